"""Scalars in quotes and collections in brackets: the flow style of YAML."""

from __future__ import annotations

import re
from typing import NamedTuple

QUOTED = re.compile(r'"(?:[^"\\]++|\\.)*+"|\'(?:[^\']++|\'\')*+\'', re.DOTALL)
PROPERTY = re.compile(r"(?:&[^\s,\[\]{}]+|!\S*)(?=\s|\Z)")
SPACE = re.compile(r"(?:\s|(?<=\s)#[^\r\n]*)*+")
WORD = re.compile(
    r"(?:[^\s,\[\]{}:#]|:(?![\s,\[\]{}]|\Z)|(?<!\s)#|[ \t]+(?![\s#:,\]}]|\Z))+"
)


class Node(NamedTuple):
    """Where a value starts, the column of its parent, and whether it may open a mapping on
    this very line."""

    offset: int
    parent: int
    compact: bool


class Member(NamedTuple):
    """A member of a mapping or an item of a sequence, with where it is shown to start."""

    key: str
    shown: int
    node: Node


FLOW = -2
"""Stands for the column of a parent in brackets."""


_ESCAPE = re.compile(
    r"\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(\r?\n[ \t]*)|(.))",
    re.DOTALL,
)
_ESCAPED = dict(
    zip("0abt\tnvfreN_LP", "\0\a\b\t\t\n\v\f\r\x1b\x85\xa0\u2028\u2029", strict=True)
)
_FOLD = re.compile(r"[ \t]*\r?\n[ \t]*((?:\r?\n[ \t]*)*)")


def unquote(text: str) -> str:
    """The value of a quoted scalar (YAML 1.2, section 7.3), for use as a key."""
    body = text[1:-1]
    if "\n" in body and text[0] == "'":
        body = _FOLD.sub(_folded, body)
    if text[0] == "'":
        return body.replace("''", "'")
    if "\n" in body:
        body = _FOLD.sub(_folded, re.sub(r"\\\r?\n[ \t]*", "", body))
    return _ESCAPE.sub(_unescaped, body) if "\\" in body else body


def _folded(match: re.Match[str]) -> str:
    return "\n" * match[1].count("\n") or " "


def _unescaped(match: re.Match[str]) -> str:
    digits = match[1] or match[2] or match[3]
    if digits:
        return chr(int(digits, 16)) if int(digits, 16) < 0x110000 else "\ufffd"
    return _ESCAPED.get(match[5], match[5]) if match[5] else ""


Ends = dict[int, int]
"""Where the collections end that were passed, by where they begin: each is read once."""


def members(text: str, offset: int, ends: Ends) -> tuple[list[Member], int]:
    """The members of the flow collection at `offset`, and where it ends."""
    mapping = text[offset] == "{"
    found: list[Member] = []
    offset += 1
    while True:
        offset = skip(text, offset)
        if offset >= len(text) or text[offset] in "]}":
            return found, min(offset + 1, len(text))
        if text[offset] == ",":
            offset += 1
            continue
        shown = offset
        key, end = scalar(text, offset)
        colon = skip(text, end)
        if text.startswith(":", colon) and end > offset:
            value = colon + 1
        elif mapping:
            value = end
        else:
            value = offset
        if mapping:
            found.append(Member(key, shown, Node(value, FLOW, False)))
        else:
            found.append(Member(str(len(found)), shown, Node(offset, FLOW, False)))
        offset = max(end_of(text, value, ends), end, offset + 1)


def skip(text: str, offset: int) -> int:
    """The offset after blanks, line breaks and comments."""
    match = SPACE.match(text, offset)
    return match.end() if match else offset


def scalar(text: str, offset: int) -> tuple[str, int]:
    """The scalar at `offset` as a key, and where it ends; nothing for a collection."""
    while (found := PROPERTY.match(text, offset)) is not None:
        offset = skip(text, found.end())
    quoted = QUOTED.match(text, offset)
    if quoted:
        return unquote(quoted[0]), quoted.end()
    word = WORD.match(text, offset)
    return (word[0].rstrip(), word.end()) if word else ("", offset)


def end_of(text: str, offset: int, ends: Ends) -> int:
    """Where the value at `offset` of a flow collection ends: at its comma or bracket."""
    opened: list[int] = []
    while offset < len(text):
        offset = skip(text, offset)
        mark = text[offset : offset + 1]
        if mark in ("{", "["):
            if offset in ends:
                offset = ends[offset]
                if not opened:
                    return offset
            else:
                opened.append(offset)
                offset += 1
        elif mark in ("}", "]"):
            if not opened:
                return offset
            offset += 1
            ends[opened.pop()] = offset
            if not opened:
                return offset
        elif mark == "," and not opened:
            return offset
        elif mark in (",", ":"):
            offset += 1
        else:
            end = scalar(text, offset)[1]
            offset = end if end > offset else offset + 1
    ends.update(dict.fromkeys(opened, offset))
    return offset
