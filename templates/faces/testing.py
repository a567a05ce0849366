"""A fake of the API for your tests: it serves the documented examples, or what you tell it,
records the requests and refuses those that the API does not know. An example is that of the
reply, else of its schema, else put together from those of its properties. Where nothing of it
is documented, it is the least that the type of the reply asks for.

```python
transport = fake()
transport.reply("GET", "/things/{id}", json={"id": "7"})
client = Client(base_url="https://fake.test", transport=transport)
```
"""

from ._runtime.documented import Documented, documented
from ._runtime.testing import (
    AsyncFakeTransport,
    FakeError,
    FakeReply,
    FakeTransport,
    RecordedRequest,
    connection_failure,
)

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


def fake(*, check: bool = True) -> FakeTransport:
    """A transport for a client, without any network.

    Args:
        check: raise `FakeError` where the description has no such path, query parameter or
            type of body, or one that it demands is missing; values are not looked at.
    """
    package = __package__ or ""
    return FakeTransport(documented(package), check=check, models=f"{package}.models")


def async_fake(*, check: bool = True) -> AsyncFakeTransport:
    """The same for an asynchronous client."""
    package = __package__ or ""
    models = f"{package}.models"
    return AsyncFakeTransport(documented(package), check=check, models=models)
