"""Diagnostics for people and for machines, by format."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ...text.escaping import visible
from ..codes import CODES
from .entries import as_annotations, as_junit, as_sarif
from .finding import Finding, located, summary
from .machine import as_json
from .markdown import markdown
from .text import text

PRINTERS: dict[str, Callable[[Iterable[Finding]], str]] = {
    "text": text,
    "json": as_json,
    "markdown": markdown,
    "github": as_annotations,
    "sarif": as_sarif,
    "junit": as_junit,
}
"""The formats by the names that the command line gives them."""


def explain(code: str) -> str | None:
    """What a code means and what to do about it; None if there is no such code."""
    explained = CODES.get(code)
    return f"{code}: {explained.title}\n\n{explained.text}\n" if explained else None


__all__ = [
    "PRINTERS",
    "Finding",
    "as_annotations",
    "as_json",
    "as_junit",
    "as_sarif",
    "explain",
    "located",
    "markdown",
    "summary",
    "text",
    "visible",
]
