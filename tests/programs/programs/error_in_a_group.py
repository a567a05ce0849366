"""Errors of tasks that run together come as a group, from which `except*` picks."""

# kind: error

import asyncio

from radio import APIStatusError, AsyncRadio, NotFoundError
from station import Reply, Visit, fault, on_air, recording


def answer(visit: Visit) -> Reply:
    if visit.path.endswith("gone"):
        return Reply(fault(), 404, media="application/problem+json")
    return Reply(recording())


async def main(url: str) -> int:
    found = 0
    async with AsyncRadio(token="t", base_url=url) as client:
        try:
            async with asyncio.TaskGroup() as group:
                for name in ("gone", "gone"):
                    group.create_task(client.recordings.retrieve(recording_id=name))
        except* NotFoundError as errors:
            for error in errors.exceptions:
                assert isinstance(error, APIStatusError) and error.status_code == 404
                assert "not_found" in error.text
                found += 1
        results = await asyncio.gather(
            client.recordings.retrieve(recording_id="r1"),
            client.recordings.retrieve(recording_id="gone"),
            return_exceptions=True,
        )
        assert isinstance(results[1], NotFoundError) and not isinstance(results[0], BaseException)
    return found


with on_air(answer) as station:
    assert asyncio.run(main(station.url)) >= 1
