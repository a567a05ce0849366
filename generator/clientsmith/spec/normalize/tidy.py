"""Repairs that the grammar alone can tell: values of a type that their place does not take."""

from __future__ import annotations

from typing import Any

from ..grammar import FIELDS, LIST, ONE, PATTERNED, Child, Kind, Path
from . import members
from .context import Context, Node

_NAMED = {"name": str, "in": str, "style": str, "description": str}
_FLAGS = dict.fromkeys(
    ("required", "deprecated", "explode", "allowReserved", "allowEmptyValue"), bool
)

SCALARS: dict[Kind, dict[str, type]] = {
    Kind.DOCUMENT: {},
    Kind.COMPONENTS: {},
    Kind.PATH_ITEM: {"summary": str, "description": str},
    Kind.OPERATION: {
        "summary": str,
        "description": str,
        "operationId": str,
        "deprecated": bool,
    },
    Kind.PARAMETER: {**_NAMED, **_FLAGS},
    Kind.HEADER: {"style": str, "description": str, **_FLAGS},
    Kind.REQUEST_BODY: {"description": str, "required": bool},
    Kind.MEDIA_TYPE: {},
    Kind.ENCODING: {
        "contentType": str,
        "style": str,
        "explode": bool,
        "allowReserved": bool,
    },
    Kind.RESPONSE: {"description": str, "summary": str},
    Kind.CALLBACK: {},
    Kind.EXAMPLE: {"summary": str, "description": str, "externalValue": str},
    Kind.LINK: {
        "operationId": str,
        "operationRef": str,
        "description": str,
        "parameters": dict,
    },
    Kind.SECURITY_SCHEME: {
        "type": str,
        "name": str,
        "in": str,
        "scheme": str,
        "bearerFormat": str,
        "openIdConnectUrl": str,
        "description": str,
    },
    Kind.SCHEMA: {
        "title": str,
        "description": str,
        "format": str,
        "pattern": str,
        "contentEncoding": str,
        "contentMediaType": str,
        "deprecated": bool,
        "readOnly": bool,
        "writeOnly": bool,
        "uniqueItems": bool,
        "xml": dict,
    },
}
_BEARING = frozenset(
    (
        *(Kind.COMPONENTS, Kind.PATH_ITEM, Kind.OPERATION, Kind.PARAMETER),
        *(Kind.REQUEST_BODY, Kind.RESPONSE, Kind.MEDIA_TYPE),
    )
)
"""Kinds without which a client would lack calls. An empty list is what PHP writes for an
empty object, and no fault."""
_WORDS = {str: "text", bool: "true or false", dict: "an object"}


def descend(kind: Kind, node: Node, way: Path, context: Context) -> list[Child]:
    """The objects below a node, after what does not belong there was mended or removed."""
    found: list[Child] = []
    if kind is Kind.CALLBACK:
        _members(node, Kind.PATH_ITEM, way, True, found, context)
        return found
    rules, scalars = FIELDS[kind], SCALARS[kind]
    odd: list[str] | None = None
    for key, value in node.items():
        rule = rules.get(key)
        if rule is not None:
            shape, below = rule
            if shape is ONE:
                if type(value) is dict:
                    found.append((below, value, (way, key)))
                    continue
            elif shape is LIST:
                if type(value) is list:
                    _items(value, below, (way, key), found, context)
                    continue
            elif type(value) is dict:
                _members(value, below, (way, key), shape is PATTERNED, found, context)
                continue
        else:
            wanted = scalars.get(key)
            if wanted is None and not members.is_unknown(kind, key):
                continue
            if wanted is not None and type(value) is wanted:
                continue
        odd = [*(odd or ()), key]
    for key in odd or ():
        rule = rules.get(key)
        if rule is None and key not in scalars:
            members.leave_out(node, key, kind, way, context)
        elif rule is None:
            _scalar(node, key, way, scalars[key], context)
        else:
            found += _structure(node, key, way, rule, context)
    return found


def _members(
    node: Node,
    kind: Kind,
    way: Path,
    patterned: bool,
    found: list[Child],
    context: Context,
) -> None:
    odd = []
    for name, value in node.items():
        if patterned and name[:2] == "x-":
            odd.append(name)
        elif type(value) is dict:
            found.append((kind, value, (way, name)))
        else:
            odd.append(name)
    for name in odd:
        value = node[name]
        if patterned and name[:2] == "x-":
            # An extension among objects would be taken for one of them by typed readers.
            del node[name]
            continue
        if kind is Kind.SCHEMA and type(value) is bool:
            node[name] = {} if value else {"not": {}}
            continue
        if value is None and kind in (Kind.PATH_ITEM, Kind.SCHEMA, Kind.MEDIA_TYPE):
            node[name] = {}
            context.info(
                "null-object", (way, name), f"A {kind} that is null counts as empty."
            )
            continue
        del node[name]
        if kind in _BEARING and value is not None and value != []:
            context.error(
                "wrong-structure",
                (way, name),
                f"A {kind} must be an object.",
                f"Write a {kind} here, or remove the member.",
            )
            continue
        context.warn(
            "wrong-type",
            (way, name),
            f"A {kind} must be an object; it was left out.",
            f"Write a {kind} here, or remove the member.",
        )


def _items(
    node: list[Any], kind: Kind, way: Path, found: list[Child], context: Context
) -> None:
    if all(type(value) is dict for value in node):
        found += [(kind, value, (way, index)) for index, value in enumerate(node)]
        return
    kept: list[Any] = []
    for index, value in enumerate(node):
        if kind is Kind.SCHEMA and type(value) is bool:
            value = {} if value else {"not": {}}
        if type(value) is not dict:
            context.gone(
                "wrong-type",
                (way, index),
                f"A {kind} must be an object; it was left out.",
                f"Write a {kind} here, or remove the item.",
            )
            continue
        if len(kept) != index:
            context.moved((way, index), (way, len(kept)))
        found.append((kind, value, (way, len(kept))))
        kept.append(value)
    node[:] = kept


def _structure(
    node: Node,
    key: str,
    way: Path,
    rule: tuple[object, Kind],
    context: Context,
) -> list[Child]:
    """Mend a member whose value is not of the shape that it has to be, and return the child
    that it is after that, if it is one."""
    value, many, kind = node[key], rule[0] is LIST, rule[1]
    if kind is Kind.SCHEMA and type(value) is bool and not many:
        node[key] = {} if value else {"not": {}}
        return []
    if many and type(value) is dict:
        node[key] = [value]
        context.moved((way, key), ((way, key), 0))
        context.warn(
            "wrong-type", (way, key), f"The {key} must be a list.", "Write a list."
        )
        return [(kind, value, ((way, key), 0))]
    del node[key]
    if value is None:
        context.info(
            "null-field", (way, key), f"The {key} is null, which counts as absent."
        )
        return []
    shape = "a list" if many else "an object"
    if kind in _BEARING and value != []:
        context.error(
            "wrong-structure",
            (way, key),
            f"The {key} must be {shape}.",
            "Correct its type, or remove it.",
        )
        return []
    context.warn(
        "wrong-type",
        (way, key),
        f"The {key} must be {shape}; it was left out.",
        "Correct its type, or remove it.",
    )
    return []


def _scalar(node: Node, key: str, way: Path, wanted: type, context: Context) -> None:
    value = node[key]
    here: Path = (way, key)
    if value is None:
        del node[key]
        context.info("null-field", here, f"The {key} is null, which counts as absent.")
    elif wanted is str and isinstance(value, int | float):
        node[key] = context.typed(here, value)
        context.warn(
            "not-text",
            here,
            f"The {key} must be text; the value is read as text.",
            "Quote it.",
        )
    elif wanted is bool and value in ("true", "false"):
        node[key] = value == "true"
        context.warn(
            "not-boolean",
            here,
            f"The {key} is text, where true or false belongs.",
            "Unquote it.",
        )
    else:
        del node[key]
        context.warn(
            "wrong-type",
            here,
            f"The {key} must be {_WORDS[wanted]}; it was left out.",
            "Correct its type, or remove it.",
        )
