"""Settings are read from TOML and given as keywords; a wrong name is told at once."""

# kind: configure

import tomllib
from typing import Any

from radio import Radio
from radio.testing import fake

TEXT = """
base_url = "https://eu.radio.test/api"
timeout = 4
max_retries = 1
headers = { X-Team = "a" }
"""
settings: dict[str, Any] = tomllib.loads(TEXT)
transport = fake()
with Radio(token="t", transport=transport, **settings) as client:
    assert client.base_url == "https://eu.radio.test/api" and client.max_retries == 1
    client.recordings.delete(recording_id="r/1")
sent = transport.requests[0]
assert sent.url == "https://eu.radio.test/api/v2/recordings/r%2F1"
assert sent.headers["x-team"] == "a"
wrong: dict[str, Any] = {"max_retry": 1}
try:
    Radio(token="t", **wrong)
except TypeError as error:
    assert "max_retry" in str(error)
else:
    raise AssertionError("no error")
