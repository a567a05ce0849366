"""Names of the generated package itself, which no name of a document may take."""

from __future__ import annotations

from ..text.words import BUILTINS, KEYWORDS, key
from ..text.words import YIELDING_MODEL_ATTRIBUTES as YIELDING_MODEL_ATTRIBUTES

ERRORS = frozenset("""
    APIError APIConnectionError APITimeoutError APIStatusError ResponseValidationError
    BadRequestError AuthenticationError PermissionDeniedError NotFoundError ConflictError
    UnprocessableEntityError RateLimitError InternalServerError CredentialsError
    PagingError RedirectError StreamError WebhookError
    """.split())

_RUNTIME = frozenset("""
    OMIT Omit Options Timeout Transport Hooks Deviation Headers Raw JsonValue Base64
    FileInput FileContent FileFields Pages AsyncPages Stream AsyncStream Download AsyncDownload
    Client AsyncClient Resource AsyncResource Operation Parameter Body Part Reply
    OffsetPaging PagePaging CursorPaging NextUrlPaging LinkPaging
    Model Field Tagged Exact UnknownVariant
    """.split())

_TYPING = frozenset("""
    Annotated Any Callable Final Generic Iterable Iterator AsyncIterator Awaitable Literal
    Mapping NotRequired Optional Protocol ReadOnly Required Self Sequence TYPE_CHECKING Type
    TypeAlias TypeAliasType TypedDict TypeVar Union Unpack Decimal UUID
    """.split())

TYPES = frozenset(map(key, ERRORS | _RUNTIME | _TYPING)) | frozenset(
    key(name) for name in BUILTINS | KEYWORDS if name[:1].isupper()
)
"""Folded class names that the generated modules import, export or get from Python."""

WAIT_TYPES = frozenset(
    map(
        key,
        """
    JobHandle AsyncJobHandle WaitOptions WaitError WaitFailed WaitLost WaitStopped
    WaitTimeout WaitingResource AsyncWaitingResource Seconds
    """.split(),
    )
)
"""Folded class names that the generated modules import or export where something waits."""

CLASSES = TYPES | frozenset(
    key(name)
    for name in (
        "Api ApiKey Basic Bearer HttpScheme OAuth2 OpenId MutualTls Server Credential "
        "RetryPolicy AsyncTransport HttpxClient AsyncHttpxClient Seconds Collection".split()
    )
)
"""Folded names that resource classes avoid: the same, and what the client module imports."""

CLIENT_ATTRIBUTES = frozenset("aclose cached_property close raw with_options".split())
"""Members of the client, which a top-level resource must not hide."""

YIELDING_ATTRIBUTES = frozenset("""
    request paginate get post put patch delete base_url timeout deadline max_retries
    is_closed
    """.split())
"""Members of the client that a top-level resource of the same name replaces."""

RESOURCE_ATTRIBUTES = frozenset({"cached_property", "mro", "self"})
"""Names that mean something in the body of a resource class."""

WEBHOOKS = frozenset("""
    cached_property mro self announced read read_event sign unwrap verify
    """.split())
"""Names that mean something in the module of webhooks."""

ARGUMENTS = frozenset({"self", "options", "OMIT", "content_type"})
"""Parameters and globals of every generated method."""

CLIENT_ARGUMENTS = frozenset("""
    self base_url timeout deadline max_retries retry_policy headers transport hooks strict
    on_deviation body_limit max_redirects allow_http region server server_variables options
    base_url_of hidden hidden_headers variable pickled_headers clock parameters changes
    super __class__ _API _SERVERS
    """.split())
"""Parameters of the client's constructor and of `with_options`, and what their code calls."""


def safe(name: str, reserved: frozenset[str] = frozenset()) -> str:
    """The name, with a trailing underscore where it is a keyword or reserved."""
    return f"{name}_" if name in KEYWORDS or name in reserved else name
