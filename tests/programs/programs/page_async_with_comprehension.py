"""Pages are read in asynchronous comprehensions, and two lists side by side."""

# kind: page

import asyncio

from radio import AsyncRadio
from station import on_air, shelves


async def main(url: str) -> None:
    async with AsyncRadio(token="t", base_url=url) as client:
        ids = {each.id async for each in client.recordings.list() if each.labels}
        assert len(ids) == 3

        async def first() -> str:
            async for each in client.recordings.list():
                return each.id
            return ""

        assert set(await asyncio.gather(first(), first())) == {"p0-0"}
        count = 0
        async for page in client.recordings.list().pages():
            count += len(page.items)
        assert count == 3

        async def ids_of() -> "asyncio.Queue[str]":
            queue: asyncio.Queue[str] = asyncio.Queue()
            async for each in client.recordings.list():
                await queue.put(each.id)
            return queue

        assert (await ids_of()).qsize() == 3


with on_air(shelves(2, 1)) as station:
    asyncio.run(main(station.url))
