"""Prints trees as YAML 1.2 or JSON, the same text for the same tree, keys in their order."""

from __future__ import annotations

import json
import math
import re
from functools import lru_cache
from typing import Any

from ..text.hidden_characters import UNSEEN, has_unseen

_WIDTH = 2
_PLAIN = re.compile(rf"[A-Za-z_/$.+()~^;<=][^{UNSEEN}\u00a0]*")
_UNSAFE = re.compile(r": | #|:$|^(?:- |\? )| $|^\.{3}$")
_WORDS = frozenset("null true false yes no on off y n ~ = << .inf .nan".split())
_NUMBER_LIKE = re.compile(
    r"[-+]?[.\d][\d_,.:eExXoObBa-fA-F+-]*|[-+]?\.(?:inf|nan)", re.IGNORECASE
)
_UNPRINTABLE = re.compile(rf"(?![\t\n])[{UNSEEN}\u00a0]")


def dump(tree: Any, *, as_json: bool = False) -> str:
    """The text of a JSON value; read back, it is equal, and dumped again, it is the same.

    YAML strings that other readers take for something else (`no`, `1.10`, dates) are quoted,
    texts of several lines are literal blocks, and hidden characters are escapes.
    """
    if as_json:
        text = json.dumps(tree, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
        return _UNPRINTABLE.sub(_json_escape, text) if has_unseen(text) else text
    lines: list[str] = []
    if isinstance(tree, dict | list) and tree:
        _block(tree, 0, lines)
    else:
        lines.append(_scalar(tree))
    return "\n".join(lines) + "\n"


def _json_escape(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1]


def _block(node: Any, indent: int, lines: list[str]) -> None:
    """Add the lines of a collection that is not empty."""
    margin = " " * indent
    if isinstance(node, dict):
        for key, value in node.items():
            _entry(
                f"{margin}{_text(str(key))}:",
                value,
                indent,
                lines,
                isinstance(value, list),
            )
        return
    for value in node:
        if isinstance(value, dict | list) and value:
            start = len(lines)
            _block(value, indent + _WIDTH, lines)
            lines[start] = f"{margin}- {lines[start][indent + _WIDTH:]}"
        else:
            _entry(f"{margin}-", value, indent, lines, False)


def _entry(head: str, value: Any, indent: int, lines: list[str], flush: bool) -> None:
    if isinstance(value, dict | list) and value:
        lines.append(head)
        _block(value, indent if flush else indent + _WIDTH, lines)
    elif isinstance(value, str) and _is_literal(value):
        _literal(head, value, indent + _WIDTH, lines)
    else:
        lines.append(f"{head} {_scalar(value)}")


def _is_literal(value: str) -> bool:
    """Whether a text reads back from a literal block, and reads better there."""
    if "\n" not in value.rstrip("\n") or _UNPRINTABLE.search(value):
        return False
    return "\t" not in value[:1] and bool(value.strip("\n"))


def _literal(head: str, value: str, indent: int, lines: list[str]) -> None:
    body = value.rstrip("\n")
    breaks = len(value) - len(body)
    mark = "-" if breaks == 0 else "" if breaks == 1 else "+"
    rows = body.split("\n")
    first = next(row for row in rows if row)
    leading = str(_WIDTH) if first[0] in " \t" or not rows[0] else ""
    lines.append(f"{head} |{leading}{mark}")
    margin = " " * indent
    lines.extend(f"{margin}{row}" if row else "" for row in rows)
    lines.extend("" for _ in range(breaks - 1))


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, float):
        return _float(value)
    if isinstance(value, dict):
        return "{}"
    if isinstance(value, list):
        return "[]"
    return json.dumps(value)


def _float(value: float) -> str:
    if not math.isfinite(value):
        raise ValueError(f"JSON has no number {value}")
    return repr(value)


@lru_cache(maxsize=50_000)
def _text(value: str) -> str:
    """A string as plain scalar if no reader can take it for anything else, else quoted."""
    if (
        _PLAIN.fullmatch(value)
        and value.lower() not in _WORDS
        and not _UNSAFE.search(value)
        and not _NUMBER_LIKE.fullmatch(value)
        and not _UNPRINTABLE.search(value)
    ):
        return value
    quotable = not any(sign in value for sign in "'\n\t")
    if quotable and not _UNPRINTABLE.search(value):
        return f"'{value}'"
    quoted = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(_escape, quoted)


def _escape(match: re.Match[str]) -> str:
    number = ord(match[0])
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
