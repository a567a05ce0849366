"""Examples of what a call sends and gets: those of the document, else made ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup
from pydantic_core import PydanticSerializationError, to_json

from ..examples.choice import Origin, as_value, choose_example
from ..examples.fits import fits
from ..model import ir, media_types, shapes
from ..plan.results import success
from .document import Example, as_object, text
from .entries import Method
from .medium import NOTHING, joined
from .pages import Pages
from .views.resources import BodyView, ReplyView

_MOST_LINES = 150
"""A body that is longer is cut, and says so."""
_MOST = 12
"""Examples of one body that are shown."""
_NOTES = {
    Origin.DOCUMENT: NOTHING,
    Origin.PARTS: Markup(
        "Put together from what the document gives for its parts; the rest is made."
    ),
    Origin.TYPES: Markup("Made from the types: the document gives no example."),
}


@dataclass(frozen=True, slots=True)
class Bodies:
    """Writes the bodies of a method's request and replies."""

    pages: Pages

    def request(self, method: Method) -> tuple[BodyView, ...]:
        """The documented examples of a body, each with a program that sends it where it fits
        and is not the one that is shown anyway."""
        pages, body, api = self.pages, method.operation.body, self.pages.printer.api
        content = shapes.preferred_content(body, api) if body is not None else None
        if content is None:
            return ()

        def program(value: ir.Json) -> Markup:
            type_ = ir.Array(content.item) if content.item is not None else content.type
            if type_ is None or value is ir.ABSENT or not fits(api, type_, value):
                return NOTHING
            written = pages.examples.program(method, body=value)
            return pages.medium.block(written, "python")

        found = self._examples(content)
        shown = [
            program(each.value) if place else NOTHING
            for place, each in enumerate(found)
        ]
        return tuple(
            replace(view, program=given)
            for view, given in zip(self._views(found), shown, strict=True)
        )

    def examples(self, content: ir.Content) -> tuple[BodyView, ...]:
        """The examples of a body that comes: those that the document gives of its media type,
        else the one that fakes serve."""
        found = self._examples(content)
        return tuple(self._views(found) if found else self._chosen(content))

    def replies(self, method: Method) -> tuple[ReplyView, ...]:
        """What comes back, a view for each documented status, successes first."""
        fine = [reply.status for reply in success(method.operation)]
        listed = sorted(
            method.operation.responses, key=lambda reply: reply.status not in fine
        )
        return tuple(self._reply(reply) for reply in listed)

    def _reply(self, reply: ir.Response) -> ReplyView:
        medium = self.pages.medium
        first = shapes.document(reply) or next(iter(reply.contents), None)
        rest = [content for content in reply.contents if content is not first]
        bodies = self.examples(first) if first is not None else ()
        for content in rest:
            bodies += tuple(
                replace(
                    view, title=joined(medium.text(f"{content.media} "), view.title)
                )
                for view in self._views(self._examples(content))
            )
        medias = ", ".join(content.media for content in (first, *rest) if content)
        return ReplyView(
            status=medium.text(reply.status),
            about=medium.cell(self.pages.document.told(reply)),
            media=medium.text(medias),
            bodies=bodies,
            said=tuple(self._said(reply)),
        )

    def _said(self, reply: ir.Response) -> Iterator[Markup]:
        """What the schemas of a reply say that have no name, and so no place of their own."""
        pages = self.pages
        for content in reply.contents:
            schema = as_object(pages.document.at(content.at).get("schema"))
            said = text(schema, "description")
            if said and "$ref" not in schema:
                yield pages.medium.cell(said)

    def _examples(self, content: ir.Content) -> list[Example]:
        document = self.pages.document
        found = list(document.examples(document.at(content.at)))
        if not found:
            found = [Example(value, name) for name, value in content.examples]
        api = self.pages.printer.api
        return [
            replace(each, value=as_value(api, content, each.value))
            for each in found[:_MOST]
        ]

    def _views(self, found: list[Example]) -> Iterator[BodyView]:
        pages = self.pages
        for example in found:
            title = pages.remarks.titled(example)
            if len(found) == 1 and title == "response":
                title = NOTHING
            if example.value is ir.ABSENT:
                link = pages.remarks.address(example.url, example.url)
                yield BodyView(joined(" ".join(filter(None, (title, link)))), NOTHING)
            else:
                yield BodyView(title, self._block(example.value))

    def _chosen(self, content: ir.Content) -> Iterator[BodyView]:
        type_ = content.item or content.type
        if type_ is None or _is_binary(type_):
            return
        example = choose_example(self.pages.printer.api, content)
        if example is None:
            return
        made = example.origin is Origin.TYPES
        if not made or _is_readable(content):
            block = self._block(example.value)
            yield BodyView(NOTHING, block, note=_NOTES[example.origin], made=made)

    def _block(self, value: ir.Json) -> Markup:
        if isinstance(value, str):
            return self.pages.medium.block(_cut(value), "text")
        return self.pages.medium.block(_cut(_laid_out(value)), "json")


def _laid_out(value: ir.Json) -> str:
    """A value as JSON over several lines, by a writer that is much quicker than `json`."""
    try:
        return to_json(value, indent=2).decode()
    except (
        PydanticSerializationError
    ):  # half a surrogate pair, which UTF-8 has no place for
        return json.dumps(value, indent=2, default=str)


def _cut(text: str) -> str:
    lines = text.strip("\n").split("\n")
    left = len(lines) - _MOST_LINES
    if left > 0:
        lines = [*lines[:_MOST_LINES], f"… and {left} lines more"]
    return "\n".join(lines)


def _is_binary(type_: ir.Type) -> bool:
    return isinstance(type_, ir.Scalar) and type_.kind is ir.Kind.BINARY


def _is_readable(content: ir.Content) -> bool:
    """Whether a made value would look like what comes."""
    return media_types.is_json(content.media) or content.item is not None
