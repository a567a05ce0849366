"""Content codings of replies (RFC 9110, section 8.4), undone with bounded memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Protocol

from .transport import Unreadable

_LAYERS = 3  # no honest server nests more
_STEP = 1 << 20


class _Decompressor(Protocol):
    @property
    def unconsumed_tail(self) -> bytes: ...
    @property
    def unused_data(self) -> bytes: ...
    @property
    def eof(self) -> bool: ...
    def decompress(self, data: bytes, max_length: int = ..., /) -> bytes: ...


class _Layer:
    """One coding, undone a piece at a time so that a small input cannot grow unseen."""

    def __init__(self, coding: str) -> None:
        self._deflate = coding == "deflate"
        self._head = b""
        self._zlib: _Decompressor | None = None
        self._between = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._between:
            data = data.lstrip(b"\0")  # padding, if no other member follows
        while data:
            if self._zlib is None:
                data = self._head + data
                if self._deflate and len(data) < 2:
                    self._head = data
                    return
                self._head = b""
                self._zlib = zlib.decompressobj(self._window(data))
                self._between = False
            try:
                piece = self._zlib.decompress(data, _STEP)
            except zlib.error:
                raise Unreadable("the compressed body is damaged") from None
            if piece:
                yield piece
            data = self._zlib.unconsumed_tail
            if self._zlib.eof:
                if self._deflate:
                    return
                # What follows is another member (RFC 1952, section 2.2), or padding.
                data = self._zlib.unused_data.lstrip(b"\0")
                self._zlib = None
                self._between = True

    def finish(self) -> None:
        if self._head or (self._zlib is not None and not self._zlib.eof):
            raise Unreadable("the compressed body ends too early")

    def _window(self, data: bytes) -> int:
        """How zlib is to read what begins with these bytes.

        Some servers call a stream without zlib's frame (RFC 1950, section 2.2) deflate.
        """
        if not self._deflate:
            return zlib.MAX_WBITS | 16
        framed = data[0] & 15 == 8 and int.from_bytes(data[:2], "big") % 31 == 0
        return zlib.MAX_WBITS if framed else -zlib.MAX_WBITS


class BodyReader:
    """Takes the chunks of a body off the wire and gives what they stand for.

    `limit` is the size in bytes that the decoded body may reach, `None` for any.
    """

    def __init__(self, coding: str | None, limit: int | None) -> None:
        names = [name.strip().lower() for name in (coding or "").split(",")]
        names = [name for name in names if name and name != "identity"]
        for name in names:
            if name not in ("gzip", "x-gzip", "deflate"):
                raise Unreadable(f"content coding {name!r} was not asked for")
        if len(names) > _LAYERS:
            raise Unreadable(f"{len(names)} content codings are nested")
        self._layers = [_Layer(name) for name in reversed(names)]
        self._limit = limit
        self._size = 0

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """The decoded pieces that a chunk gives."""
        return self._decode(chunk, 0)

    def finish(self) -> None:
        """Raise Unreadable if the body ends where it must not."""
        for layer in self._layers:
            layer.finish()

    def _decode(self, data: bytes, depth: int) -> Iterator[bytes]:
        if depth < len(self._layers):
            for piece in self._layers[depth].feed(data):
                yield from self._decode(piece, depth + 1)
            return
        self._size += len(data)
        if self._limit is not None and self._size > self._limit:
            raise Unreadable(f"the body is larger than {self._limit} bytes")
        yield data
