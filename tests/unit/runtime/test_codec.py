from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from types import ModuleType
from typing import Any
from uuid import UUID

import pydantic
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from runtime.codec import Codec
from runtime.decoder import Decoder
from runtime.errors import (
    APIStatusError,
    Deviation,
    InternalServerError,
    NotFoundError,
    ResponseValidationError,
)
from runtime.json import dumps
from runtime.message import Headers, Response
from runtime.operation import Api, Operation, Reply

Package = Callable[..., ModuleType]
JSON = {"Content-Type": "application/json"}

SHAPES = """
Color: TypeAlias = Literal["red", "green"]

class Circle(Model):
    kind: Literal["circle"]
    radius: float
    color: Color | str | None = None

class Square(Model):
    type_: Literal["square"] = Field(wire="kind")
    side: int
    inside: Shape | None = None
    tree: Tree | None = None
    owner: Owner | None = None
Shape: TypeAlias = Annotated[Circle | Square, Tagged('kind', {'circle': Circle, 'square': Square})]
Any_: TypeAlias = Circle | Square
Tree = TypeAliasType("Tree", "Annotated[dict[str, Tree] | list[Tree] | int, Exact()]")
Ids: TypeAlias = list[int]
"""
OWNERS = """
class Owner(Model):
    id: UUID
    born: date | None = None
    seen: _datetime | None = None
    at: time | None = None
    money: Decimal | None = None
    ok: bool | None = None
    picture: Base64 | None = None
    friends: builtins.list[Owner] | None = None
    anything: JsonValue = None
    pair: tuple[int, str] | None = None
    squares: dict[str, Square] | None = None
"""


def response(
    content: Any, status: int = 200, headers: dict[str, str] = JSON
) -> Response:
    text = content if isinstance(content, bytes) else json.dumps(content).encode()
    return Response(status, Headers(headers), text)


@pytest.fixture
def codec(package: Package) -> Codec:
    models = package(shapes=SHAPES + OWNERS)
    return Codec.of(Api("Test", "test", "1", models=models.__name__))


def operation(**replies: Any) -> Operation[Any]:
    return Operation("GET", "/x", replies={k[1:]: v for k, v in replies.items()})


class TestModels:
    def test_only_the_modules_that_are_needed_are_imported(
        self, codec: Codec, package: Package
    ) -> None:
        models = package(
            a="class A(Model):\n    x: int", b="class B(Model):\n    x: int"
        )
        made = Codec(models.__name__).decoder("list[A]").decode(b'[{"x": 1}]')
        assert made[0].x == 1
        assert f"{models.__name__}.a" in sys.modules
        assert f"{models.__name__}.b" not in sys.modules

    def test_every_kind_is_typed(self, codec: Codec) -> None:
        owner = codec.decoder("Owner").decode(
            b'{"id": "7a0a8a1e-8a5c-4b7c-9d5c-111111111111", "born": "2020-02-29",'
            b' "seen": "2024-01-02T03:04:05.600Z", "at": "10:00:00", "money": "1.50",'
            b' "ok": true, "picture": "AP+/", "friends": [{"id":'
            b' "7a0a8a1e-8a5c-4b7c-9d5c-222222222222"}], "pair": [1, "a"],'
            b' "squares": {"a": {"kind": "square", "side": 2.0}}, "new": {"x": 1}}'
        )
        assert owner.id == UUID("7a0a8a1e-8a5c-4b7c-9d5c-111111111111")
        assert owner.born == date(2020, 2, 29)
        assert owner.seen == datetime(2024, 1, 2, 3, 4, 5, 600000, UTC)
        assert owner.at == time(10)
        assert owner.money == Decimal("1.50")
        assert owner.ok is True
        assert owner.picture == b"\x00\xff\xbf"
        assert type(owner.friends[0]) is type(owner)
        assert owner.pair == (1, "a")
        assert owner.squares["a"].side == 2
        assert owner.new == {"x": 1}
        assert "anything" not in owner.model_fields_set
        assert json.loads(dumps(owner)) == {
            "id": "7a0a8a1e-8a5c-4b7c-9d5c-111111111111",
            "born": "2020-02-29",
            "seen": "2024-01-02T03:04:05.600000Z",
            "at": "10:00:00",
            "money": "1.50",
            "ok": True,
            "picture": "AP+/",
            "friends": [{"id": "7a0a8a1e-8a5c-4b7c-9d5c-222222222222"}],
            "pair": [1, "a"],
            "squares": {"a": {"kind": "square", "side": 2}},
            "new": {"x": 1},
        }

    @pytest.mark.parametrize(
        ("annotation", "text"),
        [
            ("int", '"1"'),
            ("int", "true"),
            ("int", "1.5"),
            ("float", '"1.5"'),
            ("float", "false"),
            ("bool", '"true"'),
            ("bool", "1"),
            ("str", "1"),
            ("datetime", "1700000000"),
            ("datetime", '"1700000000"'),
            ("datetime", '"2024-01-01"'),
            ("datetime", '"2024-13-01T00:00:00Z"'),
            ("date", '"2024-01-01T00:00:00"'),
            ("date", "19000"),
            ("time", "3600"),
            ("UUID", '"7a0a8a1e8a5c4b7c9d5c111111111111"'),
            ("Decimal", "1.5"),
            ("Decimal", '"NaN"'),
            ("Base64", '"*"'),
            ("Literal['a', 1]", '"b"'),
            ("Literal[1]", "true"),
            ("list[int]", '{"a": 1}'),
            ("dict[str, int]", "[1]"),
            ("tuple[int, str]", "[1]"),
            ("None", "0"),
            ("Ids", '["1"]'),
            ("Any_", "1"),
        ],
    )
    def test_what_does_not_fit_stays_as_it_came(
        self, codec: Codec, annotation: str, text: str
    ) -> None:
        seen: list[Deviation] = []
        value = codec.decoder(annotation).decode(text.encode(), report=seen.append)
        assert value == json.loads(text)
        assert type(value) is type(json.loads(text))
        assert len(seen) == 1
        with pytest.raises(ResponseValidationError) as caught:
            codec.decoder(annotation).decode(text.encode(), strict=True)
        assert caught.value.deviations == (seen[0],)
        assert caught.value.body == json.loads(text)

    @pytest.mark.parametrize(
        ("annotation", "text", "expected"),
        [
            ("int", "1.0", 1),
            ("int", "123456789012345678901234567890", 123456789012345678901234567890),
            ("float", "1", 1.0),
            ("float", "9007199254740993", 9007199254740993),
            ("float", "1e300", 1e300),
            ("JsonValue", "[1, 2.5, null]", [1, 2.5, None]),
            ("int | str", '"1"', "1"),
            ("str | int", "1", 1),
            ("bool | int", "1", 1),
            ("Literal['a'] | str", '"b"', "b"),
            ("Tree", '{"a": [{"b": 3}, 4]}', {"a": [{"b": 3}, 4]}),
            ("Ids", "[1, 2.0]", [1, 2]),
            ("tuple[int, ...]", "[1, 2]", (1, 2)),
            ("datetime | str", '"soon"', "soon"),
            ("str | None", "null", None),
        ],
    )
    def test_what_fits_is_exact(
        self, codec: Codec, annotation: str, text: str, expected: Any
    ) -> None:
        decoder = codec.decoder(annotation)
        value = decoder.decode(text.encode(), strict=True)
        assert value == expected
        assert type(value) is type(expected)
        assert json.loads(dumps(value)) == json.loads(text)
        assert decoder.convert(json.loads(text), strict=True) == expected

    def test_discriminator_is_the_wire_name(
        self, codec: Codec, package: Package
    ) -> None:
        shape = codec.decoder("Shape").decode(
            b'{"kind": "square", "side": 1, "inside": {"kind": "circle", "radius": 1}}'
        )
        assert type(shape).__name__ == "Square"
        assert type(shape.inside).__name__ == "Circle"
        assert isinstance(shape.inside.radius, float)
        square = type(shape)
        assert square(type_="square", side=2, inside=shape).inside is shape
        assert square(kind="square", side=2, inside={"kind": "circle", "radius": 2})

    def test_unknown_discriminator_gives_the_raw_object(self, codec: Codec) -> None:
        seen: list[Deviation] = []
        raw = {"kind": "star", "points": 5}
        decoder = codec.decoder("list[Shape]")
        value = decoder.decode(
            dumps([raw, {"kind": "circle", "radius": 1}]), report=seen.append
        )
        assert value[0] == raw
        assert value[1].radius == 1
        assert [each.pointer for each in seen] == ["/0"]

    @pytest.mark.parametrize(
        ("value", "kind", "deviations"),
        [
            ({"kind": "cat", "lives": 9}, "Cat", []),
            ({"lives": 9}, "Cat", []),
            ({"kind": None, "barks": True}, "Dog", ["/kind"]),
            ({"barks": True}, "Dog", []),
            ({"kind": 1}, "One", []),
            ({"kind": True}, "dict", [""]),
            ({"kind": "cow"}, "dict", [""]),
            ({"kind": {"a": 1}}, "dict", [""]),
            ("wild", "str", []),
            ([1, 2], "list", []),
            (5, "int", [""]),
        ],
    )
    def test_tags_that_are_absent_or_unknown(
        self, package: Package, value: Any, kind: str, deviations: list[str]
    ) -> None:
        models = package(m="""

class Cat(Model):
    kind: str | None = None
    lives: int

class Dog(Model):
    kind: str = "dog"
    barks: bool

class One(Model):
    kind: int
Pet: TypeAlias = Annotated[
    Cat | Dog | One | str | list[int],
    Tagged('kind', {'cat': Cat, 'dog': Dog, 1: One}),
]
""")
        codec = Codec.of(Api("Test", "test", "1", models=models.__name__))
        decoder = codec.decoder("list[Pet]")
        seen: list[Deviation] = []
        text = dumps([value, {"kind": "dog", "barks": False}])
        first, second = decoder.decode(text, report=seen.append)
        assert type(first).__name__ == kind
        assert [each.pointer for each in seen] == [f"/0{each}" for each in deviations]
        assert type(second).__name__ == "Dog"
        assert json.loads(dumps(first)) == value

    @pytest.mark.parametrize(
        ("value", "kind", "deviations"),
        [
            ({"kind": "cat", "lives": 9}, "Cat", []),
            ({"kind": "cat", "lives": "many"}, "Cat", ["/lives"]),
            ({"kind": "cow", "name": "a"}, "Other", []),
            ({"kind": 1, "name": "a"}, "Other", []),
            ({"name": 1}, "Other", ["/name"]),
            ("wild", "str", [""]),
        ],
    )
    def test_what_has_no_known_tag_is_the_default(
        self, package: Package, value: Any, kind: str, deviations: list[str]
    ) -> None:
        models = package(m="""

class Cat(Model):
    kind: str
    lives: int

class Other(Model):
    name: str
Pet: TypeAlias = Annotated[Cat | Other, Tagged('kind', {'cat': Cat}, Other)]
""")
        seen: list[Deviation] = []
        decoder = Codec(models.__name__).decoder("Pet")
        found = decoder.decode(dumps(value), report=seen.append)
        assert type(found).__name__ == kind
        assert [each.pointer for each in seen] == deviations

    @pytest.mark.parametrize(
        ("value", "kind", "deviations"),
        [
            ({"kind": "message", "text": "a"}, "Short", []),
            ({"kind": "message", "parts": [1]}, "Long", []),
            ({"kind": "message", "parts": [1], "text": "a"}, "Long", []),
            ({"kind": "message"}, "Short", ["/text"]),
            ({"kind": "call", "parts": []}, "Long", []),
        ],
    )
    def test_a_tag_of_several_options_leaves_the_rest_to_the_value(
        self, package: Package, value: Any, kind: str, deviations: list[str]
    ) -> None:
        models = package(m="""

class Short(Model):
    kind: str
    text: str

class Long(Model):
    kind: str
    parts: list[int]
    text: str | None = None
Item: TypeAlias = Annotated[Short | Long, Tagged('kind', {'message': Short | Long, 'call': Long})]
""")
        seen: list[Deviation] = []
        decoder = Codec(models.__name__).decoder("Item")
        found = decoder.decode(dumps(value), report=seen.append)
        assert type(found).__name__ == kind
        assert [each.pointer for each in seen] == deviations

    def test_unions_take_the_best_option(self, codec: Codec, package: Package) -> None:
        models = package(m="""
class Small(Model):
    x: str
class Large(Model):
    x: str
    y: int | None = None
""")
        decoder = Codec(models.__name__).decoder("Small | Large")
        assert type(decoder.decode(b'{"x": "a", "y": 1}')).__name__ == "Large"
        assert type(decoder.decode(b'{"x": "a"}')).__name__ == "Small"
        assert type(decoder.decode(b'{"x": "a", "y": "no"}')).__name__ == "Small"

    def test_attribute_names_are_not_wire_names(self, codec: Codec) -> None:
        text = b'{"kind": "square", "type_": "other", "side": 1}'
        square = codec.decoder("Square").decode(text)
        assert square.type_ == "square"
        assert square.model_extra == {"type_": "other"}
        assert json.loads(dumps(square)) == json.loads(text)

    def test_hostile_names_are_only_data(self, codec: Codec) -> None:
        raw = {
            "kind": "circle",
            "radius": 1,
            "__class__": "x",
            "__dict__": {},
            "model_fields": 1,
            "__wire__": 2,
        }
        circle = codec.decoder("Circle").decode(dumps(raw))
        assert type(circle).__name__ == "Circle"
        assert json.loads(dumps(circle)) == raw
        assert json.loads(dumps(codec.decoder("Circle").convert(raw))) == raw

    @pytest.mark.parametrize(
        "size",
        [
            100,
            pytest.param(
                400,
                marks=pytest.mark.skipif(
                    tuple(map(int, pydantic.VERSION.split(".")[:2])) < (2, 14),
                    reason="earlier versions recurse deeper",
                ),
            ),
        ],
    )
    def test_clusters_of_recursive_models(self, package: Package, size: int) -> None:
        limit = sys.getrecursionlimit()
        models = package(
            m="".join(
                f"class M{i}(Model):\n    x: int\n"
                f"    a: M{(i + 1) % size} | None = None\n"
                f"    b: dict[str, list[M{(i * 7 + 3) % size} | int]] | None = None\n"
                for i in range(size)
            )
        )
        fields: Any = {"m": (models.M5, ...), "more": (list[models.M9], [])}
        own: Any = pydantic.create_model("Own", **fields)
        assert own.model_validate({"m": {"x": 1, "a": {"x": 2}}}).m.a.x == 2
        decoder = Codec(models.__name__).decoder("list[M0]")
        assert decoder.decode(b'[{"x": 1, "a": {"x": 2.0}}]')[0].a.x == 2
        assert sys.getrecursionlimit() == limit
        assert models.M7(x=3).x == 3

    def test_first_calls_may_race(self, package: Package) -> None:
        models = package(
            m="".join(
                f"class M{i}(Model):\n    x: int\n    a: M{(i + 1) % 40} | None = None\n"
                for i in range(40)
            )
        )
        codec = Codec(models.__name__)
        start = threading.Barrier(8)
        results: list[Any] = []

        def call(i: int) -> None:
            start.wait()
            try:
                name = f"M{i % 4}"
                results.append(codec.decoder(name).decode(b'{"x": 1}').x)
                results.append(getattr(models, f"M{i}")(x=1).x)
            except BaseException as error:
                results.append(error)

        threads = [threading.Thread(target=call, args=(i,)) for i in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        assert results == [1] * 16


class TestReplies:
    @pytest.mark.parametrize(
        ("status", "expected"), [(200, "Circle"), (201, "Square"), (299, "Owner")]
    )
    def test_status_exact_then_range_then_default(
        self, codec: Codec, status: int, expected: str
    ) -> None:
        call = operation(_200="Circle", _201="Square", _2XX="Owner")
        raw = {
            "Circle": {"kind": "circle", "radius": 1},
            "Square": {"kind": "square", "side": 1},
            "Owner": {"id": "7a0a8a1e-8a5c-4b7c-9d5c-111111111111"},
        }[expected]
        value = codec.decode(call, response(raw, status), strict=True)
        assert type(value).__name__ == expected

    def test_undocumented_success_is_read_and_reported(self, codec: Codec) -> None:
        seen: list[Deviation] = []
        call = operation(_200="list[int]")
        assert codec.decode(call, response([1], 202), report=seen.append) == [1]
        assert seen == [Deviation("", "status 200", 202)]
        assert str(seen[0]) == "expected status 200, got 202"
        with pytest.raises(ResponseValidationError):
            codec.decode(call, response([1], 202), strict=True)

    def test_what_never_has_a_body_misses_none(self, codec: Codec) -> None:
        seen: list[Deviation] = []
        reply = Response(204, Headers([]))
        assert codec.decode(operation(_200="Owner"), reply, report=seen.append) is None
        assert [str(each) for each in seen] == ["expected status 200, got 204"]

    @pytest.mark.parametrize(
        ("media", "content", "expected"),
        [
            ("application/json", b"[1]", [1]),
            ("application/problem+json; charset=utf-8", b"[1]", [1]),
            ("text/csv", b"a,b", "a,b"),
            ("text/csv; charset=latin-1", b"\xe9", "é"),
            ("image/png", b"\x89PNG", b"\x89PNG"),
            ("image/webp", b"RIFF", b"RIFF"),
            ("", b"[1]", [1]),
            ("text/html", b"[1]", [1]),
            ("application/json", b"\xef\xbb\xbf[1]", [1]),
        ],
    )
    def test_content_types(
        self, codec: Codec, media: str, content: bytes, expected: Any
    ) -> None:
        call = operation(
            _200=(
                Reply("list[int]"),
                Reply("str", "text/csv"),
                Reply("bytes", "image/*"),
            )
        )
        headers = {"content-type": media} if media else {}
        assert codec.decode(call, response(content, 200, headers)) == expected

    def test_text_where_json_text_was_documented(self, codec: Codec) -> None:
        seen: list[Deviation] = []
        call = operation(_200="str")
        headers = {"content-type": "text/plain"}
        plain = response(b"hello", 200, headers)
        assert codec.decode(call, plain, report=seen.append) == "hello"
        assert len(seen) == 1
        assert codec.decode(call, response(b'"hello"', 200, headers)) == "hello"

    @pytest.mark.parametrize(
        "content",
        [b"<html>", b'{"a": ', b"\xff\xfe", b"[" * 100_000, b"1" * 5000, b"{'a': 1}"],
    )
    def test_what_is_no_json_is_a_typed_error(
        self, codec: Codec, content: bytes
    ) -> None:
        reply = response(content, 200, {**JSON, "X-Request-Id": "r1"})
        for annotation in ("Circle", "JsonValue"):
            with pytest.raises(ResponseValidationError) as caught:
                codec.decode(operation(_200=annotation), reply)
            assert caught.value.status_code == 200
            assert caught.value.request_id == "r1"
            assert caught.value.content == content
            assert "html" not in str(caught.value)

    def test_deep_json(self, codec: Codec) -> None:
        deep = b'{"a":' * 300 + b"1" + b"}" * 300
        seen: list[Deviation] = []
        assert codec.decode(operation(_200="JsonValue"), response(deep), strict=True)
        value = codec.decode(operation(_200="Tree"), response(deep), report=seen.append)
        assert value == json.loads(deep)
        assert [each.expected for each in seen] == ["less nesting"]
        valid = b"[" * 100_000 + b"]" * 100_000
        with pytest.raises(ResponseValidationError):
            codec.decode(operation(_200="Tree"), response(valid))
        assert codec.decode(operation(), response(valid)) is None

    def test_nothing_where_something_was_documented(self, codec: Codec) -> None:
        seen: list[Deviation] = []
        call = operation(_200="Circle")
        assert codec.decode(call, response(b""), report=seen.append) is None
        assert seen == [Deviation("", "Circle", missing=True)]
        with pytest.raises(ResponseValidationError):
            codec.decode(call, response(b""), strict=True)
        nullable = operation(_200="Circle | None")
        assert codec.decode(nullable, response(b""), strict=True) is None

    def test_nothing_is_documented(self, codec: Codec) -> None:
        call = operation()
        assert codec.decode(call, response({"a": 1})) == {"a": 1}
        assert codec.decode(call, response(b"")) is None
        assert (
            codec.decode(call, response(b"hi", 200, {"Content-Type": "text/plain"}))
            == "hi"
        )
        assert codec.decode(call, response(b"\x00\xff", 200, {})) is None
        assert codec.decode(operation(_204="None"), response(b"", 204)) is None

    def test_head_has_no_body(self, codec: Codec) -> None:
        call: Operation[Any] = Operation("HEAD", "/x", replies={"200": "Circle"})
        assert codec.decode(call, response(b""), strict=True) is None

    def test_nan_is_read_as_a_float(self, codec: Codec) -> None:
        value = codec.decode(operation(_200="list[float]"), response(b"[NaN, 1]"))
        assert value[0] != value[0]

    def test_lone_surrogates_survive(self, codec: Codec) -> None:
        text = b'["\\ud800"]'
        value = codec.decode(operation(_200="list[str]"), response(text), strict=True)
        assert dumps(value) == text


class TestErrors:
    def test_documented_body_is_typed(self, codec: Codec) -> None:
        call: Operation[Any] = Operation(
            "GET", "/x", errors={"404": "Circle", "5XX": "Square", "default": "Owner"}
        )
        error = codec.error(call, response({"kind": "circle", "radius": 1}, 404))
        assert type(error) is NotFoundError
        assert error.body.radius == 1
        error = codec.error(call, response({"kind": "square", "side": 1}, 503))
        assert type(error) is InternalServerError
        assert error.body.side == 1

    @pytest.mark.parametrize(
        ("content", "body"),
        [
            (b'{"detail": "no such thing"}', {"detail": "no such thing"}),
            (b"", None),
            (b"<html>", None),
            (b"[" * 100_000, None),
        ],
    )
    def test_any_body_gives_the_error(
        self, codec: Codec, content: bytes, body: Any
    ) -> None:
        for call in (
            operation(),
            Operation[Any]("GET", "/x", errors={"4XX": "Circle"}),
        ):
            error = codec.error(call, response(content, 418))
            assert type(error) is APIStatusError
            assert error.status_code == 418
            if call.errors and body:
                assert error.body.detail == "no such thing"
            else:
                assert error.body == body

    def test_message_tells_what_the_server_says(self, codec: Codec) -> None:
        body = {"error": {"message": "no\r\nluck \x1b[0m" + "x" * 1000}}
        text = str(codec.error(operation(), response(body, 404)))
        assert text.startswith("404 Not Found: no luck [0mxxx")
        assert len(text) < 250
        assert str(codec.error(operation(), response([1], 499))) == "499"


WIRE = ["kind", "radius", "side", "inside", "tree", "owner", "id", "friends", "squares"]
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.text(max_size=4) | st.sampled_from(WIRE), inner, max_size=4),
    max_leaves=12,
)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    value=VALUES,
    annotation=st.sampled_from(
        [
            "Circle",
            "Shape",
            "Any_",
            "Owner",
            "Tree",
            "list[Square]",
            "dict[str, Owner]",
            "Ids",
        ]
    ),
)
def test_any_json_decodes_and_encodes_to_itself(
    codec: Codec, value: Any, annotation: str
) -> None:
    seen: list[Deviation] = []
    decoder: Decoder[Any] = codec.decoder(annotation)
    text = dumps(value)
    decoded = decoder.decode(text, report=seen.append)
    assert json.loads(dumps(decoded)) == json.loads(text)
    if not seen:
        decoder.decode(text, strict=True)
    else:
        with pytest.raises(ResponseValidationError):
            decoder.decode(text, strict=True)
