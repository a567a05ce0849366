"""Names that programs import from here."""

from ._runtime.stream import AsyncStream, Stream

__all__ = ["AsyncStream", "Stream"]
