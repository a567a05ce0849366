"""Where each declaration is used: by which methods, in which fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ..model import ir
from ..model.shapes import references
from ..plan.usage import received, sent
from .entries import Method
from .links import Places

Use = tuple[str, str, str]
"""What uses a declaration, and its address: a page and an anchor."""


def usage(places: Places, methods: Iterable[Method]) -> dict[ir.TypeId, list[Use]]:
    """The uses of each declaration, methods first."""
    found: dict[ir.TypeId, list[Use]] = defaultdict(list)
    for method in methods:
        operation = method.operation
        ids = {*received(places.api, operation), *sent(places.api, operation)}
        place = places.method(method.resource, method.name)
        for id_ in sorted(ids):
            found[id_].append((method.path, *place))
    for listed in places.modules.values():
        for holder in listed:
            for name, type_ in _members(places, holder):
                title = places.title(holder)
                use = f"{title}.{name}" if name else title
                page, _ = places.declaration(title) or ("", "")
                for id_ in dict.fromkeys(references(type_)):
                    found[id_].append((use, page, use.replace(".", "-")))
    return found


def _members(places: Places, id_: ir.TypeId) -> Iterator[tuple[str, ir.Type]]:
    declaration = places.api.declarations[id_]
    if isinstance(declaration, ir.Alias):
        yield "", declaration.target
        return
    for field in declaration.fields:
        yield places.names.field(id_, field.wire), field.type
