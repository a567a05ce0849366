"""A pool of processes, forked or spawned, is given a client and gives models back."""

# kind: processes

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor

from radio import NotFoundError, Radio, Recording
from station import Reply, Visit, fault, on_air, recording


def load(client: Radio, id: str) -> Recording:
    return client.recordings.retrieve(recording_id=id)


def answer(visit: Visit) -> Reply:
    id = visit.path.rpartition("/")[2]
    return Reply(fault(), 404) if id == "gone" else Reply(recording(id))


def main() -> None:
    os.environ["RADIO_TOKEN"] = "key"
    with on_air(answer) as station:
        client = Radio(base_url=station.url)
        client.recordings.retrieve(recording_id="warm")
        for method in ("spawn", "fork"):
            context = multiprocessing.get_context(method)
            with ProcessPoolExecutor(2, mp_context=context) as pool:
                waits = [pool.submit(load, client, f"r{n}") for n in range(4)]
                assert [wait.result().id for wait in waits] == ["r0", "r1", "r2", "r3"]
                error = pool.submit(load, client, "gone").exception()
            assert isinstance(error, NotFoundError) and error.status_code == 404
            assert error.body is not None and error.body.code == "not_found"
        assert client.recordings.retrieve(recording_id="warm").id == "warm"


if __name__ == "__main__":
    main()
