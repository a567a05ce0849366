"""Operations as data: the constants at the head of a resource module."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from ..model import ir, media_types, shapes
from ..model.media_types import JSON
from ..names.page_classes import list_class
from ..plan.decimals import decimal_places
from ..plan.results import Manner, Reply, errors
from ..text.code import Code
from .annotations import Annotations
from .bodies import BodyFact, filled_in, is_base64
from .filters import literal
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
    ir.PagingKind.OFFSET: ("next", "size", "inside", "more", "done", "total"),
    ir.PagingKind.PAGE: ("next", "size", "inside", "more", "done", "total", "pages"),
    ir.PagingKind.CURSOR: ("next", "header", "size", "inside", "more", "done", "back"),
    ir.PagingKind.NEXT_URL: ("next", "more", "done", "asking"),
    ir.PagingKind.LINK: ("asking",),
}
"""What the runtime is told of each kind of paging."""


Options = tuple[tuple[Code, object], ...]
"""Keyword arguments: name and value."""


def keywords(listed: Iterable[tuple[str, object]]) -> Options:
    """Keyword arguments by names that are ours."""
    return tuple((Code(name), value) for name, value in listed)


@dataclass(frozen=True, slots=True)
class ParameterFact:
    """How a parameter travels. One in the query whose name says all is `plain`."""

    wire: str
    location: str
    options: Options

    @property
    def plain(self) -> bool:
        """Whether its name alone is told."""
        return not (self.location or self.options)


@dataclass(frozen=True, slots=True)
class PartFact:
    """How a property of a form travels."""

    property: str
    options: Options


@dataclass(frozen=True, slots=True)
class BodyView:
    """A body: its media type unless that is JSON, the argument that carries it whole or the
    fields that carry it, by the name of the argument and, if it differs, that on the wire.
    """

    media: str
    argument: str
    fields: tuple[str | tuple[str, str], ...]
    parts: tuple[PartFact, ...]
    options: Options
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReplyFact:
    """What a reply is decoded to; its media type unless that is JSON."""

    type: str
    media: str
    event: str

    @property
    def plain(self) -> bool:
        """Whether its type alone is told."""
        return not (self.media or self.event)


@dataclass(frozen=True, slots=True)
class RepliesFact:
    """The replies with one status: a single one, or several by their media types."""

    status: str
    single: ReplyFact | None
    several: tuple[ReplyFact, ...]


@dataclass(frozen=True, slots=True)
class PagingFact:
    """How an operation is paged: the runtime's class and its arguments."""

    kind: Code
    options: Options


@dataclass(frozen=True, slots=True)
class OperationView:
    """An operation as data: the arguments of the runtime's `Operation`.

    `pages` is the class of its list, empty for the runtime's. `deprecated` are arguments, each
    with what those are told who pass it.
    `security` is None where the API's own holds; `body` is the one body, `bodies` are several.
    """

    constant: Code
    id: str
    returns: Code
    method: str
    path: str
    parameters: tuple[ParameterFact, ...]
    body: BodyView | None
    bodies: tuple[BodyView, ...]
    replies: tuple[RepliesFact, ...]
    errors: tuple[tuple[str, str], ...]
    paging: PagingFact | None
    pages: str
    deprecated: tuple[tuple[str, str], ...]
    restricted: bool
    security: tuple[tuple[str, ...], ...]
    servers: tuple[ServerFact, ...]
    security_constant: Code | None = None

    @property
    def asked(self) -> Code:
        """What it asks for: a constant of its module, or the value."""
        return self.security_constant or literal(self.security)

    def uses(self) -> Iterator[str]:
        """The names of the runtime that it is written with."""
        yield "Operation"
        bodies = self.bodies or ((self.body,) if self.body else ())
        if bodies:
            yield "Body"
        if any(body.parts for body in bodies):
            yield "Part"
        if any(not item.plain for item in self.parameters):
            yield "Parameter"
        if any(
            item.several or not (item.single and item.single.plain)
            for item in self.replies
        ):
            yield "Reply"
        if self.paging is not None:
            yield self.paging.kind
        if self.servers:
            yield "Server"


@dataclass(frozen=True, slots=True)
class ServerFact:
    """A server's URL, and of what stands in braces in it the default and the values that
    are allowed, where the document lists them."""

    url: str
    variables: tuple[tuple[str, str], ...]
    allowed: tuple[tuple[str, tuple[str, ...]], ...]


def operation_view(
    printer: Annotations, variant: Variant, name: str, returns: str
) -> OperationView:
    """The view of one `Operation` value."""
    operation, result = variant.operation, variant.result
    bodies = _together([_body(printer, item) for item in variant.payload.bodies])
    replies = [
        _replies(printer, status, found, result.manner)
        for status, found in result.replies
    ]
    nothing = ReplyFact("None", "", "")
    replies += [
        RepliesFact(status, nothing, ())
        for status in result.empty
        if not result.undeclared
    ]
    own = schemes(operation.security)
    return OperationView(
        constant=Code(name),
        id=operation.id,
        returns=Code(returns),
        method=operation.method,
        path=operation.path,
        parameters=_parameters(printer, operation),
        body=bodies[0] if len(bodies) == 1 else None,
        bodies=bodies if len(bodies) > 1 else (),
        replies=tuple(sorted(replies, key=lambda item: item.status)),
        errors=tuple(
            (status, printer.reply(type_).text)
            for status, type_ in errors(printer.api, operation)
        ),
        paging=_paging(printer, operation, operation.paging),
        pages=(
            list_class(operation.paging)
            if operation.paging is not None and operation.paging.page
            else ""
        ),
        deprecated=tuple(
            (item.name, item.deprecation or f"`{item.name}` is deprecated.")
            for item in variant.listed
            if item.deprecated and printer.names.surface.warnings == "all"
        ),
        restricted=own != schemes(printer.api.security),
        security=own,
        servers=tuple(map(server_fact, operation.servers)),
    )


def server_fact(item: ir.Server) -> ServerFact:
    """What a client is told of a server."""
    return ServerFact(
        item.url,
        tuple((v.name, v.default) for v in item.variables),
        tuple((v.name, tuple(v.values)) for v in item.variables if v.values),
    )


def _parameters(
    printer: Annotations, operation: ir.Operation
) -> tuple[ParameterFact, ...]:
    """What is told of parameters: of one in the query perhaps its name alone, and nothing
    of those in the path where the path itself says enough."""
    made = [
        (item, _parameter(printer, operation, item)) for item in operation.parameters
    ]
    in_path = {
        item.wire: bool(fact.options)
        for item, fact in made
        if item.location is ir.In.PATH
    }
    head = operation.path.partition("#")[0].partition("?")[0]
    told = set(_BRACES.findall(head)) == in_path.keys() and not any(in_path.values())
    return tuple(
        fact for item, fact in made if not (told and item.location is ir.In.PATH)
    )


def _parameter(
    printer: Annotations, operation: ir.Operation, item: ir.Parameter
) -> ParameterFact:
    argument = printer.names.argument(operation.id, (str(item.location), item.wire))
    options: list[tuple[str, str | bool]] = []
    style, explode = _DEFAULT_STYLE[item.location]
    if item.media is not None:
        options.append(("media", item.media))
    else:
        if item.style != style:
            options.append(("style", item.style))
        implied = explode if item.style == style else item.style in _EXPLODED
        if item.explode != implied:
            options.append(("explode", item.explode))
        if item.allow_reserved:
            options.append(("reserved", True))
    if argument != item.wire:
        options.append(("argument", argument))
    if item.wire in printer.names.client_parameters:
        options.append(("client", printer.names.client_parameters[item.wire]))
        if item.required:
            options.append(("required", True))
    location = "" if item.location is ir.In.QUERY else str(item.location)
    return ParameterFact(item.wire, location, keywords(options))


def _body(printer: Annotations, item: BodyFact) -> BodyView:
    content, fields, argument, required = item
    options: list[tuple[str, object]] = []
    if not required:
        options.append(("required", False))
        if fields and (constants := filled_in(printer.api, content)):
            options.append(("constants", constants))
    if argument and is_base64(printer.api, content):
        options.append(("base64", True))
    if argument and shapes.is_file(printer.api, content):
        options.append(("file", True))
    if decimals := decimal_places(printer.api, content, printer.plan.decimals):
        options.append(("decimals", decimals))
    media = "" if content.media == JSON else content.media
    parts = tuple(_parts(printer.api, content))
    named = tuple(wire if wire == name else (name, wire) for name, wire in fields)
    return BodyView(media, argument, named, parts, keywords(options))


def _together(bodies: list[BodyView]) -> tuple[BodyView, ...]:
    """The bodies, those that differ in nothing but their media types as one."""
    found: list[BodyView] = []
    for body in bodies:
        last = found[-1] if found else None
        if last is not None and replace(last, media=body.media, also=()) == body:
            also = (*last.also, body.media or JSON)
            found[-1] = replace(last, also=also)
        else:
            found.append(body)
    return tuple(found)


def _parts(api: ir.Api, content: ir.Content) -> Iterator[PartFact]:
    """What is told of parts: how they are encoded, and which of them are files."""
    files = dict.fromkeys(_files(api, content))
    for encoding in content.encodings:
        yield _part(encoding, encoding.property in files)
        files.pop(encoding.property, None)
    for name in files:
        yield _part(ir.Encoding(property=name), True)


def _files(api: ir.Api, content: ir.Content) -> Iterator[str]:
    if content.type is None or not media_types.is_multipart(content.media):
        return
    shape = shapes.resolve(api, content.type)
    if isinstance(shape, ir.Object):
        for field in shapes.writable(shape):
            if shapes.holds_file(api, field.type):
                yield field.wire


def _part(encoding: ir.Encoding, is_file: bool) -> PartFact:
    options: list[tuple[str, str | bool]] = []
    if encoding.content_type:
        options.append(("content_type", encoding.content_type))
    if encoding.style:
        options.append(("style", encoding.style))
    if encoding.explode is not None:
        options.append(("explode", encoding.explode))
    if encoding.allow_reserved:
        options.append(("reserved", True))
    if encoding.base64:
        options.append(("base64", True))
    if encoding.transfer:
        options.append(("transfer", encoding.transfer))
    if is_file:
        options.append(("file", True))
    return PartFact(encoding.property, keywords(options))


def _is_plain_json(media: str, alone: bool) -> bool:
    """Whether a reply is JSON, in whatever charset, which no other reply tells it from."""
    return media == JSON or (alone and media_types.essence(media) == JSON)


def _replies(
    printer: Annotations, status: str, replies: Iterable[Reply], manner: Manner
) -> RepliesFact:
    """One entry of the table of replies."""
    unknown = "bytes" if manner is Manner.DOWNLOAD else "JsonValue"
    replies = tuple(replies)
    alone = len(replies) == 1
    facts = tuple(
        ReplyFact(
            unknown if reply.type is None else printer.reply(reply.type).text,
            "" if _is_plain_json(reply.media, alone) else reply.media,
            reply.event,
        )
        for reply in replies
    )
    if len(facts) == 1:
        return RepliesFact(status, facts[0], ())
    return RepliesFact(status, None, facts)


def _paging(
    printer: Annotations, operation: ir.Operation, paging: ir.Paging | None
) -> PagingFact | None:
    if paging is None:
        return None
    kind, role = _PAGING[paging.kind]
    options: list[tuple[str, object]] = [
        ("items", paging.items),
        ("item", printer.reply(paging.item).text),
    ]
    named = partial(_named, printer, operation, paging)
    if role and paging.parameter is not None:
        options.append((role, named(paging.parameter)))
    told = _TOLD[paging.kind]
    if paging.next and "next" in told:
        options.append(("next", paging.next))
    if paging.header is not None and "header" in told:
        options.append(("header", paging.header))
    if paging.size is not None and "size" in told:
        options.append(("size", named(paging.size)))
    if paging.within and "inside" in told:
        holder = argument_of(printer, operation, paging.within[0])
        options.append(("inside", (holder, *paging.within[1:])))
    for name, path in (
        ("more", paging.more),
        ("done", paging.done),
        ("total", paging.total),
        ("pages", paging.pages),
    ):
        if path and name in told:
            options.append((name, path))
    if paging.backward is not None and "back" in told:
        options.append(("back", named(paging.backward)))
        if paging.previous:
            options.append(("previous", paging.previous))
    if paging.asking and "asking" in told:
        pairs = tuple(
            (wire, argument_of(printer, operation, wire)) for wire in paging.asking
        )
        options.append(("asking", pairs))
    if paging.first != 1 and paging.kind is ir.PagingKind.PAGE:
        options.append(("first", paging.first))
    return PagingFact(Code(kind), keywords(options))


def _named(
    printer: Annotations, operation: ir.Operation, paging: ir.Paging, wire: str
) -> str:
    """A paging parameter as the runtime knows it: by its argument, or by its wire name in
    what lies inside of an argument."""
    return wire if paging.within else argument_of(printer, operation, wire)


def argument_of(printer: Annotations, operation: ir.Operation, wire: str) -> str:
    """The argument that carries a paging parameter: a query or path parameter, or a body
    property."""
    for place in (ir.In.QUERY, ir.In.PATH):
        if any(
            item.wire == wire and item.location is place
            for item in operation.parameters
        ):
            return printer.names.argument(operation.id, (place.value, wire))
    return printer.names.argument(operation.id, ("body", wire))


def schemes(requirements: tuple[ir.Requirement, ...]) -> tuple[tuple[str, ...], ...]:
    """Alternative sets of scheme names, without their scopes."""
    found = (tuple(name for name, _ in alternative) for alternative in requirements)
    return tuple(dict.fromkeys(found))
