"""A client with the surface of an earlier SDK, called as its users call it, over a socket."""

from __future__ import annotations

import asyncio
import base64
import hmac
import importlib
import json
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from clientsmith import config as configuration
from clientsmith.commands import pipeline
from clientsmith.config.values import Docs
from clientsmith.report.diagnostics import Diagnostics
from loopback import serve
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

_CASE = Path(__file__).parents[1] / "golden" / "surface"
TOKEN = "3f0b4c5e-7e5b-4b6e-9d0a-0a1b2c3d4e5f"
CARD = {"id": "c1", "owner": {"name": "Ann"}}


@dataclass
class Vaults:
    """A server that has two pages of cards."""

    seen: list[Request] = field(default_factory=list)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        await request.body()
        self.seen.append(request)
        if request.url.path.endswith("/answers") and "stream" in json.loads(
            request._body
        ):
            events = 'data: {"delta": "a"}\n\ndata: {"delta": "b"}\n\n'
            reply = Response(events, media_type="text/event-stream")
            await reply(scope, receive, send)
            return
        if request.url.path.endswith("/seals"):
            await Response(b"\x89PNG", media_type="image/png")(scope, receive, send)
            return
        page = int(request.query_params.get("page", 1))
        body: Any = CARD
        if request.url.path.endswith("/payments"):
            body = {"token": TOKEN, "total": 1}
        elif request.url.path.endswith("/limits"):
            body = {"data": [1, 2]}
        elif request.url.path.endswith("/bare"):
            body = {"id": "c1"}
        elif request.method == "GET" and request.url.path.endswith("/cards"):
            body = {"data": [{**CARD, "id": f"c{page}"}], "has_more": page < 2}
        await JSONResponse(body, 201 if request.method == "POST" else 200)(
            scope, receive, send
        )


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The package of the golden case."""
    found = configuration.load(_CASE / "clientsmith.toml", Diagnostics())
    assert found is not None
    made = pipeline.generate(found[0])
    assert made.files is not None
    root = tmp_path_factory.mktemp("vault")
    for path, text in made.files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8", "surrogateescape")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(root))
        yield importlib.import_module("vault")


@pytest.fixture(scope="module")
def _served() -> Iterator[tuple[Vaults, str]]:
    server = Vaults()
    with serve(server) as url:
        yield server, url


@pytest.fixture
def server(_served: tuple[Vaults, str]) -> Vaults:
    _served[0].seen.clear()
    return _served[0]


@pytest.fixture
def client(vault: Any, _served: tuple[Vaults, str]) -> Iterator[Any]:
    with vault.Vault(base_url=_served[1], default_headers={"X-Own": "1"}) as made:
        yield made


def test_ids_are_passed_by_position_and_extras_reach_the_request(
    client: Any, vault: Any, server: Vaults
) -> None:
    card = client.cards.retrieve(
        "c1",
        account_id="a",
        extra_headers={"X-More": "2", "X-Own": vault.omit},
        extra_query={"q": "z"},
        timeout=5,
    )
    (request,) = server.seen
    assert type(card) is vault.types.Card and card.owner.name == "Ann"
    assert request.url.path == "/v1/accounts/a/cards/c1"
    assert request.query_params["q"] == "z"
    assert request.headers["x-more"] == "2" and "x-own" not in request.headers
    assert request.headers["x-stainless-lang"] == "python"


def test_a_parameter_of_the_api_goes_before_an_extra_of_its_name(
    client: Any, server: Vaults
) -> None:
    client.cards.list("a", timeout=7)
    assert server.seen[0].query_params["timeout"] == "7"


def test_an_extra_body_is_sent_with_the_body(client: Any, server: Vaults) -> None:
    client.cards.create(account_id="a", kind="virtual", extra_body={"more": 1})
    body = json.loads(server.seen[0]._body)
    assert body == {"kind": "virtual", "more": 1}


def test_pages_are_instances_of_their_class(client: Any, vault: Any) -> None:
    page = client.cards.list("a")
    kind = vault.pagination.SyncNumberPage[vault.types.Card]
    assert isinstance(page, kind) and isinstance(page, vault.BaseModel)
    assert page.has_more is True and page.data[0].id == "c1"
    assert [card.id for card in page] == ["c1", "c2"]
    assert [len(each.data) for each in page.iter_pages()] == [1, 1]
    last = page.get_next_page()
    assert not last.has_next_page()
    with pytest.raises(RuntimeError, match="No next page expected"):
        last.get_next_page()


def test_a_list_on_one_page_is_a_page_too(client: Any, vault: Any) -> None:
    page = client.limits.list()
    assert isinstance(page, vault.pagination.SyncSinglePage[int])
    assert list(page) == [1, 2] and not page.has_next_page()


def test_raw_replies_are_parsed_when_asked(client: Any, vault: Any) -> None:
    response = client.cards.with_raw_response.retrieve("c1", account_id="a")
    assert response.is_closed and response.status_code == 200
    assert response.http_request.headers.get("X-Stainless-Lang") == "python"
    assert response.json() == CARD and response.url.endswith("/cards/c1")
    assert type(response.parse()) is vault.types.Card
    listed = client.with_raw_response.cards.list("a").parse()
    assert [card.id for card in listed] == ["c1", "c2"]


def test_streamed_replies_are_open_within_the_block(client: Any) -> None:
    with client.cards.with_streaming_response.retrieve("c1", account_id="a") as reply:
        assert not reply.is_closed
        assert (
            b"".join(reply.iter_bytes())
            == json.dumps(CARD, separators=(",", ":")).encode()
        )
    assert reply.is_closed
    with client.cards.with_streaming_response.list("a") as reply:
        assert [card.id for card in reply.parse()] == ["c1", "c2"]


def test_a_property_may_be_absent_that_the_document_demands(client: Any) -> None:
    assert client.cards.retrieve("bare", account_id="a").owner is None


def test_a_streamed_file_is_parsed_to_its_bytes(client: Any) -> None:
    with (
        pytest.warns(DeprecationWarning),
        client.seals.with_streaming_response.create(method="wax") as reply,
    ):
        assert reply.parse() == b"\x89PNG"


def test_an_empty_id_is_refused_before_anything_is_sent(
    client: Any, server: Vaults
) -> None:
    for cards in (client.cards, client.cards.with_raw_response):
        with pytest.raises(ValueError, match="for `card_id` but received ''"):
            cards.retrieve("", account_id="a")
    assert not server.seen


def test_the_properties_of_a_union_are_keywords(client: Any, server: Vaults) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        paid = client.payments.create(kind="card", card_id="c1", amount=2)
        assert paid.token == TOKEN and paid.total == 1
    body = json.loads(server.seen[0]._body)
    assert body == {"kind": "card", "card_id": "c1", "amount": 2}


def test_second_names_warn_nobody(client: Any) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert list(client.limits_of_all()) == [1, 2]
        assert client.cards.get("c1", account_id="a").id == "c1"
        raw = client.cards.with_raw_response.get("c1", account_id="a")
        assert raw.status_code == 200 and raw.parse().id == "c1"
        assert client.with_raw_response.limits_of_all().json() == {"data": [1, 2]}


def test_webhooks_are_checked_and_read(client: Any, vault: Any) -> None:
    secret = "whsec_" + base64.b64encode(b"a secret").decode()
    payload, stamp = '{"kind": "paid"}', str(int(time.time()))
    signed = hmac.new(b"a secret", f"m1.{stamp}.{payload}".encode(), "sha256")
    headers = {
        "Webhook-Id": "m1",
        "Webhook-Timestamp": stamp,
        "Webhook-Signature": f"v1,{base64.b64encode(signed.digest()).decode()}",
    }
    assert client.webhooks.unwrap(payload, headers, secret=secret) == {"kind": "paid"}
    own = client.with_options(webhook_secret=secret)
    assert own.webhooks.parse(payload, headers=headers) == {"kind": "paid"}
    with pytest.raises(vault.APIWebhookValidationError):
        own.webhooks.unwrap(payload + " ", headers)
    with pytest.raises(ValueError, match="secret"):
        client.webhooks.unwrap(payload, headers)


def test_a_query_of_the_client_goes_with_every_call(
    client: Any, server: Vaults
) -> None:
    own = client.with_options(default_query={"v": "2"})
    own.cards.retrieve("c1", account_id="a", extra_query={"q": "1"})
    own.cards.with_raw_response.retrieve("c1", account_id="a")
    assert [dict(seen.query_params) for seen in server.seen] == [
        {"v": "2", "q": "1"},
        {"v": "2"},
    ]


def test_a_stream_is_asked_for_with_an_argument(client: Any) -> None:
    assert not hasattr(client.answers.create(question="q"), "response")
    stream = client.answers.create(question="q", stream=True)
    assert [word.delta for word in stream] == ["a", "b"]
    client.answers.create(question="q", stream=True).response.close()
    raw = client.answers.with_raw_response.create(question="q", stream=True)
    assert [word.delta for word in raw.parse()] == ["a", "b"]
    opened = client.answers.with_streaming_response.create(question="q", stream=True)
    with opened as reply:
        assert [word.delta for word in reply.parse()] == ["a", "b"]


def test_errors_and_omitted_arguments_have_their_names(client: Any, vault: Any) -> None:
    assert vault.NOT_GIVEN is vault.omit and not vault.NOT_GIVEN
    assert issubclass(vault.NotFoundError, vault.VaultError)
    client.cards.create(account_id="a", kind="virtual", memo=vault.NOT_GIVEN)


def test_the_asynchronous_client_does_the_same(
    vault: Any, _served: tuple[Vaults, str]
) -> None:
    async def use() -> None:
        async with vault.AsyncVault(base_url=_served[1]) as client:
            page = await client.cards.list("a")
            assert isinstance(page, vault.pagination.AsyncNumberPage[vault.types.Card])
            assert [card.id async for card in client.cards.list("a")] == ["c1", "c2"]
            raw = await client.cards.with_raw_response.list("a")
            assert [card.id async for card in raw.parse()] == ["c1", "c2"]
            stream = await client.answers.create(question="q", stream=True)
            assert [word.delta async for word in stream] == ["a", "b"]
            await stream.close()
            asked = client.answers.with_streaming_response
            async with asked.create(question="q", stream=True) as reply:
                words = [word.delta async for word in await reply.parse()]
                assert words == ["a", "b"]
            calls = client.cards.with_streaming_response
            async with calls.retrieve("c1", account_id="a") as reply:
                assert (await reply.parse()).id == "c1"
            async with calls.list("a") as reply:
                assert (await reply.parse()).data[0].id == "c1"
            assert reply.is_closed
            seals = client.seals.with_streaming_response
            with pytest.warns(DeprecationWarning):
                async with seals.create(method="wax") as reply:
                    assert await reply.parse() == b"\x89PNG"

    asyncio.run(use())


def test_the_root_imports_nothing_for_its_further_names(vault: Any) -> None:
    names = set(dir(vault))
    assert {"NOT_GIVEN", "VaultError", "BaseModel", "APIResponse"} <= names


def test_a_package_in_a_namespace_can_be_imported(
    tmp_path: Path,
    import_from: Callable[[Path, str], ModuleType],
    _served: tuple[Vaults, str],
) -> None:
    found = configuration.load(_CASE / "clientsmith.toml", Diagnostics())
    assert found is not None
    made = pipeline.generate(replace(found[0], package="acme.vaults"))
    assert made.files is not None
    for path, text in made.files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    package = import_from(tmp_path, "acme.vaults")
    with package.Vault(base_url=_served[1]) as client:
        assert [card.id for card in client.cards.list("a")] == ["c1", "c2"]
    assert 'packages = ["acme"]' in (tmp_path / "pyproject.toml").read_text()


def test_the_reference_shows_the_main_name_once() -> None:
    """Other names of a method have no entry: each is named in one line at most."""
    found = configuration.load(_CASE / "clientsmith.toml", Diagnostics())
    assert found is not None
    aliases = found[0].aliases.methods
    assert aliases
    files = pipeline.generate(replace(found[0], docs=Docs())).files
    assert files is not None
    pages = {path: text for path, text in files.items() if path.endswith(".md")}
    rows = [
        line.split("](")[0].rpartition("[")[2]
        for line in pages["docs/endpoints.md"].splitlines()
        if line.startswith("| `")
    ]
    assert {"cards.retrieve", "limits.list", "answers.create"} <= set(rows)
    assert len(rows) == len(set(rows)) and not set(rows) & aliases.keys()
    for old, alias in aliases.items():
        resource, _, name = alias.name.rpartition(".")
        lines = pages[f"docs/resources/{resource}.md"].splitlines()
        assert lines.count(f"## {name}") == 1
        assert f"## {old.rpartition('.')[2]}" not in lines
        named = [
            line
            for text in pages.values()
            for line in text.splitlines()
            if f"`{old}`" in line or f"client.{old}(" in line
        ]
        assert len(named) <= 1, named
