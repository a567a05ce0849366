"""The client of Vault."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.environment import base_url_of
from ._runtime.operation import Server
from ._runtime.renamed import Renamed
from ._runtime.secrets import hidden_headers
from ._runtime.session import BODY_LIMIT, DEADLINE, TIMEOUT
from ._runtime.surface.client import AsyncClient, Client
from ._runtime.surface.settings import SurfacedApi

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from ._runtime.errors import Deviation
    from ._runtime.hooks import Hooks
    from ._runtime.retry import RetryPolicy
    from ._runtime.surface.webhooks import AsyncWebhooks, Webhooks
    from ._runtime.timeout import Seconds, Timeout
    from ._runtime.transport import (
        AsyncHttpxClient,
        AsyncTransport,
        HttpxClient,
        Transport,
    )
    from .resources.answers import Answers, AsyncAnswers
    from .resources.cards import AsyncCards, Cards
    from .resources.limits import AsyncLimits, Limits
    from .resources.payments import AsyncPayments, Payments
    from .resources.seals import AsyncSeals, Seals

_API = SurfacedApi(
    "Vault",
    "vault",
    "1",
    servers=(Server("https://vault.example"),),
    models="vault.models",
    raw_parse="plain",
    empty_path="Expected a non-empty value for `{name}` but received {value}",
    stream_accept="application/json, text/event-stream",
    headers={"X-Stainless-Lang": "python"},
    arguments={
        "default_headers": "headers",
        "http_client": "transport",
        "_strict_response_validation": "strict",
        "default_query": "default_query",
        "webhook_secret": "webhook_secret",
    },
)


class Vault(Client):
    """A client of Vault, safe to share between threads.

    Args:
        base_url: The server to call, by default https://vault.example.
        default_query: Query parameters for every request.
        webhook_secret: The secret that webhooks are signed with.
        timeout: Seconds (a number or a `timedelta`) for each phase of an attempt,
            or a `Timeout`; None for no limit.
        deadline: Seconds for a whole call, with all retries and pauses: for a
            stream or a download until it begins, for an upload only if set in
            `options`.
        max_retries: How often a failed call is repeated, where that is safe.
        retry_policy: What is retried, and how long the pauses are.
        default_headers: Headers for every request.
        http_client: What sends requests: a transport of `transports` or your own,
            or a client of httpx2, which stays open.
        hooks: Functions that are called around each request.
        _strict_response_validation: Raise `ResponseValidationError` for a reply
            that does not match its schema.
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
        base_url: str | None = None,
        default_query: Mapping[str, object] | None = None,
        webhook_secret: str | None = None,
        timeout: Seconds | Timeout | None = TIMEOUT,
        deadline: Seconds | None = DEADLINE,
        max_retries: int = 2,
        retry_policy: RetryPolicy | None = None,
        default_headers: Mapping[str, str] | None = None,
        http_client: Transport | HttpxClient | None = None,
        hooks: Hooks | None = None,
        _strict_response_validation: bool = False,
        on_deviation: Callable[[Deviation], None] | None = None,
        body_limit: int | None = BODY_LIMIT,
        max_redirects: int = 10,
        allow_http: bool | Collection[str] = False,
    ) -> None:
        default_headers = hidden_headers(default_headers)
        super().__init__(
            _API,
            base_url=base_url_of(_API, base_url),
            default_query=default_query,
            webhook_secret=webhook_secret,
            timeout=timeout,
            deadline=deadline,
            max_retries=max_retries,
            retry_policy=retry_policy,
            default_headers=default_headers,
            http_client=http_client,
            hooks=hooks,
            _strict_response_validation=_strict_response_validation,
            on_deviation=on_deviation,
            body_limit=body_limit,
            max_redirects=max_redirects,
            allow_http=allow_http,
        )

    @cached_property
    def answers(self) -> Answers:
        from .resources.answers import Answers

        return Answers(self)

    @cached_property
    def cards(self) -> Cards:
        from .resources.cards import Cards

        return Cards(self)

    @cached_property
    def limits(self) -> Limits:
        from .resources.limits import Limits

        return Limits(self)

    @cached_property
    def payments(self) -> Payments:
        from .resources.payments import Payments

        return Payments(self)

    @cached_property
    def seals(self) -> Seals:
        from .resources.seals import Seals

        return Seals(self)

    @cached_property
    def webhooks(self) -> Webhooks:
        from ._runtime.surface.webhooks import Webhooks

        return Webhooks(self)

    answer = Renamed("answers.create", "")
    answer_stream = Renamed("answers.create_stream", "")
    limits_of_all = Renamed("limits.list", "")


class AsyncVault(AsyncClient):
    """`Vault` for asyncio: the same surface, awaited."""

    def __init__(
        self,
        *,
        base_url: str | None = None,
        default_query: Mapping[str, object] | None = None,
        webhook_secret: str | None = None,
        timeout: Seconds | Timeout | None = TIMEOUT,
        deadline: Seconds | None = DEADLINE,
        max_retries: int = 2,
        retry_policy: RetryPolicy | None = None,
        default_headers: Mapping[str, str] | None = None,
        http_client: AsyncTransport | AsyncHttpxClient | None = None,
        hooks: Hooks | None = None,
        _strict_response_validation: bool = False,
        on_deviation: Callable[[Deviation], None] | None = None,
        body_limit: int | None = BODY_LIMIT,
        max_redirects: int = 10,
        allow_http: bool | Collection[str] = False,
    ) -> None:
        default_headers = hidden_headers(default_headers)
        super().__init__(
            _API,
            base_url=base_url_of(_API, base_url),
            default_query=default_query,
            webhook_secret=webhook_secret,
            timeout=timeout,
            deadline=deadline,
            max_retries=max_retries,
            retry_policy=retry_policy,
            default_headers=default_headers,
            http_client=http_client,
            hooks=hooks,
            _strict_response_validation=_strict_response_validation,
            on_deviation=on_deviation,
            body_limit=body_limit,
            max_redirects=max_redirects,
            allow_http=allow_http,
        )

    @cached_property
    def answers(self) -> AsyncAnswers:
        from .resources.answers import AsyncAnswers

        return AsyncAnswers(self)

    @cached_property
    def cards(self) -> AsyncCards:
        from .resources.cards import AsyncCards

        return AsyncCards(self)

    @cached_property
    def limits(self) -> AsyncLimits:
        from .resources.limits import AsyncLimits

        return AsyncLimits(self)

    @cached_property
    def payments(self) -> AsyncPayments:
        from .resources.payments import AsyncPayments

        return AsyncPayments(self)

    @cached_property
    def seals(self) -> AsyncSeals:
        from .resources.seals import AsyncSeals

        return AsyncSeals(self)

    @cached_property
    def webhooks(self) -> AsyncWebhooks:
        from ._runtime.surface.webhooks import AsyncWebhooks

        return AsyncWebhooks(self)

    answer = Renamed("answers.create", "")
    answer_stream = Renamed("answers.create_stream", "")
    limits_of_all = Renamed("limits.list", "")
