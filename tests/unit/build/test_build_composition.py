"""`allOf`, `oneOf`, `anyOf` and discriminators."""

from __future__ import annotations

from typing import Any

import pytest
from clientsmith.model import ir
from small import Built, built, ref, typed, used


def prop(**properties: Any) -> Any:
    """An object schema with properties."""
    return {"type": "object", "properties": properties}


TEXT = {"type": "string"}
NUMBER = {"type": "integer"}


def mapping(found: Built, id_: str) -> dict[str | int, str]:
    """The discriminator mapping of a declared union."""
    declared = found.declared(id_)
    assert isinstance(declared, ir.Alias)
    assert isinstance(declared.target, ir.Union)
    assert declared.target.discriminator is not None
    return {
        value: target.removeprefix("/components/schemas/")
        for value, target in declared.target.discriminator.mapping
    }


def test_members_are_merged_deeply() -> None:
    found = built(
        {
            "Base": prop(
                id=TEXT, config={"type": "object", "properties": {"a": TEXT, "b": TEXT}}
            ),
            "Other": {"required": ["id"]},
            "Child": {
                "allOf": [
                    ref("Base"),
                    ref("Other"),
                    {"properties": {"config": prop(b={"maxLength": 3}, c=NUMBER)}},
                ],
                "properties": {"own": NUMBER},
                "description": "A child.",
            },
        }
    )
    child = found.object("Child")
    assert [field.wire for field in child.fields] == ["id", "config", "own"]
    assert child.fields[0].required
    assert child.description == "A child."
    assert found.fields("/components/schemas/Child/properties/config") == {
        "a": "string",
        "b": {"kind": "string", "constraints": [["maxLength", 3]]},
        "c": "integer",
    }
    assert found.fields("Base")["config"] != found.fields("Child")["config"]


def test_inherited_inline_objects_are_shared_with_the_base() -> None:
    found = built(
        {
            "Base": prop(config=prop(a=TEXT)),
            "Child": {"allOf": [ref("Base"), prop(b=TEXT)]},
        }
    )
    assert found.fields("Child")["config"] == found.fields("Base")["config"]
    config = found.object("/components/schemas/Base/properties/config")
    assert config.hint.owner == "/components/schemas/Base"


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ([TEXT, {"format": "date"}], "date"),
        ([TEXT, {"enum": ["a", "b"]}, {"enum": ["b", "c"]}], {"literals": ["b"]}),
        ([{"type": "number"}, NUMBER], "integer"),
        ([{"type": ["string", "null"]}, {"type": ["null", "string"]}], None),
        ([{"type": ["string", "null"]}, TEXT], "string"),
        ([{"type": "array", "items": TEXT}, {"minItems": 1}], None),
        ([ref("E"), {"description": "only words"}], used("E")),
        ([ref("E"), ref("E")], used("E")),
        ([ref("E"), {"enum": ["x"]}], {"literals": ["x"]}),
        ([{"type": "array", "items": ref("P")}, {"items": prop(z=TEXT)}], None),
        ([{}, {"title": "T"}], "any"),
    ],
)
def test_members_that_are_no_objects(members: Any, expected: Any) -> None:
    others = {"E": {"type": "string", "enum": ["x", "y"]}, "P": prop(y=TEXT)}
    found = typed({"allOf": members}, **others)
    if expected is None:
        kind = found if isinstance(found, str) else next(iter(found))
        assert kind in ("array", "union")
        return
    assert (
        found["kind"] if "kind" in found and expected != found else found
    ) == expected


def test_a_reference_that_another_implies_is_left_out() -> None:
    schemas = {"A": prop(a=TEXT), "B": {"allOf": [ref("A"), prop(b=TEXT)]}}
    assert typed({"allOf": [ref("A"), ref("B")]}, **schemas) == used("B")


def test_members_that_exclude_each_other() -> None:
    found = built({"X": {"allOf": [TEXT, prop(a=TEXT)]}})
    assert found.alias("X") == "any"
    assert found.codes == ["allof-conflict"]


def test_circles_of_composition_are_cut() -> None:
    found = built(
        {
            "A": {"allOf": [ref("B"), prop(a=TEXT)]},
            "B": {"allOf": [ref("A"), prop(b=TEXT)]},
        }
    )
    assert list(found.fields("A")) == ["b", "a"]
    assert list(found.fields("B")) == ["a", "b"]
    assert set(found.codes) == {"allof-cycle"}


def test_a_nullable_base_is_not_null_in_its_children() -> None:
    nullable = {"anyOf": [prop(a=TEXT), {"type": "null"}]}
    found = built({"Base": nullable, "Child": {"allOf": [ref("Base"), prop(b=TEXT)]}})
    assert found.fields("Child") == {"a": "string", "b": "string"}


def test_recursive_schemas_composed_give_a_recursive_type() -> None:
    def node(**more: Any) -> Any:
        return prop(**more)

    found = built(
        {
            "A": node(a=TEXT, next=ref("A")),
            "B": node(b=TEXT, next=ref("B")),
            "Both": {"allOf": [ref("A"), ref("B")]},
            "Holder": node(it={"allOf": [ref("A"), ref("B"), {"required": ["a"]}]}),
        }
    )
    assert found.fields("Both") == {"a": "string", "next": used("Both"), "b": "string"}
    it = "/components/schemas/Holder/properties/it"
    assert found.fields("Holder") == {"it": {"ref": it}}
    assert found.fields(it)["next"] == used("Both")


# --- oneOf and anyOf ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"oneOf": [TEXT, NUMBER]}, {"union": ["string", "integer"]}),
        ({"oneOf": [TEXT, TEXT]}, "string"),
        ({"anyOf": [{"type": "null"}, TEXT]}, {"union": ["string", "null"]}),
        (
            {"anyOf": [{"oneOf": [TEXT, NUMBER]}, {"type": ["boolean", "null"]}]},
            {"union": ["string", "integer", "boolean", "null"]},
        ),
        (
            {"oneOf": [{"const": "a"}, {"const": "b"}]},
            {"literals": ["a", "b"]},
        ),
        (
            {"anyOf": [TEXT, {"enum": ["a"]}]},
            {"union": ["string", {"literals": ["a"]}]},
        ),
        (
            {"type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}]},
            {
                "union": [
                    {"kind": "date", "format": "date"},
                    {"kind": "date-time", "format": "date-time"},
                ]
            },
        ),
        ({"anyOf": [ref("P"), {"type": "null"}]}, {"union": [used("P"), "null"]}),
        ({"anyOf": [TEXT, {}]}, {"union": ["string", "any"]}),
        ({"oneOf": [TEXT, {"not": {}}]}, "string"),
    ],
)
def test_unions(schema: Any, expected: Any) -> None:
    assert typed(schema, P=prop(a=TEXT)) == expected


def test_alternatives_that_only_require_make_no_types() -> None:
    base = {
        **prop(a=TEXT, b=TEXT),
        "oneOf": [{"required": ["a"]}, {"required": ["b"], "not": {"required": ["a"]}}],
    }
    assert built({"X": base}).fields("X") == {"a": "string", "b": "string"}


def test_alternatives_beside_properties_share_them() -> None:
    found = built(
        {
            "Extra": prop(e=TEXT),
            "X": {**prop(a=TEXT), "anyOf": [ref("Extra"), prop(f=NUMBER)]},
        }
    )
    assert found.alias("X") == {
        "union": [
            {"ref": "/components/schemas/X/anyOf/0"},
            {"ref": "/components/schemas/X/anyOf/1"},
        ]
    }
    assert list(found.fields("/components/schemas/X/anyOf/0")) == ["a", "e"]
    assert list(found.fields("/components/schemas/X/anyOf/1")) == ["a", "f"]


def test_alternatives_within_a_composition() -> None:
    found = built(
        {
            "Either": {"oneOf": [prop(a=TEXT), prop(b=TEXT)]},
            "X": {"allOf": [ref("Either"), prop(c=TEXT)]},
        }
    )
    first, second = found.alias("X")["union"]
    assert list(found.fields(first["ref"])) == ["c", "a"]
    assert list(found.fields(second["ref"])) == ["c", "b"]


def test_combinations_that_exclude_each_other_drop_out() -> None:
    either = {"oneOf": [NUMBER, TEXT]}
    found = built({"A": prop(x=either), "B": {"allOf": [ref("A"), prop(x=TEXT)]}})
    assert found.fields("B") == {"x": "string"}
    assert not found.codes


def test_very_many_combinations_become_one_type() -> None:
    many = [prop(**{f"p{n}": TEXT}) for n in range(9)]
    others = [prop(**{f"q{n}": TEXT}) for n in range(9)]
    found = built({"X": {"oneOf": many, "anyOf": others}})
    assert len(found.object("X").fields) == 18
    assert found.codes == ["alternatives-joined"]


# --- discriminators -------------------------------------------------------------------------


def test_explicit_and_implicit_mapping() -> None:
    kinds = {
        "Cat": prop(kind=TEXT),
        "Dog": prop(kind={"const": "hound"}),
        "Eel": prop(kind=TEXT),
        "Pet": {
            "oneOf": [ref("Cat"), ref("Dog"), ref("Eel")],
            "discriminator": {
                "propertyName": "kind",
                "mapping": {"miau": "#/components/schemas/Cat", "gone": "Nothing"},
            },
        },
    }
    found = built(kinds)
    assert mapping(found, "Pet") == {"miau": "Cat", "hound": "Dog", "Eel": "Eel"}
    assert found.codes == ["discriminator-target"]


def test_options_may_share_a_constant() -> None:
    kinds = {
        "Short": prop(kind={"const": "message"}),
        "Long": prop(kind={"enum": ["message", "call"]}),
        "Item": {
            "oneOf": [ref("Short"), ref("Long")],
            "discriminator": {"propertyName": "kind"},
        },
    }
    declared = built(kinds).declared("Item")
    assert isinstance(declared, ir.Alias)
    assert isinstance(declared.target, ir.Union)
    assert declared.target.discriminator is not None
    schemas = "/components/schemas"
    assert declared.target.discriminator.mapping == (
        ("message", f"{schemas}/Short"),
        ("message", f"{schemas}/Long"),
        ("call", f"{schemas}/Long"),
    )


def test_mapping_by_name_and_beyond_the_options() -> None:
    found = built(
        {
            "A": prop(k=TEXT),
            "B": prop(k=TEXT),
            "U": {
                "oneOf": [ref("A")],
                "discriminator": {"propertyName": "k", "mapping": {"a": "A", "b": "B"}},
            },
            "V": {
                "oneOf": [ref("A"), TEXT],
                "discriminator": {"propertyName": "k", "mapping": {"a": "A", "b": "B"}},
            },
        }
    )
    assert mapping(found, "V") == {"a": "A", "b": "B"}
    assert found.alias("V")["union"]["options"] == [used("A"), "string", used("B")]


def test_constants_tell_options_apart_without_a_discriminator() -> None:
    found = built(
        {
            "A": {**prop(n=TEXT, k={"const": 1}), "required": ["k"]},
            "B": {**prop(n=TEXT, k={"enum": [2, 3]}), "required": ["k"]},
            "Same": {**prop(k={"const": 1}), "required": ["k"]},
            "U": {"oneOf": [ref("A"), ref("B"), {"type": "null"}]},
            "V": {"oneOf": [ref("A"), ref("Same")]},
        }
    )
    assert mapping(found, "U") == {1: "A", 2: "B", 3: "B"}
    assert "union" in found.alias("V")
    assert isinstance(found.alias("V")["union"], list)


def test_nested_unions_are_found_through_their_own_options() -> None:
    def variant(value: str) -> Any:
        return {**prop(t={"const": value}), "required": ["t"]}

    found = built(
        {
            "A": variant("a"),
            "B": variant("b"),
            "C": variant("c"),
            "AB": {"oneOf": [ref("A"), ref("B")]},
            "All": {
                "oneOf": [ref("AB"), ref("C")],
                "discriminator": {"propertyName": "t"},
            },
        }
    )
    assert mapping(found, "AB") == {"a": "A", "b": "B"}
    assert mapping(found, "All") == {"a": "AB", "b": "AB", "c": "C"}


def test_inline_discriminated_unions_get_a_name() -> None:
    one = {**prop(t={"const": "one"}), "required": ["t"]}
    two = {**prop(t={"const": "two"}), "required": ["t"]}
    found = built({"O": prop(part={"oneOf": [one, two, {"type": "null"}]})})
    id_ = "/components/schemas/O/properties/part"
    assert found.fields("O") == {"part": {"union": [{"ref": id_}, "null"]}}
    assert found.declared(f"{id_}/oneOf/1").hint.words == "two part"


def test_a_base_with_a_discriminator_is_any_of_its_children() -> None:
    found = built(
        {
            "Pet": {
                **prop(kind=TEXT, name=TEXT),
                "required": ["kind"],
                "discriminator": {"propertyName": "kind"},
            },
            "Cat": {"allOf": [ref("Pet"), prop(lives=NUMBER)]},
            "Bird": {"allOf": [ref("Pet")]},
            "Lion": {"allOf": [ref("Cat"), prop(mane=TEXT)]},
            "Owner": prop(pet=ref("Pet")),
        }
    )
    assert found.fields("Owner") == {"pet": used("Pet")}
    assert mapping(found, "Pet") == {
        "Bird": "Bird",
        "Cat": "Cat",
        "Lion": "Lion",
        "Pet": "Pet/discriminator",
    }
    assert list(found.fields("Lion")) == ["kind", "name", "lives", "mane"]
    assert list(found.fields("Bird")) == ["kind", "name"]
    assert found.object("/components/schemas/Pet/discriminator").hint.role == "base"


def test_a_base_is_an_instance_by_its_own_value() -> None:
    def pet(**targets: str) -> Any:
        mapped = {
            value: f"#/components/schemas/{name}" for value, name in targets.items()
        }
        return {
            "Pet": {
                **prop(k=TEXT),
                "discriminator": {"propertyName": "k", "mapping": mapped},
            },
            "Cat": {"allOf": [ref("Pet"), prop(c=TEXT)]},
        }

    assert mapping(built(pet(c="Cat")), "Pet") == {
        "c": "Cat",
        "Pet": "Pet/discriminator",
    }
    assert mapping(built(pet(c="Cat", p="Pet")), "Pet") == {
        "c": "Cat",
        "p": "Pet/discriminator",
    }


def test_what_a_discriminator_does_not_know_is_its_default() -> None:
    rule = {"propertyName": "k", "x-defaultMapping": "Rest"}
    options = {
        "A": prop(k={"const": "a"}),
        "B": prop(k={"const": "b"}),
        "Rest": prop(r=TEXT),
    }
    union = {"oneOf": [ref("A"), ref("B")], "discriminator": rule}
    found = built({"Pet": union, **options}).declared("Pet")
    assert isinstance(found, ir.Alias)
    assert isinstance(found.target, ir.Union)
    assert found.target.discriminator is not None
    assert found.target.discriminator.default == "/components/schemas/Rest"
    assert len(found.target.options) == 3
    assert dict(found.target.discriminator.mapping).keys() == {"a", "b"}


def test_one_option_has_a_default_beside_it() -> None:
    options = {"A": prop(k={"const": "a"}), "Rest": prop(r=TEXT)}

    def target(default: str, *more: Any) -> ir.Type:
        rule = {"propertyName": "k", "x-defaultMapping": default}
        pet = {"oneOf": [ref("A"), *more], "discriminator": rule}
        found = built({"Pet": pet, **options}).declared("Pet")
        assert isinstance(found, ir.Alias)
        return found.target

    for more in ((), ({"type": "null"},)):
        union = target("Rest", *more)
        assert isinstance(union, ir.Union) and union.discriminator is not None
        assert union.discriminator.default == "/components/schemas/Rest"
        assert [item for item in union.options if item != ir.NULL] == [
            ir.Ref(ir.TypeId(f"/components/schemas/{name}")) for name in ("A", "Rest")
        ]
    assert target("A") == ir.Ref(ir.TypeId("/components/schemas/A"))


def test_a_discriminator_without_children_leaves_the_object() -> None:
    lone = {**prop(k=TEXT), "discriminator": {"propertyName": "k"}}
    assert built({"Lone": lone}).fields("Lone") == {"k": "string"}


def test_a_base_that_lists_its_children_gives_them_only_its_properties() -> None:
    found = built(
        {
            "Base": {
                **prop(k=TEXT),
                "oneOf": [ref("One"), ref("Two")],
                "discriminator": {"propertyName": "k"},
            },
            "One": {"allOf": [ref("Base"), prop(a=TEXT)]},
            "Two": {"allOf": [ref("Base"), prop(b=TEXT)]},
        }
    )
    assert list(found.fields("One")) == ["k", "a"]
    assert list(found.fields("Two")) == ["k", "b"]
    assert not found.codes


def test_an_enumeration_beside_a_reference_narrows_its_alternatives() -> None:
    found = built(
        {
            "Kind": {"oneOf": [{"const": 0}, {"const": 1}, {"const": 2}]},
            "Some": {"type": "integer", "enum": [0, 2], "allOf": [ref("Kind")]},
        }
    )
    declared = found.declared("Some")
    assert isinstance(declared, ir.Alias)
    assert declared.target == ir.Literals((0, 2))


def test_a_type_that_a_reference_has_anyway_leaves_it_its_name() -> None:
    def listed(items: Any) -> Any:
        return prop(data={"type": "array", "items": items})

    bare = {"type": "object", "description": "Anything."}
    found = built(
        {
            "Book": prop(title=TEXT),
            "Novel": {"allOf": [ref("Book"), prop(pages={"type": "integer"})]},
            "Books": {"allOf": [listed(bare), listed(ref("Book"))]},
            "Novels": {"allOf": [listed(ref("Novel")), listed(bare)]},
            "Names": {"allOf": [listed({"type": "string"}), listed(ref("Book"))]},
        }
    )
    assert found.fields("Books")["data"] == {
        "array": {"ref": "/components/schemas/Book"}
    }
    assert found.fields("Novels")["data"] == {
        "array": {"ref": "/components/schemas/Novel"}
    }
    assert found.codes == ["allof-conflict"]
