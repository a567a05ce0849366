"""Path templates as words: which segments name things, which are parameters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import unquote

from ..model import ir
from ..text.words import split
from .gaps import divided
from .verbs import VERBS

_BRACES = re.compile(r"(\{[^{}]*\})")
_VERSION = re.compile(
    r"v\d+(?:[._]\d+)*(?:(?:alpha|beta|rc)\d*)?$|\d+(?:\.\d+)+$|20\d\d-\d\d(-\d\d)?$"
)
_VERSION_IN_BRACES = re.compile(r"[vV](\{[^{}]*\}[._]?)+")
_NUMBER = re.compile(r"\d+$")
_TECHNICAL = frozenset({"api", "apis", "rest", "restapi", "openapi", "-"})
_ROOTS = (["api"], ["rest"])
_WILDCARD = re.compile(r"/\*+$")
_EXTENSION = re.compile(r"\.(json|xml|ya?ml)$")

_FEW = 8
"""Of fewer operations it is not certain that they are all remote procedures."""

Name = tuple[str, ...]
"""The lower-case words of one constant segment."""


@dataclass(frozen=True, slots=True)
class Step:
    """A constant segment, and the parameters that follow it before the next one."""

    name: Name
    parameters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Route:
    """A path without what all paths of an API share. What was left out of it otherwise is
    its `version`, and its `variant`: the words of a query or of a file extension. `called`
    says that the last step names a remote procedure, as in `/users.conversations`."""

    steps: tuple[Step, ...]
    version: str = ""
    variant: Name = ()
    called: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The words of all constant segments."""
        return tuple(word for step in self.steps for word in step.name)


@lru_cache(maxsize=65536)
def words(text: str) -> Name:
    """The lower-case words of a text."""
    return tuple(word.lower() for word in split(text))


def routes(operations: Iterable[ir.Operation]) -> dict[str, Route]:
    """The route of each path template, without leading words such as `/api/v1`."""
    operations = tuple(operations)
    spelled = divided(operations)
    pieces = {path: _pieces(path) for path in sorted({o.path for o in operations})}
    procedures = _are_procedures(operations)
    shared = _shared([found for found, _, _ in pieces.values()])
    bare = {path: found[shared:] for path, (found, _, _) in pieces.items()}
    product = _product(list(bare.values()))
    for path, found in bare.items():
        start = int(bool(product) and len(found) > 1 and found[0] == product)
        bare[path] = _without_roots(found[start:])
    return {
        path: replace(_route(bare[path], variant, spelled), called=called or procedures)
        for path, (_, variant, called) in pieces.items()
    }


def _are_procedures(operations: Sequence[ir.Operation]) -> bool:
    """Whether an API consists of remote procedures, as `/ips/cancel-warmup` beside `/ips/info`:
    each is a POST to a path without parameters, and many of the last words are verbs.
    """
    if len(operations) < _FEW or any("{" in each.path for each in operations):
        return False
    lasts = [segments[-1] for each in operations if (segments := _pieces(each.path)[0])]
    acting = sum(words(last)[0] in VERBS for last in lasts if words(last))
    return all(each.method == "POST" for each in operations) and acting * 3 >= len(
        operations
    )


def _product(paths: list[list[str]]) -> str:
    """The first word of most paths where it leads to an API alone, as in `/shop/api/v1/orders`
    beside `/robots.txt`; nothing where several words lead to APIs of their own."""
    found = {path[0] for path in paths if path[1:2] in _ROOTS and len(path) > 2}
    lead = next(iter(found)) if len(found) == 1 else ""
    share = sum(path[:1] == [lead] for path in paths)
    return (
        lead
        if lead and words(lead) and not _dull(lead) and share > len(paths) / 2
        else ""
    )


def _without_roots(pieces: list[str]) -> list[str]:
    """The pieces without an `api` between words, as in `/admin/api/users`."""
    return [
        piece
        for at, piece in enumerate(pieces)
        if [piece] not in _ROOTS
        or not 0 < at < len(pieces) - 1
        or pieces[at - 1].startswith("{")
        or pieces[at + 1].startswith("{")
    ]


def _pieces(path: str) -> tuple[list[str], Name, bool]:
    """Constant texts and `{parameters}` in order, the words of the variant, and whether
    the path is that of a remote procedure."""
    path, said = _undressed(path)
    segments = [segment for segment in path.split("/") if segment]
    pieces: list[str] = []
    called = False
    if segments and "{" not in path and not _dull(segments[-1]):
        # A dotted word alone or with a verb is a remote procedure: /api/admin.users.list
        parts = [part for part in segments[-1].split(".") if words(part)]
        called = len(parts) > 1 and (
            all(map(_dull, segments[:-1])) or words(parts[-1])[0] in VERBS
        )
        segments[-1:] = parts if called else segments[-1:]
    for segment in segments:
        if _VERSION_IN_BRACES.fullmatch(segment):
            continue
        if "{" in segment:
            pieces += _mixed(segment)
        else:
            pieces += [part for part in segment.split(":") if part]
    return [unquote(piece) for piece in pieces], said, called


def _undressed(path: str) -> tuple[str, Name]:
    """The path without query, fragment, a last `/*` and file extension, and their words."""
    bare = _BRACES.sub(lambda match: "_" * len(match[0]), path)
    end = min(at for at in (bare.find("?"), bare.find("#"), len(bare)) if at >= 0)
    said = tuple(
        word
        for word in words(path[end:])
        if word not in ("true", "1") and not word.isdigit()
    )
    path = path[:end].rstrip("/")
    if bare := _WILDCARD.sub("", path):
        said = said if bare == path else ("wildcard", *said)
        path = bare
    extension = _EXTENSION.search(path)
    if extension is None:
        return path, said
    return path[: extension.start()], (extension[1].lower(), *said)


def _mixed(segment: str) -> list[str]:
    """The pieces of a segment with parameters. One that is glued on by a dot, as in
    `thumbnail.{extension}`, is no item of a collection and is left out."""
    pieces = []
    glued = False
    for part in _BRACES.split(segment):
        if part.startswith("{"):
            if not glued:
                pieces.append(part)
        elif part:
            glued = part.endswith(".") and part != "."
            pieces += [word for word in part.split(":") if split(word)]
    return pieces


def is_version(word: str) -> bool:
    """Whether a lower-case word is a version, such as `v1beta2` or `2.0`."""
    return bool(_VERSION.match(word))


def _dull(piece: str) -> bool:
    return piece.lower() in _TECHNICAL or is_version(piece.lower())


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


def _route(pieces: list[str], variant: Name, spelled: Mapping[str, Name]) -> Route:
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
        name = spelled.get(piece) or words(piece)
        if name:
            steps.append(Step(name))
    return Route(tuple(steps), version.lower(), variant)
