from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import ClassVar, Generic, TypeVar

import pytest
from runtime.value import Value

T = TypeVar("T")


class Point(Value):
    x: int
    y: int = 0
    count: ClassVar[int] = 0


class Named(Point):
    name: str = "n"


class Box(Value, Generic[T]):
    content: T


def test_values_are_made_by_position_and_by_name() -> None:
    assert (Point(1, 2).x, Point(1, y=2).y, Point(x=1).y) == (1, 2, 0)
    assert Named(1, 2, "z").name == "z"
    assert Box[int](content=3).content == 3


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ((), {}),
        ((1, 2, 3), {}),
        ((1,), {"x": 1}),
        ((1,), {"z": 1}),
        ((), {"y": 1}),
        ((1, 2), {"count": 3}),
    ],
)
def test_wrong_arguments(given: tuple[int, ...], named: dict[str, int]) -> None:
    with pytest.raises(TypeError, match="Point"):
        Point(*given, **named)


def test_values_compare_and_hash_by_their_fields() -> None:
    assert Point(1) == Point(1, 0)
    assert Point(1) != Point(2)
    assert Point(1) != Named(1)
    assert len({Point(1), Point(1), Point(2)}) == 2


def test_values_do_not_change() -> None:
    point = Point(1)
    with pytest.raises(AttributeError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del point.x
    assert point.replaced(x=5) == Point(5)
    assert point == Point(1)


def test_values_travel() -> None:
    point = Named(1, 2)
    assert pickle.loads(pickle.dumps(point)) == point
    assert copy.deepcopy(point) == point
    assert repr(point) == "Named(x=1, y=2, name='n')"


def test_values_are_dataclasses_to_those_who_ask() -> None:
    assert dataclasses.is_dataclass(Point(1))
    assert dataclasses.replace(Named(1, 2), name="z") == Named(1, 2, "z")
    assert [field.name for field in dataclasses.fields(Named)] == ["x", "y", "name"]
    assert dataclasses.asdict(Point(1, 2)) == {"x": 1, "y": 2}
    assert Point(1, 2).__replace__(y=3) == Point(1, 3)


def test_values_have_subclasses_that_are_dataclasses() -> None:
    @dataclasses.dataclass(frozen=True)
    class Marked(Point):
        mark: str = "*"

    assert (Marked(1).mark, Marked(1, 2, "!").y) == ("*", 2)
    assert Marked(1) == Marked(1, 0) != Marked(1, 2)


def test_values_are_matched_by_position() -> None:
    match Point(1, 2):
        case Point(x, 2):
            assert x == 1
        case _:
            raise AssertionError("no match")
