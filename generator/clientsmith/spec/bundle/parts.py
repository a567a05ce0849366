"""What becomes a component of the bundled tree, and who refers to it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from ..grammar import SECTIONS, Kind
from ..grammar import Path as Way
from ..source_map import Origin, Pointer, SourceMap, child, escape
from . import naming
from .resolve import Target

_SWAGGER: dict[Kind, tuple[str, ...]] = {
    Kind.SCHEMA: ("definitions",),
    Kind.PARAMETER: ("parameters",),
    Kind.RESPONSE: ("responses",),
}
_OPENAPI: dict[Kind, tuple[str, ...]] = {
    kind: ("components", section) for kind, section in SECTIONS.items()
}


class Resolved(str):
    """A reference whose target is known; its final text is decided at the end."""

    __slots__ = ()


@dataclass(slots=True, eq=False)
class Part:
    """A node that becomes a component of the tree; `name` is set when it is decided."""

    kind: Kind
    target: Target
    content: dict[str, Any]
    name: str = ""


@dataclass(slots=True)
class Parts:
    """The components of a tree, those it had and those that it gets."""

    tree: dict[str, Any]
    sections: dict[Kind, tuple[str, ...]] = field(init=False)
    parts: dict[tuple[Kind, tuple[str, Pointer]], Part] = field(default_factory=dict)
    links: dict[tuple[int, str], tuple[dict[str, Any], Part]] = field(
        default_factory=dict
    )
    """The part that a member of a dict refers to, by the dict's id and the member's name."""
    copies: int = 0
    """How many objects were written out."""
    own: dict[Kind, frozenset[str]] = field(default_factory=dict)
    """The references that name a component which the tree had from the start."""

    def __post_init__(self) -> None:
        self.sections = _SWAGGER if "swagger" in self.tree else _OPENAPI

    def section(self, kind: Kind) -> dict[str, Any]:
        """The components of a kind, as they are in the tree; empty if there are none."""
        node: Any = self.tree
        for step in self.sections[kind]:
            node = node.get(step) if isinstance(node, dict) else None
        return node if isinstance(node, dict) else {}

    def reference(self, kind: Kind, name: str) -> str:
        """The text of a reference to a component."""
        return "#/" + "/".join((*self.sections[kind], escape(name)))

    def index(self) -> None:
        """Note which components the tree has."""
        self.own = {
            kind: frozenset(self.reference(kind, name) for name in self.section(kind))
            for kind in self.sections
        }

    def final(self, node: dict[str, Any]) -> Target | None:
        """What a node stands for whose reference was resolved before."""
        link = self.links.get((id(node), "$ref"))
        if link is None:
            return None
        target = link[1].target
        return Target(target.document, target.pointer, link[1].content)

    def link(self, holder: dict[str, Any], key: str, part: Part) -> None:
        """Let a member refer to a part."""
        holder[key] = Resolved(part.target.pointer)
        self.links[id(holder), key] = (holder, part)

    def take(self, kind: Kind, target: Target) -> Part:
        """Make a node a part; a reference stays where it was."""
        content = dict(target.value)
        for key, value in target.value.items():
            if type(value) is Resolved:
                self.link(content, key, self.links[id(target.value), key][1])
        part = self.parts[kind, target.key] = Part(kind, target, content)
        target.value.clear()
        self.link(target.value, "$ref", part)
        return part

    def copied(self, value: Any) -> Any:
        """A copy of a subtree whose references count as references too."""
        if type(value) is dict:
            self.copies += 1
            copy = {key: self.copied(item) for key, item in value.items()}
            for key, item in value.items():
                if type(item) is Resolved:
                    self.link(copy, key, self.links[id(value), key][1])
            return copy
        if type(value) is list:
            return [self.copied(item) for item in value]
        return value

    def address(self, way: Way) -> Pointer:
        """The pointer of a way whose first step may be a part."""
        steps: list[str] = []
        while way is not None:
            way, token = way
            if isinstance(token, Part):
                steps.append(self.reference(token.kind, token.name)[2:])
            else:
                steps.append(escape(token) if isinstance(token, str) else str(token))
        return Pointer("".join(f"/{step}" for step in reversed(steps)))

    def settle(self, sources: SourceMap, entry: str) -> None:
        """Name the parts, put them into the tree and write the references to them; `entry`
        is the identity of the document."""
        unnamed: dict[Kind, dict[tuple[str, Pointer], Part]] = defaultdict(dict)
        for (kind, key), part in self.parts.items():
            if not part.name:
                unnamed[kind][key] = part
        for kind, parts in unnamed.items():
            section = self._made(kind)
            names = naming.choose(parts, section.keys(), entry)
            for key in sorted(parts, key=lambda key: names[key]):
                part = parts[key]
                part.name = names[key]
                section[part.name] = part.content
        for part in self.parts.values():
            at = child(Pointer(""), *self.sections[part.kind], part.name)
            sources.move(at, Origin(part.target.document.name, part.target.pointer))
        for (_, member), (holder, part) in self.links.items():
            if type(holder.get(member)) is Resolved:
                holder[member] = self.reference(part.kind, part.name)

    def _made(self, kind: Kind) -> dict[str, Any]:
        node = self.tree
        for step in self.sections[kind]:
            if not isinstance(node.get(step), dict):
                node[step] = {}
            node = node[step]
        return node
