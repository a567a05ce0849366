"""Modules of one's own: where they lie, what they have, how long they are."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..config import Config
from ..config.node import find_repository, is_within


@dataclass(frozen=True, slots=True)
class OwnModule:
    """A module of one's own: where it is, its text and its statements."""

    module: str
    path: Path
    text: str
    tree: ast.Module

    @property
    def lines(self) -> int:
        """The lines with anything on them."""
        return sum(1 for line in self.text.splitlines() if line.strip())


def own_module_path(config: Config, package: str, module: str) -> Path | None:
    """Where a module of one's own is to lie; None without an output."""
    first, _, rest = module.partition(".")
    if outside := config.extend.packages.get(first):
        place = outside.joinpath(*filter(None, rest.split(".")))
        return place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
    if config.output is None:
        return None
    base = config.output.joinpath(*package.split("."), *module.split("."))
    return base / "__init__.py" if base.is_dir() else base.with_suffix(".py")


def is_own(config: Config, path: Path) -> bool:
    """Whether a path is a file that, links resolved, lies in the repository: what is said of
    it is read by others."""
    return path.is_file() and is_within(path, find_repository(config.root))


def own_files(config: Config, package: str) -> dict[str, Path]:
    """The files of one's own, where each belongs in a tree beside the package: the modules that
    `[extend]` names, and what lies in the same folders.

    Args:
        package: dotted.
    """
    found: dict[str, Path] = {}
    for first in sorted({each.partition(".")[0] for each in config.extend.modules}):
        outside = config.extend.packages.get(first)
        base = outside
        if base is None and config.output is not None:
            base = config.output.joinpath(*package.split("."), first)
        if base is None:
            continue
        lead = first if outside else f"{package.replace('.', '/')}/{first}"
        listed = (
            sorted(base.rglob("*.py*")) if base.is_dir() else [base.with_suffix(".py")]
        )
        for path in listed[:_MOST_FILES]:
            if path.suffix not in (".py", ".pyi") or not is_own(config, path):
                continue
            below = f"/{path.relative_to(base).as_posix()}" if base.is_dir() else ".py"
            found[lead + below] = path
    return found


_MOST_FILES = 2_000


def own_members(
    config: Config, package: str
) -> dict[str, tuple[tuple[str, str, str], ...]]:
    """The public members of classes of one's own: how each is defined, what its docstring says,
    and where it stands. Keys are resources as the client has them, `model:` and the name of a
    model, and nothing for the client."""
    extend = config.extend
    keyed = [
        *extend.resources.items(),
        *([("", extend.client)] if extend.client else []),
    ]
    keyed += [
        (f"model:{name}", each)
        for name, mixins in extend.models.items()
        for each in mixins
    ]
    found: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for key, attached in keyed:
        path = own_module_path(config, package, attached.module)
        if path is None or not is_own(config, path):
            continue
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and node.name == attached.name:
                found[key] = (*found.get(key, ()), *_own(node, config.shown(path)))
    return found


def _own(node: ast.ClassDef, shown: str) -> Iterator[tuple[str, str, str]]:
    for item in node.body:
        if not isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if not item.name.startswith("_"):
            said = ast.get_docstring(item) or ""
            bare = type(item)(**{**vars(item), "body": [ast.Expr(ast.Constant(...))]})
            yield ast.unparse(bare), said, f"{shown}:{item.lineno}"


def count_own_lines(config: Config, package: str) -> int:
    """The lines with anything on them in modules of one's own."""
    paths = [own_module_path(config, package, each) for each in config.extend.modules]
    texts = [
        path.read_text("utf-8", "replace")
        for path in paths
        if path and is_own(config, path)
    ]
    return sum(1 for text in texts for line in text.splitlines() if line.strip())


_VALIDATORS = ("field_validator", "field_serializer")


def validators(item: ast.stmt) -> Iterator[ast.Call]:
    """The decorators of a method that name fields of a model, which it validates or serializes."""
    for mark in getattr(item, "decorator_list", ()):
        called = ast.unparse(mark.func) if isinstance(mark, ast.Call) else ""
        if isinstance(mark, ast.Call) and called.rpartition(".")[2] in _VALIDATORS:
            yield mark
