"""Endpoints without a method are streamed and downloaded, too: typed, and by both clients."""

# kind: stream

import asyncio
from typing import assert_type

from radio import (
    AsyncDownload,
    AsyncRadio,
    AsyncStream,
    Download,
    NotFoundError,
    Radio,
    Stream,
    TextCaption,
)
from station import Reply, events, fault, on_air

WORDS = [{"type": "text", "text": word} for word in ("a", "b")]
SAID = Reply(pieces=events(*WORDS), media="text/event-stream")
FILE = Reply(content=b"RIFF" * 1000, media="audio/wav")

with on_air(SAID, SAID, FILE, Reply(fault(), 404)) as station:
    with Radio(token="t", base_url=station.url) as client:
        stream = client.post("/beta/say", cast_to=Stream[TextCaption], body={"n": 2})
        assert_type(stream, Stream[TextCaption])
        with stream:
            assert [caption.text for caption in stream] == ["a", "b"]
        assert station.visits[0].headers["authorization"] == "Bearer t"
        for text in client.get("/beta/say", cast_to=Stream[str]):
            assert text.startswith('{"type": "text"')
        with client.get("/beta/audio", cast_to=Download) as file:
            assert file.content_type == "audio/wav" and len(file.read()) == 4000
        try:
            client.get("/beta/audio", cast_to=Download)
        except NotFoundError as error:
            assert error.body is not None
        else:
            raise AssertionError("no error")


async def main(url: str) -> None:
    async with AsyncRadio(token="t", base_url=url) as client:
        stream = await client.get("/beta/say", cast_to=AsyncStream[TextCaption])
        assert_type(stream, AsyncStream[TextCaption])
        assert [caption.text async for caption in stream] == ["a", "b"]
        file = await client.get("/beta/audio", cast_to=AsyncDownload)
        assert await file.read() == b"RIFF" * 1000


with on_air(SAID, FILE) as station:
    asyncio.run(main(station.url))
