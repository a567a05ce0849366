"""Descriptions as Markdown that is safe to show: no HTML, no images, no links but absolute
ones, and nothing that goes on after the end of the description."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from markdown_it import MarkdownIt

_FENCE = re.compile(r" *(?:(`{3,})[^`]*|(~{3,}).*)$")
_FENCES = re.compile(r"(?m)^ *(`{3,}[^`]*|~{3,}.*)$")
_HEADING = re.compile(r" {0,3}#{1,6}\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*$")
_INLINE = re.compile(
    r"(?P<code>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<escaped>\\.)"
    r"|(?P<auto><https?://[^\s<>]+>)"
    r"|(?P<image>!)?\[(?P<text>[^\[\]]*)\]\((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)"
    r"|(?P<tick>`+)"
    r"|(?P<angle><)"
    r"|(?P<entity>&)(?=\#?\w+;)",
)
_ABSOLUTE = ("https://", "http://", "mailto:")
_OURS = re.compile(r"\[[^\[\]\n]*\]\((?:https?://|mailto:)[^()\s<>]*\)")
_DOUBTFUL = re.compile(r"<|!\[|\]\s*[(:]|```|~~~")
"""What might be more than it seems to be; everything else is read by all alike."""

_END = "The end"
_READER = MarkdownIt("commonmark", {"html": True}).enable("table")


def _any_link(url: str) -> bool:
    return True


_READER.validateLink = _any_link  # type: ignore[method-assign]

Plain = Callable[[str], str]
"""Writes a line of text in which nothing is markup."""


def paragraphs(text: str, plain: Plain) -> str:
    """A description as blocks; as text, line by line, where it holds what could be unsafe."""
    written = "\n".join(
        rows if is_code else _inline(rows) for rows, is_code in _parts(text)
    )
    if _is_safe(written):
        return written
    return "\n".join(plain(line) if line.strip() else "" for line in text.split("\n"))


def on_one_line(text: str, plain: Plain, code: Plain) -> str:
    """A description on one line, of which the blocks of code become code within it. What
    stands beside it changes nothing in it."""
    parts: list[str] = []
    for rows, is_code in _parts(text):
        if not is_code:
            parts.append(_inline(" ".join(rows.split()), alone=True))
        elif inner := _FENCES.sub("", rows).strip():
            parts.append(code(inner))
    written = " ".join(part for part in parts if part)
    return written if _is_safe(f"x {written}") else plain(text)


def _is_safe(written: str) -> bool:
    """Whether a reader of Markdown sees nothing that must not be there."""
    if not _DOUBTFUL.search(_OURS.sub(" ", written)):
        return True
    found: dict[str, Any] = {}
    tokens = _READER.parse(f"{written}\n\n{_END}\n", found)
    if tokens[-2].content != _END or tokens[-2].level != 1:
        return False
    targets = [str(each["href"]) for each in found.get("references", {}).values()]
    for token in tokens:
        for each in (token, *(token.children or ())):
            if each.type.startswith("html") or each.type == "image":
                return False
            if each.type == "link_open":
                targets.append(str(each.attrGet("href") or ""))
    return all(target.lower().startswith(_ABSOLUTE) for target in targets)


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """The lines between blocks of code, and those of each."""
    for is_code, rows in groupby(_lines(text), key=itemgetter(1)):
        yield "\n".join(line for line, _ in rows), is_code


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """The lines of a description, with headings as bold text and no HTML, and whether each
    is of a block of code."""
    fence, before = "", ""
    for line in text.split("\n"):
        line = line.rstrip()
        found = _FENCE.match(line)
        if fence:
            yield line, True
            inner = line.strip()
            if len(inner) >= len(fence) and not inner.strip(fence[0]):
                fence = ""
        elif found:
            fence = found[1] or found[2]
            yield line, True
        elif heading := _HEADING.match(line):
            yield f"**{heading[1]}**" if heading[1] else "", False
        elif _UNDERLINE.match(line) and before.strip():
            yield "", False
        else:
            yield line, False
        before = line
    if fence:
        yield fence, True


def _inline(line: str, *, alone: bool = False) -> str:
    """The line without HTML; `alone` if no code goes on in another one."""
    marks = "<[&`" if alone else "<[&"
    if not any(mark in line for mark in marks):
        return line
    return _INLINE.sub(_shown_alone if alone else _shown, line)


def _shown_alone(match: re.Match[str]) -> str:
    ticks = match["tick"]
    return "\\`" * len(ticks) if ticks else _shown(match)


def _shown(match: re.Match[str]) -> str:
    """A piece of a line: links that lead somewhere stay, images and tags do not."""
    if match["angle"]:
        return "&lt;"
    if match["entity"]:
        return "&amp;"
    if match["target"] is None:
        return match.group()
    if match["target"].lower().startswith(_ABSOLUTE) and not match["image"]:
        return f"[{match['text'].replace('<', '&lt;')}]({match['target']})"
    return match["text"].replace("<", "&lt;")
