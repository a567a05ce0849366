"""The asynchronous client takes an httpx2.AsyncClient, and says so of another."""

# kind: mock

import asyncio

import httpx2

from radio import AsyncRadio, Radio
from station import recording


async def main() -> None:
    mock = httpx2.MockTransport(lambda request: httpx2.Response(200, json=recording()))
    async with httpx2.AsyncClient(transport=mock) as own:
        client = AsyncRadio(token="t", transport=own)
        assert (await client.recordings.retrieve(recording_id="r1")).id == "r1"
        try:
            Radio(token="t", transport=own)  # type: ignore[arg-type]  # pyright: ignore
        except TypeError as error:
            assert "httpx2.Client" in str(error)
        else:
            raise AssertionError("no error")


asyncio.run(main())
