"""Unions of objects: which of the documented types a value on the wire becomes."""

# ruff: noqa: E501 (documents are easier to read in long lines)

from __future__ import annotations

import json
from typing import Any

import pytest
from documents import Made, made

HEAD = """
openapi: 3.0.3
info: {title: Zoo, version: "1"}
servers: [{url: "https://x.test"}]
paths:
  /animals:
    get:
      operationId: listAnimals
      responses: {"200": {description: ok, content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Animal"}}}}}}
components:
  schemas:
"""

MAPPED = """
    Animal:
      type: object
      required: ["@type", name]
      discriminator: {propertyName: "@type", mapping: {dog: Dog, cat: "#/components/schemas/Cat"}}
      properties: {"@type": {type: string}, name: {type: string}}
    Dog: {allOf: [{$ref: "#/components/schemas/Animal"}, {type: object, properties: {bark: {type: string}}}]}
    Cat: {allOf: [{$ref: "#/components/schemas/Animal"}], type: object, properties: {lives: {type: integer}}}
    Fish: {allOf: [{$ref: "#/components/schemas/Animal"}, {type: object, properties: {depth: {type: number}}}]}
    Eel: {allOf: [{$ref: "#/components/schemas/Fish"}, {type: object}]}
    Newt: {allOf: [{$ref: "#/components/schemas/Animal"}, {type: object, description: Adds nothing.}]}
"""

LISTED = """
    Animal:
      type: object
      discriminator: {propertyName: kind}
      required: [kind]
      properties: {kind: {type: string, enum: [wild_cat, HouseDog, whale, shrew]}, name: {type: string}}
    WildCat: {allOf: [{$ref: "#/components/schemas/Animal"}, {type: object, properties: {lives: {type: integer}}}]}
    HouseDog: {allOf: [{$ref: "#/components/schemas/Animal"}, {type: object, properties: {bark: {type: string}}}]}
    Sea: {allOf: [{$ref: "#/components/schemas/Animal"}, {type: object, required: [depth], properties: {depth: {type: number}}}]}
"""

BESIDE = """
    Animal:
      type: object
      required: [kind, name]
      properties: {kind: {type: string}, name: {type: string, description: Its name.}}
      oneOf: [{$ref: "#/components/schemas/Dog"}, {$ref: "#/components/schemas/Cat"}]
      discriminator: {propertyName: kind, mapping: {dog: Dog}}
    Dog: {type: object, properties: {kind: {type: string, enum: [dog, puppy]}, name: {type: string}, bark: {type: string}}}
    Cat: {type: object, properties: {kind: {type: string}, name: {type: string}}}
"""

NUMBERED = """
    Animal:
      oneOf: [{$ref: "#/components/schemas/Dog"}, {$ref: "#/components/schemas/Cat"}]
      discriminator: {propertyName: kind, mapping: {"1": Dog, "2": Cat}}
    Dog: {type: object, required: [kind], properties: {kind: {type: integer, enum: [1]}, bark: {type: string}}}
    Cat: {type: object, required: [kind], properties: {kind: {type: integer}}}
"""


WRAPPED = """
    Animal:
      oneOf: [{$ref: "#/components/schemas/Dog"}, {$ref: "#/components/schemas/Cat"}, {$ref: "#/components/schemas/Eel"}]
      discriminator: {propertyName: kind}
    Dog: {type: object, properties: {kind: {nullable: true, default: dog, oneOf: [{type: string, enum: [dog]}]}}}
    Cat: {type: object, properties: {kind: {description: Its kind., allOf: [{$ref: "#/components/schemas/Kind"}]}}}
    Eel: {type: object, properties: {kind: {anyOf: [{type: string, enum: [eel]}, {type: string, enum: [moray]}]}}}
    Kind: {type: string, enum: [cat]}
"""

SEALED = """
    Animal:
      type: object
      required: [kind]
      properties: {kind: {type: string}}
      oneOf: [{$ref: "#/components/schemas/Dog"}, {$ref: "#/components/schemas/Cat"}, {$ref: "#/components/schemas/Eel"}]
      discriminator: {propertyName: kind, mapping: {cat: "#/components/schemas/Cat", dog: Dog, eel: Eel}}
    Dog: {type: object, required: [bark], properties: {bark: {type: string}}}
    Cat: {allOf: [{$ref: "#/components/schemas/Animal"}]}
    Eel: {type: object, description: Long., allOf: [{$ref: "#/components/schemas/Animal"}]}
"""


SENT = """
  /animals/{id}:
    put:
      operationId: replaceAnimal
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      requestBody: {required: true, content: {application/json: {schema: {type: object, properties: {animal: {$ref: "#/components/schemas/Animal"}}}}}}
      responses: {"204": {description: ok}}
components:
"""


def test_an_option_without_the_tag_is_sent_with_it() -> None:
    with made(HEAD.replace("components:\n", SENT.lstrip("\n")) + SEALED) as it:
        it.server.answer("", status=204)
        for animal, kind in (
            (it.package.Dog(bark="b"), {"kind": "dog", "bark": "b"}),
            (it.package.Eel(), {"kind": "eel"}),
        ):
            it.call("PUT /animals/{id}", id="1", animal=animal)
            assert json.loads(it.server.last.body) == {"animal": kind}


def listed(it: Made, *values: Any) -> list[Any]:
    """What the client makes of a list of values."""
    it.server.answer(json.dumps(values))
    found: list[Any] = it.call("GET /animals")
    return found


@pytest.mark.parametrize(
    ("schemas", "cases"),
    [
        pytest.param(
            MAPPED,
            [
                ({"@type": "dog", "name": "a", "bark": "b"}, "Dog"),
                ({"@type": "cat", "name": "a"}, "Cat"),
                ({"@type": "Fish", "name": "a"}, "Fish"),
                ({"@type": "Eel", "name": "a"}, "Eel"),
                ({"@type": "Newt", "name": "a"}, "Newt"),
                ({"@type": "Animal", "name": "a"}, "AnimalDetails"),
                ({"@type": "Parrot", "name": "a", "bark": "b"}, "UnknownVariant"),
            ],
            id="mapping",
        ),
        pytest.param(
            LISTED,
            [
                ({"kind": "wild_cat"}, "WildCat"),
                ({"kind": "HouseDog"}, "HouseDog"),
                ({"kind": "whale", "depth": 3.5}, "Sea"),
                ({"kind": "shrew", "name": "a"}, "AnimalDetails"),
                ({"kind": "Ocean", "depth": 1}, "UnknownVariant"),
            ],
            id="enumeration of the base",
        ),
        pytest.param(
            BESIDE,
            [
                ({"kind": "dog", "name": "a"}, "Dog"),
                ({"kind": "puppy", "name": "a"}, "Dog"),
                ({"kind": "Cat", "name": "a"}, "Cat"),
            ],
            id="siblings of oneOf",
        ),
        pytest.param(
            NUMBERED,
            [({"kind": 1}, "Dog"), ({"kind": 2}, "Cat")],
            id="numbers",
        ),
        pytest.param(
            WRAPPED,
            [
                ({"kind": "dog"}, "Dog"),
                ({"kind": "cat"}, "Cat"),
                ({"kind": "eel"}, "Eel"),
                ({"kind": "moray"}, "Eel"),
            ],
            id="values within other schemas",
        ),
        pytest.param(
            SEALED,
            [
                ({"kind": "dog", "bark": "a"}, "Dog"),
                ({"kind": "cat"}, "Cat"),
                ({"kind": "eel"}, "Eel"),
                ({"kind": "owl"}, "UnknownVariant"),
            ],
            id="alternatives that add nothing to the base that lists them",
        ),
    ],
)
def test_a_value_becomes_the_type_that_its_tag_names(
    schemas: str, cases: list[tuple[Any, str]]
) -> None:
    with made(HEAD + schemas) as it:
        found = listed(it, *(value for value, _ in cases))
        assert [type(each).__name__ for each in found] == [name for _, name in cases]
        sent = [
            (
                each
                if type(each) is dict
                else each.model_dump(by_alias=True, exclude_unset=True)
            )
            for each in found
        ]
        assert sent == [value for value, _ in cases]


def test_a_name_that_a_mapping_replaced_is_understood_and_reported() -> None:
    deviations: list[Any] = []
    with made(HEAD + MAPPED, on_deviation=deviations.append) as it:
        (dog,) = listed(it, {"@type": "Dog", "name": "a", "bark": "b"})
        assert type(dog).__name__ == "Dog"
        assert [(each.pointer, each.got) for each in deviations] == [
            ("/0/@type", "Dog")
        ]
        (other,) = listed(it, {"@type": "Parrot", "name": "a"})
        assert type(other).__name__ == "UnknownVariant" and other.type is None
        assert other.to_dict() == {"@type": "Parrot", "name": "a"}
        (other,) = listed(it, {"bark": 1, "@type": None})
        assert type(other).__name__ == "UnknownVariant"
        assert [each.pointer for each in deviations[1:]] == ["/0"]
