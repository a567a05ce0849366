"""A call that is throttled waits as long as it is told, and then succeeds."""

# kind: retry

from radio import Radio
from station import Reply, on_air, recording

throttled = Reply(status=429, headers={"Retry-After": "0"})
with on_air(throttled, throttled, Reply(recording())) as station:
    with Radio(token="t", base_url=station.url, max_retries=2) as client:
        assert client.recordings.retrieve(recording_id="r1").id == "r1"
assert len(station.visits) == 3
