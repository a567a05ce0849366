"""What a name lock may hold: its names become code, so they are held to rules like those of
a configuration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..config.package_names import PACKAGES
from ..text.words import KEYWORDS, MODEL_ATTRIBUTES, key
from .lock import Lock, LockFault
from .reserved import (
    ARGUMENTS,
    CLIENT_ARGUMENTS,
    CLIENT_ATTRIBUTES,
    RESOURCE_ATTRIBUTES,
    TYPES,
    WEBHOOKS,
)

NAMINGS = ("path", "operation_id", "tags")

_LONGEST = 250
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Scope:
    """Names that stand beside each other, each with the key of its entry."""

    section: str
    names: tuple[tuple[str, str], ...]
    reserved: frozenset[str] = _NOTHING
    folded: bool = False
    """Whether names that differ only in case or underscores are one and the same."""
    shared: bool = False
    """Whether one name may stand for several things."""


def check_lock(lock: Lock) -> None:
    """Refuse names that could not stand in the code that they are for.

    Raises:
        LockFault: a name is no identifier, has a meaning of its own, or is there twice.
    """
    if lock.naming is not None and lock.naming not in NAMINGS:
        raise LockFault(
            f"`naming` must be one of {', '.join(NAMINGS)}, not `{_cut(lock.naming)}`"
        )
    for scope in _scopes(lock):
        seen: set[str] = set()
        for entry, name in scope.names:
            _check_name(name, scope.section, entry)
            folded = key(name) if scope.folded else name
            if folded in scope.reserved:
                raise LockFault(
                    f"`{name}` in `{scope.section}` has a meaning of its own", entry
                )
            if folded in seen and not scope.shared:
                raise LockFault(
                    f"`{name}` in `{scope.section}` is the name of two things", entry
                )
            seen.add(folded)


def _check_name(name: str, section: str, entry: str) -> None:
    usable = name.isascii() and name.isidentifier() and len(name) <= _LONGEST
    if not usable or name in KEYWORDS or name.startswith("__"):
        raise LockFault(f"`{_cut(name)}` in `{section}` is no name in Python", entry)


def _cut(name: str) -> str:
    return name if len(name) <= 80 else f"{name[:80]}…"


def _scopes(lock: Lock) -> Iterator[_Scope]:
    if lock.package is not None:
        first, *rest = lock.package.split(".")
        yield _Scope("package", (("package", first),), PACKAGES)
        yield _Scope("package", _of("package", rest), shared=True)
    if lock.client is not None:
        yield _Scope("client", (("client", lock.client),), TYPES, folded=True)
    yield _Scope("types", tuple(lock.types.items()), TYPES, folded=True)
    yield _Scope("types", tuple(lock.params.items()), TYPES, folded=True)
    yield _Scope("constants", tuple(lock.constants.items()), TYPES, folded=True)
    yield from _surface(lock)
    for id_, arguments in lock.arguments.items():
        yield _Scope("arguments", _of(id_, arguments.values()), ARGUMENTS)
    for type_, attributes in lock.fields.items():
        yield _Scope("fields", _of(type_, attributes.values()), MODEL_ATTRIBUTES)
    yield _Scope("webhooks", tuple(lock.webhooks.items()), WEBHOOKS)
    credentials = tuple(lock.credentials.items())
    yield _Scope("credentials", credentials, CLIENT_ARGUMENTS, shared=True)


def _surface(lock: Lock) -> Iterator[_Scope]:
    """Resources and their methods."""
    methods: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for id_, (path, method) in lock.operations.items():
        methods.setdefault(path, []).append((id_, method))
    for path, named in methods.items():
        yield from _path("operations", path, named[0][0])
        yield _Scope("operations", tuple(named), RESOURCE_ATTRIBUTES, folded=True)
    dotted = {path: ".".join(path) for path in lock.resources}
    for path, entry in dotted.items():
        yield from _path("resources", path, entry)
    for which, reserved in ((0, TYPES), (1, _NOTHING)):
        named = [(dotted[path], each[which]) for path, each in lock.resources.items()]
        yield _Scope("resources", tuple(named), reserved, folded=True)


def _path(section: str, path: tuple[str, ...], entry: str) -> Iterator[_Scope]:
    yield _Scope(section, _of(entry, path[:1]), CLIENT_ATTRIBUTES | RESOURCE_ATTRIBUTES)
    yield _Scope(section, _of(entry, path[1:]), RESOURCE_ATTRIBUTES, shared=True)


def _of(entry: str, names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((entry, name) for name in names)
