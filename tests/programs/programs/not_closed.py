"""A client that nobody closes warns nobody: its connections go with it."""

# kind: session
# flags: -W error -X dev

import asyncio
import gc

from radio import AsyncRadio, Radio
from station import Reply, on_air, recording


async def main(url: str) -> None:
    for _ in range(3):
        await AsyncRadio(token="t", base_url=url).recordings.retrieve(recording_id="r1")


with on_air(Reply(recording())) as station:
    for _ in range(3):
        Radio(token="t", base_url=station.url).recordings.retrieve(recording_id="r1")
        gc.collect()
    asyncio.run(main(station.url))
    gc.collect()
