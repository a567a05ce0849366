"""Pieces of bytes of one size, out of pieces that are cut anywhere."""

from __future__ import annotations

from collections.abc import Iterator


class Cutter:
    """Gives pieces of `size` bytes, the last of what is left; without a size, as they come."""

    def __init__(self, size: int | None) -> None:
        if size is not None and size < 1:
            raise ValueError(f"`chunk_size` must be 1 or more, not {size}")
        self._size = size
        self._rest = bytearray()

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """The pieces that one more completes."""
        if self._size is None:
            yield piece
            return
        self._rest += piece
        while len(self._rest) >= self._size:
            yield bytes(self._rest[: self._size])
            del self._rest[: self._size]

    def finish(self) -> Iterator[bytes]:
        """What is left, if anything is."""
        if self._rest:
            yield bytes(self._rest)
