from __future__ import annotations

import pytest
from runtime.links import next_link
from runtime.message import Headers
from runtime.operation import NextUrlPaging, PagePaging
from runtime.paging import following
from runtime.place import Place, Received
from runtime.reach import reach

URL = "https://a.example/x?page=2"


@pytest.mark.parametrize(
    ("header", "target"),
    [
        (f'<{URL}>; rel="next"', URL),
        (f"<{URL}>;rel=next", URL),
        (f'<https://a/1>; rel="prev", <{URL}>; rel="next"; title="x, y"', URL),
        (f'<https://a/1>; title="a, b <c>; rel=next", <{URL}>; REL="last next"', URL),
        (f'<{URL}>; rel="prev"', None),
        ("", None),
        ("nonsense", None),
        ("<", None),
        ('<a>; rel="nex', None),
        ("<a>, <b>; rel=next", "b"),
    ],
)
def test_link_headers(header: str, target: str | None) -> None:
    assert next_link(header) == target


@pytest.mark.parametrize(
    ("value", "path", "found"),
    [
        ({"a": {"b": 1}}, ("a", "b"), 1),
        ({"a": None}, ("a", "b"), None),
        ([1], (), [1]),
        ("text", ("a",), None),
        ({"data": [{"id": "a"}, {"id": "z"}]}, ("data", -1, "id"), "z"),
        ({"data": []}, ("data", -1, "id"), None),
    ],
)
def test_reaching_into_replies(
    value: object, path: tuple[str | int, ...], found: object
) -> None:
    assert reach(value, path) == found


def received(body: object, count: int = 1) -> Received:
    return Received("https://a.example/x", Headers([]), body, list(range(count)))


def test_pages_counted_from_zero() -> None:
    paging = PagePaging(("data",), "page", "Item", pages=("pages",), first=0)
    second = following(paging, Place({}), received({"pages": 2}))
    assert second is not None
    assert second.arguments == {"page": 1}
    assert following(paging, second, received({"pages": 2})) is None


def test_the_next_page_as_a_link_object() -> None:
    paging = NextUrlPaging(("data",), ("links", "next"), "Item")
    body = {"links": {"next": {"href": "/x?page=2"}}}
    found = following(paging, Place({}), received(body))
    assert found is not None
    assert found.url == "https://a.example/x?page=2"
