"""The classes and functions of an SDK, found by the names that its modules import."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from ..text.trees import nodes_within, parse_expression, parse_module
from .sources import Sources

Function = ast.FunctionDef | ast.AsyncFunctionDef
_DEEPEST = 12
"""Names that stand for names, and bases of bases, are followed so far."""


@dataclass(eq=False)
class Class:
    """A class of the SDK in its module."""

    module: Module
    node: ast.ClassDef

    @property
    def name(self) -> str:
        """As it is declared."""
        return self.node.name

    @cached_property
    def functions(self) -> dict[str, Function]:
        """The last definition of each name, so the one that is no overload."""
        return {
            item.name: item
            for item in _statements(self.node.body)
            if isinstance(item, Function)
        }

    @cached_property
    def lineage(self) -> tuple[Class, ...]:
        """The class and those that it inherits from, nearest first."""
        found: list[Class] = [self]
        for item in found:
            if len(found) > _DEEPEST:
                break
            for base in item.node.bases:
                parent = item.module.find_class(base)
                if parent is not None and parent not in found:
                    found.append(parent)
        return tuple(found)

    @cached_property
    def methods(self) -> dict[str, tuple[Class, Function]]:
        """Each function by name with the class that defines it."""
        found: dict[str, tuple[Class, Function]] = {}
        for item in self.lineage:
            for name, function in item.functions.items():
                found.setdefault(name, (item, function))
        return found

    @cached_property
    def attributes(self) -> dict[str, Class]:
        """What attributes hold, as far as it is a class of the SDK: by annotation, by what
        a property returns, by what a method assigns, or by a table of lazy attributes.
        """
        found: dict[str, Class] = {}
        for item in self.lineage:
            for name, value in _attributes_of(item):
                found.setdefault(name, value)
        return found


@dataclass(eq=False)
class Module:
    """A module; `home` gives the others."""

    name: str
    file: str
    tree: ast.Module
    is_package: bool
    home: Modules
    _asked: dict[tuple[str, ...], tuple[int, Class | None]] = field(
        default_factory=dict
    )

    @cached_property
    def classes(self) -> dict[str, Class]:
        """Its classes by name."""
        return {
            item.name: Class(self, item)
            for item in _statements(self.tree.body)
            if isinstance(item, ast.ClassDef)
        }

    @cached_property
    def functions(self) -> dict[str, Function]:
        """Its functions by name."""
        return {
            item.name: item
            for item in _statements(self.tree.body)
            if isinstance(item, Function)
        }

    @cached_property
    def imports(self) -> dict[str, tuple[str, str]]:
        """Module and name behind each imported name, wherever in the module that is done;
        the name is empty for a module itself."""
        found: dict[str, tuple[str, str]] = {}
        for node in walk_statements(self.tree.body):
            if isinstance(node, ast.ImportFrom):
                base = self._absolute(node)
                for alias in node.names:
                    found.setdefault(alias.asname or alias.name, (base, alias.name))
            elif isinstance(node, ast.Import):
                for alias in node.names:
                    known = alias.asname or alias.name.partition(".")[0]
                    found.setdefault(known, (alias.name if alias.asname else known, ""))
        return found

    @cached_property
    def stars(self) -> tuple[str, ...]:
        """The modules of which everything is imported."""
        return tuple(
            self._absolute(node)
            for node in self.tree.body
            if isinstance(node, ast.ImportFrom) and node.names[0].name == "*"
        )

    @cached_property
    def aliases(self) -> dict[str, ast.expr]:
        """Names of the module that stand for others: `Client = Acme`."""
        return {
            target.id: node.value
            for node in self.tree.body
            if isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Name | ast.Attribute)
            for target in node.targets
            if isinstance(target, ast.Name)
        }

    def _absolute(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        parts = self.name.split(".")
        kept = len(parts) - node.level + (1 if self.is_package else 0)
        return ".".join(
            [*parts[: max(kept, 0)], *([node.module] if node.module else [])]
        )

    def find_class(self, node: ast.expr | str | None, depth: int = 0) -> Class | None:
        """The class that an expression or annotation names, None where it is none of ours."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node = node.value
        if isinstance(node, str):
            node = parse_expression(node)
        if isinstance(node, ast.Subscript):
            inner = node.slice
            options = inner.elts if isinstance(inner, ast.Tuple) else [inner]
            return self._first_class((node.value, *options), depth)
        if isinstance(node, ast.BinOp):
            return self._first_class((node.left, node.right), depth)
        if node is None or not isinstance(node, ast.Name | ast.Attribute):
            return None
        return self.find_name(read_name(node), depth)

    def _first_class(self, nodes: tuple[ast.expr, ...], depth: int) -> Class | None:
        found = (self.find_class(node, depth + 1) for node in nodes)
        return next((item for item in found if item), None)

    def find_name(self, parts: tuple[str, ...], depth: int = 0) -> Class | None:
        """The class behind a dotted name."""
        if depth > _DEEPEST:
            return None
        asked, hit = self._asked.get(parts, (_DEEPEST + 1, None))
        if hit is None and depth < asked:  # modules may import everything of each other
            self._asked[parts] = depth, None
            hit = self._search_name(parts, depth)
            self._asked[parts] = depth, hit
        return hit

    def _search_name(self, parts: tuple[str, ...], depth: int) -> Class | None:
        first, rest = parts[0], parts[1:]
        if not rest and first in self.classes:
            return self.classes[first]
        if not rest and first in self.aliases:
            return self.find_class(self.aliases[first], depth + 1)
        if first in self.imports:
            base, name = self.imports[first]
            whole = f"{base}.{name}" if name else base
            if rest and (module := self.home.get(whole)):
                return module.find_name(rest, depth + 1)
            module = self.home.get(base)
            if name and module and (module is not self or first != name):
                return module.find_name((name, *rest), depth + 1)
            return None
        if rest and (module := self.home.get(f"{self.name}.{first}")):
            return module.find_name(rest, depth + 1)
        found = (self.home.get(star) for star in self.stars)
        return next(
            (
                hit
                for item in found
                if item and (hit := item.find_name(parts, depth + 1))
            ),
            None,
        )

    def find_function(
        self, name: str, depth: int = 0
    ) -> tuple[Module, Function] | None:
        """The function of the SDK behind a name."""
        if name in self.functions:
            return self, self.functions[name]
        base, original = self.imports.get(name, ("", ""))
        module = self.home.get(base)
        if module is None or depth > _DEEPEST or not original:
            return None
        return module.find_function(original, depth + 1)


@dataclass(eq=False)
class Modules:
    """The modules of an SDK, parsed when they are first asked for."""

    sources: Sources
    faults: list[str] = field(default_factory=list)
    _parsed: dict[str, Module | None] = field(default_factory=dict)

    def get(self, name: str) -> Module | None:
        """A module by its dotted name; None where it is not the SDK's, or is no Python."""
        if name not in self._parsed:
            self._parsed[name] = self._parse(name)
        return self._parsed[name]

    def parsed(self, name: str) -> Module | None:
        """A module that was read already."""
        return self._parsed.get(name)

    def _parse(self, name: str) -> Module | None:
        if name not in self.sources.files:
            return None
        file, text = self.sources.files[name]
        try:
            tree = parse_module(text, file)
        except SyntaxError as error:
            self.faults.append(
                f"{file}:{error.lineno or 1}: cannot be read: {error.msg}"
            )
            return None
        return Module(name, file, tree, name in self.sources.packages, self)


def _statements(body: list[ast.stmt]) -> list[ast.stmt]:
    """The statements of a body with those under conditions."""
    found: list[ast.stmt] = []
    for item in body:
        if isinstance(item, ast.If):
            found += [*_statements(item.body), *_statements(item.orelse)]
        elif isinstance(item, ast.Try):
            found += _statements(item.body)
        else:
            found.append(item)
    return found


def walk_statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a body and all within them; expressions are not looked at."""
    pending = list(reversed(body))
    while pending:
        node = pending.pop()
        yield node
        for part in ("body", "orelse", "finalbody", "handlers"):
            pending += reversed(getattr(node, part, ()))


def read_name(node: ast.AST) -> tuple[str, ...]:
    """The parts of a dotted name; what is no name is "?", a call is what it calls."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute | ast.Call):
        if isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        else:
            node = node.func
    parts.append(node.id if isinstance(node, ast.Name) else "?")
    return tuple(reversed(parts))


def is_property(function: Function) -> bool:
    """Whether a function is read as an attribute."""
    marks = (read_name(item)[-1] for item in function.decorator_list)
    return any(mark in ("property", "cached_property") for mark in marks)


def _attributes_of(item: Class) -> list[tuple[str, Class]]:
    found: list[tuple[str, Class]] = []
    module = item.module

    def note(name: str, value: Class | None) -> None:
        if value is not None:
            found.append((name, value))

    for node in _statements(item.node.body):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            note(node.target.id, module.find_class(node.annotation))
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict):
            for name, pair in zip(node.value.keys, node.value.values, strict=True):
                note(*_lazy(module, name, pair))
        elif isinstance(node, Function):
            if is_property(node):
                note(node.name, module.find_class(node.returns) or _made(module, node))
            elif not node.name.startswith("_"):
                continue  # nobody makes attributes there, and there are many
            for inner in walk_statements(node.body):
                target: ast.expr | None = None
                value: Class | None = None
                if isinstance(inner, ast.Assign) and len(inner.targets) == 1:
                    target = inner.targets[0]
                    if isinstance(inner.value, ast.Call):
                        value = module.find_class(inner.value.func)
                elif isinstance(inner, ast.AnnAssign):
                    target, value = inner.target, module.find_class(inner.annotation)
                if (
                    isinstance(target, ast.Attribute)
                    and isinstance(target.value, ast.Name)
                    and target.value.id == "self"
                ):
                    note(target.attr, value)
    return found


def _lazy(
    module: Module, name: ast.expr | None, pair: ast.expr
) -> tuple[str, Class | None]:
    """An attribute of a table such as `{"chat": ("acme.chat", "Chat")}`."""
    match name, pair:
        case (
            ast.Constant(value=str(known)),
            ast.Tuple(
                elts=[ast.Constant(value=str(home)), ast.Constant(value=str(cls))]
            ),
        ):
            other = module.home.get(home)
            return known, other.find_name((cls,)) if other else None
    return "", None


def _made(module: Module, function: Function) -> Class | None:
    """The first class of the SDK that a function makes an object of."""
    calls = (node for node in nodes_within(function) if isinstance(node, ast.Call))
    found = (module.find_class(call.func) for call in calls)
    return next((item for item in found if item), None)
