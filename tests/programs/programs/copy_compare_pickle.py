"""Models, errors, settings and raw replies are copied, compared and pickled as values are."""

# kind: copy

import copy
import pickle

from radio import (
    NotFoundError,
    OMIT,
    Radio,
    Recording,
    RetryPolicy,
    Secret,
    Timeout,
    Headers,
)
from radio.testing import FakeReply, fake
from station import recording

transport = fake()
transport.reply("GET", "/v2/recordings/{id}", json=recording(extra={"a": [1]}))
client = Radio(token="t", transport=transport)
found = client.recordings.retrieve(recording_id="r1")
for twin in (
    copy.copy(found),
    copy.deepcopy(found),
    pickle.loads(pickle.dumps(found)),
    found.model_copy(),
    Recording.model_validate_json(found.to_json()),
):
    assert twin == found and twin is not found and type(twin) is Recording
    assert twin.source == found.source and twin.to_dict() == found.to_dict()
    assert twin.model_extra == {"extra": {"a": [1]}}
deep = copy.deepcopy(found)
deep.labels.append("new")
assert deep != found and "new" not in found.labels
changed = found.model_copy(update={"name": "Other"})
assert changed.name == "Other" and changed != found
try:
    hash(found)
except TypeError:
    pass
else:
    raise AssertionError("a model can be changed, and has no hash")
transport.reply("GET", "/v2/recordings/{id}", FakeReply(404, {"X-Request-Id": "r"}))
try:
    client.recordings.retrieve(recording_id="r1")
except NotFoundError as caught:
    error = caught
    for same in (copy.copy(error), pickle.loads(pickle.dumps(error))):
        assert type(same) is NotFoundError and str(same) == str(error)
        assert same.request_id == "r" and same.status_code == 404
        assert same.request is not None and same.request.url == error.request.url  # type: ignore[union-attr]  # pyright: ignore
assert copy.copy(OMIT) is OMIT is copy.deepcopy(OMIT) is pickle.loads(pickle.dumps(OMIT))
assert not OMIT
for value in (RetryPolicy(base=2), Timeout(read=3), Headers({"A": "b"})):
    assert copy.deepcopy(value) == value == pickle.loads(pickle.dumps(value))
assert RetryPolicy() == RetryPolicy() != RetryPolicy(base=2)
assert hash(Timeout(read=3)) == hash(Timeout(read=3))
assert "hush" not in repr(Secret("hush")) + str(Secret("hush"))
