"""The modules of types of an SDK: which names can be imported from where, and what they are."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from ..model import ir
from ..text.trees import nodes_within
from ..text.words import without_separators
from .decided import Decided
from .definitions import Definition, definitions_of, fields_of, find_definition
from .exceptions import error_target
from .modules import Modules
from .types import Walk

ANY_MODEL = "_runtime.surface.models:Model"
"""What stands for a class that the document does not have: a model of any properties."""
_ENOUGH = 3
"""Fields that a type needs to be found by some of them."""
_ALIKE = 0.75
"""The share of fields that two types must have in common."""
_OF_FILES = {"file_name", "content", "content_type"}
"""What SDKs by Speakeasy call the members of a file that is sent."""
_STANDARD = set(
    "Literal Union Optional List Dict str int float bool object None".split()
)


@dataclass(frozen=True, slots=True)
class Page:
    """A class of pages: the property that holds the items, and the fields."""

    items: str
    fields: Mapping[str, str]


@dataclass
class Found:
    """The surface of an SDK as the configuration says it.

    `aliases` are further call paths, each with that of today, and whether it warns nobody.
    `unpaged` are operations that give their reply as it is, where the document has pages.
    With `has_errors`, calls give documented errors. `modules` are names by module, below the
    package; `lost` are names of types that nothing in the document stands for.
    """

    modules: dict[str, dict[str, str]] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    operations: dict[str, dict[str, object]] = field(default_factory=dict)
    settings: dict[str, object] = field(default_factory=dict)
    aliases: dict[str, tuple[str, bool]] = field(default_factory=dict)
    optional: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    unpaged: set[str] = field(default_factory=set)
    has_pages: bool = True
    has_errors: bool = False


def name_rest(
    walk: Walk, home: Modules, decided: Decided, package: str, folder: str
) -> None:
    """Tie types that no call led to: by the names of components, then by their fields."""
    by_name: dict[str, ir.TypeId] = {}
    heard = {
        without_separators(f"{webhook.name}_webhook_event"): content.type
        for webhook in decided.api.webhooks
        for content in (webhook.body.contents if webhook.body else ())
        if content.type is not None
    }
    by_fields: dict[frozenset[str], list[ir.TypeId]] = {}
    for id_, declaration in decided.api.declarations.items():
        if id_ in decided.planned.received or id_ in decided.planned.synonyms:
            by_name.setdefault(without_separators(decided.named.type(id_)), id_)
            if declaration.hint.component:
                by_name[without_separators(declaration.hint.words)] = id_
            if isinstance(declaration, ir.Object) and len(declaration.fields) > 1:
                wires = frozenset(item.wire for item in declaration.fields)
                by_fields.setdefault(wires, []).append(id_)
    for defined in _types(home, package, folder):
        if defined.key in walk.found:
            continue
        sending = "_param" in defined.module.name.rpartition(".")[2]
        name = defined.name.removesuffix("Param") if sending else defined.name
        type_ = heard.get(without_separators(name))
        named = by_name.get(without_separators(name))
        if type_ is None and named is None and defined.is_class:
            named = _most_alike(frozenset(fields_of(home, defined)), by_fields)
        if type_ is None and named is not None:
            type_ = ir.Ref(named)
        if type_ is not None:
            node = ast.Name(defined.name)
            walk.pair(defined.module, node, type_, sending=sending)


def _most_alike(
    fields: frozenset[str], known: Mapping[frozenset[str], list[ir.TypeId]]
) -> ir.TypeId | None:
    """The only declaration that has the same fields, else the one that shares most of them."""
    exact = known.get(fields, [])
    if exact:
        return exact[0] if len(exact) == 1 else None
    if len(fields) < _ENOUGH:
        return None
    best, found = _ALIKE, list[ir.TypeId]()
    for each, ids in known.items():
        if min(len(fields), len(each)) < best * max(len(fields), len(each)):
            continue  # even if all of the smaller one were in the other
        score = len(fields & each) / len(fields | each)
        if score > best or (score == best and not found):
            best, found = score, [*ids]
        elif score == best:
            found += ids
    return found[0] if len(found) == 1 else None


def _types(home: Modules, package: str, folder: str) -> Iterator[Definition]:
    for name in sorted(home.sources.files):
        if is_of_types(name, package, folder):
            module = home.get(name)
            for defined in definitions_of(module).values() if module else ():
                called = isinstance(defined.node, ast.Call)
                variable = called and "TypeVar" in ast.unparse(defined.node)
                if not defined.name.startswith("_") and not variable:
                    yield defined


def list_modules(
    walk: Walk,
    found: Found,
    home: Modules,
    package: str,
    folder: str,
    classes: Collection[str] = (),
) -> None:
    """Put down each module with its names, and what packages export of others. What nothing in
    the document stands for is an `object`, so that its module can be imported all the same.
    A class is one of `classes`, if these are given and one of them stands in its places.
    """
    lost: list[Definition] = []
    for defined in _types(home, package, folder):
        module = defined.module.name.removeprefix(f"{package}.")
        fixed = file_target(home, defined)
        fixed = fixed or (error_target(home, defined) if classes else "")
        if fixed:
            found.modules.setdefault(module, {})[defined.name] = fixed
            continue
        texts = walk.found.get(defined.key)
        if not texts and not defined.is_class and _is_standard(defined.node):
            texts = {_modern(defined.node): None}
        if not texts:
            lost.append(defined)
            continue
        params = [text for text in texts if text.startswith("params:")]
        chosen = params[0] if params else walk.unfold(texts)
        if classes and _is_enumeration(defined):
            name = chosen.split(" | ")[0]
            constants = {} if name in classes else _constants(defined)
            chosen = f"enum:{json.dumps(constants) if constants else name}"
        elif classes and defined.is_class:
            options = [each.strip() for text in texts for each in text.split("|")]
            chosen = next((each for each in options if each in classes), chosen)
        found.modules.setdefault(module, {})[defined.name] = chosen
    targets: dict[str, set[str]] = {}
    for names in found.modules.values():
        for name, target in names.items():
            if not target.startswith("params:"):
                targets.setdefault(name, set()).add(target)
    for defined in lost:
        module = defined.module.name.removeprefix(f"{package}.")
        same = targets.get(defined.name, set()) - {"object", ANY_MODEL}
        if len(same) != 1:
            found.lost.append(f"{defined.module.name}.{defined.name}")
        unknown = ANY_MODEL if classes and defined.is_class else "object"
        if classes and _is_enumeration(defined):
            unknown = f"enum:{json.dumps(_constants(defined))}"
        target = same.pop() if len(same) == 1 else unknown
        found.modules.setdefault(module, {})[defined.name] = target
        targets.setdefault(defined.name, set()).add(target)
    for name in sorted(home.sources.packages, reverse=True):  # inner ones first
        inside = is_of_types(name, package, folder)
        if not (inside or (classes and _is_public(name, package))):
            continue
        inner = home.get(name)
        if inner is None:
            continue
        here = name.removeprefix(package).removeprefix(".")
        own = found.modules.setdefault(here, {}) if inside else {}
        for known, (base, original) in inner.imports.items():
            behind = find_definition(home, inner, (known,)) if original else None
            if behind is None or not is_of_types(behind.module.name, package, folder):
                continue
            module = behind.module.name.removeprefix(f"{package}.")
            if behind.name not in found.modules.get(module, {}):
                continue
            if not here:  # the package has all models by their names
                target = found.modules[module][behind.name]
                if target != known or known not in classes:
                    own[known] = f".{module}"
                    # The package may call it otherwise than its module does.
                    found.modules[module].setdefault(known, target)
                continue
            near = base.removeprefix(name)
            direct = near.startswith(".") and near.count(".") == 1
            if direct and known == original and _holds(found, base, package, known):
                own[known] = near
            elif known not in own:
                own[known] = found.modules[module][behind.name]
        if own and not inside:
            found.modules.setdefault(here, {}).update(own)


def file_target(home: Modules, defined: Definition) -> str:
    """What a class or a dictionary of a file that is sent is; empty for any other."""
    named = {name: text for name, _, text in fields_of(home, defined).values()}
    if not {"file_name", "content"} <= named.keys() <= _OF_FILES:
        return ""
    if "IO[" not in ast.unparse(named["content"]):
        return ""
    is_typed = isinstance(defined.node, ast.ClassDef) and any(
        "TypedDict" in ast.unparse(base) for base in defined.node.bases
    )
    return f"_runtime.surface.files:{'FileFields' if is_typed else 'File'}"


def _constants(defined: Definition) -> dict[str, object]:
    """The constants of a class by name."""
    body = defined.node.body if isinstance(defined.node, ast.ClassDef) else []
    return {
        node.targets[0].id: node.value.value
        for node in body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
    }


def _is_enumeration(defined: Definition) -> bool:
    """Whether it is a class of constants."""
    bases = defined.node.bases if isinstance(defined.node, ast.ClassDef) else []
    return any("Enum" in ast.unparse(base) for base in bases)


def is_of_types(name: str, package: str, folder: str) -> bool:
    """Whether a module is one of types.

    Args:
        name: the module.
        package: that of the SDK.
        folder: what such modules are called, below the package.
    """
    below = name.removeprefix(f"{package}.")
    return below != name and re.fullmatch(folder, below) is not None


def _is_public(name: str, package: str) -> bool:
    """Whether a package lies in another one, and no part of its name is private."""
    parts = name.removeprefix(package).split(".")
    return (name + ".").startswith(f"{package}.") and not any(
        part.startswith("_") for part in parts if part
    )


def _holds(found: Found, base: str, package: str, name: str) -> bool:
    return name in found.modules.get(base.removeprefix(f"{package}."), {})


def _is_standard(node: ast.AST) -> bool:
    """Whether an alias consists of nothing but standard types."""
    for item in nodes_within(node):
        if isinstance(item, ast.Name) and item.id not in _STANDARD:
            return False
        if isinstance(item, ast.Call | ast.Attribute | ast.Dict | ast.List):
            return False
    return isinstance(node, ast.Subscript | ast.Name)


def _modern(node: ast.AST) -> str:
    """A standard type as it is written today."""
    match node:
        case ast.Subscript(value=ast.Name(id="Union"), slice=ast.Tuple(elts=parts)):
            return " | ".join(_modern(part) for part in parts)
        case ast.Subscript(value=ast.Name(id="Optional"), slice=part):
            return f"{_modern(part)} | None"
        case ast.Subscript(value=ast.Name(id="List"), slice=part):
            return f"list[{_modern(part)}]"
        case ast.Subscript(value=ast.Name(id="Dict"), slice=ast.Tuple(elts=parts)):
            return f"dict[{', '.join(_modern(part) for part in parts)}]"
        case ast.Constant(value=str(text)):
            return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case ast.Subscript(value=value, slice=ast.Tuple(elts=parts)):
            return f"{ast.unparse(value)}[{', '.join(_modern(part) for part in parts)}]"
        case ast.Subscript(value=value, slice=part):
            return f"{ast.unparse(value)}[{_modern(part)}]"
        case _:
            return ast.unparse(node)
