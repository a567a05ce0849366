"""Ctrl-C ends a call with KeyboardInterrupt, and the client goes on with the next one."""

# kind: cancel

import signal
import threading

from radio import Radio
from station import Reply, Visit, on_air, recording

waiting = threading.Event()


def answer(visit: Visit) -> Reply:
    if visit.path.endswith("slow"):
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
        waiting.wait(5)
    return Reply(recording())


with on_air(answer) as station, Radio(token="t", base_url=station.url) as client:
    try:
        client.recordings.retrieve(recording_id="slow")
    except KeyboardInterrupt:
        waiting.set()
    else:
        raise AssertionError("it went on")
    assert client.recordings.retrieve(recording_id="r1").id == "r1"
