"""The events that webhooks tell of, and the property that says which of them one is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import ir, media_types, shapes
from ..sdk.annotation import Annotation
from .annotations import Annotations


@dataclass(frozen=True, slots=True)
class Events:
    """Types of webhooks by the value that each has of one property."""

    property: str
    attributes: frozenset[str]
    """What the types call the property."""
    types: tuple[tuple[str, Annotation], ...]


def webhook_type(api: ir.Api, item: ir.Webhook) -> ir.Type | None:
    """What the body of a webhook is read into, None if it is neither JSON nor XML."""
    contents = item.body.contents if item.body is not None else ()
    in_xml = [each for each in contents if shapes.is_xml_document(api, each)]
    found = [content for content in contents if media_types.is_json(content.media)]
    return next((content.type for content in (*found, *in_xml)), None)


def events(printer: Annotations) -> Events | None:
    """The events of an API, None where nothing tells all of its webhooks apart."""
    api = printer.api
    types = [webhook_type(api, item) for item in api.webhooks]
    options = dict.fromkeys(one for each in types for one in _options(api, each))
    objects = {
        one: shape
        for one in options
        if one is not None and isinstance(shape := shapes.resolve(api, one), ir.Object)
    }
    if not objects or len(objects) != len(options):
        return None
    constants = [_constants(api, shape) for shape in objects.values()]
    for name in constants[0]:
        values = [each.get(name) for each in constants]
        if None not in values and len(set(values)) == len(values):
            return Events(
                name,
                frozenset(
                    printer.names.field(each.id, name) for each in objects.values()
                ),
                tuple(
                    (str(value), printer.reply(one))
                    for value, one in zip(values, objects, strict=True)
                ),
            )
    return None


def _options(api: ir.Api, type_: ir.Type | None) -> Iterator[ir.Type | None]:
    shape = None if type_ is None else shapes.resolve(api, type_)
    yield from shape.options if isinstance(shape, ir.Union) else (type_,)


def _constants(api: ir.Api, shape: ir.Object) -> dict[str, str]:
    """The texts that an object is known to have, by property."""
    return {
        field.wire: value
        for field in shape.fields
        if field.required and isinstance(value := shapes.constant(api, field.type), str)
    }
