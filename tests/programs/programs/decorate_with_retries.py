"""A decorator repeats what fails, for functions and coroutines, and keeps their signatures."""

# kind: decorate

import asyncio
import inspect
from collections.abc import Awaitable, Callable, Coroutine
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, assert_type

from radio import AsyncRadio, ConflictError, Radio, Recording
from radio.testing import FakeReply, async_fake, fake
from station import recording

P = ParamSpec("P")
T = TypeVar("T")


def again(times: int, *on: type[Exception]) -> Callable[[Callable[P, T]], Callable[P, T]]:
    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        @wraps(function)
        def repeated(*args: P.args, **kwargs: P.kwargs) -> T:
            for _ in range(times):
                try:
                    return function(*args, **kwargs)
                except on:
                    continue
            return function(*args, **kwargs)

        return repeated

    return decorate


def timed(
    function: Callable[Concatenate[AsyncRadio, P], Awaitable[T]],
) -> Callable[Concatenate[AsyncRadio, P], Coroutine[Any, Any, T]]:
    @wraps(function)
    async def limited(client: AsyncRadio, /, *args: P.args, **kwargs: P.kwargs) -> T:
        async with asyncio.timeout(5):
            return await function(client, *args, **kwargs)

    return limited


@timed
async def load(client: AsyncRadio, id: str) -> Recording:
    return await client.recordings.retrieve(recording_id=id)


JSON = {"Content-Type": "application/json"}
busy = FakeReply(409, JSON, (b'{"code": "busy", "detail": "Later."}',))
transport = fake()
transport.reply("DELETE", "/v2/recordings/{id}", busy, busy, FakeReply(204))
delete = again(3, ConflictError)(Radio(token="t", transport=transport).recordings.delete)
delete(recording_id="r1")
assert len(transport.requests) == 3 and delete.__name__ == "delete"
assert list(inspect.signature(delete).parameters) == ["recording_id", "options"]
later = async_fake()
later.reply("GET", "/v2/recordings/{id}", json=recording())
found = asyncio.run(asyncio.wait_for(load(AsyncRadio(token="t", transport=later), "r1"), 9))
assert_type(found, Recording)
assert found.id == "r1" and load.__name__ == "load"
