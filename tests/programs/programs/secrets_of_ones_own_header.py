"""A program that writes its own Authorization header needs no credentials besides."""

# kind: secrets

from radio import Radio
from radio.testing import fake

transport = fake()
signed = Radio(transport=transport, headers={"Authorization": "Digest s3cret"})
signed.recordings.retrieve(recording_id="r1")
bare = Radio(transport=transport)
bare.recordings.retrieve(recording_id="r1", options={"headers": {"authorization": "Bearer s3cret"}})
list(bare.recordings.list(options={"headers": {"Authorization": "Bearer s3cret"}}))
values = [each.headers["authorization"] for each in transport.requests]
assert values[:3] == ["Digest s3cret", "Bearer s3cret", "Bearer s3cret"]
assert "s3cret" not in repr(signed) + repr(transport.requests[0]) + repr(vars(signed))
try:
    bare.recordings.retrieve(recording_id="r1")
except Exception as error:
    assert "token=" in str(error) and "RADIO_TOKEN" in str(error)
else:
    raise AssertionError("no error")
