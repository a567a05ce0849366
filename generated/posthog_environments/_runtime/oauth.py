"""OAuth 2.0 client credentials: tokens fetched when needed, by one caller at a time."""

from __future__ import annotations

import base64
import json
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import asynccontextmanager, contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Literal, cast
from urllib.parse import quote_plus, urlencode, urljoin

from .clock import Clock
from .errors import APIError, APITimeoutError, CredentialsError, status_error
from .flow import Alone, Flow, Send, Sleep, disconnected
from .message import Headers, Request, Response
from .operation import OAuth2
from .origins import origin
from .placement import Placed, fault_of_form, fault_of_text
from .retry import RetryPolicy
from .secrets import Secret, hidden
from .timeout import Timeout
from .transport import TransportError

if TYPE_CHECKING:
    from .loops import TaskLock

_TIMEOUT = Timeout()
_TOTAL = 120.0
_ANSWER_LIMIT = 1 << 20
_TOO_LATE = "the deadline of the call passed before there was a token"
_POLICY = RetryPolicy()
_RETRIES = 2
_EARLY = 60.0  # seconds before its end at which a token is renewed, at most a tenth


class ClientCredentials:
    """A client's own credentials (RFC 6749, section 4.4).

    `scopes` are those to ask for; `placement` tells whether the secret travels in the
    Authorization header or in the body of the token request. `token_url` and further form
    fields in `extra` (such as an audience) replace or complete what the API states.
    """

    __slots__ = (
        "client_id",
        "client_secret",
        "extra",
        "placement",
        "scopes",
        "token_url",
    )

    def __init__(
        self,
        client_id: str,
        client_secret: str | Secret,
        *,
        scopes: tuple[str, ...] = (),
        token_url: str | None = None,
        placement: Literal["header", "body"] = "header",
        extra: tuple[tuple[str, str], ...] = (),
    ) -> None:
        self.client_id = client_id
        self.client_secret = (
            client_secret
            if isinstance(client_secret, Secret)
            else Secret(client_secret)
        )
        self.scopes = scopes
        self.token_url = token_url
        self.placement = placement
        self.extra = extra

    def fault(self) -> str:
        """What keeps these from being sent; empty if nothing does."""
        texts = [self.client_id, self.client_secret.reveal(), *self.scopes]
        texts += [text for pair in self.extra for text in pair]
        return next((fault for fault in map(fault_of_form, texts) if fault), "")

    def __repr__(self) -> str:
        return f"ClientCredentials({self.client_id!r}, ***)"


class Gate:
    """One lock for threads, and one for the tasks of an event loop."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._loop: object = None
        self._task_lock: TaskLock | None = None

    @property
    def busy(self) -> bool:
        """Whether somebody is inside."""
        tasks = self._task_lock
        return self._lock.locked() or (tasks is not None and tasks.locked())

    @contextmanager
    def thread(self, limit: float | None) -> Generator[None]:
        """See `flow.Gate`."""
        if not self._lock.acquire(timeout=-1 if limit is None else max(limit, 0)):
            raise TimeoutError
        try:
            yield
        finally:
            self._lock.release()

    @asynccontextmanager
    async def task(self, limit: float | None) -> AsyncGenerator[None]:
        """See `flow.Gate`."""
        from . import loops

        loop = loops.running_loop()
        lock = self._task_lock
        if lock is None or self._loop is not loop:
            lock = loops.make_lock()
            self._loop, self._task_lock = loop, lock
        async with loops.limit(limit):
            await lock.acquire()
        try:
            yield
        finally:
            lock.release()


class Tokens:
    """The tokens of one scheme: fetched once, shared, renewed a little early."""

    placed: Placed | None = None

    def __init__(
        self,
        scheme: OAuth2,
        credentials: ClientCredentials,
        base_url: str,
        clock: Clock,
        trusts: Callable[[str], bool],
    ) -> None:
        url = credentials.token_url or scheme.token_url
        if not url:
            raise ValueError("the OAuth scheme states no token URL; pass `token_url`")
        self._url = urljoin(base_url + "/", url)
        if not trusts(self._url):
            raise CredentialsError(
                "credentials are not sent to the OAuth token URL over plain http; use https, "
                f"or pass allow_http=[{origin(self._url)[1]!r}] to the client on a network "
                "you trust"
            )
        self._credentials = credentials
        self._scopes = credentials.scopes or scheme.scopes
        self._clock = clock
        self._gate = Gate()
        self._token: Secret | None = None
        self._renew_at = self._ends_at = 0.0

    def place(self, deadline: float | None) -> Flow[Placed]:
        """The current token, fetched or renewed if need be. Raises APIError.

        While one caller renews a token that still holds, the others use it.
        """
        token, now = self._token, self._clock.monotonic()
        holds = now < self._renew_at or (now < self._ends_at and self._gate.busy)
        if not token or not holds:
            limit = None if deadline is None else deadline - now
            try:
                step = Alone(self._gate, self._renewed(deadline), limit)
                token = cast("Secret", (yield step))
            except APIError:
                raise
            except TimeoutError:
                raise APITimeoutError(_TOO_LATE) from None
        return _placed(token)

    def forget(self, refused: Request) -> bool:
        """Drop the token, if it is the one that was refused."""
        token = self._token
        if token and (
            refused.headers.get("authorization") == _placed(token).headers[0][1]
        ):
            self._token = None
        return True

    def _renewed(self, deadline: float | None) -> Flow[Secret]:
        if self._token and self._clock.monotonic() < self._renew_at:
            return self._token  # somebody else was quicker
        response = yield from self._fetch(deadline)
        token, lifetime = _read(response)
        now = self._clock.monotonic()
        self._token = token
        self._ends_at = now + lifetime
        self._renew_at = self._ends_at - min(_EARLY, lifetime / 10)
        return token

    def _fetch(self, deadline: float | None) -> Flow[Response]:
        request = self._request()
        from .redaction import strike  # seldom needed

        names = {name.lower() for name, _ in self._credentials.extra}
        error: APIError = APIError("no token was fetched")
        for retry in range(_RETRIES + 1):
            total = _TOTAL
            if deadline is not None:
                total = min(total, deadline - self._clock.monotonic())
                if total <= 0:
                    raise APITimeoutError(_TOO_LATE)
            send = Send(request, _TIMEOUT, total, _ANSWER_LIMIT, False, names)
            try:
                response: Response = yield send
            except TransportError as failure:
                error = disconnected(failure, "the token endpoint")
            else:
                if response.status_code == 200:
                    return response
                error = _refusal(response)
                strike(error, request, names)
                if response.status_code not in _POLICY.statuses:
                    break
            if retry < _RETRIES:
                delay = _POLICY.delay(retry, None, self._clock)
                if deadline is not None and (
                    self._clock.monotonic() + delay >= deadline
                ):
                    break
                yield Sleep(delay)
        raise error

    def _request(self) -> Request:
        credentials = self._credentials
        secret = credentials.client_secret.reveal()
        form = [("grant_type", "client_credentials"), *credentials.extra]
        if self._scopes:
            form.append(("scope", " ".join(self._scopes)))
        headers = [
            ("Accept", "application/json"),
            ("Content-Type", "application/x-www-form-urlencoded"),
        ]
        if credentials.placement == "header":
            # Both are form-encoded first (RFC 6749, section 2.3.1).
            pair = f"{quote_plus(credentials.client_id)}:{quote_plus(secret)}"
            coded = base64.b64encode(pair.encode()).decode()
            headers.append(("Authorization", f"Basic {coded}"))
        else:
            form.append(("client_id", credentials.client_id))
            form.append(("client_secret", secret))
        return Request("POST", self._url, Headers(headers), urlencode(form).encode())


def _placed(token: Secret) -> Placed:
    return Placed((("Authorization", f"Bearer {token.reveal()}"),))


def _read(response: Response) -> tuple[Secret, float]:
    """The token and the seconds that it lasts. No frame that raises holds it bare."""
    token = hidden(_object(response).get("access_token"))
    fault = "no token"
    if isinstance(token, Secret):
        fault = fault_of_text(token.reveal(), token=True)
    if fault or not isinstance(token, Secret):
        raise APIError("the token endpoint answered without a usable access token")
    return token, _lifetime(_object(response).get("expires_in"))


def _lifetime(value: object) -> float:
    """Seconds of life; a token whose end is not stated lasts until it is refused."""
    if isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            value = None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return _UNSTATED
    # Not a number compares false: such a token is used once.
    return min(float(value), _UNSTATED) if value > 0 else 0.0


_UNSTATED = 365 * 86400.0


def _refusal(response: Response) -> APIError:
    answer = _object(response)
    reason = answer.get("error")  # RFC 6749, section 5.2
    told = f": {reason}" if isinstance(reason, str) and reason.isprintable() else ""
    return status_error(response.status_code)(
        f"the token endpoint answered {response.status_code}{told}",
        status_code=response.status_code,
        headers=response.headers,
        body=answer,
    )


def _object(response: Response) -> dict[str, object]:
    try:
        value = json.loads(response.content)
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}
