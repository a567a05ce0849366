"""One escaper a format, for the files that are not Python."""

from __future__ import annotations

import re

from ..text.code import Code
from ..text.hidden_characters import is_shown

_MARKUP = re.compile(r"[\\`*\[\]<>#|~&]|(?<![^\W_])_|_(?![^\W_])|^[+\-=]")
"""What Markdown reads as markup; not an underscore between letters, as in `service_id`."""
_NUMBERED = re.compile(r"^(\d{1,9})([.)])")


_SPAN = re.compile(r"(`[^`]+`)")


def markdown(text: str) -> Code:
    """Text on one line of Markdown: nothing in it is markup, but for code in backticks."""
    flat = " ".join(text.split())
    shown = "".join(char if is_shown(char) else "\ufffd" for char in flat)
    written = "".join(
        (
            part
            if at % 2 and "|" not in part
            else _MARKUP.sub(lambda match: "\\" + match.group(), part)
        )
        for at, part in enumerate(_SPAN.split(shown))
    )
    return Code(_NUMBERED.sub(r"\1\\\2", written))
