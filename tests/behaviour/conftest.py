"""Servers on the loopback interface, and the committed client of the PostHog API."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback import serve
from posthog_server import PostHogServer
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
def posthog(_switch: tuple[Switch, str]) -> PostHogServer:
    """A fresh PostHog, which listens at `posthog_url`."""
    server = PostHogServer()
    _switch[0].app = server.app
    return server


@pytest.fixture
def posthog_url(posthog: PostHogServer, _switch: tuple[Switch, str]) -> str:
    """Where the fresh PostHog listens."""
    return _switch[1]
