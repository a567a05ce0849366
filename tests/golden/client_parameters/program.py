"""Parameters that a client holds for all calls: given once, or by the environment, and by a call."""

from __future__ import annotations

import asyncio
import os
import pickle
from base64 import b64decode
from typing import Any

from client_parameters import Acme, AsyncAcme
from client_parameters.errors import CredentialsError
from client_parameters.testing import AsyncFakeTransport, FakeTransport


def answering(transport: Any) -> Any:
    """A fake that knows both operations."""
    path = "/accounts/{accountId}/zones"
    transport.reply("GET", path, json=["a"])
    transport.reply("DELETE", path + "/{zone}", status_code=204)
    return transport


def sent(transport: FakeTransport | AsyncFakeTransport) -> tuple[str, str | None]:
    """Where the last request went, and which version it asked for."""
    request = transport.requests[-1]
    return request.url.removeprefix("https://api.acme.test"), request.headers.get(
        "acme-version"
    )


transport: FakeTransport = answering(FakeTransport())
client = Acme(token="t", account_id=7, region="eu", transport=transport)
assert client.accounts.zones.list(limit=1) == ["a"]
assert sent(transport) == ("/accounts/7/zones?region=eu&limit=1", "2026-01-01")
client.accounts.zones.list(account_id=8, acme_version="next", region="us")
assert sent(transport) == ("/accounts/8/zones?region=us", "next")
client.accounts.zones.delete(zone="z")
assert sent(transport) == ("/accounts/7/zones/z", None)

other = client.with_options(account_id=9, version="old", region=None)
other.accounts.zones.list()
assert sent(transport) == ("/accounts/9/zones", "old")
client.accounts.zones.list()
assert sent(transport)[0].startswith("/accounts/7/")
kept = pickle.loads(pickle.dumps(Acme(token="t", account_id=5)))
kept.with_options(token="t", transport=transport).accounts.zones.list()
assert sent(transport)[0] == "/accounts/5/zones"

try:
    Acme(token="t", transport=transport).accounts.zones.list()
except TypeError as error:
    told = "`account_id` is missing: pass it to the client, or to the call"
    assert str(error) == told, error
else:
    raise AssertionError("no error")

def project(client: Acme) -> str | None:
    """The header of a project that a call of a client sends."""
    client.accounts.zones.list()
    return transport.requests[-1].headers.get("acme-project")


asked = Acme(token="t", account_id=7, project="p1", transport=transport)
assert project(asked) == "p1"
assert project(asked.with_options(project="p2")) == "p2"
assert project(asked.with_options(project=None)) is None
assert project(asked.with_options(headers={"acme-project": "own"})) == "own"


def login(client: Acme) -> str:
    """The name and the password that a call of a client sends."""
    client.accounts.zones.list()
    kind, coded = transport.requests[-1].headers["authorization"].split()
    assert kind == "Basic"
    return b64decode(coded).decode()


os.environ["ACME_ACCOUNT_ID"] = "12"
user = Acme(username="ann", transport=transport)
assert login(user.with_options(password="s")) == "ann:s"
assert login(user.with_options(password="")) == "ann:"
assert login(Acme(username="ann", password="", transport=transport)) == "ann:"
whole = user.with_options(username="bob", password="s")
assert login(whole) == "bob:s"
assert login(whole.with_options(username="eve")) == "eve:s"
try:
    login(user)
except CredentialsError as error:
    assert "username= to the client or set ACME_USERNAME and pass password=" in str(error)
else:
    raise AssertionError("no error")
os.environ["ACME_SECRET"] = "kept"
assert login(Acme(username="ann", transport=transport)) == "ann:kept"
os.environ["ACME_USERNAME"] = "who"
back = pickle.loads(pickle.dumps(Acme(transport=transport))).with_options(
    transport=transport
)
assert login(back) == "who:kept"
del os.environ["ACME_SECRET"], os.environ["ACME_USERNAME"]
Acme(token="t", transport=transport).accounts.zones.list()
assert sent(transport)[0] == "/accounts/12/zones"


async def main() -> None:
    """The same of the asynchronous client."""
    transport: AsyncFakeTransport = answering(AsyncFakeTransport())
    async with AsyncAcme(token="t", account_id=7, transport=transport) as client:
        assert await client.accounts.zones.list() == ["a"]
        assert sent(transport) == ("/accounts/7/zones", "2026-01-01")
        changed = client.with_options(account_id="8")
        await changed.accounts.zones.delete(zone="z")
        assert sent(transport)[0] == "/accounts/8/zones/z"


asyncio.run(main())
