"""Replies and settings that are odd, but that servers and programs have."""

from __future__ import annotations

import asyncio
import json
import threading
from pathlib import Path
from typing import Any

import pytest
from fault_server import Connection, FaultServer, Received, reply
from runtime.errors import APIConnectionError, APIStatusError, APITimeoutError
from runtime.oauth import ClientCredentials
from runtime.operation import Operation
from shop.client import BY_LINK, BY_URL, Shop

THING = {"id": 7, "name": "lamp"}
PATH = "/things/7"
SIZE: Operation[None] = Operation("HEAD", "/size", replies={"200": "None"})
FETCH: Operation[Any] = Operation("GET", "/fetch", replies={"200": "Thing"})


def chunk(text: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(text), text)


def event_stream(*texts: bytes, end: bool = True) -> bytes:
    head = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n"
    )
    return head + b"".join(map(chunk, texts)) + (chunk(b"") if end else b"")


@pytest.mark.parametrize(
    "fields",
    [
        "Content-Length: 99999999999",
        "Content-Length: 5\r\nContent-Encoding: br",
        "Content-Length: 5\r\nContent-Encoding: gzip",
    ],
)
def test_the_answer_to_head_has_no_body(
    bench: Any, server: FaultServer, fields: str
) -> None:
    server.on("/size", f"HTTP/1.1 200 OK\r\n{fields}\r\n\r\n".encode())
    client = bench.client(server)
    for _ in range(2):
        assert bench.do(lambda: client._call(SIZE, {})) is None
    assert server.accepted == 1


def test_no_content_has_no_coding(bench: Any, server: FaultServer) -> None:
    server.on(PATH, b"HTTP/1.1 204 No Content\r\nContent-Encoding: br\r\n\r\n")
    client = bench.client(server)
    assert bench.do(lambda: client.things.delete(id=7)) is None


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/a b", "/a%20b"),
        ("/caf\u00e9", "/caf%C3%A9"),
        ("/caf\u00c3\u00a9", "/caf%C3%A9"),  # UTF-8, as bytes
        ("/100%/%7e", "/100%/%7e"),
        (" /x?q=\u00e9&r=<> ", "/x?q=%C3%A9&r=%3C%3E"),
    ],
)
def test_redirects_that_are_not_escaped(
    bench: Any, server: FaultServer, location: str, target: str
) -> None:
    head = f"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: {location}\r\n\r\n"
    server.on("/fetch", head.encode("latin-1"))
    server.on(target.partition("?")[0], reply(THING))
    client = bench.client(server)
    if bench.name == "pyreqwest" and not location.isascii():
        # It does not give headers that are not ASCII.
        with pytest.raises(APIStatusError, match="302"):
            bench.do(lambda: client._call(FETCH, {}))
        return
    assert bench.do(lambda: client._call(FETCH, {})).id == 7
    assert server.requests[-1].target == target


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("/things?cursor=\u00e9", "/things?cursor=%C3%A9"),
        ("/things?cursor=a b", "/things?cursor=a%20b"),
        ("/things?c=\r\nX-Evil: 1", "/things?c=%0D%0AX-Evil:%201"),
        (" /things?c=\x00", "/things?c=%00"),
    ],
)
def test_next_urls_that_are_not_escaped(
    bench: Any, server: FaultServer, url: str, target: str
) -> None:
    server.on(
        "/things",
        [reply({"things": [THING], "next": url}), reply({"things": [], "next": None})],
    )
    client = bench.client(server)
    assert len(bench.all(lambda: client.things.list(BY_URL))) == 1
    assert server.requests[1].target == target
    assert "x-evil" not in server.requests[1].headers


def test_a_base_url_that_is_not_escaped(bench: Any, server: FaultServer) -> None:
    server.on("/caf%C3%A9%20bar/things/7", reply(THING))
    client = bench.client(server, base_url=f"{server.url}/caf\u00e9 bar/")
    assert bench.do(lambda: client.things.get(id=7)).id == 7


@pytest.mark.parametrize(
    ("coding", "charset"),
    [
        ("latin-1", "iso-8859-1"),
        ("utf-16", "utf-16"),
        ("utf-8", "iso-8859-1"),  # wrong, and common
        ("utf-8", "no-such-thing"),
        ("utf-8-sig", "utf-8"),
    ],
)
@pytest.mark.parametrize("status", [200, 404])
def test_json_in_other_charsets(
    bench: Any, server: FaultServer, coding: str, charset: str, status: int
) -> None:
    body = json.dumps({"id": 7, "name": "caf\u00e9"}, ensure_ascii=False)
    kind = {"Content-Type": f"application/json; charset={charset}"}
    server.on(PATH, reply(body.encode(coding), status, kind))
    client = bench.client(server)
    if status == 200:
        assert bench.do(lambda: client.things.get(id=7)).name == "caf\u00e9"
        return
    with pytest.raises(APIStatusError) as caught:
        bench.do(lambda: client.things.get(id=7))
    found = caught.value.body
    assert (found["name"] if isinstance(found, dict) else found.name) == "caf\u00e9"


# --- streams that go on ----------------------------------------------------------------


def test_the_event_that_was_cut_off_is_forgotten(
    bench: Any, server: FaultServer
) -> None:
    def handler(request: Received, connection: Connection) -> bytes | None:
        if "last-event-id" in request.headers:
            return event_stream(b'data: {"n": 2}\n\n')
        begun = b'id: 41\ndata: {"n": 1}\n\ndata: {"n": 99}\ndata: {"n'
        connection.send(event_stream(begun, end=False))
        return None

    server.on("/events", handler)
    client = bench.client(server)
    assert [event.n for event in bench.all(client.things.events)] == [1, 2]


def test_a_stream_that_comes_further_each_time_goes_on(
    bench: Any, server: FaultServer
) -> None:
    def handler(request: Received, connection: Connection) -> bytes | None:
        last = int(request.headers.get("last-event-id", "0"))
        text = b'id: %d\ndata: {"n": %d}\n\n' % (last + 1, last + 1)
        if last == 7:
            return event_stream(text)
        connection.send(event_stream(text, end=False))
        return None

    server.on("/events", handler)
    client = bench.client(server)
    found = [event.n for event in bench.all(client.things.events)]
    assert found == [1, 2, 3, 4, 5, 6, 7, 8]


@pytest.mark.parametrize(
    ("said", "options"),
    [
        (b"id: 41\nretry: 99999999999\n", {}),
        ("id: \u00e9\n".encode(), {}),
        (b"id: \x01\n", {}),
        (b"id: 41\n", {"max_retries": 0}),
    ],
)
def test_a_stream_that_is_not_taken_up_again(
    bench: Any, server: FaultServer, said: bytes, options: Any
) -> None:
    def handler(request: Received, connection: Connection) -> None:
        connection.send(event_stream(said + b'data: {"n": 1}\n\n', end=False))

    server.on("/events", handler)
    client = bench.client(server)
    with pytest.raises(APIConnectionError, match="broke off"):
        bench.all(lambda: client.things.events(options=options))
    assert len(server.requests) == 1
    assert bench.clock.slept == []


def test_a_stream_that_gets_no_further_ends(bench: Any, server: FaultServer) -> None:
    def handler(request: Received, connection: Connection) -> None:
        text = b'id: 1\ndata: {"n": 1}\n\n'
        connection.send(event_stream(text, end=False))

    server.on("/events", handler)
    client = bench.client(server)
    with pytest.raises(APIConnectionError):
        bench.all(client.things.events)
    assert len(server.requests) == 3


# --- headers of the program's own ------------------------------------------------------


@pytest.mark.parametrize("given", ["tok-en", lambda: "tok-en"])
def test_credentials_can_be_left_out_of_a_call(
    bench: Any, server: FaultServer, given: Any
) -> None:
    server.on(PATH, reply(THING))
    client = bench.client(server, credentials={"token": given})
    options = {"headers": {"authorization": None}}
    bench.do(lambda: client.things.get(id=7, options=options))
    bench.do(lambda: client.things.get(id=7))
    found = [each.headers.get("authorization") for each in server.requests]
    assert found == [None, "Bearer tok-en"]


def test_another_host_can_be_named(bench: Any, server: FaultServer) -> None:
    server.on(PATH, reply(THING))
    client = bench.client(server, headers={"Host": "a.example"})
    bench.do(lambda: client.things.get(id=7))
    assert server.requests[0].headers["host"] == "a.example"


@pytest.mark.parametrize("name", ["Content-Length", "transfer-encoding"])
def test_headers_that_frame_the_message_are_refused(
    bench: Any, server: FaultServer, name: str
) -> None:
    with pytest.raises(ValueError, match=name):
        bench.client(server, headers={name: "5"})
    client = bench.client(server)
    with pytest.raises(ValueError, match=name):
        bench.do(lambda: client.things.get(id=7, options={"headers": {name: "5"}}))
    assert not server.requests


# --- tokens and deadlines --------------------------------------------------------------


def test_a_deadline_covers_the_token(bench: Any, server: FaultServer) -> None:
    def slow(request: Received, connection: Connection) -> None:
        connection.gone(20.0)

    server.on("/token", slow)
    client = bench.client(
        server, waits=True, credentials={"oauth": ClientCredentials("id", "secret")}
    )
    options = {"deadline": 0.3, "max_retries": 0}
    errors: list[BaseException] = []

    def call() -> None:
        try:
            client.things.get(id=7, options=options)
        except APITimeoutError as error:
            errors.append(error)

    if bench.asynchronous:

        async def both() -> list[Any]:
            return await asyncio.gather(
                *(client.things.get(id=7, options=options) for _ in range(2)),
                return_exceptions=True,
            )

        errors += bench.do(both)
    else:
        threads = [threading.Thread(target=call) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(3.0)
    assert [type(error) for error in errors] == [APITimeoutError] * 2
    assert any("the token endpoint" in str(error) for error in errors)


# --- files -----------------------------------------------------------------------------


def test_two_downloads_to_one_place(
    bench: Any, server: FaultServer, tmp_path: Path
) -> None:
    server.on("/files/1", reply(b"one"))
    server.on("/files/2", reply(b"two"))
    client = bench.client(server)
    target = tmp_path / ("x" * 250)

    async def both() -> None:
        async with (
            await client.things.content(id=1) as first,
            await client.things.content(id=2) as second,
        ):
            await asyncio.gather(first.save(target), second.save(target))

    if bench.asynchronous:
        bench.do(both)
    else:
        with (
            client.things.content(id=1) as first,
            client.things.content(id=2) as second,
        ):
            first.save(target, progress=lambda *_: second.save(target))
    assert target.read_bytes() in (b"one", b"two")
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_header_that_is_not_escaped(bench: Any, server: FaultServer) -> None:
    link = {"Link": '</things?page=a b>; rel="next"'}
    server.on("/things", [reply([THING], 200, link), reply([])])
    client = bench.client(server)
    assert len(bench.all(lambda: client.things.list(BY_LINK))) == 1
    assert server.requests[1].target == "/things?page=a%20b"


@pytest.mark.parametrize(
    "proxy", ["ftp://a.example", "a.example:8080", "http://", "", "http://user:pw@"]
)
def test_proxies_that_are_none(bench: Any, proxy: str) -> None:
    with pytest.raises(ValueError, match="proxy must be given as a URL") as caught:
        bench.transport(proxy=proxy)
    assert "pw" not in str(caught.value)


def test_a_proxy_of_the_environment_that_is_none(
    monkeypatch: pytest.MonkeyPatch, server: FaultServer
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "ftp://user:pw@a.example")
    client = Shop(base_url="http://api.example", credentials={})
    with pytest.raises(ValueError, match="proxy must be given as a URL") as caught:
        client.things.open()
    for entry in caught.traceback:
        if "/_runtime/" in str(entry.path):
            assert "user:pw" not in repr(entry.frame.f_locals), entry
