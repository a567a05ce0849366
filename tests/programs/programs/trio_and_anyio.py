"""The asynchronous client works under trio, and within the groups of anyio."""

# kind: async
# needs: trio

import anyio

from radio import AsyncRadio, Timeout
from station import Reply, on_air, recording, shelves


async def calls(url: str) -> None:
    async with AsyncRadio(token="t", base_url=url, timeout=Timeout(read=30)) as client:
        async with anyio.create_task_group() as group:
            for number in range(3):

                async def call(id: str = f"r{number}") -> None:
                    await client.recordings.retrieve(recording_id=id)

                group.start_soon(call)
        with anyio.move_on_after(5):
            assert (await client.recordings.retrieve(recording_id="r1")).id == "r1"


async def pages(url: str) -> None:
    async with AsyncRadio(token="t", base_url=url) as client:
        assert len([each async for each in client.recordings.list()]) == 3


throttled = Reply(status=429, headers={"Retry-After": "0"})
for backend in ("trio", "asyncio"):
    with on_air(throttled, Reply(recording())) as station:
        anyio.run(calls, station.url, backend=backend)
    with on_air(shelves(2, 1)) as station:
        anyio.run(pages, station.url, backend=backend)
