"""The two ends of a call, apart from how its requests travel."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from time import perf_counter
from typing import TYPE_CHECKING, Any, TypeVar

from .exchange import NO_OPTIONS, Arrived, Exchange
from .message import Request, Response
from .operation import Operation
from .options import Options
from .raw import CAPTURE
from .session import Session

if TYPE_CHECKING:
    from .codec import Codec

T = TypeVar("T")


class Call:
    """One call of an operation: its exchange, and the reading of its reply."""

    __slots__ = (
        "_operation",
        "_options",
        "_started",
        "exchange",
        "request",
        "session",
        "strict",
    )

    def __init__(
        self,
        session: Session,
        operation: Operation[Any],
        request: Request,
        options: Options,
        *,
        stream: bool = False,
    ) -> None:
        self._started = perf_counter()
        self._operation = operation
        self._options = options
        self.session = session
        self.request = request
        self.strict = options.get("strict", session.strict)
        route = session.route(operation)
        self.exchange = Exchange(session, route, request, options, stream=stream)

    def repeated(self, request: Request) -> Call:
        """The same streaming call with another request."""
        return Call(self.session, self._operation, request, self._options, stream=True)

    def check(self, reply: Arrived) -> None:
        """Take note of a reply. Raises APIStatusError unless it is a success."""
        status, headers = reply.status_code, reply.headers
        elapsed = perf_counter() - self._started
        capture = CAPTURE.get()
        if capture is not None:
            capture.take(status, headers, elapsed)
        self.session.log.response(self.request, status, elapsed)
        if not 200 <= status < 300:
            assert isinstance(reply, Response)
            session = self.session
            error = codec_of(session).error(
                self._operation,
                reply,
                retry_after=self.exchange.retry_after,
                report=session.report,
            )
            # Servers repeat what they refuse.
            error.message = session.authority.struck(error.message)
            error.args = (error.message,)
            raise error

    def value(self, reply: Arrived) -> Any:
        """The typed value of a reply. Raises as `check` does, and as `Codec.decode`."""
        self.check(reply)
        assert isinstance(reply, Response)
        session = self.session
        return codec_of(session).decode(
            self._operation, reply, strict=self.strict, report=session.report
        )


def begin(
    session: Session,
    operation: Operation[Any],
    arguments: Mapping[str, object],
    options: Options | None,
    *,
    stream: bool = False,
) -> Call:
    """Prepare a call. Raises ValueError or TypeError for arguments that cannot be sent."""
    chosen = NO_OPTIONS if options is None else options
    request = (session.prepare or _prepare_of(session))(
        operation,
        arguments,
        session.route(operation).base_url,
        query=chosen.get("query"),
        body=chosen.get("body"),
        content_type=chosen.get("content_type"),
    )
    return Call(session, operation, request, chosen, stream=stream)


def _prepare_of(session: Session) -> Callable[..., Request]:
    """The builder of requests, which is loaded for the first call."""
    from .prepare import prepare

    session.prepare = prepare
    return prepare


def codec_of(session: Session) -> Codec:
    """The API's codec, whose libraries are loaded when the first reply comes."""
    codec = session.codec
    if codec is None:
        from .codec import Codec

        codec = session.codec = Codec.of(session.api)
    return codec
