"""What a call can raise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .message import Headers, Request, Response
from .value import Value

_SHOWN_DEVIATIONS = 3
_PUBLIC = __name__.replace("._runtime.", ".")
"""The module that programs import errors from, which tracebacks name."""

STATUS = "status "
"""What stands before the number where a deviation is one of the status."""


class Deviation(Value):
    """A place at which a reply does not fit its schema.

    `pointer` is a JSON pointer into the body, `expected` the annotation of what should be
    there, `got` the JSON value that is; `missing` marks a required property that is not
    there at all. `operation` is the call by method and path template, `url` where it went,
    without credentials.
    """

    pointer: str
    expected: str
    got: Any = None
    missing: bool = False
    operation: str = ""
    url: str = ""

    def __str__(self) -> str:
        from .json import kind  # not needed before something goes wrong

        if self.expected.startswith(STATUS):
            return f"expected {self.expected}, got {self.got}"
        # Replies hold private data: the kind of value is enough for a message.
        got = "nothing" if self.missing else kind(self.got)
        return f"{self.pointer or 'the body'}: expected {self.expected}, got {got}"


class APIError(Exception):
    """Every error of a call, so that one `except` catches all.

    Keyword arguments become attributes; errors can be pickled and copied, and their text
    never holds credentials or bodies.
    """

    __module__ = _PUBLIC
    message: str
    request: Request | None = None
    """The method and the URL of the call, without credentials; None if none was made."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if cls.__module__ == __name__:
            cls.__module__ = _PUBLIC

    def __init__(self, message: str, **details: Any) -> None:
        super().__init__(message)
        self.message = message
        self.__dict__.update(details)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (type(self), self.message), self.__dict__


class APIConnectionError(APIError):
    """No response came: the connection failed or broke.

    `sent` is False if it is certain that nothing of the request reached the server.
    """

    sent: bool = True


class APITimeoutError(APIConnectionError, TimeoutError):
    """No response came in time."""


class _ReplyError(APIError):
    """A reply that is no success, or that cannot be read."""

    status_code: int
    headers: Headers
    request_id: str | None
    content: bytes
    body: Any

    @property
    def response(self) -> Response:
        """The reply: its status, its headers, and its body as it came."""
        return Response(self.status_code, self.headers, self.content)

    @property
    def text(self) -> str:
        """The body as text, in the charset that its content type names, or in UTF-8."""
        return self.response.text


class ResponseValidationError(_ReplyError):
    """A response that cannot be read, or that does not fit its schema in strict mode.

    `content` is the body as it came, `body` what could be read of it, `deviations` where
    it does not fit (empty if it is not JSON at all).
    """

    deviations: tuple[Deviation, ...]

    def __init__(
        self,
        message: str = "",
        *,
        status_code: int = 0,
        headers: Headers | None = None,
        request_id: str | None = None,
        content: bytes = b"",
        body: Any = None,
        deviations: tuple[Deviation, ...] = (),
    ) -> None:
        super().__init__(
            message or _told(deviations),
            status_code=status_code,
            headers=headers or Headers(),
            request_id=request_id,
            content=content,
            body=body,
            deviations=deviations,
        )


class APIStatusError(_ReplyError):
    """The server answered with an error status.

    `body` is the decoded body: of the type documented for the status, else JSON, else
    text; `content` is what came, and `text` the same as text. `retry_after` is what the
    server asks to wait, in seconds, if it asks. One made by hand, for a test, has the
    status of its class.
    """

    retry_after: float | None

    def __init__(
        self,
        message: str = "",
        *,
        status_code: int | None = None,
        headers: Headers | None = None,
        request_id: str | None = None,
        content: bytes = b"",
        body: Any = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(
            message,
            status_code=_usual(type(self)) if status_code is None else status_code,
            headers=headers or Headers(),
            request_id=request_id,
            content=content,
            body=body,
            retry_after=retry_after,
        )


class BadRequestError(APIStatusError):
    """400"""


class AuthenticationError(APIStatusError):
    """401: credentials are missing or wrong."""


class PermissionDeniedError(APIStatusError):
    """403: the credentials do not allow this."""


class NotFoundError(APIStatusError):
    """404"""


class ConflictError(APIStatusError):
    """409: the request does not agree with the state on the server."""


class UnprocessableEntityError(APIStatusError):
    """422: the request is well-formed, but its content is refused."""


class RateLimitError(APIStatusError):
    """429: too many requests."""


class InternalServerError(APIStatusError):
    """5xx: the server failed."""


class StreamError(APIError):
    """The server reported an error in the middle of a stream; `body` is what it said."""

    body: Any


class PagingError(APIError):
    """A list cannot be continued: it goes round in circles, or leads elsewhere."""


class RedirectError(APIError):
    """A redirect was not followed: to an unsafe place, or one too many."""


class CredentialsError(APIError, ValueError):
    """A call was not sent: its credentials are missing, or would have been exposed."""


class WebhookError(APIError):
    """A webhook was not signed by the holder of the secret, or not lately."""


_BY_STATUS: Mapping[int, type[APIStatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


def _restored(kind: type[APIError], message: str) -> APIError:
    error = kind.__new__(kind, message)
    Exception.__init__(error, message)
    return error


def status_error(status_code: int) -> type[APIStatusError]:
    """The error class of a status."""
    if 500 <= status_code <= 599:
        return InternalServerError
    return _BY_STATUS.get(status_code, APIStatusError)


def _usual(kind: type[APIStatusError]) -> int:
    """The first status of an error class, and of what is derived from it."""
    statuses = {found: status for status, found in (*_BY_STATUS.items(), _FIRST_FAULT)}
    return next((statuses[each] for each in kind.mro() if each in statuses), 0)


_FIRST_FAULT = (500, InternalServerError)


def _told(deviations: tuple[Deviation, ...]) -> str:
    lines = [str(deviation) for deviation in deviations[:_SHOWN_DEVIATIONS]]
    more = len(deviations) - len(lines)
    if more > 0:
        lines.append(f"and {more} more")
    return "the reply does not fit its schema: " + "; ".join(lines)


def request_id(headers: Headers) -> str | None:
    """What the server calls this request, for its support."""
    if _EVERY_ID.isdisjoint(headers):
        return None
    return next(headers[name] for name in _REQUEST_IDS if name in headers)


_REQUEST_IDS = (
    "x-request-id",
    "request-id",
    "x-amzn-requestid",
    "x-ms-request-id",
    "x-correlation-id",
    "x-trace-id",
)
_EVERY_ID = frozenset(_REQUEST_IDS)
