"""Tests that patch the transport of httpx2, as pytest-httpx does, catch the requests."""

# kind: mock

import asyncio
from unittest import mock

import httpx2

from radio import AsyncRadio, NotFoundError, Radio
from station import fault, recording

seen: list[str] = []


def handle(self: httpx2.HTTPTransport, request: httpx2.Request) -> httpx2.Response:
    seen.append(f"{request.method} {request.url.path}")
    if request.url.path.endswith("/r1"):
        return httpx2.Response(200, json=recording(), request=request)
    return httpx2.Response(404, json=fault(), request=request)


async def handle_async(self: httpx2.AsyncHTTPTransport, request: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(200, json=recording("r2"), request=request)


async def main() -> None:
    async with AsyncRadio(token="t") as client:
        assert (await client.recordings.retrieve(recording_id="r1")).id == "r2"


with mock.patch.object(httpx2.HTTPTransport, "handle_request", handle):
    with Radio(token="t") as client:
        assert client.recordings.retrieve(recording_id="r1").name == "Take r1"
        try:
            client.recordings.retrieve(recording_id="r2")
        except NotFoundError as error:
            assert error.body.code == "not_found"
        else:
            raise AssertionError("no error")
with mock.patch.object(httpx2.AsyncHTTPTransport, "handle_async_request", handle_async):
    asyncio.run(main())
assert seen == ["GET /v2/recordings/r1", "GET /v2/recordings/r2"]
