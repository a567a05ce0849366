"""What changed between two documents, and whom it breaks.

Both documents are in normal form. Operations are matched by method and path template;
their parts are compared by what they allow on the wire. A request may only widen, a
response may only narrow; what an API sends to its clients' webhooks and callbacks is
judged like a response.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..spec.source_map import ROOT, Pointer, SourceMap, child
from .addresses import find_moved
from .context import Context
from .findings import Audience, Direction, Finding, Level, ordered
from .lifecycle import Policy
from .messages import quote
from .paths import compare_paths, compare_webhooks
from .rules import RULES, Rule
from .schemas import Schemas
from .security import compare_schemes, compare_security
from .servers import compare_servers
from .shape import digest
from .sides import Both, Located, Side, Sides, Subject

__all__ = [
    "RULES",
    "Audience",
    "Direction",
    "Finding",
    "Level",
    "Policy",
    "Rule",
    "compare",
]


def compare(
    old: Mapping[str, object],
    new: Mapping[str, object],
    policy: Policy | None = None,
    *,
    sources: tuple[SourceMap, SourceMap] | None = None,
) -> tuple[Finding, ...]:
    """The changes from one document in normal form to another, worst first.

    Args:
        old: The document that clients were built from.
        new: The document that the server follows now.
        policy: Today's date, the stability that counts, the notice for deprecations.
        sources: The way from pointers to source lines, for both documents.

    Returns:
        Findings in an order that depends on nothing but the documents.
    """
    maps = sources or (None, None)
    sides = Sides(Side(old, maps[0]), Side(new, maps[1]), policy or Policy())
    context = Context(sides, Schemas(sides))
    moved = find_moved(sides)
    compare_paths(context, moved.paths)
    compare_webhooks(context)
    _compare_components(context)
    compare_schemes(context)
    if context.security["shared"] or not context.security["own"]:
        compare_security(context, Both(Located(old, ROOT), Located(new, ROOT)))
    compare_servers(context, moved.servers)
    return ordered(_chain(context.found, context.schemas.findings()))


def _is_deprecated(node: object) -> bool:
    return isinstance(node, Mapping) and node.get("deprecated") is True


def _renamed(
    before: Mapping[str, object], after: Mapping[str, object]
) -> dict[str, str]:
    """Old names of components to new ones where one that is gone says what one that came
    says, and no other does."""
    gone, come = _only(before, after), _only(after, before)
    return {
        names[0]: come[said][0]
        for said, names in gone.items()
        if len(names) == len(come.get(said, ())) == 1
    }


def _only(
    these: Mapping[str, object], those: Mapping[str, object]
) -> dict[str, list[str]]:
    """What components that only one document has say, and under which names."""
    found: dict[str, list[str]] = {}
    for name in sorted(set(these) - set(those)):
        own = f"#/components/schemas/{name}"
        found.setdefault(digest(these[name]).replace(f'"{own}"', '"#"'), []).append(
            name
        )
    return found


def _chain(*groups: Iterable[Finding]) -> Iterable[Finding]:
    for group in groups:
        yield from group


def _compare_components(context: Context) -> None:
    before = context.sides.old.member("components", "schemas")
    after = context.sides.new.member("components", "schemas")
    at = Pointer("/components/schemas")
    names = _renamed(before, after)
    for name in sorted({*before, *after} - set(names.values())):
        title = f"schema {quote(name)}"
        if name in names:
            subject = Subject(title, child(at, name), child(at, names[name]))
            context.report("schema-renamed", subject, old=name, new=names[name])
        elif name in before and name in after:
            was, is_ = _is_deprecated(before[name]), _is_deprecated(after[name])
            if was != is_:
                rule = "schema-deprecated" if is_ else "schema-undeprecated"
                subject = Subject(title, child(at, name), child(at, name))
                context.report(rule, subject, old=was, new=is_)
        elif name not in before:
            context.report(
                "schema-added", Subject(title, at, child(at, name)), new=name
            )
        else:
            context.report(
                "schema-removed", Subject(title, child(at, name), at), old=name
            )
