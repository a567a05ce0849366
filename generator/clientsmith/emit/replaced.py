"""What the document says of fields and arguments whose types a configuration replaces."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from ..config import NO_EXTENSIONS
from ..model import ir, shapes
from .annotations import Annotations
from .bodies import arguments, payload

REPLACED = "replaced.json"
"""The file of a package, which has types of one's own, that keeps those of the document."""


def replaced_types(printer: Annotations) -> dict[str, str]:
    """`replaced.json`, by which the next generation tells what changed below a type of one's
    own; nothing where none is replaced."""
    extend = printer.names.extend
    if not extend.fields and not extend.arguments:
        return {}
    plain = replace(
        printer, names=replace(printer.names, extend=NO_EXTENSIONS), _known={}
    )
    wanted = {*extend.fields, *extend.arguments}
    rows = {name: text for name, text in _types(plain) if name in wanted}
    return {REPLACED: json.dumps(rows, indent=1, sort_keys=True) + "\n"}


def _types(plain: Annotations) -> Iterator[tuple[str, str]]:
    names = plain.names
    for id_ in plain.plan.received:
        declaration = plain.api.declarations[id_]
        if isinstance(declaration, ir.Object):
            for field in shapes.readable(declaration):
                attribute = names.field(id_, field.wire)
                yield f"{names.type(id_)}.{attribute}", plain.reply(field.type).text
    for operation in plain.api.operations:
        method = (*names.resource(operation.id), names.method(operation.id))
        for item in arguments(plain, operation, payload(plain, operation)):
            yield ".".join((*method, item.name)), item.annotation.text
