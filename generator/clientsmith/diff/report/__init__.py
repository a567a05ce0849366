"""Findings printed: for people, for programs, for the places where CI shows them."""

from __future__ import annotations

from collections.abc import Callable

from .entries import as_annotations, as_junit, as_sarif
from .group import Group
from .machine import as_json
from .markdown import as_markdown
from .summary import Report
from .text import as_text

FORMATS: dict[str, Callable[[Report], str]] = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
    "github": as_annotations,
    "sarif": as_sarif,
    "junit": as_junit,
}
"""The name of each format and what prints it."""

__all__ = ["FORMATS", "Group", "Report"]
