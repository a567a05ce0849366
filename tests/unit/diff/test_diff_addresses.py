"""What has the same whole address is the same on the wire, wherever the document writes it."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from clientsmith import diff
from clientsmith.commands.compare import compare_documents
from pairs import document

OK = {"responses": {"200": {"description": "ok"}}}
ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
A, B = "https://a.example", "https://b.example"
PATHS = {
    "/pets": {"get": OK, "post": OK},
    "/pets/{id}": {"parameters": [ID], "get": OK},
}


def under(prefix: str, **paths: Any) -> dict[str, Any]:
    return {f"{prefix}{path}": item for path, item in (paths or PATHS).items()}


def served(url: str, paths: dict[str, Any]) -> dict[str, Any]:
    return document(servers=[{"url": url}], paths=paths)


def own(url: str, paths: dict[str, Any]) -> dict[str, Any]:
    """Each path with a server of its own."""
    return document(
        paths={
            path: {**item, "servers": [{"url": url}]} for path, item in paths.items()
        },
        servers=[{"url": A}],
    )


WAYS = {
    "from the server": (served(f"{A}/v1", PATHS), served(f"{A}/", under("/v1"))),
    "a part": (served(f"{A}/api/v1", PATHS), served(f"{A}/api", under("/v1"))),
    "relative": (served("/v1", PATHS), document(paths=under("/v1"))),
    "two servers": (
        document(servers=[{"url": f"{A}/v1"}, {"url": f"{B}/v1"}], paths=PATHS),
        document(servers=[{"url": A}, {"url": B}], paths=under("/v1")),
    ),
    "a server of paths": (served(A, under("/v1")), own(f"{A}/v1", PATHS)),
    "a variable": (
        served("https://{region}.example/v1", PATHS),
        served("https://{region}.example", under("/v1")),
    ),
}  # fmt: skip


def rules(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    return [item.rule for item in diff.compare(old, new)]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("back", [False, True], ids=["there", "back"])
def test_a_base_that_moves_is_no_change(way: str, back: bool) -> None:
    old, new = WAYS[way]
    assert rules(*((new, old) if back else (old, new))) == []


def test_what_changes_besides_is_told() -> None:
    old, new = map(copy.deepcopy, WAYS["from the server"])
    del new["paths"]["/v1/pets"]["post"]
    limit = {
        "name": "limit",
        "in": "query",
        "required": True,
        "schema": {"type": "integer"},
    }
    new["paths"]["/v1/pets"]["get"] = {**OK, "parameters": [limit]}
    new["servers"].append({"url": "https://c.example"})
    found = rules(old, new)
    assert sorted(found) == [
        "endpoint-removed",
        "request-parameter-added-required",
        "server-added",
    ]


def test_another_address_is_a_change() -> None:
    old, new = served(A, PATHS), served(f"{A}/v1", PATHS)
    assert {"server-added", "server-removed"} <= set(rules(old, new))
    moved = served(A, under("/v2"))
    assert (
        rules(served(f"{A}/v1", PATHS), moved).count("endpoint-removed")
        == 3
    )


def test_a_path_that_gets_the_address_of_no_other_is_new() -> None:
    both = {**under("/v1"), "/pets": {"get": OK}}
    found = diff.compare(
        served(f"{A}/v1", PATHS), served(A, both)
    )
    assert [(item.rule, item.path) for item in found] == [("endpoint-added", "/pets")]


def test_the_base_path_of_swagger_moves_too(tmp_path: Path) -> None:
    head = {
        "swagger": "2.0",
        "info": {"title": "Pets", "version": "1"},
        "host": "a.example",
    }
    paths = {"/pets": {"get": {"operationId": "listPets", **OK}}}
    old = {**head, "schemes": ["https"], "basePath": "/v1", "paths": paths}
    new = {**head, "schemes": ["https"], "paths": under("/v1", **paths)}
    names = []
    for name, tree in (("old", old), ("new", new)):
        names.append(str(tmp_path / f"{name}.json"))
        Path(names[-1]).write_text(json.dumps(tree))
    for sides in (names, names[::-1]):
        report = compare_documents(*sides).report
        assert report is not None and report.findings == ()
