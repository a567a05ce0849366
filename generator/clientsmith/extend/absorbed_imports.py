"""The imports that code needs which moves from a generated module to one beside the package's."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass

_OWN = ("TYPE_CHECKING", "override")
"""What the new module imports by itself."""


@dataclass(frozen=True, slots=True)
class Imports:
    """Imports as lines: those that run, and those that only type checkers read."""

    at_run_time: list[str]
    for_types: list[str]

    def lines(self) -> list[str]:
        """All of them, the second kind below `if TYPE_CHECKING`."""
        typing = [f"    {line}" for line in self.for_types]
        head = ["", "if TYPE_CHECKING:"] if typing else []
        return [*self.at_run_time, *head, *typing]


def imports(folder: str, edited: ast.Module, moved: str, source: str) -> Imports:
    """The imports of an edited module that moved code needs, seen from a folder beside.

    Args:
        folder: that of the edited module, dotted from the root of the package.
        moved: the code.
    """
    tree = parsed(moved) or edited
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    typing = [
        line
        for node in edited.body
        if isinstance(node, ast.If)
        for line in _imports(folder, node.body, used)
    ]
    return Imports(_imports(folder, edited.body, used), typing)


def _imports(folder: str, body: Iterable[ast.stmt], used: set[str]) -> list[str]:
    found: list[str] = []
    for node in body:
        if not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        kept = [
            alias
            for alias in node.names
            if (alias.asname or alias.name.partition(".")[0]) in used
            and alias.name not in _OWN
        ]
        if not kept or getattr(node, "module", "") == "__future__":
            continue
        if isinstance(node, ast.Import):
            found.append(ast.unparse(ast.Import(kept)))
            continue
        name, level = node.module, node.level
        if level == 1:  # a sibling, which is none of the folder beside
            name, level = ".".join(filter(None, (folder, name))) or None, 2
        found.append(ast.unparse(ast.ImportFrom(name, kept, level)))
    return found


def parsed(text: str) -> ast.Module | None:
    """The statements of a text; None for what is no Python."""
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return None
