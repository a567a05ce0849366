"""A pool of threads maps over a list with one client, and errors come where results would."""

# kind: threads

from concurrent.futures import Future, ThreadPoolExecutor, as_completed

from radio import NotFoundError, Radio, Recording
from station import Reply, Visit, fault, on_air, recording


def answer(visit: Visit) -> Reply:
    id = visit.path.rpartition("/")[2]
    if id == "r3":
        return Reply(fault(), 404, media="application/problem+json")
    return Reply(recording(id))


with on_air(answer) as station, Radio(token="t", base_url=station.url) as client:
    with ThreadPoolExecutor(4) as pool:

        def load(id: str) -> Recording:
            return client.recordings.retrieve(recording_id=id)

        assert [each.id for each in pool.map(load, ("r1", "r2"))] == ["r1", "r2"]
        waiting: dict[Future[Recording], str] = {
            pool.submit(load, f"r{n}"): f"r{n}" for n in range(6)
        }
        good: set[str] = set()
        bad: set[str] = set()
        for done in as_completed(waiting):
            if isinstance(done.exception(), NotFoundError):
                bad.add(waiting[done])
            else:
                good.add(done.result().id)
assert bad == {"r3"} and good == {"r0", "r1", "r2", "r4", "r5"}
