"""What a configured surface changes of a method: positions, further arguments, pages."""

from __future__ import annotations

from collections.abc import Collection, Set
from dataclasses import dataclass

from ..config import Surface, SurfaceRule
from ..model import ir, shapes
from ..plan.results import Result
from ..sdk.annotation import JSON_VALUE, Annotation, generic, shadowed
from ..sdk.reading import read
from ..text.code import Code
from .annotations import Annotations

_TYPES = {
    "headers": ("Mapping[str, str | Omit | None] | None", "None"),
    "query": ("Mapping[str, object] | None", "None"),
    "body": ("Mapping[str, object] | None", "None"),
    "timeout": ("TimeoutTypes", "OMIT"),
    "timeout_ms": ("int | None", "None"),
    "max_retries": ("int | None", "None"),
    "idempotency_key": ("str | None", "None"),
    "request_options": ("Mapping[str, object] | None", "None"),
    "retries": ("object", "None"),
    "server_url": ("str | None", "None"),
    "security": ("object", "None"),
}
"""Annotation and default of a further argument, by what it sets."""


@dataclass(frozen=True, slots=True)
class Extra:
    """A further argument of a method, which sets an option of the call."""

    name: Code
    option: Code
    annotation: Annotation
    default: Code


def base_module(surface: Surface, depth: int, name: str) -> str:
    """The module that has the bases of clients (`client`) or of resources (`resource`)."""
    if surface.async_twins:
        name = "twins"
    folder = "_runtime" if surface.is_plain else "_runtime.surface"
    return f"{'.' * depth}{folder}.{name}"


def rule_of(surface: Surface, operation: ir.Operation) -> SurfaceRule:
    """What an operation has of its own."""
    found = surface.operations.get(operation.id)
    if found is None and operation.operation_id:
        found = surface.operations.get(operation.operation_id)
    return found or SurfaceRule()


def extras(
    printer: Annotations, named: Collection[str], taken: Set[str], uses: set[str]
) -> tuple[Extra, ...]:
    """The further arguments of a method, but for those whose name a parameter has.

    Args:
        printer: knows the surface.
        named: the parameters of the method.
        taken: the names that its class defines.
        uses: receives the words of the annotations.
    """
    found = []
    for name, option in printer.names.surface.extras.items():
        if name in named:
            continue
        text, default = _TYPES[option]
        shown = shadowed(read(text), taken)
        uses |= shown.uses
        found.append(Extra(Code(name), Code(option), shown, Code(default)))
    return tuple(found)


def positional(printer: Annotations, operation: ir.Operation) -> list[str]:
    """The arguments that may be passed by position, in their order."""
    surface = printer.names.surface
    own = rule_of(surface, operation).positional
    if own is not None:
        return list(own)
    if surface.positional == "none":
        return []
    if surface.positional == "required":
        keys = [
            (str(item.location), item.wire)
            for item in operation.parameters
            if item.required
        ]
        if operation.body is not None and operation.body.required:
            keys.append(("body", ""))
        sent = printer.names.sent(operation.id)
        known = {key: name for name, key in sent.items()}
        return [known[":".join(key)] for key in keys if ":".join(key) in known]
    placed = {
        item.wire: operation.path.find(f"{{{item.wire}}}")
        for item in operation.parameters
        if item.location is ir.In.PATH
    }
    ordered = [
        printer.names.argument(operation.id, (str(ir.In.PATH), wire))
        for wire in sorted(placed, key=placed.__getitem__)
    ]
    return ordered[-1:] if surface.positional == "last" else ordered


def file_annotations(
    printer: Annotations, operation: ir.Operation, *, downloads: bool
) -> tuple[str, str] | None:
    """What a method gives for a file, and its twin; None where it gives none, or a download."""
    surface = printer.names.surface
    if not (rule_of(surface, operation).file or downloads):
        return None
    if surface.files != "replies":
        return None
    if surface.raw_parse == "plain":
        return "HttpxBinaryResponseContent", "HttpxBinaryResponseContent"
    return "BinaryAPIResponse", "AsyncBinaryAPIResponse"


def page_class(printer: Annotations, operation: ir.Operation) -> str:
    """The class of the pages of an operation, empty where it has none of its own."""
    surface = printer.names.surface
    name = rule_of(surface, operation).page or ""
    return name if name in surface.pages else ""


def page_annotations(
    printer: Annotations, operation: ir.Operation, name: str, taken: Set[str]
) -> tuple[Annotation, Annotation]:
    """What a list gives that has pages of a class, and its asynchronous twin."""
    item = shadowed(_item(printer, operation, name), taken)
    page = generic(f"Async{name}", item)
    return generic(f"Sync{name}", item), generic("AsyncPaginator", item, page)


def _item(printer: Annotations, operation: ir.Operation, name: str) -> Annotation:
    if operation.paging is not None:
        return printer.reply(operation.paging.item)
    main = printer.plan.results[operation.id].main
    found = item_type(printer.api, main, printer.names.surface.pages[name].items)
    return printer.reply(found) if found is not None else JSON_VALUE


def item_type(api: ir.Api, result: Result, items: str) -> ir.Type | None:
    """The type of the items in the list that a reply has at a property."""
    for _, found in result.replies:
        for reply in found:
            shape = shapes.resolve(api, reply.type) if reply.type is not None else None
            if not items and isinstance(shape, ir.Array):
                return shape.item
            for field in shape.fields if isinstance(shape, ir.Object) else ():
                inner = shapes.resolve(api, field.type)
                if field.wire == items and isinstance(inner, ir.Array):
                    return inner.item
    return None
