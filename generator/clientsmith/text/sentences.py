"""Sentences of prose."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?][)\"'`*_]*(?=\s+[^a-z\s])")
_SHORT = re.compile(
    r"(?:^|[\s(])(?:[A-Za-z]|e\.g|i\.e|vs|cf|approx|incl|etc|no|nos|resp|dr|mr|mrs|st|[A-Z](?:\.[A-Z])+)$",
    re.IGNORECASE,
)
"""What a full stop after does not end a sentence: abbreviations, and letters of names."""
_THING = re.compile(r"^(?!the |an? |our )[^:,;|-]*\S (?:REST )?APIs?$", re.IGNORECASE)
"""Titles that say what something is, and take an article."""
_OPEN = ("`", "**")


_SUBTITLE = re.compile(r": | [|–—-] ")


def with_article(title: str) -> str:
    """A title within a sentence: `the Shop API` for `Shop API: buy and sell.`"""
    found = " ".join(title.split()).rstrip(".")
    main = _SUBTITLE.split(found, maxsplit=1)[0]
    found = main if _THING.search(main) else found
    return f"the {found}" if _THING.search(found) else found


def first_sentence(text: str) -> str:
    """The first sentence of the first paragraph of a text, with its full stop, on one line.

    A full stop ends a sentence where a word in lower case does not follow it, and where it is
    not of an abbreviation, or within code.
    """
    paragraph = " ".join(text.strip().partition("\n\n")[0].split())
    for end in _END.finditer(paragraph):
        said = paragraph[: end.start()]
        inside = any(said.count(mark) % 2 for mark in _OPEN)
        if not inside and not _SHORT.search(said):
            return paragraph[: end.end()]
    return paragraph
