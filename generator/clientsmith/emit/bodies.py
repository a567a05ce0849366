"""How a request body becomes arguments, and which media types may carry it."""

from __future__ import annotations

from dataclasses import dataclass

from .. import ir, shapes
from .annotations import Annotation, Annotations


@dataclass(frozen=True, slots=True)
class Argument:
    """One keyword argument of a method."""

    name: str
    annotation: Annotation
    required: bool
    description: str
    default: ir.Json = ir.ABSENT
    deprecated: bool = False


BodyFact = tuple[ir.Content, tuple[tuple[str, str], ...], str, bool]
"""A content with its (argument, wire) fields, or the argument of the whole body, and whether
the body must be sent."""


@dataclass(frozen=True, slots=True)
class Payload:
    """The arguments that carry a body, and its media types, the preferred one first."""

    arguments: tuple[Argument, ...]
    bodies: tuple[BodyFact, ...]


NOTHING = Payload((), ())


def payload(printer: Annotations, operation: ir.Operation) -> Payload:
    """Decide how the body of an operation is passed."""
    body = operation.body
    if body is None:
        return NOTHING
    content = shapes.preferred_content(body, printer.api)
    if content is None:
        return NOTHING
    flat = shapes.flattened(printer.api, content)
    if flat is not None:
        return _flat(printer, operation, body, content, flat)
    return _whole(printer, operation, body, content)


def _flat(
    printer: Annotations,
    operation: ir.Operation,
    body: ir.Body,
    content: ir.Content,
    flat: ir.Object,
) -> Payload:
    fields = shapes.writable(flat)
    wires = {field.wire for field in fields}
    named = tuple(
        (printer.names.argument(operation.id, ("body", field.wire)), field.wire)
        for field in fields
    )
    arguments = tuple(
        Argument(
            name=name,
            annotation=printer.request(field.type),
            required=field.required and body.required,
            description=field.description or field.title,
            default=field.default,
            deprecated=field.deprecated,
        )
        for (name, _), field in zip(named, fields, strict=True)
    )
    carriers = [content]
    for other in body.contents:
        shape = shapes.flattened(printer.api, other)
        if (
            other is not content
            and shape is not None
            and {field.wire for field in shapes.writable(shape)} == wires
        ):
            carriers.append(other)
    return Payload(
        arguments, tuple((item, named, "", body.required) for item in carriers)
    )


def _whole(
    printer: Annotations, operation: ir.Operation, body: ir.Body, content: ir.Content
) -> Payload:
    name = printer.names.argument(operation.id, ("body", ""))
    argument = Argument(
        name=name,
        annotation=_body_annotation(printer, content),
        required=body.required,
        description=body.description,
    )
    same = [
        item
        for item in body.contents
        if item is not content
        and _body_annotation(printer, item).text == argument.annotation.text
        and shapes.flattened(printer.api, item) is None
    ]
    return Payload(
        (argument,), tuple((item, (), name, body.required) for item in (content, *same))
    )


def _body_annotation(printer: Annotations, content: ir.Content) -> Annotation:
    """What may be passed for a whole body: JSON by its schema, text, or anything with bytes."""
    media = content.media.partition(";")[0].strip().lower()
    if content.item is not None:
        item = printer.request(content.item)
        return printer.made(f"Iterable[{item.text}]")
    shape = None
    if content.type is not None:
        shape = shapes.resolve(printer.api, content.type)
    if isinstance(shape, ir.Scalar) and shape.kind is ir.Kind.BINARY:
        return printer.made("FileContent")
    as_json = shapes.is_json(media) or shapes.is_form(media) or media in ("*/*", "")
    if as_json and content.type is None:
        return printer.made("object")
    if media.startswith("text/") or media.endswith(("+xml", "/xml")):
        return printer.made("str | bytes")
    if content.type is not None and (as_json or isinstance(shape, ir.Object)):
        return printer.request(content.type)
    return printer.made("FileContent")
