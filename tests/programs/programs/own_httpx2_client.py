"""A program that has an httpx2 client, with its hooks and mounts, has requests sent by it."""

# kind: mock

import httpx2

from radio import Radio
from radio.transports import Httpx2Transport
from station import recording

seen: list[httpx2.Request] = []


def answer(request: httpx2.Request) -> httpx2.Response:
    seen.append(request)
    return httpx2.Response(200, json=recording())


with httpx2.Client(transport=httpx2.MockTransport(answer), headers={"X-Tenant": "north"}) as own:
    with Radio(token="t", transport=own) as client:
        assert client.recordings.retrieve(recording_id="r1").id == "r1"
    with Radio(token="t", transport=Httpx2Transport(own)) as client:
        assert client.recordings.update(recording_id="r1", name="x").id == "r1"
    assert not own.is_closed
assert [request.headers["x-tenant"] for request in seen] == ["north"] * 2
assert seen[0].headers["authorization"] == "Bearer t"
assert seen[1].content == b'{"name":"x"}'
