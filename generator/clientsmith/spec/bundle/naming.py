"""Readable names for parts that came from elsewhere, whatever the order they were met in."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from pathlib import PurePath, PurePosixPath
from urllib.parse import urlsplit

from ..source_map import Pointer, tokens

_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")
_STRUCTURE = frozenset(
    "components schemas definitions properties items schema content paths responses parameters "
    "requestBodies requestBody headers allOf anyOf oneOf not additionalProperties $defs links "
    "prefixItems patternProperties examples callbacks securitySchemes application/json".split()
)

_REMOTE = ("http", "https")

Key = tuple[str, Pointer]


def choose(keys: Iterable[Key], taken: Collection[str], entry: str) -> dict[Key, str]:
    """A name for each place: from its last pointer token or the file's stem.

    Places that would share a name, and those whose name is taken, get words of their
    context in front, and numbers only where that does not tell them apart. Files are
    called by where they lie from the document, whose identity is `entry`: where it lies
    itself must not show.
    """
    near = {key: (_relative(key[0], entry), key[1]) for key in keys}
    words = {key: _words(near[key]) for key in sorted(near, key=lambda key: near[key])}
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
    file, pointer = key
    path = PurePosixPath(file)
    steps = [
        token
        for token in tokens(pointer)
        if token not in _STRUCTURE and not token.isdigit()
    ]
    stem = path.name.partition(".")[0] or path.parent.name
    folders = (part for part in reversed(path.parent.parts) if part != "..")
    words = [*reversed(steps), stem, *folders]
    fit = [_UNFIT.sub("_", word).strip("_") for word in words]
    return [word for word in fit if word] or ["part"]


def _relative(identity: str, entry: str) -> str:
    """The path of a file from the document's folder; nothing for the document itself, the
    whole path for what lies on another host."""
    if identity == entry:
        return ""
    file, start = urlsplit(identity), urlsplit(entry)
    if file.scheme in _REMOTE or start.scheme in _REMOTE:
        if file[:2] != start[:2]:
            return file.path
        identity, entry = file.path, start.path
    folder = PurePath(entry).parent
    return PurePath(os.path.relpath(identity, folder)).as_posix()


def _joined(words: list[str], count: int) -> str:
    return "_".join(reversed(words[:count]))


def _numbered(groups: dict[str, list[Key]], taken: set[str]) -> dict[Key, str]:
    """The names, with numbers where several have one, in the order of the group."""
    names: dict[Key, str] = {}
    single = {name for name, group in groups.items() if len(group) == 1}
    for name, group in sorted(groups.items()):
        for key in group:
            final, number = name, 2
            while final in taken or (final in single and final != name):
                final, number = f"{name}_{number}", number + 1
            taken.add(final)
            names[key] = final
    return names


def fit(name: str) -> str:
    """A component's name in the alphabet that OpenAPI allows (section 4.8.7)."""
    return _UNFIT.sub("_", name).strip("_") or "part"
