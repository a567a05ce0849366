"""Clients, streams and downloads are context managers, also in an `ExitStack` and async ones."""

# kind: context

import asyncio
from contextlib import AsyncExitStack, ExitStack

from radio import AsyncRadio, Radio
from station import Reply, Visit, events, on_air


def answer(visit: Visit) -> Reply:
    if visit.path.endswith("audio"):
        return Reply(content=b"sound", media="application/octet-stream")
    return Reply(pieces=events({"type": "text", "text": "a"}), media="text/event-stream")


async def main(url: str) -> bytes:
    async with AsyncExitStack() as stack:
        client = await stack.enter_async_context(AsyncRadio(token="t", base_url=url))
        captions = await stack.enter_async_context(await client.captions.live())
        assert [each.type async for each in captions] == ["text"]
        audio = await stack.enter_async_context(await client.recordings.audio(recording_id="r1"))
        return b"".join([piece async for piece in audio.iter_bytes()])


with on_air(answer) as station:
    with ExitStack() as stack:
        client = stack.enter_context(Radio(token="t", base_url=station.url))
        captions = stack.enter_context(client.captions.live())
        assert len(list(captions)) == 1
        audio = stack.enter_context(client.recordings.audio(recording_id="r1"))
        assert b"".join(audio.iter_bytes()) == b"sound"
    assert asyncio.run(main(station.url)) == b"sound"
