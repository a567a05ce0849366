"""A task that is cancelled ends at once, and the client can be used afterwards."""

# kind: cancel

import asyncio
import threading

from radio import AsyncRadio
from station import Reply, Visit, on_air

done = threading.Event()


def late(visit: Visit) -> Reply:
    done.wait(10)
    return Reply({})


async def main(url: str) -> None:
    async with AsyncRadio(token="t", base_url=url) as client:
        await client.status.retrieve()
        try:
            async with asyncio.timeout(0.05):
                await client.status.retrieve()
        except TimeoutError:
            done.set()
        assert await client.status.retrieve() == {"up": True}


with on_air(Reply({}), late, Reply({"up": True})) as station:
    asyncio.run(main(station.url))
