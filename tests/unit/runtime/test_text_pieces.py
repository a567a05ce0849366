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
def test_pieces_give_what_the_whole_gives(text: str, charset: str, data: st.DataObject) -> None:
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


@pytest.mark.parametrize("charset", ["nonsense", "rot13", "hex", "punycode", "idna", "a\0b"])
def test_a_charset_of_no_texts_is_read_as_utf_8(charset: str) -> None:
    reader = TextReader(f"text/plain; charset={charset}")
    assert reader.feed("Köln".encode()) == "Köln"


def test_a_line_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_pieces, "LINE_LIMIT", 10)
    reader = LineReader("text/plain")
    assert reader.feed(b"12345\n123456789") == ["12345"]
    with pytest.raises(Unreadable, match="longer than 10 characters"):
        reader.feed(b"12")
