"""A download is iterated over, as other replies of bytes are; it is read once."""

# kind: stream

import asyncio
from collections.abc import Iterable

from radio import AsyncRadio, Radio
from station import Reply, on_air


def measure(pieces: Iterable[bytes]) -> int:
    return sum(map(len, pieces))


async def read(url: str) -> bytes:
    async with AsyncRadio(token="t", base_url=url) as client:
        async with await client.recordings.audio(recording_id="r1") as audio:
            return b"".join([piece async for piece in audio])


with on_air(Reply(pieces=[b"abc", b"de"], media="audio/flac")) as station:
    with Radio(token="t", base_url=station.url) as client:
        with client.recordings.audio(recording_id="r1") as audio:
            assert measure(audio) == 5
        with client.recordings.audio(recording_id="r1") as audio:
            for piece in audio:
                assert piece
            try:
                audio.read()
            except RuntimeError as error:
                assert "read already" in str(error)
            else:
                raise AssertionError("read twice")
    assert asyncio.run(read(station.url)) == b"abcde"
