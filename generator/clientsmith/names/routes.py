"""Path templates as words: which segments name things, which are parameters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from .. import ir
from ..words import split

_BRACES = re.compile(r"(\{[^{}]*\})")
_VERSION = re.compile(
    r"v\d+(?:[._]\d+)*(?:(?:alpha|beta|rc)\d*)?$|\d+(?:\.\d+)+$|20\d\d-\d\d(-\d\d)?$"
)
_NUMBER = re.compile(r"\d+$")
_TECHNICAL = frozenset({"api", "apis", "rest", "restapi", "openapi", "-"})
_EXTENSION = re.compile(r"\.(json|xml|ya?ml)$")

Name = tuple[str, ...]
"""The lower-case words of one constant segment."""


@dataclass(frozen=True, slots=True)
class Step:
    """A constant segment, and the parameters that follow it before the next one."""

    name: Name
    parameters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Route:
    """A path without what all paths of an API share; `version` is what was left out of it."""

    steps: tuple[Step, ...]
    version: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The words of all constant segments."""
        return tuple(word for step in self.steps for word in step.name)

    @property
    def parameters(self) -> int:
        """How many parameters the path has."""
        return sum(len(step.parameters) for step in self.steps)


def words(text: str) -> Name:
    """The lower-case words of a text."""
    return tuple(word.lower() for word in split(text))


def routes(operations: Iterable[ir.Operation]) -> dict[str, Route]:
    """The route of each path template, without leading words such as `/api/v1`."""
    pieces = {path: _pieces(path) for path in sorted({o.path for o in operations})}
    shared = _shared(list(pieces.values()))
    return {path: _route(found[shared:]) for path, found in pieces.items()}


def _pieces(path: str) -> list[str]:
    """Constant texts and `{parameters}` in order."""
    path = path.partition("#")[0]
    query = path.find("?")
    if query >= 0 and "{" not in path[:query].rpartition("/")[2]:
        path = path[:query]
    segments = [segment for segment in path.split("/") if segment]
    pieces: list[str] = []
    if segments and "{" not in path and all(map(_dull, segments[:-1])):
        # A path of one dotted word is a remote procedure: /api/admin.users.list
        last = _EXTENSION.sub("", segments.pop())
        segments += (
            [last] if _dull(last) else [part for part in last.split(".") if part]
        )
    for segment in segments:
        if "{" not in segment:
            pieces += [part for part in segment.split(":") if part]
            continue
        glued = False
        for part in _BRACES.split(segment):
            if part.startswith("{"):
                if not glued:
                    pieces.append(part)
            elif part:
                glued = part.endswith(".") and part != "."
                pieces += [word for word in part.split(":") if split(word)]
    if pieces:
        pieces[-1] = _EXTENSION.sub("", pieces[-1])
        if len(pieces) > 1 and not pieces[-1]:
            pieces.pop()
    return [unquote(piece) for piece in pieces if piece]


def _dull(piece: str) -> bool:
    return piece.lower() in _TECHNICAL or bool(_VERSION.match(piece.lower()))


def _shared(paths: list[list[str]]) -> int:
    """How many leading words all paths share before a technical one: `/eth/v1`, `/app/api`."""
    if not paths:
        return 0
    first, last = min(paths), max(paths)
    count = 0
    while count < min(len(first), len(last)) - 1 and first[count] == last[count]:
        if first[count].startswith("{"):
            break
        count += 1
    while count and not all(
        len(path) > count + 1 and _dull(path[count]) for path in paths
    ):
        count -= 1
    return count


def _route(pieces: list[str]) -> Route:
    version = ""
    start = 0
    while start < len(pieces) - 1:
        piece = pieces[start]
        if piece.startswith("{") or not (
            _dull(piece) or (start and _NUMBER.match(piece))
        ):
            break
        if piece.lower() not in _TECHNICAL:
            version = piece
        start += 1
    steps: list[Step] = []
    for index, piece in enumerate(pieces[start:], start):
        if piece.startswith("{"):
            if steps:
                last = steps[-1]
                steps[-1] = Step(last.name, (*last.parameters, piece[1:-1]))
            continue
        if _VERSION.match(piece.lower()) and steps and index < len(pieces) - 1:
            version = piece
            continue
        name = words(piece)
        if name:
            steps.append(Step(name))
    return Route(tuple(steps), version.lower())
