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
from .sides import Side

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
    before, after = _entries(context.sides.old, "paths"), _entries(
        context.sides.new, "paths"
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
            context.report("webhook-added", hooks, after[name].at, title, new=name)
        elif name not in after:
            context.report("webhook-removed", before[name].at, hooks, title, old=name)
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
    before = {
        method: (node, keys)
        for method, node, keys in _operations(old.item if old else {})
    }
    after = {
        method: (node, keys)
        for method, node, keys in _operations(new.item if new else {})
    }
    policy = context.sides.policy
    for method in sorted({*before, *after}):
        was, is_ = before.get(method), after.get(method)
        entry = new if is_ else old
        assert entry is not None
        place = Place(method.upper(), entry.path, sends)
        at_old = (
            child(old.at, *was[1])
            if old and was
            else old.at if old else child(ROOT, "paths")
        )
        at_new = (
            child(new.at, *is_[1])
            if new and is_
            else new.at if new else child(ROOT, "paths")
        )
        if was is None:
            assert is_ is not None
            title = "operation"
            context.report("endpoint-added", at_old, at_new, title, place=place)
        elif is_ is None:
            if policy.covers(was[0]):
                _removed(context, was[0], at_old, at_new, place)
        elif policy.covers(was[0]):
            assert old is not None and new is not None
            renamed = _renamed(old.path, new.path)
            if set(renamed) & set(renamed.values()):
                _swapped(context, renamed, at_old, at_new, place)
            compare_operation(context, was[0], is_[0], at_old, at_new, place, renamed)
            if bare(old.path) == bare(new.path):  # else it is served where it was
                compare_own_servers(
                    context, ((was[0], at_old), (old.item, old.at)),
                    ((is_[0], at_new), (new.item, new.at)), place,
                )  # fmt: skip
            _compare_callbacks(context, was[0], is_[0], at_old, at_new, place)


def _swapped(
    context: Context,
    renamed: Mapping[str, str],
    at_old: Pointer,
    at_new: Pointer,
    place: Place,
) -> None:
    """Report variables of a path that stand where others stood: values that callers give
    by name go elsewhere."""
    both = set(renamed) & set(renamed.values())
    moved = {was: is_ for was, is_ in renamed.items() if both & {was, is_}}
    names = list(moved), list(moved.values())
    rule = "endpoint-path-parameters-swapped"
    context.report(
        rule, at_old, at_new, "operation", place=place, old=names[0], new=names[1]
    )


def _removed(
    context: Context, node: Node, at_old: Pointer, at_new: Pointer, place: Place
) -> None:
    title = "operation"
    rule = "endpoint-removed" + departure(context, node)
    old = node.get("x-sunset") if sunset(node) or "x-sunset" in node else None
    context.report(rule, at_old, at_new, title, place=place, old=old)


def _compare_callbacks(
    context: Context,
    old: Node,
    new: Node,
    at_old: Pointer,
    at_new: Pointer,
    place: Place,
) -> None:
    before, after = old.get("callbacks"), new.get("callbacks")
    before = before if isinstance(before, Mapping) else {}
    after = after if isinstance(after, Mapping) else {}
    partners = _called(before, after)
    for name in sorted({*before, *after} - set(partners.values())):
        here = child(at_old, "callbacks", name), child(at_new, "callbacks", name)
        if name in partners:
            there = partners[name]
            context.report(
                "callback-removed", here[0], at_new, "operation", place=place,
                old=name, quiet=True,
            )  # fmt: skip
            at = child(at_new, "callbacks", there)
            context.report(
                "callback-added", at_old, at, "operation", place=place, new=there
            )
            _callback_pair(
                context, name, (before[name], after[there]), (here[0], at), place
            )
        elif name not in before:
            context.report(
                "callback-added", at_old, here[1], "operation", place=place, new=name
            )
        elif name not in after:
            context.report(
                "callback-removed", here[0], at_new, "operation", place=place, old=name
            )
        else:
            _callback_pair(context, name, (before[name], after[name]), here, place)


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


def _callback_pair(
    context: Context,
    name: str,
    nodes: tuple[object, object],
    at: tuple[Pointer, Pointer],
    place: Place,
) -> None:
    was, was_at = context.sides.old.resolve(nodes[0], at[0])
    is_, is_at = context.sides.new.resolve(nodes[1], at[1])
    for url in sorted({*was, *is_}):
        label = f"{place.path} callback:{name} {url}"
        _callback(context, label, url, (was, is_), (was_at, is_at), place)


def _callback(
    context: Context,
    label: str,
    url: str,
    nodes: tuple[Node, Node],
    at: tuple[Pointer, Pointer],
    place: Place,
) -> None:
    entries = []
    for node, where, side in zip(
        nodes, at, (context.sides.old, context.sides.new), strict=True
    ):
        item, item_at = side.resolve(node.get(url), child(where, url))
        entries.append(Entry(label, item, item_at) if item else None)
    if any(entries):
        _compare_items(context, entries[0], entries[1], place.sends.opposite)
