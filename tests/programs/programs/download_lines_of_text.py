"""A large text is read line by line as it comes, whatever its charset and line ends are."""

# kind: download

import asyncio

from radio import AsyncRadio, Radio
from station import Reply, on_air

TEXT = "id;name\r\n1;Köln\r2;Łódź\n\n3;東京"
LINES = ["id;name", "1;Köln", "2;Łódź", "", "3;東京"]


def pieces(charset: str) -> Reply:
    whole = TEXT.encode(charset)
    return Reply(
        pieces=[bytes([byte]) for byte in whole],
        media=f'text/csv; charset="{charset}"',
    )


async def read_async(url: str) -> tuple[list[str], str]:
    async with AsyncRadio(token="t", base_url=url) as client:
        download = await client.recordings.audio(recording_id="r1")
        lines = [line async for line in download.iter_lines()]
        download = await client.recordings.audio(recording_id="r1")
        return lines, "".join([piece async for piece in download.iter_text()])


for charset in ("utf-8", "utf-16", "gb18030"):
    with on_air(pieces(charset)) as station:
        with Radio(token="t", base_url=station.url) as client:
            audio = client.recordings.audio
            assert list(audio(recording_id="r1").iter_lines()) == LINES
            assert "".join(audio(recording_id="r1").iter_text()) == TEXT
            first = next(audio(recording_id="r1").iter_lines())
            assert first == "id;name"
        assert asyncio.run(read_async(station.url)) == (LINES, TEXT)
