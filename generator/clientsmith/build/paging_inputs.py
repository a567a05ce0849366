"""What a paged operation asks for: the parameters that a next page is asked with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .. import ir, shapes
from .paging_types import bare, is_number, is_token, minimum
from .paging_words import (
    CURSORS,
    LAST_ITEM,
    MARKED_LINK,
    MARKED_ZERO,
    OFFSETS,
    PAGES,
    SIZES,
    word,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The parameters that ask for a page, by their wire names.

    `last` may take the id of the last item; `first` is the number of the first page;
    `limited` says that a size has to be given, `linked` that the parameters are described
    as those of a link in the reply's header.
    """

    offset: str | None = None
    page: str | None = None
    cursor: str | None = None
    size: str | None = None
    last: str | None = None
    first: int = 1
    limited: bool = False
    linked: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing asks for pages."""
        return self.offset is None and self.page is None and self.cursor is None


def asked(api: ir.Api, operation: ir.Operation) -> Asked:
    """Which query parameters, or properties of a JSON body, ask for a page."""
    found: dict[str, str] = {}
    first = 1
    limited = linked = False
    loose: str | None = None
    for given in _inputs(api, operation):
        wire = given.wire
        name = word(wire)
        type_ = bare(api, given.type)
        number = is_number(type_)
        linked = linked or bool(MARKED_LINK.search(given.description))
        if name in OFFSETS and number and not (name == "start" and given.default == 1):
            found.setdefault("offset", wire)
        elif name in PAGES and number:
            if "page" not in found:
                first = _first_page(given, type_)
            found.setdefault("page", wire)
        elif name in SIZES and number:
            limited = limited or given.required
            found.setdefault("size", wire)
        elif (name in CURSORS or name in OFFSETS) and is_token(type_):
            found.setdefault("cursor", wire)
            if name in LAST_ITEM:
                found.setdefault("last", wire)
        elif name in PAGES and is_token(type_):
            loose = wire
    if loose is not None:
        found.setdefault("cursor", loose)
    return Asked(**found, first=first, limited=limited, linked=linked)


def _first_page(given: ir.Parameter | ir.Field, type_: ir.Type | ir.Object) -> int:
    """The number of the first page: 1, unless the document begins with 0."""
    if given.default in (0, 1):
        return int(given.default)
    if given.default is ir.ABSENT and minimum(type_) in (0, 1):
        return int(minimum(type_))
    return 0 if MARKED_ZERO.search(given.description) else 1


def _inputs(api: ir.Api, operation: ir.Operation) -> Iterator[ir.Parameter | ir.Field]:
    for parameter in operation.parameters:
        if parameter.location is ir.In.QUERY and parameter.media is None:
            yield parameter
    if operation.body is not None:
        content = shapes.preferred_content(operation.body, api)
        shape = shapes.flattened(api, content)
        if shape is None or content is None:
            return
        if shapes.is_json(content.media) or shapes.is_xml(content.media):
            yield from shapes.writable(shape)
