"""What fakes answer where no example is documented."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from runtime.codec import Codec
from runtime.documented import Documented
from runtime.json import dumps
from runtime.samples import sample

TEXT = """
Kind: TypeAlias = Literal["a", "b"]

class Leaf(Model):
    value: int
    note: str | None = None
    kind_: Kind | str = Field(wire="kind/of")
    parent: Leaf | None
    when: datetime
    day: date
    at: time
    id: UUID
    price: Decimal
    data: Base64
    flag: bool
    share: float
    rest: JsonValue
    many: list[Leaf]
    named: dict[str, Leaf]
    pair: tuple[int, str]
    more: tuple[int, ...]

class Add(Model):
    left: Expr
    right: Expr
class Circle(Model):
    kind: str
    radius: float
class Square(Model):
    kind: str
    side: float
class Loop(Model):
    next: Loop
class Ping(Model):
    pong: Pong
class Pong(Model):
    ping: Ping
class Either(Model):
    loop: Loop | Leaf
class Said(Model):
    event: Literal["said"]
    data: str
Expr: TypeAlias = Add | Leaf
Tree = TypeAliasType("Tree", "Annotated[dict[str, Tree] | str, Exact()]")
Shape: TypeAlias = Annotated[Circle | Square, Tagged('kind', {'o': Circle, 's': Square})]
"""

Package = Callable[..., ModuleType]


@pytest.fixture
def models(package: Package) -> str:
    return package(m=TEXT).__name__


@pytest.mark.parametrize(
    "annotation",
    [
        "Leaf",
        "Kind",
        "Kind | str",
        "Expr",
        "Tree",
        "Shape",
        "list[Shape]",
        "Either",
        "Leaf | None",
        "None",
        "JsonValue",
        "str",
        "list[str]",
        "dict[str, int]",
        "Base64",
        "datetime",
        "Literal[3, 4] | int",
    ],
)
def test_what_is_made_up_fits(models: str, annotation: str) -> None:
    value = sample(models, annotation)
    assert value == sample(models, annotation)
    Codec(models).decoder(annotation).decode(dumps(value), strict=True)


def test_it_is_the_least(models: str) -> None:
    leaf = sample(models, "Leaf")
    assert "note" not in leaf
    assert (leaf["kind/of"], leaf["parent"], leaf["many"]) == ("a", None, [])
    assert sample(models, "Shape") == {"kind": "o", "radius": 0.0}


@pytest.mark.parametrize("annotation", ["Loop", "Ping", "Nowhere"])
def test_what_cannot_be_made_up_is_told(models: str, annotation: str) -> None:
    with pytest.raises(LookupError, match=annotation):
        sample(models, annotation)


@pytest.mark.parametrize(
    ("media", "type_", "event", "body"),
    [
        ("application/json", "Kind", False, b'"a"'),
        ("application/x-ndjson", "Kind", False, b'"a"\n'),
        ("text/event-stream", "Kind", False, b'data: "a"\n\n'),
        ("text/event-stream", "Said", True, b"event: said\ndata: text\n\n"),
        ("text/csv", "str", False, b"text"),
        ("application/xml", "str", False, b"text"),
        ("*/*", "str", False, b'"text"'),
        ("image/png", "", False, b""),
    ],
)
def test_bodies(models: str, media: str, type_: str, event: Any, body: bytes) -> None:
    known = Documented("GET", "/", content_type=media, type=type_, event=event)
    assert known.body(models) == body


@pytest.mark.parametrize(
    ("levels", "fields", "said"),
    [
        (30, "a: {0}\n    b: {0}", "more than 10000 models"),
        (30, "a: {0} | Loop\n    b: Loop", "holds itself|more than 10000 models"),
        (400, "a: {0}", "nest too deeply"),
    ],
)
def test_models_that_multiply(
    package: Package, levels: int, fields: str, said: str
) -> None:
    chain = "".join(
        f"class M{n}(Model):\n    {fields.format(f'M{n + 1}')}\n" for n in range(levels)
    )
    text = f"{chain}class M{levels}(Model):\n    x: str\nclass Loop(Model):\n    next: Loop\n"
    with pytest.raises(LookupError, match=said):
        sample(package(m=text).__name__, "M0")
