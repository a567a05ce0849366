"""Threads share a client."""

# kind: threads

from concurrent.futures import ThreadPoolExecutor

from radio import Radio
from station import Reply, Visit, on_air, recording


def answer(visit: Visit) -> Reply:
    return Reply(recording(visit.path.rpartition("/")[2]))


with on_air(answer) as station, Radio(token="t", base_url=station.url) as client:
    with ThreadPoolExecutor(8) as pool:
        ids = [f"r{n}" for n in range(40)]
        found = [pool.submit(client.recordings.retrieve, recording_id=id) for id in ids]
        assert [each.result().id for each in found] == ids
