"""A fake of the API for your tests: it serves the documented examples, or what you tell it,
records the requests and refuses those that the API does not know.

```python
transport = fake()
transport.reply("GET", "/things/{id}", json={"id": "7"})
client = Client(base_url="https://fake.test", transport=transport)
```
"""

from ._runtime.documented import documented
from ._runtime.testing import (
    AsyncFakeTransport,
    Documented,
    FakeReply,
    FakeTransport,
    RecordedRequest,
    connection_failure,
)

__all__ = [
    "AsyncFakeTransport",
    "Documented",
    "FakeReply",
    "FakeTransport",
    "RecordedRequest",
    "async_fake",
    "connection_failure",
    "fake",
]


def fake(*, check: bool = True) -> FakeTransport:
    """A transport for a client, without any network.

    Args:
        check: raise for requests that the API's description does not allow.
    """
    return FakeTransport(documented(__package__ or ""), check=check)


def async_fake(*, check: bool = True) -> AsyncFakeTransport:
    """The same for an asynchronous client."""
    return AsyncFakeTransport(documented(__package__ or ""), check=check)
