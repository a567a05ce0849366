"""The walk: what each reference means is put where it can be kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ...report.diagnostics import Severity
from ..grammar import LEAF, Child, Kind, children
from ..grammar import Path as Way
from ..source_map import child
from . import generics
from .parts import Resolved
from .resolve import Target
from .work import DANGLING, Hope, Job, Work


@dataclass(frozen=True, slots=True)
class Walk:
    """Searches jobs until none is left; references make new ones."""

    work: Work
    later: list[tuple[Job, dict[str, Any], Way]] = field(default_factory=list)
    """Dynamic references that nothing has filled in yet; what does may come after them."""

    def run(self) -> None:
        """Search everything."""
        while self.work.jobs or self.later:
            if self.work.jobs:
                job = self.work.jobs.pop()
                self._search(job, (job.kind, job.node, job.way))
                continue
            job, node, way = self.later.pop()
            self._dynamic(node, way)
            self._search(job, (Kind.SCHEMA, node, way))

    def _search(self, job: Job, start: Child) -> None:
        stack: list[Child] = [start]
        own = self.work.parts.own if job.document is self.work.entry else {}
        foreign = self.work.foreign
        while stack:
            kind, node, way = stack.pop()
            if type(node) is not dict:
                if way is not None and way[1] == "$ref" and type(node) is str:
                    self._write_map(job, kind, way)
                continue
            if kind is Kind.SCHEMA and node.keys() <= LEAF:
                continue
            if id(node) in foreign and node is not job.node:
                continue
            if "$dynamicRef" in node and kind is Kind.SCHEMA and "$ref" not in node:
                self.later.append((job, node, way))
                continue
            if kind is Kind.SCHEMA and ("$defs" in node or "$dynamicAnchor" in node):
                self._fill(job, node, way)
            if "$ref" in node:
                text = node["$ref"]
                if type(text) is not str or text not in own.get(kind, ()):
                    if type(text) is not Resolved:
                        self._reference(job, kind, node, way, stack)
                    if node.get("$ref") is None or id(node) in foreign:
                        continue
                if len(node) == 1:
                    continue
            if kind is Kind.SCHEMA and "discriminator" in node:
                self._mapping(job, node, way)
            if type(node.get("description")) is dict:
                self.work.text(job, node, "description", (way, "description"))
            stack += children(kind, node, way)

    def _fill(self, job: Job, node: dict[str, Any], way: Way) -> None:
        """Write out a schema that leaves something open with what this one sets for it."""
        bound = generics.bound_by(self.work, job, node, way)
        if "$ref" not in node:
            members = node.get("allOf") if bound else None
            for inner in members if isinstance(members, list) else ():
                if isinstance(inner, dict) and "$ref" in inner:
                    generics.tell(inner, bound)
            return
        target = self.work.resolve(job, node, way, quiet=True) if bound else None
        if target is None or type(target.value) is not dict:
            return
        if not generics.is_open(self.work, target, bound):
            return
        if self.work.repeats(job, str(node["$ref"]), way, target):
            return
        copy = generics.filled(self.work, target, bound)
        own = {**copy.pop("$defs", {}), **node.pop("$defs", {})}
        del node["$ref"]
        siblings = dict(node)
        node.clear()
        if copy.keys() & siblings.keys() - generics.ANNOTATIONS:
            # Both say something of one thing: each of them counts.
            node.update(siblings, allOf=[copy, *siblings.get("allOf", ())])
            way = ((way, "allOf"), 0)
        else:
            node.update(copy, **siblings)
        if own:
            node["$defs"] = own
        self.work.moves.append((way, target))

    def _dynamic(self, node: dict[str, Any], way: Way) -> None:
        """Read a dynamic reference as a plain one, which it is unless it is overridden."""
        node["$ref"] = node.pop("$dynamicRef")
        self.work.warn(
            way,
            "dynamic-ref",
            f"The dynamic reference {str(node['$ref'])[:100]!r} is read as a plain $ref.",
            "Use $ref.",
        )

    def _reference(
        self, job: Job, kind: Kind, node: dict[str, Any], way: Way, stack: list[Child]
    ) -> None:
        """Put what a reference means where it can be kept."""
        target = self.work.resolve(job, node, way)
        if target is None:
            self._replace(job, kind, node, way)
            return
        value = target.value
        if not self.work.fits(kind, target):
            self._wrong(way, node["$ref"], kind)
            self._replace(job, kind, node, way)
        elif type(value) is list:
            self._write_list(job, kind, way, target)
            node.clear()
        elif kind is Kind.SCHEMA and type(value) is bool:
            node.clear()
            node.update({} if value else {"not": {}})
        elif type(value) is not dict:
            self._wrong(way, node["$ref"], kind)
            self._replace(job, kind, node, way)
        elif kind not in self.work.parts.sections:
            self._inline(job, kind, node, way, target, stack)
        elif (kind, target.key) in self.work.parts.parts:
            self.work.parts.link(node, "$ref", self.work.parts.parts[kind, target.key])
        elif (
            f"#{target.pointer}" in self.work.parts.own[kind]
            and target.document is self.work.entry
        ):
            node["$ref"] = f"#{target.pointer}"
        else:
            part = self.work.parts.take(kind, target)
            self.work.parts.link(node, "$ref", part)
            self.work.enqueue(part, (None, part))  # type: ignore[arg-type]

    def _inline(
        self,
        job: Job,
        kind: Kind,
        node: dict[str, Any],
        way: Way,
        target: Target,
        stack: list[Child],
    ) -> None:
        if self.work.repeats(job, node["$ref"], way, target):
            node.clear()
            return
        siblings = {key: value for key, value in node.items() if key != "$ref"}
        for child_ in children(kind, siblings, way):
            self.work.foreign[id(child_[1])] = child_[1]
            below = Job(
                child_[0],
                child_[1],
                child_[2],
                job.document,
                self.work.written(job, child_[2]),
            )
            self.work.jobs.append(below)
        copy = self.work.parts.copied(target.value)
        node.clear()
        node.update(copy, **siblings)
        self.work.foreign[id(node)] = node
        self.work.moves.append((way, target))
        inside = job.inside | {target.key}
        self.work.jobs.append(
            Job(kind, node, way, target.document, target.pointer, inside)
        )

    def _write_list(self, job: Job, kind: Kind, way: Way, target: Target) -> None:
        """Write out a reference that stands for a whole list."""
        if way is None or self.work.repeats(job, str(target.pointer), way, target):
            return
        holder = self.work.node(job, way[0])
        if holder is None:
            return
        items = self.work.parts.copied(target.value)
        holder[way[1]] = items
        self.work.moves.append((way, target))
        for index, item in enumerate(items):
            self.work.adopt(job, kind, item, (way, index), (target, index))

    def _write_map(self, job: Job, kind: Kind, way: tuple[Any, str | int]) -> None:
        """Write out a reference that stands for a whole map, and those that it holds."""
        holder = self.work.node(job, way[0])
        while type(holder) is dict and type(holder.get("$ref")) is str:
            target = self.work.resolve(job, holder, way)
            text = holder.pop("$ref")
            if target is None or type(target.value) is not dict:
                return
            if self.work.repeats(job, text, way, target):
                return
            for name, value in self.work.parts.copied(target.value).items():
                if name in holder:
                    continue
                holder[name] = value
                if name == "$ref" and type(value) is str:
                    continue
                here: Way = (way[0], name)
                self.work.moves.append(
                    (here, Target(target.document, child(target.pointer, name), 0))
                )
                self.work.adopt(job, kind, value, here, (target, name))
            inside = job.inside | {target.key}
            job = Job(kind, holder, way[0], target.document, target.pointer, inside)

    def _mapping(self, job: Job, node: dict[str, Any], way: Way) -> None:
        """The values of a discriminator's mapping are references or names of schemas."""
        discriminator = node["discriminator"]
        if not isinstance(discriminator, dict):
            return
        here: Way = (way, "discriminator")
        declared = discriminator.get("mapping")
        entries: list[tuple[dict[str, Any], str, Way]] = []
        if isinstance(declared, dict):
            entries = [(declared, key, (here, "mapping")) for key in declared]
        if "defaultMapping" in discriminator:
            entries.append((discriminator, "defaultMapping", here))
        own = (
            self.work.parts.own[Kind.SCHEMA]
            if job.document is self.work.entry
            else frozenset()
        )
        for mapping, key, here in entries:
            text = mapping[key]
            if type(text) is not str or text in own:
                continue
            if self.work.parts.reference(Kind.SCHEMA, text) in own:
                mapping[key] = self.work.parts.reference(Kind.SCHEMA, text)
                continue
            target = None
            if any(sign in text for sign in "/#."):
                target = self.work.resolve(job, {"$ref": text}, (here, key), quiet=True)
            sound = target is not None and self.work.fits(Kind.SCHEMA, target)
            if target is None or not sound or type(target.value) is not dict:
                del mapping[key]
                message = (
                    f"The discriminator maps {key!r} to {text!r}, which is no schema."
                )
                hint = "Name a schema under components, or remove the entry."
                report = (
                    Severity.WARNING,
                    (here, key),
                    "mapping-not-found",
                    message,
                    hint,
                )
                if text[:2] != "#/":
                    text = self.work.parts.reference(Kind.SCHEMA, text)
                self.work.hopes.append(Hope(mapping, key, text, report))
            elif self.work.is_own(target):
                mapping[key] = f"#{target.pointer}"
            else:
                part = self.work.parts.parts.get((Kind.SCHEMA, target.key))
                if part is None:
                    part = self.work.parts.take(Kind.SCHEMA, target)
                    self.work.enqueue(part, (None, part))  # type: ignore[arg-type]
                self.work.parts.link(mapping, key, part)

    def _replace(self, job: Job, kind: Kind, node: dict[str, Any], way: Way) -> None:
        """Let generation go on without what a reference should have named."""
        text = node["$ref"]
        rest = {key: value for key, value in node.items() if key != "$ref"}
        node.clear()
        if kind is Kind.SCHEMA:
            node.update(rest)
        if kind is Kind.RESPONSE:
            node["description"] = ""
        node[DANGLING] = str(text)[:200]

    def _wrong(self, way: Way, text: str, kind: Kind) -> None:
        self.work.warn(
            way,
            "ref-wrong-kind",
            f"The reference {text!r} does not name a {kind}.",
            f"Refer to a {kind}.",
        )
