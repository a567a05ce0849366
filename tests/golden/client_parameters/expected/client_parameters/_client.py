"""The client of Acme."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client
from ._runtime.environment import base_url_of, variable
from ._runtime.operation import Api, Basic, Bearer, Server
from ._runtime.secrets import hidden, hidden_headers, name_and_password
from ._runtime.session import BODY_LIMIT, DEADLINE, TIMEOUT

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from ._runtime.credential import Credential
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
    from .resources.accounts import Accounts, AsyncAccounts

_API = Api(
    "Acme",
    "client_parameters",
    "1",
    servers=(Server("https://api.acme.test"),),
    schemes={"key": Bearer("key"), "login": Basic()},
    security=(("key",), ("login",)),
    models="client_parameters.models",
    sources={"key": ("token", "ACME_TOKEN"), "login": ("username", "ACME_USERNAME")},
    passwords={"login": ("password", "ACME_SECRET")},
    held_headers={"Acme-Project": "project"},
)


class Acme(Client):
    """A client of Acme, safe to share between threads.

    Args:
        token: A bearer token. Taken from ACME_TOKEN if left out.
        username: The user name. Taken from ACME_USERNAME if left out.
        password: The password. Taken from ACME_SECRET if left out.
        region: Where it lies. Taken from ACME_REGION if left out.
        account_id: Which account. Taken from ACME_ACCOUNT_ID if left out.
        version: `Acme-Version` of all calls. Taken from ACME_VERSION if left out.
            Default: 2026-01-01.
        project: `Acme-Project` of all calls. Taken from ACME_PROJECT if left out.
        base_url: The server to call, by default https://api.acme.test.
            ACME_BASE_URL overrides it.
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
        token: Credential | None = None,
        username: Credential | None = None,
        password: Credential | None = None,
        region: str | None = None,
        account_id: str | int | None = None,
        version: str | None = None,
        project: str | None = None,
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
        token = hidden(token)
        username = hidden(username)
        password = hidden(password)
        headers = hidden_headers(headers)
        super().__init__(
            _API,
            credentials={
                "key": token or variable("ACME_TOKEN"),
                "login": name_and_password(
                    username or variable("ACME_USERNAME"),
                    password if password is not None else variable("ACME_SECRET"),
                ),
            },
            parameters={
                "region": region or variable("ACME_REGION"),
                "account_id": account_id or variable("ACME_ACCOUNT_ID"),
                "version": version or variable("ACME_VERSION") or "2026-01-01",
                "project": project or variable("ACME_PROJECT"),
            },
            base_url=base_url_of(_API, base_url, environment="ACME_BASE_URL"),
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
    def accounts(self) -> Accounts:
        from .resources.accounts import Accounts

        return Accounts(self)


class AsyncAcme(AsyncClient):
    """`Acme` for asyncio: the same surface, awaited."""

    def __init__(
        self,
        *,
        token: Credential | None = None,
        username: Credential | None = None,
        password: Credential | None = None,
        region: str | None = None,
        account_id: str | int | None = None,
        version: str | None = None,
        project: str | None = None,
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
        token = hidden(token)
        username = hidden(username)
        password = hidden(password)
        headers = hidden_headers(headers)
        super().__init__(
            _API,
            credentials={
                "key": token or variable("ACME_TOKEN"),
                "login": name_and_password(
                    username or variable("ACME_USERNAME"),
                    password if password is not None else variable("ACME_SECRET"),
                ),
            },
            parameters={
                "region": region or variable("ACME_REGION"),
                "account_id": account_id or variable("ACME_ACCOUNT_ID"),
                "version": version or variable("ACME_VERSION") or "2026-01-01",
                "project": project or variable("ACME_PROJECT"),
            },
            base_url=base_url_of(_API, base_url, environment="ACME_BASE_URL"),
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
    def accounts(self) -> AsyncAccounts:
        from .resources.accounts import AsyncAccounts

        return AsyncAccounts(self)
