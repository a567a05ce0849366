"""Clients, streams and downloads go into exit stacks and `closing`, as other resources do."""

# kind: context

import asyncio
from contextlib import AsyncExitStack, ExitStack, aclosing, closing

from radio import AsyncRadio, Radio
from station import Reply, Visit, events, on_air

TEXT = {"type": "text", "text": "la"}


def answer(visit: Visit) -> Reply:
    if visit.path.endswith("audio"):
        return Reply(content=b"x" * 1000, media="application/octet-stream")
    return Reply(pieces=events(TEXT, TEXT), media="text/event-stream")


def count(client: Radio) -> int:
    with ExitStack() as stack:
        stream = stack.enter_context(client.captions.live())
        audio = stack.enter_context(client.recordings.audio(recording_id="r1"))
        return len(list(stream)) + len(audio.read())


async def count_async(url: str) -> int:
    async with AsyncExitStack() as stack:
        client = await stack.enter_async_context(AsyncRadio(token="t", base_url=url))
        stream = await stack.enter_async_context(await client.captions.live())
        audio = await client.recordings.audio(recording_id="r1")
        await stack.enter_async_context(audio)
        heard = [caption async for caption in stream]
        async with aclosing(AsyncRadio(token="t", base_url=url)) as other:
            await (await other.recordings.audio(recording_id="r2")).read()
        return len(heard) + len(await audio.read())


with on_air(answer) as station:
    with closing(Radio(token="t", base_url=station.url)) as client:
        assert count(client) == 1002
    assert asyncio.run(count_async(station.url)) == 1002
