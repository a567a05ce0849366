"""A download is read in pieces of a size, as with httpx and requests, whatever comes."""

# kind: stream

import asyncio

from radio import AsyncRadio, Radio
from station import Reply, on_air

SENT = [b"abc", b"defgh", b"i", b"jk"]
WANTED = [b"abcd", b"efgh", b"ijk"]


async def read(url: str) -> list[bytes]:
    async with AsyncRadio(token="t", base_url=url) as client:
        async with await client.recordings.audio(recording_id="r1") as audio:
            return [piece async for piece in audio.iter_bytes(chunk_size=4)]


with on_air(Reply(pieces=SENT, media="audio/flac")) as station:
    with Radio(token="t", base_url=station.url) as client:
        with client.recordings.audio(recording_id="r1") as audio:
            assert list(audio.iter_bytes(4)) == WANTED
        with client.recordings.audio(recording_id="r1") as audio:
            assert b"".join(audio.iter_bytes()) == b"abcdefghijk"
        with client.recordings.audio(recording_id="r1") as audio:
            try:
                list(audio.iter_bytes(0))
            except ValueError as error:
                assert "chunk_size" in str(error)
            else:
                raise AssertionError("pieces of nothing")
    assert asyncio.run(read(station.url)) == WANTED
