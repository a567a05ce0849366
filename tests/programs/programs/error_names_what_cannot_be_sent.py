"""What has no JSON form is named, wherever in the body it is; nothing is sent."""

# kind: error

from typing import Any

from radio import Radio
from radio.testing import fake

transport = fake()
client = Radio(token="t", transport=transport, base_url="https://fake.test")


def refused(**arguments: Any) -> str:
    try:
        client.shows.create(**arguments)
    except TypeError as error:
        return str(error)
    raise AssertionError(arguments)


message = refused(title="A", slots=iter([1]))
assert (
    message == "the body at `slots`: a value of type list_iterator cannot be sent; make it a list"
)
message = refused(title="A", slots=[{}, {"starts_at": object()}])
assert message == "the body at `slots[1].starts_at`: a value of type object cannot be sent"
circular: dict[str, Any] = {}
circular["host"] = circular
try:
    client.shows.create(title="A", slots=[], options={"body": circular})
except ValueError as error:
    assert "the body" in str(error)
assert not transport.requests
