"""The name lock: every decided name by a key that does not change, as JSON with a name a line.

What follows from the rest is left out: a property or argument that is called as on the wire
and cannot be displaced, a request type that is the type's name and `Param`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from ..model.ir import TypeId
from .arguments import Key

_VERSION = 1


class LockFault(ValueError):
    """A lock that cannot be used; `entry` is the key at fault, where it is a single one."""

    def __init__(self, message: str, entry: str = "") -> None:
        super().__init__(message)
        self.entry = entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """The names of an earlier run. They stay as they are as long as their keys exist.

    `twins` are the further places of equal schemas and `shapes` are checksums of types,
    by which things that moved are found again.
    """

    naming: str | None = None
    package: str | None = None
    client: str | None = None
    operations: Mapping[str, tuple[tuple[str, ...], str]] = field(default_factory=dict)
    arguments: Mapping[str, Mapping[Key, str]] = field(default_factory=dict)
    resources: Mapping[tuple[str, ...], tuple[str, str]] = field(default_factory=dict)
    types: Mapping[TypeId, str] = field(default_factory=dict)
    params: Mapping[TypeId, str] = field(default_factory=dict)
    constants: Mapping[TypeId, str] = field(default_factory=dict)
    fields: Mapping[TypeId, Mapping[str, str]] = field(default_factory=dict)
    webhooks: Mapping[str, str] = field(default_factory=dict)
    credentials: Mapping[str, str] = field(default_factory=dict)
    twins: Mapping[TypeId, TypeId] = field(default_factory=dict)
    shapes: Mapping[TypeId, str] = field(default_factory=dict)


def parse_lock(text: str) -> Lock:
    """The lock that `write_lock` wrote, its names unvetted.

    Raises:
        LockFault: the text is not a name lock; the message says what is wrong with it.
    """
    data = _parse(text) if text.strip() else {"lock": _VERSION}
    if not isinstance(data, dict) or data.get("lock") != _VERSION:
        raise LockFault(f"it is not a name lock of version {_VERSION}")
    types: dict[TypeId, str] = {}
    params: dict[TypeId, str] = {}
    for id_, names in _texts(data, "types").items():
        name, _, param = names.partition(" ")
        types[TypeId(id_)] = name
        params[TypeId(id_)] = param or f"{name}Param"
    return Lock(
        naming=_text(data, "naming"),
        package=_text(data, "package"),
        client=_text(data, "client"),
        operations={
            id_: _call(call) for id_, call in _texts(data, "operations").items()
        },
        arguments={
            id_: dict(map(_argument, names.items()))
            for id_, names in _tables(data, "arguments", _old_arguments).items()
        },
        resources={
            tuple(path.split(".")): _resource(path, names)
            for path, names in _texts(data, "resources").items()
        },
        types=types,
        params=params,
        constants={
            TypeId(id_): name for id_, name in _texts(data, "constants").items()
        },
        fields={
            TypeId(id_): names
            for id_, names in _tables(data, "fields", _old_pairs).items()
        },
        webhooks=_texts(data, "webhooks"),
        credentials=_texts(data, "credentials"),
        twins={TypeId(at): TypeId(id_) for at, id_ in _texts(data, "twins").items()},
        shapes=_shapes(data),
    )


def write_lock(lock: Lock) -> str:
    """The lock as text: equal locks give equal text."""
    types = {
        id_: (
            name
            if lock.params.get(id_) == f"{name}Param"
            else f"{name} {lock.params[id_]}"
        )
        for id_, name in lock.types.items()
    }
    fields = {
        id_: {wire: name for wire, name in sorted(names.items()) if wire != name}
        for id_, names in lock.fields.items()
    }
    data: dict[str, Any] = {
        "lock": _VERSION,
        "naming": lock.naming,
        "package": lock.package,
        "client": lock.client,
        "operations": {
            id_: ".".join((*path, method))
            for id_, (path, method) in lock.operations.items()
        },
        "arguments": {
            id_: {":".join(key): name for key, name in sorted(names.items())}
            for id_, names in lock.arguments.items()
            if names
        },
        "resources": {
            ".".join(path): names[0] if names[1] == "_".join(path) else " ".join(names)
            for path, names in lock.resources.items()
        },
        "types": types,
        "constants": lock.constants,
        "fields": {id_: names for id_, names in fields.items() if names},
        "webhooks": lock.webhooks,
        "credentials": lock.credentials,
        "twins": lock.twins,
        # A line of its own for each: that of a neighbour may change in another branch.
        "shapes": {id_: [shape] for id_, shape in lock.shapes.items()},
    }
    ordered = {
        section: dict(sorted(names.items())) if isinstance(names, Mapping) else names
        for section, names in data.items()
        if names
    }
    return json.dumps(ordered, indent=1, ensure_ascii=True) + "\n"


def _parse(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_without_twins)
    except LockFault:
        raise
    except json.JSONDecodeError as error:
        raise LockFault(f"it is not JSON: {error}") from None
    except (RecursionError, ValueError):
        raise LockFault(
            "it is nested too deeply, or its numbers are too long"
        ) from None


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for entry, value in pairs:
        if found.setdefault(entry, value) != value:
            raise LockFault(f"`{entry}` is there twice", entry)
    return found


def _text(data: Mapping[str, Any], section: str) -> str | None:
    found = data.get(section)
    if found is not None and not isinstance(found, str):
        raise LockFault(f"`{section}` is not a text", section)
    return found


def _texts(data: Mapping[str, Any], section: str) -> dict[str, str]:
    found = data.get(section, {})
    if not isinstance(found, dict) or not all(
        isinstance(v, str) for v in found.values()
    ):
        raise LockFault(f"`{section}` is not a table of texts", section)
    return found


def _shapes(data: Mapping[str, Any]) -> dict[TypeId, str]:
    """Checksums by types; in older locks they stand beside their keys."""
    found = data.get("shapes", {})
    if not isinstance(found, dict):
        raise LockFault("`shapes` is not a table", "shapes")
    single = {
        id_: each[0] if isinstance(each, list) and len(each) == 1 else each
        for id_, each in found.items()
    }
    return {
        TypeId(id_): each for id_, each in _texts({"shapes": single}, "shapes").items()
    }


def _call(call: str) -> tuple[tuple[str, ...], str]:
    *path, method = call.split(".")
    return tuple(path), method


def _resource(path: str, names: str) -> tuple[str, str]:
    name, _, module = names.partition(" ")
    return name, module or path.replace(".", "_")


def _tables(
    data: Mapping[str, Any], section: str, read_old: Callable[[str], dict[str, str]]
) -> dict[str, dict[str, str]]:
    """Names below each key of a section; older locks have them as one text, which `read_old`
    takes apart."""
    found = data.get(section, {})
    if not isinstance(found, dict):
        raise LockFault(f"`{section}` is not a table", section)
    return {
        id_: read_old(names) if isinstance(names, str) else _texts(found, id_)
        for id_, names in found.items()
    }


def _argument(pair: tuple[str, str]) -> tuple[Key, str]:
    location, _, wire = pair[0].partition(":")
    return (location, wire), pair[1]


def _old_pairs(line: str) -> dict[str, str]:
    """`wire=name wire=name`, the wire names quoted as in addresses."""
    pairs = (pair.partition("=") for pair in line.split())
    return {
        unquote(wire, errors="surrogatepass"): name
        or unquote(wire, errors="surrogatepass")
        for wire, _, name in pairs
    }


def _old_arguments(line: str) -> dict[str, str]:
    """`location:wire=name location:wire`: what has no name is called as on the wire."""
    return {
        said: name.partition(":")[2] if name == said else name
        for said, name in _old_pairs(line).items()
    }
