"""The cases R01 to R40 of the runtime's policy, each by its number.

Cases that need real sockets and every transport are in `test_runtime_faults`,
`test_runtime_tls` and `test_runtime_sharing`; the number is named there as well.
"""

from __future__ import annotations

import asyncio
import copy
import json
import logging
import pickle
import random
import statistics
import subprocess
import sys
import threading
import traceback
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from conftest import TestClock
from fault_server import FaultServer, reply
from runtime.clock import Clock
from runtime.errors import (
    APIConnectionError,
    APIError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    CredentialsError,
    InternalServerError,
    PagingError,
    RateLimitError,
    RedirectError,
    ResponseValidationError,
    WebhookError,
)
from runtime.events import JsonLines, ServerSentEvents
from runtime.hooks import Hooks
from runtime.httpx2_transport import Httpx2Transport
from runtime.message import Request
from runtime.oauth import ClientCredentials
from runtime.operation import OffsetPaging, Operation, PagePaging, Parameter, Reply
from runtime.options import Options
from runtime.retry import RetryBudget, RetryPolicy, retry_after
from runtime.secrets import Secret
from runtime.testing import FakeReply, FakeTransport, connection_failure
from runtime.webhooks import sign, verify
from shop.client import BY_CURSOR, BY_OFFSET, BY_URL, Shop

HERE = Path(__file__).parent
TEMPLATES = HERE.parents[2] / "templates"
SECRET = "s3cr3t-v4lue"
THING = {"id": 7, "name": "lamp"}
JSON = {"Content-Type": "application/json"}


def answer(body: Any = THING, status: int = 200, **headers: str) -> FakeReply:
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    return FakeReply(status, {**JSON, **fields}, (json.dumps(body).encode(),))


class Fake:
    """A client that talks to nobody, on a clock that stands still."""

    def __init__(self, *answers: Any, path: str = "/things/7", **settings: Any) -> None:
        self.transport = FakeTransport()
        self.clock = settings.pop("clock", None) or TestClock()
        if answers:
            for method in ("GET", "POST"):
                self.transport.reply(method, path, *answers)
        settings.setdefault("credentials", {"token": SECRET})
        more = {
            k: settings.pop(k) for k in ("retry_policy", "allow_http") if k in settings
        }
        client = Shop(transport=self.transport, **settings)
        self.client = client.with_options(clock=self.clock, **more)

    @property
    def requests(self) -> list[Any]:
        return self.transport.requests

    def get(self, id: object = 7, **options: Any) -> Any:
        return self.client.things.get(id=id, options=options or None)


# --- paths, queries, headers -----------------------------------------------------------


@pytest.mark.parametrize("value", ["..", ".", ""])
def test_r01_path_values_that_change_the_route(value: str) -> None:
    fake = Fake()
    with pytest.raises(ValueError, match="id"):
        fake.get(value)
    assert not fake.requests


ODD_SEGMENTS = [
    "a/../b",
    "..%2Fadmin",
    "%2e%2e",
    "a?x=1#f",
    ";x=1",
    "é😀",
    "x" * 10_000,
]


@pytest.mark.parametrize("value", ODD_SEGMENTS)
def test_r02_r03_path_values_are_one_segment(server: FaultServer, value: str) -> None:
    from urllib.parse import unquote

    client = Shop(base_url=server.url, credentials={})
    with pytest.raises(APIStatusError), client:
        client.things.get(id=value)
    target = server.requests[0].target
    assert target.count("/") == 2
    assert unquote(target.rpartition("/")[2]) == value


@pytest.mark.parametrize("value", ["a\r\nb", "a\0b"])
def test_r04_control_characters_in_paths(value: str) -> None:
    fake = Fake()
    with pytest.raises(ValueError):
        fake.get(value)
    assert not fake.requests


@pytest.mark.parametrize("value", [["a", ".."], [".."], [""]])
def test_r05_lists_in_paths(value: list[str]) -> None:
    with pytest.raises(ValueError, match="id"):
        Fake().get(value)
    fake = Fake(answer(), path="/things/{id}")
    fake.get(["a", "b/c"])
    assert fake.requests[0].url.endswith("/things/a,b%2Fc")


@pytest.mark.parametrize(
    "value", [f"a\r\nX-Evil: {SECRET}", f"{SECRET}\0", f"{SECRET}☃"]
)
def test_r06_header_values(value: str) -> None:
    fake = Fake()
    with pytest.raises(ValueError) as caught:
        fake.client.things.get(id=7, x_trace=value)
    assert SECRET not in str(caught.value)
    with pytest.raises(ValueError) as caught:
        fake.get(headers={"X-A": value})
    assert SECRET not in str(caught.value)
    assert not fake.requests


def test_r07_cookie_values() -> None:
    fake = Fake(answer(), credentials={"cookie_key": 'a;b"c'})
    fake.get()
    assert fake.requests[0].headers["cookie"] == "session=a%3Bb%22c"
    with pytest.raises(CredentialsError):
        Fake(credentials={"cookie_key": "a\r\nb"})


@pytest.mark.parametrize(
    ("value", "query"),
    [
        ("&=+#% ", "tag=%26%3D%2B%23%25%20"),
        (["a", "b"], "tag=a&tag=b"),
        (None, ""),
        ([], ""),
        (True, "tag=true"),
        (Decimal("1.50"), "tag=1.50"),
    ],
)
def test_r08_query_values(value: object, query: str) -> None:
    fake = Fake(answer())
    fake.client.things.get(id=7, tag=value)
    assert fake.requests[0].url.partition("?")[2] == query


def test_r08_not_a_number_is_refused() -> None:
    with pytest.raises(ValueError):
        Fake().client.things.get(id=7, tag=float("nan"))


# --- secrets ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "credentials",
    [
        {"token": SECRET},
        {"key": Secret(SECRET)},
        {"query_key": SECRET},
        {"login": ("user", SECRET)},
        {"oauth": ClientCredentials("id", SECRET, token_url="https://a.example/t")},
    ],
)
def test_r09_nothing_shows_credentials(credentials: dict[str, Any]) -> None:
    fake = Fake(credentials=credentials)
    client = fake.client
    session = client._session
    plan = session.authority
    for value in (client, session, plan, client.things, *credentials.values()):
        if isinstance(value, (str, tuple)):
            continue
        assert SECRET not in f"{value!r} {value} {value!s}"
    copied = pickle.dumps(
        Shop(credentials=credentials, headers={"Authorization": SECRET})
    )
    assert SECRET.encode() not in copied
    assert isinstance(pickle.loads(copied), Shop)


def test_r09_pickled_clients_have_no_credentials() -> None:
    client = Shop(
        credentials={"token": SECRET}, base_url="https://x.example", max_retries=5
    )
    restored = pickle.loads(pickle.dumps(client))
    assert repr(restored) == "<Shop https://x.example>"
    again = restored.with_options(
        credentials={"token": "new"}, transport=FakeTransport()
    )
    again._wire.transport.reply("GET", "/things/7", json=THING)
    again.things.get(id=7)
    assert again._wire.transport.requests[0].headers["authorization"] == "Bearer new"


def test_r09_copies_share_connections_and_credentials() -> None:
    fake = Fake(answer())
    for client in (copy.copy(fake.client), copy.deepcopy(fake.client)):
        client.things.get(id=7)
    assert {r.headers["authorization"] for r in fake.requests} == {f"Bearer {SECRET}"}


def test_r09_secrets_refuse_to_be_pickled() -> None:
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(Secret(SECRET))


def test_r09_requests_do_not_show_credentials() -> None:
    seen: list[Request] = []
    hooks = Hooks(before_request=seen.append)  # type: ignore[arg-type]
    fake = Fake(
        answer(), hooks=hooks, credentials={"query_key": SECRET, "token": SECRET}
    )
    fake.get(headers={"X-Other": SECRET})
    assert SECRET not in f"{seen[0]!r} {seen[0].headers!r}"


def test_r10_logs_do_not_show_credentials(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    credentials = {"query_key": SECRET}
    fake = Fake(answer({}, 500), answer(), credentials=credentials)
    fake.get(query={"access_token": SECRET, "plain": "shown"})
    text = caplog.text
    assert "GET https://api.shop.example/v1/things/7" in text
    assert "plain=shown" in text
    assert "retry 1" in text
    assert SECRET not in text


def test_r10_logging_is_silent_by_default() -> None:
    code = (
        f"import sys; sys.path[:0] = {[str(HERE), str(TEMPLATES)]!r}\n"
        "from test_runtime_cases import Fake, answer\n"
        "fake = Fake(answer({'id': 'x'}, 200)); fake.get()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")


@pytest.mark.parametrize(
    "fault",
    [
        answer({"detail": f"bad token {SECRET}"}, 401),
        connection_failure(timed_out=True),
        connection_failure(),
    ],
    ids=["401", "timeout", "connection"],
)
def test_r11_error_chains_do_not_show_credentials(fault: Any) -> None:
    fake = Fake(fault, credentials={"query_key": SECRET}, max_retries=0)
    with pytest.raises(APIError) as caught:
        fake.get()
    assert SECRET not in "".join(traceback.format_exception(caught.value))
    error: BaseException | None = caught.value
    while error is not None:
        assert (
            SECRET
            not in f"{error!r} {vars(error) if error is not caught.value else ''}"
        )
        error = error.__cause__ or error.__context__
    restored = pickle.loads(pickle.dumps(caught.value))
    assert type(restored) is type(caught.value)
    assert str(restored) == str(caught.value)


# --- redirects -------------------------------------------------------------------------


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/x",
        "https://api.shop.example:444/x",
        "https://api.shop.example@evil.example/x",
    ],
)
@pytest.mark.parametrize("scheme", ["token", "key", "query_key", "cookie_key", "login"])
def test_r12_credentials_stay_at_home(status: int, target: str, scheme: str) -> None:
    credential: Any = ("u", SECRET) if scheme == "login" else SECRET
    location = f"{target}?api_key={SECRET}&a=1"
    fake = Fake(
        answer({}, status, Location=location),
        path="/things/7",
        credentials={scheme: credential},
    )
    fake.transport.reply("GET", "/x", json=THING)
    assert fake.get(headers={"X-Mine": SECRET}).id == 7
    away = fake.requests[1]
    assert "@" not in away.url
    assert SECRET not in away.url + repr(away.headers.pairs)
    assert away.url.endswith("/x?a=1")


def test_r12_credentials_go_along_at_home() -> None:
    fake = Fake(
        answer({}, 302, Location="/v2/x?api_key=old&b=1"),
        credentials={"query_key": SECRET},
    )
    fake.transport.reply("GET", "/v2/x", json=THING)
    assert fake.get().id == 7
    assert fake.requests[1].url == f"https://api.shop.example/v2/x?b=1&api_key={SECRET}"


def test_r12_no_way_back_in() -> None:
    fake = Fake(answer({}, 302, Location="https://evil.example/x"))
    fake.transport.reply(
        "GET", "/x", answer({}, 302, Location="https://api.shop.example/v1/y")
    )
    fake.transport.reply("GET", "/y", json=THING)
    fake.get()
    assert "authorization" not in fake.requests[2].headers


@pytest.mark.parametrize(
    "target", ["http://api.shop.example/x", "ftp://a/x", "file:///x"]
)
def test_r12_unsafe_targets(target: str) -> None:
    fake = Fake(answer({}, 302, Location=target))
    with pytest.raises(RedirectError, match="not followed"):
        fake.get()
    assert len(fake.requests) == 1


def test_r12_loops_end() -> None:
    fake = Fake(answer({}, 302, Location="/v1/things/7"))
    with pytest.raises(RedirectError, match="more than 10"):
        fake.get()
    assert len(fake.requests) == 11


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_r13_posts_are_not_redirected(status: int) -> None:
    fake = Fake(answer({}, status, Location="https://evil.example/x"), path="/things")
    with pytest.raises(APIStatusError) as caught:
        fake.client.things.create(name="x")
    assert caught.value.status_code == status
    assert caught.value.headers["location"] == "https://evil.example/x"
    assert len(fake.requests) == 1


@pytest.mark.parametrize("status", [307, 308])
def test_r13_posts_go_on_at_home_with_their_body(status: int) -> None:
    fake = Fake(answer({}, status, Location="/v1/goods"), path="/things")
    fake.transport.reply("POST", "/v1/goods", answer())
    fake.client.things.create(name="x")
    first, second = fake.requests
    assert second.content == first.content and second.headers == first.headers
    fake = Fake(answer({}, status, Location="/files/2"))
    fake.transport.reply("PUT", "/files/1", answer({}, status, Location="/files/2"))
    with pytest.raises(APIStatusError):
        fake.client.things.upload(id=1, body=iter([b"once"]))


def test_r13_credentials_stay_at_home_when_repeated() -> None:
    fake = Fake(answer({}, 302, Location="https://evil.example/x"))
    fake.transport.reply("GET", "/x", answer({}, 503), answer())
    assert fake.get().id == 7
    assert ["authorization" in r.headers for r in fake.requests] == [
        True,
        False,
        True,
        False,
    ]


# --- base URLs and proxies -------------------------------------------------------------


def test_r14_credentials_need_https() -> None:
    fake = Fake(answer(), base_url="http://shop.example")
    with pytest.raises(CredentialsError, match="plain http"):
        fake.get()
    assert not fake.requests
    fake.client.with_options(allow_http=True).things.get(id=7)
    fake.client.with_options(allow_http=["SHOP.example"]).things.get(id=7)
    with pytest.raises(CredentialsError, match=r"allow_http=\['shop.example'\]"):
        fake.client.with_options(allow_http=["other.example"]).things.get(id=7)
    with pytest.raises(TypeError, match="list of hosts"):
        fake.client.with_options(allow_http="shop.example")  # type: ignore[arg-type]
    fake.client.with_options(credentials={}).things.get(id=7)
    assert len(fake.requests) == 3


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.9.9.9", "[::1]"])
def test_r14_but_for_this_machine(host: str) -> None:
    Fake(answer(), base_url=f"http://{host}:8000").get()


@pytest.mark.parametrize(
    "host", ["127.0.0.1.evil.example", "localhost.evil.example", "127.evil"]
)
def test_r14_look_alikes_of_this_machine(host: str) -> None:
    with pytest.raises(CredentialsError):
        Fake(answer(), base_url=f"http://{host}").get()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "x",
        "ftp://a",
        "//a",
        "https://",
        "https://u:p@a",
        "https://a?x=1",
        "https://a#f",
    ],
)
def test_r14_base_urls_that_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match="base_url"):
        Shop(base_url=url)


def test_r15_proxies_of_the_environment(
    server: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.on("http://nowhere.example/things/7", reply(THING))
    server.on("/things/7", reply(THING))
    monkeypatch.setenv("HTTP_PROXY", server.url.replace("//", "//user:pa%20ss@"))
    monkeypatch.setenv("http_proxy", server.url.replace("//", "//user:pa%20ss@"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with Shop(base_url="http://nowhere.example") as client:
        assert client.things.get(id=7).id == 7
    assert server.requests[0].headers["proxy-authorization"] == "Basic dXNlcjpwYSBzcw=="
    with Shop(base_url=server.url) as client:
        client.things.get(id=7)
    assert "proxy-authorization" not in server.requests[1].headers
    transport = Httpx2Transport(proxy="http://user:secret@127.0.0.1:9")
    assert "secret" not in repr(transport)


# R16: test_runtime_tls


# --- retries ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "floor"),
    [
        ({"retry-after": "2"}, 2.0),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after": "Thu, 01 Jan 1970 00:16:45 GMT"}, 5.0),
        ({"retry-after": "Thu, 01 Jan 1970 00:00:00 GMT"}, 0.0),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after": "-1"}, None),
        ({"retry-after": "1e999"}, None),
        ({"retry-after": "NaN"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "2, 3"}, None),
        ({"retry-after": "Thu, 99 Jan 1970"}, None),
        ({}, None),
    ],
)
def test_r17_what_the_server_asks_for(
    headers: dict[str, str], floor: float | None
) -> None:
    assert retry_after(headers, now=1000.0) == floor


@pytest.mark.parametrize("status", [429, 503])
def test_r17_the_server_is_waited_for(status: int) -> None:
    fake = Fake(answer({}, status, Retry_After="3"), answer())
    fake.get()
    assert fake.clock.slept == [3.5]  # so that not all come back at once


def test_r17_a_wait_too_long_is_not_waited() -> None:
    ten_years = str(10 * 365 * 86400)
    fake = Fake(answer({}, 429, Retry_After=ten_years))
    with pytest.raises(RateLimitError) as caught:
        fake.get()
    assert caught.value.retry_after == float(ten_years)
    assert fake.clock.slept == []
    assert len(fake.requests) == 1


def test_r18_a_get_is_repeated() -> None:
    fake = Fake(answer({}, 500), answer({}, 500), answer())
    assert fake.get().id == 7
    assert fake.clock.slept == [0.5, 1.0]
    fake = Fake(answer({}, 500))
    with pytest.raises(InternalServerError):
        fake.get()
    assert len(fake.requests) == 3


def test_r18_a_post_is_not_repeated() -> None:
    fake = Fake(answer({}, 500), answer(), path="/things")
    with pytest.raises(InternalServerError):
        fake.client.things.create(name="x")
    assert len(fake.requests) == 1


def test_r18_a_post_with_a_key_is_repeated_with_it() -> None:
    fake = Fake(answer({}, 500), answer({}, 503), answer(), path="/payments")
    fake.client.things.pay(name="x")
    keys = {r.headers["idempotency-key"] for r in fake.requests}
    assert len(fake.requests) == 3
    assert len(keys) == 1
    fake.client.things.pay(name="x")
    assert fake.requests[3].headers["idempotency-key"] not in keys
    fake.client.things.pay(name="x", idempotency_key="mine")
    assert fake.requests[4].headers["idempotency-key"] == "mine"


def test_r18_a_key_of_the_caller_makes_any_post_repeatable() -> None:
    fake = Fake(answer({}, 500), answer(), path="/things")
    fake.client.things.create(name="x", options={"idempotency_key": "k"})
    assert [r.headers["idempotency-key"] for r in fake.requests] == ["k", "k"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 410, 422, 501])
def test_r18_statuses_that_are_final(status: int) -> None:
    fake = Fake(answer({}, status))
    with pytest.raises(APIStatusError):
        fake.get()
    assert len(fake.requests) == 1


def test_r18_statuses_by_policy_and_by_the_server() -> None:
    locked = RetryPolicy(statuses=frozenset((409,)))
    fake = Fake(answer({}, 409), answer(), retry_policy=locked)
    fake.get()
    assert len(fake.requests) == 2
    fake = Fake(answer({}, 500, X_Should_Retry="false"))
    with pytest.raises(InternalServerError):
        fake.get()
    assert len(fake.requests) == 1


@pytest.mark.parametrize("status", [409, 423, 425])
@pytest.mark.parametrize("wait", ["2", "0", None, "-1", "soon", "100000"])
def test_r18_locks_are_waited_for_if_the_server_says_how_long(
    status: int, wait: str | None
) -> None:
    said = {} if wait is None else {"Retry_After": wait}
    fake = Fake(answer({}, status, **said), answer(), path="/things")
    if wait in ("2", "0"):
        fake.client.things.create(name="x")
        assert len(fake.requests) == 2
        assert fake.clock.slept == [float(wait) + 0.5]
    else:
        with pytest.raises(APIStatusError):
            fake.client.things.create(name="x")
        assert len(fake.requests) == 1


def test_r18_a_policy_for_one_call() -> None:
    teapot = RetryPolicy(statuses=frozenset((418,)), base=3.0)
    fake = Fake(answer({}, 418), answer())
    fake.get(retry_policy=teapot)
    assert fake.clock.slept == [3.0]
    fake = Fake(answer({}, 500), answer())
    with pytest.raises(InternalServerError):
        fake.get(retry_policy=teapot)


def test_r18_a_post_that_was_refused_is_repeated() -> None:
    refused = answer(status=429)
    fake = Fake(refused, refused, refused, answer(), path="/things")
    with pytest.raises(RateLimitError):
        fake.client.things.create(name="x")
    assert len(fake.requests) == 3
    assert len({request.content for request in fake.requests}) == 1
    careful = RetryPolicy(refusals=frozenset())
    fake = Fake(refused, answer(), path="/things", retry_policy=careful)
    with pytest.raises(RateLimitError):
        fake.client.things.create(name="x")


def test_r18_a_body_that_is_gone_is_not_sent_again() -> None:
    fake = Fake()
    fake.transport.reply("PUT", "/files/1", answer(status=429), answer())
    with pytest.raises(RateLimitError):
        fake.client.things.upload(id=1, body=iter([b"once"]))
    assert len(fake.requests) == 1


def test_r18_how_often() -> None:
    for options, count in (({"max_retries": 0}, 1), ({"max_retries": 4}, 5), ({}, 3)):
        fake = Fake(answer({}, 500))
        with pytest.raises(InternalServerError):
            fake.get(**options)
        assert len(fake.requests) == count


# R19: test_runtime_faults, every way to break an exchange


def test_r20_the_jitter() -> None:
    class Chance(Clock):
        def __init__(self) -> None:
            self.uniform = random.Random(4).uniform  # type: ignore[method-assign]

    clock, policy = Chance(), RetryPolicy()
    for number, ceiling in ((0, 0.5), (1, 1.0), (4, 8.0), (1000, 8.0)):
        drawn = [policy.delay(number, None, clock) for _ in range(10_000)]
        assert min(drawn) >= 0 and max(drawn) <= ceiling
        assert abs(statistics.mean(drawn) - ceiling / 2) < ceiling / 50
    assert len({policy.delay(0, None, clock) for _ in range(100)}) == 100


def test_r21_the_budget() -> None:
    fake = Fake(answer({}, 503))
    for _ in range(1000):
        with pytest.raises(InternalServerError):
            fake.get()
    assert len(fake.requests) <= 1000 + 100
    fake.transport.reply("GET", "/things/7", answer())
    for _ in range(10):
        fake.get()
    fake.transport.reply("GET", "/things/7", answer({}, 503), answer())
    fake.get()  # success filled the budget again


def test_r21_the_budget_is_shared_by_copies() -> None:
    fake = Fake(answer({}, 503))
    for _ in range(300):
        with pytest.raises(InternalServerError):
            fake.client.with_options(timeout=1.0).things.get(id=7)
    assert len(fake.requests) <= 300 + 100


def test_r21_the_bucket() -> None:
    budget = RetryBudget()
    assert [budget.take(2), budget.take(2), budget.take(2)] == [True, True, False]
    budget.give_back(1)
    assert [budget.take(2), budget.take(2)] == [True, False]
    for _ in range(100):
        budget.give_back(0)
    assert [budget.take(2), budget.take(2), budget.take(2)] == [True, True, False]
    assert all(budget.take(None) for _ in range(1000))


def test_r21_what_is_healed_costs_nothing() -> None:
    scripts = (answer({}, 429, Retry_After="0"), answer({}, 429), answer({}, 503))
    for script in scripts:
        fake = Fake(script)
        for _ in range(300):
            fake.transport.reply("GET", "/things/7", script, script, answer())
            assert fake.get().id == 7


def test_r21_no_budget() -> None:
    endless = RetryPolicy(budget=None)
    fake = Fake(answer({}, 503), retry_policy=endless)
    for _ in range(200):
        with pytest.raises(InternalServerError):
            fake.get()
    assert len(fake.requests) == 600


@pytest.mark.parametrize("fault", [503, None])
def test_r18_a_post_is_repeated_if_asked(fault: int | None) -> None:
    broken = connection_failure(sent=True) if fault is None else answer({}, fault)
    fake = Fake(broken, answer(), path="/things")
    with pytest.raises(APIError):
        fake.client.things.create(name="x")
    for settings in ({"retry_policy": RetryPolicy(unsafe=True)}, {}):
        fake = Fake(broken, answer(), path="/things", **settings)
        options: Options = {}
        if not settings:
            options["retry_policy"] = RetryPolicy(unsafe=True)
        fake.client.things.create(name="x", options=options)
        assert len({request.content for request in fake.requests}) == 1
        assert len(fake.requests) == 2


def test_r18_a_server_knows_best() -> None:
    fake = Fake(answer({}, 503, X_Should_Retry="true"), answer(), path="/things")
    fake.client.things.create(name="x")
    assert len(fake.requests) == 2


def test_r22_no_waiting_past_the_deadline() -> None:
    fake = Fake(answer({}, 503, Retry_After="5"))
    with pytest.raises(InternalServerError):
        fake.get(deadline=4.0)
    assert fake.clock.slept == []
    fake = Fake(answer({}, 503))
    with pytest.raises(InternalServerError):
        fake.get(deadline=1.2, max_retries=9)
    assert fake.clock.slept == [0.5]


# R22 and R23 over sockets: test_runtime_faults


# --- contents --------------------------------------------------------------------------


def test_r24_contents_that_are_odd() -> None:
    bom = FakeReply(200, JSON, (b"\xef\xbb\xbf" + json.dumps(THING).encode(),))
    assert Fake(bom).get().id == 7
    twice = FakeReply(200, JSON, (b'{"id": 1, "id": 7, "name": "x"}',))
    assert Fake(twice).get().id == 7
    fake = Fake(FakeReply(200, JSON, (b"",)))
    seen: list[Any] = []
    fake.client.with_options(on_deviation=seen.append).things.get(id=7)
    assert seen
    with pytest.raises(ResponseValidationError) as caught:
        fake.get(strict=True)
    assert caught.value.status_code == 200


def test_r24_a_body_where_none_belongs() -> None:
    fake = Fake()
    fake.transport.reply("DELETE", "/things/7", status_code=204, content="surprise")
    assert fake.client.things.delete(id=7) is None


def test_r25_replies_that_do_not_fit() -> None:
    odd = {"id": 10**30, "color": "violet", "__class__": "x", "extra": [1]}
    seen: list[Any] = []
    fake = Fake(answer(odd), on_deviation=seen.append)
    thing = fake.get()
    assert thing.id == 10**30
    assert thing.color == "violet"
    assert type(thing).__name__ == "Thing"
    assert thing.model_extra["extra"] == [1]
    assert [deviation.pointer for deviation in seen] == ["/name"]
    with pytest.raises(ResponseValidationError) as caught:
        fake.get(strict=True)
    assert caught.value.deviations[0].pointer == "/name"


# --- lists -----------------------------------------------------------------------------


def _page(next_: str | None, count: int = 1, number: int = 7) -> FakeReply:
    return answer({"things": [{**THING, "id": number}] * count, "next": next_})


def test_r26_the_same_cursor_twice() -> None:
    fake = Fake(_page("a"), path="/things")
    with pytest.raises(PagingError, match="circles"):
        list(fake.client.things.list())
    assert len(fake.requests) == 2


@pytest.mark.parametrize("length", [2, 3, 7])
def test_r26_a_cycle_of_cursors(length: int) -> None:
    fake = Fake()
    fake.transport.reply(
        "GET",
        "/things",
        lambda r: _page(
            str(next_ := (int(r.query.get("cursor", ["0"])[0]) + 1) % length),
            number=next_,
        ),
    )
    with pytest.raises(PagingError, match="circles"):
        list(fake.client.things.list(BY_CURSOR))
    assert len(fake.requests) <= 4 * length + 4


def test_r26_an_empty_page_with_a_cursor_is_not_the_end() -> None:
    fake = Fake(_page("a"), _page("b", 0), _page(None), path="/things")
    assert len(list(fake.client.things.list())) == 2


def test_r26_an_empty_page_ends_offsets() -> None:
    fake = Fake(_page(None, 2), _page(None, 0), path="/things")
    assert len(list(fake.client.things.list(BY_OFFSET, offset=5))) == 2
    assert [r.query["offset"] for r in fake.requests] == [["5"], ["7"]]


_OFFSETS = OffsetPaging(
    ("things",), "offset", "Thing", "limit", ("more",), ("meta", "next"), ("total",)
)
_NUMBERS = PagePaging(
    ("things",), "page", "Thing", "limit", (), ("next",), ("total",), ("pages",)
)


def _lists(paging: Any, *pages: dict[str, Any], **arguments: Any) -> tuple[int, int]:
    """How many things a list gives, and in how many requests."""
    how = Operation[Any](
        "GET",
        "/things",
        parameters=(Parameter("offset"), Parameter("page"), Parameter("limit")),
        replies={"200": "JsonValue"},
        paging=paging,
    )
    bodies = [{**page, "things": [THING] * page["things"]} for page in pages]
    fake = Fake(*map(answer, bodies), answer({"things": []}), path="/things")
    return len(list(fake.client.things.list(how, **arguments))), len(fake.requests)


@pytest.mark.parametrize(
    ("pages", "arguments", "expected"),
    [
        (
            [
                {"things": 2, "meta": {"next": "x"}},
                {"things": 2, "meta": {"next": None}},
            ],
            {},
            (4, 2),
        ),
        ([{"things": 2, "meta": {"next": 2}}, {"things": 2, "meta": None}], {}, (4, 2)),
        ([{"things": 2}, {"things": 2, "meta": {}}], {}, (4, 3)),
        ([{"things": 2, "total": 3}, {"things": 1, "total": 3}], {}, (3, 2)),
        ([{"things": 2, "total": 9}], {"offset": 7}, (2, 1)),
        ([{"things": 2, "total": 0}], {}, (2, 2)),
        (
            [{"things": 2, "total": 2, "more": True}, {"things": 1, "more": False}],
            {},
            (3, 2),
        ),
        ([{"things": 2, "total": 2, "meta": {"next": "x"}}], {}, (2, 2)),
        ([{"things": 2}, {"things": 1}], {"limit": 2}, (3, 2)),
        ([{"things": 2}, {"things": 2}, {"things": 1}], {"limit": 5}, (5, 4)),
    ],
)
def test_r26_the_reply_says_where_offsets_end(
    pages: Any, arguments: Any, expected: Any
) -> None:
    assert _lists(_OFFSETS, *pages, **arguments) == expected


@pytest.mark.parametrize(
    ("pages", "arguments", "expected"),
    [
        ([{"things": 2, "next": 2}, {"things": 2, "next": None}], {}, (4, 2)),
        ([{"things": 2, "pages": 2}, {"things": 2, "pages": 2}], {}, (4, 2)),
        ([{"things": 2, "pages": 7}], {"page": 7}, (2, 1)),
        ([{"things": 2, "total": 3}, {"things": 1, "total": 3}], {}, (3, 2)),
        ([{"things": 2, "total": 8}], {"page": 4}, (2, 1)),
        ([{"things": 2, "total": 8}], {"page": 3, "limit": 100}, (2, 2)),
        ([{"things": 2}, {"things": 1}], {"limit": 2}, (3, 3)),
    ],
)
def test_r26_the_reply_says_where_page_numbers_end(
    pages: Any, arguments: Any, expected: Any
) -> None:
    assert _lists(_NUMBERS, *pages, **arguments) == expected


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://evil.example/x", "another server"),
        ("http://[/x", "plain URL"),
    ],
)
def test_r26_a_page_is_kept_whatever_it_says_of_the_next(url: str, words: str) -> None:
    fake = Fake(_page(url), path="/things")
    listing = fake.client.things.list(BY_URL)
    page = listing.first()
    assert page.body.next_ == url
    assert page.has_next
    with pytest.raises(PagingError, match=words):
        page.next_page()
    items = iter(listing)
    assert next(items).id == 7
    with pytest.raises(PagingError, match=words):
        next(items)


def test_r26_a_flag_ends_offsets() -> None:
    page = answer({"things": [THING], "more": False})
    fake = Fake(page, path="/things")
    assert len(list(fake.client.things.list(BY_OFFSET))) == 1
    assert len(fake.requests) == 1


@pytest.mark.parametrize(
    "url",
    ["https://evil.example/x", "https://api.shop.example:1/x", "//evil.example/x"],
)
def test_r26_another_server(url: str) -> None:
    fake = Fake(_page(url), path="/things")
    with pytest.raises(PagingError, match="another server"):
        list(fake.client.things.list(BY_URL))
    assert len(fake.requests) == 1


def test_r26_a_server_that_does_not_know_of_tls() -> None:
    url = f"http://api.shop.example/v1/things?cursor=2&api_key={SECRET}"
    fake = Fake(
        _page(url), _page(None), path="/things", credentials={"query_key": SECRET}
    )
    assert len(list(fake.client.things.list(BY_URL))) == 2
    assert fake.requests[1].url.startswith(
        "https://api.shop.example/v1/things?cursor=2&"
    )
    assert fake.requests[1].url.count(SECRET) == 1


def test_r26_many_pages_are_read_as_they_are_reached() -> None:
    fake = Fake()

    def page(request: Any) -> FakeReply:
        at = int(request.query.get("cursor", ["0"])[0])
        fake.transport.requests.clear()
        return _page(str(at + 1) if at < 3000 else None, number=at)

    fake.transport.reply("GET", "/things", page)
    assert sum(1 for _ in fake.client.things.list()) == 3001


# --- streams ---------------------------------------------------------------------------


def _cuts(data: bytes) -> Iterator[list[bytes]]:
    yield [data]
    yield [data[i : i + 1] for i in range(len(data))]
    for at in range(1, len(data)):
        yield [data[:at], data[at:]]


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
def test_r27_events_cut_anywhere(end: bytes) -> None:
    text = "\ufeffid: 1\nevent: é\ndata: ü😀\ndata:  b\n\n:c\n\ndata\n\nretry: 5\ndata: end"
    for chunks in _cuts(text.encode().replace(b"\n", end)):
        parser = ServerSentEvents()
        events = [event for chunk in chunks for event in parser.feed(chunk)]
        events += parser.finish()
        assert [(e.event, e.data, e.id) for e in events] == [
            ("é", "ü😀\n b", "1"),
            ("", "", "1"),
            ("", "end", "1"),
        ]
        assert parser.retry == 0.005


def _events(annotation: str, event: str, text: str) -> list[Any]:
    how = Operation[Any](
        "GET",
        "/events",
        replies={"200": Reply(annotation, "text/event-stream", event)},
    )
    fake = Fake()
    stream = "text/event-stream"
    fake.transport.reply("GET", "/events", content=text, content_type=stream)
    return list(fake.client.things._stream(how, {}, {"strict": True}))


def test_r27_events_described_as_a_whole() -> None:
    text = (
        'event: sold\ndata: {"id": 7, "name": "lamp"}\n\n'
        "id: 5\nevent: said\ndata: {no JSON}\n\n"
    )
    sold, said = _events("Sold | Said", "json", text)
    assert (type(sold).__name__, type(sold.data).__name__) == ("Sold", "Thing")
    assert (said.event, said.id, said.data) == ("said", "5", "{no JSON}")
    (said,) = _events("Said", "text", 'event: said\ndata: "5"\n\n')
    assert said.data == '"5"'
    assert said.model_fields_set == {"event", "data"}


def test_r27_lines_cut_anywhere() -> None:
    for chunks in _cuts('{"a": "é"}\r\n\n{"b": 2}'.encode()):
        parser = JsonLines(b"\n")
        events = [event for chunk in chunks for event in parser.feed(chunk)]
        events += parser.finish()
        assert [event.data for event in events] == ['{"a": "é"}', '{"b": 2}']


def test_r27_a_long_line() -> None:
    parser = ServerSentEvents()
    chunk = b"x" * 65536
    events = list(parser.feed(b"data: "))
    for _ in range(160):
        events += parser.feed(chunk)
    events += parser.feed(b"\n\n")
    assert len(events[0].data) == 160 * 65536


def test_r27_a_line_without_end() -> None:
    from runtime.transport import Unreadable

    parser = ServerSentEvents()
    with pytest.raises(Unreadable):
        for _ in range(300):
            list(parser.feed(b"x" * 65536))


# --- files -----------------------------------------------------------------------------
# R28: tests/unit/runtime/test_multipart.py and test_runtime_calls


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        ('attachment; filename="../../x"', "x"),
        ('attachment; filename="a\\\\b\\\\c.txt"', "c.txt"),
        ("attachment; filename*=UTF-8''%e2%82%ac%2Fx.txt", "x.txt"),
        ('attachment; filename=".."', None),
        ("inline", None),
        (None, None),
    ],
)
def test_r29_names_that_servers_suggest(stated: str | None, name: str | None) -> None:
    headers = {} if stated is None else {"Content-Disposition": stated}
    fake = Fake(FakeReply(200, headers, (b"x",)), path="/files/a")
    with fake.client.things.content(id="a") as download:
        assert download.file_name == name


# R30, R31, R34, R35: test_runtime_sharing
# --- interruption ----------------------------------------------------------------------


def test_r32_cancellation_passes_at_every_step() -> None:
    from runtime.testing import AsyncFakeTransport
    from shop.client import AsyncShop

    class Slow(AsyncFakeTransport):
        async def send(self, *given: Any) -> Any:
            await asyncio.sleep(0)
            return await super().send(*given)

    class Waiting(TestClock):
        async def asleep(self, seconds: float) -> None:
            await asyncio.sleep(0)

    async def cancelled_after(steps: int) -> bool:
        transport = Slow()
        transport.reply("GET", "/things/7", answer({}, 503), answer({}, 503), answer())
        client = AsyncShop(credentials={"token": "x"}, transport=transport)
        client = client.with_options(clock=Waiting())
        task = asyncio.ensure_future(client.things.get(id=7))
        for _ in range(steps):
            await asyncio.sleep(0)
        if task.done():
            return False
        before = len(transport.requests)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert len(transport.requests) == before
        return True

    async def main() -> int:
        asyncio.get_running_loop().set_exception_handler(lambda *a: pytest.fail(str(a)))
        count = 0
        while await cancelled_after(count):
            count += 1
        return count

    assert asyncio.run(main()) > 4


@pytest.mark.parametrize("where", ["sleep", "read", "send"])
def test_r33_interruption_passes_at_once(where: str) -> None:
    def interrupt(*given: Any) -> Any:
        raise KeyboardInterrupt

    clock = TestClock()
    if where == "sleep":
        clock.sleep = interrupt  # type: ignore[method-assign]
    fake = Fake(answer({}, 503), clock=clock)
    if where == "read":
        fake.transport.reply("GET", "/things/7", FakeReply(200, JSON, _Chunks()))  # type: ignore[arg-type]
    if where == "send":
        fake.transport.reply("GET", "/things/7", interrupt)
    with pytest.raises(KeyboardInterrupt):
        fake.get()
    assert len(fake.requests) == 1


class _Chunks(tuple[bytes, ...]):
    def __iter__(self) -> Iterator[bytes]:
        raise KeyboardInterrupt


# R36: tests/behaviour import budgets; R37: the golden packages are type-checked


@pytest.mark.parametrize(
    "module",
    ["httpx2", "httpcore2", "pyreqwest", "pydantic", "asyncio", "ssl", "logging"],
)
def test_r36_clients_are_made_without_heavy_imports(module: str) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(TEMPLATES)!r})\n"
        "from runtime.client import Client\n"
        "from runtime.operation import Api, Server\n"
        "Client(Api('A', 'a', '1', servers=(Server('https://a.example'),)))\n"
        f"print({module!r} in sys.modules)"
    )
    command = [sys.executable, "-I", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


# --- webhooks --------------------------------------------------------------------------


def _signed(**changes: Any) -> tuple[bytes, dict[str, str]]:
    payload = b'{"a": 1}'
    signature = sign(payload, "whsec_c2VjcmV0", webhook_id="m1", timestamp=1000)
    headers = {
        "Webhook-Id": "m1",
        "WEBHOOK-TIMESTAMP": "1000",
        "webhook-signature": f"v1,AAAA {signature}",
        **changes,
    }
    return payload, {name: value for name, value in headers.items() if value}


def test_r38_a_good_webhook() -> None:
    payload, headers = _signed()
    assert verify(payload, headers, "whsec_c2VjcmV0", now=1100) == "m1"
    assert verify(payload.decode(), headers, Secret("whsec_c2VjcmV0"), now=900) == "m1"


@pytest.mark.parametrize(
    ("changes", "now", "words"),
    [
        ({}, 1301, "too old"),
        ({}, 600, "too old"),
        ({"webhook-signature": "v1,AAAA"}, 1000, "signature is wrong"),
        ({"webhook-signature": ""}, 1000, "no webhook-signature"),
        ({"WEBHOOK-TIMESTAMP": "x"}, 1000, "not a number"),
        ({"WEBHOOK-TIMESTAMP": "1001"}, 1000, "signature is wrong"),
        ({"Webhook-Id": "m2"}, 1000, "signature is wrong"),
    ],
)
def test_r38_bad_webhooks(changes: dict[str, str], now: float, words: str) -> None:
    payload, headers = _signed(**changes)
    with pytest.raises(WebhookError, match=words):
        verify(payload, headers, "whsec_c2VjcmV0", now=now)


def test_r38_a_changed_body() -> None:
    _, headers = _signed()
    with pytest.raises(WebhookError):
        verify(b'{"a": 2}', headers, "whsec_c2VjcmV0", now=1000)


# --- OAuth -----------------------------------------------------------------------------

APPLICATION = ClientCredentials("my id", SECRET)


class OAuth(Fake):
    def __init__(self, *tokens: Any, **settings: Any) -> None:
        super().__init__(answer(), credentials={"oauth": APPLICATION}, **settings)
        self.transport.reply("POST", "/token", *tokens)

    @property
    def fetched(self) -> int:
        return sum(r.path == "/token" for r in self.requests)


def _token(text: str = "t1", lifetime: Any = 3600, **more: Any) -> FakeReply:
    return answer({"access_token": text, "expires_in": lifetime, **more})


def test_r39_a_token_is_fetched_once_and_renewed_early() -> None:
    fake = OAuth(_token("t1"), _token("t2"))
    for _ in range(5):
        fake.get()
    asked = fake.requests[0]
    assert asked.url == "https://api.shop.example/token"
    assert asked.headers["authorization"] == "Basic bXkraWQ6czNjcjN0LXY0bHVl"
    assert asked.content == b"grant_type=client_credentials&scope=read+write"
    assert fake.requests[1].headers["authorization"] == "Bearer t1"
    assert fake.fetched == 1
    fake.clock.at += 3600 - 61
    fake.get()
    assert fake.fetched == 1
    fake.clock.at += 2
    fake.get()
    assert fake.fetched == 2
    assert fake.requests[-1].headers["authorization"] == "Bearer t2"


@pytest.mark.parametrize(
    ("lifetime", "fetched"),
    [(0, 3), (-5, 3), ("3600", 1), ("x", 1), (None, 1), (True, 1)],
)
def test_r39_lifetimes(lifetime: Any, fetched: int) -> None:
    fake = OAuth(_token(lifetime=lifetime))
    for _ in range(3):
        fake.get()
    assert fake.fetched == fetched


def test_r39_a_refused_token_is_renewed_once() -> None:
    fake = OAuth(_token("t1"), _token("t2"), _token("t3"))
    fake.transport.reply("GET", "/things/7", answer({}, 401), answer())
    assert fake.get().id == 7
    assert fake.requests[-1].headers["authorization"] == "Bearer t2"
    fake.transport.reply("GET", "/things/7", answer({}, 401))
    with pytest.raises(AuthenticationError):
        fake.get()
    assert fake.fetched == 3
    assert fake.clock.slept == []


@pytest.mark.parametrize(
    ("reply_", "error", "words"),
    [
        (
            answer({"error": "invalid_client"}, 401),
            AuthenticationError,
            "invalid_client",
        ),
        (answer({"error": "bad"}, 400), APIStatusError, "bad"),
        (FakeReply(200, {}, (b"<html>",)), APIError, "usable access token"),
        (_token("a\nb"), APIError, "usable access token"),
        (_token(""), APIError, "usable access token"),
        (answer({}, 503), InternalServerError, "503"),
        (connection_failure(timed_out=True), APITimeoutError, "token endpoint"),
        (connection_failure(), APIConnectionError, "token endpoint"),
    ],
)
def test_r39_token_endpoints_that_fail(reply_: Any, error: Any, words: str) -> None:
    fake = OAuth(reply_)
    with pytest.raises(error, match=words) as caught:
        fake.get()
    assert SECRET not in "".join(traceback.format_exception(caught.value))
    assert fake.fetched <= 3


def test_r39_threads_share_one_fetch() -> None:
    started = threading.Barrier(20)
    slow = threading.Event()

    def token(request: Any) -> FakeReply:
        slow.wait(0.1)
        return _token()

    fake = OAuth(token)

    def call() -> None:
        started.wait()
        fake.get()

    threads = [threading.Thread(target=call) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert fake.fetched == 1
    assert len(fake.requests) == 21


def test_r39_tasks_share_one_fetch() -> None:
    from runtime.testing import AsyncFakeTransport
    from shop.client import AsyncShop

    class Slow(AsyncFakeTransport):
        async def send(self, *given: Any) -> Any:
            await asyncio.sleep(0.01)
            return await super().send(*given)

    async def main() -> list[str]:
        transport = Slow()
        transport.reply("POST", "/token", _token())
        transport.reply("GET", "/things/7", json=THING)
        client = AsyncShop(credentials={"oauth": APPLICATION}, transport=transport)
        await asyncio.gather(*(client.things.get(id=7) for _ in range(20)))
        return [request.path for request in transport.requests]

    assert asyncio.run(main()).count("/token") == 1


def test_r39_the_secret_in_the_body() -> None:
    credentials = ClientCredentials(
        "i", "s", placement="body", scopes=("x",), extra=(("audience", "a"),)
    )
    fake = OAuth(_token())
    fake.client.with_options(credentials={"oauth": credentials}).things.get(id=7)
    sent = fake.requests[0].content
    assert (
        sent
        == b"grant_type=client_credentials&audience=a&scope=x&client_id=i&client_secret=s"
    )


def test_r39_the_token_endpoint_needs_https() -> None:
    credentials = ClientCredentials("i", "s", token_url="http://a.example/token")
    with pytest.raises(CredentialsError, match="https"):
        Shop(credentials={"oauth": credentials})


# --- hooks -----------------------------------------------------------------------------


def _raise(*given: Any) -> Any:
    raise ZeroDivisionError("oops")


def test_r40_deviations_are_told_to_the_hook_and_to_the_callback() -> None:
    told: list[str] = []
    fake = Fake(
        answer({"id": "x", "name": "lamp"}),
        hooks=Hooks(on_deviation=lambda each: told.append(f"hook {each.pointer}")),
        on_deviation=lambda each: told.append(f"client {each.pointer}"),
    )
    assert fake.get().id == "x"
    assert told == ["client /id", "hook /id"]


@pytest.mark.parametrize("name", ["before_request", "after_response", "on_retry"])
def test_r40_hooks_that_raise(name: str) -> None:
    fake = Fake(answer({}, 503), hooks=Hooks(**{name: _raise}))
    with pytest.raises(ZeroDivisionError) as caught:
        fake.get()
    assert any(name in note for note in caught.value.__notes__)


@pytest.mark.parametrize(
    "change",
    [
        lambda r: r.with_headers({"X-A": f"a\r\nX-B: {SECRET}"}),
        lambda r: r.with_headers({"X A": "a"}),
        lambda r: r.with_url("https://evil.example/"),
        lambda r: "request",
    ],
)
def test_r40_hooks_that_break_the_request(change: Any) -> None:
    fake = Fake(answer(), hooks=Hooks(before_request=change))
    with pytest.raises((ValueError, TypeError)) as caught:
        fake.get()
    assert "before_request" in "".join(caught.value.__notes__)
    assert SECRET not in str(caught.value)
    assert not fake.requests


def test_r40_coroutine_hooks_need_an_asynchronous_client() -> None:
    async def hook(request: Request) -> None:
        return None

    with pytest.raises(TypeError, match="asynchronous client"):
        Fake(answer(), hooks=Hooks(before_request=hook)).get()


# --- choice of credentials -------------------------------------------------------------


def test_the_first_alternative_that_is_configured() -> None:
    fake = Fake(answer(), path="/locked", credentials={"login": ("u", "p"), "key": "k"})
    fake.client.things.locked()
    assert fake.requests[0].headers["authorization"] == "Basic dTpw"
    assert "x-api-key" not in fake.requests[0].headers


def test_schemes_needed_together() -> None:
    credentials = {"token": "t", "key": "k", "login": ("u", "p")}
    fake = Fake(answer(), path="/locked", credentials=credentials)
    fake.client.things.locked()
    assert fake.requests[0].headers["authorization"] == "Bearer t"
    assert fake.requests[0].headers["x-api-key"] == "k"


def test_missing_credentials() -> None:
    fake = Fake(answer(), path="/locked", credentials={"token": "t"})
    with pytest.raises(CredentialsError) as caught:
        fake.client.things.locked()
    assert str(caught.value) == (
        "this call needs credentials: pass token= to the client or set SHOP_TOKEN and"
        " pass api_key= to the client, or pass those of login to the client"
    )
    assert not fake.requests


@pytest.mark.parametrize("name", ["Authorization", "authorization"])
def test_a_header_of_ones_own_counts_as_credentials(name: str) -> None:
    fake = Fake(answer(), answer(), path="/locked")
    fake.client.things.locked(options={"headers": {name: "Digest abc"}})
    fake.client.with_options(headers={name: "Digest abc"}).things.locked()
    assert [r.headers["authorization"] for r in fake.requests] == ["Digest abc"] * 2
    with pytest.raises(CredentialsError):
        fake.client.things.locked()  # what one call says holds for that call


def test_a_header_of_ones_own_beside_what_is_configured() -> None:
    """The alternative that is configured is taken first; of two schemes together, one may be
    configured and the other one written."""
    fake = Fake(answer(), answer(), path="/locked", credentials={"token": "t"})
    fake.client.things.locked(options={"headers": {"X-Api-Key": "k"}})
    assert fake.requests[0].headers["authorization"] == "Bearer t"
    assert fake.requests[0].headers["x-api-key"] == "k"
    with pytest.raises(CredentialsError, match="plain http"):
        fake.client.with_options(base_url="http://shop.example").things.locked(
            options={"headers": {"Authorization": "Bearer mine", "X-Api-Key": "k"}}
        )


def test_anonymous_operations_get_no_credentials() -> None:
    fake = Fake(answer(), path="/open")
    fake.client.things.open()
    assert "authorization" not in fake.requests[0].headers


def test_functions_that_give_credentials() -> None:
    given = iter(["t1", Secret("t2"), "t3"])
    fake = Fake(answer(), credentials={"token": lambda: next(given)})
    fake.get()
    fake.get()
    assert [r.headers["authorization"] for r in fake.requests] == [
        "Bearer t1",
        "Bearer t2",
    ]


def test_operations_of_another_server() -> None:
    fake = Fake(answer(), path="/else")
    fake.client.things.elsewhere()
    assert fake.requests[0].url == "https://up.shop.example/else"
    mine = fake.client.with_options(base_url="https://own.example/api/")
    mine.things.elsewhere()
    assert fake.requests[1].url == "https://own.example/api/else"


def test_unknown_schemes_are_refused() -> None:
    with pytest.raises(ValueError, match="no security scheme 'tokn'"):
        Shop(credentials={"tokn": "x"})
