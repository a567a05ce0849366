"""What has another name now, in two surfaces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..sdk.surface import Method, Surface
from ..spec.source_map import ROOT


@dataclass(frozen=True, slots=True)
class Renames:
    """Names of today by those of before: dotted paths of methods, classes, and arguments
    with the path that their method has today."""

    methods: Mapping[str, str]
    classes: Mapping[str, str]
    arguments: Mapping[str, str]

    def __bool__(self) -> bool:
        return bool(self.methods or self.classes or self.arguments)


def find_renames(old: Surface, new: Surface) -> Renames:
    """What callers of the old package have to call otherwise, as far as what it stands for
    tells: an operation, a place in the document, a name on the wire, an alias."""
    methods = dict(_methods(old, new))
    arguments: dict[str, str] = {}
    for path, before in old.methods.items():
        after = new.methods.get(methods.get(path, path))
        if after is not None and after.signature != before.signature:
            arguments |= renamed_arguments(before, after, new.former)
    return Renames(methods, dict(_classes(old, new)), arguments)


def _methods(old: Surface, new: Surface) -> Iterator[tuple[str, str]]:
    by_operation = {
        item.operation: path
        for path, item in new.methods.items()
        if item.operation and path not in old.methods
    }
    for path, item in old.methods.items():
        if path not in new.methods:
            found = new.former.get(path) or by_operation.get(item.operation)
            if found and found in new.methods:
                yield path, found


def _classes(old: Surface, new: Surface) -> Iterator[tuple[str, str]]:
    by_place = {
        (item.kind, item.at): name
        for name, item in new.classes.items()
        if item.at != ROOT and name not in old.classes
    }
    for name, item in old.classes.items():
        if name not in new.classes:
            found = new.former.get(name) or by_place.get((item.kind, item.at))
            if found and found in new.classes:
                yield name, found


def renamed_arguments(
    old: Method, new: Method, former: Mapping[str, str]
) -> dict[str, str]:
    """Arguments of today by those of before, with the path of their method: what is sent
    under one name tells, or an alias."""
    found: dict[str, str] = {}
    come = {
        wire: name
        for name, wire in new.sent.items()
        if name in new.arguments and name not in old.arguments
    }
    for name in old.arguments:
        if name not in new.arguments:
            place = f"{new.path}.{name}"
            other = former.get(place) or come.get(old.sent.get(name, ""))
            if other and other in new.arguments:
                found[place] = other
    return found
