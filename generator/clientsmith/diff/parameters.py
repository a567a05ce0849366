"""Parameters of an operation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..spec.source_map import Pointer, child
from .context import Context
from .findings import Direction
from .leftout import KEEP
from .lifecycle import sunset, sunset_is_broken
from .messages import quote
from .moves import find_moves
from .one_or_many import one_or_many
from .serialization import compare_serialization, schema_of
from .shape import Node
from .sides import Both, Located, Side, Subject

_DEFAULTS = frozenset({"default-added", "default-removed", "default-changed"})

Key = tuple[str, str]
Found = dict[Key, Located]


def compare_parameters(
    context: Context, both: Both, renamed: Mapping[str, str]
) -> None:
    """Report parameters that came, went or changed.

    `renamed` maps names of path parameters in the old template to those of the new one.
    """
    sides = context.sides
    before = _parameters(sides.old, both.old, renamed)
    after = _parameters(sides.new, both.new, {})
    # What the API puts into its call to us is read like a header of a reply.
    received = context.place.sends is Direction.RESPONSE
    if not received:
        for was, is_ in find_moves(before, after).items():
            _moved(context, was, is_, Both(before.pop(was), after.pop(is_)))
    for key in sorted({*before, *after}):
        if key not in before:
            title, found = _title(key, after[key]), after[key]
            required = found.node.get("required") is True
            rule = f"request-parameter-added-{'required' if required else 'optional'}"
            context.report(
                "response-header-added" if received else rule,
                Subject(title, both.old.at, found.at), new=key[1],
                quiet=not received and key in _strays(sides.new, both.new),
            )  # fmt: skip
        elif key not in after:
            subject = Subject(_title(key, before[key]), before[key].at, both.new.at)
            if received:
                _received_no_more(context, key, before[key].node, subject)
            else:
                stray = key in _strays(sides.old, both.old)
                _removed(context, key, before[key].node, subject, stray)
        else:
            compare = _received if received else _changed
            compare(context, key, Both(before[key], after[key]))


def _parameters(side: Side, operation: Located, renamed: Mapping[str, str]) -> Found:
    found: Found = {}
    for entry, written in _listed(operation):
        node, place = side.resolve(entry, written)
        where, name = str(node.get("in", "")), str(node.get("name", ""))
        if where == "header":
            name = name.lower()
        elif where == "path":
            name = name if KEEP in written else renamed.get(name, name)
        if where:
            found.setdefault((where, name), Located(node, place))
    return found


def _strays(side: Side, operation: Located) -> frozenset[tuple[str, str]]:
    """Path parameters that the path has no place for, so that nobody can send them."""
    node, at = operation
    if KEEP not in node:
        return frozenset()
    return frozenset(_parameters(side, Located({KEEP: node[KEEP]}, at), {}))


def _listed(operation: Located) -> Iterator[tuple[object, Pointer]]:
    for keyword in ("parameters", KEEP):
        nodes = operation.node.get(keyword)
        for index, entry in enumerate(nodes if isinstance(nodes, list) else ()):
            yield entry, child(operation.at, keyword, index)


def _title(key: Key, found: Located) -> str:
    return f"{key[0]} parameter {quote(found.node.get('name', key[1]))}"


def _moved(context: Context, was: Key, is_: Key, both: Both) -> None:
    """Report one parameter that is sent elsewhere, or under another name, and compare what
    it may be. Who sends it as before breaks where it is required."""
    needed = both.holds("required")
    doubtful = not needed[1]
    what, values = "moved", (was[0], is_[0])
    if was[0] == is_[0]:
        what, values = (
            "renamed",
            (str(both.old.node["name"]), str(both.new.node["name"])),
        )
    context.report(
        f"request-parameter-{what}", both.about(_title(was, both.old)),
        old=values[0], new=values[1], doubtful=doubtful,
    )  # fmt: skip
    title = _title(is_, both.new)
    if not needed[0] and not doubtful:
        rule = "request-parameter-became-required"
        context.report(rule, both.about(title), old=False, new=True)
    _schema(context, is_, both, title)


def _removed(
    context: Context, key: Key, node: Node, subject: Subject, stray: bool
) -> None:
    rule = "request-parameter-removed" + departure(context, node)
    context.report(rule, subject, old=node.get("x-sunset", key[1]), quiet=stray)


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


def _changed(context: Context, key: Key, both: Both) -> None:
    title = _title(key, both.new)
    was, is_ = both.holds("required")
    if was != is_ and key[0] != "path":
        rule = f"request-parameter-became-{'required' if is_ else 'optional'}"
        context.report(rule, both.about(title), old=was, new=is_)
    context.life("request-parameter", both, title)
    compare_serialization(context, key[0], both, title)
    _schema(context, key, both, title)


def _schema(context: Context, key: Key, both: Both, title: str) -> None:
    before, at_old, was_text = schema_of(*both.old)
    after, at_new, is_text = schema_of(*both.new)
    if one_or_many(context, key[0], both, title):
        return
    pair = context.schemas.pair(before, at_old, after, at_new)
    required = all(both.holds("required"))
    calm = _DEFAULTS if required else frozenset[str]()
    context.use("request-parameter", title, pair, text=was_text and is_text, calm=calm)


def _received_no_more(context: Context, key: Key, node: Node, subject: Subject) -> None:
    """A parameter that went from a webhook or callback: a rule of response headers fits."""
    required = node.get("required") is True
    rule = f"response-header-removed-{'required' if required else 'optional'}"
    context.report(rule, subject, old=key[1])


def _received(context: Context, key: Key, both: Both) -> None:
    """A parameter of a webhook or callback: rules of response headers fit it."""
    title = _title(key, both.old)
    was, is_ = both.holds("required")
    if was != is_:
        rule = f"response-header-became-{'required' if is_ else 'optional'}"
        context.report(rule, both.about(title), old=was, new=is_)
    before, place_old, _ = schema_of(*both.old)
    after, place_new, text = schema_of(*both.new)
    pair = context.schemas.pair(before, place_old, after, place_new)
    context.use("response-header", title, pair, text=text)
