"""The two ends of a call, apart from how its requests travel."""

from __future__ import annotations

from collections.abc import Mapping
from time import perf_counter
from typing import TYPE_CHECKING, Any, TypeVar, cast

from .checks import check_settings
from .errors import APIError, Deviation, ResponseValidationError, request_id
from .exchange import NO_OPTIONS, Arrived, Exchange
from .message import Headers, Request, Response, bare
from .operation import Operation
from .raw import CAPTURE
from .retry import RetryPolicy
from .secrets import masked_url
from .session import Route, Session
from .value import NONE, check_known

if TYPE_CHECKING:
    from .codec import Codec
    from .options import Options

T = TypeVar("T")

OPTIONS = (
    "timeout",
    "deadline",
    "max_retries",
    "retry_policy",
    "headers",
    "query",
    "body",
    "content_type",
    "idempotency_key",
    "strict",
)
"""The keys of `options.Options`, which is not loaded."""


class Call:
    """One call of an operation: its exchange, and the reading of its reply."""

    __slots__ = (
        "_options",
        "_route",
        "exchange",
        "request",
        "session",
        "started",
        "strict",
    )

    def __init__(
        self,
        session: Session,
        route: Route,
        request: Request,
        options: Options,
        *,
        stream: bool = False,
        began: float | None = None,
    ) -> None:
        self.started = perf_counter()
        self._route = route
        self._options = options
        self.session = session
        self.request = request
        self.strict = options.get("strict", session.strict)
        self.exchange = Exchange(
            session, route, request, options, stream=stream, began=began
        )

    @property
    def operation(self) -> Operation[Any]:
        """What is called."""
        return self._route.operation

    @property
    def max_retries(self) -> int:
        """How often a failed attempt of this call is repeated."""
        return self._options.get("max_retries", self.session.max_retries)

    @property
    def retry_policy(self) -> RetryPolicy:
        """What is retried in this call."""
        return self._options.get("retry_policy", self.session.policy)

    def repeated(self, request: Request) -> Call:
        """The same streaming call with another request."""
        again = Call(self.session, self._route, request, self._options, stream=True)
        again.exchange.keep_to(self.exchange.until)
        return again

    def check(self, reply: Arrived) -> None:
        """Take note of a reply. Raises APIStatusError unless it is a success."""
        status = reply.status_code
        elapsed = perf_counter() - self.started
        capture = CAPTURE.get()
        if capture is not None:
            capture.take(reply, elapsed, self.shown_request.url, self.exchange.attempts)
        self.session.log.response(self.request, status, elapsed)
        if not 200 <= status < 300:
            assert isinstance(reply, Response)
            session = self.session
            deviations: list[Deviation] = []
            error = codec_of(session).error(
                self._route.operation,
                reply,
                retry_after=self.exchange.retry_after,
                report=deviations.append,
            )
            if deviations:
                self.report(deviations)
            self.strike(error)
            error.message = f"{self._told}: {error.message}"
            error.args = (error.message,)
            error.request = self.shown_request
            raise error

    def value(self, reply: Arrived) -> Any:
        """The typed value of a reply. Raises as `check` does, and as `Codec.decode`."""
        self.check(reply)
        assert isinstance(reply, Response)
        route = self._route
        reader = route.reader
        if reader is None:
            reader = route.reader = codec_of(self.session).reader(route.operation)
        deviations: list[Deviation] = []
        try:
            value = reader.value(reply, self.strict, deviations.append)
        except ResponseValidationError as error:
            error.request = self.shown_request
            raise
        if deviations:
            self.report(deviations)
        note_request(value, reply.headers)
        return value

    def strike(self, error: APIError) -> None:
        """Strike credentials from what a server says: they repeat what they refuse."""
        from .redaction import strike  # nothing went wrong so far

        strike(error, self.exchange.signed, self.session.authority.names)

    def report(self, deviations: list[Deviation]) -> None:
        """Tell of all deviations of one reply, and which call had it."""
        operation, url = self._route.operation.label, self.shown_request.url
        self.session.report(
            [each.replaced(operation=operation, url=url) for each in deviations]
        )

    @property
    def shown_request(self) -> Request:
        """The request without what may be secret."""
        url = masked_url(self.request.url, self.session.authority.names)
        return Request(self.request.method, url)

    @property
    def _told(self) -> str:
        return f"{self.request.method} {bare(self.request.url)}"


def begin(
    session: Session,
    operation: Operation[Any],
    arguments: Mapping[str, object],
    options: Options | None,
    *,
    stream: bool = False,
) -> Call:
    """Prepare a call. Raises ValueError or TypeError for arguments that cannot be sent."""
    began = session.clock.monotonic()  # before anything is loaded for the first call
    if options:
        if not isinstance(cast(object, options), Mapping):
            raise TypeError(f"`options` must be a dict, not {type(options).__name__}")
        check_known("options", options, OPTIONS)
        check_settings(options)
    if operation.deprecated:
        from .deprecations import warn_of_arguments

        warn_of_arguments(operation.deprecated, arguments)
    route = session.route(operation, (options or NO_OPTIONS).get("headers") or NONE)
    request = written(route, arguments, options)
    options = options or NO_OPTIONS
    return Call(session, route, request, options, stream=stream, began=began)


def written(
    route: Route, arguments: Mapping[str, object], options: Options | None
) -> Request:
    """The request of a call, without what the client adds to every one. Raises as `begin`
    does."""
    writer = route.writer
    if writer is None:
        from .prepare import writer_of  # loaded for the first call

        writer = route.writer = writer_of(route.operation, route.models)
    if writer.held:
        arguments = writer.with_held(arguments, route.parameters)
    if not options:
        return writer.request(arguments, route.base_url)
    return writer.request(
        arguments,
        route.base_url,
        options.get("query") or NONE,
        options.get("body") or NONE,
        options.get("content_type"),
    )


def note_request(value: object, headers: Headers) -> None:
    """Keep the id of the request with a model that its reply holds, beside the fields."""
    if hasattr(type(value), "_request_id"):
        found = request_id(headers)
        if found is not None:
            vars(value)["_request_id"] = found


def codec_of(session: Session) -> Codec:
    """The API's codec, whose libraries are loaded when the first reply comes."""
    codec = session.codec
    if codec is None:
        from .codec import Codec

        codec = session.codec = Codec.of(session.api)
    return codec
