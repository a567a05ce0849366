"""A client says whether it was closed; after that a call fails with a sentence that says so."""

# kind: session

import asyncio

from radio import AsyncRadio, Radio

with Radio(token="t", base_url="http://127.0.0.1:9") as client:
    copy = client.with_options(max_retries=0)
    assert not client.is_closed()
assert client.is_closed() and copy.is_closed()
try:
    client.status.retrieve()
except RuntimeError as error:
    assert "closed" in str(error)
else:
    raise AssertionError("no error")


async def main() -> None:
    client = AsyncRadio(token="t", base_url="http://127.0.0.1:9")
    assert not client.is_closed()
    await client.aclose()
    assert client.is_closed()


asyncio.run(main())
