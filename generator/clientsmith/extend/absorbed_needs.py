"""What code needs of the package, that moves out of a module of models into one which that module
imports: it can import few of the models when it is loaded."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from .absorbed_imports import parsed
from .planned import resolve

_Function = ast.FunctionDef | ast.AsyncFunctionDef
_READ_BY_PYDANTIC = ("computed_field", "field_serializer")
"""Decorators of methods whose results pydantic reads the types of, where they stand."""


@dataclass(slots=True)
class Needs:
    """The names that moved code needs, by when it needs them: when its module is loaded
    (`early`), when pydantic completes a model (`fields`, by annotation), when a type checker
    reads it (`types`)."""

    early: set[str] = field(default_factory=set)
    fields: list[set[str]] = field(default_factory=list)
    types: set[str] = field(default_factory=set)


def read_needs(moved: str, mixins: Iterable[str]) -> Needs:
    """What the statements of a module of one's own need; what bodies of functions use is not
    among it.

    Args:
        mixins: the classes that models are derived from. Fields of these are completed with what
            the module of the model knows.
    """
    needs = Needs()
    for node in (parsed(moved) or ast.Module([], [])).body:
        if isinstance(node, ast.ClassDef):
            for each in (*node.bases, *node.decorator_list):
                needs.early |= names_used(each)
            for item in node.body:
                _read(item, needs, node.name in mixins)
        else:
            _read(node, needs, False)
    return needs


def _read(item: ast.stmt, needs: Needs, is_mixin: bool) -> None:
    if isinstance(item, _Function):
        marks = {ast.unparse(each).partition("(")[0] for each in item.decorator_list}
        listed = item.args
        for each in (
            *item.decorator_list,
            *listed.defaults,
            *filter(None, listed.kw_defaults),
        ):
            needs.early |= names_used(each)
        typed = {
            name
            for each in (*listed.posonlyargs, *listed.args, *listed.kwonlyargs)
            for name in _of_annotation(each.annotation)
        }
        result = _of_annotation(item.returns)
        if marks & {*_READ_BY_PYDANTIC}:
            needs.early |= result
        needs.types |= typed | result
    elif isinstance(item, ast.If):
        needs.types |= {name for each in item.body for name in names_used(each)}
    elif isinstance(item, ast.AnnAssign) and is_mixin:
        needs.fields.append(_of_annotation(item.annotation))
        needs.types |= _of_annotation(item.annotation)
        needs.early |= names_used(item.value) if item.value is not None else set()
    else:
        needs.early |= names_used(item)


def names_used(node: ast.AST) -> set[str]:
    """The names in a piece of code, also those in annotations that are texts."""
    found = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
    for each in ast.walk(node):
        if isinstance(each, ast.AnnAssign | ast.arg) and each.annotation is not None:
            found |= names_used(unquoted(each.annotation))
        elif isinstance(each, _Function) and each.returns is not None:
            found |= names_used(unquoted(each.returns))
    return found


def _of_annotation(annotation: ast.expr | None) -> set[str]:
    return set() if annotation is None else names_used(unquoted(annotation))


@dataclass(frozen=True, slots=True)
class ModelModule:
    """A generated module of models, and what an edited one says.

    `path` is that in the output, `files` is all that is generated.
    """

    path: str
    before: ast.Module
    after: ast.Module
    files: Mapping[str, str]

    @property
    def visible(self) -> set[str]:
        """The names at the top of the generated module."""
        return {*_defined(self.before), *self._imported(self.before), *dir(builtins)}

    @property
    def homes(self) -> dict[str, str]:
        """The module of each name of the package that the edited module has, dotted."""
        own = dict.fromkeys(_defined(self.before), self.module)
        return own | {
            name: home
            for name, home in self._imported(self.after).items()
            if home is not None
        }

    @property
    def module(self) -> str:
        """The generated module, dotted from the root of the package."""
        return f"models.{self.path.rpartition('/')[2].removesuffix('.py')}"

    def is_early(self, name: str) -> bool:
        """Whether a name can be imported by a module that this one imports."""
        home = self.homes[name]
        return home.startswith("_runtime") or self.module not in self._reached(home)

    def _reached(self, module: str) -> set[str]:
        """A module, and all that it imports when it is loaded."""
        root = self.path.rpartition("/models/")[0]
        found, open_ = {module}, [module]
        while open_:
            current = open_.pop()
            tree = parsed(self.files.get(f"{root}/{current.replace('.', '/')}.py", ""))
            for each in filter(None, _relative(current, tree or ast.Module([], []))):
                if each not in found:
                    found.add(each)
                    open_.append(each)
        return found

    def _imported(self, tree: ast.Module) -> dict[str, str | None]:
        """The names that a module imports, each with its module within the package."""
        return {
            alias.asname or alias.name.partition(".")[0]: (
                resolve(self.module, False, node)
                if isinstance(node, ast.ImportFrom)
                else None
            )
            for node in ast.walk(tree)
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }


def _relative(module: str, tree: ast.Module) -> Iterator[str | None]:
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            yield resolve(module, False, node)


def _defined(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            listed = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (each.id for each in listed if isinstance(each, ast.Name))


@dataclass(frozen=True, slots=True)
class Placed:
    """Where names of the package are imported: `now`, when the module is loaded; `typed`, for type
    checkers; `late`, in the functions that use them. `missing` can be imported nowhere.
    """

    now: frozenset[str]
    typed: frozenset[str]
    late: frozenset[str]
    missing: frozenset[str]


def place(moved: str, mixins: Iterable[str], module: ModelModule) -> Placed:
    """Decide where what moved code needs of the package is imported."""
    needs = read_needs(moved, mixins)
    homes = {
        name: home
        for name, home in module.homes.items()
        if not home.startswith("_runtime")
    }
    ours = names_used(ast.parse(moved)) & homes.keys()
    early = {name for name in ours if module.is_early(name)}
    now = {name for name in early if not homes[name].startswith("models")}
    now |= needs.early & early
    missing = needs.early & ours - early
    for names in needs.fields:
        # pydantic reads them where the code stands, or where the model does, and not in both
        is_divided = bool(names - module.visible)
        needed = names & ours if is_divided else names & ours - module.visible
        now |= needed & early
        missing |= needed - early
    late = ours - now
    return Placed(*map(frozenset, (now, needs.types & late, late, missing)))


def with_imports(text: str, late: Iterable[str]) -> str:
    """Functions that import by themselves what their bodies use of the models."""
    tree = parsed(text) or ast.Module([], [])
    lines, again = text.splitlines(), False
    functions = [
        item
        for node in tree.body
        for item in (node.body if isinstance(node, ast.ClassDef) else [node])
        if isinstance(item, _Function)
    ]
    for node in reversed(functions):
        body = node.body
        used = {name for each in body for name in names_used(each)} & {*late}
        if not used:
            continue
        line = f"from ..models import {', '.join(sorted(used))}"
        is_documented = isinstance(body[0], ast.Expr) and isinstance(
            body[0].value, ast.Constant
        )
        first = body[min(int(is_documented), len(body) - 1)]
        again |= first.lineno == node.lineno
        lines.insert(first.lineno - 1, f"{' ' * first.col_offset}{line}\n")
        body.insert(int(is_documented), ast.parse(line).body[0])
    return ast.unparse(tree) if again else "\n".join(lines)


class _Unquoted(ast.NodeTransformer):
    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        return (
            node
            if ast.unparse(node.value).endswith("Literal")
            else self.generic_visit(node)
        )

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        tree = parsed(node.value) if isinstance(node.value, str) else None
        first = tree.body[0] if tree is not None and tree.body else None
        return first.value if isinstance(first, ast.Expr) else node


def unquoted(annotation: ast.expr) -> ast.expr:
    """An annotation whose parts have no quotation marks."""
    copied = ast.parse(ast.unparse(annotation), mode="eval").body
    made = _Unquoted().visit(copied)
    assert isinstance(made, ast.expr)
    return made
