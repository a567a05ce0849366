"""The one writer of values in TOML."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .code import Code
from .hidden_characters import is_shown

_BARE = re.compile("[A-Za-z0-9_-]+")
"""A key that needs no quotation marks (TOML 1.0, keys)."""
_PLAIN = re.compile(r"[ !$-\[\]-~]*")
"""Characters that stand for themselves, without the number sign, of which two may not meet."""
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def toml(text: str) -> Code:
    """A TOML basic string (TOML 1.0, strings), which is no command to a runner of CI, wherever
    it is printed: `##[` is none with an escape in it."""
    if not _PLAIN.fullmatch(text):  # most texts are plain
        text = "".join(map(_char, text)).replace("##", "#\\u0023")
    return Code(f'"{text}"')


def toml_key(name: str) -> str:
    """A key of TOML, without quotation marks where it needs none."""
    return name if _BARE.fullmatch(name) else toml_value(name)


def toml_value(value: object) -> str:
    """A text, truth, number, list or inline table of TOML."""
    if isinstance(value, str):
        return str(toml(value))
    if isinstance(value, Mapping):
        pairs = (
            f"{toml_key(str(key))} = {toml_value(item)}" for key, item in value.items()
        )
        return f"{{ {', '.join(pairs)} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(toml_value, value))}]"
    return str(value).lower()


def _char(char: str) -> str:
    if char in _SHORT:
        return _SHORT[char]
    if is_shown(char):
        return char
    code = ord(char)
    if 0xD800 <= code <= 0xDFFF:
        return "\\ufffd"  # a lone surrogate is no character
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
