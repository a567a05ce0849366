"""Documents that gzip packed (RFC 1952), unpacked within limits."""

from __future__ import annotations

import zlib

GZIP = b"\x1f\x8b"
"""How each gzip file begins."""

_WINDOW = 31
"""zlib's number for gzip with the widest window."""


def unpack(content: bytes, limit: int) -> bytes | str:
    """The first member of a gzip file; a str says what is wrong.

    What is larger than `limit` bytes is cut after one byte more, as any file is that is read.
    """
    packed = zlib.decompressobj(_WINDOW)
    try:
        unpacked = packed.decompress(content, limit + 1)
    except zlib.error:
        return "The file begins as gzip does, and is broken."
    if not packed.eof and len(unpacked) <= limit:
        return "The gzip file ends too early."
    if unpacked.startswith(GZIP):
        return "The file is packed by gzip twice."
    return unpacked
