"""What a document itself declares of its paging, in links and in extensions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..model import ir
from ..spec.source_map import tokens
from . import pages
from .paging_types import item_of, reach
from .paging_words import OFFSETS, word

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Declared:
    """A declaration of a document; None where it says that a list has one page only."""

    paging: ir.Paging | None


def paging(
    api: ir.Api, tree: Mapping[str, ir.Json], operation: ir.Operation
) -> Declared | None:
    """How a document says that an operation is paged; None where it does not say, or says
    what its reply does not have."""
    node = _at(tree, tokens(operation.at))
    for name, read in _READERS.items():
        said = node.get(name)
        if said is True:
            said = tree.get(name)
        if isinstance(said, dict):
            found = read(api, operation, said)
            if found is not None:
                return found
    return _linked(api, operation, node)


def _at(tree: Mapping[str, ir.Json], path: Path) -> Mapping[str, Any]:
    found: Any = tree
    for step in path:
        found = found.get(step) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else {}


def _made(
    api: ir.Api,
    operation: ir.Operation,
    kind: ir.PagingKind,
    items: Path,
    **more: Any,
) -> Declared | None:
    """A declaration that the reply agrees with."""
    content = pages.success(operation)
    if content is None or content.type is None:
        return None
    item = item_of(api, reach(api, content.type, items))
    if item is None:
        return None
    names = {each.wire for each in operation.parameters if each.location in _SENT}
    within: Path = more.get("within", ())
    parameter: str | None = more.get("parameter")
    needs = kind in (ir.PagingKind.OFFSET, ir.PagingKind.PAGE, ir.PagingKind.CURSOR)
    if needs and (
        parameter is None or not (within or parameter in names or operation.body)
    ):
        return None
    return Declared(ir.Paging(kind=kind, items=items, item=item, **more))


_SENT = (ir.In.QUERY, ir.In.PATH)


def _pageable(
    api: ir.Api, operation: ir.Operation, said: Mapping[str, Any]
) -> Declared | None:
    """`x-ms-pageable` of AutoRest."""
    link = said.get("nextLinkName", "nextLink")
    items = (str(said.get("itemName") or "value"),)
    if link is None:
        return Declared(None)
    if not isinstance(link, str):
        return None
    return _made(api, operation, ir.PagingKind.NEXT_URL, items, next=(link,))


def _speakeasy(
    api: ir.Api, operation: ir.Operation, said: Mapping[str, Any]
) -> Declared | None:
    """`x-speakeasy-pagination`."""
    outputs = _mapping(said.get("outputs"))
    inputs = {
        str(each.get("type")): str(each.get("name"))
        for each in said.get("inputs", ())
        if isinstance(each, dict)
    }
    results = _json_path(outputs.get("results"))
    more: dict[str, Any] = {"size": inputs.get("limit")}
    if said.get("type") == "url":
        next_ = _json_path(outputs.get("nextUrl"))
        return _made(
            api, operation, ir.PagingKind.NEXT_URL, results or (), next=next_ or ()
        )
    if said.get("type") == "cursor":
        next_ = _json_path(outputs.get("nextCursor"))
        if next_ is None:
            return None
        items = results if results is not None else _before(next_)
        kind = ir.PagingKind.CURSOR
        more |= {"parameter": inputs.get("cursor"), "next": next_}
        return _made(api, operation, kind, items or (), **more)
    pages_ = _json_path(outputs.get("numPages")) or ()
    if "page" in inputs:
        more |= {"parameter": inputs["page"], "pages": pages_}
        return _made(api, operation, ir.PagingKind.PAGE, results or (), **more)
    more["parameter"] = inputs.get("offset")
    return _made(api, operation, ir.PagingKind.OFFSET, results or (), **more)


def _before(path: tuple[str | int, ...]) -> Path:
    """The list that a path goes through by the place of an item."""
    steps: list[str] = []
    for step in path:
        if isinstance(step, int):
            break
        steps.append(step)
    return tuple(steps)


def _fern(
    api: ir.Api, operation: ir.Operation, said: Mapping[str, Any]
) -> Declared | None:
    """`x-fern-pagination`."""
    items = _property_path(said.get("results"), "$response.") or ()
    if "next_uri" in said:
        next_ = _property_path(said["next_uri"], "$response.")
        return _made(api, operation, ir.PagingKind.NEXT_URL, items, next=next_ or ())
    for name in ("cursor", "offset"):
        asked = _property_path(said.get(name), "$request.")
        if not asked:
            continue
        more: dict[str, Any] = {"within": asked[:-1], "parameter": asked[-1]}
        flag = _property_path(said.get("has-next-page"), "$response.")
        more["more"] = flag or ()
        if name == "cursor":
            more["next"] = _property_path(said.get("next_cursor"), "$response.") or ()
            return _made(api, operation, ir.PagingKind.CURSOR, items, **more)
        counts = word(asked[-1]) in OFFSETS
        kind = ir.PagingKind.OFFSET if counts else ir.PagingKind.PAGE
        return _made(api, operation, kind, items, **more)
    return None


def _parameters(
    api: ir.Api, operation: ir.Operation, said: Mapping[str, Any]
) -> Declared | None:
    """`x-pagination`, which names parameters and dotted paths of the reply."""
    items = _dotted(said.get("resultsPath")) or ()
    limit = _dotted_input(said.get("limitParam"))
    size = limit[1] if limit else None
    cursor = _dotted_input(said.get("cursorParam"))
    if cursor is not None:
        next_ = _dotted(said.get("cursorPath")) or ()
        within, name = cursor
        more = {"within": within, "parameter": name, "size": size, "next": next_}
        return _made(api, operation, ir.PagingKind.CURSOR, items, **more)
    offset = _dotted_input(said.get("pageOffsetParam"))
    if offset is not None:
        more = {"within": offset[0], "parameter": offset[1], "size": size}
        return _made(api, operation, ir.PagingKind.OFFSET, items, **more)
    page = _dotted_input(said.get("pageParam"))
    if page is not None:
        start = said.get("pageStart", 0)
        first = start if isinstance(start, int) else 0
        more = {"within": page[0], "parameter": page[1], "size": size}
        return _made(api, operation, ir.PagingKind.PAGE, items, first=first, **more)
    return None


_READERS: Mapping[
    str, Callable[[ir.Api, ir.Operation, Mapping[str, Any]], Declared | None]
] = {
    "x-speakeasy-pagination": _speakeasy,
    "x-fern-pagination": _fern,
    "x-pagination": _parameters,
    "x-ms-pageable": _pageable,
}


def _linked(
    api: ir.Api, operation: ir.Operation, node: Mapping[str, Any]
) -> Declared | None:
    """A Link Object that leads from a reply to the next page of the same operation
    (OpenAPI 3.1, section 4.8.20)."""
    for name, link in _links(node):
        same = link.get("operationId") == operation.operation_id
        parameters = _mapping(link.get("parameters"))
        if not same or operation.operation_id is None or "next" not in word(name):
            continue
        for parameter, expression in parameters.items():
            prefix = "$response.body#/"
            if not str(expression).startswith(prefix):
                continue
            path = tuple(str(expression).removeprefix(prefix).split("/"))
            read = pages.read(api, operation)
            if read.reply is not None:
                wire = str(parameter).rpartition(".")[2]
                items = read.reply.items
                kind = ir.PagingKind.CURSOR
                return _made(api, operation, kind, items, parameter=wire, next=path)
    return None


def _links(node: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for status, response in sorted(_mapping(node.get("responses")).items()):
        if str(status).startswith("2"):
            for name, link in _mapping(_mapping(response).get("links")).items():
                yield name, _mapping(link)


def _mapping(found: object) -> Mapping[str, Any]:
    return found if isinstance(found, dict) else {}


def _json_path(text: object) -> tuple[Any, ...] | None:
    """The steps of a JSONPath (RFC 9535) that names properties, and places in lists."""
    if not isinstance(text, str) or not text.startswith("$"):
        return None
    steps: list[str | int] = []
    for name, quoted, place in re.findall(
        r"\.([\w@$-]+)|\['([^']+)'\]|\[\(?@?\.?(?:length)?(-?\d+)\)?\]", text
    ):
        steps.append(int(place) if place else name or quoted)
    return tuple(steps)


def _property_path(text: object, prefix: str) -> Path | None:
    if not isinstance(text, str) or not text.startswith(prefix):
        return None
    return tuple(text.removeprefix(prefix).split("."))


def _dotted(text: object) -> Path | None:
    return tuple(text.split(".")) if isinstance(text, str) and text else None


def _dotted_input(text: object) -> tuple[Path, str] | None:
    """The holders and the name of a parameter, or of a property of the body."""
    if not isinstance(text, str) or not text:
        return None
    if not text.startswith("body."):
        return (), text
    *within, name = text.removeprefix("body.").split(".")
    return tuple(within), name
