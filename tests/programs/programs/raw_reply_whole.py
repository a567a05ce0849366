"""A raw reply has its body as bytes, text and JSON, its URL, and how often it was tried."""

# kind: introspect

from radio import Radio
from station import Reply, on_air, recording

throttled = Reply(status=429, headers={"Retry-After": "0"})
with on_air(throttled, Reply(recording())) as station:
    with Radio(token="t", base_url=station.url) as client:
        raw = client.raw(lambda c: c.recordings.retrieve(recording_id="r1"))
assert raw.json()["id"] == "r1" and raw.text.encode() == raw.content
assert raw.url == f"{station.url}/v2/recordings/r1" and raw.attempts == 2
