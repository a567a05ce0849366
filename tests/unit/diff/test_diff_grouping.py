"""A row of the report names several operations, and is true of each of them alone."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import pytest
from clientsmith import diff
from clientsmith.commands.compare import read_version
from clientsmith.diff.report import Report
from pairs import document, ref

CASES = Path(__file__).parents[4] / "shared" / "cases" / "drift"
Row = tuple[str, str, str, str, str, str]
"""Rule (of a body as of a member, since a schema is both), level, what was and what is there,
and where each of these stands."""


def content(schema: Any) -> dict[str, Any]:
    return {"description": "it", "content": {"application/json": {"schema": schema}}}


def zoo(**pet: Any) -> dict[str, Any]:
    """One schema in lists, alone, inside of another one, sent, answered and in a header."""
    many = {"type": "array", "items": ref("Pet")}
    cage = {"type": "object", "properties": {"pet": ref("Pet"), "size": {"type": "integer"}}}
    either = {"oneOf": [ref("Pet"), {"type": "boolean"}]}
    header = {"X-Pet": {"schema": ref("Tag")}}
    gone = {"description": "gone"}
    asked = {"name": "tag", "in": "query", "schema": ref("Tag")}
    paths = {
        "/pets": {
            "get": {"parameters": [asked], "responses": {"200": content(many)}},
            "post": {"requestBody": content(ref("Pet")), "responses": {"201": content(ref("Pet"))}},
        },
        "/pets/{id}": {
            "parameters": [
                {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
            ],
            "get": {"responses": {"200": {**content(ref("Pet")), "headers": header}}},
            "put": {"requestBody": content(ref("Pet")), "responses": {"204": gone}},
        },
        "/cages": {
            "get": {
                "parameters": [asked],
                "responses": {"200": content({"type": "array", "items": ref("Cage")})},
            },
            "delete": {"parameters": [{**asked, "name": "label"}], "responses": {"204": gone}},
            "post": {"requestBody": content(either), "responses": {"204": gone}},
        },
    }
    made = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
    tag = pet.pop("tag", {"type": "string"})
    made["properties"] |= pet.pop("properties", {})
    schemas = {"Pet": made | pet, "Cage": cage, "Tag": tag}
    return document(paths=paths, components={"schemas": schemas})


CHANGES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "type": (
        {"properties": {"age": {"type": "string"}}},
        {"properties": {"age": {"type": "integer"}}},
    ),
    "added": ({}, {"properties": {"age": {"type": "integer"}}}),
    "required": (
        {"properties": {"age": {"type": "integer"}}},
        {"properties": {"age": {"type": "integer"}}, "required": ["name", "age"]},
    ),
    "read only": (
        {"properties": {"age": {"type": "integer"}}},
        {"properties": {"age": {"type": "integer", "readOnly": True}}},
    ),
    "closed": ({}, {"additionalProperties": False}),
    "values": ({"tag": {"enum": ["a", "b"]}}, {"tag": {"enum": ["a", "c"]}}),
    "bound": ({}, {"tag": {"type": "string", "maxLength": 3}}),
    "null": (
        {"properties": {"age": {"type": "integer"}}},
        {"properties": {"age": {"type": ["integer", "null"]}}},
    ),
}


def rows(old: dict[str, Any], new: dict[str, Any]) -> dict[Row, tuple[set[str], set[str]]]:
    """What the report says: in which operations, and in which words."""
    found: dict[Row, tuple[set[str], set[str]]] = {}
    for group in Report(tuple(diff.compare(old, new)), "", "").groups:
        item = group.finding
        said = repr(item.old), repr(item.new), item.pointer_old, item.pointer_new
        family = re.sub("-(body|property)-", "-", item.rule)
        places, words = found.setdefault((family, str(item.level), *said), (set(), set()))
        places.update(group.operations)
        words.add(item.message)
    return {row: entry for row, entry in found.items() if entry[0]}


def alone(tree: dict[str, Any], place: str) -> dict[str, Any]:
    """The document with one operation."""
    method, path = place.split(" ", 1)
    kept = copy.deepcopy(tree)
    members = {
        key: value
        for key, value in kept["paths"].get(path, {}).items()
        if key in ("parameters", "servers", method.lower())
    }
    return {**kept, "paths": {path: members}}


def check_each(old: dict[str, Any], new: dict[str, Any]) -> int:
    """Hold each row against each of its operations alone; returns how many name several. A row is
    about the schema that they share, or about what each of them has by the same name."""
    said = rows(old, new)
    for place in {place for places, _ in said.values() for place in places}:
        of_it = {row: words for row, (places, words) in said.items() if place in places}
        lone = rows(alone(old, place), alone(new, place))
        assert lone.keys() == of_it.keys(), place
        for row, words in of_it.items():
            assert all(
                re.search("(^The| of the) schema `", word) or word in lone[row][1] for word in words
            ), place
    return sum(len(places) > 1 for places, _ in said.values())


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("back", [False, True], ids=["there", "back"])
def test_a_row_is_true_of_each_operation_in_it(change: str, back: bool) -> None:
    old, new = (zoo(**copy.deepcopy(side)) for side in CHANGES[change])
    assert check_each(*((new, old) if back else (old, new))), "no row names several"


@pytest.mark.skipif(not CASES.is_dir(), reason="the judged pairs are not there")
def test_a_row_of_a_judged_pair_is_true_of_each_operation_in_it() -> None:
    sides = (read_version(str(CASES / f"k01_grouping.{side}.yaml")).tree for side in ("old", "new"))
    old, new = sides
    assert old is not None and new is not None
    assert check_each(dict(old), dict(new))
