"""Halves of surrogate pairs are told from the pairs that most emoji are written as."""

from __future__ import annotations

import json

import pytest
from clientsmith.report.diagnostics import Diagnostics
from clientsmith.spec.load import read_document


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        (r'{"a": "\ud83d\ude00"}', False),
        (r'{"a": "\\ud83d"}', False),
        (r'{"a": "\u00e9 \uD83D\uDE00"}', False),
        (r'{"a": "\ud83d"}', True),
        (r'{"a": "\ude00"}', True),
        (r'{"a": "\ud83d\n"}', True),
        (r'{"a": "\ud83d\ud83d\ude00"}', True),
        (r'{"a": "\\\ud83d"}', True),
    ],
)
def test_halves_and_pairs(text: str, broken: bool) -> None:
    diagnostics = Diagnostics()
    document = read_document("a.json", text.encode(), diagnostics=diagnostics)
    assert document is not None
    assert ("\ufffd" in document.data["a"]) is broken
    assert [item.code for item in diagnostics] == ["lone-surrogate"] * broken
    if not broken:
        assert document.data == json.loads(text)
