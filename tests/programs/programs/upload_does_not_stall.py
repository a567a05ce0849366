"""While an upload waits for its source, other tasks of the event loop go on."""

# kind: upload

import asyncio
import os
import threading

from radio import AsyncRadio
from station import Reply, on_air


async def main(url: str) -> None:
    read, write = os.pipe()
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            ticks += 1
            await asyncio.sleep(0.005)

    def feed() -> None:
        os.write(write, b"la")
        os.close(write)

    async with AsyncRadio(token="t", base_url=url) as client:
        await client.status.retrieve()
        task = asyncio.create_task(tick())
        threading.Timer(0.3, feed).start()
        with os.fdopen(read, "rb") as source:
            await client.recordings.replace_audio(recording_id="r1", body=source)
        task.cancel()
    assert ticks > 20, ticks


with on_air(Reply({}), Reply(status=204)) as station:
    asyncio.run(main(station.url))
assert station.visits[-1].content == b"la"
