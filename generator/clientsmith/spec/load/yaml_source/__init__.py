"""YAML text to values."""

from .parse import parse

__all__ = ["parse"]
