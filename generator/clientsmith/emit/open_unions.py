"""The class of objects that are another variant of a union than the document knows."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import ir, shapes
from ..sdk.annotation import type_named
from ..text.code import Code
from .annotations import Annotations
from .events import events

UNKNOWN = type_named("UnknownVariant")


@dataclass(frozen=True, slots=True)
class VariantsView:
    """`variants.py`: `tags` are the attributes by which variants are told apart."""

    name: Code
    tags: tuple[Code, ...]


def is_open(printer: Annotations, declaration: ir.Declaration) -> bool:
    """Whether what comes may be another variant of a union than the document knows."""
    tag = _tag(declaration)
    return tag is not None and tag.open and declaration.id in printer.plan.heard


def variants(printer: Annotations) -> VariantsView | None:
    """The view of the module, None for an API that brings no open unions and no events."""
    told = events(printer)
    tags = set() if told is None else set(told.attributes)
    found = told is not None
    for declaration in printer.api.declarations.values():
        if is_open(printer, declaration):
            found = True
            tags |= _attributes(printer, declaration)
    return VariantsView(UNKNOWN, tuple(map(Code, sorted(tags)))) if found else None


def _attributes(printer: Annotations, declaration: ir.Declaration) -> set[str]:
    """What the options of a union call the property that tells them apart."""
    tag = _tag(declaration)
    assert tag is not None
    objects = (
        shapes.resolve(printer.api, ir.Ref(id_))
        for id_ in dict.fromkeys(id_ for _, id_ in tag.mapping)
    )
    return {
        printer.names.field(each.id, tag.property)
        for each in objects
        if isinstance(each, ir.Object)
        and any(field.wire == tag.property for field in each.fields)
    }


def _tag(declaration: ir.Declaration) -> ir.Discriminator | None:
    if not isinstance(declaration, ir.Alias):
        return None
    target = declaration.target
    return target.discriminator if isinstance(target, ir.Union) else None
