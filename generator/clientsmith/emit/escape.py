"""One escaper a format, for the files that are not Python."""

from __future__ import annotations

import re

from ..text.code import Code
from ..text.hidden_characters import is_shown

_TOML_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&]|^[+\-=]")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])")


def toml(text: str) -> Code:
    """A TOML basic string (TOML 1.0, strings)."""
    return Code('"' + "".join(map(_toml_char, text)) + '"')


def _toml_char(char: str) -> str:
    if char in _TOML_SHORT:
        return _TOML_SHORT[char]
    if is_shown(char):
        return char
    code = ord(char)
    if 0xD800 <= code <= 0xDFFF:
        return "\\ufffd"  # a lone surrogate is no character
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def markdown(text: str) -> Code:
    """Plain text on one line of Markdown: nothing in it is markup."""
    flat = " ".join(text.split())
    shown = "".join(char if is_shown(char) else "\ufffd" for char in flat)
    escaped = _MARKUP.sub(lambda match: "\\" + match.group(), shown)
    return Code(_NUMBERED.sub(r"\1\\\2", escaped))
