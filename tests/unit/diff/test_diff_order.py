"""The report depends on what the documents say, not on how they are written down."""

from __future__ import annotations

import json
import random
from typing import Any

from clientsmith import diff
from pairs import document, operation, ref, schemas


def shuffled(value: Any, random_: random.Random) -> Any:
    if isinstance(value, dict):
        items = list(value.items())
        random_.shuffle(items)
        return {key: shuffled(item, random_) for key, item in items}
    if isinstance(value, list):
        return [shuffled(item, random_) for item in value]
    return value


def big(number: int) -> dict[str, Any]:
    named = {
        f"S{index}": {
            "type": "object",
            "properties": {
                "next": ref(f"S{(index + 1) % 9}"),
                "value": {"type": "string", "maxLength": number + index},
                **({f"p{number}": {"type": "string"}} if index % 2 else {}),
            },
        }
        for index in range(9)
    }
    paths = {}
    for index in range(6):
        reply = {
            "description": "",
            "content": {"application/json": {"schema": ref(f"S{index}")}},
        }
        paths |= operation(
            f"/p{index}", responses={"200": reply}, tags=[f"t{number}", "x"]
        )
    return document(paths=paths, **schemas(**named))


def test_order_of_keys_does_not_show() -> None:
    old, new = big(1), big(2)
    expected = diff.compare(old, new)
    assert len(expected) > 50
    for seed in range(5):
        random_ = random.Random(seed)
        assert diff.compare(shuffled(old, random_), shuffled(new, random_)) == expected


def test_worst_come_first_and_fingerprints_are_unique() -> None:
    found = diff.compare(big(1), big(2))
    ranks = [item.level.rank for item in found]
    assert ranks == sorted(ranks)
    assert len({item.fingerprint for item in found}) == len(found)


def test_fingerprint_does_not_hang_on_the_message() -> None:
    first, *_ = diff.compare(big(1), big(2))
    fields = {name: getattr(first, name) for name in first.__dataclass_fields__}
    assert (
        diff.Finding(**{**fields, "message": "other", "hint": ""}).fingerprint
        == first.fingerprint
    )
    assert diff.Finding(**{**fields, "rule": "other"}).fingerprint != first.fingerprint


def test_comparing_changes_neither_document() -> None:
    old, new = big(1), big(2)
    texts = json.dumps(old), json.dumps(new)
    diff.compare(old, new)
    assert (json.dumps(old), json.dumps(new)) == texts
