"""One call as a flow: authenticate, send, follow redirects, retry, until there is a reply."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any, TypeAlias

from .errors import APIConnectionError, APITimeoutError, RedirectError
from .flow import Ask, Flow, Send, Sleep, Step, disconnected
from .hooks import Outcome, Retry
from .message import (
    Headers,
    Request,
    Response,
    Upload,
    bare,
    check_header,
    check_own_header,
)
from .origins import origin
from .retry import retry_after, should_retry
from .secrets import masked_url
from .session import Route, Session
from .timeout import as_seconds, as_timeout
from .transport import AsyncIncoming, Incoming, TransportError
from .value import NONE

if TYPE_CHECKING:
    from .options import Options

Arrived: TypeAlias = Response | Incoming | AsyncIncoming

NO_OPTIONS: Options = {}

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_FAITHFUL = frozenset((307, 308))
_READING = frozenset(("GET", "HEAD"))


class Exchange:
    """The flow of one call.

    Unsuccessful statuses are given like the others, once no retry is left. `retry_after`
    is what the server asked to wait in the last reply.
    """

    __slots__ = (
        "_deadline",
        "_dropped",
        "_keyed",
        "_left",
        "_policy",
        "_route",
        "_session",
        "_stream",
        "_taken",
        "_timeout",
        "attempts",
        "request",
        "retry_after",
        "signed",
        "until",
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
        self._session = session
        self._route = route
        self._stream = stream
        self._keyed, self.request = completed(session, route, request, options)
        self._timeout = session.timeout
        self._dropped: tuple[str, ...] = ()
        self._left = session.max_retries
        self._taken = 0
        self._policy = session.policy
        deadline = session.deadline
        if isinstance(request.content, Upload):
            deadline = None
        if options:
            if "timeout" in options:
                self._timeout = as_timeout(options["timeout"])
            self._left = options.get("max_retries", self._left)
            self._policy = options.get("retry_policy", self._policy)
            deadline = as_seconds("deadline", options.get("deadline", deadline))
            headers = options.get("headers") or NONE
            self._dropped = tuple(n for n, value in headers.items() if value is None)
        if deadline is not None:
            began = session.clock.monotonic() if began is None else began
            deadline += began
        self._deadline = deadline
        self.retry_after: float | None = None
        self.attempts = 1
        self.signed = self.request
        """The request as it was sent last, with credentials."""
        self.until = self._deadline if "deadline" in options else None
        """The moment by which the body of a stream or a download has to be there too."""

    def keep_to(self, until: float | None) -> None:
        """Take over the deadline of a call that this one continues."""
        if until is not None:
            self._deadline = self.until = until

    def flow(self) -> Flow[Arrived]:
        """Send until there is a reply. Raises APIConnectionError if there is none."""
        hook = self._session.hooks.after_call
        return self._flow() if hook is None else self._observed(hook)

    def _observed(self, hook: Callable[[Outcome], Any]) -> Flow[Arrived]:
        """The same, of whose end the hook is told."""
        clock = self._session.clock
        started = clock.monotonic()
        reply: Arrived | None = None
        fault: BaseException | None = None
        try:
            reply = yield from self._flow()
            return reply
        except BaseException as error:
            fault = error
            raise
        finally:
            status = None if reply is None else reply.status_code
            elapsed = clock.monotonic() - started
            hook(Outcome(self.request, self.attempts, elapsed, status, fault))

    def _flow(self) -> Flow[Arrived]:
        session, route = self._session, self._route
        number = 0
        renewed = False
        while True:
            signed = self.request
            if route.unsigned:
                signed = yield from self._signed(signed)
            if session.hooks.before_request is not None:
                signed = yield from self._hooked(signed)
            self.signed = signed
            failure: APIConnectionError | None = None
            status: int | None = None
            try:
                reply: Arrived = yield self._send(signed)
                if reply.status_code in _REDIRECTS:
                    reply = yield from self._redirected(reply)
            except TransportError as fault:
                failure = disconnected(fault, f"{signed.method} {bare(signed.url)}")
                delay = self._delay_after_fault(number, fault)
            else:
                status = reply.status_code
                if session.hooks.after_response is not None:
                    yield self._tell(signed, reply)
                if status < 400:
                    session.budget.give_back(self._taken)
                    return reply
                if status == 401 and not renewed and self.request.replayable:
                    renewed = True
                    if route.plan.forget(signed):
                        continue
                delay = self._delay_after_status(number, status, reply.headers)
                if delay is None:
                    return reply
            if failure is not None and delay is None:
                url = masked_url(signed.url, session.authority.names)
                failure.request = Request(signed.method, url)
                raise failure
            number += 1
            self.attempts += 1
            self._left -= 1
            retry = Retry(signed, number, delay or 0.0, status, failure)
            session.log.retry(retry)
            if session.hooks.on_retry is not None:
                yield Ask("the on_retry hook", session.hooks.on_retry, retry)
            yield Sleep(retry.delay)

    def _signed(self, request: Request) -> Flow[Request]:
        """The request with those credentials that are not among the route's headers."""
        if not self._route.unsigned:
            return request
        placed = yield from self._route.plan.place(self._deadline)
        signed = placed.on(request)
        headers = signed.headers.without(*self._dropped)
        hidden = self._session.authority.names
        return Request(signed.method, signed.url, headers, signed.content, hidden)

    def _send(self, request: Request) -> Send:
        total: float | None = None
        if self._deadline is not None:
            total = self._deadline - self._session.clock.monotonic()
            if total <= 0:
                raise APITimeoutError("the deadline of the call passed")
        session, timeout = self._session, self._timeout
        if self._stream and total is not None:
            timeout = timeout.within(total)
        names = session.authority.names
        return Send(request, timeout, total, session.body_limit, self._stream, names)

    @property
    def _repeatable(self) -> bool:
        """Whether the call may be made twice."""
        return self._keyed or self._route.repeatable or self._policy.unsafe

    def _delay_after_fault(self, number: int, fault: TransportError) -> float | None:
        """Seconds to wait before the next attempt; None if there is none."""
        again = self._repeatable and self.request.replayable
        if fault.lasting or (fault.sent and not again):
            return None
        return self._delay(number, None, free=False)

    def _delay_after_status(
        self, number: int, status: int, headers: Headers
    ) -> float | None:
        """Seconds to wait before the next attempt; None if there is none."""
        self.retry_after = floor = retry_after(headers, self._session.clock.now())
        policy = self._policy
        refused = status in policy.refusals or (
            status in policy.locks and floor is not None
        )
        wanted = should_retry(headers)
        if wanted is None:
            wanted = refused or (status in policy.statuses and self._repeatable)
        if not (wanted and self.request.replayable):
            return None
        if floor is not None and floor > policy.patience:
            return None
        return self._delay(number, floor, free=refused)

    def _delay(self, number: int, floor: float | None, *, free: bool) -> float | None:
        session, policy = self._session, self._policy
        if self._left <= 0:
            return None
        delay = policy.delay(number, floor, session.clock)
        if self._deadline is not None and (
            session.clock.monotonic() + delay >= self._deadline
        ):
            return None
        if not free:
            if not session.budget.take(policy.budget):
                return None
            self._taken += policy.budget is not None
        return delay

    def _hooked(self, request: Request) -> Flow[Request]:
        role = "the before_request hook"
        hook = self._session.hooks.before_request
        assert hook is not None
        given = yield Ask(role, hook, request)
        if given is None:
            return request
        try:
            if not isinstance(given, Request):
                raise TypeError(f"expected a Request, not {type(given).__name__}")
            for name, value in given.headers.pairs:
                check_own_header(name, value)
            if origin(given.url) != origin(request.url):
                raise ValueError("the request leads to another server")
        except (TypeError, ValueError) as error:
            error.add_note(f"raised for what {role} returned")
            raise
        return given

    def _tell(self, request: Request, reply: Arrived) -> Ask:
        if not isinstance(reply, Response):
            reply = Response(reply.status_code, reply.headers)
        hook = self._session.hooks.after_response
        assert hook is not None
        return Ask("the after_response hook", hook, request, reply)

    def _redirected(self, reply: Arrived) -> Generator[Step, Any, Arrived]:
        """Follow redirects; credentials and bodies go along only as long as the server is
        the same. What is no reading is followed where the method stays (307, 308)."""
        from .redirects import harmless, redirected

        session = self._session
        request = self.request
        reading = request.method in _READING
        home = True
        for _ in range(session.max_redirects):
            location = reply.headers.get("location")
            kinds = _REDIRECTS if reading else _FAITHFUL
            if location is None or reply.status_code not in kinds:
                return reply
            next = redirected(request, location, session.authority.names)
            home = home and origin(next.url) == self._route.origin
            if not reading and not (home and request.replayable):
                return reply
            request = next
            if home:
                reply = yield self._send((yield from self._signed(request)))
            else:
                reply = yield self._send(harmless(request))
        if reply.status_code in _REDIRECTS and "location" in reply.headers:
            raise RedirectError(f"more than {session.max_redirects} redirects")
        return reply


def completed(
    session: Session, route: Route, request: Request, options: Options
) -> tuple[bool, Request]:
    """Whether there is an idempotency key, and the request with the client's headers."""
    own = request.headers
    if not options and not route.keyed:
        headers = route.complete.get(id(own))
        if headers is None:
            headers = _completed(route, own)
        return False, Request(request.method, request.url, headers, request.content)
    headers = Headers(route.headers).merged(own)
    key = options.get("idempotency_key")
    name = route.key_header or "Idempotency-Key"
    if key is not None:
        check_header(name, key)
        headers = headers.with_(name, key)
    elif route.keyed and name not in headers:
        import uuid

        headers = headers.with_(name, str(uuid.uuid4()))
    for name, value in (options.get("headers") or NONE).items():
        if value is None:
            headers = headers.without(name)
        else:
            headers = headers.with_(name, check_own_header(name, value))
    request = Request(request.method, request.url, headers, request.content)
    return name in headers, request


def _completed(route: Route, own: Headers) -> Headers:
    if route.names.isdisjoint(own):
        headers = Headers(own.pairs + route.headers)
    else:
        headers = Headers(route.headers).merged(own)
    writer = route.writer
    if writer is not None and any(own is each for each in writer.constant.values()):
        route.complete[id(own)] = headers
    return headers
