"""What the package that is about to be written has: modules with their names, classes with
their members, methods with their arguments."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class PlannedMethod:
    """A method by its definitions, of which there are several where it is overloaded."""

    definitions: tuple[Function, ...]

    @cached_property
    def arguments(self) -> dict[str, bool]:
        """The arguments by name, and whether each has to be given, whatever the overload."""
        needed: list[set[str]] = []
        known: dict[str, bool] = {}
        for each in self.definitions:
            listed = each.args
            own = {
                item.arg: default is None
                for item, default in zip(
                    listed.kwonlyargs, listed.kw_defaults, strict=True
                )
            }
            plain = [*listed.posonlyargs, *listed.args][1:]
            without = len(plain) - len(listed.defaults)
            own |= {item.arg: index < without for index, item in enumerate(plain)}
            needed.append({name for name, required in own.items() if required})
            known |= dict.fromkeys(own, False)
        return known | dict.fromkeys(set.intersection(*needed) if needed else (), True)

    @property
    def takes_any(self) -> bool:
        """Whether it takes arguments by any name."""
        return any(each.args.kwarg is not None for each in self.definitions)

    @property
    def positional(self) -> int:
        """How many arguments may be given without a name."""
        first = self.definitions[0].args
        if first.vararg is not None:
            return 1_000
        return len(first.posonlyargs) + len(first.args) - 1


@dataclass(frozen=True)
class PlannedClass:
    """A class: its methods, and its other members with the text of their types."""

    name: str
    module: str
    methods: Mapping[str, PlannedMethod]
    others: Mapping[str, str]
    bases: tuple[str, ...]

    @property
    def members(self) -> set[str]:
        """The names of all members."""
        return {*self.methods, *self.others}


@dataclass(frozen=True)
class PlannedPackage:
    """The files of a package that is about to be written; `root` is its name."""

    root: str
    files: Mapping[str, str]
    _trees: dict[str, ast.Module | None] = field(default_factory=dict)
    _classes: dict[str, dict[str, PlannedClass]] = field(default_factory=dict)

    def has(self, module: str) -> bool:
        """Whether a module, dotted from the root of the package, is generated."""
        return self._tree(module) is not None

    def names(self, module: str) -> set[str]:
        """What can be imported from a generated module: its names and its submodules."""
        found = set(self._names(module, frozenset()))
        prefix = "/".join(filter(None, (self.root, module.replace(".", "/")))) + "/"
        for path in self.files:
            if path.startswith(prefix) and path.endswith((".py", ".pyi")):
                found.add(path[len(prefix) :].partition("/")[0].partition(".")[0])
        return found - {"__init__"}

    def find_class(self, module: str, name: str) -> PlannedClass | None:
        """A class, also where a module only hands it on."""
        known = self.classes(module).get(name)
        if known is not None:
            return known
        tree = self._tree(module)
        for node in ast.walk(tree) if tree is not None else ():
            if not isinstance(node, ast.ImportFrom):
                continue
            target = resolve(module, self._is_package(module), node)
            names = {alias.asname or alias.name: alias.name for alias in node.names}
            wanted = names.get(name, name if "*" in names else None)
            if target is not None and wanted is not None and target != module:
                found = self.find_class(target, wanted)
                if found is not None:
                    return found
        return None

    def classes(self, module: str) -> Mapping[str, PlannedClass]:
        """The classes that a module itself defines, by name."""
        if module not in self._classes:
            tree = self._tree(module) or ast.Module([], [])
            found: dict[str, PlannedClass] = {}
            for node in ast.walk(tree):
                if isinstance(node, ast.ClassDef):
                    found.setdefault(node.name, _class(node, module))
            self._classes[module] = found
        return self._classes[module]

    def _names(self, module: str, seen: frozenset[str]) -> Iterator[str]:
        tree = self._tree(module)
        if tree is None or module in seen:
            return
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    target = resolve(module, self._is_package(module), node)
                    if alias.name == "*" and target is not None:
                        yield from self._names(target, seen | {module})
                    else:
                        yield alias.asname or alias.name
        yield from defined(tree)

    def _tree(self, module: str) -> ast.Module | None:
        if module not in self._trees:
            self._trees[module] = self._read(module)
        return self._trees[module]

    def _read(self, module: str) -> ast.Module | None:
        base = "/".join(filter(None, (self.root, module.replace(".", "/"))))
        for path in (
            f"{base}.pyi",
            f"{base}.py",
            f"{base}/__init__.pyi",
            f"{base}/__init__.py",
        ):
            if path in self.files:
                return ast.parse(self.files[path])
        return None

    def _is_package(self, module: str) -> bool:
        base = "/".join(filter(None, (self.root, module.replace(".", "/"))))
        return f"{base}/__init__.py" in self.files


def resolve(module: str, is_package: bool, node: ast.ImportFrom) -> str | None:
    """The module, dotted from the root, that a relative import reads; None for one that leads
    out of the package."""
    if not node.level:
        return None
    parts = [part for part in module.split(".") if part]
    up = node.level - (1 if is_package else 0)
    if up > len(parts):
        return None
    kept = parts[: len(parts) - up]
    return ".".join([*kept, *(node.module.split(".") if node.module else [])])


def defined(tree: ast.Module | ast.ClassDef) -> Iterator[str]:
    """The names that the statements of a module or a class define."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id
        elif isinstance(node, ast.Assign):
            yield from (each.id for each in node.targets if isinstance(each, ast.Name))
        elif isinstance(node, ast.If):
            yield from defined(ast.Module(node.body, []))
            yield from defined(ast.Module(node.orelse, []))


def _class(node: ast.ClassDef, module: str) -> PlannedClass:
    methods: dict[str, list[Function]] = {}
    others: dict[str, str] = {}
    for item in node.body:
        if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef):
            wrapped = {ast.unparse(each) for each in item.decorator_list}
            if wrapped & {"cached_property", "property"}:
                others[item.name] = ast.unparse(item.returns) if item.returns else ""
            else:
                methods.setdefault(item.name, []).append(item)
        elif isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
            others[item.target.id] = ast.unparse(item.annotation)
        elif isinstance(item, ast.Assign):
            others |= {
                each.id: "" for each in item.targets if isinstance(each, ast.Name)
            }
    made = {name: PlannedMethod(tuple(listed)) for name, listed in methods.items()}
    bases = tuple(ast.unparse(base) for base in node.bases)
    return PlannedClass(node.name, module, made, others, bases)
