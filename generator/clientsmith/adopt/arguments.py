"""The arguments of a function, where they go in a request, and its deprecation."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from ..text.trees import nodes_within, parse_expression
from .modules import Function, Module, read_name
from .values import Argument


def read_arguments(
    function: Function, senders: Iterable[Function] = ()
) -> tuple[Argument, ...]:
    """The arguments in their order, without `self`; `senders` are the functions that send the
    request, where another one does."""
    listed = function.args
    wire: dict[str, tuple[str, str]] = {}
    for sender in (*senders, function):
        wire = {**_wire_names(sender), **wire}
    plain = [*listed.posonlyargs, *listed.args]
    defaults: list[ast.expr | None] = [None] * (len(plain) - len(listed.defaults))
    found = []
    for item, default in zip(plain, [*defaults, *listed.defaults], strict=True):
        kind = "positional" if item in listed.posonlyargs else "either"
        found.append(_argument(item.arg, kind, default, wire, item.annotation))
    for item, each in zip(listed.kwonlyargs, listed.kw_defaults, strict=True):
        found.append(_argument(item.arg, "keyword", each, wire, item.annotation))
    if found and found[0].name in ("self", "cls"):
        found = found[1:]
    return tuple(found)


def _argument(
    name: str,
    kind: str,
    default: ast.expr | None,
    wires: Mapping[str, tuple[str, str]],
    annotation: ast.expr | None,
) -> Argument:
    text = None if default is None else ast.unparse(default)
    place, wire = wires.get(name, ("", ""))
    told = "" if annotation is None else ast.unparse(annotation)
    return Argument(name, kind, text, wire, place, told)


_PLACES = (
    ("path", ("path",)),
    ("header", ("header",)),
    ("cookie", ("cookie",)),
    ("query", ("query", "params")),
    ("body", ("body", "json", "data", "form", "files", "content")),
)
"""The words of names that hold what goes to a place of a request."""


def _place_of(name: str) -> str:
    folded = name.lower()
    found = (place for place, words in _PLACES if any(word in folded for word in words))
    return next(found, "")


def _wire_names(function: Function) -> dict[str, tuple[str, str]]:
    """Where arguments go in a request, and what they are called there: by tables, by pairs of
    a text and a name, and by items that are set."""
    listed = function.args
    known = {
        item.arg for item in (*listed.posonlyargs, *listed.args, *listed.kwonlyargs)
    }
    found: dict[str, tuple[str, str]] = {}

    def note(key: ast.expr | None, value: ast.expr, place: str) -> None:
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            for node in nodes_within(value):
                if isinstance(node, ast.Name) and node.id in known:
                    found.setdefault(node.id, (place, key.value))
                    return

    pending: list[tuple[ast.AST, str]] = [
        (node, "") for node in reversed(function.body)
    ]
    while pending:
        node, place = pending.pop()
        match node:
            case ast.Dict(keys=keys, values=values):
                for key, value in zip(keys, values, strict=True):
                    note(key, value, place)
            case ast.Tuple(elts=[first, second]):
                note(first, second, place)
            case ast.Assign(
                targets=[ast.Subscript(value=target, slice=key)], value=value
            ):
                place = _place_of(read_name(target)[-1])
                note(key, value, place)
            case ast.Assign(targets=[target]) | ast.AnnAssign(target=target):
                place = _place_of(read_name(target)[-1]) or place
            case ast.keyword(arg=str(name)):
                place = _place_of(name) or place
            case ast.Call(func=ast.Name(id="strip_not_given")):
                place = "header"
            case ast.Call(func=ast.Attribute(value=target, attr="append" | "update")):
                place = _place_of(read_name(target)[-1]) or place
        pending += [(item, place) for item in reversed([*ast.iter_child_nodes(node)])]
    return found


def read_deprecation(function: Function) -> str | None:
    """The text of a deprecation, None where there is none."""
    for mark in function.decorator_list:
        if isinstance(mark, ast.Call) and ast.unparse(mark.func).endswith("deprecated"):
            first = mark.args[0] if mark.args else None
            return str(first.value) if isinstance(first, ast.Constant) else "deprecated"
    for node in function.body[:4]:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            text = ast.unparse(node.value)
            if text.startswith("warnings.warn(") and "DeprecationWarning" in text:
                first = node.value.args[0]
                return str(first.value) if isinstance(first, ast.Constant) else text
    return None


def read_variables(module: Module, function: Function) -> tuple[tuple[str, str], ...]:
    """Arguments of a constructor with the variable that each is read from: there, or in a
    function of the SDK that it gives its arguments to."""
    found: dict[str, str] = {}
    for argument in read_arguments(function):
        if argument.default:
            default = parse_expression(argument.default)
            if default is not None and (name := _variable(default)):
                found[argument.name] = name
    known = [argument.name for argument in read_arguments(function)]
    for node in chain.from_iterable(
        map(nodes_within, _bodies(module, function, known))
    ):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target = ast.unparse(node.targets[0]).removeprefix("self.")
            is_known = target.removesuffix("_env") in known
            name = _variable_behind(module, node.value) if is_known else ""
            if name:
                found.setdefault(target.removesuffix("_env"), name)
    return tuple(found.items())


def _bodies(
    module: Module, function: Function, arguments: list[str]
) -> Iterator[Function]:
    yield function
    for node in nodes_within(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            passed = {item.arg for item in node.keywords}
            passed |= {item.id for item in node.args if isinstance(item, ast.Name)}
            found = module.find_function(node.func.id)
            if found is not None and passed.intersection(arguments):
                yield found[1]


def _variable_behind(module: Module, node: ast.AST) -> str:
    """The variable that an expression reads, or a function of the SDK that it calls."""
    if name := _variable(node):
        return name
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        found = module.find_function(node.func.id)
        return _variable(found[1]) if found else ""
    return ""


def _variable(node: ast.AST) -> str:
    for item in nodes_within(node):
        if isinstance(item, ast.Call) and item.args:
            callee = ast.unparse(item.func)
            first = item.args[0]
            if callee.endswith(("environ.get", "getenv")) and isinstance(
                first, ast.Constant
            ):
                return str(first.value)
        elif (
            isinstance(item, ast.Subscript)
            and isinstance(item.slice, ast.Constant)
            and ast.unparse(item.value).endswith("environ")
        ):
            return str(item.slice.value)
    return ""
