"""Names for types that are no class: what a checker reads is what is there at run time.

An alias is a real union, list or scalar. Types inside it are text, since they may lie in
other modules and lead back here.
"""

from __future__ import annotations

from dataclasses import dataclass

from .. import ir
from .annotations import BUILTINS, RUNTIME, STANDARD, Annotations, words
from .code import WIDTH, Code, docstring, prose, quote
from .imports import Imports
from .layout import call, collection, split

_HEADS = ("Mapping", "Sequence", "dict", "list", "tuple")
_DEFINED = BUILTINS | {"None"} | STANDARD.keys() | RUNTIME.keys()


@dataclass(frozen=True, slots=True)
class AliasView:
    """A named type that is no class."""

    assignment: Code
    doc: Code


def alias(
    printer: Annotations,
    declaration: ir.Alias,
    name: str,
    real: Imports,
    typing: Imports,
    sending: bool,
) -> AliasView:
    """The assignment of an alias; the import blocks receive what it needs."""
    real.add("typing", "TypeAlias")
    target = declaration.target
    if isinstance(target, ir.Literals):
        # Closed: where it is received, `| str` stands beside its name.
        options = [
            option
            for text in printer.members(target, sending=True)
            for option in _constants(text)
        ]
    else:
        options = printer.members(target, sending=sending)
    if len(options) > 1:
        real.add("typing", "Union")
        head, items = "Union", [_quoted(text, real, typing) for text in options]
    else:
        head, items = _alone(options[0], real, typing)
    doc = prose(declaration.description or "", 84)
    return AliasView(
        Code(_assignment(name, head, items)), Code(docstring(doc, 0) if doc else "")
    )


def tag(printer: Annotations, declaration: ir.Alias, name: str) -> list[str]:
    """The entry of the module's table of tags: how the options of a union are told apart."""
    target = declaration.target
    if not isinstance(target, ir.Union) or target.discriminator is None:
        return []
    found = target.discriminator
    items = [
        quote(found.property),
        collection("{", printer.choices(found), 8),
    ]
    other = printer.otherwise(found)
    if other is not None:
        items.append(quote(other))
    return [call(f"{quote(name)}: Tagged(", items, 4, after=1)]


def _constants(text: str) -> list[str]:
    """`Literal["a", "b"]` as two options, which is what it means."""
    if not text.startswith("Literal["):
        return [text]
    return [f"Literal[{value}]" for value in split(text[len("Literal[") : -1], ",")]


def _quoted(text: str, real: Imports, typing: Imports) -> str:
    """One option or item: plain if it needs no import that may be circular."""
    if text in BUILTINS or text in ("None", "...", "()"):
        return text
    if text.startswith("Literal["):
        real.add("typing", "Literal")
        return text
    typing.use(words(text))
    return quote(text)


def _alone(text: str, real: Imports, typing: Imports) -> tuple[str, list[str]]:
    """A type that is no union: its head, and what stands in brackets behind it."""
    head, bracket, inner = text.partition("[")
    if bracket and head in _HEADS:
        real.use([head])
        items = split(inner[:-1], ",")
        return head, [_quoted(item, real, typing) for item in items]
    used = words(text)
    if not used <= _DEFINED:
        # Another declaration, which may come later or from a module that imports this one.
        typing.use(used)
        return quote(text), []
    real.use(used)
    return text, []


def _assignment(name: str, head: str, items: list[str]) -> str:
    prefix = f"{name}: TypeAlias = {head}"
    if not items:
        return prefix
    flat = f"{prefix}[{', '.join(items)}]"
    if len(flat) <= WIDTH:
        return flat
    comma = "," if len(items) > 1 else ""
    rows = ",\n    ".join(items)
    return f"{prefix}[\n    {rows}{comma}\n]"
