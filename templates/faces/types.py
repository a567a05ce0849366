"""Types of arguments, settings and results that a program may want to name."""

from ._runtime.credential import Credential
from ._runtime.errors import Deviation
from ._runtime.hooks import Hooks
from ._runtime.json import JsonValue
from ._runtime.oauth import ClientCredentials
from ._runtime.omit import OMIT, Omit
from ._runtime.options import Options
from ._runtime.raw import Raw
from ._runtime.secrets import Secret
from ._runtime.timeout import Timeout
from ._runtime.transport import AsyncTransport, Transport
from ._runtime.types import FileContent, FileInput

__all__ = [
    "OMIT",
    "AsyncTransport",
    "ClientCredentials",
    "Credential",
    "Deviation",
    "FileContent",
    "FileInput",
    "Hooks",
    "JsonValue",
    "Omit",
    "Options",
    "Raw",
    "Secret",
    "Timeout",
    "Transport",
]
