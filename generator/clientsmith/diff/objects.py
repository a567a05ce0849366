"""The members of an object schema: which there are, which are required, what they hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ..model.relation import fits
from ..spec.source_map import Pointer
from .lifecycle import Policy, lifecycle
from .pairs import SHOWN, Change, Hidden, Pair
from .shape import Shape, Shapes

Descend = Callable[..., None]

_EXTRA = ("additionalProperties", "unevaluatedProperties")
_CLOSED: tuple[object, ...] = (False, {"not": {}})
_FLAGS = {"readOnly": "read-only", "writeOnly": "write-only"}


def compare_members(
    pair: Pair, old: Shapes, new: Shapes, policy: Policy, descend: Descend
) -> None:
    """Note the properties that came, went or changed their standing; descend into the rest."""
    before, after = pair.old.mapping("properties"), pair.new.mapping("properties")
    needed_old, needed_new = _required(pair.old), _required(pair.new)
    for name in sorted({*before, *after}):
        if name not in before:
            shape = new.read(after[name], pair.new.place("properties", name))
            what = "added-required" if name in needed_new else "added-optional"
            _member(pair, what, name, None, shape)
        elif name not in after:
            shape = old.read(before[name], pair.old.place("properties", name))
            pattern = _find_pattern(pair.new, name)
            what = "removed-required" if name in needed_old else "removed-optional"
            held = pattern and name not in needed_old - needed_new
            _member(pair, what, name, shape, None, quiet=bool(held))
            if pattern:
                place = pair.new.place("patternProperties", pattern)
                is_ = new.read(pair.new.mapping("patternProperties")[pattern], place)
                descend(
                    pair, name, (shape, is_), hidden=_hidden(shape, is_), member=True
                )
        else:
            was = old.read(before[name], pair.old.place("properties", name))
            is_ = new.read(after[name], pair.new.place("properties", name))
            member = _Property(name, was, is_, _hidden(was, is_))
            _flags(pair, member, name in needed_old and name in needed_new)
            for change in lifecycle(was.node, is_.node, policy):
                _note(pair, change.name, member, (change.old, change.new))
            descend(pair, name, (was, is_), hidden=member.hidden, member=True)
    _requirements(pair, (needed_old, needed_new), old, new)


def _required(shape: Shape) -> frozenset[str]:
    names = shape.node.get("required")
    return (
        frozenset(str(name) for name in names)
        if isinstance(names, list)
        else frozenset()
    )


def _requirements(
    pair: Pair, needed: tuple[frozenset[str], frozenset[str]], old: Shapes, new: Shapes
) -> None:
    before, after = pair.old.mapping("properties"), pair.new.mapping("properties")
    for name in sorted(needed[0] ^ needed[1]):
        if (name in before) is not (name in after):
            continue  # It came or went, which is reported.
        was = old.read(before.get(name, {}), pair.old.place("properties", name))
        is_ = new.read(after.get(name, {}), pair.new.place("properties", name))
        what = "became-required" if name in needed[1] else "became-optional"
        values = None, is_.node.get("default")
        # A property that nobody describes may be one that nobody has.
        doubtful = name not in before
        _note(
            pair,
            what,
            _Property(name, was, is_, _hidden(was, is_)),
            values,
            doubtful=doubtful,
        )


def _hidden(old: Shape, new: Shape) -> Hidden:
    flags = (
        old.node.get("readOnly") is True,
        new.node.get("readOnly") is True,
        old.node.get("writeOnly") is True,
        new.node.get("writeOnly") is True,
    )
    return Hidden(*flags) if any(flags) else SHOWN


def _flags(pair: Pair, member: _Property, required: bool) -> None:
    for keyword, flag in _FLAGS.items():
        was, is_ = (each.node.get(keyword) is True for each in (member.old, member.new))
        if was != is_:
            what = f"became-{flag}" if is_ else f"became-not-{flag}"
            # The flag itself is what changed, so it hides nothing here. A response never
            # has what became write-only: it was removed, as far as readers can tell.
            gone = what == "became-write-only"
            _note(
                pair, what, member._replace(hidden=SHOWN), (was, is_),
                quiet=not required and not gone, doubtful=not required and gone,
            )  # fmt: skip


def _find_pattern(shape: Shape, name: str) -> str:
    """The pattern that describes a member without a description of its own; empty where
    none does."""
    patterns = shape.mapping("patternProperties")
    return next((each for each in patterns if fits(each, name)), "")


def _member(
    pair: Pair,
    what: str,
    name: str,
    old: Shape | None,
    new: Shape | None,
    *,
    quiet: bool = False,
) -> None:
    shape = old or new
    assert shape is not None
    at_old = pair.old.place("properties", name) if old else pair.old.at
    at_new = pair.new.place("properties", name) if new else pair.new.at
    pair.changes.append(
        Change(
            what, Pointer(at_old), Pointer(at_new),
            old.types if old else None, new.types if new else None,
            member=name, hidden=_hidden(shape, shape), quiet=quiet,
            refused=new is None and _refuses(pair.new, name),
        )
    )  # fmt: skip


def _refuses(shape: Shape, name: str) -> bool:
    """Whether an object may not have a member that it does not describe."""
    closed = any(shape.node.get(keyword) in _CLOSED for keyword in _EXTRA)
    return closed and not _find_pattern(shape, name)


class _Property(NamedTuple):
    """A property that both schemas have, and where it is left out."""

    name: str
    old: Shape
    new: Shape
    hidden: Hidden


def _note(
    pair: Pair,
    what: str,
    member: _Property,
    values: tuple[object, object],
    *,
    quiet: bool = False,
    doubtful: bool = False,
) -> None:
    name, old, new, hidden = member
    at = _member_at(pair.old, name, old), _member_at(pair.new, name, new)
    pair.changes.append(
        Change(
            what,
            *at,
            *values,
            member=name,
            hidden=hidden,
            quiet=quiet,
            doubtful=doubtful,
        )
    )


def _member_at(shape: Shape, name: str, member: Shape) -> Pointer:
    """The address of a property where it is listed, not of what it refers to."""
    if name in shape.mapping("properties"):
        return shape.place("properties", name)
    return member.at
