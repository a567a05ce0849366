"""Before the walk: references that stand for whole sections, and names for other files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..grammar import FIELDS, Kind
from ..grammar import Path as Way
from .resolve import Target
from .work import Job, Work, is_reference


@dataclass(frozen=True, slots=True)
class Containers:
    """Puts the sections of the tree in order, so that the walk finds components in them."""

    work: Work

    def run(self, root: Job) -> None:
        """Write out sections, then let components name the files that they refer to."""
        self._sections(root)
        self.work.parts.index()
        self._aliases(root)

    def _sections(self, root: Job) -> None:
        """Write out references that stand for a whole section or for a text."""
        self._container(root, self.work.tree, "components", (None, "components"))
        components = self.work.tree.get("components")
        sections: list[tuple[Any, str, Way]] = [
            (self.work.tree, key, (None, key)) for key in FIELDS[Kind.DOCUMENT]
        ]
        if isinstance(components, dict):
            here: Way = (None, "components")
            sections += [(components, key, (here, key)) for key in list(components)]
        for holder, key, way in sections:
            kind = FIELDS[
                Kind.DOCUMENT if holder is self.work.tree else Kind.COMPONENTS
            ].get(key)
            target = self._container(root, holder, key, way)
            if target is None or kind is None:
                continue
            for name, value in holder[key].items():
                self.work.adopt(root, kind[1], value, (way, name), (target, name))
        info = self.work.tree.get("info")
        tags = self.work.tree.get("tags")
        texts: list[tuple[Any, Way]] = [(info, (None, "info"))]
        texts += [
            (tag, ((None, "tags"), i))
            for i, tag in enumerate(tags if isinstance(tags, list) else ())
        ]
        for node, way in texts:
            if isinstance(node, dict):
                for key in list(node):
                    self.work.text(root, node, key, (way, key))

    def _container(
        self, root: Job, holder: dict[str, Any], key: str, way: Way
    ) -> Target | None:
        value = holder.get(key)
        if not isinstance(value, dict) or not isinstance(value.get("$ref"), str):
            return None
        target = self.work.resolve(root, value, way)
        inner = target is not None and target.document is self.work.entry
        if target is None or not isinstance(target.value, dict) or inner:
            # A section cannot be a part of its own document.
            holder[key] = {}
            return None
        rest = {name: item for name, item in value.items() if name != "$ref"}
        holder[key] = {**self.work.parts.copied(target.value), **rest}
        self.work.moves.append((way, target))
        return target

    def _aliases(self, root: Job) -> None:
        """Let a component that is only a reference to another file give its name to it."""
        adopted = {id(job.node): job for job in self.work.jobs}
        for kind, steps in self.work.parts.sections.items():
            section = self.work.parts.section(kind)
            way: Way = None
            for step in steps:
                way = (way, step)
            for name in sorted(section):
                value: Any = section.get(name)  # another may have taken it along
                job = adopted.get(id(value), root)
                if (
                    not is_reference(value)
                    or value["$ref"] in self.work.parts.own[kind]
                ):
                    continue
                base = Job(
                    kind, value, (way, name), job.document, job.pointer, job.inside
                )
                target = self.work.resolve(base, value, base.way, quiet=True)
                if (
                    target is None
                    or type(target.value) is not dict
                    or self.work.is_own(target)
                    or not self.work.fits(kind, target)
                ):
                    continue
                if (kind, target.key) in self.work.parts.parts:
                    continue
                part = self.work.parts.take(kind, target)
                part.name = name
                section[name] = part.content
                self.work.enqueue(part, base.way)
