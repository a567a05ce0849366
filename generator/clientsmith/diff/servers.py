"""Servers of a document."""

from __future__ import annotations

from collections.abc import Mapping

from ..source import ROOT, Pointer, child
from .context import Context
from .messages import quote
from .shape import Node


def compare_servers(context: Context) -> None:
    """Report servers that came, went, or stopped being the first one."""
    before = _servers(context.sides.old.tree)
    after = _servers(context.sides.new.tree)
    at = child(ROOT, "servers")
    for url in sorted({*before, *after}):
        title = f"server {quote(url)}"
        if url not in before:
            context.report("server-added", at, after[url][1], title, new=url)
        elif url not in after:
            context.report("server-removed", before[url][1], at, title, old=url)
        else:
            _variables(context, before[url], after[url], title)
    first = next(iter(before), ""), next(iter(after), "")
    if first[0] != first[1] and first[0] in after and first[1] in before:
        context.report(
            "server-default-changed", at, at, "API", old=first[0], new=first[1]
        )


def _servers(tree: Node) -> dict[str, tuple[Node, Pointer]]:
    servers = tree.get("servers")
    found: dict[str, tuple[Node, Pointer]] = {}
    for index, server in enumerate(servers if isinstance(servers, list) else ()):
        if isinstance(server, Mapping):
            url = str(server.get("url", ""))
            found.setdefault(url, (server, child(ROOT, "servers", index)))
    return found


def _variables(
    context: Context, old: tuple[Node, Pointer], new: tuple[Node, Pointer], title: str
) -> None:
    before, after = old[0].get("variables"), new[0].get("variables")
    before = before if isinstance(before, Mapping) else {}
    after = after if isinstance(after, Mapping) else {}
    for name in sorted({*before, *after}):
        was, is_ = _facts(before.get(name)), _facts(after.get(name))
        if was != is_:
            context.report(
                "server-variable-changed", child(old[1], "variables", name),
                child(new[1], "variables", name), f"variable {quote(name)} of the {title}",
                old=was, new=is_,
            )  # fmt: skip


def _facts(variable: object) -> dict[str, object] | None:
    if not isinstance(variable, Mapping):
        return None
    return {key: variable[key] for key in ("default", "enum") if key in variable}
