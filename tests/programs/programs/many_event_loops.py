"""One asynchronous client serves many runs of asyncio, and leaves no connection behind."""

# kind: async
# flags: -W error

import asyncio
import gc
import time

from radio import AsyncRadio
from station import Reply, on_air, recording

with on_air(Reply(recording())) as station:
    client = AsyncRadio(token="t", base_url=station.url)
    for number in range(20):
        asyncio.run(client.recordings.retrieve(recording_id=f"r{number}"))
    gc.collect()
    assert len(station.peers) == 20
    deadline = time.monotonic() + 5
    while station.open and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not station.open, station.open
