"""Calls are repeated by tenacity, which tells errors apart by their classes and attributes."""

# kind: decorate
# needs: tenacity

import asyncio

from radio import APIStatusError, AsyncRadio, InternalServerError, Radio, Recording
from radio.testing import FakeReply, async_fake, fake
from station import recording
from tenacity import (
    retry,
    retry_if_exception,
    retry_if_exception_type,
    stop_after_attempt,
)
from tenacity import wait_none

PATH = "/v2/recordings/{id}"
down = FakeReply(503)


def busy(error: BaseException) -> bool:
    return isinstance(error, APIStatusError) and error.status_code in (423, 503)


@retry(retry=retry_if_exception(busy), stop=stop_after_attempt(5), wait=wait_none())
def load(client: Radio, id: str) -> Recording:
    return client.recordings.retrieve(recording_id=id, options={"max_retries": 0})


@retry(
    retry=retry_if_exception_type(InternalServerError),
    stop=stop_after_attempt(2),
    wait=wait_none(),
    reraise=True,
)
async def load_later(client: AsyncRadio) -> Recording:
    return await client.recordings.retrieve(recording_id="r1")


transport = fake()
found = FakeReply(200, {"Content-Type": "application/json"}, ())
transport.reply("GET", PATH, down, down, lambda request: FakeReply(423), down, found)
transport.reply("GET", "/v2/recordings/r2", down, down, FakeReply(423), FakeReply(404))
try:
    load(Radio(token="t", transport=transport), "r2")
except APIStatusError as error:
    assert error.status_code == 404
assert len(transport.requests) == 4
later = async_fake()
later.reply("GET", PATH, down)
try:
    asyncio.run(load_later(AsyncRadio(token="t", transport=later, max_retries=0)))
except InternalServerError as error:
    assert error.status_code == 503
assert len(later.requests) == 2 and recording()
