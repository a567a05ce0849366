"""What sends requests: adapters of HTTP libraries, and what an adapter of your own needs.

```python
client = Client(transport=PyreqwestTransport(max_connections=20))
```

An adapter is loaded when it is asked for: those of pyreqwest need the extra `fast`.
"""

from typing import TYPE_CHECKING

from ._runtime.message import Headers, Request, Upload
from ._runtime.timeout import Timeout
from ._runtime.transport import (
    AsyncHttpxClient,
    AsyncIncoming,
    AsyncTransport,
    HttpxClient,
    Incoming,
    Transport,
    TransportError,
)

if TYPE_CHECKING:
    from ._runtime.httpx2_transport import AsyncHttpx2Transport, Httpx2Transport
    from ._runtime.pyreqwest_transport import (
        AsyncPyreqwestTransport,
        PyreqwestTransport,
    )

__all__ = [
    "AsyncHttpx2Transport",
    "AsyncHttpxClient",
    "AsyncIncoming",
    "AsyncPyreqwestTransport",
    "AsyncTransport",
    "Headers",
    "Httpx2Transport",
    "HttpxClient",
    "Incoming",
    "PyreqwestTransport",
    "Request",
    "Timeout",
    "Transport",
    "TransportError",
    "Upload",
]

if not TYPE_CHECKING:
    from ._runtime.adapters import adapter

    __getattr__ = adapter
