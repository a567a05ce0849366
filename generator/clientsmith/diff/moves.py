"""Parameters that came under another name or in another place: which was which."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from difflib import SequenceMatcher

from ..spec.grammar import OTHER_STYLE
from ..spec.source_map import Pointer
from .shape import Node, digest

Key = tuple[str, str]
Found = Mapping[Key, tuple[Node, Pointer]]

_ALIKE = 0.6
"""The share of letters that two names have in common when one is the other's new form."""

_BESIDE = frozenset({"name", "in", "required", "style", "explode", "description",
                     OTHER_STYLE})  # fmt: skip
_SIGNS = re.compile(r"[^a-z0-9]+")


def find_moves(before: Found, after: Found) -> dict[Key, Key]:
    """Old parameters that are gone to new ones that came for them: those of the same name
    elsewhere, then those beside them that say the same under a similar name."""
    gone = [key for key in sorted(before) if key not in after and key[0] != "path"]
    come = [key for key in sorted(after) if key not in before and key[0] != "path"]
    moves: dict[Key, Key] = {}
    for is_same in (_is_moved, _is_renamed):
        edges = [
            (old, new)
            for old in gone
            for new in come
            if old not in moves and new not in moves.values()
            if is_same(before, old, after, new)
        ]
        ends = Counter(key for edge in edges for key in zip(edge, "on", strict=True))
        moves |= {o: n for o, n in edges if ends[o, "o"] == ends[n, "n"] == 1}
    return moves


def _is_moved(before: Found, old: Key, after: Found, new: Key) -> bool:
    return old[0] != new[0] and _letters(old[1]) == _letters(new[1])


def _is_renamed(before: Found, old: Key, after: Found, new: Key) -> bool:
    if old[0] != new[0] or _facts(before[old][0]) != _facts(after[new][0]):
        return False
    was, is_ = _letters(old[1]), _letters(new[1])
    if was in is_ or is_ in was:
        return bool(was and is_)
    said = before[old][0].get("description"), after[new][0].get("description")
    same = bool(said[0]) and said[0] == said[1]
    first, second = sorted((was, is_))
    return same or SequenceMatcher(None, first, second).ratio() >= _ALIKE


def _letters(name: str) -> str:
    plain = _SIGNS.sub("", name.lower())
    return plain.removeprefix("x") if name.lower().startswith("x-") else plain


def _facts(node: Node) -> str:
    return digest({key: node[key] for key in node if key not in _BESIDE})
