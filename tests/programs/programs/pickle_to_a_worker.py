"""A client, and a method of it, go to a worker, which has the key in its own environment."""

# kind: pickle

import os
import pickle

import httpx2

from radio import Radio
from radio.transports import Httpx2Transport
from station import Reply, on_air, recording

os.environ["RADIO_TOKEN"] = "key-of-the-worker"
with on_air(Reply(recording())) as station:
    client = Radio(token="mine", base_url=station.url, transport=Httpx2Transport(max_connections=3))
    packed = pickle.dumps(client.recordings.retrieve)
    assert b"mine" not in packed
    assert pickle.loads(packed)(recording_id="r1").id == "r1"
assert station.visits[0].headers["authorization"] == "Bearer key-of-the-worker"
try:
    pickle.dumps(Radio(transport=Httpx2Transport(httpx2.Client())))
except TypeError as error:
    assert "httpx2" in str(error)
else:
    raise AssertionError("no error")
