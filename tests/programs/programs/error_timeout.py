"""A timeout is a number of seconds, for the client or for one call."""

# kind: timeout

import threading

from radio import APITimeoutError, Radio
from station import Reply, Visit, on_air

done = threading.Event()


def late(visit: Visit) -> Reply:
    done.wait(5)
    return Reply({})


with on_air(late) as station:
    client = Radio(token="t", base_url=station.url, timeout=30, max_retries=0)
    for options_of_client in (client, client.with_options(timeout=0.05)):
        try:
            options_of_client.status.retrieve(options={"timeout": 0.05})
        except APITimeoutError:
            continue
        raise AssertionError("no error")
    done.set()
