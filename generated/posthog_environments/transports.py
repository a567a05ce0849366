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
    AsyncIncoming,
    AsyncTransport,
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
    "AsyncIncoming",
    "AsyncPyreqwestTransport",
    "AsyncTransport",
    "Headers",
    "Httpx2Transport",
    "Incoming",
    "PyreqwestTransport",
    "Request",
    "Timeout",
    "Transport",
    "TransportError",
    "Upload",
]

_LIBRARIES = {
    "AsyncHttpx2Transport": "httpx2",
    "AsyncPyreqwestTransport": "pyreqwest",
    "Httpx2Transport": "httpx2",
    "PyreqwestTransport": "pyreqwest",
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        library = _LIBRARIES.get(name)
        if library is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        try:
            module = import_module(f"._runtime.{library}_transport", __package__)
        except ModuleNotFoundError as error:
            error.add_note(f"{name} needs the library {library}")
            raise
        return getattr(module, name)
