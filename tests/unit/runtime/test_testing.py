from __future__ import annotations

import asyncio
from typing import Any

import pytest
from runtime.message import Headers, Request
from runtime.testing import (
    AsyncFakeTransport,
    Documented,
    FakeError,
    FakeReply,
    FakeTransport,
    connection_failure,
    json_lines,
)
from runtime.timeout import Timeout
from runtime.transport import TransportError

DOCUMENTED = (
    Documented("GET", "/things/{id}", ("tag", "deep"), example='{"id": 1}'),
    Documented("GET", "/things/{id}/parts/{part}.json", example="[]"),
    Documented("GET", "/search", ("q",), ("q",), example="{}"),
    Documented("POST", "/things", media=("application/json",), status_code=201),
    Documented("DELETE", "/things/{id}", status_code=204),
)


def send(
    transport: FakeTransport, method: str, target: str, **more: Any
) -> tuple[int, bytes]:
    headers = Headers(more.pop("headers", {}))
    request = Request(
        method, f"https://a.example/v1{target}", headers, more.get("content")
    )
    incoming = transport.send(request, Timeout())
    return incoming.status_code, incoming.read(None)


def test_documented_examples_are_served() -> None:
    transport = FakeTransport(DOCUMENTED)
    assert send(transport, "GET", "/things/7?tag=a&deep%5Bx%5D=1") == (
        200,
        b'{"id": 1}',
    )
    assert send(transport, "GET", "/things/7/parts/a.b.json") == (200, b"[]")
    assert send(transport, "DELETE", "/things/7") == (204, b"")
    first = transport.requests[0]
    assert first.path == "/v1/things/7"
    assert first.query == {"tag": ["a"], "deep[x]": ["1"]}
    assert repr(first) == "<RecordedRequest GET /v1/things/7>"


@pytest.mark.parametrize(
    ("method", "target", "words"),
    [
        ("GET", "/nothing", "is not documented"),
        ("PATCH", "/things/7", "is not documented"),
        ("GET", "/things/7/parts/a.xml", "is not documented"),
        ("GET", "/things/7?colour=red", "no query parameter 'colour'"),
        ("GET", "/search", "needs the query parameter 'q'"),
        ("POST", "/things", "the type of its reply is not known"),
    ],
)
def test_requests_are_checked(method: str, target: str, words: str) -> None:
    with pytest.raises(FakeError, match=words):
        send(FakeTransport(DOCUMENTED), method, target)


def test_bodies_are_checked() -> None:
    transport = FakeTransport(DOCUMENTED)
    transport.reply("POST", "/things", json={"id": 2}, status_code=201)
    text = {"Content-Type": "text/plain"}
    with pytest.raises(AssertionError, match="'text/plain'"):
        send(transport, "POST", "/things", headers=text, content=b"x")
    kind = {"Content-Type": "application/json; charset=utf-8"}
    assert (
        send(transport, "POST", "/things", headers=kind, content=b'{"a": 1}')[0] == 201
    )
    assert transport.requests[1].json() == {"a": 1}


def test_ranges_of_media_types_are_known() -> None:
    known = (Documented("POST", "/x", media=("image/*",), content_type=""),)
    image = {"Content-Type": "image/png"}
    assert (
        send(FakeTransport(known), "POST", "/x", headers=image, content=b"x")[0] == 200
    )
    with pytest.raises(FakeError, match="'text/plain'"):
        text = {"Content-Type": "text/plain"}
        send(FakeTransport(known), "POST", "/x", headers=text, content=b"x")


def test_the_template_that_says_most_counts() -> None:
    known = (
        Documented("GET", "/{anything}", example="1"),
        Documented("GET", "/things/{id}", example="2"),
        Documented("GET", "/things/mine", example="3"),
    )
    assert send(FakeTransport(known), "GET", "/things/mine")[1] == b"3"
    assert send(FakeTransport(known), "GET", "/things/7")[1] == b"2"
    assert send(FakeTransport(known), "GET", "/else")[1] == b"1"


def test_the_media_type_that_is_asked_for() -> None:
    known = (
        Documented("GET", "/x", example="[]"),
        Documented("GET", "/x", content_type="text/csv", text="a,b"),
    )
    transport = FakeTransport(known)
    assert send(transport, "GET", "/x", headers={"Accept": "text/csv"})[1] == b"a,b"
    assert send(transport, "GET", "/x", headers={"Accept": "*/*;q=0.1"})[1] == b"[]"
    assert send(transport, "GET", "/x")[1] == b"[]"


def test_the_path_of_a_base_url_is_no_parameter() -> None:
    known = (
        Documented("GET", "/{account}/sites", example='"longer"'),
        Documented("GET", "/sites", ("filter",), example='"shorter"'),
    )
    transport = FakeTransport(known)
    assert send(transport, "GET", "/sites?filter=all") == (200, b'"shorter"')
    assert send(transport, "GET", "/mine/sites") == (200, b'"longer"')
    with pytest.raises(FakeError, match="no query parameter 'other'"):
        send(transport, "GET", "/sites?other=1")


def test_given_replies_in_turn() -> None:
    transport = FakeTransport()
    transport.reply(
        "GET",
        "/x",
        connection_failure(timed_out=True),
        FakeReply(503),
        lambda request: FakeReply(200, {}, tuple(json_lines(request.method, 1))),
    )
    with pytest.raises(TransportError):
        send(transport, "GET", "/x")
    assert send(transport, "GET", "/x") == (503, b"")
    for _ in range(2):
        assert send(transport, "GET", "/x") == (200, b'"GET"\n1\n')


def test_the_last_word_about_a_path_counts() -> None:
    transport = FakeTransport(DOCUMENTED, check=False)
    transport.reply("GET", "/things/{id}", content="a", content_type="text/plain")
    transport.reply("GET", "/things/7", content=b"b")
    assert send(transport, "GET", "/things/7")[1] == b"b"
    assert send(transport, "GET", "/things/8")[1] == b"a"


def test_closed() -> None:
    transport = FakeTransport()
    transport.close()
    with pytest.raises(RuntimeError, match="closed"):
        send(transport, "GET", "/x")


def test_the_asynchronous_twin() -> None:
    async def main() -> bytes:
        transport = AsyncFakeTransport(DOCUMENTED)
        request = Request("GET", "https://a.example/things/7")
        incoming = await transport.send(request, Timeout())
        content = await incoming.read(None)
        await incoming.aclose()
        await transport.aclose()
        return content

    assert asyncio.run(main()) == b'{"id": 1}'
