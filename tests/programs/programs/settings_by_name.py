"""A copy of the client takes other credentials by the argument's name, which checkers know;
settings can be read."""

# kind: configure

from radio import Radio
from station import Reply, on_air, recording

with on_air(Reply(recording())) as station:
    client = Radio(token="one", base_url=station.url, headers={"X-A": "a"})
    other = client.with_options(token="two", max_retries=5, headers={"X-B": "b"})
    assert (client.max_retries, other.max_retries) == (2, 5)
    assert client.base_url == station.url and client.deadline == 600
    assert other.with_options(timeout=3).timeout.read == 3
    client.recordings.retrieve(recording_id="r1")
    other.recordings.retrieve(recording_id="r1")
    client.close()
before, after = station.visits
assert before.headers["authorization"] == "Bearer one"
assert after.headers["authorization"] == "Bearer two"
assert after.headers["x-a"] == "a" and after.headers["x-b"] == "b"
