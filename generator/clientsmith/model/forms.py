"""The forms in which one operation can be called, where it offers several media types.

The main form sends the preferred body and asks for the preferred reply. A media type whose
values are made of the same arguments goes with it; one of another shape is a form of its
own. A media type that only writes the same value in another way is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from . import ir, media_types, shapes

_WORDS = {
    "application/octet-stream": "bytes",
    "application/x-www-form-urlencoded": "form",
    "multipart/form-data": "multipart",
    "text/plain": "text",
    "*/*": "bytes",
}
_PREFIX = re.compile(r"^(?:x-|vnd\.|prs\.)+")
_SEPARATORS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Form:
    """An operation reduced to one form, with what sets it apart: what its method's name has
    more than the main form's (`from_xml` by its body, `as_csv` by its reply), and a note.
    """

    suffix: str
    operation: ir.Operation
    note: str


def bodies(api: ir.Api, body: ir.Body) -> tuple[tuple[ir.Content, ...], ...]:
    """The contents of a body in groups: those of a group take the same arguments, which its
    first tells. The first group is that of the main form."""
    ordered = sorted(body.contents, key=lambda item: shapes.rank(item, api))
    groups: list[tuple[_Arguments, list[ir.Content]]] = []
    for content in ordered:
        own = _arguments(api, content)
        home = next((group for main, group in groups if _carries(main, own)), None)
        if home is not None:
            home.append(content)
        elif not any(_same_value(api, group[0], content) for _, group in groups):
            groups.append((own, [content]))
    return tuple(tuple(group) for _, group in groups)


def further(api: ir.Api, operation: ir.Operation) -> tuple[Form, ...]:
    """The forms of an operation beside its main one."""
    found: dict[str, Form] = {}
    if operation.body is not None and len(operation.body.contents) > 1:
        for group in bodies(api, operation.body)[1:]:
            body = replace(operation.body, required=True, contents=group)
            _add(found, "from", group[0].media, replace(operation, body=body))
    for media in _other_replies(api, operation):
        reduced = tuple(
            _reduced(response, media)
            for response in operation.responses
            if not _is_success(response)
            or not response.contents
            or any(item.media == media for item in response.contents)
        )
        _add(found, "as", media, replace(operation, responses=reduced, paging=None))
    return tuple(found.values())


def _add(
    found: dict[str, Form], link: str, media: str, operation: ir.Operation
) -> None:
    suffix = f"{link}_{word(media)}"
    if suffix in found:
        suffix = f"{link}_{_SEPARATORS.sub('_', media.lower()).strip('_')}"
    found[suffix] = Form(suffix, operation, _NOTES[link].format(media))


_NOTES = {
    "from": "The body is sent as `{}`.",
    "as": "The reply is asked for as `{}`.",
}


def word(media: str) -> str:
    """A media type in a word of a method's name: `text/csv` is `csv`."""
    base = media_types.essence(media)
    if base in _WORDS:
        return _WORDS[base]
    kind, _, name = base.partition("/")
    if name == "*":
        return kind or "bytes"
    last = _PREFIX.sub("", name).rpartition(".")[2].removesuffix("+json")
    return _SEPARATORS.sub("_", last).strip("_") or "bytes"


# --- bodies --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Arguments:
    """What a content is made of: arguments for fields, or else one for the whole body."""

    fields: dict[str, ir.Field] | None
    whole: object


def _arguments(api: ir.Api, content: ir.Content) -> _Arguments:
    shape = shapes.flattened(api, content)
    if shape is None:
        return _Arguments(None, _passed(api, content))
    return _Arguments({field.wire: field for field in shapes.writable(shape)}, None)


def _carries(main: _Arguments, other: _Arguments) -> bool:
    """Whether the arguments of one content make the other, or, without those that may be
    left out, a smaller one."""
    fields, own = main.fields, other.fields
    if fields is None or own is None:
        return fields is own and main.whole == other.whole
    if fields.keys() == own.keys():
        return True
    return (
        own.keys() < fields.keys()
        and all(fields[wire].type == field.type for wire, field in own.items())
        and not any(field.required for wire, field in fields.items() if wire not in own)
    )


def _passed(api: ir.Api, content: ir.Content) -> object:
    """What an argument for a whole body depends on."""
    if content.item is not None:
        return content.item
    if media_types.is_structured(content.media) or shapes.is_xml_document(api, content):
        return content.type
    shape = shapes.resolve(api, content.type) if content.type is not None else None
    binary = isinstance(shape, ir.Scalar) and shape.kind is ir.Kind.BINARY
    return "text" if media_types.is_text(content.media) and not binary else "bytes"


def _same_value(api: ir.Api, main: ir.Content, other: ir.Content) -> bool:
    """Whether a content is another way of writing the same structured value."""
    if main.type is None or main.type != other.type or main.item or other.item:
        return False
    return not isinstance(shapes.resolve(api, main.type), ir.Scalar)


# --- replies -------------------------------------------------------------------------------


def _is_success(response: ir.Response) -> bool:
    return response.status.startswith("2")


def _reduced(response: ir.Response, media: str) -> ir.Response:
    if not _is_success(response):
        return response
    kept = tuple(item for item in response.contents if item.media == media)
    return replace(response, contents=kept)


def _other_replies(api: ir.Api, operation: ir.Operation) -> list[str]:
    """The media types of a result that are another than its JSON, in the document's order."""
    found: dict[str, None] = {}
    known: set[str] = set()
    for response in filter(_is_success, operation.responses):
        main = shapes.document(response)
        if main is None:
            continue
        for content in response.contents:
            same = content.type == main.type and (
                content.type is not None or media_types.is_json(content.media)
            )
            if content is main or same or _both_text(api, main, content):
                known.add(content.media)
            elif content.item is None and _differs(api, main, content):
                found[content.media] = None
    return [media for media in found if media not in known]


def _differs(api: ir.Api, main: ir.Content, content: ir.Content) -> bool:
    """Whether a body says something that the JSON does not; beside JSON of no structure,
    a file is what is meant in the first place."""
    if "/" not in content.media:
        return False
    if main.type is not None and not isinstance(
        shapes.resolve(api, main.type), ir.Scalar
    ):
        return True
    plain = content.type is None and content.media.startswith("text/plain")
    return media_types.is_text(content.media) and not plain


def _both_text(api: ir.Api, main: ir.Content, content: ir.Content) -> bool:
    """Whether JSON and the other body are mere texts."""
    shape = shapes.resolve(api, main.type) if main.type is not None else None
    plain = isinstance(shape, ir.Scalar) and shape.kind is ir.Kind.STRING
    return plain and media_types.is_text(content.media)


def written_otherwise(
    api: ir.Api, operation: ir.Operation
) -> Iterator[tuple[ir.Content, str]]:
    """The contents of bodies and results that no form sends or asks for, each with the
    media type that stands for it."""
    if operation.body is not None and len(operation.body.contents) > 1:
        groups = bodies(api, operation.body)
        sent = {id(item) for group in groups for item in group}
        for content in operation.body.contents:
            if id(content) not in sent:
                yield content, groups[0][0].media
    asked = set(_other_replies(api, operation))
    for response in filter(_is_success, operation.responses):
        main = shapes.document(response)
        for content in response.contents:
            if main is None or content is main or content.item is not None:
                continue
            if content.media not in asked and not media_types.is_json(content.media):
                yield content, main.media
