"""Credentials: which ones a call needs, and where they come from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Protocol, TypeGuard, cast

from .clock import Clock
from .errors import CredentialsError
from .flow import AskSecret, Flow
from .message import Request
from .operation import Api, ApiKey, MutualTls, OAuth2, Scheme, Security
from .placement import NOTHING, Placed, place
from .secrets import Secret, hidden

if TYPE_CHECKING:
    from .credential import Credential, Provider


class Part(Protocol):
    """The credentials of one scheme."""

    @property
    def placed(self) -> Placed | None:
        """The credentials, if they are known without asking."""
        ...

    def place(self, deadline: float | None) -> Flow[Placed]:
        """Find out the credentials, until a moment of the client's clock."""
        ...

    def forget(self, refused: Request) -> bool:
        """Give up those with which a request was refused; True if there may be others."""
        ...


class Known:
    """Credentials that were given."""

    def __init__(self, placed: Placed) -> None:
        self.placed: Placed | None = placed
        self._placed = placed

    def place(self, deadline: float | None) -> Flow[Placed]:
        """See `Part`."""
        return self._placed
        yield  # a flow without steps

    def forget(self, refused: Request) -> bool:
        """See `Part`."""
        return False


class Asked:
    """Credentials that a function gives for each request."""

    placed: Placed | None = None

    def __init__(self, scheme: Scheme, provider: Provider, label: str) -> None:
        self._scheme = scheme
        self._provider = provider
        self._label = label

    def place(self, deadline: float | None) -> Flow[Placed]:
        """See `Part`."""
        given = yield AskSecret("the credentials function", self._provider)
        return place(self._scheme, given, f"what the function for {self._label} gave")

    def forget(self, refused: Request) -> bool:
        """See `Part`."""
        return False


class Plan:
    """The credentials of one alternative of a security requirement."""

    __slots__ = ("parts", "placed")

    def __init__(self, parts: tuple[Part, ...]) -> None:
        self.parts = parts
        known = [part.placed for part in parts if part.placed is not None]
        self.placed = sum(known, NOTHING) if len(known) == len(parts) else None
        """All credentials, if they are known without asking."""

    def place(self, deadline: float | None) -> Flow[Placed]:
        """Find out the credentials. Raises APITimeoutError if that takes too long."""
        placed = NOTHING
        for part in self.parts:
            placed += yield from part.place(deadline)
        return placed

    def forget(self, refused: Request) -> bool:
        """Give up those with which a request was refused; True if there may be others."""
        given_up = [part.forget(refused) for part in self.parts]
        return True in given_up


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
        trusts: Callable[[str], bool],
    ) -> None:
        self._api = api
        self._plans: dict[tuple[Security, frozenset[str]], Plan] = {}
        unknown = credentials.keys() - api.schemes.keys()
        if unknown:
            raise ValueError(f"{api.name} has no security scheme {min(unknown)!r}")
        self._parts: dict[str, Part] = {
            name: _part(
                api.schemes[name],
                credential,
                base_url,
                clock,
                trusts,
                _source(api, name),
            )
            for name, credential in credentials.items()
            if credential is not None and not _is_partial(credential)
        }
        self.names = frozenset(_names(api))

    def plan(self, security: Security | None, own: frozenset[str]) -> Plan:
        """The credentials for a call: the first alternative that is configured, or else the
        first that is once the caller's `own` headers, by their names, are counted.

        Raises CredentialsError if none is.
        """
        needed = self._api.security if security is None else security
        key = needed, own & self.names
        plan = self._plans.get(key)
        if plan is None:
            plan = self._plans[key] = Plan(self._choose(*key))
        return plan

    def _choose(self, security: Security, own: frozenset[str]) -> tuple[Part, ...]:
        for counted in (_NONE, own):
            for alternative in security:
                parts = [self._find(name, counted) for name in alternative]
                if all(part is not None for part in parts):
                    return tuple(part for part in parts if part is not None)
        if not security:
            return ()
        raise CredentialsError(_missing(self._api, security))

    def _find(self, name: str, own: frozenset[str]) -> Part | None:
        part = self._parts.get(name)
        if part is None:
            scheme = self._api.schemes.get(name)
            # The transport's certificate, or a header that the caller writes.
            if isinstance(scheme, MutualTls) or _header(scheme) in own:
                return Known(NOTHING)
        return part

    def __repr__(self) -> str:
        return f"<Authority {sorted(self._parts)}>"


def _part(
    scheme: Scheme,
    credential: object,
    base_url: str,
    clock: Clock,
    trusts: Callable[[str], bool],
    label: str,
) -> Part:
    credential = hidden(credential)
    if isinstance(credential, (Secret, tuple)):
        return Known(place(scheme, cast("object", credential), label))
    if _is_provider(credential):
        return Asked(scheme, credential, label)
    from .oauth import ClientCredentials, Tokens

    if not isinstance(credential, ClientCredentials):
        raise TypeError(f"{label}: {type(credential).__name__} is no credential")
    if not isinstance(scheme, OAuth2):
        raise TypeError(f"{label}: client credentials are for OAuth 2.0 schemes")
    credentials: ClientCredentials = credential
    fault = credentials.fault()
    if fault:
        raise CredentialsError(f"{label} {fault}")
    return Tokens(scheme, credentials, base_url, clock, trusts)


_NONE: frozenset[str] = frozenset()


def _header(scheme: Scheme | None) -> str | None:
    """The header that carries a scheme's credentials, in lower case; None for a query."""
    if not isinstance(scheme, ApiKey):
        return "authorization"
    return {"header": scheme.name.lower(), "cookie": "cookie"}.get(scheme.location)


def _is_partial(credential: object) -> bool:
    """Whether it is a user name without a password, or the other way round."""
    return isinstance(credential, tuple) and None in cast(
        "tuple[object, ...]", credential
    )


def _is_provider(credential: object) -> TypeGuard[Provider]:
    return callable(credential)


def _names(api: Api) -> Iterator[str]:
    yield from ("authorization", "proxy-authorization", "cookie", "set-cookie")
    for scheme in api.schemes.values():
        if isinstance(scheme, ApiKey):
            yield scheme.name.lower()


def _missing(api: Api, security: Security) -> str:
    """What to do about a call without credentials."""
    needed = [" and ".join(_wanted(api, name) for name in each) for each in security]
    return f"this call needs credentials: {', or '.join(dict.fromkeys(needed))}"


def _wanted(api: Api, scheme: str) -> str:
    wanted = [
        _passed(*table[scheme])
        for table in (api.sources, api.passwords)
        if scheme in table
    ]
    return " and ".join(wanted) or f"pass those of {scheme} to the client"


def _passed(argument: str, variable: str) -> str:
    passed = f"pass {argument}= to the client"
    return f"{passed} or set {variable}" if variable else passed


def _source(api: Api, scheme: str) -> str:
    """Where a credential comes from, for messages."""
    argument, variable = api.sources.get(scheme, ("", ""))
    named = f"the argument `{argument}`" if argument else f"the credential `{scheme}`"
    return f"{named} (or the variable {variable})" if variable else named
