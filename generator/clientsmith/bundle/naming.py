"""Readable names for parts that came from elsewhere, whatever the order they were met in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from ..source import Pointer, tokens

_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")
_STRUCTURE = frozenset(
    "components schemas definitions properties items schema content paths responses parameters "
    "requestBodies requestBody headers allOf anyOf oneOf not additionalProperties $defs links "
    "prefixItems patternProperties examples callbacks securitySchemes application/json".split()
)

Key = tuple[str, Pointer]


def choose(keys: Iterable[Key], taken: Collection[str]) -> dict[Key, str]:
    """A name for each place: from its last pointer token or the file's stem.

    Places that would share a name, and those whose name is taken, get words of their
    context in front, and numbers only where that does not tell them apart.
    """
    words = {key: _words(key) for key in sorted(keys)}
    used = dict.fromkeys(words, 1)
    while True:
        groups: dict[str, list[Key]] = defaultdict(list)
        for key, parts in words.items():
            groups[_joined(parts, used[key])].append(key)
        again = False
        for name, group in groups.items():
            if len(group) == 1 and name not in taken:
                continue
            for key in group:
                if used[key] < len(words[key]):
                    used[key] += 1
                    again = True
        if not again:
            return _numbered(groups, set(taken))


def _words(key: Key) -> list[str]:
    """Words that tell a place, the most telling first."""
    identity, pointer = key
    path = PurePosixPath(urlsplit(identity).path)
    steps = [
        token
        for token in tokens(pointer)
        if token not in _STRUCTURE and not token.isdigit()
    ]
    stem = path.name.partition(".")[0] or path.parent.name
    words = [*reversed(steps), stem, *reversed(path.parent.parts)]
    fit = [_UNFIT.sub("_", word).strip("_") for word in words]
    return [word for word in fit if word] or ["part"]


def _joined(words: list[str], count: int) -> str:
    return "_".join(reversed(words[:count]))


def _numbered(groups: dict[str, list[Key]], taken: set[str]) -> dict[Key, str]:
    names: dict[Key, str] = {}
    single = {name for name, group in groups.items() if len(group) == 1}
    for name, group in sorted(groups.items()):
        for key in sorted(group):
            final, number = name, 2
            while final in taken or (final in single and final != name):
                final, number = f"{name}_{number}", number + 1
            taken.add(final)
            names[key] = final
    return names


def fit(name: str) -> str:
    """A component's name in the alphabet that OpenAPI allows (section 4.8.7)."""
    return _UNFIT.sub("_", name).strip("_") or "part"
