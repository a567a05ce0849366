"""Operations as data: the constants at the head of a resource module."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .. import ir
from ..plan.results import Manner, Reply, errors
from .annotations import Annotations
from .bodies import BodyFact, is_base64
from .code import Code, quote
from .layout import call, collection, fits, inside
from .variants import Variant

_DEFAULT_STYLE = {
    ir.In.PATH: ("simple", False),
    ir.In.HEADER: ("simple", False),
    ir.In.QUERY: ("form", True),
    ir.In.COOKIE: ("form", True),
    ir.In.QUERYSTRING: ("form", True),
}
_EXPLODED = ("form", "cookie")
_BRACES = re.compile(r"\{([^{}/]+)\}")
_PAGING = {
    ir.PagingKind.OFFSET: ("OffsetPaging", "offset"),
    ir.PagingKind.PAGE: ("PagePaging", "page"),
    ir.PagingKind.CURSOR: ("CursorPaging", "cursor"),
    ir.PagingKind.NEXT_URL: ("NextUrlPaging", ""),
    ir.PagingKind.LINK: ("LinkPaging", ""),
}
_TOLD = {
    ir.PagingKind.OFFSET: ("next", "size", "more", "total"),
    ir.PagingKind.PAGE: ("next", "size", "more", "total", "pages"),
    ir.PagingKind.CURSOR: ("next", "size", "more"),
    ir.PagingKind.NEXT_URL: ("next", "more"),
    ir.PagingKind.LINK: (),
}
"""What the runtime is told of each kind of paging."""


def constant(
    printer: Annotations,
    variant: Variant,
    name: str,
    returns: str,
    uses: set[str],
) -> Code:
    """The assignment of one `Operation` value; `uses` receives the runtime names it needs."""
    uses.add("Operation")
    target, made = f"{name}: Operation[{returns}]", "Operation("
    head = f"{target} = {made}"
    items = _items(printer, variant, uses, 4)
    if fits(head, 0):
        return Code(call(head, items, 0))
    if fits(f"{target} = (", 0):
        items = _items(printer, variant, uses, 8)
        return Code(f"{target} = (\n    {call(made, items, 4)}\n)")
    wide = f"{name}: Operation[\n{inside(returns, 4)}\n]"
    return Code(
        f"{wide} = {made}" + "".join(f"\n    {item}," for item in items) + "\n)"
    )


def _items(
    printer: Annotations, variant: Variant, uses: set[str], indent: int
) -> list[str]:
    """The arguments of `Operation(...)`, laid out for a column."""
    operation, payload, result = variant.operation, variant.payload, variant.result
    items = [quote(operation.method), quote(operation.path)]
    parameters = _parameters(printer, operation, uses, indent + 4)
    if parameters:
        items.append(
            "parameters=" + collection("(", parameters, indent, len("parameters="))
        )
    if payload.bodies:
        uses.add("Body")
        if len(payload.bodies) == 1:
            items.append(
                _body(printer.api, payload.bodies[0], uses, "body=Body(", indent)
            )
        else:
            bodies = [
                _body(printer.api, item, uses, "Body(", indent + 4)
                for item in payload.bodies
            ]
            items.append("body=" + collection("(", bodies, indent, len("body=")))
    replies = [
        _replies(printer, status, found, result.manner, uses, indent + 4)
        for status, found in result.replies
    ]
    replies += [
        f'{quote(status)}: "None"' for status in result.empty if not result.undeclared
    ]
    if replies:
        items.append(
            "replies=" + collection("{", sorted(replies), indent, len("replies="))
        )
    faults = [
        f"{quote(status)}: {quote(printer.reply(type_).text)}"
        for status, type_ in errors(operation)
    ]
    if faults:
        items.append("errors=" + collection("{", faults, indent, len("errors=")))
    if operation.paging is not None:
        items.append(_paging(printer, operation, operation.paging, uses, indent))
    if schemes(operation.security) != schemes(printer.api.security):
        items.append("security=" + security(operation.security, indent))
    if operation.servers:
        uses.add("Server")
        servers = [server(item, indent + 4) for item in operation.servers]
        items.append("servers=" + collection("(", servers, indent, len("servers=")))
    return items


def _parameters(
    printer: Annotations, operation: ir.Operation, uses: set[str], indent: int
) -> list[str]:
    """What is told of parameters: of one in the query perhaps its name alone, and nothing
    of those in the path where the path itself says enough."""
    made = [
        (item, _parameter(printer, operation, item)) for item in operation.parameters
    ]
    in_path = {
        item.wire: len(texts) for item, texts in made if item.location is ir.In.PATH
    }
    head = operation.path.partition("#")[0].partition("?")[0]
    told = set(_BRACES.findall(head)) == in_path.keys() and set(in_path.values()) <= {2}
    rows: list[str] = []
    for item, texts in made:
        if len(texts) == 1:
            rows.append(texts[0])
        elif not (told and item.location is ir.In.PATH):
            uses.add("Parameter")
            rows.append(call("Parameter(", texts, indent, after=1))
    return rows


def _parameter(
    printer: Annotations, operation: ir.Operation, item: ir.Parameter
) -> list[str]:
    """The arguments of `Parameter(...)`."""
    argument = printer.names.argument(operation.id, (str(item.location), item.wire))
    texts = [quote(item.wire)]
    if item.location is not ir.In.QUERY:
        texts.append(quote(str(item.location)))
    style, explode = _DEFAULT_STYLE[item.location]
    if item.media is not None:
        texts.append(f"media={quote(item.media)}")
    else:
        if item.style != style:
            texts.append(f"style={quote(item.style)}")
        implied = explode if item.style == style else item.style in _EXPLODED
        if item.explode != implied:
            texts.append(f"explode={item.explode}")
        if item.allow_reserved:
            texts.append("reserved=True")
    if argument != item.wire:
        texts.append(f"argument={quote(argument)}")
    return texts


def _body(api: ir.Api, item: BodyFact, uses: set[str], head: str, indent: int) -> str:
    content, fields, argument, required = item
    texts = []
    if content.media != "application/json":
        texts.append(quote(content.media))
    if argument:
        texts.append(f"argument={quote(argument)}")
    if fields:
        names = [
            (
                quote(wire)
                if wire == name
                else collection("(", [quote(name), quote(wire)], indent + 8)
            )
            for name, wire in fields
        ]
        texts.append("fields=" + collection("(", names, indent + 4, len("fields=")))
    parts = [_part(encoding, indent + 8) for encoding in content.encodings]
    if parts:
        uses.add("Part")
        texts.append("parts=" + collection("(", parts, indent + 4, len("parts=")))
    if not required:
        texts.append("required=False")
    if argument and is_base64(api, content):
        texts.append("base64=True")
    return call(head, texts, indent, after=1)


def _part(encoding: ir.Encoding, indent: int) -> str:
    texts = [quote(encoding.property)]
    if encoding.content_type:
        texts.append(f"content_type={quote(encoding.content_type)}")
    if encoding.style:
        texts.append(f"style={quote(encoding.style)}")
    if encoding.explode is not None:
        texts.append(f"explode={encoding.explode}")
    if encoding.allow_reserved:
        texts.append("reserved=True")
    if encoding.base64:
        texts.append("base64=True")
    if encoding.transfer:
        texts.append(f"transfer={quote(encoding.transfer)}")
    return call("Part(", texts, indent, after=1)


def _replies(
    printer: Annotations,
    status: str,
    replies: Iterable[Reply],
    manner: Manner,
    uses: set[str],
    indent: int,
) -> str:
    """One entry of the table of replies."""
    key = f"{quote(status)}: "
    texts: list[tuple[str, ...]] = []
    for reply in replies:
        unknown = "bytes" if manner is Manner.DOWNLOAD else "JsonValue"
        type_ = unknown if reply.type is None else printer.reply(reply.type).text
        plain = reply.media == "application/json"
        items = (quote(type_),) if plain else (quote(type_), quote(reply.media))
        texts.append((*items, f"event={quote(reply.event)}") if reply.event else items)
    if len(texts) == 1 and len(texts[0]) == 1:
        return key + texts[0][0]
    uses.add("Reply")
    if len(texts) == 1:
        return call(f"{key}Reply(", texts[0], indent, after=1)
    whole = [call("Reply(", text, indent + 4, after=1) for text in texts]
    return key + collection("(", whole, indent, len(key))


def _paging(
    printer: Annotations,
    operation: ir.Operation,
    paging: ir.Paging,
    uses: set[str],
    indent: int,
) -> str:
    kind, role = _PAGING[paging.kind]
    uses.add(kind)
    texts = [
        f"items={_path(paging.items)}",
        f"item={quote(printer.reply(paging.item).text)}",
    ]
    if role and paging.parameter is not None:
        texts.append(
            f"{role}={quote(argument_of(printer, operation, paging.parameter))}"
        )
    told = _TOLD[paging.kind]
    if paging.next and "next" in told:
        texts.append(f"next={_path(paging.next)}")
    if paging.size is not None and "size" in told:
        texts.append(f"size={quote(argument_of(printer, operation, paging.size))}")
    for name, path in (
        ("more", paging.more),
        ("total", paging.total),
        ("pages", paging.pages),
    ):
        if path and name in told:
            texts.append(f"{name}={_path(path)}")
    if paging.first != 1 and paging.kind is ir.PagingKind.PAGE:
        texts.append(f"first={paging.first}")
    return call(f"paging={kind}(", texts, indent, after=1)


def argument_of(printer: Annotations, operation: ir.Operation, wire: str) -> str:
    """The argument that carries a paging parameter: a query parameter or a body property."""
    if any(
        item.wire == wire and item.location is ir.In.QUERY
        for item in operation.parameters
    ):
        return printer.names.argument(operation.id, ("query", wire))
    return printer.names.argument(operation.id, ("body", wire))


def _path(steps: tuple[str | int, ...]) -> str:
    texts = [str(step) if isinstance(step, int) else quote(step) for step in steps]
    return collection("(", texts, 0)


def schemes(requirements: tuple[ir.Requirement, ...]) -> tuple[tuple[str, ...], ...]:
    """Alternative sets of scheme names, without their scopes."""
    found = (tuple(name for name, _ in alternative) for alternative in requirements)
    return tuple(dict.fromkeys(found))


def security(requirements: tuple[ir.Requirement, ...], indent: int) -> str:
    """Alternative sets of scheme names, as a tuple display."""
    sets = [
        collection("(", [quote(name) for name in names], indent + 4) if names else "()"
        for names in schemes(requirements)
    ]
    return collection("(", sets, indent, len("security=")) if sets else "()"


def server(item: ir.Server, indent: int) -> str:
    """A `Server` value."""
    texts = [quote(item.url)]
    if item.variables:
        variables = [f"{quote(v.name)}: {quote(v.default)}" for v in item.variables]
        texts.append(collection("{", variables, indent + 4))
    allowed = [
        f"{quote(v.name)}: {collection('(', [quote(each) for each in v.values], indent + 8)}"
        for v in item.variables
        if v.values
    ]
    if allowed:
        texts.append("allowed=" + collection("{", allowed, indent + 4, len("allowed=")))
    return call("Server(", texts, indent, after=1)
