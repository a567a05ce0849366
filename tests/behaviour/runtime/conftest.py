"""The runtime is tested where it lies, over every transport, in threads and in tasks."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[3] / "templates"))

from fault_server import FaultServer
from runtime.clock import Clock
from runtime.httpx2_transport import AsyncHttpx2Transport, Httpx2Transport
from runtime.pyreqwest_transport import AsyncPyreqwestTransport, PyreqwestTransport
from shop.client import AsyncShop, Shop

TRANSPORTS: dict[str, tuple[Any, Any]] = {
    "httpx2": (Httpx2Transport, AsyncHttpx2Transport),
    "pyreqwest": (PyreqwestTransport, AsyncPyreqwestTransport),
}


class TestClock(Clock):
    """Time that stands still but for sleeping, and chance that always says the most."""

    __test__ = False

    def __init__(self) -> None:
        self.at = 1_000_000.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.at

    def now(self) -> float:
        return self.at

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds

    async def asleep(self, seconds: float) -> None:
        self.sleep(seconds)

    def uniform(self, low: float, high: float) -> float:
        return high


class Bench:
    """Runs the same test over one transport, in a thread or in an event loop."""

    def __init__(self, transport: str, asynchronous: bool) -> None:
        self.asynchronous = asynchronous
        self.name = transport
        self._make = TRANSPORTS[transport][asynchronous]
        self._runner = asyncio.Runner() if asynchronous else None
        self._clients: list[Any] = []
        self.clock = TestClock()

    def transport(self, **settings: Any) -> Any:
        return self._make(**settings)

    def client(
        self, server: FaultServer, *, waits: bool = False, **settings: Any
    ) -> Any:
        """A client of the server; its waits take no time, unless `waits` is set."""
        options = {
            key: settings.pop(key)
            for key in ("retry_policy", "body_limit", "max_redirects", "allow_http")
            if key in settings
        }
        settings.setdefault("credentials", {"token": "tok-en"})
        settings.setdefault("base_url", server.url)
        settings.setdefault("transport", self.transport())
        made = (AsyncShop if self.asynchronous else Shop)(**settings)
        if not waits:
            options["clock"] = self.clock
        made = made.with_options(**options)
        self._clients.append(made)
        return made

    def do(self, value: Callable[[], Any] | Any) -> Any:
        """The result of a call."""
        if self._runner is None:
            return value() if callable(value) else value

        async def perform() -> Any:
            made = value() if callable(value) else value
            return await made if hasattr(made, "__await__") else made

        return self._runner.run(perform())

    def all(self, value: Callable[[], Any]) -> list[Any]:
        """The items of an iterable or asynchronous iterable, opened by a call."""
        if self._runner is None:
            return list(value())

        async def perform() -> list[Any]:
            made = value()
            if not hasattr(made, "__aiter__"):
                made = await made
            return [item async for item in made]

        return self._runner.run(perform())

    def close(self) -> None:
        for client in self._clients:
            self.do(client.aclose if self.asynchronous else client.close)
        if self._runner is not None:
            self._runner.close()


@pytest.fixture(
    params=[(t, a) for t in TRANSPORTS for a in (False, True)],
    ids=lambda p: f"{p[0]}-{'async' if p[1] else 'sync'}",
)
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    made = Bench(*request.param)
    yield made
    made.close()
    gc.collect()


@pytest.fixture
def server() -> Iterator[FaultServer]:
    made = FaultServer()
    yield made
    made.close()
