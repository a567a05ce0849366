"""The client of Security."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client
from ._runtime.environment import base_url_of
from ._runtime.operation import (
    Api,
    ApiKey,
    Basic,
    Bearer,
    HttpScheme,
    MutualTls,
    OAuth2,
    OpenId,
    Server,
)
from ._runtime.secrets import hidden, hidden_headers
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
    from .resources.a import A, AsyncA
    from .resources.b import B, AsyncB
    from .resources.c import C, AsyncC
    from .resources.d import D, AsyncD

_API = Api(
    "Security",
    "security",
    "1",
    servers=(
        Server(
            "https://{region}.example.com/{base}",
            {"region": "us", "base": "v1"},
            allowed={"region": ("us", "eu")},
        ),
    ),
    schemes={
        "basic": Basic(),
        "bearer": Bearer("bearer"),
        "digest": HttpScheme("digest"),
        "key": ApiKey("header", "X-API-Key"),
        "oauth": OAuth2(token_url="https://auth.example.com/token"),
        "openid": OpenId("https://auth.example.com/.well-known/openid-configuration"),
        "query": ApiKey("query", "api_key"),
        "session": ApiKey("cookie", "sid"),
        "tls": MutualTls(),
    },
    security=(("key",), ("oauth",)),
    models="security.models",
    sources={
        "basic": ("auth", ""),
        "bearer": ("token", ""),
        "digest": ("digest", ""),
        "key": ("key", ""),
        "oauth": ("oauth", ""),
        "openid": ("openid", ""),
        "query": ("query", ""),
        "session": ("session", ""),
    },
)


class Security(Client):
    """A client of Security, safe to share between threads.

    Args:
        auth: A user name and a password.
        token: A bearer token.
        digest: A credential for HTTP authentication.
        key: Your key.
        oauth: An OAuth 2.0 access token, or ClientCredentials, which ask for one.
        openid: An OpenID Connect token.
        query: An API key.
        session: The value of the cookie sid.
        base_url: The server to call, by default
            https://{region}.example.com/{base}.
        server_variables: Values for the braces in the server's URL.
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
        auth: Credential | None = None,
        token: Credential | None = None,
        digest: Credential | None = None,
        key: Credential | None = None,
        oauth: Credential | None = None,
        openid: Credential | None = None,
        query: Credential | None = None,
        session: Credential | None = None,
        base_url: str | None = None,
        server_variables: Mapping[str, str] | None = None,
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
        auth = hidden(auth)
        token = hidden(token)
        digest = hidden(digest)
        key = hidden(key)
        oauth = hidden(oauth)
        openid = hidden(openid)
        query = hidden(query)
        session = hidden(session)
        headers = hidden_headers(headers)
        super().__init__(
            _API,
            credentials={
                "basic": auth,
                "bearer": token,
                "digest": digest,
                "key": key,
                "oauth": oauth,
                "openid": openid,
                "query": query,
                "session": session,
            },
            base_url=base_url_of(_API, base_url, variables=server_variables),
            server_variables=server_variables,
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
    def a(self) -> A:
        from .resources.a import A

        return A(self)

    @cached_property
    def b(self) -> B:
        from .resources.b import B

        return B(self)

    @cached_property
    def c(self) -> C:
        from .resources.c import C

        return C(self)

    @cached_property
    def d(self) -> D:
        from .resources.d import D

        return D(self)


class AsyncSecurity(AsyncClient):
    """`Security` for asyncio: the same surface, awaited."""

    def __init__(
        self,
        *,
        auth: Credential | None = None,
        token: Credential | None = None,
        digest: Credential | None = None,
        key: Credential | None = None,
        oauth: Credential | None = None,
        openid: Credential | None = None,
        query: Credential | None = None,
        session: Credential | None = None,
        base_url: str | None = None,
        server_variables: Mapping[str, str] | None = None,
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
        auth = hidden(auth)
        token = hidden(token)
        digest = hidden(digest)
        key = hidden(key)
        oauth = hidden(oauth)
        openid = hidden(openid)
        query = hidden(query)
        session = hidden(session)
        headers = hidden_headers(headers)
        super().__init__(
            _API,
            credentials={
                "basic": auth,
                "bearer": token,
                "digest": digest,
                "key": key,
                "oauth": oauth,
                "openid": openid,
                "query": query,
                "session": session,
            },
            base_url=base_url_of(_API, base_url, variables=server_variables),
            server_variables=server_variables,
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
    def a(self) -> AsyncA:
        from .resources.a import AsyncA

        return AsyncA(self)

    @cached_property
    def b(self) -> AsyncB:
        from .resources.b import AsyncB

        return AsyncB(self)

    @cached_property
    def c(self) -> AsyncC:
        from .resources.c import AsyncC

        return AsyncC(self)

    @cached_property
    def d(self) -> AsyncD:
        from .resources.d import AsyncD

        return AsyncD(self)
