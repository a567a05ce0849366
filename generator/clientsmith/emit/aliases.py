"""Names for types that are no class: what a checker reads is what is there at run time.

An alias is a real union, list, scalar or `Literal`. Only what its module defines later is
text. An alias that leads back to itself has a name of its own, as `TypeAliasType`.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from .. import ir
from .annotations import Annotations, words
from .code import WIDTH, Code, docstring, prose, quote
from .imports import Imports
from .layout import call, collection, fits, split

_HEADS = ("Literal", "Mapping", "Sequence", "dict", "list", "tuple")


@dataclass(frozen=True, slots=True)
class AliasView:
    """A named type that is made by an assignment: an alias, or a typed dictionary whose
    keys are no names."""

    assignment: Code
    doc: Code
    is_alias: bool = True
    after_class: bool = False


def alias(
    printer: Annotations,
    declaration: ir.Alias,
    name: str,
    imports: Imports,
    later: Set[str],
    sending: bool,
) -> AliasView:
    """The assignment of an alias; the import block receives what it needs.

    Args:
        later: the names that the module defines from here on, this one included.
    """
    target = declaration.target
    # Closed: where it is received, `| str` stands beside its name.
    closed = sending or isinstance(target, ir.Literals)
    options = printer.members(target, sending=closed)
    for text in options:
        imports.use(words(text))
    if any(name in words(text) for text in options):
        return AliasView(_circular(name, options, imports), _doc(declaration))
    imports.add("typing", "TypeAlias")
    told: list[str] = []
    if (
        isinstance(target, ir.Union)
        and target.discriminator is not None
        and not sending
    ):
        told = printer.tag(target.discriminator, options)
    if told:
        text = _tagged(name, options, told, imports, later)
    elif len(options) > 1:
        text = _union(f"{name}: TypeAlias = ", options, 0, imports, later)
    else:
        text = _alone(f"{name}: TypeAlias = ", options[0], later)
    return AliasView(Code(text), _doc(declaration))


def _doc(declaration: ir.Alias) -> Code:
    doc = prose(declaration.description or "", 84)
    return Code(docstring(doc, 0) if doc else "")


def _circular(name: str, options: list[str], imports: Imports) -> Code:
    imports.add("typing_extensions", "TypeAliasType")
    imports.use(["Annotated", "Exact"])
    whole = f"Annotated[{' | '.join(options)}, Exact()]"
    return Code(call(f"{name} = TypeAliasType(", [quote(name), quote(whole)], 0))


def _tagged(
    name: str, options: list[str], told: list[str], imports: Imports, later: Set[str]
) -> str:
    """A union with what tells its options apart."""
    imports.use(["Annotated", "Tagged"])
    null = [text for text in options if text == "None"]
    models = [text for text in options if text != "None"]
    head = f"{name}: TypeAlias = "
    imports.use(word for text in told[1:] for word in words(text))
    property_, choices, *other = told
    laid = [
        _union("", models, 4, imports, later) if len(models) > 1 else models[0],
        call(
            "Tagged(",
            [property_, collection("{", split(choices[1:-1], ","), 8), *other],
            4,
            after=1,
        ),
    ]
    flat = call(f"{head}Annotated[", laid, 0, close="]")
    if not null:
        return flat
    imports.add("typing", "Optional")
    laid = [
        _union("", models, 8, imports, later) if len(models) > 1 else models[0],
        call(
            "Tagged(",
            [property_, collection("{", split(choices[1:-1], ","), 12), *other],
            8,
            after=1,
        ),
    ]
    inner = call("Annotated[", laid, 4, close="]", after=1)
    return call(f"{head}Optional[", [inner], 0, close="]")


def _union(
    prefix: str, options: list[str], indent: int, imports: Imports, later: Set[str]
) -> str:
    imports.add("typing", "Union")
    items = [_later(text, later) for text in options]
    flat = f"{prefix}Union[{', '.join(items)}]"
    if fits(flat, indent, 1 if indent else 0):
        return flat
    margin = " " * (indent + 4)
    rows = f",\n{margin}".join(items)
    return f"{prefix}Union[\n{margin}{rows},\n{' ' * indent}]"


def _later(text: str, later: Set[str]) -> str:
    """One option or item, as text where it names what is not there yet."""
    return quote(text) if words(text) & later else text


def _alone(prefix: str, text: str, later: Set[str]) -> str:
    """A type that is no union."""
    head, bracket, inner = text.partition("[")
    if not bracket or head not in _HEADS:
        return prefix + _later(text, later)
    items = [_later(item, later) for item in split(inner[:-1], ",")]
    flat = f"{prefix}{head}[{', '.join(items)}]"
    if len(flat) <= WIDTH:
        return flat
    comma = "," if len(items) > 1 else ""
    rows = ",\n    ".join(items)
    return f"{prefix}{head}[\n    {rows}{comma}\n]"
