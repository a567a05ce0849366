"""A marker in every credential, and every way to fail: nothing that comes of it shows it."""

from __future__ import annotations

import asyncio
import logging
import pickle
import traceback
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any
from urllib.parse import quote

import pytest
from fault_server import Connection, FaultServer, Received, reply
from runtime.errors import APIConnectionError, APIError, CredentialsError
from runtime.message import Headers, Request
from runtime.oauth import ClientCredentials
from runtime.redaction import redacted
from runtime.secrets import Secret, masked_url
from runtime.transport import AsyncIncoming, Incoming, TransportError
from shop.client import AsyncShop, Shop

MARKER = "mArKeR-3141592653"
RUNTIME = str(Path(__file__).parents[3] / "templates" / "runtime")

KINDS: dict[str, Callable[[str], dict[str, Any]]] = {
    "token": lambda text: {"token": text},
    "secret": lambda text: {"token": Secret(text)},
    "header": lambda text: {"key": text},
    "query": lambda text: {"query_key": text},
    "cookie": lambda text: {"cookie_key": text},
    "basic": lambda text: {"login": ("user", text)},
    "basic text": lambda text: {"login": f"user:{text}"},
    "function": lambda text: {"token": lambda: text},
    "oauth": lambda text: {"oauth": ClientCredentials("id", text)},
    "oauth body": lambda text: {
        "oauth": ClientCredentials("id", text, placement="body")
    },
}
ODD = ["{} ", " {}", "{}\n", "{}\r\nX-Evil: 1", "{}\0", "{}\x7f", "{}\ud800", "\t{}"]


def _chain(error: BaseException) -> Iterator[BaseException]:
    waiting = [error]
    seen = set()
    for each in waiting:
        if id(each) not in seen:
            seen.add(id(each))
            yield each
            waiting += [e for e in (each.__cause__, each.__context__) if e is not None]


def _our_frames(tb: TracebackType | None) -> Iterator[FrameType]:
    while tb is not None:
        if tb.tb_frame.f_code.co_filename.startswith(RUNTIME):
            yield tb.tb_frame
        tb = tb.tb_next


def _shown(value: object) -> str:
    try:
        return repr(value)
    except Exception:
        return ""  # an object that is half made, or spent


def assert_hidden(error: BaseException, logs: str = "") -> None:
    """The marker is in nothing that a person or a tool would look at."""
    shown = {
        "the message": f"{error} {error!r}",
        "the traceback": "".join(traceback.format_exception(error)),
        "the logs": logs,
        "a pickle": pickle.dumps(error).decode("latin-1"),
    }
    for each in _chain(error):
        shown[f"{type(each).__name__}"] = f"{each!r} {each.args} {vars(each)}"
        shown[f"{type(each).__name__}.object"] = str(getattr(each, "object", ""))
        for frame in _our_frames(each.__traceback__):
            where = f"the frame of {frame.f_code.co_name}"
            shown[where] = shown.get(where, "") + "".join(
                map(_shown, frame.f_locals.values())
            )
    for where, text in shown.items():
        assert MARKER not in text, where
        assert "mArKeR" not in text, where


def call(client_type: Any, transport: Any, **settings: Any) -> BaseException:
    """The error of a call."""

    async def run() -> None:
        async with client_type(transport=transport, **settings) as client:
            await client.things.get(id=7)

    try:
        if client_type is AsyncShop:
            asyncio.run(run())
        else:
            with client_type(transport=transport, **settings) as client:
                client.things.get(id=7)
    except Exception as error:
        # The frames of this test and of its caller are no concern of ours.
        return error
    raise AssertionError("nothing was raised")


@pytest.fixture
def logs(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    for name in ("shop", "clientsmith"):
        caplog.set_level(logging.DEBUG, logger=name)
    return caplog


@pytest.mark.parametrize("odd", ODD, ids=ascii)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("client", [Shop, AsyncShop], ids=["sync", "async"])
def test_credentials_that_cannot_be_sent(
    client: Any, kind: str, odd: str, server: FaultServer, logs: Any
) -> None:
    blank = odd.strip(" \t") == "{}" and (
        kind.startswith(("basic", "oauth")) and "\t" not in odd
    )
    if blank:
        pytest.skip("a password may end with a blank: it is encoded")
    credentials = KINDS[kind](odd.format(MARKER))
    error = call(client, None, base_url=server.url, credentials=credentials)
    assert isinstance(error, CredentialsError)
    assert next(iter(credentials)) in str(error), "the credential is not named"
    assert not server.requests, "something was sent"
    assert_hidden(error, logs.text)


class Quoting:
    """A transport that fails as libraries do: with what it was given in the message."""

    def __init__(self, how: str) -> None:
        self.how = how

    def _fail(self, request: Request) -> None:
        told = f"{request.url} {request.headers.pairs!r} {request.content!r}"
        if self.how == "cause":
            try:
                raise ValueError(f"Illegal header value {told}")
            except ValueError as error:
                raise TransportError("it failed") from error
        if self.how == "context":
            try:
                raise ValueError(told)
            except ValueError:
                raise TransportError("it failed")  # noqa: B904
        if self.how == "unicode":
            told.encode("ascii")
            (told + "ü").encode("ascii")
        if self.how == "note":
            error = RuntimeError("it failed")
            error.add_note(told)
            raise error
        if self.how == "group":
            raise ExceptionGroup("all failed", [OSError(told)])
        raise {"fault": TransportError, "bug": ValueError}[self.how](told)

    def send(self, request: Request, timeout: Any, total: Any = None) -> Any:
        self._fail(request)

    def close(self) -> None: ...


class AsyncQuoting(Quoting):
    async def send(self, request: Request, timeout: Any, total: Any = None) -> Any:
        self._fail(request)

    async def aclose(self) -> None: ...


@pytest.mark.parametrize(
    "how", ["fault", "bug", "cause", "context", "unicode", "note", "group"]
)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("client", [Shop, AsyncShop], ids=["sync", "async"])
def test_transports_that_quote_what_they_were_given(
    client: Any, kind: str, how: str, logs: Any
) -> None:
    transport = (AsyncQuoting if client is AsyncShop else Quoting)(how)
    error = call(
        client,
        transport,
        base_url="https://shop.example",
        credentials=KINDS[kind](MARKER),
        max_retries=0,
    )
    assert isinstance(error, APIConnectionError)
    assert_hidden(error, logs.text)


class QuotingStream(Quoting):
    """A transport whose replies break off as those of libraries do."""

    def send(self, request: Request, timeout: Any, total: Any = None) -> Any:
        def chunks() -> Iterator[bytes]:
            yield b'data: {"id": 1}\n\n'
            self._fail(request)

        return Incoming(200, EVENTS, chunks(), lambda: self._close(request))

    def _close(self, request: Request) -> None:
        if self.how == "close":
            raise OSError(f"cannot close {request.headers.pairs!r} {request.url}")


class AsyncQuotingStream(QuotingStream):
    async def send(self, request: Request, timeout: Any, total: Any = None) -> Any:
        async def chunks() -> AsyncIterator[bytes]:
            yield b'data: {"id": 1}\n\n'
            self._fail(request)

        async def close() -> None:
            self._close(request)

        return AsyncIncoming(200, EVENTS, chunks(), close)

    async def aclose(self) -> None: ...


EVENTS = Headers({"content-type": "text/event-stream"})
READ: dict[str, Callable[[Any, Path], Any]] = {
    "events": lambda things, _: list(things.events()),
    "read": lambda things, _: things.content(id=1).read(),
    "pieces": lambda things, _: list(things.content(id=1).iter_bytes()),
    "save": lambda things, path: things.content(id=1).save(path / "file"),
}
AREAD: dict[str, Callable[[Any, Path], Any]] = {
    "events": lambda things, _: _all(things.events()),
    "read": lambda things, _: _then(things.content(id=1), "read"),
    "pieces": lambda things, _: _pieces(things.content(id=1)),
    "save": lambda things, path: _then(things.content(id=1), "save", path / "file"),
}


async def _all(stream: Any) -> None:
    async for _ in await stream:
        pass


async def _pieces(download: Any) -> None:
    async for _ in (await download).iter_bytes():
        pass


async def _then(download: Any, method: str, *arguments: Any) -> None:
    await getattr(await download, method)(*arguments)


@pytest.mark.parametrize(
    "how", ["fault", "bug", "cause", "context", "unicode", "note", "group", "close"]
)
@pytest.mark.parametrize("kind", [k for k in KINDS if not k.startswith("oauth")])
@pytest.mark.parametrize("client_type", [Shop, AsyncShop], ids=["sync", "async"])
@pytest.mark.parametrize("reading", READ)
def test_replies_that_break_off(
    client_type: Any, kind: str, how: str, reading: str, logs: Any, tmp_path: Path
) -> None:
    """A transport quotes what it was given while the body of a reply is read."""
    settings = {
        "base_url": "https://shop.example",
        "credentials": KINDS[kind](MARKER),
        "max_retries": 0,
    }

    async def run() -> None:
        transport: Any = AsyncQuotingStream(how)
        client = AsyncShop(transport=transport, **settings)
        await AREAD[reading](client.things, tmp_path)

    try:
        if client_type is AsyncShop:
            asyncio.run(run())
        else:
            READ[reading](
                Shop(transport=QuotingStream(how), **settings).things, tmp_path
            )
        fault = None
    except Exception as error:
        fault = error
    assert fault is not None
    assert_hidden(fault, logs.text)


@pytest.mark.parametrize("kind", [k for k in KINDS if not k.startswith("oauth")])
@pytest.mark.parametrize("reading", READ)
def test_servers_that_hang_up(
    bench: Any, kind: str, reading: str, server: FaultServer, logs: Any, tmp_path: Path
) -> None:
    """The same over sockets: the body is shorter than was said."""

    def hang_up(request: Received, connection: Connection) -> None:
        connection.send(
            b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n"
            b'content-length: 99\r\n\r\ndata: {"id": 1}\n\n'
        )

    for path in ("/events", "/files/1"):
        server.on(path, hang_up)
    made = (AsyncShop if bench.asynchronous else Shop)(
        transport=bench.transport(),
        base_url=server.url,
        credentials=KINDS[kind](MARKER),
        max_retries=0,
    )
    with pytest.raises(APIError) as caught:
        if bench.asynchronous:
            bench.do(lambda: AREAD[reading](made.things, tmp_path))
        else:
            READ[reading](made.things, tmp_path)
    assert_hidden(caught.value, logs.text)


@pytest.mark.parametrize("kind", [k for k in KINDS if not k.startswith("oauth")])
def test_servers_that_are_not_there(bench: Any, kind: str, logs: Any) -> None:
    client = AsyncShop if bench.asynchronous else Shop
    for url in ("http://127.0.0.1:9", "https://127.0.0.1:9", f"https://{'a' * 70}.x"):
        error = call(
            client,
            bench.transport(),
            base_url=url,
            credentials=KINDS[kind](MARKER),
            max_retries=1,
            deadline=5,
        )
        assert_hidden(error, logs.text)


@pytest.mark.parametrize("kind", [k for k in KINDS if not k.startswith("oauth")])
def test_servers_that_fail(
    bench: Any, kind: str, server: FaultServer, logs: Any
) -> None:
    client = AsyncShop if bench.asynchronous else Shop
    server.on("/things/7", reply({"detail": "no"}, 401))
    error = call(
        client,
        bench.transport(),
        base_url=server.url,
        credentials=KINDS[kind](MARKER),
    )
    assert isinstance(error, APIError)
    assert_hidden(error, logs.text)


def test_frames_of_wrong_settings() -> None:
    """A client that is not made does not leave its credentials in a traceback."""
    for kind in KINDS:
        credentials = KINDS[kind](MARKER)
        error = call(Shop, None, base_url="nonsense", credentials=credentials)
        assert_hidden(error)


@pytest.mark.parametrize(
    "settings",
    [
        {"base_url": "nonsense"},
        {"headers": {"X-Custom": f"{MARKER}\n"}},
        {"headers": {"X Custom": MARKER}},
        {"headers": {"Content-Length": MARKER}},
        {"timeout": -1},
        {"allow_http": "a.example"},
    ],
    ids=repr,
)
def test_frames_do_not_show_headers_of_a_program(settings: dict[str, Any]) -> None:
    given = {
        "base_url": "https://shop.example",
        "headers": {"X-Custom": MARKER},
        **settings,
    }
    error = call(Shop, None, **given)
    assert_hidden(error)
    client = Shop(base_url="https://shop.example", headers={"X-Other": MARKER})
    with pytest.raises((ValueError, TypeError)) as caught:
        client.with_options(**given)
    assert_hidden(caught.value)
    assert MARKER not in repr(client._session.settings)


@pytest.mark.parametrize("how", ["fault", "bug", "cause", "context", "unicode", "note"])
@pytest.mark.parametrize("client_type", [Shop, AsyncShop], ids=["sync", "async"])
def test_headers_of_one_call_that_are_secret(
    client_type: Any, how: str, logs: Any
) -> None:
    """Given as `Secret`, they are in no frame either: neither of ours nor of the program."""
    options: Any = {"headers": {"X-Mine": Secret(MARKER), "X-None": None}}
    transport = (AsyncQuoting if client_type is AsyncShop else Quoting)(how)

    async def run() -> None:
        client = client_type(
            transport=transport, base_url="https://shop.example", max_retries=0
        )
        done = client.things.get(id=7, options=options)
        if client_type is AsyncShop:
            await done

    with pytest.raises(APIConnectionError) as caught:
        asyncio.run(run())
    assert_hidden(caught.value, logs.text)
    assert MARKER not in repr(options)


@pytest.mark.parametrize("value", [f"{MARKER}\n", f"{MARKER}\u0100", f"{MARKER}\0"])
def test_secret_headers_that_cannot_be_sent(value: str) -> None:
    client = Shop(base_url="https://shop.example")
    options: Any = {"headers": {"X-Mine": Secret(value)}}
    with pytest.raises(ValueError, match="X-Mine") as caught:
        client.things.get(id=7, options=options)
    assert_hidden(caught.value)


def test_secret_headers_arrive(server: FaultServer, bench: Any) -> None:
    sent: list[str] = []

    def answer(request: Received, connection: Connection) -> bytes:
        sent.append(request.headers["x-mine"])
        return reply({"id": 7, "name": "n"})

    server.on("/things/7", answer)
    given: Any = {"X-Mine": Secret(MARKER)}
    for own, options in (({}, {"headers": given}), (given, {})):
        client = bench.client(server, headers=own)
        bench.do(lambda: client.things.get(id=7, options=options))  # noqa: B023
    assert sent == [MARKER, MARKER]


@pytest.mark.parametrize("client", [Shop, AsyncShop], ids=["sync", "async"])
def test_tokens_are_not_asked_for_over_plain_http_without_leave(
    client: Any, logs: Any
) -> None:
    """Of an address that the program gives, or of one below the base URL."""
    oauth = ClientCredentials("id", MARKER, token_url="http://auth.example/token")
    transport = (AsyncQuoting if client is AsyncShop else Quoting)("fault")
    settings = {"base_url": "https://shop.example", "credentials": {"oauth": oauth}}
    error = call(client, transport, **settings)
    assert isinstance(error, CredentialsError) and "auth.example" in str(error)
    assert_hidden(error, logs.text)
    for leave in (["other.example"], ()):
        assert isinstance(
            call(client, transport, **settings, allow_http=leave), CredentialsError
        )
    for leave in (True, ["AUTH.example"]):
        error = call(client, transport, **settings, allow_http=leave, max_retries=0)
        assert isinstance(error, APIConnectionError)
        assert_hidden(error, logs.text)


def test_further_fields_of_a_token_request_are_not_shown(logs: Any) -> None:
    oauth = ClientCredentials("id", "secret", extra={"assertion": MARKER})
    error = call(
        Shop,
        Quoting("fault"),
        base_url="https://shop.example",
        credentials={"oauth": oauth},
    )
    assert_hidden(error, logs.text)


def test_pickles_hold_no_header_that_was_not_named() -> None:
    client = Shop(
        credentials={"token": MARKER},
        base_url="https://shop.example",
        headers={"X-Tenant": "acme", "X-Custom": MARKER, "Authorization": MARKER},
    )
    assert MARKER.encode() not in pickle.dumps(client)
    assert b"X-Tenant" not in pickle.dumps(client)
    kept = pickle.dumps(client.with_options(pickled_headers=["x-tenant"]))
    assert MARKER.encode() not in kept
    assert pickle.loads(kept)._session.settings["headers"] == {"X-Tenant": "acme"}


def test_what_is_no_secret_stays_in_messages() -> None:
    transport = Quoting("bug")
    transport._fail = lambda request: (_ for _ in ()).throw(  # type: ignore[assignment]
        LookupError(f"no reply for {request.method} /things/7")
    )
    error = call(
        Shop, transport, base_url="https://shop.example", credentials={"token": MARKER}
    )
    assert isinstance(error, LookupError) and "no reply for GET /things/7" in str(error)


def test_query_values_are_known_as_they_were_written() -> None:
    odd = f"{MARKER}/+ü"
    error = call(
        Shop,
        Quoting("fault"),
        base_url="https://shop.example",
        credentials={"query_key": odd.replace("ü", "&=")},
        max_retries=0,
    )
    assert_hidden(error)
    assert quote(MARKER, "") not in str(error)


@pytest.mark.parametrize("given", [False, True], ids=["environment", "argument"])
def test_no_credential_goes_to_a_proxy_for_what_is_on_this_machine(
    bench: Any, given: bool, server: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With every transport. That the proxy is not asked shows in that it is not missed."""
    proxy = "http://proxy.corp.invalid:3128"
    server.on("/things/7", reply({"id": 7, "name": "x"}))
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, proxy)
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    transport = bench.transport(**({"proxy": proxy} if given else {}))
    client = bench.client(server, transport=transport)
    bench.do(lambda: client.things.get(id=7))
    assert len(server.requests) == 1


@pytest.mark.parametrize("kind", [k for k in KINDS if not k.startswith("oauth")])
def test_a_proxy_gets_no_credential_in_clear_without_leave(
    bench: Any, kind: str, server: FaultServer, logs: Any
) -> None:
    """Plain http to elsewhere is refused before a proxy is asked; with leave it is asked."""
    client = AsyncShop if bench.asynchronous else Shop
    server.on("http://shop.example/things/7", reply({"id": 7, "name": "x"}))
    settings = {
        "base_url": "http://shop.example",
        "credentials": KINDS[kind](MARKER),
        "max_retries": 0,
    }
    error = call(client, bench.transport(proxy=server.url), **settings)
    assert isinstance(error, CredentialsError)
    assert_hidden(error, logs.text)
    assert not server.requests


def test_names_of_keys_that_are_encoded() -> None:
    """In a query, `p[x]` is written `p%5Bx%5D`."""
    url = f"https://a.example/?p%5Bx%5D={MARKER}&a+b={MARKER}&c=d"
    names = frozenset(("p[x]", "a b"))
    assert MARKER not in masked_url(url, names)
    error = redacted(TransportError(f"no {MARKER}"), Request("GET", url), names)
    assert MARKER not in str(error)
