"""Sequences in a byte stream: server-sent events and JSON Lines, parsed as bytes come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from .transport import Unreadable
from .value import Value

EVENT_LIMIT = 16 << 20
"""Bytes that one event or line may have."""

_SHORT = 1 << 16
"""Lines of fewer bytes are not counted where they are the first of an event."""
_DIGITS = 18
"""Digits that a number of milliseconds may have."""


class Event(Value):
    """A server-sent event; of other sequences, only `data` is known.

    `id` is the last id that the server gave, also by an earlier event.
    """

    data: str
    event: str = ""
    id: str = ""

    def __init__(self, data: str, event: str = "", id: str = "") -> None:
        # By hand, since there may be very many.
        fields = self.__dict__
        fields["data"], fields["event"], fields["id"] = data, event, id


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
    """Cuts bytes at line ends, in time that grows with their number only."""

    def __init__(self, end: bytes) -> None:
        self._end = end
        self._rest: list[bytes] = []
        self._size = 0

    def feed(self, chunk: bytes) -> list[bytes]:
        """The lines that a chunk completes."""
        *lines, rest = chunk.split(self._end)
        if lines:
            lines[0] = b"".join((*self._rest, lines[0]))
            self._rest.clear()
            self._size = 0
        if rest:
            self._rest.append(rest)
            self._size += len(rest)
            if self._size > EVENT_LIMIT:
                raise Unreadable(f"an event is larger than {EVENT_LIMIT} bytes")
        return lines

    def finish(self) -> bytes:
        """What is left without an end."""
        rest = b"".join(self._rest)
        self._rest.clear()
        return rest


class ServerSentEvents:
    """The event stream format of the HTML standard, section 9.2.6.

    A stream that goes on after an interruption takes over `last_id` and `retry`, but not
    the event that was cut off.
    """

    def __init__(self, last_id: str = "", retry: float | None = None) -> None:
        self.last_id = last_id
        self.retry = retry
        self._lines = _Lines(b"\n")
        self._after_cr = False
        self._first = True
        self._data: list[bytes] = []
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
            if b"\r" in chunk:
                chunk = chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        kept = self._data
        for line in self._lines.feed(chunk):
            if not line:
                if kept:
                    yield self._dispatched()
                self._event = ""
            elif line[:6] == b"data: " and len(line) < _SHORT and not kept:
                kept.append(line[6:])  # nearly every line of nearly every stream
                self._first = False
            else:
                self._take(line)

    def finish(self) -> Iterator[Event]:
        """An event that was not ended is given all the same: servers forget the last line
        end, and half an event would not be lost in silence."""
        line = self._lines.finish()
        if line:
            self._take(line)
        if self._data:
            yield self._dispatched()

    def _take(self, line: bytes) -> None:
        if self._first:
            line = line.removeprefix(b"\xef\xbb\xbf")
            self._first = False
        name, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        if name == b"data":
            self._size += len(line)
            if self._size > EVENT_LIMIT:
                raise Unreadable(f"an event is larger than {EVENT_LIMIT} bytes")
            self._data.append(value)
        elif name == b"event":
            self._event = value.decode("utf-8", "replace")
        elif name == b"id" and b"\0" not in value:
            self.last_id = value.decode("utf-8", "replace")
        elif name == b"retry" and value.isdigit() and len(value) <= _DIGITS:
            self.retry = int(value) / 1000

    def _dispatched(self) -> Event:
        data = b"\n".join(self._data).decode("utf-8", "replace")
        self._data.clear()
        self._size = 0
        return Event(data, self._event, self.last_id)


class JsonLines:
    """One JSON text a line, or after each record separator (RFC 7464)."""

    def __init__(self, end: bytes) -> None:
        self.last_id = ""
        self.retry: float | None = None
        self._lines = _Lines(end)

    def feed(self, chunk: bytes) -> Iterator[Event]:
        """See `Parser`."""
        for line in self._lines.feed(chunk):
            text = line.decode("utf-8", "replace").strip().removeprefix("\ufeff")
            if text:
                yield Event(text)

    def finish(self) -> Iterator[Event]:
        """See `Parser`."""
        text = self._lines.finish().decode("utf-8", "replace")
        text = text.strip().removeprefix("\ufeff")
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
