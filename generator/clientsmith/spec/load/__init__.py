"""The first stage: bytes to a parsed document."""

from .reader import STDIN, read_document

__all__ = ["STDIN", "read_document"]
