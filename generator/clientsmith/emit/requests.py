"""What a configured surface changes of arguments: one that holds all others, and dictionaries
whose keys are attributes."""

from __future__ import annotations

from ..model import forms, ir, shapes
from ..model.shapes import references
from ..plan.usage import reachable
from ..sdk.reading import read
from ..text.code import Code, literal
from .annotations import Annotations
from .arguments import ParameterView
from .bodies import Argument


def holding(
    name: str, parameters: list[ParameterView], uses: set[str]
) -> ParameterView:
    """The argument that holds all others.

    Args:
        name: what it is called.
        parameters: those that it holds.
        uses: receives the words of its annotation.
    """
    shown = read("Mapping[str, object]")
    optional = all(item.has_default for item in parameters)
    uses |= shown.uses | ({"Omit"} if optional else set())
    held = ", ".join(f"`{item.name}`" for item in parameters)
    return ParameterView(
        Code(name), shown, optional, None, f"All of {held}, by these names."
    )


def passed(printer: Annotations, operation: ir.Operation, item: Argument) -> Code:
    """The expression of what a method sends of an argument."""
    if "FileFields" in item.annotation.uses:
        return Code(f"as_files({item.name})")
    if printer.names.surface.dictionaries == "wire":
        return Code(item.name)
    key = printer.names.sent(operation.id).get(item.name, "")
    type_ = _types(printer.api, operation).get(key)
    if type_ is None or not _is_renamed(printer, type_):
        return Code(item.name)
    annotation = literal(printer.reply(type_).text)
    return Code(f"by_attributes({item.name}, {annotation})")


def _types(api: ir.Api, operation: ir.Operation) -> dict[str, ir.Type]:
    """The types of arguments, by place and name on the wire."""
    found = {f"{item.location}:{item.wire}": item.type for item in operation.parameters}
    for content, *_ in forms.bodies(api, operation.body) if operation.body else ():
        flat = shapes.flattened(api, content)
        if flat is None and content.type is not None:
            found.setdefault("body:", content.type)
        for each in flat.fields if flat is not None else ():
            found.setdefault(f"body:{each.wire}", each.type)
    return found


def _is_renamed(printer: Annotations, type_: ir.Type) -> bool:
    """Whether a model in it has an attribute that is called otherwise on the wire."""
    api, names = printer.api, printer.names
    for id_ in reachable(api, set(references(type_))):
        declaration = api.declarations[id_]
        if isinstance(declaration, ir.Object) and any(
            names.field(id_, item.wire) != item.wire for item in declaration.fields
        ):
            return True
    return False
