"""What a single call and a client may set for themselves.

Only type checkers, and programs that ask for these types, import this module."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TypedDict

from .clock import Clock
from .credential import Credential
from .errors import Deviation
from .hooks import Hooks
from .retry import RetryPolicy
from .secrets import Secret
from .timeout import Seconds, Timeout
from .transport import AsyncHttpxClient, AsyncTransport, HttpxClient, Transport


class Options(TypedDict, total=False):
    """Settings of one call; what is left out is taken from the client.

    - `timeout`: seconds for each phase of an attempt, a `Timeout`, or `None` for no limit.
    - `deadline`: seconds for the whole call, retries and waiting included.
    - `max_retries`: how often a failed attempt is repeated.
    - `retry_policy`: what is retried, and the waiting in between.
    - `headers`: further headers; `None` removes one that the client would send, and a
      `Secret` shows in no traceback.
    - `query`: further query parameters, sent in form style.
    - `body`: further properties of a JSON, form or multipart body.
    - `content_type`: which of several documented media types the body is sent as.
    - `idempotency_key`: sent in place of a generated key.
    - `strict`: raise `ResponseValidationError` where a reply does not fit its schema.
    """

    timeout: Seconds | Timeout | None
    deadline: Seconds | None
    max_retries: int
    retry_policy: RetryPolicy
    headers: Mapping[str, str | Secret | None]
    query: Mapping[str, object]
    body: Mapping[str, object]
    content_type: str
    idempotency_key: str
    strict: bool


class _Settings(TypedDict, total=False):
    base_url: str | None
    server_variables: Mapping[str, str] | None
    timeout: Seconds | Timeout | None
    deadline: Seconds | None
    max_retries: int
    retry_policy: RetryPolicy | None
    headers: Mapping[str, str] | None
    hooks: Hooks | None
    strict: bool
    on_deviation: Callable[[Deviation], None] | None
    body_limit: int | None
    max_redirects: int
    allow_http: bool | Collection[str]
    pickled_headers: Collection[str]
    clock: Clock


class ClientSettings(_Settings, total=False):
    """`ClientOptions` without `credentials`, for clients with an argument of that name."""

    transport: Transport | HttpxClient


class ClientOptions(ClientSettings, total=False):
    """What `Client.with_options` changes; what is left out stays as it is.

    - `credentials`: by the name of the security scheme, all of them.
    - `deadline`: seconds for a whole call: for a stream or a download until it begins, for
      an upload only where the `options` of the call say so.
    - `retry_policy`: what is retried, and the waiting in between.
    - `body_limit`: bytes that a reply held in memory may have.
    - `max_redirects`: how many redirects of a GET are followed.
    - `allow_http`: send credentials over plain http.
    - `pickled_headers`: names of `headers` that pickles of the client may hold; all others
      stay out of them, since any may be a credential.
    - `clock`: where time and chance come from.
    """

    credentials: Mapping[str, Credential | None]


class AsyncClientSettings(_Settings, total=False):
    """`AsyncClientOptions` without `credentials`, as `ClientSettings`."""

    transport: AsyncTransport | AsyncHttpxClient


class AsyncClientOptions(AsyncClientSettings, total=False):
    """What `AsyncClient.with_options` changes; see `ClientOptions`."""

    credentials: Mapping[str, Credential | None]
