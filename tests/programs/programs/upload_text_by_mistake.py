"""A `str` where a file is wanted is refused, since it may be meant as a path or as text."""

# kind: upload
# checks: run

from radio import Radio
from radio.testing import fake

transport = fake()
client = Radio(token="t", transport=transport)
path = "/tmp/take.flac"
try:
    client.recordings.attach(recording_id="r1", file=path)
except TypeError as error:
    assert "file" in str(error) and "Path(" in str(error) and "encode" in str(error)
else:
    raise AssertionError("no error")
try:
    client.recordings.attach(recording_id="r1", file=b"1", pages=["two.txt"])
except TypeError as error:
    assert "pages" in str(error)
else:
    raise AssertionError("no error")
try:
    client.recordings.replace_audio(recording_id="r1", body="take.flac")
except TypeError as error:
    assert "body" in str(error)
else:
    raise AssertionError("no error")
assert transport.requests == []
client.recordings.attach(recording_id="r1", file=b"1", caption="text is text")
client.recordings.attach(recording_id="r1", file=("take.txt", "la la"))
