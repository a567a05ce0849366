"""Keys of the configuration that name nothing in the document: they were renamed, or mistyped."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterator, Mapping
from fnmatch import fnmatchcase

from ..config import Config
from ..config.places import Path, places
from ..model import ir
from ..report.diagnostics import Diagnostics
from ..spec.source_map import ROOT, Location, unescape
from .client_parameters import wire_names


def place_in(config: Config) -> Callable[[Path], Location | None]:
    """What tells where a key of the configuration stands."""
    found: list[Mapping[Path, tuple[int, int]]] = []

    def place(path: Path) -> Location | None:
        if not found:
            found.append(_lines(config))
        return _place(config, path, found[0])

    return place


def report_stale(api: ir.Api, config: Config, diagnostics: Diagnostics) -> None:
    """Report each configured operation, type and credential that the API does not have, and
    each pattern of paging that matches no operation."""
    stale: list[tuple[Path, str, Collection[str]]] = [
        ((section, key), key, known)
        for section, keys, known in _sections(api, config)
        for key in sorted(keys)
        if key not in known
    ]
    operations = _operations(api)
    for name, scheme in config.paging.items():
        for index, pattern in enumerate(scheme.operations):
            if not any(fnmatchcase(each, pattern) for each in operations):
                at = ("paging", name, "operations", index)
                stale.append((at, pattern, operations))
    stale += _deprecated(api, config)
    place = place_in(config)
    for path, key, known in stale:
        near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
        section = ".".join(map(str, path[:-1]))
        diagnostics.warning(
            "config-stale",
            ROOT,
            f'`{section}."{key}"` of the configuration names nothing in the document',
            f'did you mean "{near[0]}"?' if near else "take it out, or correct it",
            place(path),
        )


def _deprecated(
    api: ir.Api, config: Config
) -> Iterator[tuple[Path, str, Collection[str]]]:
    """The parameters and properties that messages are configured for, and that are not there."""
    for operation in api.operations:
        for name in (operation.id, operation.operation_id or ""):
            rule = config.operations.get(name)
            known = {each.wire for each in operation.parameters}
            for wire in sorted(
                rule.deprecated_parameters.keys() - known if rule else ()
            ):
                yield ("operations", name, "deprecated_parameters", wire), wire, known
    for id_, declaration in api.declarations.items():
        said = config.deprecated.get(unescape(id_.rpartition("/")[2]), {})
        if declaration.hint.component and isinstance(declaration, ir.Object):
            known = {each.wire for each in declaration.fields}
            for wire in sorted(said.keys() - known):
                yield (
                    "deprecated",
                    declaration.id.rpartition("/")[2],
                    wire,
                ), wire, known


def _operations(api: ir.Api) -> set[str]:
    """What operations are called in configurations."""
    ids = {operation.id for operation in api.operations}
    return (ids | {operation.operation_id or "" for operation in api.operations}) - {""}


def _sections(
    api: ir.Api, config: Config
) -> Iterator[tuple[str, Collection[str], Collection[str]]]:
    yield "operations", config.operations, _operations(api)
    components = {
        unescape(id_.rpartition("/")[2])
        for id_, declaration in api.declarations.items()
        if declaration.hint.component
    }
    yield "types", config.types, components
    yield "deprecated", config.deprecated, components
    yield "credentials", config.credentials, {scheme.name for scheme in api.schemes}
    held = config.client_parameters
    sought = [name for name, rule in held.items() if not rule.header]
    yield "client_parameters", sought, wire_names(api)


def _place(
    config: Config, path: Path, found: Mapping[Path, tuple[int, int]]
) -> Location | None:
    """Where a key of the configuration stands, wherever its table is in the file; of one
    that is not there, where the table stands that would have it."""
    if config.file is None:
        return None
    apart = ("apis", config.name) if config.name else ()
    while path:
        for above in ((), ("tool", "clientsmith")):
            for lead in ((*above, *apart), above):
                if (*lead, *path) in found:
                    return Location(config.shown(config.file), *found[(*lead, *path)])
        path = path[:-1]
    return Location(config.shown(config.file), 1, 1)


def _lines(config: Config) -> Mapping[Path, tuple[int, int]]:
    """Line and column of each key."""
    if config.file is None:
        return {}
    try:
        return places(config.file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
