"""The settings of clients: arguments of the constructor, and what their values hold."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..model import ir
from ..names import Names
from ..sdk.annotation import Annotation
from ..sdk.reading import read
from ..text.code import Code
from .api import (
    ClientFacts,
    default_server,
    example_server,
    must_be_told,
    server_variables,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """An argument of the constructor that every client has."""

    name: Code
    annotation: Annotation
    default: Code
    about: str
    core: str = ""
    """Its name in every client, where this is another one."""

    @property
    def async_annotation(self) -> Annotation:
        """Its type in asynchronous clients."""
        if "transport" not in (self.name, self.core):
            return self.annotation  # also of `async_transport`, which is one already
        return read("AsyncTransport | AsyncHttpxClient | None")


SETTINGS = tuple(
    Setting(Code(name), read(annotation), Code(default), about)
    for name, annotation, default, about in (
        (
            "timeout",
            "Seconds | Timeout | None",
            "TIMEOUT",
            "Seconds (a number or a `timedelta`) for each phase of an attempt, or a "
            "`Timeout`; None for no limit.",
        ),
        (
            "deadline",
            "Seconds | None",
            "DEADLINE",
            "Seconds for a whole call, with all retries and pauses: for a stream or a "
            "download until it begins, for an upload only if set in `options`.",
        ),
        (
            "max_retries",
            "int",
            "2",
            "How often a failed call is repeated, where that is safe.",
        ),
        (
            "retry_policy",
            "RetryPolicy | None",
            "None",
            "What is retried, and how long the pauses are.",
        ),
        (
            "headers",
            "Mapping[str, str] | None",
            "None",
            "Headers for every request.",
        ),
        (
            "transport",
            "Transport | HttpxClient | None",
            "None",
            "What sends requests: a transport of `transports` or your own, or a client of "
            "httpx2, which stays open.",
        ),
        (
            "hooks",
            "Hooks | None",
            "None",
            "Functions that are called around each request.",
        ),
        (
            "strict",
            "bool",
            "False",
            "Raise `ResponseValidationError` for a reply that does not match its schema.",
        ),
        (
            "on_deviation",
            "Callable[[Deviation], None] | None",
            "None",
            "Called when a reply does not match its schema, and is kept all the same.",
        ),
        (
            "body_limit",
            "int | None",
            "BODY_LIMIT",
            "The largest reply that is read into memory, in bytes; None for no limit.",
        ),
        (
            "max_redirects",
            "int",
            "10",
            "How many redirects a call may follow.",
        ),
        (
            "allow_http",
            "bool | Collection[str]",
            "False",
            "Hosts to which credentials may be sent over plain http, or True for any; private "
            "networks are always allowed.",
        ),
    )
)


_FURTHER = (
    Setting(
        Code("default_query"),
        read("Mapping[str, object] | None"),
        Code("None"),
        "Query parameters for every request.",
    ),
    Setting(
        Code("webhook_secret"),
        read("str | None"),
        Code("None"),
        "The secret that webhooks are signed with.",
    ),
    Setting(
        Code("timeout_ms"),
        read("int | None"),
        Code("None"),
        "Milliseconds for each phase of an attempt, instead of `timeout`.",
    ),
    Setting(
        Code("async_transport"),
        read("AsyncTransport | AsyncHttpxClient | None"),
        Code("None"),
        "What sends the requests of asynchronous twins, as `transport` does those of others.",
    ),
    *(
        Setting(Code(name), read(annotation), Code("None"), about)
        for name, annotation, about in (
            (
                "security",
                "object",
                "Credentials as a dictionary or a model, by their arguments, or what gives them.",
            ),
            ("server_idx", "int | None", "Which of the document's servers to call."),
            ("url_params", "Mapping[str, str] | None", "The values in a server's URL."),
            ("retry_config", "object", "A `RetryConfig` for all calls."),
            ("debug_logger", "object", "A logger that is told of each call."),
            (
                "logging",
                "object",
                "A logger that is told of each call, or its settings.",
            ),
            ("follow_redirects", "bool | None", "False to follow no redirect."),
        )
    ),
)
"""Arguments that only a configured surface has."""


def settings_of(names: Names) -> tuple[Setting, ...]:
    """The settings of a client, under the names that its surface gives them."""
    called = {core: name for name, core in names.surface.constructor.items()}
    further = tuple(
        replace(item, name=Code(called[item.name]), core=item.name)
        for item in _FURTHER
        if item.name in called
    )
    return further + tuple(
        (
            replace(item, name=Code(called[item.name]), core=item.name)
            if item.name in called
            else item
        )
        for item in SETTINGS
    )


def about_server(default: str, example: str, environment: str) -> str:
    """What is said of the base URL."""
    where = f"by default {default}." if default else f"such as {example}."
    if environment:
        where += f" {environment} overrides it."
    return f"The server to call, {where}"


def parameter_settings(facts: ClientFacts) -> tuple[Setting, ...]:
    """The arguments that hold parameters for all calls."""
    return tuple(
        Setting(
            item.argument,
            read("str | int | None" if item.counts else "str | None"),
            Code("None"),
            item.about,
        )
        for item in facts.parameters
    )


def document_settings(api: ir.Api, facts: ClientFacts) -> tuple[Setting, ...]:
    """The arguments that depend on the document: parameters of all calls, and which server
    is called."""
    found = [*parameter_settings(facts)]
    none = Code("None")
    if facts.choice and facts.choices:
        kind = f"Literal[{', '.join(map(repr, facts.choices))}] | None"
        about = "Which of the known servers to call."
        found.append(Setting(Code(facts.choice), read(kind), none, about))
    default = api.servers[0].url if default_server(api) is not None else ""
    told = must_be_told(api, facts)
    kind, empty = ("str", Code("")) if told else ("str | None", none)
    about = about_server(default, example_server(api), facts.base_url or "")
    found.append(Setting(Code("base_url"), read(kind), empty, about))
    if server_variables(api):
        kind = "Mapping[str, str] | None"
        about = "Values for the variables in the server's URL."
        found.append(Setting(Code("server_variables"), read(kind), none, about))
    return tuple(found)


_POOL = (
    ("certificate", "The paths of a client certificate and its key, for mutual TLS."),
    (
        "proxy",
        "A URL; by default from `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`.",
    ),
    ("trust_env", "False to ignore these variables."),
    ("http2", "True to offer HTTP/2; httpx2 needs the extra `httpx2[http2]` for it."),
    ("max_connections", "How many connections may be open at once; 100."),
    ("max_idle", "How many idle connections are kept; 20."),
    ("idle_seconds", "How long an idle connection is kept; 5."),
)


def log_variable(package: str) -> str:
    """The variable of the environment that turns logging on."""
    return f"{package.replace('.', '_')}_LOG".upper()


@dataclass(frozen=True, slots=True)
class Part:
    """An argument of a class whose instances are values of settings."""

    kind: Code
    name: Code
    about: str


_PARTS = (
    (
        "Timeout",
        (
            ("connect", "Seconds to connect; 5."),
            ("read", "Seconds to wait for more of the reply; 60."),
            ("write", "Seconds to wait while sending the request; 60."),
            ("pool", "Seconds to wait for a free connection; 60."),
        ),
    ),
    (
        "RetryPolicy",
        (
            (
                "statuses",
                "Statuses after which a call is repeated, where that is safe.",
            ),
            (
                "refusals",
                "Those after which the server did nothing, so that every call is repeated; 429.",
            ),
            (
                "locks",
                "Statuses that are retried only with a `Retry-After`; 409, 423, 425.",
            ),
            ("base", "Seconds of the first pause, which then doubles; 0.5."),
            ("cap", "Seconds of the longest pause without a `Retry-After`; 8."),
            (
                "patience",
                "The longest `Retry-After` to wait for, in seconds; 120.",
            ),
            ("unsafe", "True to repeat calls even if they may then be done twice."),
            (
                "budget",
                "How many retries without success a client makes before it stops retrying; 100.",
            ),
        ),
    ),
    (
        "Hooks",
        (
            (
                "before_request",
                "Called with each request; if it returns one, that one is sent.",
            ),
            ("after_response", "Called with each request and its reply."),
            ("on_retry", "Called with a `Retry` before each pause."),
            (
                "after_call",
                "Called with the `Outcome` of each call, even of one without a reply.",
            ),
            ("on_deviation", "Called when a reply does not match its schema."),
        ),
    ),
    (
        "Httpx2Transport",
        (
            (
                "client",
                "A client of httpx2 of your own, instead of the other settings.",
            ),
            (
                "verify",
                "A file or folder of certificate authorities, an SSL context, or False for no "
                "check.",
            ),
            *_POOL,
        ),
    ),
    (
        "PyreqwestTransport",
        (
            (
                "verify",
                "A file with one more certificate authority, or False for no check.",
            ),
            *_POOL,
        ),
    ),
)
VALUES = tuple(
    Part(Code(kind), Code(name), about)
    for kind, parts in _PARTS
    for name, about in parts
)
"""What the values of settings hold."""
