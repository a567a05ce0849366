"""Surfaces written as stubs: the examples of rules, and what templates of one's own make."""

from __future__ import annotations

import ast

from ..sdk.annotation import OBJECT, Annotation, spoken, union
from ..sdk.reading import annotation_of
from ..sdk.surface import Class, Member, Method, Surface
from ..spec.source_map import Pointer

_KINDS = {"Model": "model", "TypedDict": "typed dictionary"}


def read_method(
    path: str,
    node: ast.FunctionDef | ast.AsyncFunctionDef,
    operation: str = "",
    sent: dict[str, str] | None = None,
) -> Method:
    """The method that a definition is; what may be left out is not told by its type.

    Args:
        path: its dotted path from the client.
        node: the definition, `self` first.
        operation: the operation that it calls, such as `GET /pets`.
        sent: names on the wire by argument.

    Raises:
        ValueError: an annotation is none.
    """
    listed = node.args
    first = [*listed.posonlyargs, *listed.args]
    needed = len(first) - len(listed.defaults)
    parameters = [
        Member(each.arg, _argument(each), index < needed, by_position=True)
        for index, each in enumerate(first)
    ][1:]
    parameters += [
        Member(each.arg, _argument(each), default is None)
        for each, default in zip(listed.kwonlyargs, listed.kw_defaults, strict=True)
    ]
    returns = _annotation(node.returns)
    return Method(path, tuple(parameters), returns, operation, sent=sent or {})


def _argument(node: ast.arg) -> Annotation:
    found = _annotation(node.annotation)
    return union([each for each in found.options if each != "Omit"] or [found])


def _annotation(node: ast.expr | None) -> Annotation:
    return OBJECT if node is None else spoken(annotation_of(node))


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
    client = ""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
            kind = next((_KINDS[base] for base in sorted(bases) if base in _KINDS), "")
            client = node.name if "Client" in bases else client
            if kind:
                classes[node.name] = read_class(node, kind)
                values = [_constant(item.value) for item in node.keywords]
                tags |= {node.name: frozenset(values)} if values else {}
            for item in node.body:
                if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef):
                    path = f"{node.name}.{item.name}"
                    operation, *rows = (ast.get_docstring(item) or "\n").splitlines()
                    sent = dict(row.split(" = ", 1) for row in rows)
                    methods[path] = read_method(path, item, operation, sent)
        elif isinstance(node, ast.AnnAssign):
            name, said = ast.unparse(node.target), _constant(node.value)
            match ast.unparse(node.annotation):
                case "Renamed":
                    former[name] = said
                case "Wait":
                    states = (each.partition("=") for each in said.split())
                    waits[name] = {state: listed for state, _, listed in states}
                case _:
                    target = _annotation(node.value)
                    classes[name] = Class(name, "alias", target=target)
        elif isinstance(node, ast.Assign):
            name, said = ast.unparse(node.targets[0]), _constant(node.value)
            if name == "TEMPLATES":
                templates = said
            else:
                variables[name] = said
    return Surface(
        ast.get_docstring(tree) or "",
        client,
        None,
        methods,
        classes,
        tags,
        templates,
        former,
        variables,
        waits,
    )


def read_class(node: ast.ClassDef, kind: str) -> Class:
    """A model or a typed dictionary by its fields.

    Raises:
        ValueError: an annotation is none.
    """
    module, _, at = (ast.get_docstring(node) or "").partition("\n")
    members = {
        item.target.id: _member(item.target.id, _annotation(item.annotation))
        for item in node.body
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)
    }
    return Class(node.name, kind, members, at=Pointer(at), module=module)


def _member(name: str, annotation: Annotation) -> Member:
    if annotation.head == "NotRequired":
        return Member(name, annotation.arguments[0], required=False)
    return Member(name, annotation)


def _constant(node: ast.expr | None) -> str:
    return str(node.value) if isinstance(node, ast.Constant) else ""
