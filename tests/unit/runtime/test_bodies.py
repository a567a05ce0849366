from __future__ import annotations

import asyncio
import io
import math
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from runtime.bodies import encode_body
from runtime.json import dumps, loads
from runtime.message import Request, Upload
from runtime.omit import OMIT
from runtime.operation import Body, Operation, Part
from runtime.prepare import prepare

Package = Callable[..., ModuleType]


def send(body: Body | tuple[Body, ...], /, **arguments: Any) -> Request:
    call: Operation[Any] = Operation("POST", "/x", body=body)
    return prepare(call, arguments, "https://h")


def sent(media: str, value: object, *parts: Part) -> tuple[str, Any]:
    request = send(Body(media, argument="value", parts=parts), value=value)
    return request.headers["content-type"], request.content


class TestJson:
    @pytest.mark.parametrize("value", [b"\xfb\xff", bytearray(b"\xfb\xff")])
    def test_bytes_that_are_a_json_text(self, value: object) -> None:
        body = Body(argument="value", base64=True)
        assert send(body, value=value).content == b'"+/8="'
        assert send(body, value="+/8=").content == b'"+/8="'
        assert send(body, value=None).content == b"null"

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            ({"a": [1, None, "é"]}, '{"a":[1,null,"é"]}'),
            (None, "null"),
            (datetime(2024, 1, 2, tzinfo=UTC), '"2024-01-02T00:00:00Z"'),
            ({"a": UUID(int=0)}, '{"a":"00000000-0000-0000-0000-000000000000"}'),
            ([Decimal("1.10")], '[1.1]'),
            (b"\xfb\xff", None),
            ({"a": b"\xfb\xff"}, '{"a":"+/8="}'),
            ((1, 2), "[1,2]"),
            ({1: True}, '{"1":true}'),
            ({"a": OMIT, "b": [OMIT, {"c": OMIT}]}, '{"b":[{}]}'),
            (10**30, "1" + "0" * 30),
            ("\ud800", '"\\ud800"'),
        ],
    )
    def test_values(self, value: object, text: str | None) -> None:
        media, content = sent("application/json", value)
        assert media == "application/json"
        assert content == (text.encode() if text is not None else value)

    @pytest.mark.parametrize("value", [math.nan, [math.inf], Decimal("Infinity")])
    def test_what_is_no_number_is_refused(self, value: object) -> None:
        with pytest.raises(ValueError, match="the body"):
            sent("application/json", value)

    def test_what_has_no_form_is_refused(self) -> None:
        with pytest.raises(TypeError, match="type object"):
            sent("application/json", {"a": object()})
        circle: list[Any] = []
        circle.append(circle)
        with pytest.raises(ValueError, match="the body"):
            sent("application/json", circle)
        deep: list[Any] = []
        for _ in range(100_000):
            deep = [deep]
        with pytest.raises(ValueError, match="nested"):
            sent("application/json", deep)

    def test_media_type_is_sent_as_declared(self) -> None:
        assert (
            sent("application/vnd.api+json; v=1", {})[0]
            == "application/vnd.api+json; v=1"
        )

    def test_models(self, package: Package) -> None:
        models = package(m="""
class Pet(Model):
    id: int | None = Field(default=None, read_only=True)
    kind_: str = Field(wire="kind")
    name: str | None = None
    friend: Pet | None = None
""")
        pet = models.Pet(
            id=1,
            kind_="cat",
            friend=models.Pet(id=2, kind="dog", name=None),
            more={"x": 1},
        )
        assert loads(sent("application/json", {"pets": [pet]})[1]) == {
            "pets": [
                {
                    "kind": "cat",
                    "friend": {"kind": "dog", "name": None},
                    "more": {"x": 1},
                }
            ]
        }
        pet.name = "Tom"
        assert loads(dumps(pet))["name"] == "Tom"
        assert dict(
            parse_qsl(sent("application/x-www-form-urlencoded", pet)[1].decode())
        ) == {
            "kind": "cat",
            "name": "Tom",
            "friend": '{"kind":"dog","name":null}',
            "more": '{"x":1}',
        }


class TestFields:
    BODY = Body(fields=("a", ("b_", "b")), required=False)

    @pytest.mark.parametrize(
        ("arguments", "content"),
        [
            ({"a": 1, "b_": None}, b'{"a":1,"b":null}'),
            ({"a": OMIT, "b_": 2}, b'{"b":2}'),
            ({"a": OMIT}, None),
            ({}, None),
        ],
    )
    def test_optional(self, arguments: dict[str, Any], content: bytes | None) -> None:
        request = send(self.BODY, **arguments)
        assert request.content == content
        assert ("content-type" in request.headers) == (content is not None)

    def test_required(self) -> None:
        assert send(Body(fields=("a",)), a=OMIT).content == b"{}"

    def test_the_smallest_body_that_has_a_place_for_everything(self) -> None:
        bodies = (
            Body(fields=("a",)),
            Body("multipart/form-data", fields=("a", "file")),
        )
        assert send(bodies, a=1).headers["content-type"] == "application/json"
        given = send(bodies, a=1, file=OMIT).headers["content-type"]
        assert given == "application/json"
        found = send(bodies, a=1, file=b"x").headers["content-type"]
        assert found.startswith("multipart/form-data; boundary=")
        asked = send(bodies, a=1, content_type="multipart/form-data")
        assert asked.headers["content-type"].startswith("multipart/form-data")

    def test_further_properties(self) -> None:
        call: Operation[Any] = Operation("POST", "/x", body=self.BODY)
        assert (
            prepare(call, {"a": 1}, "https://h", body={"z": 2}).content
            == b'{"a":1,"z":2}'
        )
        assert prepare(call, {}, "https://h", body={"z": 2}).content == b'{"z":2}'
        bare: Operation[Any] = Operation("POST", "/x")
        assert prepare(bare, {}, "https://h").content is None
        assert prepare(bare, {}, "https://h", body={"z": 2}).content == b'{"z":2}'
        whole: Operation[Any] = Operation("POST", "/x", body=Body(argument="items"))
        with pytest.raises(TypeError, match="object"):
            prepare(whole, {"items": [1]}, "https://h", body={"z": 2})

    def test_one_of_several_media_types(self) -> None:
        bodies = (
            Body(fields=("a",)),
            Body("application/x-www-form-urlencoded", fields=("a",)),
            Body("image/*", argument="picture"),
        )
        assert send(bodies, a="x y").content == b'{"a":"x y"}'
        form = send(bodies, a="x y", content_type="application/x-www-form-urlencoded")
        assert form.content == b"a=x+y"
        picture = send(bodies, picture=b"\x89", content_type="image/png")
        assert (picture.headers["content-type"], picture.content) == (
            "image/png",
            b"\x89",
        )
        with pytest.raises(ValueError, match="content_type has to be one of"):
            send(bodies, a=1, content_type="text/csv")

    def test_a_body_of_several_types_is_sent_as_the_first_or_the_asked_one(self) -> None:
        body = Body(fields=("a",), also=("text/json", "application/*+json"))
        plain, asked = send(body, a=1), send(body, a=1, content_type="text/json")
        assert plain.headers["content-type"] == "application/json"
        assert asked.headers["content-type"] == "text/json"
        assert plain.content == asked.content == b'{"a":1}'

    def test_a_field_may_be_called_content_type(self) -> None:
        request = send(Body(fields=("content_type",)), content_type="image/png")
        assert request.content == b'{"content_type":"image/png"}'


@pytest.mark.parametrize(
    ("fields", "parts", "expected"),
    [
        ({"a": "x y&=é", "b": 1}, (), "a=x+y%26%3D%C3%A9&b=1"),
        ({"a": [1, 2], "b": []}, (), "a=1&a=2"),
        ({"a": [1, 2]}, (Part("a", explode=False, style="form"),), "a=1,2"),
        ({"a": {"b": 1}}, (), "a=%7B%22b%22%3A1%7D"),
        ({"a": {"b": 1}}, (Part("a", style="form"),), "b=1"),
        ({"a": {"b": [1]}}, (Part("a", style="deepObject"),), "a%5Bb%5D%5B%5D=1"),
        ({"a": [1, 2]}, (Part("a", content_type="application/json"),), "a=%5B1%2C2%5D"),
        ({"a": [1, 2]}, (Part("a", style="pipeDelimited", explode=False),), "a=1%7C2"),
        ({"a": "/x"}, (Part("a", reserved=True),), "a=/x"),
        ({"a": None, "b": OMIT, "c": True}, (), "c=true"),
        ({}, (), ""),
    ],
)
def test_forms(fields: dict[str, Any], parts: tuple[Part, ...], expected: str) -> None:
    media, content = sent("application/x-www-form-urlencoded", fields, *parts)
    assert media == "application/x-www-form-urlencoded"
    assert content == expected.encode()


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"])),
        st.text(st.characters(exclude_categories=["Cs"])),
    )
)
def test_any_text_survives_a_form(fields: dict[str, str]) -> None:
    _, content = sent("application/x-www-form-urlencoded", fields)
    assert dict(parse_qsl(content.decode(), keep_blank_values=True)) == fields


@pytest.mark.parametrize(
    ("media", "value", "sent_as", "content"),
    [
        ("text/plain", "é", "text/plain; charset=utf-8", "é".encode()),
        ("text/plain; charset=x", "a", "text/plain; charset=x", b"a"),
        ("text/csv", 5, "text/csv", b"5"),
        ("application/xml", "<a/>", "application/xml", b"<a/>"),
        ("image/svg+xml", b"<svg/>", "image/svg+xml", b"<svg/>"),
        ("application/octet-stream", b"\x00", "application/octet-stream", b"\x00"),
        ("application/octet-stream", bytearray(b"a"), "application/octet-stream", b"a"),
        ("*/*", b"\x00", "application/octet-stream", b"\x00"),
        (
            "application/x-www-form-urlencoded",
            "a=1",
            "application/x-www-form-urlencoded",
            b"a=1",
        ),
        ("*/*", {"a": 1}, "application/json", b'{"a":1}'),
        ("*/*", "a", "text/plain; charset=utf-8", b"a"),
        ("application/*", {"a": 1}, "application/json", b'{"a":1}'),
        ("application/*+json", {"a": 1}, "application/json", b'{"a":1}'),
        ("text/*", "a", "text/plain; charset=utf-8", b"a"),
        ("application/*+xml", "<a/>", "application/xml", b"<a/>"),
        ("image/*", b"a", "application/octet-stream", b"a"),
        ("application/vnd.custom", {"a": 1}, "application/vnd.custom", b'{"a":1}'),
        (
            "application/x-ndjson",
            [{"a": 1}, 2],
            "application/x-ndjson",
            b'{"a":1}\n2\n',
        ),
        ("application/json-seq", [1], "application/json-seq", b"\x1e1\n"),
        (
            "application/ndjson",
            ({"a": 1}, "b"),
            "application/ndjson",
            b'{"a":1}\n"b"\n',
        ),
    ],
)
def test_other_media_types(
    media: str, value: object, sent_as: str, content: bytes
) -> None:
    assert sent(media, value) == (sent_as, content)


def test_lines_are_written_while_they_are_sent() -> None:
    made: list[int] = []

    def items() -> Iterator[object]:
        for number in range(3):
            made.append(number)
            yield {"n": number} if number else b'{"n":"as it is"}\n'

    media, content = encode_body("application/x-ndjson", items(), {})
    assert (media, made) == ("application/x-ndjson", [])
    assert isinstance(content, Upload)
    assert not content.replayable
    assert b"".join(content) == b'{"n":"as it is"}\n{"n":1}\n{"n":2}\n'


def test_the_type_of_a_range_is_that_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"x")
    assert encode_body("image/*", path, {})[0] == "image/png"
    assert encode_body("audio/*", path, {})[0] == "application/octet-stream"


def test_xml_has_to_be_text() -> None:
    with pytest.raises(TypeError, match="as text"):
        sent("application/xml", {"a": 1})


def test_media_types_never_break_the_header() -> None:
    with pytest.raises(ValueError, match="Content-Type"):
        sent("text/plain\r\nX-Evil: 1", "a")


class TestUploads:
    def test_path(self, tmp_path: Path) -> None:
        path = tmp_path / "big"
        path.write_bytes(b"x" * 200_000)
        upload = self.upload(path)
        assert upload.length == 200_000
        assert upload.replayable
        chunks = list(upload)
        assert max(map(len, chunks)) <= 65536
        assert b"".join(upload) == b"".join(chunks) == path.read_bytes()
        with pytest.raises(FileNotFoundError):
            self.upload(tmp_path / "none")

    def test_file_from_where_it_stands(self) -> None:
        with tempfile.TemporaryFile() as file:
            file.write(b"abcdef")
            file.seek(2)
            upload = self.upload(file)
            assert (upload.length, upload.replayable) == (4, True)
            assert b"".join(upload) == b"".join(upload) == b"cdef"
        held = io.BytesIO(b"abcdef")
        held.seek(2)
        assert sent("application/octet-stream", held)[1] == b"cdef"

    def test_text_files_are_refused(self) -> None:
        with pytest.raises(TypeError, match="binary"):
            self.upload(io.StringIO("x"))

    def test_pipe_is_sent_once(self) -> None:
        class Pipe:
            def __init__(self) -> None:
                self.parts = [b"a", b"b", b""]

            def read(self, size: int) -> bytes:
                return self.parts.pop(0)

        upload = self.upload(Pipe())
        assert (upload.length, upload.replayable) == (None, False)
        assert b"".join(upload) == b"ab"
        with pytest.raises(RuntimeError, match="sent already"):
            list(upload)

    def test_iterator_is_sent_once(self) -> None:
        upload = self.upload(iter([b"a", "é"]))
        assert not upload.replayable
        assert b"".join(upload) == "aé".encode()
        with pytest.raises(RuntimeError):
            iter(upload)
        with pytest.raises(TypeError, match="int where bytes"):
            list(self.upload(iter([1])))

    def test_asynchronous_iterator(self) -> None:
        async def chunks() -> AsyncIterator[bytes]:
            yield b"a"
            yield b"b"

        async def collect(upload: Upload) -> bytes:
            return b"".join([chunk async for chunk in upload])

        upload = self.upload(chunks())
        assert not upload.replayable
        with pytest.raises(TypeError, match="asynchronous client"):
            iter(upload)
        assert asyncio.run(collect(upload)) == b"ab"
        assert asyncio.run(collect(self.upload(iter([b"sy", b"", b"nc"])))) == b"sync"

    def test_request_tells_whether_it_can_be_sent_again(self) -> None:
        body = Body("application/octet-stream", argument="value")
        assert send(body, value=b"x").replayable
        assert not send(body, value=iter([b"x"])).replayable

    @staticmethod
    def upload(value: object) -> Upload:
        content = sent("application/octet-stream", value)[1]
        assert isinstance(content, Upload)
        return content


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(JSON)
def test_any_json_value_survives(value: Any) -> None:
    assert loads(dumps(value)) == value


def test_iterators_of_bytes_are_not_consumed_when_prepared() -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield b"x" * 1024

    upload = TestUploads.upload(endless())
    iterator = iter(upload)
    assert sum(len(next(iterator)) for _ in range(10)) == 10 * 1024
