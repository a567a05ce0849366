"""A wrong name among options is an error that names the right one; nothing is sent."""

# kind: construct

from radio import Radio
from radio.testing import fake

transport = fake()
client = Radio(token="t", transport=transport)
try:
    client.status.retrieve(options={"max_retry": 0})  # type: ignore[arg-type]  # pyright: ignore
except TypeError as error:
    assert "max_retries" in str(error)
else:
    raise AssertionError("no error")
try:
    client.with_options(time_out=1)  # type: ignore[call-arg]  # pyright: ignore
except TypeError as error:
    assert "timeout" in str(error)
else:
    raise AssertionError("no error")
assert not transport.requests
client.recordings.list(limit=5, options={"query": {"limit": 9}}).first()
assert transport.requests[0].query["limit"] == ["9"]
