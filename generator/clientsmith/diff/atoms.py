"""The types of JSON, with the formats that restrict them."""

from __future__ import annotations

from dataclasses import dataclass

BYTES = "binary"
"""The format of a file, which travels otherwise than text."""

_NARROWER_FORMATS = {("int32", "int64"), ("float", "double")}


@dataclass(frozen=True, slots=True, order=True)
class Atom:
    """One JSON type, with the format that restricts it."""

    type: str
    format: str = ""

    def within(self, other: Atom) -> bool:
        """Whether each value of this atom is one of `other`."""
        if self.type != other.type and (self.type, other.type) != ("integer", "number"):
            return False
        if BYTES in (self.format, other.format):
            return self.format == other.format
        return (
            not other.format
            or self.format == other.format
            or (self.format, other.format) in _NARROWER_FORMATS
        )

    def __str__(self) -> str:
        return f"{self.type}/{self.format}" if self.format else self.type
