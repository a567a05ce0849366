"""Paths, webhooks and callbacks: which operation of one document is which of the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..spec.grammar import ADDITIONAL, METHODS
from ..spec.source_map import ROOT, Pointer, child
from .addresses import bare
from .context import Context, Place
from .findings import Direction
from .lifecycle import sunset
from .messages import quote
from .operations import compare_operation
from .parameters import departure
from .servers import compare_own_servers
from .shape import Node
from .sides import Both, Located, Side, Subject

_VARIABLE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A path item: its template as written, the item, its address."""

    path: str
    item: Node
    at: Pointer


def compare_paths(context: Context, moved: Mapping[str, str]) -> None:
    """Report operations that came or went, and compare the others. `moved` are paths that stand
    elsewhere in the new document, at the same address."""
    before, after = (
        _entries(context.sides.old, "paths"),
        _entries(context.sides.new, "paths"),
    )
    partners = _partners(before, after, moved)
    for path in sorted(before):
        partner = partners.get(path)
        _compare_items(
            context, before[path], after.get(partner or ""), Direction.REQUEST
        )
    for path in sorted(set(after) - set(partners.values())):
        _compare_items(context, None, after[path], Direction.REQUEST)


def compare_webhooks(context: Context) -> None:
    """Report webhooks that came or went, and compare the others: we answer them."""
    before = _entries(context.sides.old, "webhooks")
    after = _entries(context.sides.new, "webhooks")
    hooks = child(ROOT, "webhooks")
    for name in sorted({*before, *after}):
        title = f"webhook {quote(name)}"
        if name not in before:
            subject = Subject(title, hooks, after[name].at)
            context.report("webhook-added", subject, new=name)
        elif name not in after:
            subject = Subject(title, before[name].at, hooks)
            context.report("webhook-removed", subject, old=name)
        else:
            was, is_ = (
                Entry(f"webhook:{name}", entry.item, entry.at)
                for entry in (before[name], after[name])
            )
            _compare_items(context, was, is_, Direction.RESPONSE)


def _entries(side: Side, section: str) -> dict[str, Entry]:
    found = {}
    for path, node in side.member(section).items():
        item, at = side.resolve(node, child(ROOT, section, path))
        found[path] = Entry(path, item, at)
    return found


def _partners(
    before: Mapping[str, Entry], after: Mapping[str, Entry], moved: Mapping[str, str]
) -> dict[str, str]:
    """Old path to new path: by address, by template, then by template without the variables'
    names."""
    partners = dict(moved)
    taken = {*partners.values()}
    partners |= {
        path: path
        for path in before
        if path not in partners and path in after and path not in taken
    }
    rest: dict[str, str] = {}
    for path in sorted(set(after) - set(partners.values()), reverse=True):
        rest[bare(path)] = path
    for path in sorted(set(before) - set(partners)):
        renamed = rest.pop(bare(path), None)
        if renamed is not None:
            partners[path] = renamed
    return partners


def _renamed(old: str, new: str) -> dict[str, str]:
    names = zip(_VARIABLE.findall(old), _VARIABLE.findall(new), strict=False)
    return {was: is_ for was, is_ in names if was != is_}


def _operations(item: Node) -> Iterator[tuple[str, Node, tuple[str, ...]]]:
    for method in METHODS:
        operation = item.get(method)
        if isinstance(operation, Mapping):
            yield method, operation, (method,)
    for keyword in ADDITIONAL:
        more = item.get(keyword)
        more = more if isinstance(more, Mapping) else {}
        for method in sorted(more):
            if isinstance(more[method], Mapping):
                yield method, more[method], (keyword, method)


def _compare_items(
    context: Context, old: Entry | None, new: Entry | None, sends: Direction
) -> None:
    before, after = (
        {method: (node, keys) for method, node, keys in _operations(each.item)}
        if each
        else {}
        for each in (old, new)
    )
    policy = context.sides.policy
    for method in sorted({*before, *after}):
        was, is_ = before.get(method), after.get(method)
        entry = new if is_ else old
        assert entry is not None
        here = context.within(Place(method.upper(), entry.path, sends))
        at_old = _address(old, was[1] if was else ())
        at_new = _address(new, is_[1] if is_ else ())
        if was is None:
            here.report("endpoint-added", Subject("operation", at_old, at_new))
        elif is_ is None:
            if policy.covers(was[0]):
                _removed(here, was[0], Subject("operation", at_old, at_new))
        elif policy.covers(was[0]):
            assert old is not None and new is not None
            both = Both(Located(was[0], at_old), Located(is_[0], at_new))
            renamed = _renamed(old.path, new.path)
            if set(renamed) & set(renamed.values()):
                _swapped(here, renamed, both)
            compare_operation(here, both, renamed)
            if bare(old.path) == bare(new.path):  # else it is served where it was
                owners = Located(old.item, old.at), Located(new.item, new.at)
                compare_own_servers(here, (both.old, owners[0]), (both.new, owners[1]))
            _compare_callbacks(here, both)


def _address(entry: Entry | None, keys: tuple[str, ...]) -> Pointer:
    """Where an operation stands; that of the paths where its path is not there."""
    return child(entry.at, *keys) if entry else child(ROOT, "paths")


def _swapped(context: Context, renamed: Mapping[str, str], both: Both) -> None:
    """Report variables of a path that stand where others stood: values that callers give
    by name go elsewhere."""
    twice = set(renamed) & set(renamed.values())
    moved = {was: is_ for was, is_ in renamed.items() if twice & {was, is_}}
    rule, subject = "endpoint-path-parameters-swapped", both.about("operation")
    context.report(rule, subject, old=list(moved), new=list(moved.values()))


def _removed(context: Context, node: Node, subject: Subject) -> None:
    rule = "endpoint-removed" + departure(context, node)
    old = node.get("x-sunset") if sunset(node) or "x-sunset" in node else None
    context.report(rule, subject, old=old)


def _compare_callbacks(context: Context, both: Both) -> None:
    before, after = (
        each if isinstance(each, Mapping) else {} for each in both.said("callbacks")
    )
    partners = _called(before, after)
    for name in sorted({*before, *after} - set(partners.values())):
        here = both.member("operation", "callbacks", name)
        there = both.member("operation", "callbacks", partners.get(name, name))
        gone = Subject("operation", here.at_old, both.new.at)
        come = Subject("operation", both.old.at, there.at_new)
        if name in partners:
            context.report("callback-removed", gone, old=name, quiet=True)
            context.report("callback-added", come, new=partners[name])
        elif name not in before:
            context.report("callback-added", come, new=name)
        elif name not in after:
            context.report("callback-removed", gone, old=name)
        if name in before and partners.get(name, name) in after:
            nodes = before[name], after[partners.get(name, name)]
            at = here.at_old, there.at_new
            _callback_pair(context, name, context.sides.resolve(nodes, at))


def _called(before: Node, after: Node) -> dict[str, str]:
    """Callbacks with a new name, which nobody sees on the wire: they call the same URLs."""
    gone = [name for name in sorted(before) if name not in after]
    come = [name for name in sorted(after) if name not in before]
    found: dict[str, str] = {}
    for was in gone:
        urls = before[was]
        for is_ in come:
            others = after[is_]
            if not isinstance(urls, Mapping) or not isinstance(others, Mapping):
                continue
            if urls.keys() == others.keys() and is_ not in found.values():
                found[was] = is_
                break
    return found


def _callback_pair(context: Context, name: str, both: Both) -> None:
    for url in sorted({*both.old.node, *both.new.node}):
        label = f"{context.place.path} callback:{name} {url}"
        subject = both.member(label, url)
        items = context.sides.resolve(both.said(url), (subject.at_old, subject.at_new))
        old, new = (Entry(label, *each) if each.node else None for each in items)
        if old or new:
            _compare_items(context, old, new, context.place.sends.opposite)
