from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from runtime.omit import OMIT
from runtime.operation import Operation, Parameter
from runtime.prepare import prepare


def url(path: str, base: str = "https://h/v1/", **values: Any) -> str:
    parameters = tuple(Parameter(name, "path") for name in values)
    call: Operation[Any] = Operation("GET", path, parameters=parameters)
    return prepare(call, values, base).url


def styled(style: str, explode: bool, value: object) -> str:
    parameter = Parameter("p", "path", style=style, explode=explode)
    call: Operation[Any] = Operation("GET", "/a/{p}/b", parameters=(parameter,))
    return prepare(call, {"p": value}, "https://h").url.removeprefix("https://h")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("x", "x"),
        (5, "5"),
        (True, "true"),
        ("a/../b", "a%2F..%2Fb"),
        ("..%2Fadmin", "..%252Fadmin"),
        ("%2e%2e", "%252e%252e"),
        ("a?x=1#f", "a%3Fx%3D1%23f"),
        (";x=1", "%3Bx%3D1"),
        ("é😀", "%C3%A9%F0%9F%98%80"),
        ("...", "..."),
        ("x" * 10_000, "x" * 10_000),
        (["a", "b/c"], "a,b%2Fc"),
        ({"a": 1}, "a,1"),
        ("{other}", "%7Bother%7D"),
    ],
)
def test_a_value_is_one_segment(value: object, expected: str) -> None:
    assert url("/users/{id}/x", id=value) == f"https://h/v1/users/{expected}/x"


@pytest.mark.parametrize(
    "value",
    ["", ".", "..", None, OMIT, [], {}, "a\r\nb", "\n", "\0", ["..", "a"], ["a", ""],
     {"a": ".."}, "\ud800"],
)  # fmt: skip
def test_a_value_that_would_leave_its_place_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="'id'") as caught:
        url("/users/{id}/x", id=value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("/x/{a}{b}", {"a": ".x", "b": "y"}),
        ("/x/.{a}", {"a": "x"}),
        ("/x/{a}.{b}", {"a": "v", "b": "w"}),
        ("/x/./{a}", {"a": "v"}),
        ("/x/../{a}", {"a": "v"}),
    ],
)
def test_dots_beside_slots(path: str, values: dict[str, str]) -> None:
    filled = path
    for name, value in values.items():
        filled = filled.replace(f"{{{name}}}", value)
    assert url(path, **values) == f"https://h/v1{filled}"


@pytest.mark.parametrize(
    ("style", "value"), [("label", ""), ("label", "."), ("label", [""])]
)
def test_styles_that_would_make_a_dot_segment(style: str, value: object) -> None:
    with pytest.raises(ValueError, match="'p'"):
        styled(style, False, value)


@pytest.mark.parametrize(
    ("style", "explode", "value", "expected"),
    [
        ("matrix", False, "blue", ";p=blue"),
        ("matrix", False, "", ";p"),
        ("matrix", True, ["..", "a/b"], ";p=..;p=a%2Fb"),
        ("matrix", True, {"R": 1}, ";R=1"),
        ("label", True, ["a", "b"], ".a.b"),
        ("label", False, {"R": 1}, ".R,1"),
        ("simple", True, {"R": 1, "G": 2}, "R=1,G=2"),
    ],
)
def test_styles(style: str, explode: bool, value: object, expected: str) -> None:
    assert styled(style, explode, value) == f"/a/{expected}/b"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/a/{id}?kind=new&q={id}", "/a/1?kind=new&q=1&limit=2"),
        ("/a#create", "/a?limit=2"),
        ("/a/{id}?x=1#f{id}", "/a/1?x=1&limit=2"),
        ("/a/{{id}}/{0.__class__}/{other}", "/a/%7B1%7D/%7B0.__class__%7D/%7Bother%7D?limit=2"),
        ("/a b/é/%20", "/a%20b/%C3%A9/%20?limit=2"),
        ("/a:run(x)='y',@z;v~!*$+", "/a:run(x)='y',@z;v~!*$+?limit=2"),
        ("relative/{id}", "/relative/1?limit=2"),
        ("/{id}{id}/{id}.json", "/11/1.json?limit=2"),
        ("", "?limit=2"),
    ],
)  # fmt: skip
def test_constant_text_is_kept(path: str, expected: str) -> None:
    call: Operation[Any] = Operation(
        "GET", path, parameters=(Parameter("id", "path"), Parameter("limit"))
    )
    assert (
        prepare(call, {"id": 1, "limit": 2}, "https://h").url == "https://h" + expected
    )


@pytest.mark.parametrize("name", ["a.b", "a-b", "a[b]", "{a", "(x|y)+", "$id"])
def test_names_are_literal(name: str) -> None:
    assert url(f"/x/{{{name}}}/y", **{name: "v"}) == "https://h/v1/x/v/y"


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("https://h", "https://h/x?a=1"),
        ("https://h/", "https://h/x?a=1"),
        ("https://h/v1/?k=v#f", "https://h/v1/x?k=v&a=1"),
    ],
)
def test_base_urls(base: str, expected: str) -> None:
    call: Operation[Any] = Operation("GET", "/x", parameters=(Parameter("a"),))
    assert prepare(call, {"a": 1}, base).url == expected


def test_content_parameters() -> None:
    parameter = Parameter("f", "path", media="application/json")
    call: Operation[Any] = Operation("GET", "/x/{f}", parameters=(parameter,))
    assert prepare(call, {"f": {"a": "/"}}, "https://h").url == (
        "https://h/x/%7B%22a%22%3A%22%2F%22%7D"
    )


def test_further_query_parameters() -> None:
    call: Operation[Any] = Operation("GET", "/x", parameters=(Parameter("a"),))
    request = prepare(call, {"a": 1}, "https://h", query={"b c": [1, 2], "d": None})
    assert request.url == "https://h/x?a=1&b%20c=1&b%20c=2"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_value_is_refused_or_one_segment(value: str) -> None:
    refused = value in ("", ".", "..") or any(each in value for each in "\r\n\0")
    if refused:
        with pytest.raises(ValueError, match="'id'"):
            url("/a/{id}/b", id=value)
        return
    path = urlsplit(url("/a/{id}/b", id=value)).path
    assert [unquote(each) for each in path.split("/")] == ["", "v1", "a", value, "b"]


@given(st.text(), st.text())
def test_neighbouring_slots_never_make_a_dot_segment(first: str, second: str) -> None:
    try:
        path = urlsplit(url("/a/{x}{y}/b", x=first, y=second)).path
    except ValueError:
        assume(False)
    assert not {".", ".."} & {*path.split("/")}
    assert path.count("/") == 4
