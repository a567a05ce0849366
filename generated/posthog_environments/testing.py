"""A fake of the API for your tests: it serves the documented examples, or what you tell it,
records the requests and refuses those that the API does not know. An example is that of the
reply, else of its schema, else put together from those of its properties. Where nothing of it
is documented, it is the least that the type of the reply asks for. What takes time comes to
its end, one state a poll.

```python
transport = fake()
transport.reply("GET", "/things/{id}", json={"id": "7"})
client = Client(base_url="https://fake.test", transport=transport)
```
"""

from collections.abc import Iterable, Mapping

from ._runtime.documented import Documented, documented
from ._runtime.fake_waits import (
    AsyncWaitingFakeTransport,
    WaitingFakeTransport,
    stepped,
)
from ._runtime.testing import (
    AsyncFakeTransport,
    FakeError,
    FakeReply,
    FakeTransport,
    RecordedRequest,
    connection_failure,
)
from ._runtime.value import NONE

__all__ = [
    "AsyncFakeTransport",
    "Documented",
    "FakeError",
    "FakeReply",
    "FakeTransport",
    "RecordedRequest",
    "async_fake",
    "connection_failure",
    "fake",
]


def fake(
    *, check: bool = True, waits: Mapping[str, Iterable[str]] = NONE
) -> WaitingFakeTransport:
    """A transport for a client, without any network.

    Args:
        check: raise `FakeError` where the description has no such path, query parameter or
            type of body, or one that it demands is missing; values are not looked at.
        waits: the states that the polls of a wait see, one after another, by its name.
    """
    package = __package__ or ""
    return WaitingFakeTransport(
        documented(package),
        check=check,
        models=f"{package}.models",
        stepped=stepped(package),
        waits=waits,
    )


def async_fake(
    *, check: bool = True, waits: Mapping[str, Iterable[str]] = NONE
) -> AsyncWaitingFakeTransport:
    """The same for an asynchronous client."""
    package = __package__ or ""
    return AsyncWaitingFakeTransport(
        documented(package),
        check=check,
        models=f"{package}.models",
        stepped=stepped(package),
        waits=waits,
    )
