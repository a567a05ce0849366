"""Many tasks against a server that takes so many requests a second: all calls succeed."""

from __future__ import annotations

import asyncio
import heapq
import random
from collections import Counter
from collections.abc import AsyncIterator

from runtime.clock import Clock
from runtime.message import Headers, Request
from runtime.timeout import Timeout
from runtime.transport import AsyncIncoming
from shop.client import AsyncShop

TASKS, CALLS, RATE = 60, 15, 60


class Hall(Clock):
    """Time that all tasks share, and that goes on when each of them waits."""

    def __init__(self) -> None:
        self.at = 1_000_000.0
        self.busy = TASKS
        self._waiting: list[tuple[float, int, asyncio.Event]] = []
        self._count = 0
        self._chance = random.Random(7)

    def monotonic(self) -> float:
        return self.at

    def now(self) -> float:
        return self.at

    def uniform(self, low: float, high: float) -> float:
        return self._chance.uniform(low, high)

    async def asleep(self, seconds: float) -> None:
        self._count += 1
        event = asyncio.Event()
        heapq.heappush(self._waiting, (self.at + seconds, self._count, event))
        self.busy -= 1
        self._go_on()
        await event.wait()

    def leave(self) -> None:
        self.busy -= 1
        self._go_on()

    def _go_on(self) -> None:
        if not self.busy and self._waiting:
            self.at, _, event = heapq.heappop(self._waiting)
            self.busy += 1
            event.set()


class Throttled:
    """A transport to a server that takes `RATE` requests in each second."""

    def __init__(self, clock: Hall) -> None:
        self.clock = clock
        self.taken: Counter[int] = Counter()
        self.refused = 0

    async def send(
        self, request: Request, timeout: Timeout, total: float | None = None
    ) -> AsyncIncoming:
        await self.clock.asleep(0.01)
        second = int(self.clock.at)
        free = self.taken[second] < RATE
        self.taken[second] += free
        self.refused += not free

        async def body() -> AsyncIterator[bytes]:
            yield b'{"id": 7, "name": "lamp"}'

        async def close() -> None:
            pass

        kind = "Content-Type", "application/json"
        headers = Headers([kind] if free else [kind, ("Retry-After", "1")])
        return AsyncIncoming(200 if free else 429, headers, body(), close)

    async def aclose(self) -> None:
        pass


def test_sixty_tasks_against_sixty_requests_a_second() -> None:
    clock = Hall()
    server = Throttled(clock)
    done: list[int] = []

    async def work(client: AsyncShop) -> None:
        for _ in range(CALLS):
            done.append((await client.things.get(id=7)).id)
        clock.leave()

    async def main() -> None:
        client = AsyncShop(
            base_url="https://shop.example",
            credentials={"token": "t"},
            transport=server,
            max_retries=50,
        )
        async with asyncio.TaskGroup() as group:
            for _ in range(TASKS):
                group.create_task(work(client))

    began = clock.at
    asyncio.run(main())
    assert len(done) == TASKS * CALLS and server.refused > 0
    assert max(server.taken.values()) <= RATE
    assert clock.at - began < 60  # seconds of that clock; 15 would be the least
