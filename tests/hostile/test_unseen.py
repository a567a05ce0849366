"""Every character that nobody sees, through every writer: none stays as it is."""

from __future__ import annotations

import ast
import json
import tomllib
import unicodedata
from collections.abc import Callable

import pytest
import yaml_rs
from clientsmith.cli.console import inert
from clientsmith.docs.medium import visible
from clientsmith.emit import escape
from clientsmith.spec import dump
from clientsmith.text import escaping
from clientsmith.text.code import docstring, quote
from clientsmith.text.hidden_characters import has_unseen, is_shown
from clientsmith.text.toml import toml

DEFAULT_IGNORABLE = [
    # DerivedCoreProperties.txt of Unicode 16, Default_Ignorable_Code_Point
    (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160),
    (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E),
    (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
]  # fmt: skip
STEERING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
HIDDEN = [chr(c) for low, high in DEFAULT_IGNORABLE for c in range(low, high + 1)]
HIDDEN += [
    sign
    for sign in map(chr, range(0x110000))
    if unicodedata.category(sign) in ("Cc", "Zl", "Zp")
    or unicodedata.bidirectional(sign) in STEERING
]
LINE = {"\n", "\t", "\r"}

WRITERS: dict[str, Callable[[str], str]] = {
    "literal": quote,
    "docstring": lambda text: docstring([text], 4),
    "toml": toml,
    "markdown of files": escape.markdown,
    "markdown of findings": escaping.inline,
    "commands": escaping.data,
    "code": escaping.code,
    "pages": visible,
    "terminal": inert,
    "yaml": lambda text: dump.dump({"a": text, text: 1}),
    "json": lambda text: dump.dump({"a": text}, as_json=True),
}


@pytest.mark.parametrize("writer", WRITERS)
def test_no_writer_lets_one_through(writer: str) -> None:
    for start in range(0, len(HIDDEN), 200):
        text = "".join(f"a{sign}b" for sign in HIDDEN[start : start + 200])
        written = str(WRITERS[writer](text))
        left = {c for c in written if c in HIDDEN_SET} - LINE
        assert not left, [f"U+{ord(c):04X}" for c in left]


HIDDEN_SET = frozenset(HIDDEN)


def test_values_stay_what_they_are() -> None:
    text = "".join(f"a{sign}b" for sign in HIDDEN)
    assert ast.literal_eval(quote(text)) == text
    assert tomllib.loads(f"a = {toml(text)}")["a"] == text
    assert json.loads(dump.dump({"a": text}, as_json=True)) == {"a": text}
    assert yaml_rs.loads(dump.dump({"a": text})) == {"a": text}


@pytest.mark.parametrize("start", range(0, len(HIDDEN), 500))
def test_the_table_holds_them_all(start: int) -> None:
    for sign in HIDDEN[start : start + 500]:
        assert not is_shown(sign), f"U+{ord(sign):04X}"
        assert has_unseen(f"ü{sign}"), f"U+{ord(sign):04X}"


def test_an_emoji_stays_one_in_prose_and_no_mark_hides_behind_a_letter() -> None:
    emoji = "\N{WARNING SIGN}\N{VARIATION SELECTOR-16}"
    assert docstring([f"{emoji} careful"], 4) == f'"""{emoji} careful"""'
    assert visible(emoji) == emoji
    assert emoji[1] not in docstring([f"a{emoji[1]}"], 4)
    assert emoji[1] not in visible(f"a{emoji[1]}")


@pytest.mark.parametrize("text", ["naïve", "日本語", "עברית", "😀", "·"])
def test_what_people_see_stays(text: str) -> None:
    for writer in ("literal", "docstring", "pages", "terminal", "yaml", "json"):
        assert text in str(WRITERS[writer](text))
