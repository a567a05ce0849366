"""Methods are wrapped by decorators that keep their types, or translate errors."""

# kind: decorate

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from radio import APIStatusError, NotFoundError, Radio, Recording
from radio.testing import FakeReply, fake

P = ParamSpec("P")
R = TypeVar("R")


class Missing(LookupError):
    """What this program raises."""


def translated(call: Callable[P, R]) -> Callable[P, R]:
    @functools.wraps(call)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return call(*args, **kwargs)
        except NotFoundError as error:
            raise Missing(error.request_id) from error

    return run


transport = fake()
client = Radio(token="t", transport=transport)
retrieve = translated(client.recordings.retrieve)
found: Recording = retrieve(recording_id="r1")
assert found.id and retrieve.__name__ == "retrieve" and retrieve.__doc__
transport.reply("GET", "/v2/recordings/{id}", FakeReply(404, {"X-Request-Id": "q1"}))
try:
    retrieve(recording_id="r9")
except Missing as error:
    assert error.args == ("q1",) and isinstance(error.__cause__, APIStatusError)
else:
    raise AssertionError("no error")
bound = functools.partial(client.recordings.retrieve, recording_id="r1")
transport.reply("GET", "/v2/recordings/{id}", FakeReply(500))
try:
    bound(options={"max_retries": 0})
except APIStatusError as error:
    assert error.status_code == 500
else:
    raise AssertionError("no error")
