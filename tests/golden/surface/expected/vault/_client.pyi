from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from typing import Literal, overload

from ._runtime.errors import Deviation
from ._runtime.hooks import Hooks
from ._runtime.omit import Omit
from ._runtime.options import Options
from ._runtime.retry import RetryPolicy
from ._runtime.stream import AsyncStream, Stream
from ._runtime.surface.client import AsyncClient, Client
from ._runtime.surface.extras import TimeoutTypes
from ._runtime.surface.pages import AsyncPaginator
from ._runtime.surface.webhooks import AsyncWebhooks, Webhooks
from ._runtime.timeout import Seconds, Timeout
from ._runtime.transport import AsyncHttpxClient, AsyncTransport, HttpxClient, Transport
from .models.answers import Answer, Word
from .models.limits import LimitListResponse
from .pagination import AsyncSinglePage, SyncSinglePage
from .resources.answers import Answers, AsyncAnswers
from .resources.cards import AsyncCards, Cards
from .resources.limits import AsyncLimits, Limits
from .resources.payments import AsyncPayments, Payments
from .resources.seals import AsyncSeals, Seals

class Vault(Client):
    def __init__(
        self,
        *,
        base_url: str | None = ...,
        default_query: Mapping[str, object] | None = ...,
        webhook_secret: str | None = ...,
        timeout: Seconds | Timeout | None = ...,
        deadline: Seconds | None = ...,
        max_retries: int = ...,
        retry_policy: RetryPolicy | None = ...,
        default_headers: Mapping[str, str] | None = ...,
        http_client: Transport | HttpxClient | None = ...,
        hooks: Hooks | None = ...,
        _strict_response_validation: bool = ...,
        on_deviation: Callable[[Deviation], None] | None = ...,
        body_limit: int | None = ...,
        max_redirects: int = ...,
        allow_http: bool | Collection[str] = ...,
    ) -> None: ...
    @cached_property
    def answers(self) -> Answers: ...
    @cached_property
    def cards(self) -> Cards: ...
    @cached_property
    def limits(self) -> Limits: ...
    @cached_property
    def payments(self) -> Payments: ...
    @cached_property
    def seals(self) -> Seals: ...
    @cached_property
    def webhooks(self) -> Webhooks: ...
    @overload
    def answer(
        self,
        *,
        question: str,
        stream: Literal[True],
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> Stream[Word]: ...
    @overload
    def answer(
        self,
        *,
        question: str,
        stream: Literal[False] | Omit = ...,
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> Answer: ...
    @overload
    def answer(
        self,
        *,
        question: str,
        stream: bool,
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> Answer | Stream[Word]: ...
    def answer_stream(
        self,
        *,
        question: str,
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> Stream[Word]: ...
    def limits_of_all(
        self,
        *,
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> SyncSinglePage[int]: ...

class AsyncVault(AsyncClient):
    def __init__(
        self,
        *,
        base_url: str | None = ...,
        default_query: Mapping[str, object] | None = ...,
        webhook_secret: str | None = ...,
        timeout: Seconds | Timeout | None = ...,
        deadline: Seconds | None = ...,
        max_retries: int = ...,
        retry_policy: RetryPolicy | None = ...,
        default_headers: Mapping[str, str] | None = ...,
        http_client: AsyncTransport | AsyncHttpxClient | None = ...,
        hooks: Hooks | None = ...,
        _strict_response_validation: bool = ...,
        on_deviation: Callable[[Deviation], None] | None = ...,
        body_limit: int | None = ...,
        max_redirects: int = ...,
        allow_http: bool | Collection[str] = ...,
    ) -> None: ...
    @cached_property
    def answers(self) -> AsyncAnswers: ...
    @cached_property
    def cards(self) -> AsyncCards: ...
    @cached_property
    def limits(self) -> AsyncLimits: ...
    @cached_property
    def payments(self) -> AsyncPayments: ...
    @cached_property
    def seals(self) -> AsyncSeals: ...
    @cached_property
    def webhooks(self) -> AsyncWebhooks: ...
    @overload
    async def answer(
        self,
        *,
        question: str,
        stream: Literal[True],
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> AsyncStream[Word]: ...
    @overload
    async def answer(
        self,
        *,
        question: str,
        stream: Literal[False] | Omit = ...,
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> Answer: ...
    @overload
    async def answer(
        self,
        *,
        question: str,
        stream: bool,
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> Answer | AsyncStream[Word]: ...
    async def answer_stream(
        self,
        *,
        question: str,
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> AsyncStream[Word]: ...
    def limits_of_all(
        self,
        *,
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> AsyncPaginator[int, AsyncSinglePage[int]]: ...
