"""Random pairs of schemas: is what we say about them true of values that others make?

Schemas and values are made here by chance; `jsonschema` judges the values, and where
`hypothesis-jsonschema` is installed, it makes values too. A `yes` is contradicted by a
value of the first schema that the second refuses, a `no` by its own witness.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from clientsmith.model.relation import Answer, Document, Schema, compare, find_witness
from jsonschema import Draft202012Validator

Node = Any
_NAMES = ("a", "b", "c")
_TEXTS = ("", "a", "b", "ab", "aaa", "abcdef", "x1")
_PATTERNS = ("^a", "b$", "^[a-c]*$", ".*")


def make_schema(dice: random.Random, depth: int = 0) -> Node:
    """A small schema of any kind."""
    kinds = ["string", "integer", "number", "boolean", "null", "enum", "any"]
    if depth < 3:
        kinds += [
            "object",
            "object",
            "array",
            "anyOf",
            "oneOf",
            "allOf",
            "types",
            "not",
        ]
        kinds += ["tagged", "if"]
    return _MAKERS[dice.choice(kinds)](dice, depth)


def _text(dice: random.Random, _: int) -> Node:
    node: dict[str, Any] = {"type": "string"}
    if dice.random() < 0.3:
        node["minLength"] = dice.randrange(4)
    if dice.random() < 0.3:
        node["maxLength"] = dice.randrange(7)
    if dice.random() < 0.2:
        node["pattern"] = dice.choice(_PATTERNS)
    if dice.random() < 0.1:
        node["format"] = dice.choice(["password", "color"])
    return node


def _number(dice: random.Random, type_: str) -> Node:
    node: dict[str, Any] = {"type": type_}
    for keyword in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"):
        if dice.random() < 0.25:
            node[keyword] = dice.choice([-2, 0, 1, 2, 3, 5, 2.5])
    if dice.random() < 0.2:
        node["multipleOf"] = dice.choice([1, 2, 3, 4, 0.5])
    if dice.random() < 0.1:
        node["format"] = dice.choice(["int32", "int64", "unixtime"])
    return node


def _enum(dice: random.Random, _: int) -> Node:
    pool = ["a", "b", "abc", 1, 2, 1.5, True, False, None, {"a": 1}, [1]]
    values = dice.sample(pool, dice.randrange(1, 4))
    if len(values) == 1 and dice.random() < 0.5:
        return {"const": values[0]}
    node: dict[str, Any] = {"enum": values}
    if dice.random() < 0.3:
        node["type"] = dice.choice(["string", "integer", "number"])
    return node


def _object(dice: random.Random, depth: int) -> Node:
    node: dict[str, Any] = {"type": "object"}
    names = dice.sample(_NAMES, dice.randrange(len(_NAMES) + 1))
    if names:
        node["properties"] = {name: make_schema(dice, depth + 1) for name in names}
    if dice.random() < 0.5:
        node["required"] = dice.sample(_NAMES, dice.randrange(1, 3))
    chance = dice.random()
    if chance < 0.25:
        node["additionalProperties"] = False
    elif chance < 0.45:
        node["additionalProperties"] = make_schema(dice, depth + 1)
    if dice.random() < 0.1:
        node["minProperties"] = dice.randrange(3)
    if dice.random() < 0.1:
        node["maxProperties"] = dice.randrange(4)
    if dice.random() < 0.1:
        node["patternProperties"] = {"^a": make_schema(dice, depth + 1)}
    if dice.random() < 0.1:
        node["propertyNames"] = {"maxLength": dice.randrange(3)}
    if dice.random() < 0.1:
        node["dependentRequired"] = {"a": ["b"]}
    if dice.random() < 0.1:
        node["unevaluatedProperties"] = False
    return node


def _array(dice: random.Random, depth: int) -> Node:
    node: dict[str, Any] = {"type": "array"}
    if dice.random() < 0.8:
        node["items"] = make_schema(dice, depth + 1)
    if dice.random() < 0.2:
        node["prefixItems"] = [make_schema(dice, depth + 1)]
    for keyword in ("minItems", "maxItems"):
        if dice.random() < 0.25:
            node[keyword] = dice.randrange(4)
    if dice.random() < 0.15:
        node["uniqueItems"] = True
    if dice.random() < 0.1:
        node["contains"] = make_schema(dice, depth + 1)
    return node


def _options(dice: random.Random, depth: int, keyword: str) -> Node:
    count = dice.randrange(1, 4)
    node = {keyword: [make_schema(dice, depth + 1) for _ in range(count)]}
    if dice.random() < 0.2:
        node |= make_schema(dice, depth + 2)
    return node


def _tagged(dice: random.Random, depth: int) -> Node:
    options = []
    for tag in dice.sample(["x", "y", "z"], dice.randrange(1, 4)):
        inner = {"tag": {"const": tag}, "a": make_schema(dice, depth + 1)}
        needed = ["tag", "a"][: dice.randrange(1, 3)]
        options.append({"type": "object", "properties": inner, "required": needed})
    return {dice.choice(["oneOf", "anyOf"]): options}


def _condition(dice: random.Random, depth: int) -> Node:
    keywords = ["if", *dice.sample(["then", "else"], dice.randrange(1, 3))]
    return {keyword: make_schema(dice, depth + 1) for keyword in keywords}


_MAKERS: dict[str, Any] = {
    "string": _text,
    "integer": lambda dice, _: _number(dice, "integer"),
    "number": lambda dice, _: _number(dice, "number"),
    "boolean": lambda *_: {"type": "boolean"},
    "null": lambda *_: {"type": "null"},
    "enum": _enum,
    "any": lambda *_: {},
    "object": _object,
    "array": _array,
    "anyOf": lambda dice, depth: _options(dice, depth, "anyOf"),
    "oneOf": lambda dice, depth: _options(dice, depth, "oneOf"),
    "allOf": lambda dice, depth: _options(dice, depth, "allOf"),
    "tagged": _tagged,
    "if": _condition,
    "types": lambda dice, _: {"type": dice.sample(["string", "integer", "null"], 2)},
    "not": lambda dice, depth: {"not": make_schema(dice, depth + 1)},
}


def change(dice: random.Random, node: Node, depth: int = 0) -> Node:
    """A schema that differs in one place, as the next version of a document does."""
    if not isinstance(node, Mapping) or dice.random() < 0.15:
        return make_schema(dice, depth)
    made = dict(node)
    chance = dice.random()
    if chance < 0.2 and made:
        made.pop(dice.choice(sorted(made)))
    elif chance < 0.4:
        made |= make_schema(dice, depth + 1)
    elif chance < 0.5:
        return {dice.choice(["anyOf", "oneOf"]): [make_schema(dice, depth + 1), node]}
    else:
        key = dice.choice(sorted(made)) if made else "type"
        value = made.get(key)
        if isinstance(value, bool) or key in ("const", "type", "format", "pattern"):
            made[key] = make_schema(dice, 3).get(key, value)
        elif isinstance(value, int | float):
            made[key] = value + dice.choice([-1, 1]) or 1
        elif key in ("enum", "required"):
            made[key] = value[1:] or value
        elif isinstance(value, list):
            index = dice.randrange(len(value))
            made[key] = [
                *value[:index],
                change(dice, value[index]),
                *value[index + 1 :],
            ]
        elif key in ("properties", "patternProperties"):
            name = dice.choice(sorted(value))
            made[key] = {**value, name: change(dice, value[name], depth + 1)}
        elif isinstance(value, Mapping) and key != "dependentRequired":
            made[key] = change(dice, value, depth + 1)
    return _tidy(made)


def _tidy(node: dict[str, Any]) -> dict[str, Any]:
    for keyword in ("multipleOf", "minLength", "maxLength", "minItems", "maxItems",
                    "minProperties", "maxProperties"):  # fmt: skip
        if isinstance(node.get(keyword), int | float) and node[keyword] < 0:
            del node[keyword]
    if "type" in node and node["type"] is None:
        del node["type"]
    return node


def make_value(dice: random.Random, node: Node, depth: int = 0) -> Any:
    """A value that often fits a schema, and often nearly does."""
    if not isinstance(node, Mapping) or dice.random() < 0.08 or depth > 5:
        return _anything(dice, depth)
    for keyword in ("oneOf", "anyOf", "allOf"):
        if node.get(keyword) and dice.random() < 0.8:
            return make_value(dice, dice.choice(node[keyword]), depth + 1)
    if "then" in node and dice.random() < 0.5:
        return make_value(dice, node["then"], depth + 1)
    if "const" in node:
        return node["const"]
    if "enum" in node:
        return dice.choice(node["enum"])
    type_ = node.get("type")
    type_ = dice.choice(type_) if isinstance(type_, list) else type_
    if type_ == "object" or "properties" in node:
        return _make_object(dice, node, depth)
    if type_ == "array":
        low, high = node.get("minItems", 0), node.get("maxItems", 3)
        count = dice.randrange(min(low, 6), max(low, high, 0) + 1)
        return [
            make_value(dice, node.get("items", {}), depth + 1) for _ in range(count)
        ]
    if type_ in ("integer", "number"):
        ends = [value for value in node.values() if isinstance(value, int | float)]
        near = dice.choice([*ends, 0]) + dice.choice([-1, 0, 1, 0.5])
        return int(near) if type_ == "integer" else near
    if type_ == "string":
        low, high = node.get("minLength", 0), node.get("maxLength", 6)
        count = dice.randrange(low, max(low, high) + 1)
        return "".join(dice.choice("abc") for _ in range(count))
    return _anything(dice, depth)


def _make_object(dice: random.Random, node: Mapping[str, Any], depth: int) -> Any:
    properties = node.get("properties", {})
    made = {}
    for name in {*properties, *node.get("required", ())}:
        if name in node.get("required", ()) or dice.random() < 0.6:
            made[name] = make_value(dice, properties.get(name, {}), depth + 1)
    extra = node.get("additionalProperties", {})
    if extra is not False and dice.random() < 0.4:
        made[dice.choice([*_NAMES, "d"])] = make_value(dice, extra, depth + 1)
    return made


def _anything(dice: random.Random, depth: int) -> Any:
    scalars = [None, True, False, 0, 1, 2, 1.5, -3, 2**40, *_TEXTS]
    if depth > 3 or dice.random() < 0.6:
        return dice.choice(scalars)
    if dice.random() < 0.5:
        return [_anything(dice, depth + 1) for _ in range(dice.randrange(3))]
    names = dice.sample([*_NAMES, "d", "tag"], dice.randrange(4))
    return {name: _anything(dice, depth + 1) for name in names}


def _judge(node: Node) -> Draft202012Validator:
    return Draft202012Validator(_with_ranges(node))


def _with_ranges(node: Node) -> Node:
    """A schema whose formats of integers are limits, which they are to OpenAPI."""
    if isinstance(node, list):
        return [_with_ranges(item) for item in node]
    if not isinstance(node, Mapping):
        return node
    made = {key: _with_ranges(value) for key, value in node.items()}
    bits = {"int32": 31, "int64": 63}.get(str(node.get("format")))
    if bits and node.get("type") == "integer":
        limits = {"minimum": -(2**bits), "maximum": 2**bits - 1}
        made = {"allOf": [made, limits]}
    return made


def _values(dice: random.Random, old: Node, new: Node, count: int) -> Iterator[Any]:
    for _ in range(count):
        yield make_value(dice, dice.choice([old, old, new]))


def _hypothetical(node: Node, count: int) -> list[Any]:
    """Values made by hypothesis-jsonschema; none where it is not installed."""
    try:
        import warnings

        from hypothesis import HealthCheck, Phase, given, settings
        from hypothesis_jsonschema import from_schema
    except ImportError:
        return []
    made: list[Any] = []

    @settings(
        max_examples=count, database=None, deadline=None, derandomize=True,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(from_schema(_with_ranges(node)))
    def collect(value: Any) -> None:
        made.append(value)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            collect()
        except Exception:
            # It gives up on schemas that allow nothing, and on some others.
            return made
    return made


def find_contradiction(
    seed: int, tries: int = 40, hypothetical: int = 0
) -> tuple[Answer, str, bool]:
    """Compare one pair; returns the answer, what contradicts it, and whether a value shows
    that `no` would have been true."""
    dice = random.Random(seed)
    old = make_schema(dice)
    new = change(dice, old) if dice.random() < 0.8 else make_schema(dice)
    left, right = (Schema((node,), Document(lambda node: True)) for node in (old, new))
    answer = compare(left, right)
    old_judge, new_judge = _judge(old), _judge(new)
    if answer is Answer.NO:
        witness = find_witness(left, right)
        assert witness is not None
        true = old_judge.is_valid(witness[0]) and not new_judge.is_valid(witness[0])
        return answer, "" if true else f"{old} {new} {witness[0]!r}", True
    values = [*_values(dice, old, new, tries)]
    values += _hypothetical(old, hypothetical) if hypothetical else []
    for value in values:
        if old_judge.is_valid(value) and not new_judge.is_valid(value):
            said = f"{old} {new} {value!r}" if answer is Answer.YES else ""
            return answer, said, True
    return answer, "", False


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--hypothesis", type=int, default=0, help="values a pair")
    chosen = parser.parse_args()
    counts: Counter[str] = Counter()
    for seed in range(chosen.first, chosen.first + chosen.pairs):
        answer, contradiction, shown = find_contradiction(
            seed, hypothetical=chosen.hypothesis
        )
        counts[answer.value] += 1
        counts["unknown, though a value shows no"] += answer is Answer.UNKNOWN and shown
        if contradiction:
            counts["contradictions"] += 1
            print(f"seed {seed}: {answer}, but {contradiction}", file=sys.stderr)
    for name, count in sorted(counts.items()):
        print(f"{name}: {count}")
    return 1 if counts["contradictions"] else 0


if __name__ == "__main__":
    sys.exit(main())
