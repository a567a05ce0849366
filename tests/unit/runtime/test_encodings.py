from __future__ import annotations

import gzip
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from runtime.encodings import BodyReader
from runtime.transport import Unreadable


def read(coding: str | None, chunks: list[bytes], limit: int | None = None) -> bytes:
    reader = BodyReader(coding, limit)
    pieces = [piece for chunk in chunks for piece in reader.feed(chunk)]
    reader.finish()
    return b"".join(pieces)


def cut(data: bytes, size: int) -> list[bytes]:
    return [data[i : i + size] for i in range(0, len(data), size)]


@given(
    st.binary(max_size=300),
    st.integers(1, 50),
    st.sampled_from(["gzip", "deflate", "bare"]),
)
def test_codings_are_undone_however_they_are_cut(
    data: bytes, size: int, how: str
) -> None:
    if how == "bare":
        writer = zlib.compressobj(wbits=-15)
        coded = writer.compress(data) + writer.flush()
    else:
        coded = gzip.compress(data) if how == "gzip" else zlib.compress(data)
    coding = "deflate" if how == "bare" else how
    assert read(coding, cut(coded, size)) == data


@given(st.binary(max_size=300))
def test_what_is_damaged_is_never_an_error_of_another_kind(data: bytes) -> None:
    for coding in ("gzip", "deflate", "gzip, deflate"):
        with suppress(Unreadable):
            read(coding, [data], limit=1000)


@pytest.mark.parametrize("coding", [None, "", "identity", " Identity "])
def test_nothing_to_undo(coding: str | None) -> None:
    assert read(coding, [b"a", b"b"]) == b"ab"


def test_layers_are_undone_from_the_last() -> None:
    data = gzip.compress(zlib.compress(b"hello"))
    assert read("deflate, GZIP", [data]) == b"hello"


def test_padding_after_the_end() -> None:
    assert read("gzip", [gzip.compress(b"a") + b"\0" * 8, b"\0"]) == b"a"


@pytest.mark.parametrize("limit", [0, 99])
def test_the_limit(limit: int) -> None:
    with pytest.raises(Unreadable, match=f"larger than {limit} bytes"):
        read("gzip", [gzip.compress(b"x" * 100)], limit)
    assert read("gzip", [gzip.compress(b"x" * 100)], 100) == b"x" * 100


@pytest.mark.parametrize("cut_at", [5, 12, -1])
def test_a_body_that_ends_too_early(cut_at: int) -> None:
    data = gzip.compress(b"hello" * 100)[:cut_at]
    with pytest.raises(Unreadable):
        read("gzip", [data])
