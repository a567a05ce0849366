"""Many calls at once share a client, with a semaphore and a task group."""

# kind: async

import asyncio

from radio import AsyncRadio, NotFoundError
from station import Reply, Visit, fault, on_air, recording


def answer(visit: Visit) -> Reply:
    id = visit.path.rpartition("/")[2]
    return Reply(fault(), 404) if id == "r5" else Reply(recording(id))


async def main(url: str) -> None:
    gate = asyncio.Semaphore(3)
    async with AsyncRadio(token="t", base_url=url) as client:

        async def name(id: str) -> str:
            async with gate:
                return (await client.recordings.retrieve(recording_id=id)).name

        names = await asyncio.gather(*(name(f"r{n}") for n in range(5)))
        assert names == [f"Take r{n}" for n in range(5)]
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(name("r5"))
        except* NotFoundError as errors:
            assert len(errors.exceptions) == 1


with on_air(answer) as station:
    asyncio.run(main(station.url))
