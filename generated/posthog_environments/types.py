"""Types of arguments, settings and results that a program may want to name."""

from ._runtime.credential import Credential
from ._runtime.download import AsyncDownload, Download
from ._runtime.errors import Deviation
from ._runtime.events import Event
from ._runtime.hooks import Hooks, Outcome, Retry
from ._runtime.json import JsonValue
from ._runtime.message import Headers, Request, Response
from ._runtime.models import Model
from ._runtime.oauth import ClientCredentials
from ._runtime.omit import OMIT, Omit
from ._runtime.options import AsyncClientOptions, ClientOptions, Options
from ._runtime.raw import Raw
from ._runtime.retry import RetryPolicy
from ._runtime.secrets import Secret
from ._runtime.stream import AsyncStream, Stream
from ._runtime.timeout import Seconds, Timeout
from ._runtime.transport import AsyncTransport, Transport
from ._runtime.types import FileContent, FileInput

__all__ = [
    "OMIT",
    "AsyncClientOptions",
    "AsyncDownload",
    "AsyncStream",
    "AsyncTransport",
    "ClientCredentials",
    "ClientOptions",
    "Credential",
    "Deviation",
    "Download",
    "Event",
    "FileContent",
    "FileInput",
    "Headers",
    "Hooks",
    "JsonValue",
    "Model",
    "Omit",
    "Options",
    "Outcome",
    "Raw",
    "Request",
    "Response",
    "Retry",
    "RetryPolicy",
    "Seconds",
    "Secret",
    "Stream",
    "Timeout",
    "Transport",
]
