"""Servers on the loopback interface, and the committed client of the PostHog API."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from loopback import serve
from posthog_rules import Json
from posthog_server import PostHogServer
from posthog_state import BACKFILL, EXPORT, MOST_REQUESTS
from starlette.types import ASGIApp, Receive, Scope, Send

_GENERATED = Path(__file__).parents[2] / "generated"
sys.path.insert(0, str(_GENERATED))


class Switch:
    """An app that passes each request to another one, which can be exchanged."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)


@pytest.fixture(scope="session")
def _switch() -> Iterator[tuple[Switch, str]]:
    switch = Switch()
    with serve(switch) as url:
        yield switch, url


@pytest.fixture
def posthog(_switch: tuple[Switch, str]) -> Iterator[PostHogServer]:
    """A fresh PostHog, which listens at `posthog_url`."""
    server = PostHogServer()
    _switch[0].app = server.app
    yield server
    assert len(server.recorded) <= MOST_REQUESTS


@pytest.fixture
def posthog_url(posthog: PostHogServer, _switch: tuple[Switch, str]) -> str:
    """Where the fresh PostHog listens."""
    return _switch[1]


@pytest.fixture(params=["Sync", "Async"])
def client(request: pytest.FixtureRequest, posthog_url: str) -> Any:
    """Makes calls to the server, once with each half of the client."""
    # The client is imported for the tests that use it, not for all of this folder.
    return getattr(importlib.import_module("posthog_calls"), request.param)(posthog_url)


@pytest.fixture
def export(posthog: PostHogServer) -> Json:
    """A batch export that the server holds."""
    return posthog.add_export(id=EXPORT)


@pytest.fixture
def stocked(posthog: PostHogServer, export: Json) -> PostHogServer:
    """A server on which each of the ten calls succeeds."""
    posthog.add_backfill(export, id=BACKFILL, start_at="2025-01-01T00:00:00Z")
    posthog.add_historical_export("job-1")
    return posthog
