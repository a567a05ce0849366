"""Second reading: what a hostile server could do to the program that calls it.

Counted in docs/security.md.
"""

from __future__ import annotations

import gzip
import logging
import pickle
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import pytest
from fault_server import Connection, FaultServer, Received, reply
from runtime.download import Download
from runtime.errors import APIError
from runtime.events import JsonLines, ServerSentEvents
from runtime.links import next_link
from runtime.message import Headers, read_text
from runtime.oauth import ClientCredentials
from runtime.retry import retry_after
from runtime.transport import Unreadable
from shop.client import BY_CURSOR, BY_LINK, BY_URL

pytestmark = pytest.mark.slow

PATH = "/things/7"
MARKER = "mArKeR-3141592653/58979+32=="

# A reply that repeats what it was sent, in every place that a reply has.

KINDS: dict[str, Callable[[str], dict[str, Any]]] = {
    "token": lambda text: {"token": text},
    "header": lambda text: {"key": text},
    "query": lambda text: {"query_key": text},
    "cookie": lambda text: {"cookie_key": text.rstrip("=")},
    "basic": lambda text: {"login": ("user", text)},
    "function": lambda text: {"token": lambda: text},
    "oauth": lambda text: {
        "oauth": ClientCredentials("id", "other", token_url="/token")
    },
}


def _sent(request: Received) -> str:
    return " ".join(
        [request.target, *(f"{k}: {v}" for k, v in request.headers.items())]
    )


REPEATED: dict[str, Callable[[str], bytes]] = {
    "as a message": lambda sent: reply({"message": sent}, 401),
    "as an error of OAuth": lambda sent: reply(
        {"error": "x", "error_description": sent}, 400
    ),
    "as the name of a field": lambda sent: reply(
        {"errors": {sent[:150]: ["is wrong"]}}, 422
    ),
    "as a text": lambda sent: reply(sent.encode(), 403, {"Content-Type": "text/plain"}),
    "as markup": lambda sent: reply(
        f"<title>{sent}</title>".encode(), 403, {"Content-Type": "text/html"}
    ),
    "as the id of the request": lambda sent: reply(
        {"message": "no"}, 404, {"X-Request-Id": sent}
    ),
    "as a place to go": lambda sent: reply(b"", 302, {"Location": f"ftp://x/{sent}"}),
    "as a coding": lambda sent: reply(b"x", 200, {"Content-Encoding": sent}),
    "as a kind": lambda sent: reply(b"x", 200, {"Content-Type": sent}),
    "as JSON that breaks off": lambda sent: reply(
        f'{{"name": "{sent}'.encode(), 200, {"Content-Type": "application/json"}
    ),
    "as the wrong kind of value": lambda sent: reply({"id": sent, "name": [sent]}),
    "as the status line": lambda sent: f"HTTP/1.1 500 {sent}\r\nContent-Length: 0\r\n\r\n".encode(),
    "as no status line": lambda sent: f"{sent}\r\n\r\n".encode(),
    "as the name of a header": lambda sent: (
        f"HTTP/1.1 200 OK\r\n{sent}: x\r\nContent-Length: 0\r\n\r\n".encode()
    ),
}


@pytest.mark.parametrize("bench", [("httpx2", False)], indirect=True)
@pytest.mark.parametrize("how", REPEATED.values(), ids=REPEATED)
@pytest.mark.parametrize("kind", KINDS)
def test_servers_that_repeat_what_they_are_sent(
    kind: str, how: Callable[[str], bytes], bench: Any, caplog: Any
) -> None:
    for name in ("shop", "clientsmith"):
        caplog.set_level(logging.DEBUG, logger=name)
    server = FaultServer()
    try:
        server.on("/token", reply({"access_token": MARKER, "token_type": "Bearer"}))

        def answer(request: Received, connection: Connection) -> bytes:
            return how(_sent(request))

        server.on(PATH, answer)
        client = bench.client(
            server, credentials=KINDS[kind](MARKER), max_retries=0, strict=True
        )
        with pytest.raises(APIError) as caught:
            bench.do(lambda: client.things.get(id=7))
    finally:
        server.close()
    for part in ("mArKeR", "3141592653"):
        assert part not in str(caught.value)
        assert part not in repr(caught.value)
        assert part not in caplog.text


# Values that no honest server sends.

HEADERS: list[tuple[str, str]] = [
    *(
        ("retry-after", value)
        for value in (
            *(
                "nan",
                "inf",
                "-1",
                "1e400",
                "9" * 5000,
                "0x10",
                "1_0",
                "\u0661",
                "1;2",
                "",
            ),
            *(
                "Thu, 01 Jan 0001 00:00:00 -2359",
                "Mon, 99 Foo 99999999999 00:00:00 GMT",
            ),
            *(",", " ", "Thu,", "0", "-", "1 2 3 4 5 6 7 8 9", "Thu, 01 Jan 1970"),
            *(
                "Fri, 31 Dec 9999 23:59:59 -9959",
                "Fri, 31 Dec 9999 23:59:59 +" + "9" * 400,
            ),
        )
    ),
    *(("retry-after-ms", value) for value in ("nan", "-inf", "9" * 5000, "1e308")),
]


@pytest.mark.parametrize(("name", "value"), HEADERS, ids=lambda text: ascii(text)[:30])
def test_waits_that_servers_ask_for(name: str, value: str) -> None:
    found = retry_after({name: value}, 1_000_000.0)
    assert found is None or 0 <= found < float("inf")


CHARSETS = [
    *("rot13", "base64", "zlib", "bz2", "hex", "uu", "quopri", "undefined", "idna"),
    *("punycode", "unicode_escape", "raw_unicode_escape", "utf-7", "mbcs", "oem"),
    *(
        "../evil",
        "evil",
        "os",
        "a\0b",
        "\u0661",
        "x" * 100_000,
        "",
        '"',
        "utf-8\n",
        "utf_8_sig",
    ),
]


@pytest.mark.parametrize("charset", CHARSETS, ids=lambda text: ascii(text)[:30])
def test_charsets(
    charset: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "evil.py").write_text("raise SystemExit('run')")
    monkeypatch.syspath_prepend(str(tmp_path))
    began = process_time()
    for content in (b"\xff" + b"a-" * 20_000, b"\\N{DIGIT ONE}", b""):
        assert isinstance(read_text(content, f"text/plain; charset={charset}"), str)
    assert process_time() - began < 2


NAMES = [
    "attachment; filename=../../etc/passwd",
    "attachment; filename=..\\..\\x",
    "attachment; filename=C:x",
    "attachment; filename=/",
    "attachment; filename=..",
    "attachment; filename=.",
    "attachment; filename=...",
    "attachment; filename=",
    'attachment; filename="a\\"/../../b"',
    "attachment; filename*=UTF-8''..%2F..%2Fx",
    "attachment; filename*=UTF-8''%2e%2e%5cx",
    "attachment; filename*=UTF-8''a%00b",
    "attachment; filename*=UTF-8''a%0d%0ab",
    "attachment; filename*=UTF-8''%E2%80%AEtxt.exe",
    "attachment; filename*=UTF-8''%EF%BC%8F..%EF%BC%8Fx",
    "attachment; filename*=undefined''a",
    "attachment; filename*=idna''%ff",
    "attachment; filename*=punycode''%ff",
    "attachment; filename*=rot13''a",
    "attachment; filename*=base64''a",
    "attachment; filename*=utf-16''a",
    "attachment; filename*=unicode_escape''%5cN",
    "attachment; filename*=''",
    "attachment; filename*='",
    "attachment; filename*0*=UTF-8''a; filename*1=/../b",
    "attachment; filename*99999999999999999999999=x",
    "attachment; filename*1=x; filename*1=y",
    "attachment; filename=?=utf-8?q?=2E=2E=2Fx?=",
    "attachment; filename=~",
    "attachment; filename=a\tb",
    'attachment; filename="' + "a" * 100_000 + '"',
    "attachment" + "; x=y" * 20_000,
    ";" * 100_000,
    '"' * 50_001,
    "attachment; filename=x:Zone.Identifier",
    "attachment; filename=CON",
    "attachment; filename=nul.txt",
]


@pytest.mark.parametrize("value", NAMES, ids=lambda text: ascii(text)[:50])
def test_names_of_files(value: str) -> None:
    class Incoming:
        status_code = 200
        headers = Headers({"content-disposition": value})

        def close(self) -> None: ...

    class Session:
        body_limit = 1

    class Call:
        session = Session

    began = process_time()
    name = Download(Call(), Incoming()).file_name  # type: ignore[arg-type]
    assert process_time() - began < 1
    if name is not None:
        assert not set(name) & set("/\\:") and name.isprintable()
        assert name.strip(". ")


LINKS = [
    '<x>; rel="next"' + ";a" * 30_000,
    "<x>" * 20_000,
    "<" * 60_000,
    "<x>;" * 15_000,
    '<x>; rel="' + "next " * 10_000,
    "<x" + ">;rel=" * 10_000,
    "<x>; rel=" + "'" * 60_000,
]


@pytest.mark.parametrize("value", LINKS, ids=lambda text: text[:14])
def test_links_take_no_time(value: str) -> None:
    began = process_time()
    next_link(value)
    assert process_time() - began < 2


STREAMS: dict[str, bytes] = {
    "a wait of many digits": b"retry: " + b"9" * 5_000 + b"\ndata: x\n\n",
    "a wait of many digits that can be read": b"retry: "
    + b"9" * 4_000
    + b"\ndata: x\n\n",
    "a wait below nothing": b"retry: -1\ndata: x\n\n",
    "an id with a zero": b"id: a\0b\ndata: x\n\n",
    "bytes that are no text": b"id: \xff\xfe\nevent: \xff\ndata: \xff\n\n",
    "marks of order": b"\xef\xbb\xbf\xef\xbb\xbfdata: x\n\ndata: y\n\n",
    "fields without names": b": : :\n:\ndata\n\n",
    "names of attributes": b"__class__: x\nlast_id: y\ndata: x\n\n",
    "line ends of all kinds": b"data: a\rdata: b\n\rdata: c\r\n\r\n",
    "only line ends": b"\n" * 200_000 + b"data: x\n\n",
    "many fields": b"event: a\n" * 50_000 + b"data: x\n\n",
    "many lines": b"data\n" * 100_000 + b"\n",
    "zeros": b"\0" * 100_000 + b"\ndata: x\n\n",
}


@pytest.mark.parametrize("content", STREAMS.values(), ids=STREAMS)
@pytest.mark.parametrize("step", [None, 1])
def test_streams_of_events(content: bytes, step: int | None) -> None:
    parser = ServerSentEvents()
    content = content if step is None else content[-2_000:]
    if step and content.startswith(b"9"):
        content = b"retry: " + content
    events = []
    for start in range(0, len(content), step or len(content)):
        events += parser.feed(content[start : start + (step or len(content))])
    assert events and all(isinstance(each.data, str) for each in events)
    assert parser.retry is None or 0 <= parser.retry < float("inf")


def test_streams_without_end() -> None:
    for parser, piece in (
        (ServerSentEvents(), b"data: " + b"x" * 65_536 + b"\n"),
        (ServerSentEvents(), b"x" * 65_536),
        (ServerSentEvents(), b"id: " + b"x" * 65_536),
        (JsonLines(b"\n"), b"x" * 65_536),
        (JsonLines(b"\x1e"), b"x" * 65_536),
    ):
        with pytest.raises(Unreadable):
            for _ in range(600):
                list(parser.feed(piece))


BODIES: dict[str, bytes] = {
    "nesting": b"[" * 100_000,
    "nesting that ends": b"[" * 50_000 + b"]" * 50_000,
    "nesting of objects": b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    "digits": b'{"id": ' + b"9" * 5_000 + b', "name": "x"}',
    "an exponent": b'{"id": 1e999999999, "name": "x"}',
    "not a number": b'{"id": NaN, "name": "x"}',
    "names twice": b'{"id": 1, "id": 2, "name": "x", "name": "y"}',
    "names of attributes": b'{"id": 1, "name": "x", "__class__": "y", "__dict__": {}}',
    "names of pickles": b'{"id": 1, "name": "x", "__reduce__": ["os.system", ["x"]]}',
    "a class by its name": b'{"id": 1, "name": "x", "$type": "System.Diagnostics.Process"}',
    "a class of Python": b'{"id": 1, "name": "x", "py/object": "os.system"}',
    "half a pair": b'{"id": 1, "name": "\\ud800"}',
    "zeros": b'{"id": 1, "name": "\\u0000"}',
    "a mark of order": b'\xef\xbb\xbf{"id": 1, "name": "x"}',
    "UTF-16": '{"id": 1, "name": "x"}'.encode("utf-16"),
    "UTF-32": '{"id": 1, "name": "x"}'.encode("utf-32"),
    "bytes that are no text": b'{"id": 1, "name": "\xff\xfe"}',
    "two values": b'{"id": 1, "name": "x"}{"id": 2, "name": "y"}',
    "a comment": b'{"id": 1, "name": "x"} // y',
    "a text": b'"x"',
    "nothing": b"null",
    "a list": b"[]",
    "many names": b'{"id": 1, "name": "x"'
    + b"".join(b', "a%d": 1' % i for i in range(50_000))
    + b"}",
}


@pytest.mark.parametrize("bench", [("httpx2", False)], indirect=True)
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("status", [200, 422])
def test_bodies(body: bytes, status: int, bench: Any, server: FaultServer) -> None:
    server.on(PATH, reply(body, status, {"Content-Type": "application/json"}))
    client = bench.client(server, max_retries=0)
    began = process_time()
    try:
        value = bench.do(lambda: client.things.get(id=7))
        repr(value)
        assert type(value).__name__ in ("Thing", "dict", "str", "NoneType", "list")
    except APIError as error:
        assert len(str(error)) < 2_000
        pickle.loads(pickle.dumps(error))
    assert process_time() - began < 5


CODED: dict[str, tuple[str, bytes]] = {
    "a bomb": ("gzip", gzip.compress(b"\0" * (64 << 20))),
    "a bomb in a bomb": (
        "gzip, gzip",
        gzip.compress(gzip.compress(b"\0" * (64 << 20))),
    ),
    "a bomb without a frame": ("deflate", zlib.compress(b"\0" * (64 << 20))[2:]),
    "layers": (", ".join(["gzip"] * 50), b"x"),
    "no coding": ("br", b"x"),
    "zstd": ("zstd", b"(\xb5/\xfd"),
    "letters of others": ("gz\xefp", b"x"),
    "half": ("gzip", gzip.compress(b"{}" * 5_000)[:-20]),
    "no gzip": ("gzip", b"{}"),
    "rubbish behind empty members": ("gzip", gzip.compress(b"") * 5_000 + b"x"),
    "rubbish behind": ("gzip", gzip.compress(b"{}") + b"rubbish"),
}


@pytest.mark.parametrize(("coding", "body"), CODED.values(), ids=CODED)
@pytest.mark.parametrize("status", [200, 500])
def test_codings(
    coding: str, body: bytes, status: int, bench: Any, server: FaultServer
) -> None:
    head = (
        f"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\n"
        f"Content-Encoding: {coding}\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode("latin-1")
    server.on(PATH, head + body)
    client = bench.client(server, max_retries=0, body_limit=1 << 20)
    began = process_time()
    with pytest.raises(APIError):
        bench.do(lambda: client.things.get(id=7))
    assert process_time() - began < 5


PLACES = [
    "file:///etc/passwd", "ftp://x/", "javascript:alert(1)", "data:text/plain,x",
    "http:///x", "//", "http://[::1", "http://[fe80::1%25eth0]/", "http://\u2488.example",
    "http://a b/", "http://a\tb/", "gopher://127.0.0.1:6379/_x", "http://x:99999/",
    "http://x:-1/", "http://user:pass@[::ffff:127.0.0.1/", "unix:///var/run/docker.sock",
    "http+unix://%2Fvar%2Frun/x", "HTTPS:evil", "\\\\evil\\x", "http://127.0.0.1:{port}/",
    "http://0x7f.1:{port}/", "http://2130706433:{port}/", "http://localhost.:{port}/",
    "//127.0.0.1:{port}/x",
    "///127.0.0.1:{port}/x", "/\\127.0.0.1:{port}/x", "http:\\\\127.0.0.1:{port}\\x",
    "http://127.0.0.1:{port}#@{}/", "http://{}@127.0.0.1:{port}/", "http://127.0.0.1:{port}\\@{}/",
]  # fmt: skip


@pytest.fixture
def other() -> Iterator[FaultServer]:
    made = FaultServer()
    yield made
    made.close()


@pytest.mark.parametrize("bench", [("httpx2", False)], indirect=True)
@pytest.mark.parametrize("place", PLACES, ids=ascii)
@pytest.mark.parametrize("how", ["redirect", "next url", "link"])
def test_places_that_replies_lead_to(
    place: str, how: str, bench: Any, server: FaultServer, other: FaultServer
) -> None:
    """Nothing is asked there with a credential, and no file is read."""
    host = server.url.partition("://")[2]
    place = place.replace("{}", host).replace("{port}", other.url.rpartition(":")[2])
    coded = place.encode().decode("latin-1")
    if how == "redirect":
        server.on(PATH, reply(b"", 302, {"Location": coded}))
    elif how == "next url":
        server.on("/things", reply({"things": [{"id": 1, "name": "x"}], "next": place}))
    else:
        server.on(
            "/things",
            reply([{"id": 1, "name": "x"}], 200, {"Link": f'<{coded}>; rel="next"'}),
        )
    client = bench.client(server, max_retries=0)
    if how == "redirect":
        with pytest.raises(APIError):
            bench.do(lambda: client.things.get(id=7))
    else:
        by = BY_URL if how == "next url" else BY_LINK
        with pytest.raises(APIError):
            bench.all(lambda: client.things.list(by))
    assert not any("authorization" in request.headers for request in other.requests)


def test_cookies_are_not_kept(bench: Any, server: FaultServer) -> None:
    server.on(
        PATH,
        reply(
            {"id": 1, "name": "x"},
            200,
            {"Set-Cookie": "evil=1; Path=/; Domain=127.0.0.1"},
        ),
    )
    client = bench.client(server)
    for _ in range(2):
        bench.do(lambda: client.things.get(id=7))
    assert not any(
        name.lower() == "cookie"
        for request in server.requests
        for name in request.headers
    )


CHALLENGES = [
    ("WWW-Authenticate", "Basic realm=x", 401),
    ("WWW-Authenticate", "Negotiate", 401),
    ("WWW-Authenticate", "NTLM", 401),
    ("WWW-Authenticate", "Digest realm=x, nonce=y", 401),
    ("Proxy-Authenticate", "Basic realm=x", 407),
    ("Alt-Svc", 'h2="127.0.0.1:1"', 200),
    ("Refresh", "0; url=http://127.0.0.1:1/", 200),
    ("Strict-Transport-Security", "max-age=1", 200),
    ("Upgrade", "h2c", 426),
    ("X-Should-Retry", "true", 400),
]


@pytest.mark.parametrize(
    ("name", "value", "status"), CHALLENGES, ids=lambda v: str(v)[:20]
)
def test_headers_that_ask_for_more(
    name: str, value: str, status: int, bench: Any, server: FaultServer
) -> None:
    server.on(PATH, reply({"id": 1, "name": "x"}, status, {name: value}))
    client = bench.client(server, max_retries=0)
    with suppress(APIError):
        bench.do(lambda: client.things.get(id=7))
    assert len(server.requests) == 1


def _head(fields: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\n" + fields + b"Content-Length: 2\r\n\r\n{}"


HEADS: dict[str, bytes] = {
    "many headers": _head(b"".join(b"x%d: y\r\n" % i for i in range(20_000))),
    "a long header": _head(b"x: " + b"y" * (4 << 20) + b"\r\n"),
    "a long name": _head(b"x" * (4 << 20) + b": y\r\n"),
    "a long status line": b"HTTP/1.1 200 " + b"O" * (4 << 20) + b"\r\n\r\n",
    "two lengths": _head(b"Content-Length: 5\r\n"),
    "a length below nothing": b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}",
    "a length of many digits": b"HTTP/1.1 200 OK\r\nContent-Length: "
    + b"9" * 5_000
    + b"\r\n\r\n{}",
    "a length and chunks": _head(b"Transfer-Encoding: chunked\r\n"),
    "another coding of transfer": _head(b"Transfer-Encoding: gzip, chunked\r\n"),
    "a chunk without an end": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    + b"f" * 100_000,
    "a chunk of many digits": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    + b"f" * 16
    + b"\r\nx",
    "a status of letters": b"HTTP/1.1 2x0 OK\r\n\r\n",
    "a status of four digits": b"HTTP/1.1 2000 OK\r\n\r\n",
    "another version": b"HTTP/9.9 200 OK\r\nContent-Length: 2\r\n\r\n{}",
    "no HTTP at all": b"SSH-2.0-OpenSSH\r\n",
    "a folded header": _head(b"x: y\r\n z\r\n"),
    "a header without a name": _head(b": y\r\n"),
    "a zero in a header": _head(b"x: \0y\r\n"),
    "informational without end": b"HTTP/1.1 100 Continue\r\n\r\n" * 5_000,
    "switching protocols": b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_heads(head: bytes, bench: Any, server: FaultServer) -> None:
    def answer(request: Received, connection: Connection) -> bytes:
        with suppress(OSError):
            connection.send(head)
        connection.socket.close()
        return b""

    server.on(PATH, answer)
    client = bench.client(server, max_retries=0, timeout=0.5)
    began = perf_counter()
    try:
        bench.do(lambda: client.things.get(id=7))
    except APIError as error:
        assert len(str(error)) < 2_000
    assert perf_counter() - began < 8


@pytest.mark.parametrize("bench", [("httpx2", False)], indirect=True)
def test_pages_that_never_end_are_stopped_by_who_reads(
    bench: Any, server: FaultServer
) -> None:
    """Each page leads to a new one: items come one by one, and nothing is read ahead."""
    count = 0

    def answer(request: Received, connection: Connection) -> bytes:
        nonlocal count
        count += 1
        return reply({"things": [{"id": count, "name": "x"}], "next": f"c{count}"})

    server.on("/things", answer)
    pages = iter(bench.client(server).things.list(BY_CURSOR))
    for _ in range(5):
        next(pages)
    assert count <= 6


# What OpenTelemetry's instrumentation of the transport notes.


SPANS = {
    "fine": reply({"id": 7, "name": "x"}),
    "a failure": reply({"message": "no"}, 500),
    "no HTTP": b"SSH-2.0-x\r\n\r\n",
    "to another server": reply(b"", 302, {"Location": "http://127.0.0.1:1/x"}),
    "to itself": reply(b"", 302, {"Location": PATH}),
    "to what is none": reply(b"", 302, {"Location": "http://["}),
}


@pytest.mark.parametrize(
    "bench", [("httpx2", False), ("httpx2", True)], indirect=True, ids=["sync", "async"]
)
@pytest.mark.parametrize("answer", SPANS.values(), ids=SPANS)
@pytest.mark.parametrize("kind", KINDS)
def test_spans_show_no_credentials(
    kind: str, answer: bytes, bench: Any, server: FaultServer
) -> None:
    instrumentation = pytest.importorskip("opentelemetry.instrumentation.httpx")
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import (
        InMemorySpanExporter,
    )

    spans = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(spans))
    server.on("/token", reply({"access_token": MARKER, "token_type": "Bearer"}))
    server.on(PATH, answer)
    instrumentor = instrumentation.HTTPX2ClientInstrumentor()
    instrumentor.instrument(tracer_provider=provider)
    try:
        client = bench.client(server, credentials=KINDS[kind](MARKER), max_retries=0)
        with suppress(APIError):
            bench.do(lambda: client.things.get(id=7))
    finally:
        instrumentor.uninstrument()
    noted = "".join(span.to_json() for span in spans.get_finished_spans())
    assert noted
    for part in ("mArKeR", "3141592653", b64encode(f"user:{MARKER}".encode()).decode()):
        assert part not in noted
