"""`gather` gives results and errors side by side; groups of errors are taken apart."""

# kind: async

import asyncio
from typing import assert_type

from radio import APIError, AsyncRadio, NotFoundError, RateLimitError, Recording
from radio.testing import FakeReply, async_fake
from station import recording

transport = async_fake()
transport.reply("GET", "/v2/recordings/{id}", json=recording())
transport.reply("GET", "/v2/recordings/gone", FakeReply(404))
transport.reply("GET", "/v2/recordings/busy", FakeReply(429))


async def main() -> None:
    async with AsyncRadio(token="t", transport=transport, max_retries=0) as client:
        calls = [client.recordings.retrieve(recording_id=id) for id in ("r1", "gone", "busy")]
        results = await asyncio.gather(*calls, return_exceptions=True)
        found = [each for each in results if isinstance(each, Recording)]
        failed = [each for each in results if isinstance(each, APIError)]
        assert_type(found, list[Recording])
        assert len(found) == 1 and [type(each) for each in failed] == [
            NotFoundError,
            RateLimitError,
        ]
        group = ExceptionGroup("failed", failed)
        gone, rest = group.split(NotFoundError)
        assert gone is not None and len(gone.exceptions) == 1
        assert rest is not None and isinstance(rest.exceptions[0], RateLimitError)
        for done in asyncio.as_completed([client.recordings.retrieve(recording_id="r1")]):
            assert (await done).id == "r1"
        first, second = await asyncio.gather(
            client.recordings.retrieve(recording_id="r1"), client.status.retrieve()
        )
        assert first.id == "r1"
        del second


asyncio.run(main())
