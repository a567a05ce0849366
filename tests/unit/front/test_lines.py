"""Lines are found by blocks as they are by splitting."""

from __future__ import annotations

import pytest
from clientsmith.text.lines import Lines

LONG = "\n".join("x" * (number % 300) for number in range(2_000))


@pytest.mark.parametrize("text", ["", "\n", "a", "a\n", "\na", LONG, LONG + "\n"])
def test_every_line(text: str) -> None:
    lines = Lines(text)
    expected = text.split("\n")
    assert [lines.line(number) for number in range(1, len(expected) + 1)] == expected
    assert lines.line(len(expected) + 1) == ""


@pytest.mark.parametrize("text", ["", "a\nb", LONG])
def test_places(text: str) -> None:
    lines = Lines(text)
    for offset in {0, len(text) // 3, 4_095, 4_096, 4_097, len(text)}:
        if offset <= len(text):
            before = text[:offset].split("\n")
            assert lines.place(offset) == (len(before), len(before[-1]) + 1)


def test_line_breaks_of_windows() -> None:
    assert Lines("a\r\nb\r\n").line(1) == "a"


def test_a_minified_document_is_no_line_to_show() -> None:
    text = "a\n" + "x" * 50_000
    lines = Lines(text)
    assert lines.line(1) == "a"
    assert lines.line(2) == ""
    assert lines.place(40_000) == (2, 39_999)
    assert Lines("x" * 50_000).place(40_000) == (1, 40_001)
