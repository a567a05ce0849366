"""What a typed call costs over a bare one, on the loopback interface.

Usage: python bench/calls.py [--rounds N] [--calls N]

A list of ten batch exports is fetched over and over: bare httpx2 with pydantic's
TypeAdapter, and the committed PostHog client over its transports. All take turns in one
process against one server process; what counts are the ratios.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from multiprocessing.connection import Connection
from pathlib import Path

import httpx2
from pydantic import TypeAdapter
from pyreqwest.client import SyncClientBuilder

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "generated"))

from measure import machine, table
from posthog_environments import AsyncPostHog, PaginatedBatchExportList, PostHog
from posthog_environments._runtime.pyreqwest_transport import (
    AsyncPyreqwestTransport,
    PyreqwestTransport,
)

_PATH = "/api/environments/1/batch_exports/"
_TIME = "2026-01-02T03:04:05Z"
_EXPORT = {
    "id": "0190a1b2-0000-7000-8000-000000000001",
    "team_id": 1,
    "name": "Nightly",
    "model": "events",
    "destination": {"type": "S3", "config": {"bucket_name": "exports", "prefix": "x/"}},
    "interval": "hour",
    "paused": False,
    "created_at": _TIME,
    "last_updated_at": _TIME,
    "last_paused_at": None,
    "start_at": None,
    "end_at": None,
    "latest_runs": [],
    "hogql_query": "",
    "schema": None,
    "filters": None,
}
_BODY = json.dumps(
    {"count": 10, "next": None, "previous": None, "results": [_EXPORT] * 10}
).encode()
_REPLY = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
    % len(_BODY)
) + _BODY


class _Server(asyncio.Protocol):
    """Answers whatever is asked, over kept connections."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where answers go."""
        self.transport = transport
        self.waiting = b""

    def data_received(self, data: bytes) -> None:
        """Answer each request that is complete; none has a body."""
        *whole, self.waiting = (self.waiting + data).split(b"\r\n\r\n")
        for _ in whole:
            self.transport.write(_REPLY)  # type: ignore[attr-defined]


def _serve(told: Connection) -> None:
    async def run() -> None:
        server = await asyncio.get_running_loop().create_server(_Server, "127.0.0.1", 0)
        told.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


def main() -> None:
    """Start the server, measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--calls", type=int, default=100)
    options = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    server = context.Process(target=_serve, args=(there,), daemon=True)
    server.start()
    base = f"http://127.0.0.1:{here.recv()}"
    try:
        print("# Calls on loopback\n")
        print(f"Ten batch exports, {len(_BODY):,} bytes; {machine()}.\n")
        print(table(_HEAD, _report(_sync(base, options.rounds, options.calls))))
        found = asyncio.run(_async(base, options.rounds, options.calls))
        print(table(_HEAD, _report(found)))
        print(
            "Ratios are to bare httpx2: the median of those of the single rounds, in each of "
            "which all take turns. CPU is that of the calling process with its threads."
        )
    finally:
        server.terminate()


_HEAD = ("call", "µs, median", "µs, best round", "ratio", "CPU µs, median", "CPU ratio")
Times = dict[str, list[tuple[float, float]]]
"""Seconds a call, by the clock and of this process's CPU, in each round."""


def _report(found: Times) -> list[list[object]]:
    base = next(iter(found.values()))
    rows: list[list[object]] = []
    for name, rounds in found.items():
        wall, cpu = zip(*rounds, strict=True)
        pairs = list(zip(rounds, base, strict=True))
        rows.append(
            [
                name,
                f"{statistics.median(wall) * 1e6:.0f}",
                f"{min(wall) * 1e6:.0f}",
                f"{statistics.median(a[0] / b[0] for a, b in pairs):.2f}",
                f"{statistics.median(cpu) * 1e6:.0f}",
                f"{statistics.median(a[1] / b[1] for a, b in pairs):.2f}",
            ]
        )
    return rows


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _since(start: tuple[float, float], calls: int) -> tuple[float, float]:
    wall, cpu = _now()
    return (wall - start[0]) / calls, (cpu - start[1]) / calls


def _sync(base: str, rounds: int, calls: int) -> Times:
    bare, fast = httpx2.Client(), SyncClientBuilder().build()
    ours = PostHog(api_key="phx_x", base_url=base)
    ours.environments.batch_exports.list(project_id="1").first()  # completes the models
    adapter = TypeAdapter(PaginatedBatchExportList)
    quick = PostHog(api_key="phx_x", base_url=base, transport=PyreqwestTransport())
    url = base + _PATH
    ways: dict[str, Callable[[], object]] = {
        "bare httpx2 + TypeAdapter": lambda: adapter.validate_json(
            bare.get(url).content
        ),
        "typed, httpx2": lambda: ours.environments.batch_exports.list(
            project_id="1"
        ).first(),
        "bare pyreqwest + TypeAdapter": lambda: adapter.validate_json(
            fast.get(url).build().send().bytes().to_bytes()
        ),
        "typed, pyreqwest": lambda: quick.environments.batch_exports.list(
            project_id="1"
        ).first(),
    }
    found: Times = {name: [] for name in ways}
    for way in ways.values():
        for _ in range(20):
            way()
    for _ in range(rounds):
        for name, way in ways.items():
            start = _now()
            for _ in range(calls):
                way()
            found[name].append(_since(start, calls))
    return found


async def _async(base: str, rounds: int, calls: int) -> Times:
    adapter = TypeAdapter(PaginatedBatchExportList)
    url = base + _PATH
    bare = httpx2.AsyncClient()
    ours = AsyncPostHog(api_key="phx_x", base_url=base)
    quick = AsyncPostHog(
        api_key="phx_x", base_url=base, transport=AsyncPyreqwestTransport()
    )

    async def bare_call() -> object:
        return adapter.validate_json((await bare.get(url)).content)

    ways: dict[str, Callable[[], Awaitable[object]]] = {
        "async: bare httpx2 + TypeAdapter": bare_call,
        "async: typed, httpx2": lambda: ours.environments.batch_exports.list(
            project_id="1"
        ).first(),
        "async: typed, pyreqwest": lambda: quick.environments.batch_exports.list(
            project_id="1"
        ).first(),
    }
    found: Times = {name: [] for name in ways}
    for way in ways.values():
        for _ in range(20):
            await way()
    for _ in range(rounds):
        for name, way in ways.items():
            start = _now()
            for _ in range(calls):
                await way()
            found[name].append(_since(start, calls))
    return found


if __name__ == "__main__":
    main()
