"""A key that every call of a document has as a parameter is given to the client, and kept secret."""

from __future__ import annotations

import pickle

from radio import Radio
from radio.testing import FakeTransport

transport = FakeTransport()
transport.reply("GET", "/shows", json=["a"])
transport.reply("DELETE", "/shows/{id}", status_code=204)


def key() -> str | None:
    """The key that the last request had."""
    return transport.requests[-1].headers.get("x-radio-api-key")


client = Radio(x_radio_api_key="one", transport=transport)
assert client.shows.list(page=2) == ["a"]
assert key() == "one"
client.shows.delete(id="a", x_radio_api_key="two")
assert key() == "two"
assert "one" not in repr(client) and "one" not in repr(transport.requests[0].headers)

kept = pickle.dumps(Radio(x_radio_api_key="secret-one"))
assert b"secret-one" not in kept
back: Radio = pickle.loads(kept)
back.with_options(x_radio_api_key="three", transport=transport).shows.list()
assert key() == "three"

try:
    Radio(transport=transport).shows.list()
except TypeError as error:
    told = "`x_radio_api_key` is missing: pass it to the client, or to the call"
    assert str(error) == told, error
else:
    raise AssertionError("no error")
