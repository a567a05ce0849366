"""Arguments that are put into models of requests: where each goes, by the fields of the model."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from ..text.trees import nodes_within
from .definitions import fields_of, find_definition
from .modules import Function, Module, read_name

_PLACES = ("path", "query", "header")


def read_request_models(
    module: Module, function: Function, names: Iterable[str]
) -> dict[str, tuple[str, str]]:
    """Place and name on the wire of arguments that are fields of a model.

    Args:
        module: where the function is written.
        function: makes the model: `Request(page_size=page_size)`.
        names: its arguments.
    """
    known = set(names)
    found: dict[str, tuple[str, str]] = {}
    for node in nodes_within(function):
        if not (isinstance(node, ast.Call) and node.keywords):
            continue
        parts = read_name(node.func)
        if not parts[-1][:1].isupper():
            continue
        defined = find_definition(module.home, module, parts)
        if defined is None or not defined.is_class:
            continue
        fields = {
            attribute: (wire, ast.unparse(annotation))
            for wire, (attribute, _, annotation) in fields_of(
                module.home, defined
            ).items()
        }
        for keyword in node.keywords:
            wire, text = fields.get(keyword.arg or "", ("", ""))
            inner = (
                item.id
                for item in nodes_within(keyword.value)
                if isinstance(item, ast.Name)
            )
            name = next((each for each in inner if each in known), "")
            if wire and name:
                place = next(
                    (each for each in _PLACES if f"FieldMetadata({each}" in text), ""
                )
                place = place or ("" if "FieldMetadata(request" in text else "body")
                found.setdefault(name, (place, wire))
    return found
