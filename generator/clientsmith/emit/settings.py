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
            return self.annotation
        return read("AsyncTransport | AsyncHttpxClient | None")


SETTINGS = tuple(
    Setting(Code(name), read(annotation), Code(default), about)
    for name, annotation, default, about in (
        (
            "timeout",
            "Seconds | Timeout | None",
            "TIMEOUT",
            "Seconds (a number or a `timedelta`) for each phase of an attempt, or a "
            "`Timeout`; None waits for ever.",
        ),
        (
            "deadline",
            "Seconds | None",
            "DEADLINE",
            "Seconds for a whole call, retries and waiting included: for a stream or a "
            "download until it begins, for an upload only where `options` say so.",
        ),
        (
            "max_retries",
            "int",
            "2",
            "How often a failed attempt is repeated where that is safe.",
        ),
        (
            "retry_policy",
            "RetryPolicy | None",
            "None",
            "What is retried, and the waiting in between.",
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
            "What sends requests: one of `transports`, one of your own, or a client of "
            "httpx2, which stays open.",
        ),
        (
            "hooks",
            "Hooks | None",
            "None",
            "Functions called around each request.",
        ),
        (
            "strict",
            "bool",
            "False",
            "Raise `ResponseValidationError` where a reply does not fit its schema.",
        ),
        (
            "on_deviation",
            "Callable[[Deviation], None] | None",
            "None",
            "Called where a reply does not fit its schema and is kept all the same.",
        ),
        (
            "body_limit",
            "int | None",
            "BODY_LIMIT",
            "Bytes that a reply held in memory may have; None for no limit.",
        ),
        (
            "max_redirects",
            "int",
            "10",
            "How many redirects of a call are followed.",
        ),
        (
            "allow_http",
            "bool | Collection[str]",
            "False",
            "Hosts to which credentials may go over plain http, or True for any; private "
            "networks need no leave.",
        ),
    )
)


_FURTHER = (
    Setting(
        Code("default_query"),
        read("Mapping[str, object] | None"),
        Code("None"),
        "Query parameters of every request.",
    ),
    Setting(
        Code("webhook_secret"),
        read("str | None"),
        Code("None"),
        "What webhooks are signed with.",
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
        about = "Values of the variables in the server's URL."
        found.append(Setting(Code("server_variables"), read(kind), none, about))
    return tuple(found)


_POOL = (
    ("certificate", "The paths of a client certificate and its key, for mutual TLS."),
    (
        "proxy",
        "A URL; else `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` count.",
    ),
    ("trust_env", "False to leave these variables alone."),
    ("http2", "True to offer HTTP/2; over httpx2 it takes the extra `httpx2[http2]`."),
    ("max_connections", "How many there may be at once; 100."),
    ("max_idle", "How many unused connections are kept; 20."),
    ("idle_seconds", "For how long they are kept; 5."),
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
            ("connect", "Seconds until there is a connection; 5."),
            ("read", "Seconds until more of the reply comes; 60."),
            ("write", "Seconds until more of the request is taken; 60."),
            ("pool", "Seconds until one of `max_connections` is free; 60."),
        ),
    ),
    (
        "RetryPolicy",
        (
            ("statuses", "Statuses after which a call is repeated where that is safe."),
            (
                "refusals",
                "Those of them after which nothing was done: always repeated; 429.",
            ),
            (
                "locks",
                "Statuses that are repeated only with a `Retry-After`; 409, 423, 425.",
            ),
            ("base", "Seconds of the first wait, which doubles; 0.5."),
            ("cap", "Seconds of the longest wait that is not asked for; 8."),
            (
                "patience",
                "The longest `Retry-After`, in seconds, that is waited for; 120.",
            ),
            ("unsafe", "True to repeat what may then be done twice."),
            (
                "budget",
                "Retries without success after which a client stops retrying; 100.",
            ),
        ),
    ),
    (
        "Hooks",
        (
            (
                "before_request",
                "Is given each request; one that it returns is sent instead.",
            ),
            ("after_response", "Is given each request with its reply."),
            ("on_retry", "Is given a `Retry` before the wait."),
            (
                "after_call",
                "Is given the `Outcome` of each call, also of one without a reply.",
            ),
            ("on_deviation", "Is told where a reply does not fit its schema."),
        ),
    ),
    (
        "Httpx2Transport",
        (
            (
                "client",
                "A client of httpx2 of your own; the other settings are its own then.",
            ),
            (
                "verify",
                "A file or folder of authorities, an SSL context, or False for none.",
            ),
            *_POOL,
        ),
    ),
    (
        "PyreqwestTransport",
        (("verify", "A file with one more authority, or False for none."), *_POOL),
    ),
)
VALUES = tuple(
    Part(Code(kind), Code(name), about)
    for kind, parts in _PARTS
    for name, about in parts
)
"""What the values of settings hold."""
