"""The second stage: a document and all it refers to, as one tree."""

from .stage import Bundle, bundle

__all__ = ["Bundle", "bundle"]
