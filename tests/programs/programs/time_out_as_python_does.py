"""`except TimeoutError` catches a call that took too long, in a thread and in an event loop."""

# kind: timeout

import asyncio
import pickle
from threading import Event

from radio import APIConnectionError, APITimeoutError, AsyncRadio, Radio
from station import Reply, Visit, on_air, recording

gate = Event()


def answer(visit: Visit) -> Reply:
    gate.wait(20)
    return Reply(recording())


async def retrieve(url: str) -> None:
    async with AsyncRadio(token="t", base_url=url, max_retries=0) as client:
        await client.recordings.retrieve(recording_id="r", options={"timeout": 0.1})


with on_air(answer) as station:
    with Radio(token="t", base_url=station.url, timeout=0.1, max_retries=0) as radio:
        try:
            radio.recordings.retrieve(recording_id="r")
        except TimeoutError as error:
            assert isinstance(error, APITimeoutError)
            assert isinstance(error, APIConnectionError)
            assert "GET" in str(error)
            again = pickle.loads(pickle.dumps(error))
            assert type(again) is APITimeoutError
            assert (str(again), again.sent) == (str(error), error.sent)
        else:
            raise AssertionError("in time")
    try:
        asyncio.run(retrieve(station.url))
    except TimeoutError as error:
        assert isinstance(error, APITimeoutError)
    else:
        raise AssertionError("in time")
    gate.set()
