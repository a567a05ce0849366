from __future__ import annotations

import pytest
from runtime.paging import next_link, reach

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
    ],
)
def test_reaching_into_replies(
    value: object, path: tuple[str, ...], found: object
) -> None:
    assert reach(value, path) == found
