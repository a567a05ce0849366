"""Names for types that are no class: what a checker reads is what is there at run time.

An alias is a real union, list, scalar or `Literal`. Only what its module defines later is
text. An alias that leads back to itself has a name of its own, as `TypeAliasType`.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from ..model import ir
from ..sdk.annotation import (
    NONE,
    Annotation,
    call,
    generic,
    quoted,
    union,
)
from ..text.code import Code, literal
from .annotations import Annotations
from .imports import Imports
from .open_unions import UNKNOWN, is_open


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

    `target` is what it stands for, as it is written; one that leads back to itself is
    `circular`, and written as text. `meaning` is that without any writing.
    """

    name: Code
    target: Code
    meaning: Annotation
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
    unknown = UNKNOWN if is_open(printer, declaration) else None
    if unknown:
        options.insert(len(options) - (NONE in options), unknown)
    whole = union(options)
    imports.use(whole.uses)
    about = declaration.description or ""
    if name in whole.uses:
        imports.add("typing_extensions", "TypeAliasType")
        imports.use(["Annotated", "Exact"])
        exact = generic("Annotated", whole, call("Exact", ()))
        return AliasView(Code(name), exact, whole, circular=True, about=about)
    imports.add("typing", "TypeAlias")
    tag = None
    if isinstance(target, ir.Union) and target.discriminator and not sending:
        tag = printer.tag(target.discriminator, options, unknown)
    if tag:
        written = _tagged(options, tag, imports, later)
    elif len(options) > 1:
        written = _union(options, imports, later)
    else:
        written = _alone(options[0], later)
    return AliasView(
        Code(name),
        Code(written),
        whole,
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
    options: list[Annotation], tag: Annotation, imports: Imports, later: Set[str]
) -> str:
    """A union with what tells its options apart, and a comma behind what takes a row."""
    imports.use(["Annotated", "Tagged", *tag.uses])
    models = [each for each in options if each != NONE]
    known = _union(models, imports, later) if len(models) > 1 else models[0]
    property_, choices, *others = tag.arguments
    rows = [str(property_), f"{choices[:-1]},}}", *others]
    text = f"Annotated[{known}, Tagged({', '.join(rows)},),]"
    if len(models) == len(options):
        return text
    imports.add("typing", "Optional")
    return f"Optional[{text}]"


def _union(options: list[Annotation], imports: Imports, later: Set[str]) -> str:
    imports.add("typing", "Union")
    return f"Union[{', '.join(_later(each, later) for each in options)},]"


def _later(part: Annotation, later: Set[str]) -> Annotation:
    """One option or item, as text where it names what is not there yet."""
    return part if part.uses.isdisjoint(later) else quoted(part)


def _alone(type_: Annotation, later: Set[str]) -> str:
    """A type that is no union."""
    if not type_.arguments or type_.head == "Annotated":
        return _later(type_, later)
    items = [_later(item, later) for item in type_.arguments]
    return f"{type_.head}[{', '.join(items)}{',' if len(items) > 1 else ''}]"
