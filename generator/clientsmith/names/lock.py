"""The name lock: every decided name by a key that does not change, as JSON with a name a line.

What follows from the rest is left out: a property or argument that is called as on the wire
and cannot be displaced, a request type that is the type's name and `Param`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, unquote

from ..ir import TypeId
from ..words import KEYWORDS
from .arguments import Key

_VERSION = 1
_NAMED = ("operations", "resources", "types", "fields", "webhooks", "credentials")
_PAIRED = ("fields",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """The names of an earlier run. They stay as they are as long as their keys exist."""

    naming: str | None = None
    package: str | None = None
    client: str | None = None
    operations: Mapping[str, tuple[tuple[str, ...], str]] = field(default_factory=dict)
    arguments: Mapping[str, Mapping[Key, str]] = field(default_factory=dict)
    resources: Mapping[tuple[str, ...], tuple[str, str]] = field(default_factory=dict)
    types: Mapping[TypeId, str] = field(default_factory=dict)
    params: Mapping[TypeId, str] = field(default_factory=dict)
    fields: Mapping[TypeId, Mapping[str, str]] = field(default_factory=dict)
    webhooks: Mapping[str, str] = field(default_factory=dict)
    credentials: Mapping[str, str] = field(default_factory=dict)


def read_lock(text: str) -> Lock:
    """The lock that `write_lock` wrote.

    Raises:
        ValueError: the text is not a name lock; the message says what is wrong with it.
    """
    data = json.loads(text) if text.strip() else {"lock": _VERSION}
    if not isinstance(data, dict) or data.get("lock") != _VERSION:
        raise ValueError(f"not a name lock of version {_VERSION}")
    _check(data)
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
            id_: dict(map(_argument, line.split()))
            for id_, line in _texts(data, "arguments").items()
        },
        resources={
            tuple(path.split(".")): _resource(path, names)
            for path, names in _texts(data, "resources").items()
        },
        types=types,
        params=params,
        fields={
            TypeId(id_): {
                unquote(wire, errors="surrogatepass"): name
                for wire, _, name in (pair.partition("=") for pair in line.split())
            }
            for id_, line in _texts(data, "fields").items()
        },
        webhooks=_texts(data, "webhooks"),
        credentials=_texts(data, "credentials"),
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
        id_: " ".join(
            f"{_quoted(wire)}={name}"
            for wire, name in sorted(names.items())
            if wire != name
        )
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
            id_: " ".join(_line(key, name) for key, name in sorted(names.items()))
            for id_, names in lock.arguments.items()
            if names
        },
        "resources": {
            ".".join(path): names[0] if names[1] == "_".join(path) else " ".join(names)
            for path, names in lock.resources.items()
        },
        "types": types,
        "fields": {id_: line for id_, line in fields.items() if line},
        "webhooks": lock.webhooks,
        "credentials": lock.credentials,
    }
    ordered = {
        section: dict(sorted(names.items())) if isinstance(names, Mapping) else names
        for section, names in data.items()
        if names
    }
    return json.dumps(ordered, indent=1, ensure_ascii=True) + "\n"


def _check(data: Mapping[str, Any]) -> None:
    """Refuse whatever is no identifier where a name stands: names become code."""
    for section in _NAMED:
        for id_, text in _texts(data, section).items():
            for pair in text.split() or [""]:
                name = pair.partition("=")[2] if section in _PAIRED else pair
                _check_name(name, section, id_)
    for section in ("package", "client"):
        if _text(data, section) is not None:
            _check_name(data[section], section, "")
    for id_, pairs in _texts(data, "arguments").items():
        for pair in pairs.split():
            _check_name(_argument(pair)[1], "arguments", id_)
    for path in _texts(data, "resources"):
        _check_name(path, "resources", path)


def _check_name(name: str, section: str, id_: str) -> None:
    for part in name.split("."):
        if not (part.isascii() and part.isidentifier()) or part in KEYWORDS:
            raise ValueError(
                f"`{section}` of the name lock: `{name}` is no name ({id_})"
            )


def _text(data: Mapping[str, Any], section: str) -> str | None:
    found = data.get(section)
    if found is not None and not isinstance(found, str):
        raise ValueError(f"`{section}` is not a text")
    return found


def _texts(data: Mapping[str, Any], section: str) -> dict[str, str]:
    found = data.get(section, {})
    if not isinstance(found, dict) or not all(
        isinstance(v, str) for v in found.values()
    ):
        raise ValueError(f"`{section}` is not a table of texts")
    return found


def _call(call: str) -> tuple[tuple[str, ...], str]:
    *path, method = call.split(".")
    return tuple(path), method


def _resource(path: str, names: str) -> tuple[str, str]:
    name, _, module = names.partition(" ")
    return name, module or path.replace(".", "_")


def _quoted(wire: str) -> str:
    return quote(wire, safe="/:@$!*'()+,;[]{}<>&#?|^~\\\"`", errors="surrogatepass")


def _line(key: Key, name: str) -> str:
    location, wire = key
    said = f"{location}:{_quoted(wire)}"
    return said if wire == name else f"{said}={name}"


def _argument(text: str) -> tuple[Key, str]:
    said, _, name = text.partition("=")
    location, _, wire = said.partition(":")
    wire = unquote(wire, errors="surrogatepass")
    return (location, wire), name or wire
