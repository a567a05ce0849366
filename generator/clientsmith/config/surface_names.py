"""Names and annotations of a configured surface, which stand in code as they are."""

from __future__ import annotations

import ast
import json
import re
from keyword import kwlist

from .node import IDENTIFIER, TEXT, Node, Refused, accepts, matching, schema_of, string

_PART = r"(?:\{client\}|[^\W\d]\w*)(?:\{client\}|\w)*"
"""A name, in which `{client}` stands for that of the client's class."""

exported_name = matching(
    re.compile(rf"(?!(?:{'|'.join(kwlist)})$){_PART}"), "a Python name"
)
url_path = matching(re.compile(r"(?:/[\w.~-]+)+"), "a path such as /v1")
_below_package = matching(
    re.compile(rf"{IDENTIFIER}(?:\.{IDENTIFIER})*"), "a module below the package"
)
_ELSEWHERE = re.compile(
    r"(?:params|enum|sync|sync_detailed|asyncio|asyncio_detailed):.*|servers:|"
    rf"(?:resource|client|async_client):{IDENTIFIER}(?:[.,]{IDENTIFIER})*|"
    rf"\.{IDENTIFIER}(?:\.{IDENTIFIER})*|[\w.]+:{_PART}"
)
"""The arguments of an operation, the values of an enumeration as a class, a function that sends
an operation, the names of servers, a resource as a class over an `ApiClient`, a client that is
one of its resources too, a module beside this one, or a name of another module."""


@accepts({"anyOf": [{"const": ""}, schema_of(_below_package)]})
def module_name(node: Node) -> str:
    """A module of the package; the empty name is the package itself."""
    return "" if node.value == "" else _below_package(node)


@accepts(TEXT)
def annotation(node: Node) -> str:
    """What may stand for a type: names, and literals within brackets; nothing is called."""
    text = string(node)
    try:
        tree = ast.parse(text.replace("{client}", "Client").strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise _refused(node) from None
    if not all(isinstance(item, _OF_TYPES) for item in ast.walk(tree)):
        raise _refused(node)
    return text


@accepts(TEXT)
def export(node: Node) -> str:
    """What a name of a module stands for."""
    text = string(node)
    if text.startswith("enum:{"):
        try:
            json.loads(text.removeprefix("enum:"))
        except ValueError:
            raise _refused(node) from None
    return text if _ELSEWHERE.fullmatch(text) else annotation(node)


_OF_TYPES = (
    ast.Expression, ast.Name, ast.Attribute, ast.Subscript, ast.Tuple, ast.List, ast.BinOp,
    ast.BitOr, ast.Constant, ast.UnaryOp, ast.USub, ast.Load,
)  # fmt: skip


def _refused(node: Node) -> Refused:
    return node.refuse(
        "config-value",
        f"{node.label} must be an annotation, such as `list[Card]`",
        "names, brackets, `|` and literals are all that it may have",
    )
