"""Overlays: what they change, where the change came from, what they may not do."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from clientsmith.report.diagnostics import Diagnostics
from clientsmith.spec import load, overlay
from clientsmith.spec.bundle import bundle
from clientsmith.spec.source_map import SourceMap

Applied = tuple[dict[str, Any], Diagnostics, SourceMap]
TREE: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "T", "version": "1"},
    "tags": [{"name": "a"}, {"name": "b"}, {"name": "c"}],
    "paths": {
        "/a": {"get": {"tags": ["x"], "summary": "old"}, "post": {}},
        "/b": {"get": {"x-internal": True}},
    },
}


INFO = {"title": "Fixes", "version": "1"}


@pytest.fixture
def applied() -> Callable[..., Applied]:
    """Apply overlays, given as lists of actions, to the tree above."""

    def start(*overlays: Any) -> Applied:
        diagnostics = Diagnostics()
        text = json.dumps(TREE).encode()
        document = load.read_document("api.json", text, diagnostics=diagnostics)
        assert document is not None
        bundled = bundle(document, diagnostics)
        assert bundled is not None
        documents = []
        for number, actions in enumerate(overlays):
            data = actions
            if isinstance(actions, list):
                data = {"overlay": "1.1.0", "info": INFO, "actions": actions}
            read = load.read_document(
                f"o{number}.json",
                json.dumps(data, indent=1).encode(),
                diagnostics=diagnostics,
            )
            assert read is not None
            documents.append(read)
        tree = overlay.apply(bundled.tree, documents, bundled.sources, diagnostics)
        return tree, diagnostics, bundled.sources

    return start


def test_updates_merge_objects_append_to_lists_and_replace_the_rest(
    applied: Callable[..., Applied],
) -> None:
    update = {"tags": ["y"], "summary": "new", "responses": {"200": {}}}
    tree, diagnostics, sources = applied(
        [{"target": "$.paths['/a'].get", "update": update}]
    )
    assert not list(diagnostics)
    assert tree["paths"]["/a"]["get"] == {
        "tags": ["x", "y"],
        "summary": "new",
        "responses": {"200": {}},
    }
    place = sources.locate("/paths/~1a/get/summary")
    assert (place.file, place.line) == ("o0.json", 14)
    assert sources.locate("/paths/~1a/get/tags/0").file == "api.json"


def test_every_match_is_updated_by_a_copy_of_its_own(
    applied: Callable[..., Applied],
) -> None:
    tree, diagnostics, _ = applied(
        [{"target": "$.paths.*[?@]", "update": {"x-list": {"a": 1}}}],
        [{"target": "$.paths['/a'].get['x-list']", "update": {"b": 2}}],
    )
    assert not list(diagnostics)
    assert tree["paths"]["/a"]["get"]["x-list"] == {"a": 1, "b": 2}
    assert tree["paths"]["/a"]["post"]["x-list"] == {"a": 1}


def test_an_update_of_a_list_appends_it(applied: Callable[..., Applied]) -> None:
    tree, _, _ = applied([{"target": "$.tags", "update": {"name": "d"}}])
    assert [tag["name"] for tag in tree["tags"]] == ["a", "b", "c", "d"]


def test_removals_keep_the_places_of_what_stays(
    applied: Callable[..., Applied],
) -> None:
    tree, diagnostics, sources = applied(
        [
            {"target": "$.tags[?@.name != 'b']", "remove": True},
            {
                "target": "$.paths.*[?@['x-internal']]",
                "remove": True,
                "update": {"a": 1},
            },
        ]
    )
    assert not list(diagnostics)
    assert tree["tags"] == [{"name": "b"}]
    assert sources.origin("/tags/0/name").pointer == "/tags/1/name"
    assert tree["paths"]["/b"] == {}


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ([{"target": "$.paths['/none']", "remove": True}], "overlay-no-match"),
        ([{"target": "paths[", "remove": True}], "overlay-target"),
        ([{"target": "$.info.title", "update": {"a": 1}}], "overlay-target"),
        ([{"target": "$.info"}], "overlay-invalid"),
        ([{"update": {}}], "overlay-invalid"),
        (["text"], "overlay-invalid"),
        ({"actions": []}, "overlay-invalid"),
        ({"overlay": "2.0.0", "actions": []}, "overlay-invalid"),
        ({"overlay": "1.0.0"}, "overlay-invalid"),
    ],
)
def test_what_an_overlay_gets_wrong_is_an_error_in_its_own_file(
    applied: Callable[..., Applied], bad: Any, code: str
) -> None:
    tree, diagnostics, _ = applied(bad)
    [item] = diagnostics
    assert item.code == code
    assert item.place is not None
    assert item.place.file == "o0.json"
    assert tree == TREE


def test_a_copy_merges_one_node_into_the_targets(
    applied: Callable[..., Applied],
) -> None:
    tree, diagnostics, _ = applied(
        [
            {"target": "$.paths['/b']", "copy": "$.paths['/a']"},
            {"target": "$.paths['/a']", "remove": True},
        ]
    )
    assert not list(diagnostics)
    assert tree["paths"] == {
        "/b": {
            "get": {"x-internal": True, "tags": ["x"], "summary": "old"},
            "post": {},
        }
    }


def test_a_copy_names_exactly_one_node(applied: Callable[..., Applied]) -> None:
    _, diagnostics, _ = applied([{"target": "$.info", "copy": "$.tags[*]"}])
    assert [item.code for item in diagnostics] == ["overlay-no-match"]


def test_a_primitive_is_replaced(applied: Callable[..., Applied]) -> None:
    target = "$.paths['/a'].get.summary"
    tree, diagnostics, _ = applied([{"target": target, "update": "new"}])
    assert not list(diagnostics)
    assert tree["paths"]["/a"]["get"]["summary"] == "new"


@pytest.mark.parametrize(
    ("head", "codes"),
    [
        ({}, ["overlay-info", "overlay-info"]),
        ({"info": {"title": "Fixes"}}, ["overlay-info"]),
        ({"info": INFO, "extends": "../spec/other.json"}, ["overlay-extends"]),
        ({"info": INFO, "extends": "https://example.com/v1/api.json"}, []),
    ],
)
def test_the_head_of_an_overlay_is_checked(
    applied: Callable[..., Applied], head: Any, codes: list[str]
) -> None:
    actions = [{"target": "$.info", "update": {"x-a": 1}}]
    tree, diagnostics, _ = applied({"overlay": "1.1.0", **head, "actions": actions})
    assert [item.code for item in diagnostics] == codes
    assert tree["info"]["x-a"] == 1


def test_an_overlay_that_patches_nothing_is_told(
    applied: Callable[..., Applied],
) -> None:
    _, diagnostics, _ = applied({"overlay": "1.0.0", "info": INFO, "actions": []})
    [item] = diagnostics
    assert item.code == "overlay-invalid"
    assert "patches nothing" in item.message


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("$.pahts['/a'].get", "Did you mean 'paths'?"),
        ("$.paths['/a'].gte.summary", "Did you mean 'get'?"),
        ("$.paths.*.gett", "Did you mean 'get'?"),
    ],
)
def test_what_a_target_meant_is_said(
    applied: Callable[..., Applied], target: str, hint: str
) -> None:
    _, diagnostics, _ = applied([{"target": target, "remove": True}])
    assert [item.hint for item in diagnostics] == [hint]


def test_a_target_like_nothing_is_left_to_people(
    applied: Callable[..., Applied],
) -> None:
    _, diagnostics, _ = applied([{"target": "$.paths[?@.xyz == 1]", "remove": True}])
    assert ["Correct it" in item.hint for item in diagnostics] == [True]
