"""Descriptions as Markdown alone: the simple HTML that many documents write becomes Markdown.

CommonMark lets HTML stand in Markdown, but docstrings and pages show its tags as text.
"""

from __future__ import annotations

from .markdown import written
from .tags import MARKED, pieces

__all__ = ["as_markdown"]


def as_markdown(text: str | None) -> str:
    """A description whose tags of HTML are Markdown; the same text if it has none.

    Unknown tags and those without their other half stay as they are, since texts write
    placeholders as `<name>`; so does a text of which nothing would be left.
    Takes time in proportion to the text, whatever it holds.
    """
    if not text:
        return ""
    if "<" not in text or not MARKED.search(text):
        return text
    found = pieces(text)
    return (found and written(found)) or text
