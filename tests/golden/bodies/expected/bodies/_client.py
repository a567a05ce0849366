"""The client of Bodies."""

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
    from .resources.bytes import AsyncBytes, Bytes
    from .resources.files import AsyncFiles, Files
    from .resources.form import AsyncForm, Form
    from .resources.json import AsyncJson, Json
    from .resources.key import AsyncKey, Key
    from .resources.messages import AsyncMessages, Messages
    from .resources.text import AsyncText, Text

_API = Api("Bodies", "bodies", "1.2.0", servers=(Server("/"),), models="bodies.models")


class Bodies(Client):
    """A client of Bodies, safe to share between threads.

    Args:
        base_url: The server to call, such as https://api.example.com.
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
        base_url: str,
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
    def bytes(self) -> Bytes:
        from .resources.bytes import Bytes

        return Bytes(self)

    @cached_property
    def files(self) -> Files:
        from .resources.files import Files

        return Files(self)

    @cached_property
    def form(self) -> Form:
        from .resources.form import Form

        return Form(self)

    @cached_property
    def json(self) -> Json:
        from .resources.json import Json

        return Json(self)

    @cached_property
    def key(self) -> Key:
        from .resources.key import Key

        return Key(self)

    @cached_property
    def messages(self) -> Messages:
        from .resources.messages import Messages

        return Messages(self)

    @cached_property
    def text(self) -> Text:
        from .resources.text import Text

        return Text(self)


class AsyncBodies(AsyncClient):
    """`Bodies` for asyncio: the same surface, awaited."""

    def __init__(
        self,
        *,
        base_url: str,
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
    def bytes(self) -> AsyncBytes:
        from .resources.bytes import AsyncBytes

        return AsyncBytes(self)

    @cached_property
    def files(self) -> AsyncFiles:
        from .resources.files import AsyncFiles

        return AsyncFiles(self)

    @cached_property
    def form(self) -> AsyncForm:
        from .resources.form import AsyncForm

        return AsyncForm(self)

    @cached_property
    def json(self) -> AsyncJson:
        from .resources.json import AsyncJson

        return AsyncJson(self)

    @cached_property
    def key(self) -> AsyncKey:
        from .resources.key import AsyncKey

        return AsyncKey(self)

    @cached_property
    def messages(self) -> AsyncMessages:
        from .resources.messages import AsyncMessages

        return AsyncMessages(self)

    @cached_property
    def text(self) -> AsyncText:
        from .resources.text import AsyncText

        return AsyncText(self)
