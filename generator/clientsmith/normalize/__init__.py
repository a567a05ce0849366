"""The fourth stage: any dialect, and any mixture of them, to one form of OpenAPI 3.1."""

from .stage import normalize

__all__ = ["normalize"]
