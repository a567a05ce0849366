"""Dumped text reads back equal, for us and for other YAML readers, and stays as it is."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from clientsmith.report.diagnostics import Diagnostics
from clientsmith.spec import load
from clientsmith.spec.dump import dump
from hypothesis import given, settings
from hypothesis import strategies as st

HARD = (
    "no on 1.10 2020-01-01 null ~ 0x1F 0o7 017 1_000 12:30:45 .5 1e3 -1 +1 .inf << = !t &a *a %x "
    "@x `x {a} [a] a] a,b | > a: : ::x --- ... ? - # ' \" \\ true Yes N y 2XX $ref /x/{y} é"
).split(" ")
ODD = [
    "",
    " ",
    "x ",
    " x",
    "a: b",
    "a #b",
    "#x",
    "- x",
    "? x",
    "a\nb",
    "a\n",
    "\na",
    "\n",
    "\n\n",
    "a\n\n",
    "  a\nb",
    "\ta\nb",
    "a\n\tb",
    "a\nb  ",
    "a\r\nb",
    "a\n...\nb\n",
    "a\n---\nb",
    "#a\nb",
    "\x1b[31m",
    "\u202e",
    "\u2028",
    "\ufeff",
    "\u00a0",
    "\u0085",
    "\U000e0001",
    "a\tb",
    "it's: x",
    "x" * 300,
]


def read(text: str) -> Any:
    """The value of a YAML text, which must be without faults."""
    diagnostics = Diagnostics()
    document = load.read_document("a.yaml", text.encode(), diagnostics=diagnostics)
    assert document is not None, text
    return document.data


@pytest.mark.parametrize("text", [*HARD, *ODD])
def test_every_string_stays_a_string_wherever_it_stands(text: str) -> None:
    for value in ({"k": text}, {text: 1}, [text], [[text], {"a": [{text: text}]}]):
        printed = dump(value)
        assert read(printed) == value
        assert yaml.safe_load(printed) == value
        assert dump(read(printed)) == printed


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=4
        )
    ),
    max_leaves=20,
)


@settings(max_examples=300, deadline=None)
@given(
    st.dictionaries(st.text("ab: #-\n'\"", max_size=5), values, min_size=1, max_size=4)
)
def test_any_tree_reads_back_equal_and_prints_the_same(value: dict[str, Any]) -> None:
    printed = dump(value)
    again = read(printed)
    assert json.dumps(again) == json.dumps(value)
    assert dump(again) == printed
    as_json = dump(value, as_json=True)
    assert json.dumps(json.loads(as_json)) == json.dumps(value)


def test_the_layout_is_that_of_people() -> None:
    value = {
        "openapi": "3.1.1",
        "info": {"title": "A: b", "version": "1.10", "description": "Two\nlines\n"},
        "paths": {"/a": {"get": {"tags": ["a", "no"], "security": [], "x": {}}}},
        "servers": [{"url": "https://x", "list": [[1, 2.5], None]}],
        "codes": {"200": True},
    }
    assert dump(value) == (
        "openapi: '3.1.1'\n"
        "info:\n"
        "  title: 'A: b'\n"
        "  version: '1.10'\n"
        "  description: |\n"
        "    Two\n"
        "    lines\n"
        "paths:\n"
        "  /a:\n"
        "    get:\n"
        "      tags:\n"
        "      - a\n"
        "      - 'no'\n"
        "      security: []\n"
        "      x: {}\n"
        "servers:\n"
        "- url: https://x\n"
        "  list:\n"
        "  - - 1\n"
        "    - 2.5\n"
        "  - null\n"
        "codes:\n"
        "  '200': true\n"
    )
