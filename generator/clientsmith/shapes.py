"""Questions about an `ir.Api` that several stages ask and that have one answer."""

from __future__ import annotations

from . import ir

_JSON_LIKE = ("application/json", "application/x-www-form-urlencoded", "multipart/form-data")


def is_json(media: str) -> bool:
    """Whether a media type is JSON (RFC 6839, section 3.1: the `+json` suffix counts)."""
    base = media.partition(";")[0].strip().lower()
    return base == "application/json" or base.endswith("+json") or base == "text/json"


def is_form(media: str) -> bool:
    """Whether a body of this media type is made of named fields."""
    base = media.partition(";")[0].strip().lower()
    return base in _JSON_LIKE[1:]


def resolve(api: ir.Api, type_: ir.Type) -> ir.Type | ir.Object:
    """What a type is behind its aliases: an object declaration or a type that is no `Ref`."""
    seen: set[ir.TypeId] = set()
    while isinstance(type_, ir.Ref):
        if type_.id in seen:
            return ir.ANY
        seen.add(type_.id)
        declaration = api.declarations[type_.id]
        if isinstance(declaration, ir.Object):
            return declaration
        type_ = declaration.target
    return type_


def preferred_content(body: ir.Body, api: ir.Api) -> ir.Content | None:
    """The media type that a call sends unless told otherwise.

    Multipart where a part holds a file, else JSON, else a form, else the first.
    """

    def rank(content: ir.Content) -> int:
        if content.media.startswith("multipart/") and _has_file(content, api):
            return 0
        if is_json(content.media):
            return 1
        if is_form(content.media):
            return 2
        return 3

    return min(body.contents, key=rank, default=None)


def flattened(api: ir.Api, content: ir.Content | None) -> ir.Object | None:
    """The object whose writable properties become a call's keyword arguments, if the body
    is one: a JSON, form or multipart body whose schema is a plain object with properties."""
    if content is None or content.type is None or content.item is not None:
        return None
    if not (
        is_json(content.media) or is_form(content.media) or content.media.startswith("multipart/")
    ):
        return None
    shape = resolve(api, content.type)
    if isinstance(shape, ir.Object) and any(
        field.access is not ir.Access.READ_ONLY for field in shape.fields
    ):
        return shape
    return None


def writable(shape: ir.Object) -> tuple[ir.Field, ...]:
    """The fields that a request may carry."""
    return tuple(field for field in shape.fields if field.access is not ir.Access.READ_ONLY)


def readable(shape: ir.Object) -> tuple[ir.Field, ...]:
    """The fields that a reply may carry."""
    return tuple(field for field in shape.fields if field.access is not ir.Access.WRITE_ONLY)


def _has_file(content: ir.Content, api: ir.Api) -> bool:
    shape = resolve(api, content.type) if content.type is not None else None
    if not isinstance(shape, ir.Object):
        return False
    for field in shape.fields:
        type_ = resolve(api, field.type)
        if isinstance(type_, ir.Array):
            type_ = resolve(api, type_.item)
        if isinstance(type_, ir.Scalar) and type_.kind is ir.Kind.BINARY:
            return True
    return False
