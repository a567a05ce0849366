"""Classes of pages of an SDK."""

from __future__ import annotations

import ast
import re

from ..text.trees import nodes_within
from .definitions import Definition, definitions_of, fields_of
from .exports import Found, Page
from .modules import Modules, read_name

PAGE = re.compile(r"^(?:Sync|Async)?(\w*(?:Page|Pager))$")
"""How such classes are called."""


def is_page(node: ast.expr) -> bool:
    """Whether an annotation names a class of pages."""
    return any(
        PAGE.match(read_name(item)[-1]) is not None
        for item in nodes_within(node)
        if isinstance(item, ast.Name | ast.Attribute)
    )


def list_pages(found: Found, home: Modules, package: str) -> None:
    """The classes of pages that no list of the document has."""
    module = home.get(f"{package}.pagination")
    for name, defined in definitions_of(module).items() if module else ():
        if name.startswith("Sync") and PAGE.match(name) and defined.is_class:
            short = name.removeprefix("Sync")
            found.pages.setdefault(short, read_page(home, defined))


def read_page(home: Modules, defined: Definition) -> Page:
    """What a class of pages holds: the property with the items, and annotations by field."""
    items, fields = "", {}
    for wire, (attribute, module, annotation) in fields_of(home, defined).items():
        if attribute.startswith("_") or module is not defined.module:
            continue
        text = ast.unparse(annotation)
        if "List[" in text or "list[" in text:
            if "_T]" in text or re.search(r"\[_?[A-Z]\w?\]", text):
                items = items or wire
                text = "list[Item]"
            else:
                text = "object"
        else:
            text = _page_text(text)
        fields[attribute] = text
    whole = any(
        isinstance(node, ast.FunctionDef) and node.name == "build"
        for node in getattr(defined.node, "body", ())
    )
    return Page("" if whole else items, fields)


def _page_text(text: str) -> str:
    inner = re.fullmatch(r"Optional\[(\w+)\]", text)
    name = inner[1] if inner else text
    if name not in ("str", "int", "float", "bool"):
        return "object"
    return f"{name} | None" if inner else name
