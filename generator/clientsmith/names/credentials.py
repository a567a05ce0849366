"""Arguments of the client that carry credentials, and the names of webhooks."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from .. import ir
from ..config import Credential
from ..diagnostics import Diagnostics
from ..words import cut, snake
from .collisions import Wish, report, settle
from .members import plain
from .reserved import CLIENT_ARGUMENTS, RESOURCE_ATTRIBUTES, safe
from .routes import Name, words

_NOISE = frozenset(
    "auth authentication authorization scheme security http header".split()
)
_FLOWS_OF_CLIENTS = frozenset({"clientCredentials", "password"})


def credentials(
    api: ir.Api,
    config: Mapping[str, Credential],
    pinned: Mapping[str, tuple[str, ...]],
    diagnostics: Diagnostics,
) -> dict[str, tuple[str, ...]]:
    """The client's arguments for each security scheme.

    An API key is `api_key`; a bearer token `token`, or `api_key` where the scheme's name
    says so; basic has `username` and `password`; OAuth 2 and OpenID `token`, and
    `client_id` and `client_secret` where a flow needs no person; mutual TLS has none.
    Of several schemes with the same arguments each is called by its own name.
    """
    wishes: list[Wish[tuple[str, int]]] = []
    pins: dict[tuple[str, int], str] = {}
    for scheme in api.schemes:
        rule = config.get(scheme.name)
        given = (
            (rule.argument,) if rule and rule.argument else pinned.get(scheme.name, ())
        )
        for index, argument in enumerate(_arguments(scheme)):
            if index < len(given):
                pins[scheme.name, index] = str(given[index])
            own = snake(_own(scheme))
            candidates = [argument, own, f"{own}_{argument}"]
            if argument not in ("api_key", "token"):
                candidates.remove(own)
            found = tuple(
                safe(cut(name), CLIENT_ARGUMENTS) for name in candidates if name
            )
            rank = (
                int(argument == "token" and scheme.kind is not ir.SchemeKind.BEARER),
            )
            wishes.append(Wish((scheme.name, index), found, rank, scheme.at))
    names = settle(wishes, set(), pins, fold=str)
    report(diagnostics, names, wishes, "the credential")
    return {
        scheme.name: tuple(
            names[scheme.name, index] for index in range(len(_arguments(scheme)))
        )
        for scheme in api.schemes
    }


def _arguments(scheme: ir.Scheme) -> tuple[str, ...]:
    kind = scheme.kind
    if kind is ir.SchemeKind.MUTUAL_TLS:
        return ()
    if kind is ir.SchemeKind.BASIC:
        return ("username", "password")
    if kind is ir.SchemeKind.API_KEY:
        return ("api_key",)
    if kind is ir.SchemeKind.OAUTH2:
        alone = any(flow.name in _FLOWS_OF_CLIENTS for flow in scheme.flows)
        return ("token", "client_id", "client_secret") if alone else ("token",)
    found = words(scheme.name)
    keyed = "apikey" in found or ("api", "key") in pairwise(found)
    return ("api_key",) if keyed else ("token",)


def _own(scheme: ir.Scheme) -> Name:
    """What a scheme's own name says."""
    found = words(scheme.name)
    while len(found) > 1 and found[-1] in _NOISE:
        found = found[:-1]
    return found or ("credential",)


def webhooks(
    api: ir.Api, pinned: Mapping[str, str], diagnostics: Diagnostics
) -> dict[str, str]:
    """A name in snake case for each webhook."""
    wishes = {
        webhook.name: Wish(
            webhook.name,
            tuple(
                dict.fromkeys(
                    safe(name, RESOURCE_ATTRIBUTES)
                    for name in (
                        plain(webhook.name) or "webhook",
                        f"{plain(webhook.name) or 'webhook'}_{webhook.method.lower()}",
                    )
                )
            ),
            (int(plain(webhook.name) != webhook.name),),
            webhook.at,
        )
        for webhook in api.webhooks
    }
    names = settle(wishes.values(), set(), pinned, fold=str)
    report(diagnostics, names, wishes.values(), "the webhook")
    return names
