"""What every repair needs to know, and how it says what it did."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from ...report.diagnostics import Diagnostics
from ..grammar import Path, address
from ..source_map import Pointer, SourceMap, tokens

Node = dict[str, Any]

ANNOTATIONS = frozenset(
    "title description deprecated readOnly writeOnly default example examples externalDocs "
    "xml summary".split()
)
"""Keywords of a schema that describe a value and do not restrict it."""


@dataclass(slots=True)
class Context:
    """The tree, its dialect (`2.0`, `3.0`, `3.1`, `3.2`), and where reports go."""

    tree: Node
    sources: SourceMap
    diagnostics: Diagnostics
    dialect: str
    renamed: dict[str, str] = field(default_factory=dict)
    """Texts of references to components whose name or section changed."""
    operations: list[tuple[Node, Path]] = field(default_factory=list)
    """Every operation that was visited, with its place."""
    defaults: list[tuple[Node, Path]] = field(default_factory=list)
    """Every schema with a default, with its place."""

    def warn(self, code: str, way: Path, message: str, hint: str = "") -> None:
        """A fault that was repaired."""
        self.diagnostics.warning(code, address(way), message, hint)

    def gone(self, code: str, way: Path, message: str, hint: str = "") -> None:
        """A fault of an item that is left out of a list, so that others take its place."""
        at = address(way)
        self.diagnostics.warning(code, at, message, hint, self.sources.locate(at))

    def error(self, code: str, way: Path, message: str, hint: str = "") -> None:
        """A fault that cannot be repaired."""
        self.diagnostics.error(code, address(way), message, hint)

    def is_text(self, node: Node, key: str, way: Path, what: str) -> bool:
        """Whether a member that calls depend on is text or absent; else an error is told."""
        if node.get(key) is None or type(node[key]) is str:
            return True
        at, message = address((way, key)), f"The {key} of {what} must be text."
        where = self.sources.locate(at)
        self.diagnostics.error("wrong-structure", at, message, "Write text.", where)
        return False

    def info(self, code: str, way: Path, message: str, hint: str = "") -> None:
        """A decision, or a repair that changes no meaning."""
        self.diagnostics.info(code, address(way), message, hint)

    def unsupported(self, code: str, way: Path, message: str, hint: str = "") -> None:
        """Legal, but not carried on."""
        self.diagnostics.unsupported(code, address(way), message, hint)

    def moved(self, old: Path, new: Path) -> None:
        """What stands at `new` was written at `old`."""
        self.sources.move(address(new), self.sources.origin(address(old)))

    def permuted(self, ways: Iterable[tuple[Path, Path]]) -> None:
        """What stands at each second was written at its first; places may be exchanged."""
        origins = [(new, self.sources.origin(address(old))) for old, new in ways]
        for new, origin in origins:
            self.sources.move(address(new), origin)

    def typed(self, way: Path, value: Any) -> str:
        """A scalar as the author typed it, such as `1.10` for a number of YAML."""
        if isinstance(value, str | list | dict):
            return str(value)
        if isinstance(value, float | int) and not isinstance(value, bool):
            return self.sources.text(address(way)) or str(value)
        return {None: "null", True: "true", False: "false"}[value]

    def followed(self, node: Any) -> Any:
        """The object that a node is or refers to; None if there is none."""
        seen = 0
        while isinstance(node, dict) and isinstance(node.get("$ref"), str):
            node = self.find(node["$ref"])
            seen += 1
            if seen > 100:
                return None
        return node

    def find(self, reference: str) -> Any:
        """The node of the tree that an internal reference names."""
        reference = self.renamed.get(reference, reference)
        node: Any = self.tree
        for token in tokens(Pointer(reference[1:])):
            node = node.get(token) if isinstance(node, dict) else None
        return node


Repair = Callable[[Node, Path, Context], None]
"""Mends one thing about a node, in place, and reports it."""
