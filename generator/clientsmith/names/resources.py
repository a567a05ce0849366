"""Which operations stand together: one strategy for the whole API, chosen by evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Literal

from ..config import Config
from ..model import ir
from ..report.diagnostics import Diagnostics
from ..spec.source_map import ROOT
from . import structured, tree
from .methods import id_words, stem
from .places import Place, as_given, verbatim
from .routes import Route, is_version, routes, words

Strategy = Literal["path", "operation_id", "tags"]

_MARKS = ("/", ".", ":", "_")


def places(
    api: ir.Api, config: Config, diagnostics: Diagnostics, kept: str | None
) -> tuple[list[Place], Strategy]:
    """A place for each operation and the strategy that gave it; `kept` is the one of the
    name lock, which decides unless the configuration does."""
    found = routes(api.operations)
    strategy, reason = _choose(api, found, config.naming, kept)
    if api.operations:
        diagnostics.info(
            "naming",
            ROOT,
            f"resources and methods are named by {_LABELS[strategy]}: {reason}",
            'set `naming` to "path", "operation_id" or "tags" to choose otherwise',
        )
    if strategy == "operation_id":
        wished = structured.by_operation_id(api, found, _mark(api) or "_")
    elif strategy == "tags":
        wished = structured.by_tags(api, found)
    else:
        wished = tree.places(api, found)
    given = verbatim if config.naming == "verbatim" else as_given
    return list(map(given, wished)), strategy


_LABELS: Mapping[str, str] = {
    "path": "path",
    "operation_id": "operationId",
    "tags": "tag and operationId",
}


def _choose(
    api: ir.Api, found: Mapping[str, Route], naming: str, kept: str | None
) -> tuple[Strategy, str]:
    if naming == "path":
        return "path", "the configuration says so"
    if naming == "operation_id":
        return "operation_id", "the configuration says so"
    if naming in ("tags", "verbatim"):
        return "tags", "the configuration says so"
    for strategy in ("path", "operation_id", "tags"):
        if kept == strategy:
            return _STRATEGIES[strategy], "the name lock says so"
    return _judge(api, found)


_STRATEGIES: dict[str, Strategy] = {
    "path": "path",
    "operation_id": "operation_id",
    "tags": "tags",
}


def _judge(api: ir.Api, found: Mapping[str, Route]) -> tuple[Strategy, str]:
    """The evidence, strongest first."""
    ids = [o.operation_id for o in api.operations if o.operation_id]
    if len(ids) < 0.9 * len(api.operations) or not ids:
        return "path", "operationIds are missing"
    for mark in _MARKS[:-1]:
        if structured.evidence(ids, mark):
            return "operation_id", f"operationIds are divided by `{mark}`"
    derived = _derived(api, found)
    # Controllers have paths that say what they serve; a service may have none.
    divided = sum("Controller_" in text for text in ids) < 0.5 * len(ids)
    if divided and derived < 0.7 and structured.evidence(ids, "_"):
        return "operation_id", "operationIds are divided by `_`"
    tags = Counter(tag for o in api.operations for tag in o.tags[:1])
    tagged = len(tags) > 1 and sum(tags.values()) >= 0.9 * len(api.operations)
    versions = {tag: version for tag in tags if (version := _version(tag))}
    spoken = sum(tags[tag] for tag in versions)
    if (
        tagged
        and spoken >= 0.5 * len(api.operations)
        and _several_versions(api, versions)
    ):
        return "tags", "tags stand for versions of parts of the API"
    if tagged and derived < 0.95 and structured.noun_first(api):
        return "tags", "operationIds begin with their tag"
    if derived >= 0.7:
        return "path", "operationIds repeat the paths"
    if tagged:
        placed = tree.places(api, found)
        crowded = _crowding(placed)
        if crowded > 0.15 and _crowding(structured.by_tags(api, found)) < crowded / 2:
            return "tags", "paths alone would give many operations the same name"
    return "path", "paths tell resources and methods apart"


def _mark(api: ir.Api) -> str | None:
    """What divides the operationIds, or at least most of them."""
    ids = [o.operation_id for o in api.operations if o.operation_id]
    for mark in _MARKS:
        if structured.evidence(ids, mark):
            return mark
    counts = [(sum(mark in text for text in ids), mark) for mark in _MARKS]
    count, most = max(counts, key=lambda item: item[0])
    return most if count else None


def _derived(api: ir.Api, found: Mapping[str, Route]) -> float:
    """The share of operationIds that repeat every word of their path, be it at the end of
    what a framework makes of a function: `cities_get_v1_cities_get`."""
    hits = 0
    for operation in api.operations:
        said = {stem(word) for word in words(operation.operation_id or "")}
        said.update(map(stem, id_words(operation)))
        path = set(map(stem, found[operation.path].words))
        hits += bool(path) and path <= said
    return hits / max(1, len(api.operations))


def _several_versions(api: ir.Api, versions: Mapping[str, str]) -> bool:
    """Whether parts of an API have versions of their own: several, or behind other words of the
    paths. `versions` are those that tags name."""
    places = {
        (version, operation.path.partition(f"/{version}/")[0])
        for operation in api.operations
        for version in [versions.get(next(iter(operation.tags), ""))]
        if version
    }
    return len(places) > 1


def _version(tag: str) -> str:
    """The version that a tag names beside what it is about; empty where it names none."""
    found = words(tag)
    said = next((word for word in found if is_version(word)), "")
    return said if len(found) > 1 else ""


def _crowding(found: list[Place]) -> float:
    """The share of operations that do not get their first wish."""
    wishes = Counter((place.resource, place.methods[0]) for place in found)
    return sum(count - 1 for count in wishes.values()) / max(1, len(found))
