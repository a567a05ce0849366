"""Tests that catch requests at the connection pool beneath httpx2, as respx does, see them."""

# kind: mock

import json
from unittest import mock

import httpcore2

from radio import Radio
from station import recording

seen: list[bytes] = []


def handle(self: httpcore2.ConnectionPool, request: httpcore2.Request) -> httpcore2.Response:
    seen.append(request.url.target)
    head = [(b"Content-Type", b"application/json")]
    return httpcore2.Response(200, headers=head, content=json.dumps(recording()).encode())


with mock.patch.object(httpcore2.ConnectionPool, "handle_request", handle):
    assert Radio(token="t").recordings.retrieve(recording_id="r1").id == "r1"
assert seen == [b"/v2/recordings/r1"]
