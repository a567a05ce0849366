"""The phases of a call have limits of their own; a deadline bounds all attempts together."""

# kind: timeout

import time
from threading import Event
from typing import Any

from radio import APITimeoutError, Hooks, Radio, Retry, RetryPolicy, Timeout
from station import Reply, Visit, on_air, recording

as_with_httpx: Any = Timeout
try:
    as_with_httpx(10)  # for all phases there, for one here
except TypeError:
    assert Timeout.of(10) == Timeout(connect=10, read=10, write=10, pool=10)
else:
    raise AssertionError("a number that counts for one phase")
gate = Event()
retries: list[Retry] = []


def answer(visit: Visit) -> Reply:
    if visit.query.get("late"):
        gate.wait(20)
    return Reply(recording())


with on_air(answer) as station:
    limits = Timeout(connect=5, read=0.2, write=5, pool=5)
    client = Radio(token="t", base_url=station.url, timeout=limits, max_retries=1)
    client = client.with_options(
        retry_policy=RetryPolicy(base=0.01), hooks=Hooks(on_retry=retries.append)
    )
    assert client.timeout == limits and limits.read == 0.2
    try:
        client.recordings.retrieve(recording_id="r1", options={"query": {"late": "1"}})
    except APITimeoutError as error:
        assert error.request is not None and "late" in error.request.url
    else:
        raise AssertionError("no timeout")
    assert len(retries) == 1
    patient = client.with_options(timeout=None, deadline=0.5, max_retries=50)
    before = time.monotonic()
    try:
        patient.recordings.retrieve(recording_id="r1", options={"query": {"late": "1"}})
    except APITimeoutError:
        assert time.monotonic() - before > 0.3
    else:
        raise AssertionError("no timeout")
    assert client.recordings.retrieve(recording_id="r1").id == "r1"
    gate.set()
    client.close()
