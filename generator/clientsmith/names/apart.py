"""What sets one option of a union apart from the others."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import ir
from ..text.words import split
from .routes import Name


def apart(declaration: ir.Declaration, siblings: Iterable[ir.Object]) -> Name:
    """The constant or else the property that the other options do not have; where there
    are several, which one is no matter of the order in the document."""
    if not isinstance(declaration, ir.Object):
        return ()
    others = [
        field
        for other in siblings
        if other is not declaration
        for field in other.fields
    ]
    ordered = sorted(
        declaration.fields, key=lambda field: (not field.required, field.wire)
    )
    constants = [
        (field.wire, value) for field in ordered if (value := _constant(field))
    ]
    elsewhere = {(field.wire, _constant(field)) for field in others}
    if constants:
        own = [value for wire, value in constants if (wire, value) not in elsewhere]
        return split([*own, constants[0][1]][0])
    taken = {field.wire for field in others}
    for field in ordered:
        if field.wire not in taken and 0 < len(split(field.wire)) < 5:
            return ("With", *split(field.wire))
    return ()


def _constant(field: ir.Field) -> str:
    """The only text that a property may hold, if it makes a name."""
    if isinstance(field.type, ir.Literals) and len(field.type.values) == 1:
        value = field.type.values[0]
        if isinstance(value, str) and 0 < len(split(value)) < 5:
            return value
    return ""
