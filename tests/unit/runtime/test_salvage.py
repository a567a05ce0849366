from __future__ import annotations

import json
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from runtime.codec import Codec
from runtime.errors import Deviation, ResponseValidationError
from runtime.json import dumps

Package = Callable[..., ModuleType]

TEXT = """
Kind: TypeAlias = Literal["a", "b"]

class Leaf(Model):
    value: int
    note: str | None = None

class Node(Model):
    name: str
    kind_: Kind = Field(wire="kind/of~it")
    children: list[Any_] | None = None
    by_name: dict[str, Leaf] | None = None
    size: int = 3
    pair: tuple[int, Leaf] | None = None

class Add(Model):
    left: Expr
    right: Expr
class Mul(Model):
    left: Expr
    right: Expr
class Neg(Model):
    left: Expr

class Cat(Model):
    type: Literal["cat"]
    name: str
class Dog(Model):
    type: Literal["dog"]
    name: str
Any_: TypeAlias = Leaf | Node
Expr: TypeAlias = Add | Mul | Neg | int
"""


@pytest.fixture
def decode(package: Package) -> Callable[..., tuple[Any, list[str]]]:
    codec = Codec(package(m=TEXT).__name__)

    def decode(annotation: str, value: object) -> tuple[Any, list[str]]:
        seen: list[Deviation] = []
        result = codec.decoder(annotation).decode(dumps(value), report=seen.append)
        assert json.loads(dumps(result)) == json.loads(dumps(value))
        return result, [str(each) for each in seen]

    return decode


Decode = Callable[..., tuple[Any, list[str]]]


def test_what_fits_is_typed_around_what_does_not(decode: Decode) -> None:
    raw = {
        "name": "n",
        "kind/of~it": "new",
        "children": [
            {"value": 1},
            {"value": "one"},
            {"name": "m", "kind/of~it": "a"},
            7,
        ],
        "by_name": {"x/y": {"value": None}, "z": {"value": 2}},
        "pair": [1, {"value": True}],
        "extra": {"kept": True},
    }
    node, seen = decode("Node", raw)
    assert type(node).__name__ == "Node"
    assert node.kind_ == "new"
    assert node.children[0].value == 1
    assert type(node.children[2]).__name__ == "Node"
    assert node.children[1].value == "one"
    assert node.children[3] == 7
    assert node.by_name["x/y"].value is None
    assert node.by_name["z"].value == 2
    assert node.pair[1].value is True
    assert node.extra == {"kept": True}
    assert node.size == 3
    assert "size" not in node.model_fields_set
    assert seen == [
        "/kind~1of~0it: expected 'a' | 'b', got string",
        "/children/1/value: expected int, got string",
        "/children/3: expected Leaf | Node, got number",
        "/by_name/x~1y/value: expected int, got null",
        "/pair/1/value: expected int, got boolean",
    ]


def test_missing_properties_read_as_none(decode: Decode) -> None:
    node, seen = decode("Node", {"name": "n"})
    assert node.kind_ is None
    assert node.model_fields_set == {"name"}
    assert seen == ["/kind~1of~0it: expected 'a' | 'b', got nothing"]


def test_unions_take_the_option_that_fits_most(decode: Decode) -> None:
    leaf, seen = decode("Any_", {"value": 1, "note": 5})
    assert type(leaf).__name__ == "Leaf"
    assert seen == ["/note: expected str | None, got number"]
    node, seen = decode("Any_", {"name": "n", "children": [{"value": 1}]})
    assert type(node).__name__ == "Node"
    assert type(node.children[0]).__name__ == "Leaf"
    nothing, seen = decode("Any_", {"other": 1})
    assert nothing == {"other": 1}
    assert len(seen) == 1


def test_a_fixed_property_of_another_value_rules_an_option_out(decode: Decode) -> None:
    raw = {"type": "bird", "name": "Tweety"}
    value, seen = decode("Cat | Dog", raw)
    assert value == raw
    assert seen == ["the body: expected Cat | Dog, got object"]
    value, _ = decode("Cat | Dog", {"type": "dog", "name": 5})
    assert type(value).__name__ == "Dog"


def test_lists_inside_unions_keep_what_fits(decode: Decode) -> None:
    value, seen = decode("list[Leaf] | str", [{"value": 1}, {"value": "x"}])
    assert value[0].value == 1
    assert seen == ["/1/value: expected int, got string"]


@pytest.mark.parametrize("root", ["x", 1, None, [], [[]], True, 1.5])
def test_a_wrong_root(decode: Decode, root: object) -> None:
    value, seen = decode("Node", root)
    assert value == root
    assert len(seen) == 1
    assert seen[0].startswith("the body: expected Node, got ")


def test_nested_unions_are_not_tried_over_and_over(decode: Decode) -> None:
    value: Any = "no number"
    for _ in range(40):
        value = {"left": value, "right": 1}
    result, seen = decode("Expr", value)
    assert type(result).__name__ == "Add"
    assert len(seen) == 1


def test_deep_values_stay_raw_below_a_level(decode: Decode) -> None:
    value: Any = {"left": "x"}
    for _ in range(150):
        value = {"left": value}
    result, seen = decode("Neg", value)
    for _ in range(90):
        assert type(result).__name__ == "Neg"
        result = result.left
    assert len(seen) == 1
    assert seen[0].endswith("expected less nesting, got object")


def test_strict_raises_with_everything(package: Package) -> None:
    codec = Codec(package(m=TEXT).__name__)
    raw = {"name": 1, "children": [1, 2, 3, 4]}
    with pytest.raises(ResponseValidationError) as caught:
        codec.decoder("Node").decode(dumps(raw), strict=True)
    assert caught.value.body == raw
    assert caught.value.content == dumps(raw)
    assert len(caught.value.deviations) == 6
    assert caught.value.deviations[0] == Deviation("/name", "str", 1)
    assert str(caught.value).endswith("; and 3 more")


def test_validated_and_salvaged_agree(package: Package) -> None:
    codec = Codec(package(m=TEXT).__name__)
    raw = {
        "name": "n",
        "kind/of~it": "a",
        "children": [{"value": 1}],
        "x": 1,
        "pair": [1, {"value": 2}],
    }
    decoder = codec.decoder("Node")
    assert decoder.decode(dumps(raw)) == decoder.convert(raw)
