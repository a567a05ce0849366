"""Limits are numbers or parts of a `Timeout`; what is none of them is refused by name."""

# kind: timeout

from datetime import timedelta
from typing import Any

from radio import Radio, Timeout
from radio.testing import fake

client = Radio(token="t", transport=fake(), timeout=2.5, deadline=timedelta(seconds=9))
assert client.timeout == Timeout(connect=2.5, read=2.5, write=2.5, pool=2.5)
assert client.deadline == 9
assert client.with_options(timeout=None).timeout == Timeout(
    connect=None, read=None, write=None, pool=None
)
assert client.with_options(deadline=None).deadline is None
refused: list[Any] = ["2", -1, True]
for wrong in refused:
    try:
        client.with_options(timeout=wrong)
    except (TypeError, ValueError) as error:
        assert "timeout" in str(error)
    else:
        raise AssertionError(wrong)
late: Any = {"timeout": "soon"}
try:
    client.recordings.retrieve(recording_id="r1", options=late)
except TypeError as error:
    assert "timeout" in str(error)
else:
    raise AssertionError("no error")
