"""Keys of the configuration that name nothing in the document: they were renamed, or mistyped."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator

from .. import ir
from ..config import Config
from ..config.places import places
from ..diagnostics import Diagnostics
from ..source import ROOT, Location, unescape


def report_stale(api: ir.Api, config: Config, diagnostics: Diagnostics) -> None:
    """Report each configured operation, type and credential that the API does not have."""
    stale = [
        (section, key, known)
        for section, keys, known in _sections(api, config)
        for key in sorted(keys)
        if key not in known
    ]
    found = _lines(config) if stale else {}
    for section, key, known in stale:
        near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
        place = found.get((section, key), (1, 1))
        diagnostics.warning(
            "config-stale",
            ROOT,
            f'`{section}."{key}"` of the configuration names nothing in the document',
            f'did you mean "{near[0]}"?' if near else "take it out, or correct it",
            Location(config.shown(config.file), *place) if config.file else None,
        )


def _sections(
    api: ir.Api, config: Config
) -> Iterator[tuple[str, Collection[str], Collection[str]]]:
    operations = {operation.id for operation in api.operations}
    operations |= {operation.operation_id or "" for operation in api.operations}
    yield "operations", config.operations, operations - {""}
    components = {
        unescape(id_.rpartition("/")[2])
        for id_, declaration in api.declarations.items()
        if declaration.hint.component
    }
    yield "types", config.types, components
    yield "credentials", config.credentials, {scheme.name for scheme in api.schemes}


def _lines(config: Config) -> dict[tuple[str, str], tuple[int, int]]:
    """Line and column of each key, by its section."""
    if config.file is None:
        return {}
    try:
        found = places(config.file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {
        (str(path[-2]), str(path[-1])): place
        for path, place in found.items()
        if len(path) > 1
    }
