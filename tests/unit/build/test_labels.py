"""What documents call the values of enumerations, in all the ways that tools write it."""

from __future__ import annotations

from typing import Any

import pytest
from clientsmith.spec.labels import read_labels

BOTH = [("a", "First", "The first."), ("b", "Second", "")]


def _read(schema: dict[str, Any]) -> list[tuple[Any, str, str]]:
    def resolve(node: Any) -> dict[str, Any]:
        return REFERRED if node == {"$ref": "#/referred"} else node

    return [tuple(label) for label in read_labels(schema, resolve)]


REFERRED = {"const": "a", "title": "First", "description": "The first."}
LISTED = {"enum": ["a", "b"]}


@pytest.mark.parametrize(
    "schema",
    [
        {
            "x-enum-varnames": ["First", "Second"],
            "x-enum-descriptions": ["The first.", ""],
            **LISTED,
        },
        {
            "x-enumNames": {"b": "Second", "a": "First", "c": "Third"},
            "x-enumDescriptions": {"a": "The first."},
            **LISTED,
        },
        {
            "x-ms-enum": {
                "values": [
                    {"value": "a", "name": "First", "description": "The first."},
                    {"value": "b", "name": "Second"},
                ]
            },
            **LISTED,
        },
        {
            "x-enum-values": [
                {"value": "a", "identifier": "First", "description": "The first."},
                {"value": "b", "name": "Second"},
            ],
            **LISTED,
        },
        {
            "x-fern-enum": {
                "a": {"name": "First", "description": "The first."},
                "b": {"name": "Second"},
            },
            **LISTED,
        },
        {
            "x-speakeasy-enums": ["First", "Second", "Third"],
            "x-enum-descriptions": ["The first."],
            **LISTED,
        },
        {
            "oneOf": [
                {"$ref": "#/referred"},
                {"enum": ["b"], "title": "Second"},
                {"type": "null"},
            ]
        },
        {"anyOf": [REFERRED, {"const": "b", "title": "Second"}, {"type": "string"}]},
    ],
)
def test_labels_of_every_tool(schema: dict[str, Any]) -> None:
    assert _read(schema) == BOTH


def test_numbers_are_keys_as_texts() -> None:
    schema = {"enum": [-1, 2.0, True], "x-enum-varnames": {"-1": "Low", "2": "High"}}
    assert _read(schema) == [(-1, "Low", ""), (2.0, "High", "")]


@pytest.mark.parametrize("wrong", ["First", 3, [None, {}], {"a": 1}, None])
@pytest.mark.parametrize("word", ["x-enum-varnames", "x-ms-enum", "x-fern-enum"])
def test_what_is_malformed_says_nothing(word: str, wrong: object) -> None:
    assert _read({word: wrong, **LISTED}) == []
