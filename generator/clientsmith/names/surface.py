"""The call surface: attribute paths, methods, classes and modules, all settled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from ..config import Config
from ..model import ir
from ..report.diagnostics import Diagnostics
from ..spec.source_map import ROOT
from ..text.words import DEVICES, LONGEST, key, pascal, singular, split
from .collisions import Candidates, Wish, report, settle
from .lock import Lock
from .phrases import fitting
from .places import Place
from .reserved import CLIENT_ATTRIBUTES, RESOURCE_ATTRIBUTES, safe

Path = tuple[str, ...]
_LONGEST_METHOD = 72
"""Rather a long name that can be read than one cut off."""

_ATTRIBUTE = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Calls:
    """Where each operation stands, by id."""

    resources: Mapping[str, Path]
    methods: Mapping[str, str]

    @property
    def paths(self) -> tuple[Path, ...]:
        """All resources with those above them, sorted."""
        found = {
            path[: end + 1]
            for path in self.resources.values()
            for end in range(len(path))
        }
        return tuple(sorted(found))


def calls(
    places: list[Place], config: Config, lock: Lock, diagnostics: Diagnostics
) -> Calls:
    """Settle resources first, then the methods of each, since both are attributes."""
    pinned: dict[str, str] = {}
    resources: dict[str, Path] = {}
    for place in places:
        operation = place.operation
        rule = config.operations.get(operation.id) or config.operations.get(
            operation.operation_id or ""
        )
        locked = lock.operations.get(operation.id)
        path = locked[0] if locked and locked[0] else _path(place.resource)
        if locked:
            pinned[operation.id] = locked[1]
        if rule and rule.resource and _usable(rule.resource, operation, diagnostics):
            path = rule.resource
        if rule and rule.method and _usable((rule.method,), operation, diagnostics):
            pinned[operation.id] = rule.method
        resources[operation.id] = path
    owned: dict[Path, set[str]] = {}
    for id_, method in pinned.items():
        owned.setdefault(resources[id_], set()).add(method)
    wishes: dict[Path, list[Wish[str]]] = {}
    for place in places:
        id_ = place.operation.id
        path, lead = _allowed(resources[id_], owned)
        if id_ in pinned:
            path, lead = resources[id_], ()
        resources[id_] = path
        spell = partial(_spelled, lead)
        candidates = Candidates(
            spell(place.methods[0]), partial(map, spell, place.methods)
        )
        wishes.setdefault(path, []).append(
            Wish(id_, candidates, place.rank, place.operation.at)
        )
    found = Calls(resources, {})
    below: dict[Path, set[str]] = {}
    for path in found.paths:
        below.setdefault(path[:-1], set()).add(key(path[-1]))
    methods: dict[str, str] = {}
    for path, group in wishes.items():
        settled = settle(group, below.get(path, set()), pinned, longest=_LONGEST_METHOD)
        report(diagnostics, settled, group, "the method")
        methods |= settled
    return Calls(resources, methods)


def _usable(names: Path, operation: ir.Operation, diagnostics: Diagnostics) -> bool:
    """Whether configured names can be attributes; a fault is reported."""
    for name in names:
        if not _ATTRIBUTE.fullmatch(name) or safe(name, RESOURCE_ATTRIBUTES) != name:
            diagnostics.error(
                "name-invalid",
                operation.at,
                f"the configuration calls `{operation.id}` `{name}`, which no attribute can be",
                "use letters, digits and underscores, no leading underscore, no keyword",
            )
            return False
    return True


def _spelled(lead: Path, name: str) -> str:
    """A method's name, with the resource that it could not stand in."""
    spelled = fitting("_".join((name, *lead)), _LONGEST_METHOD)[0]
    return safe(spelled, RESOURCE_ATTRIBUTES)


def _path(wished: Path) -> Path:
    return tuple(
        safe(
            fitting(name, LONGEST)[0],
            RESOURCE_ATTRIBUTES if index else CLIENT_ATTRIBUTES,
        )
        for index, name in enumerate(wished)
    )


def _allowed(path: Path, owned: Mapping[Path, set[str]]) -> tuple[Path, Path]:
    """The part of a path that no pinned method blocks, and the rest."""
    for end in range(1, len(path)):
        if path[end] in owned.get(path[:end], ()):
            return path[:end], path[end:]
    return path, ()


def classes(
    paths: tuple[Path, ...],
    pinned: Mapping[Path, str],
    taken: set[str],
    diagnostics: Diagnostics,
) -> dict[Path, str]:
    """A class name for each resource: its own words, with those above, in the singular,
    where several share them. Each has a twin whose name begins with `Async`. `taken` is
    folded by `twin_key`."""
    wishes = []
    for path in paths:
        parts = [split(name) for name in path]
        above = [(*part[:-1], singular(part[-1])) for part in parts[:-1]]
        names = []
        words = parts[-1]
        for part in (*reversed(above), ()):
            names.append(pascal(words))
            if part[-1:] != words[:1]:
                words = part + words
        names += [
            f"{name}s" if name.endswith("Resource") else f"{name}Resource"
            for name in dict.fromkeys((names[0], names[-1]))
        ]
        wishes.append(Wish(path, tuple(names), (len(path),), ROOT))
    found = settle(wishes, taken, pinned, fold=twin_key)
    report(diagnostics, found, wishes, "the resource class")
    return found


def twin_key(name: str) -> str:
    """What a class and its asynchronous twin have in common."""
    folded = key(name)
    while folded.startswith("async") and folded != "async":
        folded = folded[5:]
    return folded


def modules(paths: tuple[Path, ...], pinned: Mapping[Path, str]) -> dict[Path, str]:
    """A file stem for each resource."""
    wishes = []
    for path in paths:
        stem = "_".join(path)
        name = f"{stem}_" if stem in DEVICES else safe(stem)
        wishes.append(Wish(path, (name,), (len(path),), ROOT))
    return settle(wishes, {"__init__"}, pinned)
