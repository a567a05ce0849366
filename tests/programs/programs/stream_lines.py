"""A body of JSON Lines is a stream of models."""

# kind: stream

import json

from radio import Radio
from station import Reply, on_air, recording

lines = [json.dumps(recording(f"r{n}")).encode() + b"\n" for n in range(3)]
with on_air(Reply(pieces=lines, media="application/jsonl")) as station:
    with Radio(token="t", base_url=station.url) as client:
        found = [each.id for each in client.exports.lines()]
assert found == ["r0", "r1", "r2"]
