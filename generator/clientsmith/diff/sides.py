"""The two documents of a comparison, and what can be known before looking closely."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..spec.source_map import Pointer, SourceMap, child
from .lifecycle import Policy
from .shape import Node, Shapes

COMPONENTS = Pointer("/components")
_NONE: Node = {}


class Located(NamedTuple):
    """A node of a document, and where it stands."""

    node: Node
    at: Pointer


class Subject(NamedTuple):
    """What a finding is about: its name in messages, and its place in both documents."""

    title: str
    at_old: Pointer
    at_new: Pointer


class Both(NamedTuple):
    """A thing that both documents have."""

    old: Located
    new: Located

    def about(self, title: str) -> Subject:
        """The thing as the subject of a finding."""
        return Subject(title, self.old.at, self.new.at)

    def member(self, title: str, *keys: str | int) -> Subject:
        """A member of the thing, whether it is there or not, as the subject of a finding."""
        return Subject(title, child(self.old.at, *keys), child(self.new.at, *keys))

    def said(self, keyword: str) -> tuple[object, object]:
        """What both say at a keyword; None where nothing is said."""
        return self.old.node.get(keyword), self.new.node.get(keyword)

    def holds(self, keyword: str) -> tuple[bool, bool]:
        """Whether a flag is set, in both."""
        was, is_ = self.said(keyword)
        return was is True, is_ is True


@dataclass(slots=True)
class Side:
    """One document in normal form, and the way back to its source lines."""

    tree: Mapping[str, object]
    sources: SourceMap | None = None
    shapes: Shapes = field(init=False)

    def __post_init__(self) -> None:
        self.shapes = Shapes(self.tree)

    def member(self, *path: str) -> Node:
        """The mapping at a path of keys from the root; empty where there is none."""
        node: object = self.tree
        for key in path:
            node = node.get(key) if isinstance(node, Mapping) else None
        return node if isinstance(node, Mapping) else _NONE

    def resolve(self, node: object, at: Pointer) -> Located:
        """A node that may be a Reference Object, and where the real one stands."""
        return Located(*self.shapes.resolve(node, at))


@dataclass(slots=True)
class Sides:
    """Both documents with the policy that judges their differences."""

    old: Side
    new: Side
    policy: Policy
    same: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.same = _unchanged(
            self.old.member("components"), self.new.member("components")
        )

    def resolve(
        self, nodes: tuple[object, object], at: tuple[Pointer, Pointer]
    ) -> Both:
        """A thing of both documents whose nodes may be Reference Objects."""
        return Both(
            self.old.resolve(nodes[0], at[0]), self.new.resolve(nodes[1], at[1])
        )

    def untouched(self, old: object, new: object) -> bool:
        """Whether two nodes are equal and so is everything that they refer to."""
        return equal(old, new) and references(new) <= self.same


def equal(old: Any, new: Any) -> bool:
    """Whether two trees are the same JSON value; no when they are too deep to tell."""
    try:
        if old != new:
            return False
        # Python says `True == 1`; JSON does not. Equal bytes are equal types.
        return bool(
            marshal.dumps(old, _PLAIN) == marshal.dumps(new, _PLAIN)
        ) or not _mixes_booleans(old, new)
    except RecursionError:
        return False
    except ValueError:
        return not _mixes_booleans(old, new)


_PLAIN = 2
"""The version of the format that knows neither shared nor interned values."""


def _mixes_booleans(old: object, new: object) -> bool:
    """Whether two equal trees have a number where the other has a boolean."""
    stack = [(old, new)]
    while stack:
        one, other = stack.pop()
        if isinstance(one, Mapping) and isinstance(other, Mapping):
            stack.extend((one[key], other[key]) for key in one)
        elif isinstance(one, list) and isinstance(other, list):
            stack.extend(zip(one, other, strict=True))
        elif isinstance(one, bool) is not isinstance(other, bool):
            return True
    return False


def references(node: object) -> frozenset[str]:
    """Each `$ref` below a node."""
    found: set[str] = set()
    stack = [node]
    while stack:
        item = stack.pop()
        if isinstance(item, Mapping):
            target = item.get("$ref")
            if isinstance(target, str):
                found.add(target)
            stack.extend(item.values())
        elif isinstance(item, list):
            stack.extend(item)
    return frozenset(found)


def _unchanged(old: Node, new: Node) -> frozenset[str]:
    """References to components that are equal in both documents, all the way down."""
    links: dict[str, frozenset[str]] = {}
    changed: set[str] = set()
    for section in sorted({*old, *new}):
        before, after = old.get(section), new.get(section)
        if not isinstance(before, Mapping) or not isinstance(after, Mapping):
            continue
        for name in {*before, *after}:
            ref = "#" + child(COMPONENTS, section, name)
            if (
                name not in before
                or name not in after
                or not equal(before[name], after[name])
            ):
                changed.add(ref)
            else:
                links[ref] = references(after[name])
    return frozenset(links) - _reaching(links, changed)


def _reaching(links: Mapping[str, Iterable[str]], marked: set[str]) -> frozenset[str]:
    """The marked references and each one from which a marked one can be reached."""
    users: dict[str, list[str]] = {}
    for user, targets in links.items():
        for target in targets:
            users.setdefault(target, []).append(user)
            if target not in links:
                marked.add(target)
    stack, found = list(marked), set(marked)
    while stack:
        for user in users.get(stack.pop(), ()):
            if user not in found:
                found.add(user)
                stack.append(user)
    return frozenset(found)
