"""`asyncio.timeout` and a failing task group end calls at once; the client goes on after."""

# kind: cancel

import asyncio
from threading import Event

from radio import AsyncRadio, NotFoundError
from station import Reply, Visit, on_air, recording

gate = Event()


def answer(visit: Visit) -> Reply:
    if visit.path.endswith("slow"):
        gate.wait(20)
    if visit.path.endswith("gone"):
        return Reply({"code": "gone", "detail": "It is gone."}, 404)
    return Reply(recording())


async def main(url: str) -> None:
    async with AsyncRadio(token="t", base_url=url, max_retries=5) as client:
        retrieve = client.recordings.retrieve
        try:
            async with asyncio.timeout(0.2):
                await retrieve(recording_id="slow")
        except TimeoutError as error:
            assert type(error) is TimeoutError
        else:
            raise AssertionError("no timeout")
        await retrieve(recording_id="r1")
        slow = asyncio.create_task(retrieve(recording_id="slow"))
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(asyncio.wait_for(slow, 20))
                group.create_task(retrieve(recording_id="gone"))
        except* NotFoundError as errors:
            assert len(errors.exceptions) == 1
        assert slow.cancelled()
        done, left = await asyncio.wait(
            [asyncio.create_task(retrieve(recording_id=name)) for name in ("r1", "slow")],
            return_when=asyncio.FIRST_COMPLETED,
        )
        assert len(done) == len(left) == 1
        for task in left:
            task.cancel()
        ended = await asyncio.gather(*left, return_exceptions=True)
        assert isinstance(ended[0], asyncio.CancelledError)
        assert (await retrieve(recording_id="r1")).id == "r1"


with on_air(answer) as station:
    try:
        asyncio.run(main(station.url))
    finally:
        gate.set()
