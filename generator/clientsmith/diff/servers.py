"""Servers of a document, and of operations that have their own."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..spec.source_map import ROOT, Pointer, child
from .context import NOWHERE, Context
from .messages import quote
from .shape import Node
from .sides import Both, Located, Side, Subject

Found = dict[str, Located]

HERE = "/"
"""The server of a document that names none (OpenAPI 3.1, OpenAPI Object)."""


def compare_servers(
    context: Context, moved: tuple[frozenset[str], frozenset[str]]
) -> None:
    """Report servers that came, went, or stopped being the first one. `moved` are those of
    each document whose paths have the same addresses in the other one: served still.
    """
    before, after = _all(context.sides.old), _all(context.sides.new)
    for urls, servers, others in ((moved[0], before, after), (moved[1], after, before)):
        for url in urls - others.keys():
            servers.pop(url, None)
    if before and after:
        _compare(context, before, after, child(ROOT, "servers"))
        return
    for url, (_, at) in (before or after).items():
        if url == HERE:
            continue
        title, top = f"server {quote(url)}", child(ROOT, "servers")
        if before:
            context.report("server-removed", Subject(title, at, top), old=url)
        else:
            context.report("server-added", Subject(title, top, at), new=url)


def compare_own_servers(
    context: Context,
    old: tuple[Located, ...],
    new: tuple[Located, ...],
) -> None:
    """Report that an operation is served elsewhere. `old` and `new` are the operation and
    its path, each with its address: the servers of the first that has some count."""
    own = tuple(
        next(
            (read_servers(owner) for owner in owners if owner.node.get("servers")), None
        )
        for owners in (old, new)
    )
    if own == (None, None):
        return
    sides = context.sides.old.tree, context.sides.new.tree
    before, after = (
        found
        if found is not None
        else read_servers(Located(tree, ROOT)) or {HERE: Located({}, ROOT)}
        for found, tree in zip(own, sides, strict=True)
    )
    _compare(context, before, after, new[0].at)


def _compare(context: Context, before: Found, after: Found, at: Pointer) -> None:
    before, after = _align(before, after), _align(after, before)
    own = context.place is not NOWHERE
    rule = "endpoint-server" if own else "server"
    for url in sorted({*before, *after}):
        title = "operation" if own else f"server {quote(url)}"
        if url not in before:
            context.report(f"{rule}-added", Subject(title, at, after[url].at), new=url)
        elif url not in after:
            subject = Subject(title, before[url].at, at)
            context.report(f"{rule}-removed", subject, old=url)
        else:
            _variables(context, Both(before[url], after[url]), url)
    first = next(iter(before), ""), next(iter(after), "")
    if first[0] != first[1] and first[0] in after and first[1] in before:
        subject = Subject("operation" if own else "API", at, at)
        context.report(f"{rule}-default-changed", subject, old=first[0], new=first[1])


def _align(servers: Found, others: Found) -> Found:
    """The servers, each that is none of `others` under its URL with the variables replaced
    that have one value: that may be how `others` has it."""
    return {
        url if url in others else _write_out(url, found.node): found
        for url, found in servers.items()
    }


def _write_out(url: str, server: Node) -> str:
    variables = server.get("variables")
    for name, variable in variables.items() if isinstance(variables, Mapping) else ():
        enum = variable.get("enum") if isinstance(variable, Mapping) else None
        if isinstance(enum, list) and len(enum) == 1:
            url = url.replace(f"{{{name}}}", str(enum[0]))
    return _normal(url)


def _all(side: Side) -> Found:
    return read_servers(Located(side.tree, ROOT))


def read_servers(owner: Located) -> Found:
    """The servers of a document, path or operation by their URL, each with its address."""
    node, at = owner
    servers = node.get("servers")
    found: Found = {}
    for index, server in enumerate(servers if isinstance(servers, list) else ()):
        if isinstance(server, Mapping):
            # The path of an operation begins with a slash; one at the end adds nothing.
            url = _normal(str(server.get("url", "")).rstrip("/")) or HERE
            found.setdefault(url, Located(server, child(at, "servers", index)))
    return found


_ORIGIN = re.compile(r"(https?)://([^/?#]*)", re.IGNORECASE)
_PORTS = {"http": ":80", "https": ":443"}


def _normal(url: str) -> str:
    """A url whose scheme and host are in small letters, and which does not state the port that
    its scheme has anyway (RFC 3986, sections 6.2.2.1 and 6.2.3); variables stay as they are.
    """

    def lower(found: re.Match[str]) -> str:
        scheme = found[1].lower()
        parts = re.split(r"(\{[^}]*\})", found[2])
        host = "".join(part if part[:1] == "{" else part.lower() for part in parts)
        return f"{scheme}://{host.removesuffix(_PORTS[scheme])}"

    return _ORIGIN.sub(lower, url, count=1)


def _variables(context: Context, both: Both, url: str) -> None:
    before, after = both.said("variables")
    before = before if isinstance(before, Mapping) else {}
    after = after if isinstance(after, Mapping) else {}
    rule = "server" if context.place is NOWHERE else "endpoint-server"
    for name in sorted({*before, *after}):
        was, is_ = _facts(before.get(name)), _facts(after.get(name))
        written_out = f"{{{name}}}" not in url
        if was != is_ and not written_out:
            title = f"variable {quote(name)} of the server {quote(url)}"
            context.report(
                f"{rule}-variable-changed", both.member(title, "variables", name),
                old=was, new=is_, quiet=_grew(was, is_),
            )  # fmt: skip


def _facts(variable: object) -> dict[str, object] | None:
    if not isinstance(variable, Mapping):
        return None
    facts = {key: variable[key] for key in ("default", "enum") if key in variable}
    if isinstance(facts.get("enum"), list):
        facts["enum"] = sorted(facts["enum"], key=str)
    return facts


def _grew(old: dict[str, object] | None, new: dict[str, object] | None) -> bool:
    """Whether a variable has the same default and takes more values than before."""
    if old is None or new is None or old.get("default") != new.get("default"):
        return False
    was, is_ = old.get("enum"), new.get("enum")
    if not isinstance(was, list) or not isinstance(is_, list):
        return not isinstance(is_, list)
    return all(value in is_ for value in was)
