"""Keys and addresses come from the environment, arguments win, and nothing is kept globally."""

# kind: configure

import os
from unittest.mock import patch

from radio import CredentialsError, Radio
from radio.testing import fake
from station import recording

PATH = "/v2/recordings/{id}"


def key(client: Radio) -> str:
    client.recordings.retrieve(recording_id="r1")
    return transport.requests[-1].headers["authorization"]


transport = fake()
transport.reply("GET", PATH, json=recording())
with patch.dict(os.environ, {"RADIO_TOKEN": "env", "RADIO_BASE_URL": "https://b.test"}):
    client = Radio(transport=transport)
    assert key(client) == "Bearer env" and client.base_url == "https://b.test"
    assert key(Radio(token="mine", transport=transport)) == "Bearer mine"
    assert Radio(base_url="https://c.test").base_url == "https://c.test"
assert key(client) == "Bearer env"
bare = Radio(transport=transport)
try:
    bare.recordings.retrieve(recording_id="r1")
except CredentialsError as error:
    assert "token" in str(error) and "RADIO_TOKEN" in str(error)
else:
    raise AssertionError("no error")
assert bare.base_url == "https://api.radio.test"
