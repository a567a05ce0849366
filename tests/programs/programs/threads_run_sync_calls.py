"""Synchronous calls run in threads of an event loop and of executors; one client serves all."""

# kind: threads

import asyncio
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from threading import Thread

from radio import NotFoundError, Radio, Recording
from station import Reply, Visit, fault, on_air, recording


def answer(visit: Visit) -> Reply:
    id = visit.path.rpartition("/")[2]
    return Reply(fault(), 404) if id == "gone" else Reply(recording(id))


async def main(client: Radio) -> list[Recording]:
    loop = asyncio.get_running_loop()
    first = await asyncio.to_thread(client.recordings.retrieve, recording_id="r1")
    second = await loop.run_in_executor(None, lambda: client.recordings.retrieve(recording_id="r2"))
    return [first, second]


with on_air(answer) as station, Radio(token="t", base_url=station.url) as client:
    assert [each.id for each in asyncio.run(main(client))] == ["r1", "r2"]
    with ThreadPoolExecutor(8) as pool:
        waits: dict[Future[Recording], str] = {
            pool.submit(client.recordings.retrieve, recording_id=id): id
            for id in ("gone", *(f"r{number}" for number in range(20)))
        }
        for done in as_completed(waits):
            error = done.exception()
            if error is not None:
                assert isinstance(error, NotFoundError) and waits[done] == "gone"
            else:
                assert done.result().id == waits[done]

        def name(id: str) -> str:
            return client.recordings.retrieve(recording_id=id).name

        names = pool.map(name, "ab")
        assert list(names) == ["Take a", "Take b"]
    made: list[Radio] = []
    thread = Thread(target=lambda: made.append(client.with_options(timeout=9)))
    thread.start()
    thread.join()
    assert made[0].recordings.retrieve(recording_id="r1").id == "r1"
assert len(station.peers) <= 12
