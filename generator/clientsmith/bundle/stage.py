"""Gathers what references mean into the components of one tree."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..diagnostics import Diagnostics, Severity
from ..grammar import FIELDS, Child, Kind, children
from ..grammar import Path as Way
from ..source import ROOT, Document, Location, Origin, Pointer, SourceMap, child, tokens
from .parts import Part, Parts, Resolved
from .reach import Reach, Refused, default_roots
from .resolve import Resolver, Target

DANGLING = "x-clientsmith-dangling"
"""Marks the empty object that stands for one that could not be found."""

Key = tuple[str, Pointer]


@dataclass(frozen=True, slots=True)
class Bundle:
    """One self-contained tree, and where its parts were written."""

    tree: dict[str, Any]
    sources: SourceMap


@dataclass(frozen=True, slots=True)
class _Job:
    """A subtree to be searched for references: where it is, where it was written."""

    kind: Kind
    node: Any
    way: Way
    document: Document
    pointer: Pointer
    inside: frozenset[Key] = frozenset()


def bundle(
    document: Document,
    diagnostics: Diagnostics,
    *,
    allow_hosts: Collection[str] = (),
    allow_roots: Sequence[Path] = (),
) -> Bundle | None:
    """One tree in which every reference is internal and names a component.

    Files below the entry's folder and beside it may be referred to, others only below
    `allow_roots`; hosts only when they are in `allow_hosts`. Path items are inlined. The
    document's data is used up. Returns None, with an error, for what is no OpenAPI document.
    """
    tree = document.data
    sources = SourceMap(document.name)
    sources.add(document)
    known = ("openapi", "swagger", "paths", "webhooks")
    if not isinstance(tree, dict) or not any(key in tree for key in known):
        diagnostics.error(
            "not-openapi",
            ROOT,
            "This is no OpenAPI document: it has neither 'openapi' nor 'swagger'.",
            "Name the entry file of an OpenAPI or Swagger description.",
            Location(document.name, 1, 1),
        )
        return None
    roots = (*default_roots(document), *(root.resolve() for root in allow_roots))
    parts = Parts(tree)
    resolver = Resolver(Reach(document, roots, allow_hosts), parts.final)
    _Bundler(document, tree, sources, diagnostics, parts, resolver).run()
    return Bundle(tree, sources)


@dataclass(slots=True)
class _Bundler:
    entry: Document
    tree: dict[str, Any]
    sources: SourceMap
    diagnostics: Diagnostics
    parts: Parts
    resolver: Resolver
    jobs: list[_Job] = field(default_factory=list)
    foreign: dict[int, Any] = field(default_factory=dict)
    """Nodes that have a job of their own, since their references have another base."""
    moves: list[tuple[Way, Target]] = field(default_factory=list)
    reports: list[tuple[Severity, Way, str, str, str]] = field(default_factory=list)

    def run(self) -> None:
        root = _Job(Kind.DOCUMENT, self.tree, None, self.entry, ROOT)
        self._containers(root)
        self.parts.index()
        self._aliases(root)
        self.jobs.append(root)
        while self.jobs:
            self._search(self.jobs.pop())
        self.parts.settle(self.sources)
        self._circles()
        components = self.tree.get("components")
        if isinstance(components, dict):
            components.pop("pathItems", None)
            components.pop("mediaTypes", None)
        for way, target in self.moves:
            at = self.parts.address(way)
            self.sources.move(at, Origin(target.document.name, target.pointer))
            self.sources.add(target.document)
        for part in self.parts.parts.values():
            self.sources.add(part.target.document)
        for severity, way, code, message, hint in self.reports:
            at = self.parts.address(way)
            report = self.diagnostics.warning
            if severity is Severity.ERROR:
                report = self.diagnostics.error
            report(code, at, message, hint)

    # --- before the walk ---------------------------------------------------------------

    def _containers(self, root: _Job) -> None:
        """Write out references that stand for a whole section or for a text."""
        self._container(root, self.tree, "components", (None, "components"))
        components = self.tree.get("components")
        sections: list[tuple[Any, str, Way]] = [
            (self.tree, key, (None, key)) for key in FIELDS[Kind.DOCUMENT]
        ]
        if isinstance(components, dict):
            here: Way = (None, "components")
            sections += [(components, key, (here, key)) for key in list(components)]
        for holder, key, way in sections:
            kind = FIELDS[
                Kind.DOCUMENT if holder is self.tree else Kind.COMPONENTS
            ].get(key)
            target = self._container(root, holder, key, way)
            if target is None or kind is None:
                continue
            for name, value in holder[key].items():
                self._adopt(kind[1], value, (way, name), target, name)
        info = self.tree.get("info")
        tags = self.tree.get("tags")
        texts: list[tuple[Any, Way]] = [(info, (None, "info"))]
        texts += [(tag, ((None, "tags"), i)) for i, tag in enumerate(tags or ())]
        for node, way in texts:
            if isinstance(node, dict):
                for key in list(node):
                    self._text(root, node, key, (way, key))

    def _container(
        self, root: _Job, holder: dict[str, Any], key: str, way: Way
    ) -> Target | None:
        value = holder.get(key)
        if not isinstance(value, dict) or not isinstance(value.get("$ref"), str):
            return None
        target = self._resolve(root, value, way)
        if target is None or not isinstance(target.value, dict):
            holder[key] = {}
            return None
        rest = {name: item for name, item in value.items() if name != "$ref"}
        holder[key] = {**self.parts.copied(target.value), **rest}
        self.moves.append((way, target))
        return target

    def _adopt(
        self, kind: Kind, value: Any, way: Way, target: Target, name: str
    ) -> None:
        """Search a subtree that was written elsewhere, with references of that place."""
        self.foreign[id(value)] = value
        at = child(target.pointer, name)
        self.jobs.append(_Job(kind, value, way, target.document, at))

    def _text(self, job: _Job, node: dict[str, Any], key: str, way: Way) -> None:
        value = node[key]
        if not isinstance(value, dict) or not isinstance(value.get("$ref"), str):
            return
        target = self._resolve(job, value, way)
        text = target.value if target else None
        found = isinstance(text, str)
        self._warn(
            way,
            "ref-in-text",
            f"The {key} is a reference, where OpenAPI wants the text itself"
            + ("; the text was put in its place." if found else "; it was left out."),
            "Write the text here.",
        )
        if found:
            node[key] = text
        else:
            del node[key]

    def _aliases(self, root: _Job) -> None:
        """Let a component that is only a reference to another file give its name to it."""
        adopted = {id(job.node): job for job in self.jobs}
        for kind, steps in self.parts.sections.items():
            section = self.parts.section(kind)
            way: Way = None
            for step in steps:
                way = (way, step)
            for name in sorted(section):
                value = section[name]
                job = adopted.get(id(value), root)
                if not _is_reference(value) or value["$ref"] in self.parts.own[kind]:
                    continue
                base = _Job(
                    kind, value, (way, name), job.document, job.pointer, job.inside
                )
                target = self._resolve(base, value, base.way, quiet=True)
                if (
                    target is None
                    or type(target.value) is not dict
                    or self._is_own(target)
                ):
                    continue
                if (kind, target.key) in self.parts.parts:
                    continue
                part = self.parts.take(kind, target)
                part.name = name
                section[name] = part.content
                self._enqueue(part, base.way)

    def _is_own(self, target: Target) -> bool:
        return target.document is self.entry and any(
            f"#{target.pointer}" in known for known in self.parts.own.values()
        )

    def _enqueue(self, part: Part, way: Way) -> None:
        self.foreign[id(part.content)] = part.content
        target = part.target
        self.jobs.append(
            _Job(part.kind, part.content, way, target.document, target.pointer)
        )

    # --- the walk ----------------------------------------------------------------------

    def _search(self, job: _Job) -> None:
        stack: list[Child] = [(job.kind, job.node, job.way)]
        own = self.parts.own if job.document is self.entry else {}
        foreign = self.foreign
        while stack:
            kind, node, way = stack.pop()
            if type(node) is not dict:
                if way is not None and way[1] == "$ref" and type(node) is str:
                    self._map(job, kind, way)
                continue
            if id(node) in foreign and node is not job.node:
                continue
            if "$dynamicRef" in node and kind is Kind.SCHEMA and "$ref" not in node:
                self._dynamic(node, way)
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
                self._text(job, node, "description", (way, "description"))
            stack += children(kind, node, way)

    def _dynamic(self, node: dict[str, Any], way: Way) -> None:
        """Read a dynamic reference as a plain one, which it is unless it is overridden."""
        node["$ref"] = node.pop("$dynamicRef")
        self._warn(
            way,
            "dynamic-ref",
            f"The dynamic reference {str(node['$ref'])[:100]!r} is read as a plain $ref.",
            "Use $ref.",
        )

    def _reference(
        self, job: _Job, kind: Kind, node: dict[str, Any], way: Way, stack: list[Child]
    ) -> None:
        """Put what a reference means where it can be kept."""
        target = self._resolve(job, node, way)
        if target is None:
            self._replace(job, kind, node, way)
            return
        value = target.value
        if type(value) is list:
            self._list(job, kind, way, target)
            node.clear()
        elif kind is Kind.SCHEMA and type(value) is bool:
            node.clear()
            node.update({} if value else {"not": {}})
        elif type(value) is not dict:
            self._wrong(way, node["$ref"], kind)
            self._replace(job, kind, node, way)
        elif kind not in self.parts.sections:
            self._inline(job, kind, node, way, target, stack)
        elif (kind, target.key) in self.parts.parts:
            self.parts.link(node, "$ref", self.parts.parts[kind, target.key])
        elif (
            f"#{target.pointer}" in self.parts.own[kind]
            and target.document is self.entry
        ):
            node["$ref"] = f"#{target.pointer}"
        elif self._is_own(target) or value is self.tree:
            self._wrong(way, node["$ref"], kind)
            self._replace(job, kind, node, way)
        else:
            part = self.parts.take(kind, target)
            self.parts.link(node, "$ref", part)
            self._enqueue(part, (None, part))  # type: ignore[arg-type]

    def _resolve(
        self, job: _Job, node: dict[str, Any], way: Way, quiet: bool = False
    ) -> Target | None:
        """What a reference means in the end, through nodes that are references only."""
        text = node["$ref"]
        document, at = job.document, self._written(job, way)
        followed: set[Key] = {(document.identity, at)}
        while True:
            if not isinstance(text, str):
                if not quiet:
                    self._error(
                        way,
                        "ref-not-text",
                        "A $ref must be a string.",
                        "Write the reference as a string, such as '#/components/schemas/Name'.",
                    )
                return None
            target = self.resolver.resolve(text, document, at)
            if (
                isinstance(target, Refused)
                and document is not self.entry
                and text[:1] == "#"
            ):
                # Files are often written for the document that will include them.
                again = self.resolver.resolve(text, self.entry, ROOT)
                target = target if isinstance(again, Refused) else again
            if isinstance(target, Refused):
                if not quiet:
                    severity = (
                        Severity.ERROR
                        if target.code == "ref-refused"
                        else Severity.WARNING
                    )
                    report = (severity, way, target.code, target.message, target.hint)
                    self.reports.append(report)
                return None
            if not _is_reference(target.value) or self._is_own(target):
                return target
            known = self.parts.final(target.value)
            if known is not None:
                return known
            if target.key in followed:
                if not quiet:
                    self._error(
                        way,
                        "ref-cycle",
                        f"The reference {text!r} comes back to itself and means nothing.",
                        "Let one of the references on the way name a real object.",
                    )
                return None
            followed.add(target.key)
            text, document, at = target.value["$ref"], target.document, target.pointer

    def _written(self, job: _Job, way: Way) -> Pointer:
        """Where the node at `way` was written, in the job's document."""
        steps: list[Any] = []
        while way is not None and way is not job.way:
            way, token = way
            steps.append(token)
        return child(job.pointer, *reversed(steps))

    def _inline(
        self,
        job: _Job,
        kind: Kind,
        node: dict[str, Any],
        way: Way,
        target: Target,
        stack: list[Child],
    ) -> None:
        if target.key in job.inside:
            self._error(
                way,
                "ref-cycle",
                f"The reference {node['$ref']!r} includes itself.",
                f"A {kind} cannot contain itself; break the circle.",
            )
            node.clear()
            return
        siblings = {key: value for key, value in node.items() if key != "$ref"}
        for child_ in children(kind, siblings, way):
            self.foreign[id(child_[1])] = child_[1]
            below = _Job(
                child_[0],
                child_[1],
                child_[2],
                job.document,
                self._written(job, child_[2]),
            )
            self.jobs.append(below)
        copy = self.parts.copied(target.value)
        node.clear()
        node.update(copy, **siblings)
        self.foreign[id(node)] = node
        self.moves.append((way, target))
        inside = job.inside | {target.key}
        self.jobs.append(_Job(kind, node, way, target.document, target.pointer, inside))

    def _list(self, job: _Job, kind: Kind, way: Way, target: Target) -> None:
        """Write out a reference that stands for a whole list."""
        if way is None:
            return
        items = self.parts.copied(target.value)
        holder = self._node(job, way[0])
        holder[way[1]] = items
        self.moves.append((way, target))
        for index, item in enumerate(items):
            self.foreign[id(item)] = item
            at = child(target.pointer, index)
            self.jobs.append(
                _Job(kind, item, (way, index), target.document, at, job.inside)
            )

    def _map(self, job: _Job, kind: Kind, way: tuple[Any, str | int]) -> None:
        """Write out a reference that stands for a whole map."""
        holder = self._node(job, way[0])
        target = self._resolve(job, holder, way)
        del holder["$ref"]
        if target is None or type(target.value) is not dict:
            return
        for name, value in self.parts.copied(target.value).items():
            if name not in holder:
                holder[name] = value
                here: Way = (way[0], name)
                self.moves.append(
                    (here, Target(target.document, child(target.pointer, name), 0))
                )
                self._adopt(kind, value, here, target, name)

    def _node(self, job: _Job, way: Way) -> Any:
        steps = []
        while way is not None and way is not job.way:
            way, token = way
            steps.append(token)
        node = job.node
        for token in reversed(steps):
            node = node[token]
        return node

    def _mapping(self, job: _Job, node: dict[str, Any], way: Way) -> None:
        """The values of a discriminator's mapping are references or names of schemas."""
        discriminator = node["discriminator"]
        mapping = (
            discriminator.get("mapping") if isinstance(discriminator, dict) else None
        )
        if not isinstance(mapping, dict):
            return
        own = self.parts.own[Kind.SCHEMA] if job.document is self.entry else frozenset()
        here: Way = ((way, "discriminator"), "mapping")
        for key, text in list(mapping.items()):
            if type(text) is not str or text in own:
                continue
            if self.parts.reference(Kind.SCHEMA, text) in own:
                mapping[key] = self.parts.reference(Kind.SCHEMA, text)
                continue
            target = None
            if any(sign in text for sign in "/#."):
                target = self._resolve(job, {"$ref": text}, (here, key), quiet=True)
            if target is None or type(target.value) is not dict:
                del mapping[key]
                self._warn(
                    (here, key),
                    "mapping-not-found",
                    f"The discriminator maps {key!r} to {text!r}, which is no schema.",
                    "Name a schema under components, or remove the entry.",
                )
            elif self._is_own(target):
                mapping[key] = f"#{target.pointer}"
            else:
                part = self.parts.parts.get((Kind.SCHEMA, target.key))
                if part is None:
                    part = self.parts.take(Kind.SCHEMA, target)
                    self._enqueue(part, (None, part))  # type: ignore[arg-type]
                self.parts.link(mapping, key, part)

    # --- what cannot be followed -------------------------------------------------------

    def _replace(self, job: _Job, kind: Kind, node: dict[str, Any], way: Way) -> None:
        """Let generation go on without what a reference should have named."""
        text = node["$ref"]
        rest = {key: value for key, value in node.items() if key != "$ref"}
        node.clear()
        if kind is Kind.SCHEMA:
            node.update(rest)
        if kind is Kind.RESPONSE:
            node["description"] = ""
        node[DANGLING] = str(text)[:200]

    def _circles(self) -> None:
        """Report components that are references to each other and nothing else."""
        for kind in self.parts.sections:
            section = self.parts.section(kind)
            prefix = self.parts.reference(kind, "")
            sound: set[str] = set()
            for start in section:
                seen: dict[str, None] = {}
                name = start
                while name not in sound and _is_reference(section.get(name)):
                    if name in seen:
                        self._break(kind, section, list(seen)[list(seen).index(name) :])
                        break
                    seen[name] = None
                    text = section[name]["$ref"]
                    name = (
                        (*tokens(Pointer(text[1:])), "")[-2]
                        if text.startswith(prefix)
                        else ""
                    )
                sound.update(seen)

    def _break(self, kind: Kind, section: dict[str, Any], names: list[str]) -> None:
        for name in names:
            way: Way = None
            for step in (*self.parts.sections[kind], name):
                way = (way, step)
            self._error(
                way,
                "ref-cycle",
                f"The reference {section[name]['$ref']!r} comes back to itself and means nothing.",
                "Let one of the references on the way name a real object.",
            )
            section[name] = {DANGLING: section[name]["$ref"]}

    def _wrong(self, way: Way, text: str, kind: Kind) -> None:
        self._warn(
            way,
            "ref-wrong-kind",
            f"The reference {text!r} does not name a {kind}.",
            f"Refer to a {kind}.",
        )

    def _warn(self, way: Way, code: str, message: str, hint: str) -> None:
        self.reports.append((Severity.WARNING, way, code, message, hint))

    def _error(self, way: Way, code: str, message: str, hint: str) -> None:
        self.reports.append((Severity.ERROR, way, code, message, hint))


def _is_reference(node: Any) -> bool:
    return type(node) is dict and len(node) == 1 and "$ref" in node
