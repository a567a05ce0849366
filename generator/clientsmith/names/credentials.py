"""Arguments of the client that carry credentials, and the names of webhooks."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from ..config import Credential
from ..model import ir
from ..report.diagnostics import Diagnostics
from ..text.words import cut, snake
from .collisions import Wish, report, settle
from .members import plain
from .reserved import CLIENT_ARGUMENTS, WEBHOOKS, safe
from .routes import Name, words

_NOISE = frozenset(
    "auth authentication authorization scheme security http header".split()
)
_ARGUMENTS = {
    ir.SchemeKind.API_KEY: "api_key",
    ir.SchemeKind.BASIC: "auth",
    ir.SchemeKind.BEARER: "token",
    ir.SchemeKind.OAUTH2: "token",
    ir.SchemeKind.OPENID: "token",
    ir.SchemeKind.HTTP: "token",
}
_RANKS = {ir.SchemeKind.API_KEY: 0, ir.SchemeKind.BEARER: 0}


def credentials(
    api: ir.Api,
    config: Mapping[str, Credential],
    pinned: Mapping[str, str],
    diagnostics: Diagnostics,
) -> dict[str, str]:
    """The client's argument for each security scheme that has one; mutual TLS has none.

    An API key is `api_key`, user name and password are `auth`, what is sent as a token is
    `token`, or `api_key` where the scheme's name says so. Of several schemes that would be
    called alike each is called by its own name. The configuration may give one argument to
    several schemes.
    """
    chosen: dict[str, str] = {}
    wishes = []
    taken = {rule.password.argument for rule in config.values() if rule.password}
    for scheme in api.schemes:
        rule = config.get(scheme.name)
        if rule and rule.password and scheme.kind is not ir.SchemeKind.BASIC:
            diagnostics.warning(
                "config-stale",
                scheme.at,
                f"`credentials.{scheme.name}.password` is of no use: the scheme is not HTTP Basic",
                "take it out",
            )
        if rule is not None and rule.argument:
            chosen[scheme.name] = rule.argument
        elif scheme.kind in _ARGUMENTS:
            argument, own = _argument(scheme), snake(_own(scheme))
            spelled = (safe(cut(name), CLIENT_ARGUMENTS) for name in (argument, own))
            candidates = tuple(dict.fromkeys(spelled))
            rank = (_RANKS.get(scheme.kind, 1),)
            wishes.append(Wish(scheme.name, candidates, rank, scheme.at))
    names = settle(wishes, {*chosen.values(), *taken}, pinned, fold=str)
    report(diagnostics, names, wishes, "the credential")
    return names | chosen


def passwords(api: ir.Api, config: Mapping[str, Credential]) -> dict[str, str]:
    """The client's argument for the password of each scheme of HTTP Basic that has one."""
    return {
        scheme.name: rule.password.argument
        for scheme in api.schemes
        if (rule := config.get(scheme.name)) is not None
        and rule.password is not None
        and scheme.kind is ir.SchemeKind.BASIC
    }


def _argument(scheme: ir.Scheme) -> str:
    found = words(scheme.name)
    keyed = "apikey" in found or ("api", "key") in pairwise(found)
    argument = _ARGUMENTS[scheme.kind]
    return "api_key" if keyed and argument == "token" else argument


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
                    safe(name, WEBHOOKS)
                    for name in (
                        plain(webhook.name) or "webhook",
                        f"{plain(webhook.name) or 'webhook'}_{webhook.method.lower()}",
                    )
                )
            ),
            (int(plain(webhook.name) != webhook.name),),
            webhook.at,
            fair=False,
        )
        for webhook in api.webhooks
    }
    names = settle(wishes.values(), set(), pinned, fold=str)
    report(diagnostics, names, wishes.values(), "the webhook")
    return names
