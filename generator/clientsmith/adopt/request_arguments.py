"""Arguments of an SDK that hold others: all that a call takes, or all of a body."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..model import ir
from ..text.trees import nodes_within
from .decided import Decided
from .definitions import Definition, Fields, fields_of, find_definition
from .exports import Found
from .modules import Function, Module, read_name
from .secrets import SECURITY
from .types import Walk, parsed
from .values import Call

_REQUEST = "request"
_PLACES = ("path", "query", "header")


def note_request(
    walk: Walk,
    found: Found,
    decided: Decided,
    operation: ir.Operation,
    call: Call,
    module: Module,
    function: Function,
) -> None:
    """Note of an operation how its arguments are held, where one holds several.

    An argument `request` is a model whose fields say where they are sent, or it is the body.
    So is another argument that the document does not know.
    """
    listed = {item.arg: item.annotation for item in function.args.kwonlyargs}
    sent = {key: name for name, key in decided.named.sent(operation.id).items()}
    models = list(_models(walk, module, listed.get(_REQUEST)))
    fields: Fields = {}
    for model in reversed(models):  # a dictionary with types comes last, and says less
        fields |= fields_of(walk.home, model)
    placed = {
        wire: attribute
        for wire, (attribute, _, annotation) in fields.items()
        if "FieldMetadata" in ast.unparse(annotation)
    }
    rule = found.operations.setdefault(operation.id, {})
    if placed and any(_place_of(fields[wire][2]) for wire in placed):
        rule["request"] = _REQUEST
        named = {
            key: placed[wire]
            for key in sent
            if (wire := key.partition(":")[2]) in placed and not key.startswith("body")
        }
        body = next(
            (name for wire, name in placed.items() if not _place_of(fields[wire][2])),
            "",
        )
        if body:
            rule["body"] = "argument"
            named["body:"] = body
        changed = {key: name for key, name in named.items() if sent.get(key) != name}
        if changed:
            rule["arguments"] = changed
        for model in models:
            walk.found.setdefault(model.key, {})[f"params:{operation.id}"] = None
    elif operation.body is not None:
        known = {*sent.values(), *(key.partition(":")[2] for key in sent)}
        whole = _whole(call, known, listed)
        if whole:
            rule["body"] = "argument"
            before = rule.get("arguments")
            others: dict[str, str] = before if isinstance(before, dict) else {}
            rule["arguments"] = others | {"body:": whole}
    if not rule:
        del found.operations[operation.id]


def _whole(
    call: Call,
    known: set[str],
    listed: dict[str, ast.expr | None],
) -> str:
    """The argument that is the whole body; empty where its properties are arguments."""
    if _REQUEST in listed:
        return _REQUEST
    left = [
        item.name
        for item in call.arguments
        if not {item.name, item.wire} & {*known, SECURITY}
    ]
    return left[0] if len(left) == 1 else ""


def _place_of(annotation: ast.expr) -> str:
    text = ast.unparse(annotation)
    return next((each for each in _PLACES if f"FieldMetadata({each}" in text), "")


def _models(
    walk: Walk, module: Module, annotation: ast.expr | None
) -> Iterator[Definition]:
    """The classes that an annotation names."""
    if annotation is None:
        return
    for node in nodes_within(parsed(annotation)):
        if isinstance(node, ast.Name | ast.Attribute):
            found = find_definition(walk.home, module, read_name(node))
            if found is not None and found.is_class:
                yield found


def has_next(walk: Walk, module: Module, annotation: ast.expr) -> bool:
    """Whether a call gives a reply that has the next one: `result` and `next`."""
    return any(
        {"result", "next"} <= fields_of(walk.home, model).keys()
        for model in _models(walk, module, annotation)
    )
