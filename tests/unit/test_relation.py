"""Whether one schema's values are another's: known answers, and what others say by chance."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest
from clientsmith.model.relation import (
    Answer,
    Document,
    Schema,
    compare,
    find_witness,
    is_empty,
)

ORACLE = Path(__file__).parents[2] / "bench" / "relation_oracle.py"
TEXT = {"type": "string"}
WHOLE = {"type": "integer"}


def schema(node: Any, **document: Any) -> Schema:
    return Schema((node,), Document(lambda _: node, **document))


def named(**members: Any) -> dict[str, Any]:
    return {"type": "object", "properties": members}


def tagged(tag: str, **members: Any) -> dict[str, Any]:
    return {**named(k={"const": tag}, **members), "required": ["k"]}


YES = [
    ({"type": "integer", "minimum": 1, "maximum": 9}, {"type": "integer", "format": "int64"}),
    ({"enum": ["a", "bb"]}, {"type": "string", "maxLength": 2}),
    ({"const": 5}, {"type": "integer", "minimum": 1}),
    ({"const": "a"}, {"enum": ["a", "b"]}),
    ({"type": "integer", "multipleOf": 4}, {"type": "number", "multipleOf": 2}),
    ({"type": "integer", "minimum": 0}, {"type": "integer", "exclusiveMinimum": -1}),
    ({"type": "string", "format": "uuid"}, {"type": "string", "maxLength": 36}),
    ({"type": "string", "format": "phone"}, TEXT),
    (TEXT, {"type": "string", "format": "phone"}),
    (WHOLE, {"anyOf": [{"type": "integer", "maximum": 5}, {"type": "integer", "minimum": 6}]}),
    ({"type": "boolean"}, {"enum": [True, False]}),
    ({"oneOf": [tagged("a"), tagged("b")]}, {"oneOf": [tagged("b"), tagged("a"), tagged("c")]}),
    ({"allOf": [TEXT, {"maxLength": 3}]}, {"type": "string", "maxLength": 3}),
    ({**named(a=TEXT), "additionalProperties": False}, named(a=TEXT, b=WHOLE)),
    ({**named(a=TEXT), "additionalProperties": False}, {"type": "object", "maxProperties": 1}),
    ({"type": "object", "required": ["a", "b"]}, {"type": "object", "minProperties": 2}),
    ({"not": TEXT}, {"not": {"const": "a"}}),
    ({"type": "array", "maxItems": 1}, {"type": "array", "uniqueItems": True}),
]  # fmt: skip
NO = [
    (WHOLE, {"type": "integer", "format": "int64"}),
    (TEXT, {"type": "string", "maxLength": 5}),
    (TEXT, {"type": "string", "pattern": "^b"}),
    (named(a=TEXT), {**named(a=TEXT), "additionalProperties": False}),
    (named(a=TEXT), {**named(a=TEXT), "required": ["a"]}),
    ({"type": ["string", "null"]}, TEXT),
    ({"type": "array", "items": WHOLE}, {"type": "array", "items": WHOLE, "maxItems": 2}),
    ({"oneOf": [tagged("a"), tagged("b")]}, {"oneOf": [tagged("a")]}),
    (WHOLE, {"oneOf": [WHOLE, {"type": "number"}]}),
    ({"type": "number"}, WHOLE),
    (TEXT, {"not": {"const": "a"}}),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), YES)
def test_each_value_is_allowed(one: Any, other: Any) -> None:
    assert compare(schema(one), schema(other)) is Answer.YES


@pytest.mark.parametrize(("one", "other"), NO)
def test_a_value_shows_what_is_not_allowed(one: Any, other: Any) -> None:
    assert compare(schema(one), schema(other)) is Answer.NO
    assert find_witness(schema(one), schema(other)) is not None


def test_what_cannot_be_told_is_unknown() -> None:
    one = {"type": "string", "pattern": "^[ab]+$"}
    other = {"type": "string", "pattern": r"^\w+$"}
    assert compare(schema(one), schema(other)) is Answer.UNKNOWN


def test_a_recursive_schema_is_compared_with_another() -> None:
    def tree(leaf: Any) -> Schema:
        node = named(leaf=leaf, below={"type": "array", "items": {"$ref": "#"}})
        return schema(node)

    assert compare(tree(WHOLE), tree({"type": "number"})) is Answer.YES
    assert compare(tree({"type": "number"}), tree(WHOLE)) is Answer.NO


def test_a_sender_is_trusted_to_send_what_is_declared() -> None:
    old, new = named(a=TEXT), named(a=TEXT, b=WHOLE)
    assert compare(schema(old), schema(new)) is not Answer.YES
    assert compare(schema(old, declared=True), schema(new)) is Answer.YES


def test_a_tolerant_reader_ignores_what_it_does_not_know() -> None:
    closed = {**named(a=TEXT), "additionalProperties": False}
    assert compare(schema(named(a=TEXT)), schema(closed, tolerant=True)) is Answer.YES


@pytest.mark.parametrize(("keyword", "answer"), [("readOnly", "yes"), ("", "no")])
def test_what_is_hidden_in_a_direction_takes_no_part(keyword: str, answer: str) -> None:
    new = {**named(a={**TEXT, "readOnly": True}), "required": ["a"]}
    old = schema(named(), hidden=keyword, declared=True)
    assert compare(old, schema(new, hidden=keyword)).value == answer


def test_a_contradiction_allows_nothing() -> None:
    assert is_empty(schema({"type": "string", "minLength": 3, "maxLength": 2}))
    assert is_empty(schema({"oneOf": [WHOLE, WHOLE]}))
    assert not is_empty(schema({"anyOf": [WHOLE, WHOLE]}))


def test_many_options_are_given_up_in_time() -> None:
    options = {"anyOf": [named(**{f"p{i}": WHOLE}) for i in range(40)]}
    assert compare(schema({"allOf": [options] * 4}), schema(WHOLE)) in (
        Answer.NO,
        Answer.UNKNOWN,
    )


def test_values_that_others_make_contradict_nothing() -> None:
    oracle = _load_oracle()
    answers = set()
    for seed in range(1500):
        answer, contradiction, _ = oracle.find_contradiction(seed, tries=25)
        answers.add(answer)
        assert not contradiction, f"seed {seed}: {contradiction}"
    assert answers == set(Answer)


def _load_oracle() -> Any:
    spec = importlib.util.spec_from_file_location("relation_oracle", ORACLE)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
