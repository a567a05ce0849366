"""Credentials: which ones a call needs, and where they go on the request."""

from __future__ import annotations

import base64
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias, cast
from urllib.parse import quote

from .clock import Clock
from .flow import Ask, Flow
from .message import Request
from .oauth import ClientCredentials, Tokens
from .operation import (
    Api,
    ApiKey,
    Basic,
    Bearer,
    HttpScheme,
    MutualTls,
    OAuth2,
    OpenId,
    Scheme,
    Security,
)
from .secrets import MASK, CredentialsError, Secret

Text: TypeAlias = "str | Secret"
Provider: TypeAlias = "Callable[[], Text | Awaitable[Text]]"
Credential: TypeAlias = "Text | tuple[str, Text] | Provider | ClientCredentials"
"""A key or token; a user name and password; a function that gives the key or token each
time one is needed, perhaps a coroutine function; or what OAuth tokens are fetched with."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Credentials as they stand on a request. `repr` shows none."""

    headers: tuple[tuple[str, str], ...] = ()
    query: str = ""
    cookie: str = ""

    def __add__(self, other: Placed) -> Placed:
        return Placed(
            self.headers + other.headers,
            _joined("&", self.query, other.query),
            _joined("; ", self.cookie, other.cookie),
        )

    def on(self, request: Request) -> Request:
        """The request with these credentials; headers it has already stay as they are."""
        headers, url = request.headers, request.url
        missing = [pair for pair in self.headers if pair[0] not in headers]
        if self.cookie:
            cookie = _joined("; ", headers.get("cookie", ""), self.cookie)
            headers = headers.without("cookie")
            missing.append(("Cookie", cookie))
        if self.query:
            url, mark, fragment = url.partition("#")
            url += ("&" if "?" in url else "?") + self.query + mark + fragment
        return Request(
            request.method,
            url,
            type(headers)((*headers.pairs, *missing)) if missing else headers,
            request.content,
        )

    def struck(self, text: str) -> str:
        """A text without these credentials."""
        values = [
            value for _, header in self.headers for value in header.split(" ")[-1:]
        ]
        values += [pair.partition("=")[2] for pair in (self.query, self.cookie)]
        for value in values:
            text = text.replace(value, MASK) if len(value) > 3 else text
        return text

    def __repr__(self) -> str:
        return "<Placed ***>"


NOTHING = Placed()

Part: TypeAlias = "Placed | tuple[Scheme, Provider] | Tokens"
"""Credentials of one scheme: known, given by a function, or fetched with OAuth."""


class Plan:
    """The credentials of one alternative of a security requirement."""

    __slots__ = ("parts", "placed")

    def __init__(self, parts: tuple[Part, ...]) -> None:
        self.parts = parts
        known = [part for part in parts if isinstance(part, Placed)]
        self.placed = sum(known, NOTHING) if len(known) == len(parts) else None
        """All credentials, if they are known without asking."""

    @property
    def renewable(self) -> bool:
        """Whether asking again may give other credentials."""
        return self.placed is None

    def place(self) -> Flow[Placed]:
        """Find out the credentials."""
        if self.placed is not None:
            return self.placed
        placed = NOTHING
        for part in self.parts:
            if isinstance(part, Placed):
                placed += part
            elif isinstance(part, Tokens):
                token = yield from part.token()
                placed += Placed((("Authorization", f"Bearer {token}"),))
            else:
                scheme, provider = part
                given = yield Ask("the credentials function", provider)
                placed += _place(scheme, given)
        return placed

    def renew(self, refused: Request) -> None:
        """Forget fetched tokens with which a request was refused."""
        for part in self.parts:
            if isinstance(part, Tokens):
                part.forget(refused.headers.get("authorization", ""))


class Authority:
    """The credentials of a client, and the plans made of them.

    `names` are the header, query and cookie names, in lower case, that carry credentials.
    """

    def __init__(
        self,
        api: Api,
        credentials: Mapping[str, Credential | None],
        base_url: str,
        clock: Clock,
    ) -> None:
        self._api = api
        self._plans: dict[Security, Plan] = {}
        unknown = credentials.keys() - api.schemes.keys()
        if unknown:
            raise ValueError(f"{api.name} has no security scheme {min(unknown)!r}")
        self._parts: dict[str, Part] = {
            name: _part(api.schemes[name], credential, base_url, clock)
            for name, credential in credentials.items()
            if credential is not None
        }
        self.credentials: Mapping[str, Credential | None] = credentials
        self.names = frozenset(_names(api))

    def plan(self, security: Security | None) -> Plan:
        """The credentials for a call: the first alternative that is configured.

        Raises CredentialsError if none is.
        """
        needed = self._api.security if security is None else security
        plan = self._plans.get(needed)
        if plan is None:
            plan = self._plans[needed] = Plan(self._choose(needed))
        return plan

    def struck(self, text: str) -> str:
        """A text without the credentials that are known."""
        for part in self._parts.values():
            if isinstance(part, Placed):
                text = part.struck(text)
        return text

    def _choose(self, security: Security) -> tuple[Part, ...]:
        for alternative in security:
            parts = [self._find(name) for name in alternative]
            if all(part is not None for part in parts):
                return tuple(part for part in parts if part is not None)
        if not security:
            return ()
        wanted = " or ".join(" + ".join(names) for names in security)
        raise CredentialsError(
            f"this call needs credentials for {wanted}; pass them to the client"
        )

    def _find(self, name: str) -> Part | None:
        if isinstance(self._api.schemes.get(name), MutualTls):
            return NOTHING  # the transport's certificate
        return self._parts.get(name)

    def __repr__(self) -> str:
        return f"<Authority {sorted(self._parts)}>"


def _part(scheme: Scheme, credential: Credential, base_url: str, clock: Clock) -> Part:
    if isinstance(credential, ClientCredentials):
        if not isinstance(scheme, OAuth2):
            raise TypeError("client credentials are for OAuth 2.0 schemes")
        return Tokens(scheme, credential, base_url, clock)
    if callable(credential):
        return scheme, credential
    return _place(scheme, credential)


def _place(scheme: Scheme, credential: object) -> Placed:
    if isinstance(scheme, Basic):
        return _authorization(f"Basic {_user_and_password(credential)}")
    text = _revealed(credential)
    _check(text)
    if isinstance(scheme, ApiKey):
        if scheme.location == "query":
            return Placed(query=f"{quote(scheme.name, '')}={quote(text, '')}")
        if scheme.location == "cookie":
            return Placed(cookie=f"{scheme.name}={quote(text, _COOKIE_SAFE)}")
        return Placed(((scheme.name, text),))
    if isinstance(scheme, HttpScheme):
        return _authorization(f"{scheme.scheme} {text}")
    if isinstance(scheme, (Bearer, OAuth2, OpenId)):
        return _authorization(f"Bearer {text}")
    return NOTHING


_COOKIE_SAFE = "!#$&'()*+-./:<=>?@[]^_`{|}~"  # RFC 6265, section 4.1.1


def _authorization(value: str) -> Placed:
    return Placed((("Authorization", value),))


def _user_and_password(credential: object) -> str:
    if isinstance(credential, tuple):
        pair = cast("tuple[object, ...]", credential)
        if len(pair) != 2:
            raise TypeError("Basic credentials are a user name and a password")
        user, password = map(_revealed, pair)
        if ":" in user:
            raise CredentialsError("a user name cannot hold a colon (RFC 7617)")
        text = f"{user}:{password}"
    else:
        text = _revealed(credential)
    return base64.b64encode(text.encode()).decode()


def _revealed(credential: object) -> str:
    if isinstance(credential, Secret):
        return credential.reveal()
    if not isinstance(credential, str):
        raise TypeError(f"credentials have to be text, not {type(credential).__name__}")
    return credential


def _check(text: str) -> None:
    # The message must not show the text.
    if not text:
        raise CredentialsError("a credential is empty")
    if not text.isascii() or not text.isprintable():
        raise CredentialsError(
            "a credential holds a line break or another character that no header carries"
        )


def _names(api: Api) -> Iterator[str]:
    yield from ("authorization", "proxy-authorization", "cookie", "set-cookie")
    for scheme in api.schemes.values():
        if isinstance(scheme, ApiKey):
            yield scheme.name.lower()


def _joined(mark: str, *texts: str) -> str:
    return mark.join(text for text in texts if text)
