"""Finds the things that a name lock names in a document that changed: what moved keeps its name.

A thing is known by its address. Where that is gone, it is the same thing if only placeholders
of its path, the name of its component, or its number among the options of a union changed, or
if an equal schema that shared its name is still there.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from ..model import ir
from ..spec.source_map import escape
from .arguments import Key
from .lock import Lock

V = TypeVar("V")

_COMPONENTS = "/components/schemas/"
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_OPTION = re.compile(r"/(oneOf|anyOf|allOf|prefixItems)/\d+(?=/|$)")


def shapes_of(api: ir.Api) -> dict[ir.TypeId, str]:
    """A checksum of what components and options are, by which they are known elsewhere."""
    return {
        id_: _shape(declaration)
        for id_, declaration in api.declarations.items()
        if declaration.hint.component or _OPTION.search(id_)
    }


def hold(lock: Lock, api: ir.Api) -> Lock:
    """The lock with the addresses that its things have in this API."""
    if not lock.operations and not lock.types:
        return lock
    calls = _moved_operations(lock, api)
    moves = {
        f"/paths/{escape(old.partition(' ')[2])}": f"/paths/{escape(new.partition(' ')[2])}"
        for old, new in calls.items()
    }
    shapes = shapes_of(api)
    moves |= _moved_components(lock, api, shapes)
    moves |= _moved_options(lock, moves, shapes)
    homes = _Homes(lock, api, moves)
    return replace(
        lock,
        operations=_rekeyed(lock.operations, lambda id_: calls.get(id_, id_)),
        arguments={
            calls.get(id_, id_): _arguments(id_, calls.get(id_, id_), names)
            for id_, names in lock.arguments.items()
        },
        types=_rekeyed(lock.types, homes.find),
        params=_rekeyed(lock.params, homes.find),
        constants=_rekeyed(lock.constants, homes.find),
        fields=_rekeyed(lock.fields, homes.find),
    )


def _rekeyed(names: Mapping[V, Any], new: Callable[[V], V]) -> dict[V, Any]:
    """The names by new keys; what has its key already comes before what moves there."""
    found: dict[V, Any] = {}
    for stays in (True, False):
        for old, name in names.items():
            key = new(old)
            if (key == old) is stays:
                found.setdefault(key, name)
    return found


class _Homes:
    """Where the types of a lock are declared now."""

    def __init__(self, lock: Lock, api: ir.Api, moves: Mapping[str, str]) -> None:
        self._declared = api.declarations
        self._twins = api.twins
        self._moves = moves
        self._others: dict[str, list[str]] = defaultdict(list)
        for twin, id_ in lock.twins.items():
            self._others[id_].append(twin)

    def find(self, id_: ir.TypeId) -> ir.TypeId:
        """The declaration for a type of the lock; its own id where there is none."""
        for place in (id_, *self._elsewhere(id_)):
            if found := self._declaration(_moved(place, self._moves)):
                return found
        return id_

    def _elsewhere(self, id_: str) -> Iterator[str]:
        """The other places of a type, or those of what it stands in."""
        for prefix in _prefixes(id_):
            for other in self._others.get(prefix, ()):
                yield other + id_[len(prefix) :]

    def _declaration(self, address: str) -> ir.TypeId | None:
        id_ = ir.TypeId(address)
        if id_ in self._declared:
            return id_
        for prefix in _prefixes(address):
            twin = self._twins.get(ir.TypeId(prefix))
            if twin is not None:
                inner = ir.TypeId(twin + address[len(prefix) :])
                return inner if inner in self._declared else None
        return None


def _prefixes(address: str) -> Iterator[str]:
    """An address and those of what it stands in, the nearest first."""
    while address:
        yield address
        address = address.rpartition("/")[0]


def _moved(address: str, moves: Mapping[str, str]) -> str:
    """The address after the moves, that of the nearest thing first."""
    for prefix in _prefixes(address):
        if prefix in moves:
            return moves[prefix] + address[len(prefix) :]
    return address


def _moved_operations(lock: Lock, api: ir.Api) -> dict[str, str]:
    """The operations whose placeholders have other names, by what they were."""
    here = {operation.id for operation in api.operations}
    gone = _unique(
        (_PLACEHOLDER.sub("{}", id_), id_) for id_ in lock.operations if id_ not in here
    )
    new = _unique(
        (_PLACEHOLDER.sub("{}", id_), id_) for id_ in here if id_ not in lock.operations
    )
    return {gone[key]: new[key] for key in gone if key in new}


def _arguments(old: str, new: str, names: Mapping[Key, str]) -> dict[Key, str]:
    """The arguments of an operation by the placeholders it has now, which are the same in
    order."""
    before, after = _PLACEHOLDER.findall(old), _PLACEHOLDER.findall(new)
    if before == after or len(before) != len(after):
        return dict(names)
    renamed = {
        ("path", was[1:-1]): ("path", now[1:-1])
        for was, now in zip(before, after, strict=True)
    }
    return {renamed.get(key, key): name for key, name in names.items()}


def _moved_components(
    lock: Lock, api: ir.Api, shapes: Mapping[ir.TypeId, str]
) -> dict[str, str]:
    """The components that have another name and the same content, by what they were."""
    gone = _unique(
        (shape, id_)
        for id_, shape in lock.shapes.items()
        if _is_component(id_) and id_ not in api.declarations
    )
    new = _unique(
        (shape, id_)
        for id_, shape in shapes.items()
        if _is_component(id_) and id_ not in lock.types
    )
    return {gone[shape]: new[shape] for shape in gone if shape in new}


def _moved_options(
    lock: Lock, moves: Mapping[str, str], shapes: Mapping[ir.TypeId, str]
) -> dict[str, str]:
    """The options of unions that have another number, by what they were."""
    before: dict[str, dict[str, str]] = defaultdict(dict)
    after: dict[str, dict[str, str]] = defaultdict(dict)
    for id_, shape in lock.shapes.items():
        place = _moved(id_, moves)
        before[_OPTION.sub(r"/\1/*", place)][id_] = shape
    for id_, shape in shapes.items():
        after[_OPTION.sub(r"/\1/*", id_)][id_] = shape
    found: dict[str, str] = {}
    for family, options in before.items():
        if "*" not in family:
            continue
        free = dict(after.get(family, {}))
        waiting = {}
        for old, shape in options.items():
            place = _moved(old, moves)
            if free.get(place) == shape:
                del free[place]
            else:
                waiting[old] = shape
        for old, shape in list(waiting.items()):
            same = sorted(place for place, other in free.items() if other == shape)
            if same:
                found[old] = same[0]
                del free[same[0]], waiting[old]
        for old in waiting:
            place = _moved(old, moves)
            if place in free:
                del free[place]
            elif place in after.get(family, {}):
                found[old] = f"{place}/gone"  # another one has its number now
    return found


def _is_component(id_: str) -> bool:
    return id_.startswith(_COMPONENTS) and "/" not in id_[len(_COMPONENTS) :]


def _unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What has a key of its own."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: values[0] for key, values in found.items() if len(values) == 1}


def _shape(declaration: ir.Declaration) -> str:
    """A checksum of the constants of an object, which say what it is, else of what a
    declaration holds; texts do not count."""
    if isinstance(declaration, ir.Object):
        constants = sorted(
            f"{field.wire}={field.type.values[0]!r}"
            for field in declaration.fields
            if isinstance(field.type, ir.Literals) and len(field.type.values) == 1
        )
        held = constants or sorted(
            f"{field.wire} {field.required} {_kind(field.type)}"
            for field in declaration.fields
        )
        said = f"object {held}"
    else:
        said = f"alias {_kind(declaration.target)}"
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _kind(type_: ir.Type) -> str:
    """A type in short, without the names of what it refers to."""
    match type_:
        case ir.Scalar():
            return type_.kind.value
        case ir.Literals():
            return repr(sorted(map(repr, type_.values)))
        case ir.Array():
            return f"[{_kind(type_.item)}]"
        case ir.Union():
            return "|".join(sorted(map(_kind, type_.options)))
        case ir.Map():
            return f"{{{_kind(type_.value)}}}"
        case _:
            return type(type_).__name__
