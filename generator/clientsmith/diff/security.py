"""Security: the schemes of a document, and what operations ask for."""

from __future__ import annotations

from collections.abc import Mapping

from ..spec.source_map import Pointer, child
from .context import NOWHERE, Context
from .messages import quote
from .shape import Node, digest
from .sides import Both, Subject

SCHEMES = Pointer("/components/securitySchemes")

_FLOW_URLS = {
    "authorizationUrl": "authorization-url",
    "tokenUrl": "token-url",
    "refreshUrl": "refresh-url",
}

_RULES = {
    ("API", "way-added"): "security-added",
    ("API", "way-removed"): "security-removed",
    ("API", "scope-added"): "security-scope-added",
    ("API", "scope-removed"): "security-scope-removed",
    ("operation", "way-added"): "endpoint-security-added",
    ("operation", "way-removed"): "endpoint-security-removed",
    ("operation", "scope-added"): "endpoint-scope-added",
    ("operation", "scope-removed"): "endpoint-scope-removed",
}

Alternative = dict[str, frozenset[str]]


def compare_schemes(context: Context) -> None:
    """Report what changed in `components.securitySchemes`."""
    before = context.sides.old.member("components", "securitySchemes")
    after = context.sides.new.member("components", "securitySchemes")
    for name in sorted({*before, *after}):
        at, title = child(SCHEMES, name), f"security scheme {quote(name)}"
        if name not in before:
            subject = Subject(title, SCHEMES, at)
            context.report("security-scheme-added", subject, new=name)
        elif name not in after:
            subject = Subject(title, at, SCHEMES)
            context.report("security-scheme-removed", subject, old=name)
        else:
            both = context.sides.resolve((before[name], after[name]), (at, at))
            _scheme(context, both, title)


def _credential(scheme: Node) -> str:
    """How a client shows who it is; empty where the document does not tell."""
    kind = scheme.get("type")
    if kind == "apiKey":
        return f"{scheme.get('in')} {quote(scheme.get('name'))}"
    if kind in ("oauth2", "openIdConnect"):
        return "`Authorization: Bearer`"
    if kind == "http" and isinstance(scheme.get("scheme"), str):
        return quote(f"Authorization: {str(scheme['scheme']).capitalize()}")
    return ""


def _scheme(context: Context, both: Both, title: str) -> None:
    old, new = both.old.node, both.new.node

    def report(
        what: str,
        was: object,
        is_: object,
        *,
        quiet: bool = False,
        doubtful: bool = False,
    ) -> None:
        context.report(
            f"security-scheme-{what}", both.about(title),
            old=was, new=is_, quiet=quiet, doubtful=doubtful,
        )  # fmt: skip

    moved = old.get("type") != new.get("type")
    if moved:
        report("type-changed", old.get("type"), new.get("type"))
    # Names of headers count without case (RFC 9110, section 5.1).
    sent = _credential(old), _credential(new)
    keys = [text.lower() if text[:7] == "header " else text for text in sent]
    if all(sent) and keys[0] != keys[1]:
        report("credential-changed", *sent)
    elif moved and not all(sent):
        shown = (text or "in a way that is not told" for text in sent)
        report("credential-changed", *shown, doubtful=True)
    for keyword, what in (
        ("bearerFormat", "bearer-format-changed"),
        ("openIdConnectUrl", "openid-url-changed"),
    ):
        if old.get("type") == new.get("type") and old.get(keyword) != new.get(keyword):
            report(what, old.get(keyword), new.get(keyword))
    if old.get("type") == new.get("type") == "oauth2":
        _flows(report, old, new)


def _flows(report: object, old: Node, new: Node) -> None:
    assert callable(report)
    before, after = old.get("flows"), new.get("flows")
    before = before if isinstance(before, Mapping) else {}
    after = after if isinstance(after, Mapping) else {}
    for name in sorted({*before, *after}):
        if name not in before or name not in after:
            gone = name in before
            values = (name, None) if gone else (None, name)
            report(f"flow-{'removed' if gone else 'added'}", *values)
            continue
        was, is_ = before[name], after[name]
        if not isinstance(was, Mapping) or not isinstance(is_, Mapping):
            continue
        for keyword, what in _FLOW_URLS.items():
            values = was.get(keyword), is_.get(keyword)
            if values[0] != values[1]:
                report(f"{what}-changed", *values, quiet=not values[0] or not values[1])
        scopes = was.get("scopes"), is_.get("scopes")
        _scopes(
            report, *(scope if isinstance(scope, Mapping) else {} for scope in scopes)
        )


def _scopes(report: object, old: Node, new: Node) -> None:
    assert callable(report)
    for name in sorted({*old, *new}):
        if name not in old:
            report("scope-added", None, name)
        elif name not in new:
            report("scope-removed", name, None)
        elif old[name] != new[name]:
            report("scope-changed", old[name], new[name])


def compare_security(context: Context, both: Both) -> None:
    """Report what changed in the security that an operation, or the whole API, asks for."""
    before = _renamed(context, alternatives(both.old.node))
    after = alternatives(both.new.node)
    if sorted(map(_key, before)) == sorted(map(_key, after)):
        return
    owner = "API" if context.place is NOWHERE else "operation"
    open_ = not after or {} in after
    subject = both.member(owner, "security")

    def report(rule: str, was: object, is_: object, *, quiet: bool = False) -> None:
        context.report(_RULES[owner, rule], subject, old=was, new=is_, quiet=quiet)

    gone = [item for item in before if item not in after]
    come = [item for item in after if item not in before]
    for was in sorted(gone, key=_key):
        covered = open_ or any(_covers(item, was) for item in after)
        is_ = _partner(was, come) or _partner(was, after)
        if is_ is None:
            report("way-removed", _text(was), None, quiet=covered)
            continue
        if is_ in come:
            come.remove(is_)
        for scheme in sorted(was):
            for scope in sorted(is_[scheme] - was[scheme]):
                report("scope-added", None, f"{scheme}: {scope}", quiet=covered)
            for scope in sorted(was[scheme] - is_[scheme]):
                report("scope-removed", f"{scheme}: {scope}", None)
    # One more way in harms nobody; the first one shuts the door.
    shut = not open_ and (not before or {} in before)
    for is_ in sorted(come, key=_key):
        report("way-added", None, _text(is_), quiet=not shut)


def _partner(was: Alternative, ways: list[Alternative]) -> Alternative | None:
    """The way in by the same schemes that asks for the fewest scopes more."""
    alike = [item for item in ways if item.keys() == was.keys()]
    return min(
        alike,
        key=lambda item: (sum(len(item[name] - was[name]) for name in was), _key(item)),
        default=None,
    )


def alternatives(node: Node) -> list[Alternative]:
    """The ways in, each a set of schemes with their scopes; none for an open door."""
    entries = node.get("security")
    found: list[Alternative] = []
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, Mapping):
            found.append(
                {
                    str(name): frozenset(
                        map(str, scopes if isinstance(scopes, list) else ())
                    )
                    for name, scopes in entry.items()
                }
            )
    return found if any(found) else []


def _renamed(context: Context, ways: list[Alternative]) -> list[Alternative]:
    """The ways of the old document with the names that its schemes have in the new one."""
    before = context.sides.old.member("components", "securitySchemes")
    after = context.sides.new.member("components", "securitySchemes")
    names: dict[str, str] = {}
    for name in sorted({name for way in ways for name in way if name not in after}):
        facts = _scheme_facts(before.get(name))
        for other in sorted(set(after) - set(before) - set(names.values())):
            if facts and facts == _scheme_facts(after[other]):
                names[name] = other
                break
    return [
        {names.get(name, name): scopes for name, scopes in way.items()} for way in ways
    ]


def _scheme_facts(scheme: object) -> str:
    if not isinstance(scheme, Mapping):
        return ""
    return digest({key: scheme[key] for key in scheme if key != "description"})


def _key(way: Alternative) -> str:
    return digest({name: sorted(scopes) for name, scopes in way.items()})


def _covers(new: Alternative, old: Alternative) -> bool:
    """Whether credentials for `old` satisfy `new`."""
    return all(name in old and scopes <= old[name] for name, scopes in new.items())


def _text(alternative: Alternative | None) -> str:
    if not alternative:
        return "no credential"
    return " and ".join(
        f"{name} ({', '.join(sorted(scopes))})" if scopes else name
        for name, scopes in sorted(alternative.items())
    )


def security_key(node: Node) -> str:
    """A text that is equal for equal requirements, in whatever order."""
    return digest(sorted(map(_key, alternatives(node))))
