"""Clients shared by threads, processes and event loops, and clients forgotten."""

from __future__ import annotations

import asyncio
import gc
import os
import threading
import tracemalloc
from typing import Any

import pytest
from conftest import TRANSPORTS
from fault_server import Connection, FaultServer, Received, reply
from runtime.errors import APIError
from runtime.testing import FakeTransport
from shop.client import AsyncShop, Shop

THING = {"id": 7, "name": "lamp"}


def numbered(request: Received, connection: Connection) -> bytes:
    return reply({"id": int(request.path.rpartition("/")[2]), "name": "x"})


@pytest.fixture(params=TRANSPORTS)
def transports(request: pytest.FixtureRequest) -> Any:
    return TRANSPORTS[request.param]


def test_r30_threads_share_a_client(transports: Any, server: FaultServer) -> None:
    for number in range(64):
        server.on(f"/things/{number}", numbered)
    wrong: list[Any] = []
    begin = threading.Barrier(64)
    with Shop(
        base_url=server.url, transport=transports[0](max_connections=10)
    ) as client:

        def work(number: int) -> None:
            begin.wait()
            for _ in range(20):
                thing = client.things.get(id=number)
                if thing.id != number:
                    wrong.append((number, thing.id))

        threads = [threading.Thread(target=work, args=(n,)) for n in range(64)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert not wrong
        assert len(server.requests) == 64 * 20
        assert server.open <= 20
    for _ in range(100):
        if not server.open:
            break
        server.over.wait(0.02)
    assert server.open == 0


def test_r30_the_first_call_is_a_race(server: FaultServer) -> None:
    server.on("/things/7", reply(THING))
    client = Shop(base_url=server.url)
    begin = threading.Barrier(8)
    made: list[Any] = []

    def work() -> None:
        begin.wait()
        client.things.get(id=7)
        made.append(client._wire.transport)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(made) == 8
    assert len(set(map(id, made))) == 1
    client.close()


def test_r30_a_closed_client_says_so(bench: Any, server: FaultServer) -> None:
    client = bench.client(server)
    bench.do(client.aclose if bench.asynchronous else client.close)
    with pytest.raises(RuntimeError, match="closed"):
        bench.do(lambda: client.things.get(id=7))
    with pytest.raises(RuntimeError, match="closed"):
        bench.do(lambda: client.with_options(timeout=1).things.get(id=7))


def test_r30_closing_during_calls(transports: Any, server: FaultServer) -> None:
    def slow(request: Received, connection: Connection) -> bytes:
        connection.wait(0.3)
        return reply(THING)

    server.on("/things/7", slow)
    client = Shop(base_url=server.url, transport=transports[0](), max_retries=0)
    ended: list[Any] = []

    def work() -> None:
        try:
            ended.append(client.things.get(id=7).id)
        except (APIError, RuntimeError) as error:
            ended.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    while len(server.requests) < 4:
        server.over.wait(0.01)
    client.close()
    for thread in threads:
        thread.join(10)
    assert len(ended) == 4


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_r31_a_fork_does_not_share_connections(server: FaultServer) -> None:
    server.on("/things/7", reply(THING))
    with Shop(base_url=server.url) as client:
        client.things.get(id=7)
        child = os.fork()
        if child == 0:
            code = 1
            try:
                code = 0 if client.things.get(id=7).id == 7 else 2
            finally:
                os._exit(code)
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) == 0
        client.things.get(id=7)
    assert server.accepted == 2  # one of the parent, one of the child


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_r31_pyreqwest_refuses_to_work_in_a_fork(server: FaultServer) -> None:
    server.on("/things/7", reply(THING))
    transport = TRANSPORTS["pyreqwest"][0]()
    with Shop(base_url=server.url, transport=transport) as client:
        client.things.get(id=7)
        child = os.fork()
        if child == 0:
            code = 1
            try:
                client.things.get(id=7)
            except RuntimeError as error:
                code = 0 if "forked" in str(error) else 2
            finally:
                os._exit(code)
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) == 0


def test_r34_a_client_in_two_loops_one_after_the_other(
    transports: Any, server: FaultServer
) -> None:
    server.on("/things/7", reply(THING))
    client = AsyncShop(base_url=server.url, transport=transports[1]())

    async def call() -> int:
        return (await client.things.get(id=7)).id

    assert [asyncio.run(call()) for _ in range(3)] == [7, 7, 7]


def test_r34_a_client_in_two_loops_at_once(
    transports: Any, server: FaultServer
) -> None:
    server.on("/things/7", reply(THING))
    client = AsyncShop(base_url=server.url, transport=transports[1]())
    got: list[int] = []

    async def calls() -> None:
        for _ in range(20):
            got.append((await client.things.get(id=7)).id)

    threads = [threading.Thread(target=lambda: asyncio.run(calls())) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert got == [7] * 60


def test_r35_forgotten_clients_leave_nothing(server: FaultServer) -> None:
    def make(count: int) -> None:
        for _ in range(count):
            transport = FakeTransport()
            transport.reply("GET", "/things/7", json=THING)
            Shop(base_url=server.url, transport=transport).things.get(id=7)
            Shop(base_url=server.url)

    make(50)
    gc.collect()
    tracemalloc.start()
    make(50)
    gc.collect()
    before, _ = tracemalloc.get_traced_memory()
    make(500)
    gc.collect()
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert after - before < 200_000


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_r35_forgotten_connections_are_closed(
    transports: Any, server: FaultServer
) -> None:
    server.on("/things/7", reply(THING))
    for _ in range(20):
        Shop(base_url=server.url, transport=transports[0]()).things.get(id=7)
    gc.collect()
    for _ in range(200):
        if server.open <= 1:
            break
        server.over.wait(0.02)
    assert server.open <= 1


def test_options_share_the_connections(bench: Any, server: FaultServer) -> None:
    server.on("/things/7", reply(THING))
    client = bench.client(server)
    bench.do(lambda: client.things.get(id=7))
    other = client.with_options(max_retries=0, headers={"X-A": "b"})
    bench.do(lambda: other.things.get(id=7))
    assert server.accepted == 1
    assert server.requests[1].headers["x-a"] == "b"
    assert server.requests[1].headers["authorization"] == "Bearer tok-en"
