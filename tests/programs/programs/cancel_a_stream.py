"""A task that reads a stream is cancelled, and its connection does not stay behind."""

# kind: cancel

import asyncio
from threading import Event
from collections.abc import Iterator

from radio import AsyncRadio
from station import Reply, Visit, on_air, recording

gate = Event()


def answer(visit: Visit) -> Reply:
    if visit.path.endswith("live"):

        def pieces() -> Iterator[bytes]:
            yield b'data: {"type": "text", "text": "a"}\n\n'
            gate.wait(20)

        return Reply(pieces=pieces(), media="text/event-stream")
    return Reply(recording())


async def main(url: str) -> None:
    async with AsyncRadio(token="t", base_url=url) as client:
        came = asyncio.Event()

        async def read() -> None:
            async for _ in await client.captions.live():
                came.set()

        task = asyncio.create_task(read())
        await came.wait()
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            pass
        assert task.cancelled()
        try:
            async with asyncio.timeout(0.1):
                async for _ in await client.captions.live():
                    pass
        except TimeoutError:
            pass
        assert (await client.recordings.retrieve(recording_id="r1")).id == "r1"


with on_air(answer) as station:
    asyncio.run(main(station.url))
    gate.set()
