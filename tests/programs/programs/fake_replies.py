"""A test runs without a server: replies are documented ones, or those it tells of."""

# kind: test

from radio import NotFoundError, Radio
from radio.testing import FakeError, fake
from station import fault, recording

transport = fake()
transport.reply("GET", "/v2/recordings/{recording_id}", json=recording("r9"))
client = Radio(token="t", transport=transport)
assert client.recordings.retrieve(recording_id="r9").name == "Take r9"
assert transport.requests[0].path == "/v2/recordings/r9"
assert transport.requests[0].headers["authorization"] == "Bearer t"
transport.reply("GET", "/v2/recordings/{recording_id}", status_code=404, json=fault())
try:
    client.recordings.retrieve(recording_id="r8")
except NotFoundError:
    pass
else:
    raise AssertionError("no error")
try:
    client.recordings.list(options={"query": {"colour": "red"}}).first()
except FakeError as error:
    assert "colour" in str(error)
else:
    raise AssertionError("no error")
