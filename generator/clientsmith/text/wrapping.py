"""Markdown as lines of a docstring, where nobody renders it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import groupby

_BULLET = re.compile(r"\s*(?:[-*+] |\d+[.)] )?")
_QUOTE = re.compile(r"\s*(?:> ?)+")
_FENCE = ("```", "~~~")
_UNBROKEN = (*_FENCE, "|", "#")
_INLINE = re.compile(
    r"(?P<code>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
    r"|(?<![!\\])\[(?P<text>(?:[^\[\]`]|`[^`]*`)+)\]\((?:#|\.{0,2}/)[^()\s]*\)"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)",
    re.S,
)
_HAS_MARKUP = re.compile(r"&[#A-Za-z]|\]\((?:#|\.{0,2}/)")
"""Most texts have none, which takes less time to see."""
_WITHIN = re.compile(r"[^\W_]$|[,;(]$")
"""How a line ends within a sentence."""
_ON = re.compile(r"[a-z`\"'(]|\d(?!\w*(?:[.):]|\s*[=:–-])\s)")
"""How a line begins that goes on with a sentence."""


def prose(text: str, width: int) -> list[str]:
    """Markdown as lines no longer than `width` where wrapping cannot change its meaning.

    Tables, headings and fenced blocks keep their lines; `width` counts from the margin. A
    sentence that goes on behind a line that is too long is filled up, and lines that fit stay
    as their author broke them.
    """
    lines: list[str] = []
    for line, is_code in _joined(text, width):
        if len(line) <= width or is_code or line.lstrip().startswith(_UNBROKEN):
            lines.append(line)
            continue
        quoted = _QUOTE.match(line)
        lead = quoted.group() if quoted else ""
        rest = line[len(lead) :]
        bullet = _BULLET.match(rest)
        rows = filled(rest, width - len(lead), bullet.end() if bullet else 0)
        lines.extend(lead + row for row in rows)
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return lines


def filled(line: str, width: int, lead: int) -> list[str]:
    """A line broken at spaces; the rows after the first are indented by `lead`."""
    margin = len(line) - len(line.lstrip())
    rows: list[str] = []
    row = line[:margin]
    empty = True
    for word in line.split():
        if empty:
            row += word
        elif len(row) + 1 + len(word) <= width:
            row += " " + word
        else:
            rows.append(row)
            row = " " * lead + word
        empty = False
    rows.append(row)
    return rows


def _joined(text: str, width: int) -> Iterator[tuple[str, bool]]:
    """The lines of a text, those of a paragraph with lines that are too long with what their
    sentence goes on with, and whether each is of a block of code."""
    whole, is_broken = "", True
    rows = list(_lines(text))
    for (raw, is_code), is_laid_out in zip(rows, _fitting(rows, width), strict=True):
        line = raw.rstrip()
        if whole and not (is_code or is_broken) and _goes_on(whole, line):
            whole += " " + line.lstrip()
        else:
            if whole:
                yield whole, False
            whole = line
            if is_code or is_laid_out or line.lstrip().startswith(_UNBROKEN):
                yield line, is_code
                whole = ""
        is_broken = raw.endswith("  ")
    if whole:
        yield whole, False


def _fitting(rows: list[tuple[str, bool]], width: int) -> Iterator[bool]:
    """Whether each line is of a paragraph all lines of which fit."""
    for is_text, group in groupby(rows, key=lambda row: bool(row[0].strip())):
        listed = list(group)
        fits = not is_text or all(
            is_code or len(line.rstrip()) <= width for line, is_code in listed
        )
        yield from (fits for _ in listed)


def _goes_on(whole: str, line: str) -> bool:
    """Whether a line is of the sentence and the paragraph that another one ends with."""
    margin = _BULLET.match(whole)
    rest = line.lstrip()
    return bool(
        margin
        and len(line) - len(rest) == margin.end()
        and _WITHIN.search(whole)
        and _ON.match(rest)
    )


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """The lines of a text, and whether each is of a block of code."""
    fenced = False
    whole = text.expandtabs(4).replace("\r\n", "\n").replace("\r", "\n")
    for line in _without_markup(whole).split("\n"):
        fence = line.lstrip().startswith(_FENCE)
        yield line, fenced or fence
        fenced ^= fence


def _without_markup(text: str) -> str:
    """The text with the characters that entities stand for, and without links that lead nowhere
    from a docstring: to a place of the same page, or of the same site."""
    return _INLINE.sub(_shown, text) if _HAS_MARKUP.search(text) else text


def _shown(match: re.Match[str]) -> str:
    if match["entity"]:
        return html.unescape(match["entity"]).replace("\N{NO-BREAK SPACE}", " ")
    return match["text"] or match[0]
