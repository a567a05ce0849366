"""Schemas of every shape."""

from __future__ import annotations

import time
from typing import Any

import pytest
from clientsmith.build import expansion
from clientsmith.model import ir
from small import built, ref, typed, used


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({}, "any"),
        ({"description": "anything"}, "any"),
        ({"type": "string"}, "string"),
        ({"type": "boolean"}, "boolean"),
        ({"type": "null"}, "null"),
        ({"type": "string", "format": "date-time"}, "date-time"),
        ({"type": "string", "format": "dateTime"}, "date-time"),
        ({"type": "string", "format": "google-datetime"}, "date-time"),
        ({"type": "string", "format": "uuid"}, "uuid"),
        ({"type": "string", "format": "guid"}, "uuid"),
        ({"type": "string", "format": "byte"}, "base64"),
        ({"type": "string", "contentEncoding": "base64"}, "base64"),
        ({"type": "string", "contentMediaType": "application/json"}, "string"),
        ({"type": "string", "format": "decimal"}, "decimal"),
        ({"type": "string", "format": "int64"}, "string"),
        ({"type": "string", "format": "duration"}, "string"),
        ({"type": "number", "format": "int64"}, "integer"),
        ({"type": "number", "format": "double"}, "number"),
        ({"pattern": "^a"}, "string"),
        ({"format": "date"}, "date"),
        ({"minimum": 1}, "number"),
    ],
)
def test_scalars(schema: Any, expected: str) -> None:
    found = typed(schema)
    assert (found if isinstance(found, str) else found["kind"]) == expected


def test_words_of_formats_are_kept() -> None:
    assert typed({"type": "string", "format": "ipv4"}) == {
        "kind": "string",
        "format": "ipv4",
    }


def test_bounds_are_exact_beyond_what_a_float_holds() -> None:
    found = typed({"type": "integer", "maximum": 2**63 - 1, "minimum": -5})
    assert found["constraints"] == [["minimum", -5], ["maximum", 2**63 - 1]]


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": ["string", "null"]}, {"union": ["string", "null"]}),
        ({"type": ["null", "integer"]}, {"union": ["integer", "null"]}),
        ({"type": ["string", "integer"]}, {"union": ["string", "integer"]}),
        ({"type": "array", "items": {"type": "string"}}, {"array": "string"}),
        ({"type": "array"}, {"array": "any"}),
        ({"items": {"type": "integer"}}, {"array": "integer"}),
        ({"type": "object"}, {"map": "any"}),
        ({"type": "object", "additionalProperties": {}}, {"map": "any"}),
        (
            {"type": "object", "additionalProperties": {"type": "integer"}},
            {"map": "integer"},
        ),
        (
            {
                "type": "object",
                "patternProperties": {
                    "^a": {"type": "integer"},
                    "^b": {"type": "string"},
                },
                "additionalProperties": {"not": {}},
            },
            {"map": {"union": ["integer", "string"]}},
        ),
        (
            {"type": "object", "propertyNames": {"pattern": "^x"}},
            {"map": "any"},
        ),
    ],
)
def test_containers(schema: Any, expected: Any) -> None:
    assert typed(schema) == expected


@pytest.mark.parametrize(
    ("more", "rest"),
    [
        ({"items": {"not": {}}}, None),
        ({"minItems": 2, "maxItems": 2}, None),
        ({"maxItems": 2}, None),
        ({}, "any"),
        ({"items": {"type": "boolean"}}, "boolean"),
        ({"unevaluatedItems": {"not": {}}}, None),
    ],
)
def test_tuples(more: Any, rest: Any) -> None:
    prefix = [{"type": "string"}, {"type": "integer"}]
    found = typed({"type": "array", "prefixItems": prefix, **more})["tuple"]
    assert found["items"] == ["string", "integer"]
    assert found.get("rest") == rest


def test_several_item_schemas_without_a_type_are_alternatives() -> None:
    found = built({"X": {"prefixItems": [{"type": "string"}, {"type": "integer"}]}})
    options = ["string", "integer"]
    assert found.alias("X") == {"union": [*options, {"array": {"union": options}}]}
    assert found.codes == ["items-without-type"]


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"enum": ["a", "b"]}, {"literals": ["a", "b"]}),
        ({"enum": ["a", "a"]}, {"literals": ["a"]}),
        ({"const": 3}, {"literals": [3]}),
        ({"const": None}, "null"),
        ({"enum": [None]}, "null"),
        ({"type": "integer", "enum": [1.0, 2]}, {"literals": [1, 2]}),
        ({"type": "integer", "enum": ["1", "2"]}, {"literals": [1, 2]}),
        ({"type": "string", "enum": [1, True]}, {"literals": ["1", "true"]}),
        ({"type": "boolean", "enum": [True]}, {"literals": [True]}),
        ({"enum": [1, True, "x"]}, {"literals": [1, True, "x"]}),
        ({"enum": ["a", None]}, {"union": [{"literals": ["a"]}, "null"]}),
        (
            {"type": ["string", "null"], "enum": ["a"]},
            {"union": [{"literals": ["a"]}, "null"]},
        ),
        ({"type": "number", "enum": [0.5, 1]}, "number"),
        ({"enum": [0.5]}, "number"),
        ({"type": "object", "enum": [{}]}, {"map": "any"}),
        ({"enum": [[1]]}, {"array": "any"}),
    ],
)
def test_enumerations(schema: Any, expected: Any) -> None:
    assert typed(schema) == expected


def test_values_that_no_literal_expresses_are_reported() -> None:
    found = built({"E": {"type": "number", "enum": [0.5]}})
    assert found.codes == ["enum-value-kept-wide"]


def test_long_inline_enumerations_get_a_name() -> None:
    values = list("abcdefg")
    found = built({"O": {"type": "object", "properties": {"e": {"enum": values}}}})
    declared = found.declared("/components/schemas/O/properties/e")
    assert declared.hint == ir.Hint("e", False, "/components/schemas/O", "property")
    assert found.alias(declared.id) == {"literals": values}


def test_enumerations_of_components_are_declared_however_short() -> None:
    found = built({"E": {"type": "string", "enum": ["a"], "description": "One."}})
    assert found.alias("E") == {"literals": ["a"]}
    assert found.declared("E").description == "One."


def test_true_and_one_are_different_literals() -> None:
    flags = [*range(1, 8)]
    found = built(
        {
            "A": {"type": "object", "properties": {"e": {"enum": flags}}},
            "B": {"type": "object", "properties": {"e": {"enum": [True, *flags[1:]]}}},
        }
    )
    assert found.fields("A")["e"] != found.fields("B")["e"]


def test_objects_say_what_their_properties_are() -> None:
    found = built(
        {
            "O": {
                "type": "object",
                "description": "An O.",
                "required": ["id"],
                "properties": {
                    "id": {"type": "string", "readOnly": True},
                    "secret": {"type": "string", "writeOnly": True},
                    "old": {"type": "integer", "deprecated": True, "default": None},
                    "a/b~c": {"type": "string", "examples": ["x"], "title": "T"},
                },
                "additionalProperties": {"not": {}},
            }
        }
    ).object("O")
    assert found.closed
    assert found.extra is None
    assert found.hint == ir.Hint("O", True)
    id_, secret, old, odd = found.fields
    assert id_.required
    assert id_.access is ir.Access.READ_ONLY
    assert secret.access is ir.Access.WRITE_ONLY
    assert old.deprecated
    assert old.default is None
    assert secret.default is ir.ABSENT
    assert (odd.examples, odd.title) == (("x",), "T")
    assert odd.at == "/components/schemas/O/properties/a~1b~0c"


def test_additional_properties_beside_properties() -> None:
    found = built(
        {
            "Open": {"properties": {"a": {}}, "additionalProperties": {}},
            "Typed": {
                "properties": {"a": {}},
                "additionalProperties": {"type": "string"},
            },
            "Empty": {"type": "object", "additionalProperties": False},
        }
    )
    assert found.object("Open").extra is None
    assert not found.object("Open").closed
    assert found.object("Typed").extra == ir.STRING
    assert found.object("Empty").closed


def test_required_names_without_a_property_become_fields() -> None:
    found = built({"O": {"type": "object", "required": ["b"], "properties": {"a": {}}}})
    a, b = found.object("O").fields
    assert (a.wire, a.required, b.wire, b.required) == ("a", False, "b", True)
    assert found.codes == ["required-undeclared"]


def test_annotations_beside_one_reference_keep_the_reference() -> None:
    found = built(
        {
            "S": {"type": "string", "readOnly": True, "default": "d"},
            "O": {
                "type": "object",
                "properties": {
                    "a": {"allOf": [ref("S")], "description": "An S."},
                    "b": ref("S"),
                    "c": {"allOf": [ref("S"), {"description": "Also."}]},
                },
            },
        }
    )
    assert set(map(str, found.fields("O").values())) == {str(used("S"))}
    a, b, _ = found.object("O").fields
    assert (a.description, b.description) == ("An S.", "")
    assert a.access is b.access is ir.Access.READ_ONLY
    assert a.default == b.default == "d"


def test_inline_objects_become_declarations() -> None:
    found = built(
        {
            "O": {
                "type": "object",
                "properties": {
                    "list": {
                        "type": "array",
                        "items": {"type": "object", "properties": {"x": {}}},
                    },
                    "map": {
                        "type": "object",
                        "additionalProperties": {
                            "type": "object",
                            "properties": {"y": {}},
                        },
                    },
                },
            }
        }
    )
    item = found.object("/components/schemas/O/properties/list/items")
    value = found.object("/components/schemas/O/properties/map/additionalProperties")
    assert (item.hint.words, item.hint.role) == ("list", "item")
    assert (value.hint.words, value.hint.role) == ("map", "value")
    assert item.hint.owner == value.hint.owner == "/components/schemas/O"


def test_equal_inline_objects_with_equal_words_are_one() -> None:
    address = {"type": "object", "properties": {"street": {"type": "string"}}}
    other = {"type": "object", "properties": {"street": {"type": "integer"}}}
    found = built(
        {
            "B": {"type": "object", "properties": {"address": address}},
            "A": {
                "type": "object",
                "properties": {"address": address, "home": address},
            },
            "C": {"type": "object", "properties": {"address": other}},
        }
    )
    first = {"ref": "/components/schemas/A/properties/address"}
    assert found.fields("A") == {
        "address": first,
        "home": {"ref": "/components/schemas/A/properties/home"},
    }
    assert found.fields("B") == {"address": first}
    assert found.fields("C") != {"address": first}


def test_null_is_said_where_a_nullable_component_is_used() -> None:
    schemas = {
        "N": {"type": ["object", "null"], "properties": {"a": {}}},
        "E": {"enum": ["x", None]},
        "U": {"anyOf": [ref("N"), {"type": "string"}]},
        "Again": {"allOf": [ref("E")], "description": "An E."},
    }
    found = built(
        {**schemas, "O": {"properties": {name.lower(): ref(name) for name in schemas}}}
    )
    assert found.object("N").fields[0].wire == "a"
    assert found.alias("E") == {"literals": ["x"]}
    assert found.alias("U") == {"union": [used("N"), "string"]}
    assert found.alias("Again") == used("E")
    assert found.fields("O") == {
        name.lower(): {"union": [used(name), "null"]} for name in schemas
    }


def test_recursive_types_refer_to_their_declaration() -> None:
    tree = {"anyOf": [{"type": "string"}, {"type": "array", "items": ref("Tree")}]}
    found = built({"Tree": tree, "Node": {"properties": {"next": ref("Node")}}})
    assert found.alias("Tree") == {"union": ["string", {"array": used("Tree")}]}
    assert found.fields("Node") == {"next": used("Node")}


def test_aliases_in_a_circle_are_what_else_they_may_be() -> None:
    found = built(
        {
            "A": {"anyOf": [ref("B"), {"type": "string"}]},
            "B": {"anyOf": [ref("A"), {"type": "integer"}]},
            "C": ref("D"),
            "D": ref("C"),
            "Self": ref("Self"),
        }
    )
    assert found.alias("A") == found.alias("B") == {"union": ["string", "integer"]}
    assert found.alias("C") == found.alias("Self") == "any"
    assert set(found.codes) == {"alias-cycle"}


def test_aliases_that_multiply_are_cut() -> None:
    lists = {"type": "array", "items": {}}
    maps = {"type": "object", "additionalProperties": {}}
    found = built(
        {
            f"A{n}": {
                "anyOf": [
                    {**lists, "items": ref(f"A{n + 1}")},
                    {**maps, "additionalProperties": ref(f"A{n + 1}")},
                ]
            }
            for n in range(40)
        }
        | {"A40": {"type": "string"}}
    )
    cut = [n for n in range(40) if found.alias(f"A{n}") == "any"]
    assert len(cut) in range(2, 5) and 39 not in cut
    assert set(found.codes) == {"alias-too-large"}


def test_aliases_that_nest_are_cut() -> None:
    """What walks a type does so by recursion, as Python's own annotations are walked."""
    chain: dict[str, Any] = {
        f"U{n}": {"oneOf": [ref(f"U{n + 1}"), {"type": "object", "title": f"O{n}"}]}
        for n in range(300)
    }
    found = built({**chain, "U300": {"type": "string"}})
    cut = [n for n in range(300) if found.alias(f"U{n}") == "any"]
    assert len(cut) == 3 and set(found.codes) == {"alias-too-large"}


def test_deep_nesting_is_an_error_and_no_crash() -> None:
    schema: Any = {"type": "string"}
    for _ in range(90):
        schema = {"type": "object", "properties": {"a": schema}}
    assert "schema-too-deep" in built({"Deep": schema}).codes


def test_conditions_are_mentioned() -> None:
    found = built({"S": {"type": "string", "not": {"const": "x"}}})
    assert found.codes == ["keyword-not-typed"]
    assert found.alias("S") == "string"


def test_long_chains_of_references_are_no_crash() -> None:
    chain: dict[str, Any] = {f"A{n:03}": ref(f"A{n + 1:03}") for n in range(400)}
    bases: dict[str, Any] = {
        f"B{n:03}": {"allOf": [ref(f"B{n + 1:03}"), {"properties": {f"b{n}": {}}}]}
        for n in range(400)
    }
    ends = {"A400": {"type": ["string", "null"]}, "B400": {"type": "object"}}
    found = built({**chain, **bases, **ends})
    assert found.alias("A400") == "string"
    assert "b399" in found.fields("B399")
    assert "schema-too-deep" in found.codes


def composing(levels: int) -> dict[str, Any]:
    """Schemas each of which is composed of the next one in three ways."""

    def level(number: int) -> dict[str, Any]:
        below = ref(f"S{number + 1:03}")
        choices = [{"oneOf": [below, below]}, {"anyOf": [below, {"type": "null"}]}]
        return {"type": "object", "allOf": choices, "properties": {"x": below}}

    last = {"type": "object", "properties": {"a": {"type": "string"}}}
    return {f"S{n:03}": level(n) for n in range(levels)} | {f"S{levels:03}": last}


def test_compositions_do_not_multiply(monkeypatch: pytest.MonkeyPatch) -> None:
    start = time.process_time()
    assert "too-many-compositions" not in built(composing(60)).codes
    assert time.process_time() - start < 10
    monkeypatch.setattr(expansion, "MOST_PARTS", 500)
    found = built(composing(60))
    assert found.codes.count("too-many-compositions") == 1


@pytest.mark.parametrize("told", [False, True])
def test_an_object_written_out_again_is_one_and_told_again(told: bool) -> None:
    inner: dict[str, Any] = {"type": "object", "properties": {"b": {"type": "string"}}}
    if told:
        inner["required"] = ["undeclared"]
    found = built(
        {
            name: {"type": "object", "properties": {"a": inner}}
            for name in ("One", "Two", "Three")
        }
    )
    places = {str(found.fields(name)["a"]) for name in ("One", "Two", "Three")}
    assert places == {"{'ref': '/components/schemas/One/properties/a'}"}
    assert found.codes == ["required-undeclared"] * (3 if told else 0)
    changed = {**inner, "description": "Another."}
    other = built(
        {
            "One": {"type": "object", "properties": {"a": inner}},
            "Two": {"type": "object", "properties": {"a": changed}},
        }
    )
    assert other.fields("One")["a"] != other.fields("Two")["a"]


def test_properties_of_conditions_are_optional() -> None:
    address = {
        "type": "object",
        "required": ["zip"],
        "properties": {"country": {"type": "string"}},
        "if": {
            "properties": {"country": {"const": "US"}, "eu": {"const": False}},
            "required": ["country"],
        },
        "then": {"properties": {"zip": {"type": "string"}}, "required": ["state"]},
        "else": {"$ref": "#/components/schemas/Abroad"},
        "allOf": [
            {"if": {}, "then": {"properties": {"note": {"type": "string"}}}},
        ],
        "dependentSchemas": {"vat": {"properties": {"vat": {"type": "integer"}}}},
    }
    abroad = {"properties": {"zip": {"type": "integer"}, "region": {"type": "string"}}}
    found = built({"Address": address, "Abroad": abroad})
    assert found.fields("Address") == {
        "country": "string",
        "zip": {"union": ["string", "integer"]},
        "vat": "integer",
        "region": "string",
        "eu": "any",
        "note": "string",
    }
    shape = found.declared("Address")
    assert isinstance(shape, ir.Object)
    assert [field.wire for field in shape.fields if field.required] == ["zip"]
