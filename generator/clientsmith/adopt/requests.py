"""What a function sends: the verbs and paths in the calls of its body."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..text.trees import nodes_within
from .makers import VERBS, Maker, Shape
from .modules import Class, Function, Module
from .values import Request

_DEEPEST = 4
"""Functions that call functions are followed so far."""

_LIKE_A_PATH = re.compile(r"/?[\w{.-][\w{}./:$~@,;=()*-]*")
_UNKNOWN = "\0"


def find_requests(
    maker: Maker, module: Module, owner: Class | None, function: Function
) -> tuple[Request, ...]:
    """The requests of a function: its own, else those of functions of the SDK that it calls.

    Where the maker's shapes find nothing anywhere, calls that look like requests are
    guesses.
    """
    for shapes in (maker.shapes, ()):
        for depth in range(_DEEPEST):
            found = tuple(
                dict.fromkeys(_at(shapes, module, owner, function, depth, depth == 0))
            )
            if found:
                return found
    return ()


def _at(
    shapes: tuple[Shape, ...],
    module: Module,
    owner: Class | None,
    function: Function,
    depth: int,
    direct: bool,
) -> Iterator[Request]:
    if depth == 0:
        for item in _own(shapes, function, direct):
            yield replace(item, sender=function)
        return
    for called in _called(module, owner, function):
        if called[2] is not function:
            yield from _at(shapes, *called, depth - 1, direct)


def _own(
    shapes: tuple[Shape, ...], function: Function, direct: bool
) -> Iterator[Request]:
    nodes = list(nodes_within(function))
    local = _locals(nodes)
    hint = _operation_id(nodes)
    for node in nodes:
        if shapes and isinstance(node, ast.Dict):
            yield from _of_dict(shapes, node, local, direct)
        if not isinstance(node, ast.Call):
            continue
        if not shapes:
            yield from _guess(node, local, direct)
            continue
        callee = _spelled(node.func)
        for shape in shapes:
            if callee.endswith(shape.callee) and _is_whole(callee, shape.callee):
                for verb, path in _of_call(shape, node, local):
                    yield Request(verb, path, direct, False, hint)


def _is_whole(callee: str, ending: str) -> bool:
    before = callee[: len(callee) - len(ending)]
    return not before or before[-1] == "." or ending[0] == "."


def _spelled(node: ast.expr) -> str:
    """The dotted text of a callee; what is no name stands as a question mark."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{_spelled(node.value)}.{node.attr}"
    return "?"


def _of_call(
    shape: Shape, call: ast.Call, local: dict[str, list[ast.expr]]
) -> Iterator[tuple[str, str]]:
    keywords = {item.arg: item.value for item in call.keywords if item.arg}
    if shape.needs and shape.needs not in keywords:
        return
    path = _argument(shape.path, call, keywords)
    if path is None:
        texts = (
            [""] if isinstance(shape.path, int) and isinstance(shape.verb, str) else []
        )
    else:
        texts = read_paths(path, local)
    if isinstance(shape.verb, str) and shape.verb.isupper():
        verbs = [shape.verb]
    else:
        verb = _argument(shape.verb, call, keywords)
        verbs = (
            ["GET"]
            if verb is None
            else [text.upper() for text in read_texts(verb, local)]
        )
    for text in texts:
        for verb_text in verbs:
            if verb_text.lower() in VERBS:
                yield verb_text, text


def _argument(
    which: str | int, call: ast.Call, keywords: dict[str, ast.expr]
) -> ast.expr | None:
    if isinstance(which, str):
        return keywords.get(which)
    if which < len(call.args):
        return call.args[which]
    return keywords.get("path") if which == 0 else None


def _of_dict(
    shapes: tuple[Shape, ...],
    node: ast.Dict,
    local: dict[str, list[ast.expr]],
    direct: bool,
) -> Iterator[Request]:
    """Requests that are written as a table of `method` and `url`."""
    for shape in shapes:
        if shape.callee != "{}":
            continue
        items = {
            key.value: value
            for key, value in zip(node.keys, node.values, strict=True)
            if isinstance(key, ast.Constant)
        }
        verb, path = items.get(shape.verb), items.get(shape.path)
        if verb is not None and path is not None:
            for text in read_texts(verb, local):
                for one in read_paths(path, local):
                    yield Request(text.upper(), one, direct)


def _guess(
    call: ast.Call, local: dict[str, list[ast.expr]], direct: bool
) -> Iterator[Request]:
    """`x.get("/pets")`, `x.request("GET", "/pets")` and the like."""
    named = _spelled(call.func).rpartition(".")[2].strip("_").lower()
    verb = (
        named
        if named in VERBS
        else next((end for end in VERBS if named.endswith(f"_{end}")), "")
    )
    listed = [*call.args, *(item.value for item in call.keywords if item.arg)]
    texts = [(item, read_texts(item, local)) for item in listed[:4]]
    if not verb:
        stated = [text.lower() for _, found in texts[:3] for text in found]
        verb = next((text for text in stated if text in VERBS), "")
    for item, _ in texts if verb else ():
        paths = [
            path
            for path in read_paths(item, local)
            if "/" in path and " " not in path and path.lower() not in VERBS
        ]
        if paths:
            for path in paths:
                bare = re.sub(
                    r"^(https?://[^/{}]+|\{[\w.]*(url|host|base)[\w.]*\})", "", path
                )
                if _LIKE_A_PATH.fullmatch(bare.partition("?")[0]):
                    yield Request(verb.upper(), bare, direct, True)
            return


def _called(
    module: Module, owner: Class | None, function: Function
) -> Iterator[tuple[Module, Class | None, Function]]:
    """The functions of the SDK that a function calls."""
    for node in nodes_within(function):
        if not isinstance(node, ast.Call):
            continue
        parts = _spelled(node.func).split(".")
        if len(parts) == 1:
            found = module.find_function(parts[0])
            if found:
                yield found[0], None, found[1]
        elif owner and parts[0] in ("self", "cls", "?"):
            holder: Class | None = owner
            for part in parts[1:-1]:
                holder = holder.attributes.get(part) if holder else None
            if parts[0] == "?":  # super()
                holder = owner if len(parts) == 2 and _is_super(node.func) else None
            known = holder.methods.get(parts[-1]) if holder else None
            if known and parts[0] == "?" and holder:
                known = next(
                    (
                        (base, base.functions[parts[-1]])
                        for base in holder.lineage[1:]
                        if parts[-1] in base.functions
                    ),
                    None,
                )
            if known and holder:
                yield known[0].module, holder, known[1]
        elif owner and len(parts) == 2:  # `Base.method(self, …)`
            known = next(
                (
                    (base, base.functions[parts[1]])
                    for base in owner.lineage[1:]
                    if base.name == parts[0] and parts[1] in base.functions
                ),
                None,
            )
            if known:
                yield known[0].module, owner, known[1]


def _is_super(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and ast.unparse(node.value).startswith(
        "super("
    )


def _locals(nodes: Iterable[ast.AST]) -> dict[str, list[ast.expr]]:
    """The values of local names, in a function of these nodes."""
    found: dict[str, list[ast.expr]] = {}
    for node in nodes:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(node.value)
        elif (
            isinstance(node, ast.AnnAssign)
            and isinstance(node.target, ast.Name)
            and node.value is not None
        ):
            found.setdefault(node.target.id, []).append(node.value)
    return found


def _operation_id(nodes: Iterable[ast.AST]) -> str:
    for node in nodes:
        match node:
            case ast.keyword(arg="operation_id", value=ast.Constant(value=str(text))):
                return text
    return ""


def read_texts(node: ast.expr, local: dict[str, list[ast.expr]]) -> list[str]:
    """The constant texts that an expression may be."""
    return [text for text in read_paths(node, local) if text.isalpha()]


def read_paths(
    node: ast.expr, local: dict[str, list[ast.expr]], depth: int = 0
) -> list[str]:
    """The templates that an expression may be: what is filled in stands in braces."""
    if depth > 6:
        return []
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=values):
            return _joined(values)
        case ast.IfExp(body=body, orelse=orelse):
            return [
                *read_paths(body, local, depth + 1),
                *read_paths(orelse, local, depth + 1),
            ]
        case ast.Name(id=name) if name in local:
            return [
                text
                for value in local[name]
                if not (isinstance(value, ast.Name) and value.id == name)
                for text in read_paths(value, local, depth + 1)
            ]
        case ast.Call(func=ast.Attribute(value=value, attr="format")):
            return read_paths(value, local, depth + 1)
        case ast.Call(args=[first, *rest]):
            found = read_paths(first, local, depth + 1)
            fallback = [
                text for item in rest for text in read_paths(item, local, depth + 1)
            ]
            return found if any("/" in text for text in found) else fallback or found
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            before = read_paths(left, local, depth + 1) or [f"{{{_named(left)}}}"]
            after = read_paths(right, local, depth + 1) or [f"{{{_named(right)}}}"]
            return [one + two for one in before for two in after]
        case ast.BinOp(left=left, op=ast.Mod()):
            return [
                re.sub(r"%s|%\(\w+\)s", "{}", text)
                for text in read_paths(left, local, depth + 1)
            ]
    return []


def _joined(values: list[ast.expr]) -> list[str]:
    parts = []
    for value in values:
        if isinstance(value, ast.Constant):
            parts.append(str(value.value))
        elif isinstance(value, ast.FormattedValue):
            parts.append(f"{{{_named(value.value)}}}")
    return ["".join(parts)]


def _named(node: ast.expr) -> str:
    """What a filled in value is called: the argument within calls that encode it."""
    while isinstance(node, ast.Call) and node.args:
        node = node.args[0]
    text = ast.unparse(node)
    return text.rpartition(".")[2] if re.fullmatch(r"[\w.]+", text) else "value"
