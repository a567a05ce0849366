"""Adding an operation renames none: what a method is called depends on its own operation."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from clientsmith import names
from clientsmith.commands.compare import read_version
from clientsmith.commands.configured import configured_api
from clientsmith.config import Config, for_spec
from clientsmith.names.lock_merge import read_lock
from clientsmith.report.diagnostics import Diagnostics
from clientsmith.spec import parse

ROOT = Path(__file__).parents[3]
DOCUMENTS = [
    *sorted(
        path
        for path in (ROOT / "tests" / "golden").glob("*/spec.yaml")
        if path.parent.name != "surface"  # whose configuration gives the names
    ),
    ROOT / "spec" / "posthog-environments.yaml",
]
VERBS = ("get", "put", "post", "delete", "patch")
MOST = 3
TWINS = {
    "GET /v1/parcels": "two methods of one name are told apart by what their paths say",
    "GET /api/environments/{project_id}/app_metrics/{plugin_config_id}/historical_exports/": (
        "a noun without an array in its reply is a list where its items have an address"
    ),
}
"""Operations whose methods are called otherwise beside another one; the name lock holds the
names of all of them."""


def named(tree: dict[str, Any], config: Config, lock: str = "") -> names.Names | None:
    diagnostics = Diagnostics()
    openapi = parse.read(copy.deepcopy(tree), diagnostics)
    if openapi is None:
        return None
    held = read_lock(lock) if lock else None
    api = configured_api(openapi, tree, config, held, diagnostics)
    return names.decide(api, config, diagnostics, held)


def methods(tree: dict[str, Any], found: names.Names) -> dict[str, str]:
    return {
        f"{verb.upper()} {path}": ".".join(
            (
                *found.resource(f"{verb.upper()} {path}"),
                found.method(f"{verb.upper()} {path}"),
            )
        )
        for path, verb in operations(tree)
    }


def operations(tree: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for path, item in tree.get("paths", {}).items():
        yield from ((path, verb) for verb in VERBS if verb in item)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.parent.name)
def test_an_operation_that_comes_renames_no_other(document: Path) -> None:
    tree = read_version(str(document)).tree
    if tree is None:
        pytest.skip("the document is a faulty one")
    config = for_spec(document)
    whole = named(tree, config)
    listed = list(operations(tree))
    if whole is None or len(listed) < 2:
        pytest.skip("the document has no two operations")
    every = methods(tree, whole)
    for path, verb in random.Random(7).sample(listed, min(MOST, len(listed))):
        fewer = copy.deepcopy(tree)
        del fewer["paths"][path][verb]
        before = named(fewer, config)
        assert before is not None
        called = methods(fewer, before)
        renamed = {name for name in called if called[name] != every[name]}
        assert renamed <= TWINS.keys(), (verb, path)
        held = named(tree, config, before.to_lock())
        assert held is not None
        kept = methods(tree, held)
        assert {name: kept[name] for name in called} == called, (verb, path)
