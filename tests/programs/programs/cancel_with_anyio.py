"""Scopes of anyio end a call, a stream and a list, in asyncio and in trio."""

# kind: cancel
# needs: anyio trio

import json
from collections.abc import Iterator
from threading import Event

import anyio

from radio import AsyncRadio
from station import Reply, Visit, on_air, recording

gate = Event()


def captions() -> Iterator[bytes]:
    yield b"data: " + json.dumps({"type": "text", "text": "la"}).encode() + b"\n\n"
    gate.wait(20)


def answer(visit: Visit) -> Reply:
    if visit.path.endswith("live"):
        return Reply(pieces=captions(), media="text/event-stream")
    if "cursor" in visit.query:
        gate.wait(20)
    return Reply({"items": [recording()], "next_cursor": "2"})


async def main(url: str) -> None:
    async with AsyncRadio(token="t", base_url=url) as client:
        heard: list[str] = []
        with anyio.CancelScope() as scope:
            async with await client.captions.live() as stream:
                async for caption in stream:
                    heard.append(caption.type)
                    scope.deadline = anyio.current_time() + 0.1
        assert scope.cancelled_caught and heard == ["text"]
        seen: list[str] = []
        with anyio.CancelScope() as scope:
            async for each in client.recordings.list():
                seen.append(each.id)
                scope.deadline = anyio.current_time() + 0.1
        assert scope.cancelled_caught and seen == ["r1"]
        try:
            with anyio.fail_after(0.2):
                await client.recordings.list(cursor="2").first()
        except TimeoutError:
            seen.append("late")
        assert seen == ["r1", "late"]
        first = await client.recordings.list().first()
        assert first.items[0].id == "r1"


with on_air(answer) as station:
    try:
        anyio.run(main, station.url)
        anyio.run(main, station.url, backend="trio")
    finally:
        gate.set()
