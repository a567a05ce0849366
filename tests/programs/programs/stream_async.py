"""The asynchronous stream is read by `async for`."""

# kind: stream

import asyncio

from radio import AsyncRadio, TextCaption
from station import Reply, events, on_air


async def main(url: str) -> list[str]:
    async with AsyncRadio(token="t", base_url=url) as client:
        captions = await client.captions.live()
        return [each.text async for each in captions if isinstance(each, TextCaption)]


said = events({"type": "text", "text": "a"}, {"type": "text", "text": "b"})
with on_air(Reply(pieces=said, media="text/event-stream")) as station:
    assert asyncio.run(main(station.url)) == ["a", "b"]
