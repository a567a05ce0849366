"""The types that an SDK defines: its classes and aliases, found by the names of modules."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from ..text.trees import nodes_within
from .modules import Module, Modules, read_name

_DEEPEST = 12
_WIRE = ("alias", "rename")


@dataclass(frozen=True, slots=True)
class Definition:
    """A class, or the value of an alias, in its module."""

    module: Module
    name: str
    node: ast.ClassDef | ast.expr

    @property
    def key(self) -> tuple[str, str]:
        """Module and name."""
        return self.module.name, self.name

    @property
    def is_class(self) -> bool:
        """Whether it has fields."""
        return isinstance(self.node, ast.ClassDef) or is_typed_dict(self.node)


def definitions_of(module: Module) -> dict[str, Definition]:
    """The public classes and aliases of a module."""
    if module not in _KNOWN:
        _KNOWN[module] = _definitions_of(module)
    return _KNOWN[module]


_KNOWN: WeakKeyDictionary[Module, dict[str, Definition]] = WeakKeyDictionary()


def _definitions_of(module: Module) -> dict[str, Definition]:
    found: dict[str, Definition] = {}
    for node in module.tree.body:
        if isinstance(node, ast.If):
            bodies = [*node.body, *node.orelse]
        elif isinstance(node, ast.Try):
            bodies = node.body
        else:
            bodies = [node]
        for item in bodies:
            if isinstance(item, ast.ClassDef):
                found[item.name] = Definition(module, item.name, item)
            elif isinstance(item, ast.AnnAssign) and item.value is not None:
                if isinstance(item.target, ast.Name):
                    name = item.target.id
                    found[name] = Definition(module, name, item.value)
            elif isinstance(item, ast.Assign) and len(item.targets) == 1:
                target = item.targets[0]
                if isinstance(target, ast.Name) and not target.id.startswith("__"):
                    found[target.id] = Definition(module, target.id, item.value)
    return found


def find_definition(
    home: Modules, module: Module, parts: tuple[str, ...], depth: int = 0
) -> Definition | None:
    """What a dotted name means in a module; None where that is nothing of the SDK's."""
    if depth:
        return _search_definition(home, module, parts, depth)
    known = _FOUND.setdefault(module, {})
    if parts not in known:
        known[parts] = _search_definition(home, module, parts, depth)
    return known[parts]


_FOUND: WeakKeyDictionary[Module, dict[tuple[str, ...], Definition | None]] = (
    WeakKeyDictionary()
)


def _search_definition(
    home: Modules, module: Module, parts: tuple[str, ...], depth: int
) -> Definition | None:
    if depth > _DEEPEST:
        return None
    first, rest = parts[0], parts[1:]
    own = definitions_of(module)
    if not rest and first in own:
        found = own[first]
        if isinstance(found.node, ast.Name | ast.Attribute):
            further = read_name(found.node)
            if further != parts:
                return find_definition(home, module, further, depth + 1) or found
        return found
    if first in module.imports:
        base, name = module.imports[first]
        whole = f"{base}.{name}" if name else base
        if rest and (inner := home.get(whole)):
            return find_definition(home, inner, rest, depth + 1)
        inner = home.get(base)
        if name and inner and (inner is not module or first != name):
            return find_definition(home, inner, (name, *rest), depth + 1)
        return None
    if rest and (inner := home.get(f"{module.name}.{first}")):
        return find_definition(home, inner, rest, depth + 1)
    for star in module.stars:
        inner = home.get(star)
        hit = find_definition(home, inner, parts, depth + 1) if inner else None
        if hit is not None:
            return hit
    return None


def is_typed_dict(node: ast.AST) -> bool:
    """Whether an expression makes a typed dictionary."""
    return isinstance(node, ast.Call) and read_name(node)[-1].endswith("TypedDict")


def fields_of(
    home: Modules, found: Definition
) -> dict[str, tuple[str, Module, ast.expr]]:
    """The fields by their name on the wire: the attribute, and the annotation with the module
    that it is read in; those of bases too."""
    known = _FIELDS.setdefault(found.module, {})
    if found.name not in known:
        known[found.name] = _fields_of(home, found)
    return known[found.name]


Fields = dict[str, tuple[str, Module, ast.expr]]
_FIELDS: WeakKeyDictionary[Module, dict[str, Fields]] = WeakKeyDictionary()


def _fields_of(home: Modules, found: Definition) -> Fields:
    fields: Fields = {}
    pending, seen = [found], {found.key}
    while pending:
        item = pending.pop(0)
        for attribute, annotation, value in _own_fields(item.node):
            wire = _wire_name(attribute, annotation, value)
            fields.setdefault(wire, (attribute, item.module, annotation))
        for base in item.node.bases if isinstance(item.node, ast.ClassDef) else ():
            if not isinstance(base, ast.Name | ast.Attribute):
                continue
            parts = read_name(base)
            parent = find_definition(home, item.module, parts)
            if parent is not None and parent.key not in seen:
                seen.add(parent.key)
                pending.append(parent)
    return fields


def _own_fields(
    node: ast.AST,
) -> Iterator[tuple[str, ast.expr, ast.expr | None]]:
    if isinstance(node, ast.ClassDef):
        for item in node.body:
            if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
                name = item.target.id
                if not name.startswith("__") and not _is_of_class(item.annotation):
                    yield name, item.annotation, item.value
    elif isinstance(node, ast.Call) and len(node.args) > 1:
        table = node.args[1]
        if isinstance(table, ast.Dict):
            for key, value in zip(table.keys, table.values, strict=True):
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    yield key.value, value, None


def _is_of_class(annotation: ast.expr) -> bool:
    """Whether an annotation is a `ClassVar`, which is no field."""
    node = annotation.value if isinstance(annotation, ast.Subscript) else annotation
    if isinstance(node, ast.Constant):
        return "ClassVar" in str(node.value)
    return (
        isinstance(node, ast.Name | ast.Attribute) and read_name(node)[-1] == "ClassVar"
    )


def _wire_name(attribute: str, annotation: ast.expr, value: ast.expr | None) -> str:
    """The name that an alias gives a field on the wire."""
    for node in (value, annotation):
        if node is None or isinstance(node, ast.Name | ast.Constant):
            continue
        for item in nodes_within(node):
            if not isinstance(item, ast.Call):
                continue
            for keyword in item.keywords:
                if keyword.arg in _WIRE and isinstance(keyword.value, ast.Constant):
                    return str(keyword.value.value)
    return attribute
