"""How a request body becomes arguments, and which media types may carry it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..model import forms, ir, media_types, shapes
from ..model.bounds import Bound, bounds
from ..sdk.annotation import OBJECT, Annotation, generic, resolved, type_named, union
from ..text.code import Code, literal, with_full_stop
from .annotations import Annotations


@dataclass(frozen=True, slots=True)
class Argument:
    """One keyword argument of a method; `constant` is the literal of the only value that a
    required one may have. `member` is set for those of a body that may be left out as a
    whole: whether the body, if there is one, must have it. `bounds` are asked of its value.
    """

    name: str
    annotation: Annotation
    required: bool
    description: str
    default: ir.Json = ir.ABSENT
    deprecated: bool = False
    deprecation: str = ""
    constant: Code | None = None
    member: bool | None = None
    bounds: tuple[Bound, ...] = ()


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
    groups = forms.bodies(printer.api, body)
    if not groups:
        return NOTHING
    flat = shapes.flattened(printer.api, groups[0][0])
    if flat is not None:
        return _flat(printer, operation, body, groups[0], flat)
    return _whole(printer, operation, body, groups[0])


def arguments(
    printer: Annotations, operation: ir.Operation, payload: Payload
) -> list[Argument]:
    """All arguments: required ones first, then those with one value. Each group is in the
    document's order, with the path's before the others."""
    held = printer.names.client_parameters
    found = [
        Argument(
            name=printer.names.argument(operation.id, (str(item.location), item.wire)),
            annotation=printer.request(item.type),
            required=item.required and item.wire not in held,
            description=_described(item, held),
            default=item.default,
            deprecated=item.deprecated,
            deprecation=item.deprecation,
            constant=(
                _constant(printer.api, item.type)
                if item.required and item.wire not in held
                else None
            ),
            bounds=tuple(bounds(printer.api, item.type)),
        )
        for item in sorted(
            operation.parameters, key=lambda item: item.location is not ir.In.PATH
        )
    ]
    found.extend(payload.arguments)
    if printer.names.extend.arguments:
        found = [_own_type(printer, operation, item) for item in found]
    return sorted(
        found, key=lambda item: (not item.required, item.constant is not None)
    )


def _described(item: ir.Parameter, held: Mapping[str, str]) -> str:
    """The description of a parameter, and what it is where it is left out."""
    argument = held.get(item.wire)
    if argument is None:
        return item.description
    text = with_full_stop(item.description.strip())
    return f"{text} By default the client's `{argument}`.".strip()


def _own_type(
    printer: Annotations, operation: ir.Operation, item: Argument
) -> Argument:
    """An argument whose type a configuration replaces by one of its own."""
    names = printer.names
    path = (*names.resource(operation.id), names.method(operation.id), item.name)
    own = names.extend.arguments.get(".".join(path))
    if own is None:
        return item
    return replace(item, annotation=type_named(own.name))


def _constant(api: ir.Api, type_: ir.Type) -> Code | None:
    value = shapes.constant(api, type_)
    return None if value is None else Code(literal(value))


def _flat(
    printer: Annotations,
    operation: ir.Operation,
    body: ir.Body,
    contents: tuple[ir.Content, ...],
    flat: ir.Object,
) -> Payload:
    fields = shapes.writable(flat)
    named = {
        field.wire: printer.names.argument(operation.id, ("body", field.wire))
        for field in fields
    }
    arguments = tuple(
        Argument(
            name=named[field.wire],
            annotation=_member_annotation(printer, contents[0].media, field.type),
            required=field.required and body.required,
            description=field.description or field.title,
            default=field.default,
            deprecated=field.deprecated,
            deprecation=field.deprecation,
            constant=(
                _constant(printer.api, field.type)
                if field.required and body.required
                else None
            ),
            member=None if body.required else _is_needed(printer.api, field),
            bounds=tuple(bounds(printer.api, field.type)),
        )
        for field in fields
    )
    facts: list[BodyFact] = []
    for content in contents:
        shape = shapes.flattened(printer.api, content)
        own = {field.wire for field in shapes.writable(shape)} if shape else set(named)
        pairs = tuple((name, wire) for wire, name in named.items() if wire in own)
        facts.append((content, pairs, "", body.required))
    # The smallest that carries what is given is sent.
    return Payload(arguments, tuple(sorted(facts, key=lambda fact: len(fact[1]))))


_FILE = type_named("FileInput")
_NAMED_FILE = union((_FILE, type_named("FileFields")))


def _member_annotation(printer: Annotations, media: str, type_: ir.Type) -> Annotation:
    """What may be passed for a property of a body of a media type; a part that is a file may be
    a dictionary where the surface has these."""
    found = printer.request(type_)
    if printer.names.surface.uploads == "tuples" or not media_types.is_multipart(media):
        return found
    return resolved(found, {_FILE: _NAMED_FILE})


def _is_needed(api: ir.Api, field: ir.Field) -> bool:
    """Whether a body has to be given a property: what has one value only is filled in."""
    return field.required and shapes.constant(api, field.type) is None


def filled_in(api: ir.Api, content: ir.Content) -> tuple[tuple[str, ir.Json], ...]:
    """The properties that a body has whenever there is one, with their only values."""
    flat = shapes.flattened(api, content)
    return tuple(
        (field.wire, value)
        for field in (shapes.writable(flat) if flat is not None else ())
        if field.required and (value := shapes.constant(api, field.type)) is not None
    )


def _whole(
    printer: Annotations,
    operation: ir.Operation,
    body: ir.Body,
    contents: tuple[ir.Content, ...],
) -> Payload:
    name = printer.names.argument(operation.id, ("body", ""))
    argument = Argument(
        name=name,
        annotation=_body_annotation(printer, contents[0]),
        required=body.required,
        description=" ".join(filter(None, (body.description, _choice(contents)))),
    )
    facts = tuple((content, (), name, body.required) for content in contents)
    return Payload((argument,), facts)


def _choice(contents: tuple[ir.Content, ...]) -> str:
    """How a call says which of several media types a whole body is."""
    if len(contents) < 2 or any(media_types.is_json(item.media) for item in contents):
        return ""
    *others, last = [f"`{item.media}`" for item in contents]
    return (
        f"Sent as {', '.join(others)} or {last}, as the file's name or the option"
        " `content_type` says."
    )


def _body_annotation(printer: Annotations, content: ir.Content) -> Annotation:
    """What may be passed for a whole body: JSON by its schema, text, or anything with bytes."""
    media = content.media
    if content.item is not None:
        item = printer.request(content.item)
        return generic("Iterable", item)
    shape = None
    if content.type is not None:
        shape = shapes.resolve(printer.api, content.type)
    if isinstance(shape, ir.Scalar) and shape.kind is ir.Kind.BINARY:
        if media_types.is_multipart(media):
            return union((_FILE, generic("Mapping", type_named("str"), _FILE)))
        return type_named("FileContent")
    as_json = media_types.is_structured(media) or media_types.essence(media) in (
        "*/*",
        "",
    )
    as_json = as_json or shapes.is_xml_document(printer.api, content)
    if as_json and content.type is None:
        return OBJECT
    if media_types.is_text(media) and not as_json:
        return union((type_named("str"), type_named("bytes")))
    parts = media_types.is_multipart(media) and isinstance(shape, ir.Array | ir.Tuple)
    if content.type is not None and (as_json or parts or isinstance(shape, ir.Object)):
        return printer.request(content.type)
    if shapes.is_file(printer.api, content):
        return type_named("FileContent")
    return union((type_named("FileContent"), type_named("str")))


def is_base64(api: ir.Api, content: ir.Content) -> bool:
    """Whether a whole body is bytes that JSON holds as text."""
    return (
        media_types.is_json(content.media)
        and content.type is not None
        and _is_encoded(api, content.type)
    )


def _is_encoded(api: ir.Api, type_: ir.Type) -> bool:
    shape = shapes.resolve(api, type_)
    if isinstance(shape, ir.Union):
        others = [option for option in shape.options if option != ir.NULL]
        return bool(others) and all(_is_encoded(api, option) for option in others)
    return isinstance(shape, ir.Scalar) and shape.kind is ir.Kind.BASE64
