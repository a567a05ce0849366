from __future__ import annotations

import io
import os
import tracemalloc
from email.message import Message
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from runtime.message import Upload
from runtime.multipart import encode_multipart
from runtime.omit import OMIT
from runtime.operation import Part


def encode(fields: dict[str, Any], *parts: Part) -> bytes:
    media, body = encode_multipart(
        fields, {part.name: part for part in parts}, boundary="B"
    )
    assert media == "multipart/form-data; boundary=B"
    return body if isinstance(body, bytes) else b"".join(body)


def parse(body: bytes) -> list[Message]:
    """Read by the standard library's mail parser, which did not write it."""
    head = b"Content-Type: multipart/form-data; boundary=B\r\n\r\n"
    message = BytesParser(policy=HTTP).parsebytes(head + body)
    return list(message.get_payload())  # type: ignore[arg-type]


def one(fields: dict[str, Any], *parts: Part) -> tuple[str | None, str | None, bytes]:
    """Content-Type, file name and content of the only part."""
    (part,) = parse(encode(fields, *parts))
    assert part.get_param("name", header="content-disposition") == next(iter(fields))
    payload = part.get_payload(decode=True)
    assert isinstance(payload, bytes)
    return part["content-type"], part.get_filename(), payload


def test_bytes_are_exact() -> None:
    assert encode({"a": "é", "f": ("n.txt", b"1\r\n", "text/x")}) == (
        b'--B\r\nContent-Disposition: form-data; name="a"\r\n\r\n\xc3\xa9\r\n'
        b'--B\r\nContent-Disposition: form-data; name="f"; filename="n.txt"\r\n'
        b"Content-Type: text/x\r\n\r\n1\r\n\r\n--B--\r\n"
    )
    assert encode({}) == b"--B--\r\n"


@pytest.mark.parametrize(
    ("value", "parts", "expected"),
    [
        ("text", (), (None, None, b"text")),
        (1.5, (), (None, None, b"1.5")),
        (True, (), (None, None, b"true")),
        ({"a": 1}, (), ("application/json", None, b'{"a":1}')),
        (
            [1, 2],
            (Part("v", "application/json"),),
            ("application/json", None, b"[1,2]"),
        ),
        ("x", (Part("v", "application/json"),), ("application/json", None, b'"x"')),
        ("x", (Part("v", "text/csv"),), ("text/csv", None, b"x")),
        (b"\x00", (), ("application/octet-stream", "v", b"\x00")),
        (io.BytesIO(b"f"), (), ("application/octet-stream", "v", b"f")),
        (iter([b"a", b"b"]), (), ("application/octet-stream", "v", b"ab")),
        (("a.png", b"p"), (), ("image/png", "a.png", b"p")),
        (("a.bin", b"p", "x/y"), (), ("x/y", "a.bin", b"p")),
        (("a.txt", "text"), (), ("text/plain", "a.txt", b"text")),
        ((None, b"p"), (), ("application/octet-stream", None, b"p")),
        (b"p", (Part("v", "image/png"),), ("image/png", "v", b"p")),
        (
            ("a.gif", b"p"),
            (Part("v", "image/png, image/*"),),
            ("image/gif", "a.gif", b"p"),
        ),
        (
            ("a.pdf", b"p"),
            (Part("v", "image/png, image/gif"),),
            ("image/png", "a.pdf", b"p"),
        ),
    ],
)
def test_one_part(value: object, parts: tuple[Part, ...], expected: object) -> None:
    assert one({"v": value}, *parts) == expected


def test_paths_and_open_files(tmp_path: Path) -> None:
    path = tmp_path / "größe.png"
    path.write_bytes(b"png")
    with path.open("rb") as file:
        for value in (path, file):
            assert 'filename="größe.png"'.encode() in encode({"v": value})
            assert str(tmp_path).encode() not in encode({"v": value})
            assert one({"v": value})[0] == "image/png"


def test_lists_repeat_the_part() -> None:
    parts = parse(
        encode({"f": [b"1", ("b.txt", b"2")], "n": [1, {"a": 2}], "x": None, "y": OMIT})
    )
    assert [each.get_payload(decode=True) for each in parts] == [
        b"1",
        b"2",
        b"1",
        b'{"a":2}',
    ]
    assert [each.get_filename() for each in parts] == ["f", "b.txt", None, None]


def test_styles() -> None:
    body = encode(
        {"a": {"b": [1]}, "c": [1, 2]},
        Part("a", style="deepObject"),
        Part("c", style="form", explode=False),
    )
    names = [
        each.get_param("name", header="content-disposition") for each in parse(body)
    ]
    assert names == ["a[b][]", "c"]
    assert b"1,2" in body


def test_part_headers() -> None:
    body = encode({"f": ("a", b"x", "t/x", {"X-Id": "7"})})
    assert parse(body)[0]["x-id"] == "7"
    with pytest.raises(ValueError, match="X-Id"):
        encode({"f": ("a", b"x", "t/x", {"X-Id": "7\r\nX-Evil: 1"})})
    with pytest.raises(ValueError, match="Content-Type"):
        encode({"f": ("a", b"x", "t/x\r\n")})


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ('a"b', 'filename="a%22b"'),
        ("a\r\nX-Evil: 1", 'filename="a%0D%0AX-Evil: 1"'),
        ("ü.txt", 'filename="ü.txt"'),
        ("a\\b", 'filename="a\\b"'),
        ("a;b", 'filename="a;b"'),
        ("\0", 'filename="%00"'),
    ],
)
def test_file_names_stay_in_their_quotes(name: str, written: str) -> None:
    body = encode({"f": (name, b"")})
    assert written.encode() in body
    assert len(parse(body)) == 1
    assert body.count(b"\r\n") == encode({"f": ("plain", b"")}).count(b"\r\n")


@given(st.text(st.characters(exclude_categories=["Cs"])), st.binary())
def test_no_name_and_no_content_breaks_a_part(name: str, content: bytes) -> None:
    _, body = encode_multipart({name: (name, content)}, {}, boundary="x" * 40)
    assert isinstance(body, bytes)
    head, _, rest = body.partition(b"\r\n\r\n")
    assert head.count(b"\r\n") == 2
    assert rest == content + b"\r\n--" + b"x" * 40 + b"--\r\n"


def test_boundaries_differ() -> None:
    assert encode_multipart({}, {})[0] != encode_multipart({}, {})[0]


def test_large_files_are_streamed(tmp_path: Path) -> None:
    path = tmp_path / "big"
    with path.open("wb") as file:
        file.truncate(64 * 1024 * 1024)
    _, body = encode_multipart({"a": "1", "f": path, "g": path}, {})
    assert isinstance(body, Upload)
    assert body.replayable
    tracemalloc.start()
    total = sum(len(chunk) for chunk in body)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert total == body.length
    assert peak < 4 * 1024 * 1024
    assert sum(len(chunk) for chunk in body) == total


def test_iterators_make_the_body_single_use() -> None:
    _, body = encode_multipart({"f": iter([b"x"]), "g": b"y"}, {})
    assert isinstance(body, Upload)
    assert (body.length, body.replayable) == (None, False)


def test_parts_without_names_stand_in_order() -> None:
    parts = {"1": Part("1", content_type="image/png"), "*": Part("*")}
    media, body = encode_multipart(
        [{"a": 1}, b"PNG", ("n.txt", b"x"), "text", [1]], parts, "multipart/mixed", "B"
    )
    assert media == "multipart/mixed; boundary=B"
    assert body == (
        b'--B\r\nContent-Type: application/json\r\n\r\n{"a":1}\r\n'
        b"--B\r\nContent-Type: image/png\r\n\r\nPNG\r\n"
        b'--B\r\nContent-Disposition: attachment; filename="n.txt"\r\n'
        b"Content-Type: text/plain\r\n\r\nx\r\n"
        b"--B\r\n\r\ntext\r\n"
        b"--B\r\nContent-Type: application/json\r\n\r\n[1]\r\n"
        b"--B--\r\n"
    )


def test_a_file_is_not_given_as_text() -> None:
    files = {"file": Part("file", file=True)}
    for wrong in ("/tmp/a.txt", ["a.txt"]):
        with pytest.raises(TypeError, match=r"`file` is a file: pass Path"):
            encode_multipart({"file": wrong}, files)
    _, body = encode_multipart({"file": ("a.txt", "text"), "note": "a"}, files)
    assert isinstance(body, bytes) and b"\r\n\r\ntext\r\n" in body


def test_names_of_files_that_are_no_text_are_sent_as_they_are(tmp_path: Path) -> None:
    place = tmp_path / os.fsdecode(b"caf\xe9.txt")
    place.write_bytes(b"x")
    _, body = encode_multipart({"file": place}, {}, boundary="B")
    assert b'filename="caf\xe9.txt"' in (
        body if isinstance(body, bytes) else b"".join(body)
    )
