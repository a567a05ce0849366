"""A deadline given with a call bounds the whole stream, however often the server pings."""

# kind: timeout

import asyncio
import time
from collections.abc import Iterator

from radio import APITimeoutError, AsyncRadio, Radio
from station import Reply, Visit, on_air


def pings(visit: Visit) -> Reply:
    def pieces() -> Iterator[bytes]:
        for _ in range(200):
            yield b": ping\n\n"
            time.sleep(0.02)

    return Reply(pieces=pieces(), media="text/event-stream")


async def main(url: str) -> None:
    async with AsyncRadio(token="t", base_url=url) as client:
        try:
            async for _ in await client.captions.live(options={"deadline": 0.3}):
                pass
        except APITimeoutError:
            return
        raise AssertionError("no error")


with on_air(pings) as station:
    try:
        list(Radio(token="t", base_url=station.url).captions.live(options={"deadline": 0.3}))
    except APITimeoutError:
        pass
    else:
        raise AssertionError("no error")
    asyncio.run(main(station.url))
