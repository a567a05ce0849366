"""A stream that a loop leaves gives its connection back, without `with`."""

# kind: stream

from radio import Radio
from radio.transports import Httpx2Transport
from station import Reply, events, on_air

pieces = events({"type": "text", "text": "a"}) * 5000
with on_air(Reply(pieces=pieces, media="text/event-stream")) as station:
    pool = Httpx2Transport(max_connections=2)
    client = Radio(token="t", base_url=station.url, transport=pool, max_retries=0, timeout=5)
    for _ in range(10):
        for _caption in client.captions.live():
            break
    for _ in range(5):
        client.captions.live()
assert len(station.visits) == 15
