"""What a client was configured with, and what follows from it for each operation."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

from .auth import Authority, Plan
from .checks import check_settings
from .clock import Clock
from .environment import BOTH, chosen_url
from .errors import CredentialsError, Deviation
from .hooks import NO_HOOKS, Hooks
from .logs import Log
from .message import Headers, check_own_header
from .operation import Api, Operation
from .origins import escaped, is_private, origin
from .retry import IDEMPOTENT, RetryBudget, RetryPolicy
from .secrets import hidden_all, hidden_headers, name_and_password
from .servers import check_names, server_url
from .timeout import Seconds, Timeout, as_seconds, as_timeout
from .transport import ACCEPTED_CODINGS
from .value import NONE, check_known

if TYPE_CHECKING:
    from .codec import Codec, Reader
    from .credential import Credential
    from .prepare import Writer

TIMEOUT = Timeout()

DEADLINE = 600.0
"""Seconds for a whole call, if nothing else is said; streams and uploads have none."""

BODY_LIMIT = 64 << 20
"""Bytes that a reply held in memory may have once decoded, if nothing else is said."""


class Route:
    """How calls of one operation are sent."""

    __slots__ = (
        "base_url",
        "complete",
        "headers",
        "key_header",
        "keyed",
        "models",
        "names",
        "operation",
        "origin",
        "parameters",
        "plan",
        "reader",
        "repeatable",
        "unsigned",
        "writer",
    )

    def __init__(
        self,
        session: Session,
        operation: Operation[Any],
        headers: Iterable[str],
    ) -> None:
        self.operation = operation
        self.models = session.api.models
        self.writer: Writer | None = None  # loaded for the first call
        self.reader: Reader[Any] | None = None  # loaded with the first reply
        self.complete: dict[int, Headers] = {}
        """The headers of requests, by the id of those of the writer they begin with."""
        self.parameters = session.parameters
        self.base_url = session.base_url_of(operation)
        self.origin = origin(self.base_url)
        own = frozenset((*session.headers, *map(str.lower, headers)))
        self.plan: Plan = session.authority.plan(operation.security, own)
        if self.plan.parts and not session.trusts(self.base_url):
            host = self.origin[1]
            raise CredentialsError(
                f"credentials are not sent to {self.base_url} over plain http; use https, "
                f"or pass allow_http=[{host!r}] to the client on a network you trust"
            )
        self.repeatable = operation.method.upper() in IDEMPOTENT
        self.key_header = _key_header(operation)
        self.keyed = self.key_header is not None and not self.repeatable
        """Whether each call is given an idempotency key."""
        placed = self.plan.placed
        self.unsigned = placed is None or bool(placed.query or placed.cookie)
        """Whether some credentials are not among `headers`."""
        headers = session.headers
        if placed is not None:
            headers = Headers(placed.headers).merged(headers)
        self.headers = headers.pairs
        self.names = frozenset(headers)


def _key_header(operation: Operation[Any]) -> str | None:
    for each in operation.parameters:
        if isinstance(each, str) or each.location != "header":
            continue
        if each.name.lower() in _KEY_HEADERS:
            return each.name
    return None


_KEY_HEADERS = ("idempotency-key", "x-idempotency-key")


class Session:
    """The settings of a client. Shared by its resources; never changed once made."""

    def __init__(
        self,
        api: Api,
        *,
        credentials: Mapping[str, Credential | None] | None = None,
        parameters: Mapping[str, object] | None = None,
        base_url: str | None = None,
        server_variables: Mapping[str, str] | None = None,
        timeout: Seconds | Timeout | None = TIMEOUT,
        deadline: Seconds | None = DEADLINE,
        max_retries: int = 2,
        retry_policy: RetryPolicy | None = None,
        headers: Mapping[str, str] | None = None,
        hooks: Hooks | None = None,
        strict: bool = False,
        on_deviation: Callable[[Deviation], None] | None = None,
        budget: RetryBudget | None = None,
        body_limit: int | None = BODY_LIMIT,
        max_redirects: int = 10,
        allow_http: bool | Collection[str] = False,
        pickled_headers: Collection[str] = (),
        clock: Clock | None = None,
    ) -> None:
        credentials = hidden_all(credentials)
        headers = hidden_headers(headers)
        self.settings: dict[str, Any] = {
            name: value
            for name, value in locals().items()
            if name not in ("self", "api", "budget")
        }
        check_settings(self.settings)
        self.api = api
        self.parameters = parameters or NONE
        self.own_base_url = base_url is not None
        self.variables = dict(server_variables or {})
        self.base_url = _base_url(base_url, api, self.variables)
        self.clock = clock or Clock()
        if isinstance(allow_http, str):
            raise TypeError("`allow_http` must be a list of hosts, or True for any")
        self.allow_http = allow_http
        self.authority = Authority(
            api, credentials, self.base_url, self.clock, self.trusts
        )
        self.timeout = as_timeout(timeout)
        self.deadline = as_seconds("deadline", deadline)
        self.max_retries = max_retries
        self.hooks = hooks or NO_HOOKS
        self.strict = strict
        self.policy = retry_policy or RetryPolicy()
        self.budget = budget or RetryBudget()
        self.body_limit = body_limit
        self.max_redirects = max_redirects
        self.pickled_headers = pickled_headers
        self.headers = _headers(api, self._held_headers()).merged(
            _checked(headers or NONE)
        )
        self.log = Log(api.package, self.authority.names)
        self.codec: Codec | None = None  # loaded with the first reply
        self._on_deviation = on_deviation
        self._routes: dict[int | tuple[int, frozenset[str]], Route] = {}

    def replaced(self, changes: Mapping[str, Any]) -> Session:
        """A session with other settings; retry budget and, if they stay, tokens shared."""
        changes = self._by_scheme(changes)
        known = (*self.parameters, *self.settings, "transport", self.api.choice)
        check_known("with_options", changes, tuple(filter(None, known)))
        settings = {**self.settings, **changes}
        session = Session(self.api, budget=self.budget, **settings)
        if changes.keys().isdisjoint(
            ("credentials", "base_url", "server_variables", "clock")
        ):
            session.authority = self.authority
        return session

    def _by_scheme(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        """The changes with credentials, parameters and headers joined to those there are."""
        made = dict(changes)
        arguments = {
            argument: name
            for name, (argument, _) in self.api.sources.items()
            if name not in self.api.passwords
        }
        named = {
            arguments[each]: made.pop(each)
            for each, value in changes.items()
            # An argument called `credentials` shares its name with the setting.
            if each in arguments and not isinstance(value, Mapping)
        }
        named |= self._by_parts(made)
        if named:
            before = made.get("credentials", self.settings["credentials"])
            made["credentials"] = {**(before or NONE), **named}
        choice = made.pop(self.api.choice, None) if self.api.choice else None
        if choice is not None:
            if made.get("base_url") is not None:
                raise ValueError(BOTH)
            made["base_url"] = chosen_url(self.api, choice)
        held = {each: made.pop(each) for each in changes if each in self.parameters}
        if held:
            made["parameters"] = {**self.parameters, **held}
        if changes.get("headers") is not None:
            merged = Headers(self.settings["headers"] or NONE).merged(
                changes["headers"]
            )
            made["headers"] = hidden_headers(dict(merged.pairs))
        return made

    def _by_parts(self, made: dict[str, Any]) -> dict[str, Any]:
        """The credentials of which a user name or a password changes, taken out of the changes."""
        found: dict[str, Any] = {}
        for scheme, (second, _) in self.api.passwords.items():
            first = self.api.sources[scheme][0]
            before = (self.settings["credentials"] or NONE).get(scheme)
            name, password = _parts(before)
            if first in made or second in made:
                password = made.pop(second, password)
                found[scheme] = name_and_password(made.pop(first, name), password)
        return found

    def _held_headers(self) -> dict[str, str]:
        """The headers of every call whose arguments have a value."""
        held = self.api.held_headers.items()
        return {
            wire: str(self.parameters[argument])
            for wire, argument in held
            if self.parameters.get(argument) is not None
        }

    def portable(self) -> dict[str, Any]:
        """The settings for pickles: without credentials, and of the headers, any of which may
        be one, only those that were named in `pickled_headers`."""
        kept = {name.lower() for name in self.pickled_headers}
        headers: Mapping[str, str] = self.settings["headers"] or NONE
        return {
            **self.settings,
            "credentials": None,
            "parameters": {
                name: None if name in self.api.secrets else value
                for name, value in self.parameters.items()
            },
            "headers": {n: v for n, v in headers.items() if n.lower() in kept} or None,
        }

    def trusts(self, url: str) -> bool:
        """Whether credentials may go to a URL: over TLS, or where plain http is allowed."""
        if self.allow_http is True or is_private(url):
            return True
        allowed = self.allow_http or ()
        return origin(url)[1] in {host.lower().strip("[]") for host in allowed}

    def route(
        self, operation: Operation[Any], headers: Mapping[str, object] = NONE
    ) -> Route:
        """How an operation is sent, with headers of the call that may carry credentials.
        Raises CredentialsError if it must not be."""
        # The route keeps the operation, so that its id stays its own.
        key: int | tuple[int, frozenset[str]] = id(operation)
        own = _NO_NAMES
        if headers:
            own = self.authority.names.intersection(map(str.lower, headers))
            key = (id(operation), own) if own else key
        known = self._routes.get(key)
        if known is None:
            known = self._routes[key] = Route(self, operation, own)
        return known

    def base_url_of(self, operation: Operation[Any]) -> str:
        """Where an operation lives: at its own server, but for a base URL of the user's."""
        if self.own_base_url or not operation.servers:
            return self.base_url
        from urllib.parse import urljoin  # few operations have a server of their own

        own = server_url(operation.servers[0], self.variables)
        return _absolute(urljoin(self.base_url + "/", own))

    def report(self, deviations: list[Deviation]) -> None:
        """Tell where one reply does not fit its schema."""
        for deviation in deviations:
            if self._on_deviation is not None:
                self._on_deviation(deviation)
            if self.hooks.on_deviation is not None:
                self.hooks.on_deviation(deviation)
        self.log.deviations(deviations)

    def __repr__(self) -> str:
        return f"<Session {self.api.name} {self.base_url}>"


def _parts(credential: Any) -> tuple[Any, Any]:
    """The user name and the password of a credential of HTTP Basic."""
    if isinstance(credential, tuple):
        return cast("tuple[Any, Any]", credential)
    return credential, None


_NO_NAMES: frozenset[str] = frozenset()


def _headers(api: Api, headers: Mapping[str, str]) -> Headers:
    python = ".".join(map(str, sys.version_info[:2]))
    agent = f"{api.package}/{api.version} Python/{python}"
    own = Headers([("User-Agent", agent), ("Accept-Encoding", ACCEPTED_CODINGS)])
    return own.merged(_checked(headers))


def _checked(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: check_own_header(name, headers[name]) for name in headers}


def _base_url(base_url: str | None, api: Api, variables: Mapping[str, str]) -> str:
    check_names(api, variables)
    if base_url is None:
        base_url = server_url(api.servers[0], variables) if api.servers else ""
        if "://" not in base_url:
            path = f" but the path {base_url}" if base_url.strip("/") else ""
            raise ValueError(
                f"the description of {api.name} names no server{path}; pass `base_url`"
            )
    return _absolute(base_url)


def _absolute(url: str) -> str:
    """The URL without a final slash. Raises ValueError if no request can go there."""
    if "?" in url or "#" in url:
        raise ValueError("`base_url` must not hold a query or a fragment")
    if "@" in url.partition("://")[2].partition("/")[0]:
        raise ValueError("`base_url` must not hold a user name or a password")
    try:
        scheme = origin(url)[0]
    except ValueError:
        scheme = ""
    if scheme not in ("http", "https"):
        raise ValueError(f"`base_url` must be an http or https URL, not {url!r}")
    return escaped(url).rstrip("/")
