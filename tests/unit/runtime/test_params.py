# ruff: noqa: E501 - tables
from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Any
from urllib.parse import parse_qsl, unquote
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from runtime.message import Headers
from runtime.omit import OMIT
from runtime.operation import Operation, Parameter
from runtime.params import (
    as_it_is,
    check_header,
    cookie,
    encode,
    header,
    in_query,
    text,
)
from runtime.prepare import prepare

BLUE: dict[str, Any] = {
    "empty": "",
    "string": "blue",
    "array": ["blue", "black", "brown"],
    "object": {"R": 100, "G": 200, "B": 150},
}

# The table of OpenAPI 3.1.1, section 4.8.12.4, row by row; None is its "n/a".
TABLE: list[tuple[str, bool, str | None, str | None, str | None, str | None]] = [
    ("matrix", False, ";color", ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"),
    ("matrix", True, ";color", ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"),
    ("label", False, ".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"),
    ("label", True, ".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"),
    ("simple", False, "", "blue", "blue,black,brown", "R,100,G,200,B,150"),
    ("simple", True, "", "blue", "blue,black,brown", "R=100,G=200,B=150"),
    ("form", False, "color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"),
    ("form", True, "color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"),
    ("spaceDelimited", False, None, None, "color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150"),
    ("pipeDelimited", False, None, None, "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150"),
    ("deepObject", True, None, None, None, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
]  # fmt: skip


def written(style: str, value: object, explode: bool) -> str:
    pairs = encode(style, "color", value, explode, in_query)
    return "&".join(f"{name}={each}" if name else each for name, each in pairs)


@pytest.mark.parametrize(
    ("style", "explode", "value", "expected"),
    [
        (style, explode, value, expected)
        for style, explode, *row in TABLE
        for value, expected in zip(BLUE.values(), row, strict=True)
        if expected is not None
    ],
)
def test_the_table_of_the_specification(
    style: str, explode: bool, value: object, expected: str
) -> None:
    assert written(style, value, explode) == expected


def query(value: object, **settings: Any) -> str:
    call: Operation[Any] = Operation(
        "GET", "/x", parameters=(Parameter("color", **settings),)
    )
    return prepare(call, {"color": value}, "https://h").url.partition("?")[2]


@pytest.mark.parametrize(
    ("value", "settings", "expected"),
    [
        # what the table leaves open
        (["a", "b"], {"style": "spaceDelimited", "explode": True}, "color=a&color=b"),
        (["a", "b"], {"style": "pipeDelimited", "explode": True}, "color=a&color=b"),
        ("a b", {"style": "spaceDelimited"}, "color=a%20b"),
        (["a,b", "c"], {"explode": False}, "color=a%2Cb,c"),
        (["a|b", "c"], {"style": "pipeDelimited"}, "color=a%7Cb%7Cc"),
        ({"a b": "&="}, {"explode": False}, "color=a%20b,%26%3D"),
        ([{"a": 1}], {}, "color=%7B%22a%22%3A1%7D"),
        ([[1, 2]], {"explode": False}, "color=1,2"),
        # nested deepObject, as servers read it
        (
            {"a": {"b": [1, 2], "c": {"d": None}}, "e": True},
            {"style": "deepObject"},
            "color%5Ba%5D%5Bb%5D%5B%5D=1&color%5Ba%5D%5Bb%5D%5B%5D=2&color%5Be%5D=true",
        ),
        (
            {"items": [{"price": "p", "n": 1}, {"price": "q"}]},
            {"style": "deepObject"},
            "color%5Bitems%5D%5B0%5D%5Bprice%5D=p&color%5Bitems%5D%5B0%5D%5Bn%5D=1"
            "&color%5Bitems%5D%5B1%5D%5Bprice%5D=q",
        ),
        (["x"], {"style": "deepObject"}, "color%5B%5D=x"),
        ("x", {"style": "deepObject"}, "color=x"),
        # reserved characters
        ("/?:@!$'()*,;=&#[]+% é", {}, "color=%2F%3F%3A%40%21%24%27%28%29%2A%2C%3B%3D%26%23%5B%5D%2B%25%20%C3%A9"),
        ("/?:@!$'()*,;=&#[]+% é", {"reserved": True}, "color=/?:@!$'()*,;=%26%23%5B%5D%2B%25%20%C3%A9"),
        # content
        ({"a": [1, "é"]}, {"media": "application/json"}, "color=%7B%22a%22%3A%5B1%2C%22%C3%A9%22%5D%7D"),
        ("plain", {"media": "application/json"}, "color=%22plain%22"),
        ("plain", {"media": "text/plain"}, "color=plain"),
        ({"a": 1, "b": [2, 3]}, {"location": "querystring"}, "a=1&b=2&b=3"),
        ({"a": 1}, {"location": "querystring", "media": "application/json"}, "%7B%22a%22%3A1%7D"),
        # what is not there
        (None, {}, ""),
        (OMIT, {}, ""),
        ([], {}, ""),
        ([], {"explode": False}, ""),
        ({}, {}, ""),
        ({}, {"style": "deepObject"}, ""),
        ([None, 1, OMIT], {}, "color=1"),
        ({"a": None, "b": 1}, {"explode": False}, "color=b,1"),
        ("", {}, "color="),
    ],
)  # fmt: skip
def test_queries(value: object, settings: dict[str, Any], expected: str) -> None:
    assert query(value, **settings) == expected


class Level(Enum):
    HIGH = "high"
    LOW = 1


class Word(StrEnum):
    YES = "yes"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a", "a"),
        (1, "1"),
        (10**30, "1" + "0" * 30),
        (1.5, "1.5"),
        (True, "true"),
        (False, "false"),
        (datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC), "2024-01-02T03:04:05Z"),
        (
            datetime(2024, 1, 2, 3, 4, 5, 1, tzinfo=timezone(timedelta(hours=2))),
            "2024-01-02T03:04:05.000001+02:00",
        ),
        (date(2024, 1, 2), "2024-01-02"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (Decimal("1.50"), "1.50"),
        (Level.HIGH, "high"),
        (Level.LOW, "1"),
        (Word.YES, "yes"),
        (b"\x00\xff", "AP8="),
    ],
)
def test_scalars(value: object, expected: str) -> None:
    assert text(value) == expected


@pytest.mark.parametrize("value", [math.nan, math.inf, Decimal("NaN"), [math.nan]])
def test_numbers_that_are_none_are_refused(value: object) -> None:
    with pytest.raises(ValueError, match="argument 'color'"):
        query(value)


@pytest.mark.parametrize("value", [object(), {"a": object()}, "\ud800"])
def test_what_cannot_be_written_names_the_argument(value: object) -> None:
    with pytest.raises((TypeError, ValueError), match="argument 'color'"):
        query(value)


class TestHeaders:
    @pytest.mark.parametrize(
        ("value", "explode", "expected"),
        [
            (["blue", "black"], False, "blue,black"),
            ({"R": 100, "G": 200}, False, "R,100,G,200"),
            ({"R": 100, "G": 200}, True, "R=100,G=200"),
            (True, False, "true"),
            ("a b;c", False, "a b;c"),
            (" padded ", False, "padded"),
            ("é", False, "é"),
            (None, False, None),
            ([], False, None),
        ],
    )
    def test_values(self, value: object, explode: bool, expected: str | None) -> None:
        assert header("X-Color", value, explode) == expected

    @pytest.mark.parametrize(
        "value", ["a\r\nX-Evil: 1", "a\nb", "\0", "\x7f", "\u20ac"]
    )
    def test_values_that_break_out_are_refused_unseen(self, value: str) -> None:
        with pytest.raises(ValueError, match="X-Color") as caught:
            check_header("X-Color", value)
        assert value not in str(caught.value)
        call: Operation[Any] = Operation(
            "GET", "/x", parameters=(Parameter("X-Color", "header", argument="color"),)
        )
        with pytest.raises(ValueError, match="argument 'color'") as caught:
            prepare(call, {"color": value}, "https://h")
        assert value not in str(caught.value)
        assert caught.value.__suppress_context__

    @pytest.mark.parametrize("name", ["", "a b", "a:b", "a\r\n", "é"])
    def test_names_are_tokens(self, name: str) -> None:
        with pytest.raises(ValueError, match="header name"):
            check_header(name, "x")

    @pytest.mark.parametrize("name", ["Accept", "content-type", "AUTHORIZATION"])
    def test_parameters_that_the_specification_ignores(self, name: str) -> None:
        call: Operation[Any] = Operation(
            "GET", "/x", parameters=(Parameter(name, "header"),)
        )
        request = prepare(call, {name: "evil"}, "https://h")
        assert "evil" not in request.headers.values()

    @pytest.mark.parametrize("name", ["Host", "content-length", "Transfer-Encoding"])
    def test_parameters_never_frame_the_message(self, name: str) -> None:
        call: Operation[Any] = Operation(
            "GET", "/x", parameters=(Parameter(name, "header"),)
        )
        with pytest.raises(ValueError, match=name):
            prepare(call, {name: "x"}, "https://h")

    def test_content(self) -> None:
        call: Operation[Any] = Operation(
            "GET",
            "/x",
            parameters=(Parameter("X-Q", "header", media="application/json"),),
        )
        assert prepare(call, {"X-Q": [1]}, "https://h").headers["x-q"] == "[1]"


class TestCookies:
    @pytest.mark.parametrize(
        ("value", "explode", "expected"),
        [
            ("blue", True, "color=blue"),
            (["a", "b"], True, "color=a; color=b"),
            (["a", "b"], False, "color=a,b"),
            ({"R": 1}, True, "R=1"),
            ('a;b"\r\n', True, "color=a%3Bb%22%0D%0A"),
            (None, True, ""),
        ],
    )
    def test_values(self, value: object, explode: bool, expected: str) -> None:
        assert cookie("color", value, explode) == expected

    @pytest.mark.parametrize(
        ("value", "explode", "expected"),
        [
            ("R%20G=1", True, "color=R%20G=1"),
            (["a", "b"], False, "color=a,b"),
            ({"R": 1, "G": 2}, True, "R=1; G=2"),
        ],
    )
    def test_values_as_they_are(
        self, value: object, explode: bool, expected: str
    ) -> None:
        assert cookie("color", value, explode, "cookie") == expected

    @pytest.mark.parametrize("value", ["a;b", "a b", "é", "a\n", {"k;": 1}])
    def test_values_that_need_to_be_escaped(self, value: object) -> None:
        with pytest.raises(ValueError, match="escaped form"):
            cookie("color", value, style="cookie")

    def test_all_go_into_one_header(self) -> None:
        names = ("a", "b", "c")
        call: Operation[Any] = Operation(
            "GET", "/x", parameters=tuple(Parameter(name, "cookie") for name in names)
        )
        request = prepare(call, {"a": 1, "b": None, "c": "x y"}, "https://h")
        assert request.headers["Cookie"] == "a=1; c=x%20y"

    def test_names_are_tokens(self) -> None:
        with pytest.raises(ValueError, match="cookie name"):
            cookie("a;b", "x")


SAFE = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.dictionaries(SAFE, SAFE, min_size=1))
def test_any_text_survives_a_query(members: dict[str, str]) -> None:
    assert dict(parse_qsl(query(members), keep_blank_values=True)) == members


@given(st.lists(SAFE, min_size=1))
def test_any_list_can_be_split_again(items: list[str]) -> None:
    for style, mark in {
        "form": ",",
        "spaceDelimited": "%20",
        "pipeDelimited": "%7C",
    }.items():
        if any(each in item for item in items for each in " |"):
            continue  # once these are escaped they are the mark itself
        got = query(items, style=style, explode=False).removeprefix("color=")
        assert [unquote(each) for each in got.split(mark)] == items


@given(st.lists(SAFE, min_size=1))
def test_simple_without_quotes_is_the_text_itself(items: list[str]) -> None:
    assert encode("simple", "", items, False, as_it_is) == [("", ",".join(items))]


def test_headers_are_a_multi_dict_without_case() -> None:
    headers = Headers([("A", "1"), ("b", "2"), ("a", "3")])
    assert headers["a"] == "1, 3"
    assert headers.get_all("A") == ("1", "3")
    assert list(headers) == ["a", "b"]
    assert headers.with_("a", "9").pairs == (("b", "2"), ("a", "9"))
    assert headers.merged({"B": "8"})["b"] == "8"
    assert "A" in headers.without("B")
    assert headers == Headers([("a", "1"), ("A", "3"), ("B", "2")])
    assert "secret" not in repr(Headers({"X-Api-Key": "secret", "Accept": "x"}))
