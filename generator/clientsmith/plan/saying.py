"""Whether a description of a reply says more than that there is one."""

from __future__ import annotations

import re

_WORDS = re.compile(r"\w+")
_NOTHING_SAID = frozenset("""
    a an and api body call completed created data for from http is it json no of ok object
    operation processed request response result results return returned returns schema
    success succeeded successful successfully the this was with
    """.split())


def says_something(text: str) -> bool:
    """Whether a text has a word that tells one reply from another."""
    return not _NOTHING_SAID.issuperset(_WORDS.findall(text.lower()))
