"""Which token of a reply a parameter takes back."""

from __future__ import annotations

import re

from ..model import ir
from .pages import Reply
from .paging_inputs import Input
from .paging_leaves import Leaf, is_url
from .paging_types import is_moment, is_number, is_text
from .paging_words import (
    CURSORS,
    LAST_ITEM,
    MARKED_NEXT,
    MARKED_PAGES,
    MARKED_THIS,
    MARKED_TOKEN,
    NEXT_CURSORS,
    NEXT_HOLDERS,
    OFFSETS,
    PAGES,
    SIZES,
    UNSURE_CURSORS,
    word,
)


def token_for(given: Input, reply: Reply) -> tuple[str, ...]:
    """The path of the token that a parameter asks the next page with; empty where no
    property is surely it.

    The document's own words come first, then what is below an object called `next`, then
    names that say `next`, and at last a token of the parameter's own name.
    """
    leaves = [leaf for leaf in reply.leaves if _suits(given, leaf)]
    for holds in (_is_named, _is_below_next, _says_next, _is_next, _is_token):
        for leaf in leaves:
            if holds(given, leaf) and not _is_echo(given, leaf, reply):
                return leaf.path
    return ()


def is_repeated(given: Input, leaf: Leaf) -> bool:
    """Whether a property is described as what the parameter of its name asks the next page
    with, whatever the two are called."""
    same = leaf.path == (given.wire,) and is_text(leaf.type)
    return same and bool(MARKED_PAGES.search(leaf.field.description))


def header_for(given: Input, reply: Reply) -> str | None:
    """The header of a reply that holds the token which a parameter takes: called as it is,
    or as tokens of the next page are."""
    own = word(given.wire)
    if not given.is_one_of(CURSORS - UNSURE_CURSORS):
        return None
    for wire in reply.headers:
        name = word(wire).removeprefix("x")
        if name.endswith((f"next{own}", *_HEADERS)) or name == own:
            return wire
    return None


_HEADERS = tuple(
    name for name in NEXT_CURSORS if "next" in name or "continuation" in name
)
"""How headers end that hold a token: `X-Acme-Next-Cursor`."""


def _suits(given: Input, leaf: Leaf) -> bool:
    """Whether a parameter can take what a property holds."""
    if isinstance(given.type, ir.Object | ir.Map):
        return isinstance(leaf.type, ir.Object | ir.Map)
    if is_number(leaf.type):
        number = is_number(given.type)
        return number or leaf.word in NEXT_CURSORS - {word(given.wire)}
    if not is_text(leaf.type) and not is_moment(leaf.type):
        return False
    if is_url(leaf):
        return False
    return not is_number(given.type) or is_text(given.type)


def _is_named(given: Input, leaf: Leaf) -> bool:
    """Whether the description of one speaks of the other by its name."""
    own, other = leaf.path[-1], given.wire
    if leaf.word not in NEXT_CURSORS | {"next"} and "next" not in leaf.word:
        return False
    if _mentions(given.description, own):
        return True
    return _mentions(leaf.field.description, other) and bool(
        MARKED_NEXT.search(leaf.field.description)
    )


def _mentions(text: str, name: str) -> bool:
    """Whether a text has a name that is no plain word of it: quoted, or a compound."""
    escaped = re.escape(name)
    if re.search(rf"[`'\"*]{escaped}[`'\"*]", text):
        return True
    compound = "_" in name or re.search(r"[a-z][A-Z]", name)
    if compound and re.search(rf"\b{escaped}\b", text):
        return True
    return bool(re.search(rf"\b(?:in|as) (?:the )?{escaped}\b", text))


def _is_below_next(given: Input, leaf: Leaf) -> bool:
    own = leaf.word == word(given.wire) or leaf.word in CURSORS - UNSURE_CURSORS
    return own and len(leaf.path) > 1 and word(leaf.path[-2]) in NEXT_HOLDERS


def _says_next(given: Input, leaf: Leaf) -> bool:
    if leaf.word in NEXT_CURSORS and "next" in leaf.word:
        return True
    return leaf.word == "next" + word(given.wire) or (
        leaf.word.startswith("next") and leaf.word.endswith(word(given.wire))
    )


def _is_next(given: Input, leaf: Leaf) -> bool:
    """Whether a property called `next` holds a token, or the value of a parameter."""
    if leaf.word != "next":
        return False
    if is_number(leaf.type):
        return is_number(given.type)
    return bool(MARKED_TOKEN.search(leaf.field.description))


def _is_token(given: Input, leaf: Leaf) -> bool:
    if is_number(leaf.type) != is_number(given.type) and not is_text(leaf.type):
        return False
    if leaf.word == "last" and len(leaf.path) == 1:
        return given.is_one_of(LAST_ITEM)
    if leaf.word in NEXT_CURSORS:
        return not is_number(given.type) or is_number(leaf.type)
    if leaf.word != word(given.wire):
        return False
    if given.is_one_of(OFFSETS):  # a text that comes back is no number of items
        return is_text(given.type) and not is_number(given.type) and len(leaf.path) == 1
    return given.is_one_of(CURSORS - UNSURE_CURSORS)


def _is_echo(given: Input, leaf: Leaf, reply: Reply) -> bool:
    """Whether a property repeats what this page was asked with: it is described so, or it
    is called as the parameter and stands beside other repeated parameters."""
    text = leaf.field.description
    if "next" in leaf.word or leaf.word.startswith("last") or MARKED_NEXT.search(text):
        return False
    if MARKED_THIS.search(text):
        return True
    if leaf.word != word(given.wire) or (
        len(leaf.path) > 1 and leaf.above & NEXT_HOLDERS
    ):
        return False
    beside = {
        other.word
        for other in reply.leaves
        if other.path[:-1] == leaf.path[:-1] and other.word != leaf.word
    }
    return bool(beside & (SIZES - {"count", "results"} | OFFSETS | PAGES))
