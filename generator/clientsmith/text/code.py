"""Text that is known to be valid Python, and the only ways to make it from other text."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from .hidden_characters import UNSEEN, is_shown
from .wrapping import filled

WIDTH = 88
"""black's default line length."""


class Code(Markup):
    """Text that may be printed as it is.

    The render stage refuses every other string, so a value of the document can only reach a
    file through `literal`, `docstring` or a name that the names stage decided.
    """

    __slots__ = ()

    def __new__(cls, text: str = "") -> Code:
        return str.__new__(cls, text)

    @classmethod
    def escape(cls, s: Any) -> Code:
        """Refuse to mix with text that nobody vetted.

        Raises:
            TypeError: `s` is not `Code`.
        """
        if isinstance(s, Markup):
            return cls(s)
        raise TypeError(f"raw text reached generated code: {s!r:.80}")


# What a Python source may not show as it is: control characters, lone surrogates, line and
# paragraph separators, bidirectional and invisible marks (Trojan Source, CVE-2021-42574).
def _visible(character: str, before: str = "") -> str:
    if is_shown(character, before):
        return character
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def quote(text: str) -> str:
    """A string literal as black writes it: double quotes unless that needs more escapes."""
    mark = "'" if text.count('"') > text.count("'") else '"'
    if text.isascii() and text.isprintable():
        body = text.replace("\\", "\\\\").replace(mark, "\\" + mark)
        return mark + body + mark
    body = "".join(
        _SHORT.get(char) or _visible(char)
        for char in text.replace("\\", "\\\\").replace(mark, "\\" + mark)
    )
    return mark + body + mark


def literal(value: object) -> str:
    """A scalar, list or object of JSON as a Python literal.

    Raises:
        TypeError: the value is not made of JSON's types.
    """
    if isinstance(value, str):
        return quote(value)
    if value is None or isinstance(value, bool | int):
        return repr(value)
    if isinstance(value, float):
        return (
            repr(value)
            if value == value and abs(value) != float("inf")
            else f"float('{value}')"
        )
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(literal, value)) + "]"
    if isinstance(value, dict):
        return (
            "{" + ", ".join(f"{quote(k)}: {literal(v)}" for k, v in value.items()) + "}"
        )
    raise TypeError(f"not a JSON value: {type(value).__name__}")


_UNPRINTABLE = re.compile(
    r"[^\n\x20-\x7e\u00a1-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\ud7ff]"
    rf"|(?!\n)[{UNSEEN}]"
)
_DOCTEST = re.compile(r"^(\s*)(>>>|\.\.\. )", re.MULTILINE)


def docstring(lines: Iterable[str], indent: int) -> str:
    """A docstring of these lines, indented as a block, without the first line's indent.

    Reading it back gives the same text but for white space at line ends. Lines that doctest
    would run are prefixed, since a document must not bring code to run.
    """
    return quoted(escaped("\n".join(lines)).split("\n"), indent)


def escaped(text: str) -> str:
    """Text as it stands in a docstring."""
    if ">>>" in text or "..." in text:
        text = _DOCTEST.sub(r"\1| \2", text)
    text = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    if not text.isascii() or not text.replace("\n", " ").isprintable():
        text = _UNPRINTABLE.sub(_visible_in_text, text)
    return text


def quoted(lines: Iterable[str], indent: int) -> str:
    """A docstring of escaped lines."""
    rows = [row.rstrip() for row in lines]
    rows[0] = rows[0].lstrip()
    if rows[0].startswith('"'):
        rows[0] = "\\" + rows[0]
    if len(rows) == 1:
        # black keeps a lone row and its quotes together, however long they are.
        room = WIDTH - indent - 6
        if len(rows[0]) <= room:
            return _lone(rows[0])
        rows = filled(rows[0], room, 0)
        if len(rows) == 1:
            return _lone(rows[0])
    rest = textwrap.dedent("\n".join(rows[1:])).split("\n") if len(rows) > 1 else []
    margin = " " * indent
    body = [rows[0], *(margin + row if row else "" for row in rest)]
    return '"""' + "\n".join(body) + f'\n{margin}"""'


_CLOSING = ")]\"'`*"
"""What stands behind the last word of a sentence."""


def with_full_stop(text: str) -> str:
    """A text with a full stop behind it, if its last sentence ends without any mark."""
    said = text if text.endswith("```") else text.rstrip(_CLOSING)
    return f"{text}." if said[-1:].isalnum() else text


def deprecated_text(reason: str, description: str) -> str:
    """What is said of something deprecated: that it is, why unless its description tells, and
    its description."""
    said = "" if reason.rstrip(".") in description else reason
    text = " ".join(filter(None, (said, description)))
    if text.lower().startswith("deprecated"):
        return text
    return f"Deprecated. {text}".strip()


def hugged(text: str) -> str:
    """A docstring whose end stands on the last row if it fits there."""
    body, break_, end = text.rpartition("\n")
    last = body.rpartition("\n")[2]
    if (
        not break_
        or end.strip() != '"""'
        or len(last) + 3 > WIDTH
        or last[-1:] in '"\\'
    ):
        return text
    return body + '"""'


def _lone(row: str) -> str:
    space = " " if row.endswith('"') else ""
    return f'"""{row}{space}"""'


def _visible_in_text(found: re.Match[str]) -> str:
    before = found.string[found.start() - 1 : found.start()]
    return _visible(found[0], before)
