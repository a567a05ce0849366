"""Names for types that are no class: what a checker reads is what is there at run time.

An alias is a real union, list, scalar or `Literal`. Only what its module defines later is
text. An alias that leads back to itself has a name of its own, as `TypeAliasType`.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from ..model import ir
from .annotations import Annotations, words
from .code import Code, literal, quote
from .imports import Imports
from .layout import split
from .open_unions import UNKNOWN, is_open

_HEADS = ("Literal", "Mapping", "Sequence", "dict", "list", "tuple")


@dataclass(frozen=True, slots=True)
class ConstantView:
    """A value of an enumeration by a name, and what is said of it."""

    name: Code
    value: Code
    about: str


@dataclass(frozen=True, slots=True)
class ConstantsView:
    """The class that holds the values of the enumeration `of`."""

    name: Code
    of: Code
    values: tuple[ConstantView, ...]


@dataclass(frozen=True, slots=True)
class AliasView:
    """A named type that is no class, perhaps with a class of its values beside it.

    `target` is what it stands for; one that leads back to itself is `circular`, and told as
    text.
    """

    name: Code
    target: Code
    circular: bool
    about: str
    after_class: bool = False
    constants: ConstantsView | None = None

    @property
    def is_alias(self) -> bool:
        """Always: a `ClassView` is none."""
        return True

    @property
    def title(self) -> str:
        """The name as a string."""
        return str(self.name)

    @property
    def text(self) -> str:
        """The target as a string."""
        return str(self.target)


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
    if unknown := is_open(printer, declaration):
        options.insert(len(options) - ("None" in options), UNKNOWN)
    for text in options:
        imports.use(words(text))
    about = declaration.description or ""
    if any(name in words(text) for text in options):
        imports.add("typing_extensions", "TypeAliasType")
        imports.use(["Annotated", "Exact"])
        whole = f"Annotated[{' | '.join(options)}, Exact()]"
        return AliasView(Code(name), Code(whole), circular=True, about=about)
    imports.add("typing", "TypeAlias")
    told: list[str] = []
    if (
        isinstance(target, ir.Union)
        and target.discriminator is not None
        and not sending
    ):
        told = printer.tag(target.discriminator, options)
        if told and unknown:
            told.append(f"unknown={UNKNOWN}")
    if told:
        text = _tagged(options, told, imports, later)
    elif len(options) > 1:
        text = _union(options, imports, later)
    else:
        text = _alone(options[0], later)
    return AliasView(
        Code(name),
        Code(text),
        circular=False,
        about=about,
        constants=_constants(printer, declaration.id, name, imports),
    )


def _constants(
    printer: Annotations, id_: ir.TypeId, name: str, imports: Imports
) -> ConstantsView | None:
    found = printer.names.constants(id_)
    if found is None:
        return None
    imports.add("typing", "Final")
    values = (
        ConstantView(Code(each), Code(literal(label.value)), label.description)
        for each, label in found.values
    )
    return ConstantsView(Code(found.name), Code(name), tuple(values))


def _tagged(
    options: list[str], told: list[str], imports: Imports, later: Set[str]
) -> str:
    """A union with what tells its options apart."""
    imports.use(["Annotated", "Tagged"])
    models = [text for text in options if text != "None"]
    imports.use(word for text in told[1:] for word in words(text))
    property_, choices, *other = told
    union = _union(models, imports, later) if len(models) > 1 else models[0]
    others = "".join(f" {text}," for text in other)
    tag = f"Tagged({property_}, {choices[:-1]},}},{others})"
    text = f"Annotated[{union}, {tag},]"
    if len(models) == len(options):
        return text
    imports.add("typing", "Optional")
    return f"Optional[{text}]"


def _union(options: list[str], imports: Imports, later: Set[str]) -> str:
    imports.add("typing", "Union")
    return f"Union[{', '.join(_later(text, later) for text in options)},]"


def _later(text: str, later: Set[str]) -> str:
    """One option or item, as text where it names what is not there yet."""
    return quote(text) if words(text) & later else text


def _alone(text: str, later: Set[str]) -> str:
    """A type that is no union."""
    head, bracket, inner = text.partition("[")
    if not bracket or head not in _HEADS:
        return _later(text, later)
    items = [_later(item, later) for item in split(inner[:-1], ",")]
    return f"{head}[{', '.join(items)}{',' if len(items) > 1 else ''}]"
