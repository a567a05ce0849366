"""The state of bundling: what is searched, what was moved, what is to be reported."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ...report.diagnostics import Diagnostics, Severity
from ..grammar import Kind, may_be
from ..grammar import Path as Way
from ..source_map import ROOT, Document, Origin, Pointer, SourceMap, child, tokens
from .parts import Part, Parts
from .reach import Refused
from .resolve import Resolver, Target

DANGLING = "x-clientsmith-dangling"
"""Marks the empty object that stands for one that could not be found."""

_COPIES = 2_000_000
"""Objects that references may write out, against documents made to exhaust the machine."""

Key = tuple[str, Pointer]


@dataclass(frozen=True, slots=True)
class Job:
    """A subtree to be searched for references: where it is, where it was written."""

    kind: Kind
    node: Any
    way: Way
    document: Document
    pointer: Pointer
    inside: frozenset[Key] = frozenset()


@dataclass(frozen=True, slots=True)
class Hope:
    """A reference in a side file to a component that the finished tree may have.

    Files are often written for the document that will include them. `holder` gets the
    reference at `key` if the component exists in the end; else `report` is due.
    """

    holder: dict[str, Any]
    key: str
    text: str
    report: tuple[Severity, Way, str, str, str]


@dataclass(slots=True)
class Work:
    """What the steps of bundling share."""

    entry: Document
    tree: dict[str, Any]
    sources: SourceMap
    diagnostics: Diagnostics
    parts: Parts
    resolver: Resolver
    jobs: list[Job] = field(default_factory=list)
    foreign: dict[int, Any] = field(default_factory=dict)
    """Nodes that have a job of their own, since their references have another base."""
    moves: list[tuple[Way, Target]] = field(default_factory=list)
    reports: list[tuple[Severity, Way, str, str, str]] = field(default_factory=list)
    hopes: list[Hope] = field(default_factory=list)

    def adopt(
        self,
        job: Job,
        kind: Kind,
        value: Any,
        way: Way,
        source: tuple[Target, str | int],
    ) -> None:
        """Search a member of a target that was written out, with references of its place."""
        target, name = source
        self.foreign[id(value)] = value
        at = child(target.pointer, name)
        inside = job.inside | {target.key}
        self.jobs.append(Job(kind, value, way, target.document, at, inside))

    def fits(self, kind: Kind, target: Target) -> bool:
        """Whether the place of a target can hold an object of a kind."""
        data = target.document.data
        if not isinstance(data, dict) or not {"openapi", "swagger"} & data.keys():
            return True
        return may_be(kind, tokens(target.pointer))

    def repeats(self, job: Job, text: str, way: Way, target: Target) -> bool:
        """Whether writing a target out would never end; it is reported then."""
        if target.key in job.inside:
            message = f"The reference {text!r} includes itself."
        elif self.parts.copies > _COPIES:
            message = f"References write out more than {_COPIES} objects."
        else:
            return False
        self.error(way, "ref-cycle", message, "Break the circle.")
        return True

    def is_own(self, target: Target) -> bool:
        """Whether a component of the tree itself is meant."""
        return target.document is self.entry and any(
            f"#{target.pointer}" in known for known in self.parts.own.values()
        )

    def enqueue(self, part: Part, way: Way) -> None:
        """Have a part searched, with references of the place where it was written."""
        self.foreign[id(part.content)] = part.content
        target = part.target
        self.jobs.append(
            Job(part.kind, part.content, way, target.document, target.pointer)
        )

    def text(self, job: Job, node: dict[str, Any], key: str, way: Way) -> None:
        """Put a text in the place of a reference to it."""
        value = node[key]
        if not isinstance(value, dict) or not isinstance(value.get("$ref"), str):
            return
        target = self.resolve(job, value, way)
        text = target.value if target else None
        found = isinstance(text, str)
        self.warn(
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

    def resolve(
        self, job: Job, node: dict[str, Any], way: Way, quiet: bool = False
    ) -> Target | None:
        """What a reference means in the end, through nodes that are references only."""
        text = node["$ref"]
        document, at = job.document, self.written(job, way)
        followed: set[Key] = {(document.identity, at)}
        while True:
            if not isinstance(text, str):
                if not quiet:
                    self.error(
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
                    if document is self.entry or text[:2] != "#/":
                        self.reports.append(report)
                    else:
                        self.hopes.append(Hope(node, "$ref", text, report))
                return None
            # A reference that was resolved before leads to its part, whose text is not final.
            known = self.parts.final(target.value) if _is_alone(target.value) else None
            if known is not None:
                return known
            if not is_reference(target.value) or self.is_own(target):
                return target
            if target.key in followed:
                if not quiet:
                    self.error(
                        way,
                        "ref-cycle",
                        f"The reference {text!r} comes back to itself and means nothing.",
                        "Let one of the references on the way name a real object.",
                    )
                return None
            followed.add(target.key)
            text, document, at = target.value["$ref"], target.document, target.pointer

    def written(self, job: Job, way: Way) -> Pointer:
        """Where the node at `way` was written, in the job's document."""
        steps: list[Any] = []
        while way is not None and way is not job.way:
            way, token = way
            steps.append(token)
        return child(job.pointer, *reversed(steps))

    def node(self, job: Job, way: Way) -> Any:
        """The node at a way inside a job, or above it; None if it is not there any more."""
        steps = []
        while way is not None and way is not job.way:
            way, token = way
            steps.append(token)
        node: Any = self.tree
        if way is job.way:
            node = job.node
        elif isinstance(steps[-1], Part):
            node = steps.pop().content
        for token in reversed(steps):
            try:
                node = node[token]
            except (LookupError, TypeError):
                return None
        return node

    def warn(self, way: Way, code: str, message: str, hint: str) -> None:
        """Report a repair when places are known."""
        self.reports.append((Severity.WARNING, way, code, message, hint))

    def error(self, way: Way, code: str, message: str, hint: str) -> None:
        """Report a fault when places are known."""
        self.reports.append((Severity.ERROR, way, code, message, hint))

    def finish(self) -> None:
        """Record where things came from, and say what was found, now that places are known."""
        self.parts.index()
        known = frozenset[str]().union(*self.parts.own.values())
        for hope in self.hopes:
            if hope.text in known:
                hope.holder.pop(DANGLING, None)
                hope.holder[hope.key] = hope.text
            else:
                self.reports.append(hope.report)
        for way, target in self.moves:
            at = self.parts.address(way)
            self.sources.move(at, Origin(target.document.name, target.pointer))
            self.sources.add(target.document)
        for part in self.parts.parts.values():
            self.sources.add(part.target.document)
        for severity, way, code, message, hint in self.reports:
            at = self.parts.address(way)
            if severity is Severity.ERROR:
                self.diagnostics.error(code, at, message, hint)
            else:
                self.diagnostics.warning(code, at, message, hint)


def _is_alone(node: Any) -> bool:
    return type(node) is dict and len(node) == 1 and "$ref" in node


def is_reference(node: Any) -> bool:
    """Whether a node is a reference and nothing else."""
    return type(node) is dict and len(node) == 1 and type(node.get("$ref")) is str
