"""Text and lines out of pieces that are cut anywhere, against Python's own reading of the whole."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from runtime import text_pieces
from runtime.text_pieces import LineReader, TextReader
from runtime.transport import Unreadable

CHARSETS = st.sampled_from(["utf-8", "utf-16", "latin-1", "gb18030", "shift_jis"])


@given(st.text(), CHARSETS, st.data())
def test_pieces_give_what_the_whole_gives(
    text: str, charset: str, data: st.DataObject
) -> None:
    whole = text.encode(charset, "replace")
    cuts = sorted(data.draw(st.sets(st.integers(0, len(whole)))))
    bounds = [0, *cuts, len(whole)]
    pieces = [whole[a:b] for a, b in pairwise(bounds)]
    expected = whole.decode(charset, "replace").removeprefix("\ufeff")
    media = f"text/plain; charset={charset}"
    reader = TextReader(media)
    assert "".join([*map(reader.feed, pieces), reader.finish()]) == expected
    lines = LineReader(media)
    read = [line for piece in pieces for line in lines.feed(piece)] + lines.finish()
    assert read == [line.rstrip("\n") for line in io.StringIO(expected, newline=None)]


@pytest.mark.parametrize(
    "charset", ["nonsense", "rot13", "hex", "punycode", "idna", "a\0b"]
)
def test_a_charset_of_no_texts_is_read_as_utf_8(charset: str) -> None:
    reader = TextReader(f"text/plain; charset={charset}")
    assert reader.feed("Köln".encode()) == "Köln"


def test_a_line_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_pieces, "LINE_LIMIT", 10)
    reader = LineReader("text/plain")
    assert reader.feed(b"12345\n123456789") == ["12345"]
    with pytest.raises(Unreadable, match="longer than 10 characters"):
        reader.feed(b"12")


@pytest.mark.parametrize("charset", ["utf-16", "UTF16", "utf-32"])
@pytest.mark.parametrize("size", [1, 3, 100])
def test_without_a_mark_it_is_little_endian(charset: str, size: int) -> None:
    whole = "Köln\n𝄞".encode(f"utf-{''.join(filter(str.isdigit, charset))}-le")
    pieces = [whole[at : at + size] for at in range(0, len(whole), size)]
    reader = TextReader(f"text/plain; charset={charset}")
    assert "".join([*map(reader.feed, pieces), reader.finish()]) == "Köln\n𝄞"


def test_a_sequence_that_never_ends_is_no_text() -> None:
    reader = TextReader("text/plain; charset=iso2022_jp")
    with pytest.raises(Unreadable, match="no text in iso2022_jp"):
        reader.feed(b"\x1b$" * 100)


@pytest.mark.parametrize(
    ("charset", "start"),
    [
        ("utf-7", b"+"),
        ("unicode_escape", b"\\N{"),
        ("-UTF_7-", b"+"),
        ("_punycode_", b"a-"),
    ],
)
def test_no_charset_holds_back_what_comes(charset: str, start: bytes) -> None:
    reader = TextReader(f"text/plain; charset={charset}")
    assert reader.feed(start + b"A" * 1_000) == (start + b"A" * 1_000).decode()


def test_small_pieces_of_one_line_take_little() -> None:
    reader = LineReader("text/plain")
    for _ in range(1_000):
        assert reader.feed("ö".encode()) == []
    assert reader.feed(b"\n") == ["ö" * 1_000]
    assert reader.finish() == []
