"""Calls over every transport, in threads and in tasks, against a real server."""

from __future__ import annotations

import gc
import gzip
import io
import json
import weakref
import zlib
from pathlib import Path
from typing import Any

import pytest
from fault_server import Connection, FaultServer, Received, reply
from runtime.errors import (
    APIConnectionError,
    ConflictError,
    NotFoundError,
    PagingError,
    RateLimitError,
    ResponseValidationError,
    StreamError,
)
from runtime.message import Request
from shop.client import BY_CURSOR, BY_LINK, BY_OFFSET, BY_PAGE, BY_URL
from shop.models.things import Event, Thing

THING = {"id": 7, "name": "lamp"}


def test_a_typed_value(bench: Any, server: FaultServer) -> None:
    server.on("/things/7", reply(THING))
    thing = bench.do(lambda: bench.client(server).things.get(id=7, tag="a b"))
    assert isinstance(thing, Thing)
    assert (thing.id, thing.name) == (7, "lamp")
    sent = server.requests[0]
    assert sent.target == "/things/7?tag=a%20b"
    assert sent.headers["authorization"] == "Bearer tok-en"
    assert sent.headers["user-agent"].startswith("shop/1.2 Python/3.")
    assert sent.headers["accept-encoding"] == "gzip, deflate"
    assert sent.headers["host"] == f"127.0.0.1:{server.port}"


def test_a_body(bench: Any, server: FaultServer) -> None:
    server.on("/things", reply(THING, 201))
    bench.do(lambda: bench.client(server).things.create(name="lámp", color=None))
    sent = server.requests[0]
    assert json.loads(sent.body) == {"name": "lámp", "color": None}
    assert sent.headers["content-type"] == "application/json"
    assert sent.headers["content-length"] == str(len(sent.body))


def test_no_content(bench: Any, server: FaultServer) -> None:
    server.on("/things/7", b"HTTP/1.1 204 No Content\r\n\r\n")
    assert bench.do(lambda: bench.client(server).things.delete(id=7)) is None


def test_connections_are_used_again(bench: Any, server: FaultServer) -> None:
    server.on("/things/7", reply(THING))
    client = bench.client(server)
    for _ in range(5):
        bench.do(lambda: client.things.get(id=7))
    assert server.accepted == 1


def test_an_error_has_its_documented_body(bench: Any, server: FaultServer) -> None:
    server.on("/things/7", reply({"detail": "gone"}, 404, {"X-Request-Id": "r1"}))
    with pytest.raises(NotFoundError) as caught:
        bench.do(lambda: bench.client(server).things.get(id=7))
    assert caught.value.status_code == 404
    assert caught.value.body.detail == "gone"
    assert caught.value.request_id == "r1"
    assert caught.value.headers["content-type"] == "application/json"


def test_raw_gives_the_head_of_the_reply(bench: Any, server: FaultServer) -> None:
    server.on("/things/7", reply(THING, headers={"X-Request-Id": "r2", "ETag": '"e"'}))
    client = bench.client(server)
    raw = bench.do(lambda: client.raw(lambda c: c.things.get(id=7)))
    assert raw.value.name == "lamp"
    assert (raw.status_code, raw.headers["etag"], raw.request_id) == (200, '"e"', "r2")
    assert raw.elapsed > 0


def test_raw_of_a_list_has_its_first_page(bench: Any, server: FaultServer) -> None:
    server.on("/things", reply({"things": [THING], "next": None}))
    client = bench.client(server)
    raw = bench.do(lambda: client.raw(lambda c: c.things.list()))
    page = raw.value if bench.asynchronous else raw.value.first()
    assert [thing.id for thing in page.items] == [7]
    assert raw.status_code == 200
    assert len(server.requests) == 1


def test_what_nobody_holds_any_more_is_freed_at_once(
    bench: Any, server: FaultServer
) -> None:
    """Replies in circles would wait for the garbage collector: memory, and time."""
    server.on("/things", reply({"things": [THING], "next": None}))
    server.on("/things/7", reply(THING))
    client = bench.client(server)
    gc.disable()
    try:
        listing = client.things.list()
        page = bench.do(listing.first)
        held = [weakref.ref(page), weakref.ref(page.body)]
        del listing, page
        held.append(weakref.ref(bench.do(lambda: client.things.get(id=7))))
        assert [each() for each in held] == [None] * 3
    finally:
        gc.enable()


def test_options_of_a_call(bench: Any, server: FaultServer) -> None:
    server.on("/things", reply(THING))
    client = bench.client(server, headers={"X-Team": "a", "X-Gone": "b"})
    options = {
        "headers": {"X-Team": "c", "X-Gone": None},
        "query": {"debug": True},
        "body": {"extra": 1},
        "idempotency_key": "k1",
    }
    bench.do(lambda: client.things.create(name="lamp", options=options))
    sent = server.requests[0]
    assert sent.headers["x-team"] == "c"
    assert "x-gone" not in sent.headers
    assert sent.target == "/things?debug=true"
    assert json.loads(sent.body) == {"name": "lamp", "extra": 1}
    assert sent.headers["idempotency-key"] == "k1"


def test_a_header_given_for_the_call_wins_over_credentials(
    bench: Any, server: FaultServer
) -> None:
    server.on("/things/7", reply(THING))
    client = bench.client(server)
    options = {"headers": {"Authorization": "Custom x"}}
    bench.do(lambda: client.things.get(id=7, options=options))
    assert server.requests[0].headers["authorization"] == "Custom x"


@pytest.mark.parametrize("given", ["call", "client"])
def test_headers_beyond_ascii(bench: Any, server: FaultServer, given: str) -> None:
    """RFC 9110, section 5.5: opaque octets; of each transport the same."""
    server.on("/things/7", reply(THING))
    headers = {"X-Name": "Zoë"}
    if given == "client":
        bench.do(lambda: bench.client(server, headers=headers).things.get(id=7))
    else:
        client = bench.client(server)
        bench.do(lambda: client.things.get(id=7, options={"headers": headers}))
    sent = server.requests[0].headers["x-name"]
    assert sent.encode("latin-1").decode() == "Zoë"


def test_strict_raises_and_lenient_keeps(bench: Any, server: FaultServer) -> None:
    server.on("/things/7", reply({"id": "x", "name": "lamp"}))
    seen: list[Any] = []
    client = bench.client(server, on_deviation=seen.append)
    thing = bench.do(lambda: client.things.get(id=7))
    assert thing.id == "x"
    assert [deviation.pointer for deviation in seen] == ["/id"]
    with pytest.raises(ResponseValidationError) as caught:
        bench.do(lambda: client.things.get(id=7, options={"strict": True}))
    assert caught.value.status_code == 200


# --- encodings -------------------------------------------------------------------------


@pytest.mark.parametrize("coding", ["gzip", "deflate", "bare deflate", "two members"])
def test_compressed_replies(bench: Any, server: FaultServer, coding: str) -> None:
    text = json.dumps(THING).encode()
    bare = zlib.compressobj(wbits=-15)
    body, name = {
        "gzip": (gzip.compress(text), "gzip"),
        "deflate": (zlib.compress(text), "deflate"),
        "bare deflate": (bare.compress(text) + bare.flush(), "deflate"),
        "two members": (gzip.compress(text[:5]) + gzip.compress(text[5:]), "gzip"),
    }[coding]
    kind = {"Content-Encoding": name, "Content-Type": "application/json"}
    server.on("/things/7", reply(body, headers=kind))
    assert bench.do(lambda: bench.client(server).things.get(id=7)).name == "lamp"


# --- lists -----------------------------------------------------------------------------


def _many(server: FaultServer, total: int) -> None:
    def handler(request: Received, connection: Connection) -> bytes:
        from urllib.parse import parse_qs

        query = {k: v[0] for k, v in parse_qs(request.target.partition("?")[2]).items()}
        size = 2
        start = int(query.get("offset") or query.get("cursor") or 0)
        start = (int(query["page"]) - 1) * size if "page" in query else start
        items = [{"id": n, "name": "x"} for n in range(start, min(start + size, total))]
        following = start + size if start + size < total else None
        how = query.get("limit")
        if how == "2":  # a link header
            link = f'<{server.url}/things?cursor={following}&limit=2>; rel="next"'
            return reply(items, headers={"Link": link} if following else {})
        if how == "3":  # a URL
            url = f"/things?cursor={following}&limit=3" if following else None
            return reply({"things": items, "next": url})
        token = None if following is None else str(following)
        return reply({"things": items, "next": token})

    server.on("/things", handler)


@pytest.mark.parametrize(
    ("how", "arguments", "requests"),
    [
        (BY_CURSOR, {}, 3),
        (BY_OFFSET, {}, 4),
        (BY_PAGE, {}, 4),
        (BY_LINK, {"limit": 2}, 3),
        (BY_URL, {"limit": 3}, 3),
    ],
    ids=["cursor", "offset", "page", "link", "url"],
)
def test_lists_go_on(
    bench: Any, server: FaultServer, how: Any, arguments: Any, requests: int
) -> None:
    _many(server, 5)
    client = bench.client(server)
    things = bench.all(lambda: client.things.list(how, **arguments))
    assert [thing.id for thing in things] == [0, 1, 2, 3, 4]
    assert len(server.requests) == requests
    assert {r.headers["authorization"] for r in server.requests} == {"Bearer tok-en"}


def test_lists_are_lazy(bench: Any, server: FaultServer) -> None:
    _many(server, 100)
    client = bench.client(server)
    listing = client.things.list()
    assert not server.requests
    page = bench.do(listing.first)
    assert len(server.requests) == 1
    second = bench.do(page.next_page)
    assert [thing.id for thing in second] == [2, 3]
    assert second.has_next
    assert second.body.next_ == "4"
    assert len(server.requests) == 2


def test_an_iteration_does_not_load_the_first_page_again(
    bench: Any, server: FaultServer
) -> None:
    _many(server, 3)
    listing = bench.client(server).things.list()
    bench.do(listing.first)
    assert len(bench.all(lambda: listing)) == 3
    assert len(server.requests) == 2
    assert len(bench.all(lambda: listing)) == 3
    assert len(server.requests) == 4


def test_a_list_by_pages(bench: Any, server: FaultServer) -> None:
    _many(server, 5)
    listing = bench.client(server).things.list()
    assert [len(page) for page in bench.all(listing.pages)] == [2, 2, 1]


def test_a_next_url_elsewhere_is_refused(bench: Any, server: FaultServer) -> None:
    server.on("/things", reply({"things": [THING], "next": "https://evil.example/x"}))
    client = bench.client(server)
    with pytest.raises(PagingError, match=r"evil\.example"):
        bench.all(lambda: client.things.list(BY_URL))


# --- streams ---------------------------------------------------------------------------

SSE = {"Content-Type": "text/event-stream"}


def _chunked(*chunks: bytes) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
    head += b"Transfer-Encoding: chunked\r\n\r\n"
    return head + b"".join(b"%x\r\n%b\r\n" % (len(c), c) for c in chunks)


def test_events(bench: Any, server: FaultServer) -> None:
    server.on(
        "/events",
        reply(
            b'data: {"n":\ndata: 1}\n\n: hi\n\ndata: {"n": 2}\n\n'
            b'data: [DONE]\n\ndata: {"n": 3}\n\n',
            headers=SSE,
        ),
    )
    client = bench.client(server)
    events = bench.all(client.things.events)
    assert [event.n for event in events] == [1, 2]
    assert isinstance(events[0], Event)


def test_events_of_a_post(bench: Any, server: FaultServer) -> None:
    server.on("/chat", reply(b'data: {"n": 1}\n\n', headers=SSE))
    client = bench.client(server)
    assert [e.n for e in bench.all(lambda: client.things.chat(name="x"))] == [1]
    assert json.loads(server.requests[0].body) == {"name": "x"}


def test_json_lines(bench: Any, server: FaultServer) -> None:
    kind = {"Content-Type": "application/x-ndjson"}
    server.on("/events", reply(b'{"n": 1}\n\n{"n": 2}', headers=kind))
    client = bench.client(server)
    assert [event.n for event in bench.all(client.things.events)] == [1, 2]


def test_an_error_event_raises(bench: Any, server: FaultServer) -> None:
    server.on(
        "/events",
        reply(b'data: {"n": 1}\n\nevent: error\ndata: {"why": "x"}\n\n', headers=SSE),
    )
    client = bench.client(server)
    with pytest.raises(StreamError) as caught:
        bench.all(client.things.events)
    assert caught.value.body == {"why": "x"}


def test_a_stream_that_breaks_is_taken_up_again(
    bench: Any, server: FaultServer
) -> None:
    def handler(request: Received, connection: Connection) -> bytes | None:
        if "last-event-id" not in request.headers:
            connection.send(_chunked(b'retry: 10\nid: 41\ndata: {"n": 1}\n\n'))
            return None
        assert request.headers["authorization"] == "Bearer tok-en"
        return _chunked(b'data: {"n": 2}\n\n', b"")

    server.on("/events", handler)
    client = bench.client(server)
    assert [event.n for event in bench.all(client.things.events)] == [1, 2]
    assert server.requests[1].headers["last-event-id"] == "41"
    assert bench.clock.slept == [0.01]


def test_a_stream_without_ids_is_not_taken_up_again(
    bench: Any, server: FaultServer
) -> None:
    def handler(request: Received, connection: Connection) -> None:
        connection.send(_chunked(b'data: {"n": 1}\n\n'))

    server.on("/events", handler)
    client = bench.client(server)
    with pytest.raises(APIConnectionError):
        bench.all(client.things.events)
    assert len(server.requests) == 1


def test_an_error_before_a_stream(bench: Any, server: FaultServer) -> None:
    server.on("/events", reply({"detail": "no"}, 409))
    client = bench.client(server)
    with pytest.raises(ConflictError):
        bench.all(client.things.events)


def test_closing_a_stream_closes_its_connection(
    bench: Any, server: FaultServer
) -> None:
    closed: list[bool] = []

    def handler(request: Received, connection: Connection) -> None:
        connection.send(_chunked(b'data: {"n": 1}\n\n'))
        closed.append(connection.gone())

    server.on("/events", handler)
    client = bench.client(server)

    async def one() -> Any:
        async with await client.things.events() as stream:
            return await anext(stream)

    def sync_one() -> Any:
        with client.things.events() as stream:
            return next(stream)

    assert bench.do(one if bench.asynchronous else sync_one).n == 1
    bench.do(client.aclose if bench.asynchronous else client.close)
    for _ in range(100):
        if closed:
            break
        server.over.wait(0.02)
    assert closed == [True]


# --- files -----------------------------------------------------------------------------


def test_a_download(bench: Any, server: FaultServer, tmp_path: Path) -> None:
    content = bytes(range(256)) * 2000
    told: list[tuple[int, int | None]] = []
    disposition = {"Content-Disposition": 'attachment; filename="../../x\\y.bin"'}
    server.on("/files/a", reply(content, headers=disposition))
    client = bench.client(server)

    async def download() -> Any:
        async with await client.things.content(id="a") as download:
            assert download.file_name == "y.bin"
            return await download.save(
                tmp_path / "f", progress=lambda *a: told.append(a)
            )

    def sync_download() -> Any:
        with client.things.content(id="a") as download:
            assert download.file_name == "y.bin"
            return download.save(tmp_path / "f", progress=lambda *a: told.append(a))

    size = bench.do(download if bench.asynchronous else sync_download)
    assert size == len(content)
    assert (tmp_path / "f").read_bytes() == content
    assert told[-1] == (len(content), len(content))
    assert [path.name for path in tmp_path.iterdir()] == ["f"]


def test_a_broken_download_leaves_no_file(
    bench: Any, server: FaultServer, tmp_path: Path
) -> None:
    server.on("/files/a", reply(b"abc", headers={"Content-Length": "100"}))
    server.handlers["/files/a"] = lambda r, c: c.send(
        reply(b"abc", headers={"Content-Length": "100"})
    )
    client = bench.client(server)

    async def download() -> Any:
        async with await client.things.content(id="a") as download:
            await download.save(tmp_path / "f")

    def sync_download() -> Any:
        with client.things.content(id="a") as download:
            download.save(tmp_path / "f")

    with pytest.raises(APIConnectionError, match="broke off"):
        bench.do(download if bench.asynchronous else sync_download)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("source", ["bytes", "path", "file", "iterator"])
def test_uploads(bench: Any, server: FaultServer, tmp_path: Path, source: str) -> None:
    content = b"0123456789" * 20_000
    (tmp_path / "f").write_bytes(content)
    body: Any = {
        "bytes": content,
        "path": tmp_path / "f",
        "file": io.BytesIO(content),
        "iterator": iter([content[:7], content[7:]]),
    }[source]
    server.on("/files/a", reply(THING))
    client = bench.client(server)
    bench.do(lambda: client.things.upload(id="a", body=body))
    sent = server.requests[0]
    assert sent.body == content
    assert ("content-length" in sent.headers) == (source != "iterator")


@pytest.mark.parametrize(
    ("source", "requests"), [("path", 2), ("file", 2), ("iterator", 1)]
)
def test_only_bodies_that_can_be_sent_again_are(
    bench: Any, server: FaultServer, tmp_path: Path, source: str, requests: int
) -> None:
    (tmp_path / "f").write_bytes(b"content")
    body: Any = {
        "path": tmp_path / "f",
        "file": io.BytesIO(b"content"),
        "iterator": iter([b"content"]),
    }[source]
    server.on("/files/a", [reply({}, 429), reply(THING)])
    client = bench.client(server)
    if requests == 1:
        with pytest.raises(RateLimitError):
            bench.do(lambda: client.things.upload(id="a", body=body))
    else:
        bench.do(lambda: client.things.upload(id="a", body=body))
    assert [sent.body for sent in server.requests] == [b"content"] * requests


# --- hooks -----------------------------------------------------------------------------


def test_hooks(bench: Any, server: FaultServer) -> None:
    from runtime.hooks import Hooks

    seen: list[Any] = []

    def before(request: Request) -> Request:
        return request.with_headers({"traceparent": "00-1"})

    hooks = Hooks(
        before_request=before,
        after_response=lambda request, response: seen.append(response.status_code),
        on_retry=lambda retry: seen.append((retry.number, retry.status_code)),
    )
    server.on("/things/7", [reply({}, 503), reply(THING)])
    client = bench.client(server, hooks=hooks)
    bench.do(lambda: client.things.get(id=7))
    assert [r.headers["traceparent"] for r in server.requests] == ["00-1", "00-1"]
    assert seen == [503, (1, 503), 200]
