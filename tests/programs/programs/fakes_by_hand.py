"""The fake answers with models, whole: also with what only replies have, such as ids."""

# kind: test

import asyncio

from radio import AsyncRadio, NotFoundError, Radio, Recording
from radio.testing import FakeReply, async_fake, fake
from station import recording

transport = fake()
take = Recording.model_validate(recording("r5"))
transport.reply("GET", "/v2/recordings/{recording_id}", json=take)
client = Radio(token="t", transport=transport)
assert client.recordings.retrieve(recording_id="r5") == take
page = {"items": [take], "next_cursor": None}
transport.reply("GET", "/v2/recordings", json=page)
assert list(client.recordings.list()) == [take]
transport.reply("DELETE", "/v2/recordings/{recording_id}", FakeReply(404))
try:
    client.recordings.delete(recording_id="r5")
except NotFoundError:
    pass
else:
    raise AssertionError("no error")
assert [each.method for each in transport.requests] == ["GET", "GET", "DELETE"]


async def main() -> None:
    client = AsyncRadio(token="t", transport=async_fake())
    assert (await client.recordings.retrieve(recording_id="r1")).id
    async for each in client.recordings.list():
        assert each.name
        break


asyncio.run(main())
