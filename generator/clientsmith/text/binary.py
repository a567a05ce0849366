"""Bytes within text, since the files of an output are text: as PEP 383 writes what is no UTF-8."""

from __future__ import annotations

_ESCAPED = "surrogateescape"


def to_bytes(text: str) -> bytes:
    """The content of a file whose text this is."""
    return text.encode("utf-8", _ESCAPED)


def from_bytes(content: bytes) -> str:
    """The text that `to_bytes` gives these bytes for."""
    return content.decode("utf-8", _ESCAPED)
