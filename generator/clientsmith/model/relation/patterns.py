"""Patterns of ECMAScript, as far as Python reads them alike."""

from __future__ import annotations

import re
from functools import lru_cache


def fits(pattern: str, text: str) -> bool | None:
    """Whether a text fits a pattern of ECMAScript; None where that cannot be told."""
    compiled = _compiled(pattern)
    if compiled is None or not text.isascii() or len(text) > _LONGEST:
        return None
    return compiled.search(text) is not None


_LONGEST = 64
"""A text longer than this is not tried: patterns may take a time that grows with it."""


_SAME = re.compile(r"[\w\s.,:;/@#%&=<>!~'\"`^$|()\[\]{}*+?-]*")
"""Patterns that Python reads as ECMAScript does: no escapes."""


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str] | None:
    if not _SAME.fullmatch(pattern) or "(?" in pattern or len(pattern) > 200:
        return None
    try:
        return re.compile(pattern.replace("$", r"\Z"))
    except (re.error, RecursionError, OverflowError):
        return None
