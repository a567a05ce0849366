"""Asynchronous clients upload paths, files, generators and asynchronous generators."""

# kind: upload

import asyncio
import io
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from tempfile import SpooledTemporaryFile

from radio import AsyncRadio, FileContent, FileInput
from station import Reply, Visit, on_air

Path("take.flac").write_bytes(b"la la")


async def live() -> AsyncIterator[bytes]:
    for part in (b"la", b" ", b"la"):
        await asyncio.sleep(0)
        yield part


def pieces() -> Iterator[bytes]:
    yield from (b"la ", b"la")


def answer(visit: Visit) -> Reply:
    return Reply({"id": "a", "size": 5}, 201) if visit.method == "POST" else Reply(status=204)


async def main(url: str) -> None:
    spooled = SpooledTemporaryFile[bytes](max_size=100)
    spooled.write(b"la la")
    spooled.seek(0)
    async with AsyncRadio(token="t", base_url=url) as client:
        whole: list[FileContent] = [live(), pieces(), Path("take.flac"), b"la la"]
        for source in whole:
            await client.recordings.replace_audio(recording_id="r1", body=source)
        parts: list[FileInput] = [
            live(),
            spooled,
            ("live.flac", live()),
            ("live.flac", pieces(), "audio/flac"),
            ("live.flac", io.BytesIO(b"la la"), "audio/flac", {"X-Take": "1"}),
        ]
        for file in parts:
            await client.recordings.attach(
                recording_id="r1", file=file, pages=[b"one", ("two.txt", b"two")]
            )


with on_air(answer) as station:
    asyncio.run(main(station.url))
assert [visit.content for visit in station.visits[:4]] == [b"la la"] * 4
for visit in station.visits[4:]:
    assert b"\r\n\r\nla la\r\n" in visit.content
    assert visit.content.count(b' name="pages";') == 2
assert b"X-Take: 1\r\n" in station.visits[-1].content
assert b"Content-Type: audio/flac\r\n" in station.visits[-1].content
