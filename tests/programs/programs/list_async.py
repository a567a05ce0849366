"""The asynchronous list is read by `async for`, also in a comprehension."""

# kind: page

import asyncio

from radio import AsyncRadio, Recording
from station import on_air, shelves


async def load(url: str) -> list[Recording]:
    async with AsyncRadio(token="t", base_url=url) as client:
        return [each async for each in client.recordings.list()]


with on_air(shelves(1, 2)) as station:
    assert len(asyncio.run(load(station.url))) == 3
