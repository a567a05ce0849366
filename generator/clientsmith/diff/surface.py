"""What callers of a generated package can see and type-check against, as data."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..spec.source_map import ROOT, Pointer
from .typing_text import spoken

_KINDS = {"Model": "model", "TypedDict": "typed dictionary"}
_UNTYPED = "object"


@dataclass(frozen=True, slots=True)
class Member:
    """An argument, a field or a key."""

    name: str
    annotation: str
    required: bool = True


@dataclass(frozen=True)
class Method:
    """A call by its stub; `operation` (`GET /pets`) tells which one, whatever its name.
    `sent` are names on the wire, with their place (`query:limit`), by argument.

    Stubs are only taken apart when asked: most methods of two packages are equal.
    """

    path: str
    stub: str
    operation: str = ""
    at: Pointer = ROOT
    sent: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _node(self) -> ast.FunctionDef | ast.AsyncFunctionDef:
        (node,) = ast.parse(self.stub.strip()).body
        assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        return node

    @cached_property
    def arguments(self) -> dict[str, Member]:
        """The arguments, which all may be given by keyword."""
        listed = self._node.args
        first = listed.args[1:]
        needed = len(first) - len(listed.defaults)
        return {
            item.arg: Member(item.arg, _text(item.annotation), index < needed)
            for index, item in enumerate(first)
        } | {
            item.arg: Member(item.arg, _text(item.annotation), default is None)
            for item, default in zip(listed.kwonlyargs, listed.kw_defaults, strict=True)
        }

    @cached_property
    def positions(self) -> tuple[str, ...]:
        """The arguments that may be given by position, in order."""
        return tuple(item.arg for item in self._node.args.args[1:])

    @property
    def returns(self) -> str:
        """The annotation of the result."""
        return _text(self._node.returns)


@dataclass(frozen=True)
class Class:
    """A model, a typed dictionary or an alias, by its statements.

    `module` is where it is written, below the package: callers may import it from there.
    """

    name: str
    kind: str
    statements: tuple[str, ...]
    at: Pointer = ROOT
    module: str = ""

    @cached_property
    def members(self) -> dict[str, Member]:
        """The fields of a model, the keys of a typed dictionary."""
        found: dict[str, Member] = {}
        for statement in self.statements:
            # They are written for the body of a class, with docstrings indented.
            (holder,) = ast.parse(f"class _:\n    {statement}").body
            assert isinstance(holder, ast.ClassDef)
            for node in holder.body:
                if isinstance(node, ast.AnnAssign) and isinstance(
                    node.target, ast.Name
                ):
                    found[node.target.id] = _member(node.target.id, node.annotation)
                elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
                    found |= _functional(node.value)
        return found

    @property
    def target(self) -> str:
        """What an alias stands for."""
        (node,) = ast.parse(self.statements[0]).body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            # One that leads back to itself: TypeAliasType("Name", "what it stands for").
            return spoken(node.value.args[1])
        assert isinstance(node, ast.AnnAssign) and node.value is not None
        return spoken(node.value)


@dataclass(frozen=True)
class Surface:
    """A whole package. `settings` is the constructor of its client, `tags` are the values of
    discriminators by the class that they name, `templates` names those of one's own.
    `former` are earlier names that still work, by what they are an alias of today;
    `variables` are the variables of the environment that arguments of the client are read
    from. `waits` are the states of each wait, with the list that has each, if one has.
    """

    package: str = ""
    client: str = ""
    settings: Method | None = None
    methods: Mapping[str, Method] = field(default_factory=dict)
    classes: Mapping[str, Class] = field(default_factory=dict)
    tags: Mapping[str, frozenset[str]] = field(default_factory=dict)
    templates: str = ""
    former: Mapping[str, str] = field(default_factory=dict)
    variables: Mapping[str, str] = field(default_factory=dict)
    waits: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @cached_property
    def aliases(self) -> dict[str, str]:
        """What each alias stands for."""
        return {
            name: item.target
            for name, item in self.classes.items()
            if item.kind == "alias"
        }


def read_stub(text: str) -> Surface:
    """The surface of one stub: its client, its resources' methods, its models, its aliases.

    Docstrings say what a stub cannot: that of the module its package, of a method the
    operation, of a class the module that it is in,
    and its place in the document. A keyword of a class is the value of a
    discriminator that names it, the assignment to `TEMPLATES` the name of templates, any other
    one that of a variable. `batch: Wait = "failed=failure paused="` has the states of a wait.
    `Pets.fetch: Renamed = "Pets.list"` is an earlier name.
    """
    methods: dict[str, Method] = {}
    classes: dict[str, Class] = {}
    tags: dict[str, frozenset[str]] = {}
    templates = ""
    former: dict[str, str] = {}
    variables: dict[str, str] = {}
    waits: dict[str, dict[str, str]] = {}
    tree = ast.parse(text)
    name_of_client = ""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
            kind = next((_KINDS[base] for base in sorted(bases) if base in _KINDS), "")
            name_of_client = node.name if "Client" in bases else name_of_client
            if kind:
                statements = tuple(ast.unparse(item) for item in node.body)
                module, _, at = (ast.get_docstring(node) or "").partition("\n")
                place = Pointer(at)
                classes[node.name] = Class(node.name, kind, statements, place, module)
                values = [_text(item.value) for item in node.keywords]
                tags |= {node.name: frozenset(values)} if values else {}
            for item in node.body:
                if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef):
                    path = f"{node.name}.{item.name}"
                    called = ast.get_docstring(item) or ""
                    operation, *rows = called.splitlines() or [""]
                    sent = dict(row.split(" = ", 1) for row in rows)
                    stub = ast.unparse(item)
                    methods[path] = Method(path, stub, operation, sent=sent)
        elif isinstance(node, ast.AnnAssign) and _text(node.annotation) == "Renamed":
            former[ast.unparse(node.target)] = _text(node.value)
        elif isinstance(node, ast.AnnAssign) and _text(node.annotation) == "Wait":
            states = (each.partition("=") for each in _text(node.value).split())
            waits[ast.unparse(node.target)] = {name: said for name, _, said in states}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            name = node.target.id
            classes[name] = Class(name, "alias", (ast.unparse(node),))
        elif (
            isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "TEMPLATES"
        ):
            templates = _text(node.value)
        elif isinstance(node, ast.Assign):
            variables[ast.unparse(node.targets[0])] = _text(node.value)
    package = ast.get_docstring(tree) or ""
    return Surface(
        package,
        name_of_client,
        None,
        methods,
        classes,
        tags,
        templates,
        former,
        variables,
        waits,
    )


def _functional(call: ast.Call) -> dict[str, Member]:
    """The keys of a typed dictionary that is written as a call."""
    found: dict[str, Member] = {}
    table = call.args[1] if len(call.args) > 1 else None
    if isinstance(table, ast.Dict):
        for key, value in zip(table.keys, table.values, strict=True):
            if isinstance(key, ast.Constant):
                written = value
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    written = ast.parse(value.value, mode="eval").body
                found[str(key.value)] = _member(str(key.value), written)
    return found


def _member(name: str, annotation: ast.expr) -> Member:
    if (
        isinstance(annotation, ast.Subscript)
        and _text(annotation.value) == "NotRequired"
    ):
        return Member(name, _text(annotation.slice), False)
    return Member(name, _text(annotation))


def _text(node: ast.expr | None) -> str:
    if node is None:
        return _UNTYPED
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return ast.unparse(node)
