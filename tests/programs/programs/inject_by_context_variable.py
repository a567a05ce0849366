"""A client is kept in a context variable, so that each task or thread may have its own."""

# kind: inject

import asyncio
from contextvars import ContextVar, copy_context

from radio import AsyncRadio, Radio
from radio.testing import async_fake, fake

current: ContextVar[Radio] = ContextVar("current")
later: ContextVar[AsyncRadio] = ContextVar("later")


def house() -> str:
    return (
        current.get().recordings.retrieve(recording_id="r1", options={"headers": {"X-A": "b"}}).id
    )


transports = [fake(), fake()]
for transport in transports:
    context = copy_context()
    context.run(current.set, Radio(token="t", transport=transport))
    assert context.run(house)
assert [len(each.requests) for each in transports] == [1, 1] and current.get(None) is None


async def work(client: AsyncRadio) -> str:
    later.set(client)
    await asyncio.sleep(0)
    return (await later.get().recordings.retrieve(recording_id="r1")).id


async def main() -> None:
    doubles = [async_fake(), async_fake()]
    clients = [AsyncRadio(token="t", transport=each) for each in doubles]
    assert all(await asyncio.gather(*map(work, clients)))
    assert [len(each.requests) for each in doubles] == [1, 1]


asyncio.run(main())
