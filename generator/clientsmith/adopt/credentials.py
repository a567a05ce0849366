"""Which arguments of an SDK's client are the credentials of a document's security schemes."""

from __future__ import annotations

import re

from ..model import ir
from ..text.words import without_separators
from .decided import Decided
from .secrets import SECURITY
from .values import Sdk

Row = tuple[str, str, str]
"""A scheme, the argument of the client, and the variable, which may be empty."""

_OF_SCHEMES = {"auth", "http", "scheme", "authentication", "authorization"}
_CREDENTIAL = re.compile(
    r"key|token|secret|password|bearer|credential|user_?name|client_id"
)
_USERS = ("username", "user_name", "user", "login", "account_sid")
_PASSWORDS = ("password", "auth_token")


def find_credentials(sdk: Sdk, decided: Decided) -> tuple[Row, ...]:
    """The argument of each scheme, of the user name where HTTP Basic has two: those whose words
    are most alike, where that is clear."""
    basic = {row[0]: row[1:] for row in _pair(sdk, decided)}
    taken = {name for first, second in basic.values() for name in (first, second)}
    variables = dict(sdk.variables)
    arguments = [
        item.name
        for item in sdk.constructor
        if _CREDENTIAL.search(item.name)
        and not item.name.startswith(("webhook", "_"))
        and item.name not in taken
    ]
    arguments = [name for name in arguments if name != SECURITY] + [*sdk.secrets]
    schemes = [scheme for scheme in decided.schemes if scheme not in basic]
    found = {scheme: first for scheme, (first, _) in basic.items()}
    if len(schemes) == 1:
        plain = [name for name in arguments if not name.startswith("admin")]
        if len(plain) == 1:
            found[schemes[0]] = plain[0]
    else:
        scored = sorted(
            (-likeness(scheme, argument), scheme, argument)
            for scheme in schemes
            for argument in arguments
        )
        for score, scheme, argument in scored:
            if score < 0 and scheme not in found and argument not in found.values():
                found[scheme] = argument
    return tuple(
        (scheme, argument, variables.get(argument, ""))
        for scheme, argument in sorted(found.items())
    )


def find_passwords(sdk: Sdk, decided: Decided) -> tuple[Row, ...]:
    """The argument of the password of each scheme of HTTP Basic that takes it apart."""
    variables = dict(sdk.variables)
    return tuple(
        (scheme, second, variables.get(second, ""))
        for scheme, _, second in _pair(sdk, decided)
    )


def _pair(sdk: Sdk, decided: Decided) -> tuple[Row, ...]:
    """The scheme of HTTP Basic that a user name and a password are for, with both arguments."""
    names = [item.name for item in sdk.constructor]
    users = [name for name in _USERS if name in names]
    passwords = [name for name in _PASSWORDS if name in names]
    schemes = [
        scheme.name
        for scheme in decided.api.schemes
        if scheme.kind is ir.SchemeKind.BASIC
    ]
    pairs = [*sdk.pairs, *zip(users, passwords, strict=False)]
    if not schemes or not pairs:
        return ()
    first, second = pairs[0]
    best = max(schemes, key=lambda scheme: likeness(scheme, f"{first}_{second}"))
    return ((best, first, second),)


def likeness(scheme: str, argument: str) -> float:
    """The share of words that the name of a scheme and an argument have in common."""
    one, two = _words(scheme) - _OF_SCHEMES, _words(argument) - _OF_SCHEMES
    if without_separators(scheme) == without_separators(argument):
        return 1.0
    return len(one & two) / len(one | two) if one | two else 0.0


def _words(name: str) -> set[str]:
    found = re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)
    return {word.lower() for word in found}
