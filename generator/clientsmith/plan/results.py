"""What a call gives back: one decision an operation, for the method, its twin and its stub."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ..model import ir, media_types, shapes


class Manner(StrEnum):
    """How a method hands over the reply."""

    CALL = "call"
    PAGES = "pages"
    STREAM = "stream"
    DOWNLOAD = "download"


@dataclass(frozen=True, slots=True)
class Reply:
    """One documented body: the type is None where any JSON may come, `item` for streams.

    `event` is set where the item is a server-sent event as a whole: its data is then "text",
    or "json" in text.
    """

    media: str
    type: ir.Type | None
    text: bool = False
    event: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """`replies` by status; `empty` statuses come without a body. `undeclared` means that no
    success body is documented at all, so that whatever JSON comes is handed over."""

    manner: Manner
    replies: tuple[tuple[str, tuple[Reply, ...]], ...]
    empty: tuple[str, ...] = ()
    undeclared: bool = False


@dataclass(frozen=True, slots=True)
class Results:
    """The result of a plain call, and of its streaming variant where JSON and a stream of
    events are both documented."""

    main: Result
    stream: Result | None = None


_JSON_KINDS = (
    ir.Kind.INTEGER,
    ir.Kind.NUMBER,
    ir.Kind.BOOLEAN,
    ir.Kind.ANY,
    ir.Kind.NEVER,
)
_BODILESS = ("204", "205", "304")
_TEXTUAL = (
    "xml",
    "text",
    "javascript",
    "html",
    "csv",
    "yaml",
    "graphql",
    "x-www-form-urlencoded",
)


def is_stream(content: ir.Content) -> bool:
    """Whether a reply of this media type comes item by item."""
    return content.item is not None or media_types.is_sequential(content.media)


def success(operation: ir.Operation) -> tuple[ir.Response, ...]:
    """The replies that are results."""
    return shapes.results(operation)


def errors(api: ir.Api, operation: ir.Operation) -> tuple[tuple[str, ir.Type], ...]:
    """The documented error bodies by status, where they are JSON, or XML or text whose schema
    has members."""
    results = success(operation)
    found: list[tuple[str, ir.Type]] = []
    for reply in operation.responses:
        if reply in results or reply.status.startswith(("2", "3")):
            continue
        bodies = [
            content
            for content in reply.contents
            if media_types.is_json(content.media)
            or media_types.is_range(content.media)
            or shapes.is_xml_document(api, content)
            or _is_structured_text(api, content)
        ]
        bodies.sort(key=lambda content: media_types.is_xml(content.media))
        type_ = next((body.type for body in bodies if body.type is not None), None)
        if type_ is not None:
            found.append((reply.status, type_))
    return tuple(found)


def results(api: ir.Api, operation: ir.Operation) -> Results:
    """Decide how an operation's method hands over its reply."""
    if operation.method == "HEAD":
        # Its replies have no body, whatever the document says of them.
        every = tuple(response.status for response in success(operation))
        return Results(Result(Manner.CALL, (), every))
    whole: list[tuple[str, tuple[Reply, ...]]] = []
    streams: list[tuple[str, tuple[Reply, ...]]] = []
    files: list[tuple[str, tuple[Reply, ...]]] = []
    empty: list[str] = []
    for response in success(operation):
        usable = [item for item in response.contents if item.media]
        if not usable or response.status in _BODILESS:
            empty.append(response.status)
            continue
        flow = [item for item in usable if is_stream(item)]
        if flow:
            streams.append(
                (response.status, tuple(_streamed(api, item) for item in flow[:1]))
            )
        still = [item for item in usable if not is_stream(item)]
        plain = [_plain(api, item) for item in still]
        known = [item for item in plain if item is not None]
        binary = tuple(
            Reply(item.media, None)
            for item, reply in zip(still, plain, strict=True)
            if reply is None
        )
        if known and not (binary and all(_says_little(api, item) for item in known)):
            whole.append((response.status, _chosen(known)))
        elif binary:
            files.append((response.status, binary))
    stream = Result(Manner.STREAM, tuple(streams)) if streams else None
    if whole:
        manner = Manner.PAGES if operation.paging is not None else Manner.CALL
        return Results(Result(manner, tuple(whole), tuple(empty)), stream)
    if stream is not None:
        return Results(stream)
    if files:
        return Results(Result(Manner.DOWNLOAD, tuple(files), tuple(empty)))
    bare = bool(empty) and all(status in _BODILESS for status in empty)
    return Results(Result(Manner.CALL, (), tuple(empty), undeclared=not bare))


def _says_little(api: ir.Api, reply: Reply) -> bool:
    """Whether a body is JSON of no structure: beside a file, it is the file that is meant."""
    if reply.text or reply.type is None:
        return not reply.text
    shape = shapes.resolve(api, reply.type)
    return isinstance(shape, ir.Scalar)


def _chosen(replies: list[Reply]) -> tuple[Reply, ...]:
    """JSON where it is offered, since Accept asks for it; else every textual form."""
    typed = [reply for reply in replies if not reply.text]
    typed.sort(key=_place)
    return tuple(typed[:1] or replies)


def _place(reply: Reply) -> int:
    """JSON itself before its relatives, and both before XML."""
    if media_types.essence(reply.media) == "application/json":
        return 0
    return 2 if media_types.is_xml(reply.media) else 1


def _streamed(api: ir.Api, content: ir.Content) -> Reply:
    type_ = content.item or content.type
    event = ""
    if content.envelope and type_ is not None:
        texts = all(_is_text(api, field.type) for field in _data(api, type_))
        event = "text" if texts else "json"
    return Reply(content.media, type_, event=event)


def _data(api: ir.Api, type_: ir.Type) -> Iterator[ir.Field]:
    """The property `data` of each kind of event."""
    shape = shapes.resolve(api, type_)
    if isinstance(shape, ir.Union):
        for option in shape.options:
            yield from _data(api, option)
    elif isinstance(shape, ir.Object):
        yield from (field for field in shape.fields if field.wire == "data")


def _is_text(api: ir.Api, type_: ir.Type) -> bool:
    """Whether a value is sent as the text that it is, and not as JSON in text."""
    shape = shapes.resolve(api, type_)
    if isinstance(shape, ir.Union):
        return all(_is_text(api, option) for option in shape.options)
    if isinstance(shape, ir.Literals):
        return all(isinstance(value, str) for value in shape.values)
    return isinstance(shape, ir.Scalar) and shape.kind not in _JSON_KINDS


def _plain(api: ir.Api, content: ir.Content) -> Reply | None:
    """A body that is decoded whole, None for one that is a file."""
    if media_types.is_json(content.media) or shapes.is_xml_document(api, content):
        return Reply(content.media, content.type)
    shape = shapes.resolve(api, content.type) if content.type is not None else None
    binary = isinstance(shape, ir.Scalar) and shape.kind in (
        ir.Kind.BINARY,
        ir.Kind.BASE64,
    )
    base = media_types.essence(content.media)
    if base.startswith("text/") or any(word in base for word in _TEXTUAL):
        return None if binary else Reply(content.media, _worded(content, shape), True)
    if binary or shape is None:
        return None if binary or base != "*/*" else Reply("application/json", None)
    if isinstance(shape, ir.Scalar) and shape.kind is ir.Kind.STRING and base != "*/*":
        return None
    return Reply(content.media, content.type)


def _is_structured_text(api: ir.Api, content: ir.Content) -> bool:
    """Whether a schema says that what is called text has members: then JSON may come."""
    if content.type is None or media_types.is_xml(content.media):
        return False
    shape = shapes.resolve(api, content.type)
    return media_types.is_text(content.media) and isinstance(
        shape, ir.Object | ir.Array | ir.Map
    )


def _worded(content: ir.Content, shape: ir.Type | ir.Object | None) -> ir.Type:
    """The type of a textual body: text, or what its schema says if it comes as JSON."""
    if content.type is None or shape is None or "xml" in media_types.essence(content.media):
        return ir.STRING
    if isinstance(shape, ir.Literals) or (
        isinstance(shape, ir.Scalar) and shape.kind not in _WORDED
    ):
        return ir.STRING
    type_ = content.type
    if isinstance(type_, ir.Union) and type_.discriminator is None:
        rest = [each for each in type_.options if each not in (ir.STRING, ir.NULL)]
        null = [each for each in type_.options if each == ir.NULL]
        return ir.Union((*rest, ir.STRING, *null))
    return ir.Union((type_, ir.STRING))


_WORDED = (ir.Kind.INTEGER, ir.Kind.NUMBER, ir.Kind.BOOLEAN)
"""Kinds of which a text is JSON."""
