"""Schemas of every dialect, and of their mixtures, in the words of 3.1."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Schema = Callable[..., tuple[Any, list[str]]]
REF = {"$ref": "#/components/schemas/Other"}
OTHER = {"Other": {"type": "object"}}
NULL = {"type": "null"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        ({"type": "string", "nullable": False}, {"type": "string"}),
        ({"type": "string", "x-nullable": True}, {"type": ["string", "null"]}),
        (
            {"type": "string", "enum": ["a"], "nullable": True},
            {"type": ["string", "null"], "enum": ["a", None]},
        ),
        ({"enum": ["a"], "nullable": True}, {"enum": ["a", None]}),
        ({"nullable": True}, {}),
        ({"allOf": [REF], "nullable": True}, {"anyOf": [REF, NULL]}),
        (
            {"allOf": [REF], "nullable": True, "description": "d", "readOnly": True},
            {"anyOf": [REF, NULL], "description": "d", "readOnly": True},
        ),
        (
            {"allOf": [REF, {"type": "object"}], "nullable": True},
            {"anyOf": [{"allOf": [REF, {"type": "object"}]}, NULL]},
        ),
        ({"oneOf": [REF], "nullable": True}, {"oneOf": [REF, NULL]}),
        ({"anyOf": [REF, NULL], "nullable": True}, {"anyOf": [REF, NULL]}),
        ({**REF, "nullable": True}, {"anyOf": [REF, NULL]}),
        ({"anyOf": [REF, {"nullable": True}]}, {"anyOf": [REF, NULL]}),
        ({"oneOf": [REF, {"x-nullable": True}]}, {"oneOf": [REF, NULL]}),
        (
            {"allOf": [{"nullable": True, "description": "d"}, REF]},
            {"anyOf": [REF, NULL], "description": "d"},
        ),
        (
            {"properties": {}, "nullable": True},
            {"properties": {}, "type": ["object", "null"]},
        ),
        ({"items": REF, "nullable": True}, {"items": REF, "type": ["array", "null"]}),
    ],
)
def test_null_is_allowed_in_one_way_only(
    schema: Schema, before: dict[str, Any], after: dict[str, Any]
) -> None:
    for version in ("3.0.3", "3.1.0"):
        node, codes = schema(before, version, OTHER)
        assert node == after
        expected = version == "3.1.0" and before.get("nullable") is True
        assert ("nullable-keyword" in codes) is expected


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ({"type": ["string"]}, {"type": "string"}, None),
        ({"type": ["string", "null"]}, {"type": ["string", "null"]}, None),
        ({"type": None}, {"type": "null"}, None),
        ({"type": "any"}, {}, "unknown-type"),
        ({"type": []}, {}, "unknown-type"),
        ({"type": ["string", {"a": 1}]}, {}, "unknown-type"),
        ({"type": "int64"}, {"type": "integer", "format": "int64"}, "unknown-type"),
        ({"type": "String"}, {"type": "string"}, "unknown-type"),
        ({"type": "file"}, {"type": "string", "format": "binary"}, None),
        (
            {"type": "string", "format": 5},
            {"type": "string", "format": "5"},
            "not-text",
        ),
        (
            {"type": "string", "format": "float"},
            {"type": "string", "format": "float"},
            None,
        ),
        ({"enum": []}, {}, "enum-empty"),
        ({"enum": None}, {}, "enum-not-list"),
        ({"enum": "a"}, {"enum": ["a"]}, "enum-not-list"),
        ({"enum": ["a", "a", 1, True]}, {"enum": ["a", 1, True]}, "enum-repeats"),
        (
            {"type": "string", "enum": ["a", None]},
            {"type": ["string", "null"], "enum": ["a", None]},
            "enum-null",
        ),
        (
            {"type": "string", "enum": ["a", True]},
            {"type": "string", "enum": ["a", "true"]},
            "enum-type",
        ),
        (
            {"type": "integer", "enum": ["1"]},
            {"type": "integer", "enum": [1]},
            "enum-type",
        ),
        (
            {"type": "number", "enum": [1, 2.5]},
            {"type": "number", "enum": [1, 2.5]},
            None,
        ),
        ({"const": "a"}, {"const": "a"}, None),
        (
            {"minimum": 1, "exclusiveMinimum": True},
            {"exclusiveMinimum": 1},
            None,
        ),
        ({"maximum": 1, "exclusiveMaximum": False}, {"maximum": 1}, None),
        ({"exclusiveMinimum": 1.5}, {"exclusiveMinimum": 1.5}, None),
        ({"maximum": 9223372036854775807}, {"maximum": 9223372036854775807}, None),
        ({"maxLength": 64.0}, {"maxLength": 64}, None),
        ({"maxLength": "64"}, {"maxLength": 64}, "limit-not-number"),
        ({"minLength": -1}, {}, "limit-not-number"),
        ({"minimum": "x"}, {}, "limit-not-number"),
        ({"minimum": -1}, {"minimum": -1}, None),
        ({"example": 1}, {"examples": [1]}, None),
        ({"example": None}, {"examples": [None]}, None),
        ({"example": 1, "examples": [2]}, {"examples": [1, 2]}, None),
        ({"examples": {"a": {"value": 1}}}, {"examples": [1]}, "examples-not-list"),
        ({"items": [True, {}]}, {"prefixItems": [{}, {}]}, None),
        (
            {"items": [{"type": "string"}], "additionalItems": False},
            {"prefixItems": [{"type": "string"}], "items": {"not": {}}},
            None,
        ),
        ({"items": True}, {"items": {}}, None),
        ({"additionalProperties": False}, {"additionalProperties": {"not": {}}}, None),
        (
            {"properties": {"a": True, "b": None}},
            {"properties": {"a": {}, "b": {}}},
            "null-object",
        ),
        ({"properties": {"a": "x"}}, {"properties": {}}, "wrong-type"),
        ({"properties": ["a"]}, {}, "wrong-type"),
        ({"oneOf": []}, {}, "options-empty"),
        ({"oneOf": {"type": "string"}}, {"oneOf": [{"type": "string"}]}, "wrong-type"),
        (
            {"allOf": [{}, "x", {"type": "string"}]},
            {"allOf": [{}, {"type": "string"}]},
            "wrong-type",
        ),
        (
            {
                "properties": {"a": {"type": "string", "required": True}},
                "required": ["b"],
            },
            {"properties": {"a": {"type": "string"}}, "required": ["b", "a"]},
            "required-flag",
        ),
        ({"properties": {"a": {"required": False}}}, {"properties": {"a": {}}}, None),
        ({"required": True}, {}, "required-not-list"),
        ({"required": ["a", "a", 1]}, {"required": ["a"]}, "required-not-list"),
        ({"discriminator": "kind"}, {"discriminator": {"propertyName": "kind"}}, None),
        ({"discriminator": {}}, {}, "discriminator-invalid"),
        ({"description": None}, {}, "null-field"),
        ({"description": 1.5}, {"description": "1.5"}, "not-text"),
        ({"deprecated": "true"}, {"deprecated": True}, "not-boolean"),
        ({"pattern": ["a"]}, {}, "wrong-type"),
        ({"externalDocs": {"description": "d"}}, {}, "external-docs"),
        ({"default": "x", "type": "integer"}, {"type": "integer"}, "default-invalid"),
        (
            {"default": "5", "type": "integer"},
            {"default": 5, "type": "integer"},
            "default-invalid",
        ),
        (
            {"default": 5, "type": "string"},
            {"default": "5", "type": "string"},
            "default-invalid",
        ),
        ({"default": None, "type": "string"}, {"type": "string"}, "default-null"),
        ({"default": 1, "type": "number"}, {"default": 1, "type": "number"}, None),
        ({"default": "c", "enum": ["a"]}, {"enum": ["a"]}, "default-invalid"),
        (
            {"default": [1], "items": {"type": "string"}},
            {"items": {"type": "string"}},
            "default-invalid",
        ),
    ],
)
def test_each_oddity_has_one_reading(
    schema: Schema, before: Any, after: Any, code: str | None
) -> None:
    node, codes = schema(before, "3.0.3")
    assert node == after
    assert [found for found in codes if found != "type-list"] == (
        [code] if code else []
    )


def test_before_3_1_a_reference_hides_what_restricts_beside_it(schema: Schema) -> None:
    before = {**REF, "description": "d", "x-a": 1, "type": "string", "maxLength": 1}
    node, codes = schema(before, "3.0.3", OTHER)
    assert node == {"allOf": [REF], "description": "d", "x-a": 1}
    assert codes == ["ref-sibling"]


def test_since_3_1_everything_beside_a_reference_counts(schema: Schema) -> None:
    before = {**REF, "description": "d", "allOf": [{"title": "t"}], "required": ["a"]}
    node, codes = schema(before, "3.1.0", OTHER)
    assert node == {
        "allOf": [REF, {"title": "t"}],
        "description": "d",
        "required": ["a"],
    }
    assert codes == []


def test_defaults_are_judged_through_references(schema: Schema) -> None:
    others = {"Other": {"type": "string", "enum": ["a", "b"]}}
    good, codes = schema({"allOf": [REF], "default": "a"}, "3.0.3", others)
    assert (good["default"], codes) == ("a", [])
    bad, codes = schema({"allOf": [REF], "default": "c"}, "3.0.3", others)
    assert ("default" in bad, codes) == (False, ["default-invalid"])


def test_shared_enums_of_blank_and_null_are_written_into_unions(
    front: Callable[..., Any],
) -> None:
    schemas = {
        "Model": {
            "properties": {
                "kind": {
                    "nullable": True,
                    "oneOf": [
                        {"$ref": "#/components/schemas/KindEnum"},
                        {"$ref": "#/components/schemas/BlankEnum"},
                        {"$ref": "#/components/schemas/NullEnum"},
                    ],
                }
            }
        },
        "KindEnum": {"enum": ["a", "b"], "type": "string"},
        "BlankEnum": {"enum": [""]},
        "NullEnum": {"enum": [None]},
    }
    result = front(
        {"openapi": "3.0.3", "paths": {}, "components": {"schemas": schemas}}
    )
    found = result.tree["components"]["schemas"]
    assert list(found) == ["Model", "KindEnum"]
    assert found["Model"]["properties"]["kind"] == {
        "oneOf": [
            {"$ref": "#/components/schemas/KindEnum"},
            {"type": "string", "enum": [""]},
            {"type": "null"},
        ]
    }
    assert result.codes.count("enum-inlined") == 2


def test_a_shared_null_that_is_used_elsewhere_stays(front: Callable[..., Any]) -> None:
    schemas = {
        "A": {"$ref": "#/components/schemas/NullEnum"},
        "NullEnum": {"enum": [None]},
        "Alone": {"enum": [""]},
    }
    result = front(
        {"openapi": "3.0.3", "paths": {}, "components": {"schemas": schemas}}
    )
    assert list(result.tree["components"]["schemas"]) == ["A", "NullEnum", "Alone"]


def test_swagger_2_words_are_read(schema: Schema) -> None:
    node, codes = schema(
        {
            "type": "object",
            "x-nullable": True,
            "discriminator": "kind",
            "properties": {},
        },
        "2.0",
    )
    assert node == {
        "type": ["object", "null"],
        "discriminator": {"propertyName": "kind"},
        "properties": {},
    }
    assert codes == []


def test_unquoted_words_of_yaml_keep_their_text(front: Callable[..., Any]) -> None:
    result = front(
        "openapi: 3.1.0\ninfo: {title: 2024, version: 1.10}\npaths: {}\ncomponents:\n"
        "  schemas:\n    A: {type: string, enum: [1.10, no, 0x1F], default: 1.10}\n"
    )
    assert result.tree["info"] == {"title": "2024", "version": "1.10"}
    assert result.tree["components"]["schemas"]["A"] == {
        "type": "string",
        "enum": ["1.10", "no", "0x1F"],
        "default": "1.10",
    }


def test_recursive_references_of_2019_09_mean_their_component(schema: Schema) -> None:
    node, codes = schema(
        {"$recursiveAnchor": True, "items": {"$recursiveRef": "#"}}, "3.1.0"
    )
    assert node == {"items": {"$ref": "#/components/schemas/It"}}
    assert codes == []


def test_dynamic_references_are_read_as_plain_ones(schema: Schema) -> None:
    node, codes = schema(
        {"$dynamicAnchor": "n", "items": {"$dynamicRef": "#n"}}, "3.1.0"
    )
    assert node == {"items": {"$ref": "#/components/schemas/It"}}
    assert codes == ["dynamic-ref"]


@pytest.mark.parametrize("swagger", [True, False])
@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "string", "format": "int-or-string"}, ["integer", "string"]),
        ({"format": "int-or-string"}, ["integer", "string"]),
        ({"x-kubernetes-int-or-string": True}, ["integer", "string"]),
        (
            {"type": "string", "format": "int-or-string", "x-nullable": True},
            ["integer", "string", "null"],
        ),
        (
            {"type": "string", "format": "int-or-string", "description": "x"},
            ["integer", "string"],
        ),
    ],
)
def test_kubernetes_has_values_that_are_numbers_or_texts(
    front: Callable[..., Any], schema: Any, expected: list[str], swagger: bool
) -> None:
    root: dict[str, Any] = {"info": {"title": "T", "version": "1"}, "paths": {}}
    if swagger:
        root = {**root, "swagger": "2.0", "definitions": {"P": schema}}
    else:
        root = {**root, "openapi": "3.0.3", "components": {"schemas": {"P": schema}}}
    done = front(root)
    assert done.tree is not None and not done.codes
    made = done.tree["components"]["schemas"]["P"]
    assert made["type"] == expected and "format" not in made
