"""A call gives the status and the headers of its reply beside its value when asked."""

# kind: introspect

from radio import Radio, Recording
from station import Reply, on_air, recording

with on_air(Reply(recording(), headers={"ETag": '"7"', "x-request-id": "q1"})) as station:
    with Radio(token="t", base_url=station.url) as client:
        raw = client.raw(lambda c: c.recordings.retrieve(recording_id="r1"))
value: Recording = raw.value
assert value.id == "r1" and raw.status_code == 200 and raw.headers["etag"] == '"7"'
assert raw.request_id == "q1" and raw.elapsed > 0
