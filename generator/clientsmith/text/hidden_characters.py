"""Characters that nobody sees, or that steer what stands around them: one table for all that
writes text of documents."""

from __future__ import annotations

import re

_CONTROLS = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufff9-\ufffb\ufffe\uffff"
_IGNORABLE = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    r"\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Default_Ignorable_Code_Point of Unicode, the direction marks among them."""

UNSEEN = _CONTROLS + _IGNORABLE
"""All of them, for a set of a regular expression."""

_UNSEEN = re.compile(f"[{UNSEEN}]")
_PRESENTATION = "\ufe0e\ufe0f"
"""Behind a symbol they choose between text and emoji, which everybody sees."""
_SYMBOL = re.compile(
    r"[#*0-9\u00a9\u00ae\u2010-\u2bff\u3030-\u303d\u3297-\u3299\U0001f000-\U0001faff]"
)


def has_unseen(text: str) -> bool:
    """Whether a text of several lines holds such a character; most hold none."""
    return not text.isascii() and _UNSEEN.search(text) is not None


def is_shown(character: str, before: str = "") -> bool:
    """Whether people see a character where it stands behind another one."""
    if character in _PRESENTATION and before:
        return _SYMBOL.match(before) is not None
    return character.isprintable() and not _UNSEEN.match(character)
