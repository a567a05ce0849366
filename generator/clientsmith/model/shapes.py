"""Questions about an `ir.Api` that several stages ask and that have one answer."""

from __future__ import annotations

from collections.abc import Iterator

from . import ir
from .kinds import KINDS
from .media_types import (
    JSON,
    essence,
    is_form,
    is_json,
    is_media,
    is_multipart,
    is_range,
    is_text,
    is_xml,
)


def is_xml_document(api: ir.Api, content: ir.Content) -> bool:
    """Whether a body is XML with a structure; that of a mere string is its text."""
    if content.type is None or content.item is not None or not is_xml(content.media):
        return False
    return _has_structure(api, content.type)


def _has_structure(api: ir.Api, type_: ir.Type) -> bool:
    shape = resolve(api, type_)
    if isinstance(shape, ir.Union):
        return any(_has_structure(api, option) for option in shape.options)
    return not isinstance(shape, ir.Scalar) or KINDS[shape.kind].structured


def is_unread(api: ir.Api, content: ir.Content) -> bool:
    """Whether a reply has a structure, in a media type that nothing here reads."""
    kinds = (is_json, is_form, is_xml, is_text, is_range, is_multipart)
    if content.type is None or content.item is not None:
        return False
    if any(kind(content.media) for kind in kinds):
        return False
    return isinstance(resolve(api, content.type), ir.Object | ir.Array | ir.Map)


def results(operation: ir.Operation) -> tuple[ir.Response, ...]:
    """The replies that are results: 2XX, or the default where no 2XX is documented."""
    found = tuple(
        reply for reply in operation.responses if reply.status.startswith("2")
    )
    if found:
        return found
    if any(reply.status.startswith("3") for reply in operation.responses):
        return ()
    return tuple(reply for reply in operation.responses if reply.status == "default")


def document(response: ir.Response) -> ir.Content | None:
    """The JSON body of a response: `application/json` itself before its relatives."""
    found = [
        item for item in response.contents if is_json(item.media) and item.item is None
    ]
    exact = [item for item in found if essence(item.media) == JSON]
    return next(iter(exact or found), None)


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


def at_path(
    api: ir.Api, type_: ir.Type, path: tuple[str, ...]
) -> Iterator[tuple[ir.Type, bool]]:
    """The types at a path of property names, in each object that a type may be, and whether
    every reply has them."""
    if not path:
        yield type_, True
        return
    shape = resolve(api, type_)
    if isinstance(shape, ir.Union):
        for option in shape.options:
            for found, sure in at_path(api, option, path):
                yield found, sure and len(shape.options) == 1
    elif isinstance(shape, ir.Object):
        for field in shape.fields:
            if field.wire == path[0]:
                for found, sure in at_path(api, field.type, path[1:]):
                    yield found, sure and field.required


def constant(api: ir.Api, type_: ir.Type) -> ir.Literal:
    """The only value of a type, None where there are more."""
    shape = resolve(api, type_)
    if isinstance(shape, ir.Literals) and len(shape.values) == 1:
        return shape.values[0]
    return None


def preferred_content(body: ir.Body, api: ir.Api) -> ir.Content | None:
    """The media type that a call sends unless told otherwise.

    Multipart where a part holds a file, else JSON, else a form, else the first by name.
    """
    return min(body.contents, key=lambda item: rank(item, api), default=None)


def rank(content: ir.Content, api: ir.Api) -> tuple[int, bool, bool, bool, str]:
    """The place of a media type among those of a body, wherever the document has it: of
    one kind, plain JSON comes first and ranges come last. A list is a JSON Patch (RFC 6902),
    an object is a merge patch or another one."""
    media = content.media.strip().lower()
    if is_multipart(media) and _has_file(content, api):
        kind = 0
    elif is_json(media):
        kind = 1
    else:
        kind = 2 if is_form(media) else 3
    plain = essence(media) == JSON
    listed = content.type is not None and isinstance(
        resolve(api, content.type), ir.Array
    )
    other = ("json-patch+json" in media) != listed and "patch" in media
    return kind, not plain, "*" in media, other, media


def flattened(api: ir.Api, content: ir.Content | None) -> ir.Object | None:
    """The object whose writable properties become a call's keyword arguments, if the body is
    one: a JSON, XML, form or multipart body whose schema is a plain object with properties.
    """
    if content is None or content.type is None or content.item is not None:
        return None
    if not (
        is_json(content.media)
        or is_xml(content.media)
        or is_form(content.media)
        or is_multipart(content.media)
    ):
        return None
    shape = resolve(api, content.type)
    if isinstance(shape, ir.Object) and any(
        field.access is not ir.Access.READ_ONLY for field in shape.fields
    ):
        return shape
    return None


def is_file(api: ir.Api, content: ir.Content) -> bool:
    """Whether a whole body is a file: bytes by its schema, or by its media type alone."""
    if content.type is None:
        return is_media(content.media) or essence(content.media) == _OCTETS
    return content.item is None and holds_file(api, content.type)


_OCTETS = "application/octet-stream"


def holds_file(
    api: ir.Api, type_: ir.Type, above: tuple[ir.Type | ir.Object, ...] = ()
) -> bool:
    """Whether a type is a file, perhaps null, or a list of files; `above` are the lists and
    unions that hold it, which may come again."""
    shape = resolve(api, type_)
    if any(shape is each for each in above):
        return False
    above = *above, shape
    if isinstance(shape, ir.Array):
        return holds_file(api, shape.item, above)
    if isinstance(shape, ir.Union):
        others = [option for option in shape.options if option != ir.NULL]
        return bool(others) and all(holds_file(api, each, above) for each in others)
    return isinstance(shape, ir.Scalar) and shape.kind is ir.Kind.BINARY


def writable(shape: ir.Object) -> tuple[ir.Field, ...]:
    """The fields that a request may carry."""
    return tuple(
        field for field in shape.fields if field.access is not ir.Access.READ_ONLY
    )


def readable(shape: ir.Object) -> tuple[ir.Field, ...]:
    """The fields that a reply may carry."""
    return tuple(
        field for field in shape.fields if field.access is not ir.Access.WRITE_ONLY
    )


def _has_file(content: ir.Content, api: ir.Api) -> bool:
    shape = resolve(api, content.type) if content.type is not None else None
    if not isinstance(shape, ir.Object):
        return False
    return any(_is_file(api, field.type) for field in shape.fields)


def _is_file(api: ir.Api, type_: ir.Type) -> bool:
    """Whether a part is a file, several files, or one of both."""
    found = resolve(api, type_)
    options = found.options if isinstance(found, ir.Union) else (found,)
    for option in options:
        shape = resolve(api, option) if isinstance(option, ir.Ref) else option
        if isinstance(shape, ir.Array):
            shape = resolve(api, shape.item)
        if isinstance(shape, ir.Scalar) and shape.kind is ir.Kind.BINARY:
            return True
    return False


def inner_types(type_: ir.Type) -> tuple[ir.Type, ...]:
    """The types that a type is made of, not following references."""
    match type_:
        case ir.Array(item=inner) | ir.Map(value=inner):
            return (inner,)
        case ir.Tuple(items=items, rest=rest):
            return items if rest is None else (*items, rest)
        case ir.Union(options=options):
            return options
        case _:
            return ()


def references(type_: ir.Type) -> Iterator[ir.TypeId]:
    """The declarations that a type names, not following them."""
    if isinstance(type_, ir.Ref):
        yield type_.id
    for inner in inner_types(type_):
        yield from references(inner)
