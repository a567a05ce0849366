"""What a configured surface changes of an API before anything is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..config import Surface
from ..model import ir, media_types, shapes
from ..spec.source_map import Pointer


def with_surface(api: ir.Api, surface: Surface) -> ir.Api:
    """The API as a surface asks for it: union bodies as one object of all their properties,
    operations deprecated or not, properties that may be absent."""
    if surface.is_plain:
        return api
    if surface.path:
        api = _with_path(api, surface.path)
    declarations = dict(api.declarations)
    for pointer, wires in surface.optional.items():
        found = declarations.get(ir.TypeId(Pointer(pointer.removeprefix("#"))))
        if isinstance(found, ir.Object):
            fields = tuple(
                replace(item, required=item.required and item.wire not in wires)
                for item in found.fields
            )
            declarations[found.id] = replace(found, fields=fields)
    operations = []
    for operation in api.operations:
        rule = surface.operations.get(operation.id)
        if rule is None and operation.operation_id:
            rule = surface.operations.get(operation.operation_id)
        if rule is not None and rule.deprecated is False:
            operation = replace(operation, deprecated=False, deprecation="")
        if not surface.paging:
            operation = replace(operation, paging=None)
        if surface.bodies == "flat" and operation.body is not None:
            body = _flat_body(api, operation, operation.body, declarations)
            operation = replace(operation, body=body)
        whole = surface.bodies == "argument" or (rule is not None and rule.body)
        if not whole and surface.bodies == "whole" and operation.body is not None:
            operation = replace(operation, body=_without_null(api, operation.body))
        if whole and operation.body is not None:
            # Pages that are asked for within such a body are the caller's.
            body = _one_argument(operation.body)
            operation = replace(operation, body=body, paging=None)
        if surface.multipart == "brackets" and operation.body is not None:
            known = replace(api, declarations=declarations)
            body = _with_brackets(known, operation.body)
            operation = replace(operation, body=body)
        operations.append(operation)
    return replace(api, operations=tuple(operations), declarations=declarations)


def _with_path(api: ir.Api, path: str) -> ir.Api:
    """The API with the end of its servers' URLs at the beginning of each path instead; operations
    that have servers of their own stay as they are."""
    whole = path.rstrip("/")
    if not any(item.url.rstrip("/").endswith(whole) for item in api.servers):
        return api
    servers = tuple(
        replace(item, url=item.url.rstrip("/").removesuffix(whole))
        for item in api.servers
    )
    operations = tuple(
        item if item.servers else replace(item, path=whole + item.path)
        for item in api.operations
    )
    return replace(api, servers=servers, operations=operations)


def _with_brackets(api: ir.Api, body: ir.Body) -> ir.Body:
    """A body of parts in which lists and objects are parts of their own, named by brackets:
    `tags[]`, `place[town]`. What the document gives a style keeps it."""
    contents = []
    for content in body.contents:
        shape = shapes.resolve(api, content.type) if content.type else None
        known = {item.property: item for item in content.encodings}
        if content.media == "multipart/form-data" and isinstance(shape, ir.Object):
            for field in shape.fields:
                own = known.get(field.wire, ir.Encoding(property=field.wire))
                if own.style is None and not _is_plain(api, field.type):
                    style = replace(own, style="deepObject", content_type=None)
                    known[field.wire] = style
        contents.append(replace(content, encodings=tuple(known.values())))
    return replace(body, contents=tuple(contents))


def _is_plain(api: ir.Api, type_: ir.Type) -> bool:
    """Whether a value is one text or number, or a file."""
    shape = shapes.resolve(api, type_)
    if isinstance(shape, ir.Union):
        return all(_is_plain(api, option) for option in shape.options)
    return isinstance(shape, ir.Scalar | ir.Literals) and shape != ir.ANY


def _without_null(api: ir.Api, body: ir.Body) -> ir.Body:
    """A body whose objects are never null, so that their properties are arguments."""
    contents = []
    for content in body.contents:
        shape = shapes.resolve(api, content.type) if content.type else None
        options = shape.options if isinstance(shape, ir.Union) else ()
        others = [item for item in options if item != ir.NULL]
        if len(others) == 1 and isinstance(shapes.resolve(api, others[0]), ir.Object):
            content = replace(content, type=others[0])
        contents.append(content)
    return replace(body, contents=tuple(contents))


def _one_argument(body: ir.Body) -> ir.Body:
    """A body whose JSON is one argument: a union of one, which nothing flattens."""
    contents = tuple(
        (
            replace(item, type=ir.Union((item.type,)))
            if media_types.is_json(item.media)
            and item.type is not None
            and item.item is None
            else item
        )
        for item in body.contents
    )
    return replace(body, contents=contents)


def _flat_body(
    api: ir.Api,
    operation: ir.Operation,
    body: ir.Body,
    declarations: dict[ir.TypeId, ir.Declaration],
) -> ir.Body:
    contents = []
    for content in body.contents:
        merged = None
        if content.type is not None and content.item is None:
            merged = _merged(api, operation, content, content.type)
        if merged is not None:
            declarations[merged.id] = merged
            content = replace(content, type=ir.Ref(merged.id))
        contents.append(content)
    return replace(body, contents=tuple(contents))


def _merged(
    api: ir.Api, operation: ir.Operation, content: ir.Content, type_: ir.Type
) -> ir.Object | None:
    """One object with the properties of all options of a union; None for what is none."""
    shape = shapes.resolve(api, type_)
    if not isinstance(shape, ir.Union):
        return None
    options = list(_options(api, shape))
    if not options or not all(isinstance(item, ir.Object) for item in options):
        return None
    objects = [item for item in options if isinstance(item, ir.Object)]
    fields: dict[str, ir.Field] = {}
    for item in objects:
        for field in item.fields:
            known = fields.get(field.wire)
            fields[field.wire] = field if known is None else _joined(known, field)
    everywhere = {
        wire
        for wire in fields
        if all(any(f.wire == wire and f.required for f in o.fields) for o in objects)
    }
    return ir.Object(
        id=ir.TypeId(f"{content.at}/flat"),
        hint=ir.Hint("body", owner=operation.id, role="body"),
        fields=tuple(
            replace(field, required=wire in everywhere)
            for wire, field in fields.items()
        ),
        at=content.at,
    )


def _options(api: ir.Api, union: ir.Union) -> Iterator[ir.Type | ir.Object]:
    for option in union.options:
        shape = shapes.resolve(api, option)
        if isinstance(shape, ir.Union):
            yield from _options(api, shape)
        elif shape != ir.NULL:
            yield shape


def _joined(one: ir.Field, two: ir.Field) -> ir.Field:
    """A property that several options have."""
    if one.type == two.type:
        return one
    options: dict[ir.Type, None] = {}
    values: dict[ir.Literal, None] = {}
    null = False
    for type_ in (one.type, two.type):
        for option in type_.options if isinstance(type_, ir.Union) else (type_,):
            if option == ir.NULL:
                null = True
            elif isinstance(option, ir.Literals):
                values |= dict.fromkeys(option.values)
            else:
                options[option] = None
    listed = [*options, *([ir.Literals(tuple(values))] if values else [])]
    listed += [ir.NULL] if null else []
    joined = listed[0] if len(listed) == 1 else ir.Union(tuple(listed))
    return replace(one, type=joined, deprecated=one.deprecated and two.deprecated)
