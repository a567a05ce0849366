"""Parameters of an operation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..spec.source_map import Pointer, child
from .context import Context, Place
from .findings import Direction
from .leftout import KEEP
from .lifecycle import sunset, sunset_is_broken
from .messages import quote
from .moves import find_moves
from .one_or_many import one_or_many
from .schemas import Use
from .serialization import compare_serialization, schema_of
from .shape import Node
from .sides import Side

_DEFAULTS = frozenset({"default-added", "default-removed", "default-changed"})

Found = dict[tuple[str, str], tuple[Node, Pointer]]


def compare_parameters(
    context: Context,
    old: Node,
    new: Node,
    at_old: Pointer,
    at_new: Pointer,
    place: Place,
    renamed: Mapping[str, str],
) -> None:
    """Report parameters that came, went or changed.

    `renamed` maps names of path parameters in the old template to those of the new one.
    """
    before = _parameters(context.sides.old, old, at_old, renamed)
    after = _parameters(context.sides.new, new, at_new, {})
    if place.sends is Direction.REQUEST:
        for was, is_ in find_moves(before, after).items():
            _moved(context, was, before.pop(was), is_, after.pop(is_), place)
    for key in sorted({*before, *after}):
        if place.sends is Direction.RESPONSE:
            # The API calls us here; what it puts into its call is read like a header.
            _received(
                context, key, before.get(key), after.get(key), at_old, at_new, place
            )
        elif key not in before:
            stray = key in _strays(context.sides.new, new, at_new)
            _added(context, key, after[key], at_old, place, stray)
        elif key not in after:
            stray = key in _strays(context.sides.old, old, at_old)
            _removed(context, key, before[key], at_new, place, stray)
        else:
            _changed(context, key, before[key], after[key], place)


def _parameters(
    side: Side, operation: Node, at: Pointer, renamed: Mapping[str, str]
) -> Found:
    found: Found = {}
    for entry, written in _listed(operation, at):
        node, place = side.resolve(entry, written)
        where, name = str(node.get("in", "")), str(node.get("name", ""))
        if where == "header":
            name = name.lower()
        elif where == "path":
            name = name if KEEP in written else renamed.get(name, name)
        if where:
            found.setdefault((where, name), (node, place))
    return found


def _strays(side: Side, operation: Node, at: Pointer) -> frozenset[tuple[str, str]]:
    """Path parameters that the path has no place for, so that nobody can send them."""
    if KEEP not in operation:
        return frozenset()
    return frozenset(_parameters(side, {KEEP: operation[KEEP]}, at, {}))


def _listed(operation: Node, at: Pointer) -> Iterator[tuple[object, Pointer]]:
    for keyword in ("parameters", KEEP):
        nodes = operation.get(keyword)
        for index, entry in enumerate(nodes if isinstance(nodes, list) else ()):
            yield entry, child(at, keyword, index)


def _title(key: tuple[str, str], node: Node) -> str:
    return f"{key[0]} parameter {quote(node.get('name', key[1]))}"


def _added(
    context: Context,
    key: tuple[str, str],
    found: tuple[Node, Pointer],
    at_old: Pointer,
    place: Place,
    stray: bool,
) -> None:
    node, at = found
    what = "required" if node.get("required") is True else "optional"
    rule = f"request-parameter-added-{what}"
    title = _title(key, node)
    context.report(rule, at_old, at, title, place=place, new=key[1], quiet=stray)


def _moved(
    context: Context,
    was: tuple[str, str],
    old: tuple[Node, Pointer],
    is_: tuple[str, str],
    new: tuple[Node, Pointer],
    place: Place,
) -> None:
    """Report one parameter that is sent elsewhere, or under another name, and compare what
    it may be. Who sends it as before breaks where it is required."""
    where = old[1], new[1]
    doubtful = new[0].get("required") is not True
    what, values = "moved", (was[0], is_[0])
    if was[0] == is_[0]:
        what, values = "renamed", (str(old[0]["name"]), str(new[0]["name"]))
    context.report(
        f"request-parameter-{what}", *where, _title(was, old[0]), place=place,
        old=values[0], new=values[1], doubtful=doubtful,
    )  # fmt: skip
    title = _title(is_, new[0])
    if old[0].get("required") is not True and not doubtful:
        rule = "request-parameter-became-required"
        context.report(rule, *where, title, place=place, old=False, new=True)
    _schema(context, is_, old, new, title, place)


def _removed(
    context: Context,
    key: tuple[str, str],
    found: tuple[Node, Pointer],
    at_new: Pointer,
    place: Place,
    stray: bool,
) -> None:
    node, at = found
    rule = "request-parameter-removed" + departure(context, node)
    old = node.get("x-sunset", key[1])
    title = _title(key, node)
    context.report(rule, at, at_new, title, place=place, old=old, quiet=stray)


def departure(context: Context, node: Node) -> str:
    """The circumstance of a removal, as the end of its rule's id."""
    if node.get("deprecated") is not True:
        return ""
    if sunset_is_broken(node):
        return "-sunset-invalid"
    ends = sunset(node)
    if ends is not None and ends > context.sides.policy.today:
        return "-before-sunset"
    return "-after-deprecation"


def _changed(
    context: Context,
    key: tuple[str, str],
    old: tuple[Node, Pointer],
    new: tuple[Node, Pointer],
    place: Place,
) -> None:
    (before, at_old), (after, at_new) = old, new
    title = _title(key, after)
    was, is_ = before.get("required") is True, after.get("required") is True
    if was != is_ and key[0] != "path":
        rule = f"request-parameter-became-{'required' if is_ else 'optional'}"
        context.report(rule, at_old, at_new, title, place=place, old=was, new=is_)
    context.life("request-parameter", before, after, at_old, at_new, title, place)
    compare_serialization(context, key, old, new, title, place)
    _schema(context, key, old, new, title, place)


def _schema(
    context: Context,
    key: tuple[str, str],
    old: tuple[Node, Pointer],
    new: tuple[Node, Pointer],
    title: str,
    place: Place,
) -> None:
    before, at_old, was_text = schema_of(*old)
    after, at_new, is_text = schema_of(*new)
    if one_or_many(context, key[0], old, new, title, place):
        return
    pair = context.schemas.pair(before, at_old, after, at_new)
    required = new[0].get("required") is True and old[0].get("required") is True
    context.schemas.use(
        Use(
            "request-parameter", Direction.REQUEST, place.operation, place.path, title, pair,
            text=was_text and is_text, calm=_DEFAULTS if required else frozenset(),
        )
    )  # fmt: skip


def _received(
    context: Context,
    key: tuple[str, str],
    old: tuple[Node, Pointer] | None,
    new: tuple[Node, Pointer] | None,
    at_old: Pointer,
    at_new: Pointer,
    place: Place,
) -> None:
    """A parameter of a webhook or callback: rules of response headers fit it."""
    if old is None and new is not None:
        rule = "response-header-added"
        context.report(
            rule, at_old, new[1], _title(key, new[0]), place=place, new=key[1]
        )
        return
    if old is None:
        return
    title = _title(key, old[0])
    was = old[0].get("required") is True
    if new is None:
        rule = f"response-header-removed-{'required' if was else 'optional'}"
        context.report(rule, old[1], at_new, title, place=place, old=key[1])
        return
    is_ = new[0].get("required") is True
    if was != is_:
        rule = f"response-header-became-{'required' if is_ else 'optional'}"
        context.report(rule, old[1], new[1], title, place=place, old=was, new=is_)
    before, place_old, _ = schema_of(*old)
    after, place_new, text = schema_of(*new)
    pair = context.schemas.pair(before, place_old, after, place_new)
    context.schemas.use(
        Use(
            "response-header", Direction.RESPONSE, place.operation, place.path, title, pair,
            text=text,
        )
    )  # fmt: skip
