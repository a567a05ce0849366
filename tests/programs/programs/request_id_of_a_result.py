"""A result knows the id of its request, for the server's support; it changes nothing else."""

# kind: introspect

import copy
import pickle

from radio import Radio
from station import Reply, on_air, recording

first = Reply(recording(), headers={"X-Request-Id": "req-1"})
second = Reply(recording(), headers={"X-Request-Id": "req-2"})
with on_air(first, second, Reply(recording())) as station:
    with Radio(token="t", base_url=station.url) as client:
        one = client.recordings.retrieve(recording_id="r1")
        two = client.recordings.retrieve(recording_id="r1")
        none = client.recordings.retrieve(recording_id="r1")
ids = [each._request_id for each in (one, two, none)]  # pyright: ignore[reportPrivateUsage]
assert ids == ["req-1", "req-2", None]
assert one == two == none
assert one.to_dict() == recording() and "req-1" not in one.model_dump_json()
assert "req-1" not in repr(one) and one.model_extra == {}
for same in (copy.deepcopy(one), pickle.loads(pickle.dumps(one)), one.model_copy()):
    assert same == one
