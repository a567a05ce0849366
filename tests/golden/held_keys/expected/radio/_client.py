"""The client of the Radio API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client
from ._runtime.environment import base_url_of
from ._runtime.operation import Api, Server
from ._runtime.secrets import hidden_headers
from ._runtime.session import BODY_LIMIT, DEADLINE, TIMEOUT

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from ._runtime.errors import Deviation
    from ._runtime.hooks import Hooks
    from ._runtime.retry import RetryPolicy
    from ._runtime.timeout import Seconds, Timeout
    from ._runtime.transport import (
        AsyncHttpxClient,
        AsyncTransport,
        HttpxClient,
        Transport,
    )
    from .resources.shows import AsyncShows, Shows

_API = Api(
    "Radio",
    "radio",
    "1",
    servers=(Server("https://radio.test"),),
    models="radio.models",
    secrets=("x_radio_api_key",),
)


class Radio(Client):
    """A client of the Radio API, safe to share between threads.

    Args:
        x_radio_api_key: Your key.
        base_url: The server to call, by default https://radio.test.
        timeout: Seconds (a number or a `timedelta`) for each phase of an attempt,
            or a `Timeout`; None for no limit.
        deadline: Seconds for a whole call, with all retries and pauses: for a
            stream or a download until it begins, for an upload only if set in
            `options`.
        max_retries: How often a failed call is repeated, where that is safe.
        retry_policy: What is retried, and how long the pauses are.
        headers: Headers for every request.
        transport: What sends requests: a transport of `transports` or your own, or
            a client of httpx2, which stays open.
        hooks: Functions that are called around each request.
        strict: Raise `ResponseValidationError` for a reply that does not match its
            schema.
        on_deviation: Called when a reply does not match its schema, and is kept all
            the same.
        body_limit: The largest reply that is read into memory, in bytes; None for
            no limit.
        max_redirects: How many redirects a call may follow.
        allow_http: Hosts to which credentials may be sent over plain http, or True
            for any; private networks are always allowed.
    """

    def __init__(
        self,
        *,
        x_radio_api_key: str | None = None,
        base_url: str | None = None,
        timeout: Seconds | Timeout | None = TIMEOUT,
        deadline: Seconds | None = DEADLINE,
        max_retries: int = 2,
        retry_policy: RetryPolicy | None = None,
        headers: Mapping[str, str] | None = None,
        transport: Transport | HttpxClient | None = None,
        hooks: Hooks | None = None,
        strict: bool = False,
        on_deviation: Callable[[Deviation], None] | None = None,
        body_limit: int | None = BODY_LIMIT,
        max_redirects: int = 10,
        allow_http: bool | Collection[str] = False,
    ) -> None:
        headers = hidden_headers(headers)
        super().__init__(
            _API,
            parameters={"x_radio_api_key": x_radio_api_key},
            base_url=base_url_of(_API, base_url),
            timeout=timeout,
            deadline=deadline,
            max_retries=max_retries,
            retry_policy=retry_policy,
            headers=headers,
            transport=transport,
            hooks=hooks,
            strict=strict,
            on_deviation=on_deviation,
            body_limit=body_limit,
            max_redirects=max_redirects,
            allow_http=allow_http,
        )

    @cached_property
    def shows(self) -> Shows:
        from .resources.shows import Shows

        return Shows(self)


class AsyncRadio(AsyncClient):
    """`Radio` for asyncio: the same surface, awaited."""

    def __init__(
        self,
        *,
        x_radio_api_key: str | None = None,
        base_url: str | None = None,
        timeout: Seconds | Timeout | None = TIMEOUT,
        deadline: Seconds | None = DEADLINE,
        max_retries: int = 2,
        retry_policy: RetryPolicy | None = None,
        headers: Mapping[str, str] | None = None,
        transport: AsyncTransport | AsyncHttpxClient | None = None,
        hooks: Hooks | None = None,
        strict: bool = False,
        on_deviation: Callable[[Deviation], None] | None = None,
        body_limit: int | None = BODY_LIMIT,
        max_redirects: int = 10,
        allow_http: bool | Collection[str] = False,
    ) -> None:
        headers = hidden_headers(headers)
        super().__init__(
            _API,
            parameters={"x_radio_api_key": x_radio_api_key},
            base_url=base_url_of(_API, base_url),
            timeout=timeout,
            deadline=deadline,
            max_retries=max_retries,
            retry_policy=retry_policy,
            headers=headers,
            transport=transport,
            hooks=hooks,
            strict=strict,
            on_deviation=on_deviation,
            body_limit=body_limit,
            max_redirects=max_redirects,
            allow_http=allow_http,
        )

    @cached_property
    def shows(self) -> AsyncShows:
        from .resources.shows import AsyncShows

        return AsyncShows(self)
