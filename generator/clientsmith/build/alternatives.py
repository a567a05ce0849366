"""Media types that a method leaves out: it has one set of arguments and one result."""

from __future__ import annotations

from collections.abc import Iterator

from .. import ir, shapes
from ..diagnostics import Diagnostics


def report(api: ir.Api, diagnostics: Diagnostics) -> None:
    """Tell which bodies cannot be sent and which replies are not asked for, because the
    document offers another media type that was preferred."""
    for operation in api.operations:
        for content in _unsent(api, operation):
            diagnostics.unsupported(
                "body-alternative",
                content.at,
                f"{operation.id} sends {_preferred(api, operation)}; {content.media} has another"
                " shape and is left out",
            )
        for response in operation.responses:
            for content in _unasked(api, response):
                diagnostics.unsupported(
                    "reply-alternative",
                    content.at,
                    f"{operation.id} asks for JSON; {content.media} is left out",
                )


def _preferred(api: ir.Api, operation: ir.Operation) -> str:
    content = shapes.preferred_content(operation.body, api) if operation.body else None
    return content.media if content is not None else "nothing"


def _unsent(api: ir.Api, operation: ir.Operation) -> Iterator[ir.Content]:
    """The contents whose values are other than what the arguments make."""
    if operation.body is None:
        return
    chosen = shapes.preferred_content(operation.body, api)
    if chosen is None:
        return
    wanted = _shape(api, chosen)
    for content in operation.body.contents:
        if content is not chosen and _shape(api, content) != wanted:
            yield content


def _shape(api: ir.Api, content: ir.Content) -> object:
    """What the arguments for a body depend on."""
    flat = shapes.flattened(api, content)
    if flat is not None:
        return frozenset(field.wire for field in shapes.writable(flat))
    if shapes.is_json(content.media) or shapes.is_form(content.media):
        return content.type
    return content.media.partition("/")[0] == "text", content.item


def _unasked(api: ir.Api, response: ir.Response) -> Iterator[ir.Content]:
    """The contents of a result beside its JSON, but for streams, which have their method,
    and for files beside JSON of no structure, which are preferred."""
    if not response.status.startswith("2"):
        return
    documents = [item for item in response.contents if shapes.is_json(item.media)]
    structured = any(
        item.type is not None
        and not isinstance(shapes.resolve(api, item.type), ir.Scalar)
        for item in documents
    )
    for content in response.contents:
        textual = content.media.startswith("text/") or "xml" in content.media
        if content.item is not None or content in documents:
            continue
        if structured or (documents and textual):
            yield content
