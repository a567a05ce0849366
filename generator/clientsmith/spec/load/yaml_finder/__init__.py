"""Positions in YAML text."""

from .finder import YamlFinder

__all__ = ["YamlFinder"]
