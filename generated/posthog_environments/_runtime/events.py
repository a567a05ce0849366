"""Sequences in a byte stream: server-sent events and JSON Lines, parsed as bytes come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from .transport import Unreadable
from .value import Value

EVENT_LIMIT = 16 << 20
"""Bytes that one event or line may have."""


class Event(Value):
    """A server-sent event; of other sequences, only `data` is known.

    `id` is the last id that the server gave, also by an earlier event.
    """

    data: str
    event: str = ""
    id: str = ""

    def __init__(self, data: str, event: str = "", id: str = "") -> None:
        # By hand, since there may be very many.
        self.__dict__.update(data=data, event=event, id=id)


class Parser(Protocol):
    """Turns chunks of bytes, cut anywhere, into events."""

    last_id: str
    retry: float | None

    def feed(self, chunk: bytes) -> Iterator[Event]:
        """The events that a chunk completes."""
        ...

    def finish(self) -> Iterator[Event]:
        """The events that the end of the stream completes."""
        ...


class _Lines:
    """Cuts bytes at line ends; `ends` are the bytes that end a line."""

    def __init__(self, ends: tuple[bytes, ...]) -> None:
        self._ends = ends
        self._rest = bytearray()
        self._searched = 0

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        rest = self._rest
        rest += chunk
        start = 0
        while (end := self._find(max(start, self._searched))) >= 0:
            yield bytes(rest[start:end])
            start = self._searched = end + 1
        del rest[:start]
        self._searched = len(rest)
        if len(rest) > EVENT_LIMIT:
            raise Unreadable(f"an event is larger than {EVENT_LIMIT} bytes")

    def finish(self) -> bytes:
        rest = bytes(self._rest)
        self._rest.clear()
        self._searched = 0
        return rest

    def _find(self, start: int) -> int:
        found = [self._rest.find(end, start) for end in self._ends]
        return min((index for index in found if index >= 0), default=-1)


class ServerSentEvents:
    """The event stream format of the HTML standard, section 9.2.6.

    A stream that goes on after an interruption takes over `last_id` and `retry`, but not
    the event that was cut off.
    """

    def __init__(self, last_id: str = "", retry: float | None = None) -> None:
        self.last_id = last_id
        self.retry = retry
        self._lines = _Lines((b"\n", b"\r"))
        self._after_cr = False
        self._first = True
        self._data: list[str] = []
        self._size = 0
        self._event = ""

    def feed(self, chunk: bytes) -> Iterator[Event]:
        """See `Parser`."""
        # CR LF is one line end, also where a chunk ends between the two.
        if chunk and self._after_cr and chunk[:1] == b"\n":
            chunk = chunk[1:]
            self._after_cr = False
        if chunk:
            self._after_cr = chunk[-1:] == b"\r"
            chunk = chunk.replace(b"\r\n", b"\n")
        for line in self._lines.feed(chunk):
            yield from self._line(line)

    def finish(self) -> Iterator[Event]:
        """An event that was not ended is given all the same: servers forget the last line
        end, and half an event would not be lost in silence."""
        line = self._lines.finish()
        if line:
            yield from self._line(line)
        yield from self._dispatch()

    def _line(self, raw: bytes) -> Iterator[Event]:
        line = raw.decode("utf-8", "replace")
        if self._first:
            line = line.removeprefix("\ufeff")
            self._first = False
        if not line:
            yield from self._dispatch()
            return
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "data":
            self._size += len(raw)
            if self._size > EVENT_LIMIT:
                raise Unreadable(f"an event is larger than {EVENT_LIMIT} bytes")
            self._data.append(value)
        elif name == "event":
            self._event = value
        elif name == "id" and "\0" not in value:
            self.last_id = value
        elif name == "retry" and value.isascii() and value.isdigit():
            self.retry = int(value) / 1000

    def _dispatch(self) -> Iterator[Event]:
        data, event = self._data, self._event
        self._data, self._event, self._size = [], "", 0
        if data:
            yield Event("\n".join(data), event, self.last_id)


class JsonLines:
    """One JSON text a line, or after each record separator (RFC 7464)."""

    def __init__(self, *ends: bytes) -> None:
        self.last_id = ""
        self.retry: float | None = None
        self._lines = _Lines(ends)

    def feed(self, chunk: bytes) -> Iterator[Event]:
        """See `Parser`."""
        for line in self._lines.feed(chunk):
            yield from self._line(line)

    def finish(self) -> Iterator[Event]:
        """See `Parser`."""
        yield from self._line(self._lines.finish())

    def _line(self, raw: bytes) -> Iterator[Event]:
        text = raw.decode("utf-8", "replace").strip().removeprefix("\ufeff")
        if text:
            yield Event(text)


def parser_of(media: str) -> Parser:
    """The parser of a content type; what is not known is read as JSON Lines."""
    essence = media.partition(";")[0].strip().lower()
    if essence == "text/event-stream":
        return ServerSentEvents()
    if essence in ("application/json-seq", "application/geo+json-seq"):
        return JsonLines(b"\x1e")
    return JsonLines(b"\n")
