"""The client of Jobs."""

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
    from .resources.batches import AsyncBatches, Batches
    from .resources.boxes import AsyncBoxes, Boxes
    from .resources.files import AsyncFiles, Files
    from .resources.projects import AsyncProjects, Projects
    from .resources.tasks import AsyncTasks, Tasks

_API = Api(
    "Jobs",
    "waits",
    "1.0",
    servers=(Server("https://jobs.test"),),
    models="waits.models",
)


class Jobs(Client):
    """A client of Jobs, safe to share between threads.

    Args:
        base_url: The server to call, by default https://jobs.test.
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
    def batches(self) -> Batches:
        from .resources.batches import Batches

        return Batches(self)

    @cached_property
    def boxes(self) -> Boxes:
        from .resources.boxes import Boxes

        return Boxes(self)

    @cached_property
    def files(self) -> Files:
        from .resources.files import Files

        return Files(self)

    @cached_property
    def projects(self) -> Projects:
        from .resources.projects import Projects

        return Projects(self)

    @cached_property
    def tasks(self) -> Tasks:
        from .resources.tasks import Tasks

        return Tasks(self)


class AsyncJobs(AsyncClient):
    """`Jobs` for asyncio: the same surface, awaited."""

    def __init__(
        self,
        *,
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
    def batches(self) -> AsyncBatches:
        from .resources.batches import AsyncBatches

        return AsyncBatches(self)

    @cached_property
    def boxes(self) -> AsyncBoxes:
        from .resources.boxes import AsyncBoxes

        return AsyncBoxes(self)

    @cached_property
    def files(self) -> AsyncFiles:
        from .resources.files import AsyncFiles

        return AsyncFiles(self)

    @cached_property
    def projects(self) -> AsyncProjects:
        from .resources.projects import AsyncProjects

        return AsyncProjects(self)

    @cached_property
    def tasks(self) -> AsyncTasks:
        from .resources.tasks import AsyncTasks

        return AsyncTasks(self)
