"""`format: binary` means bytes where bytes can travel, and text within JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..model import ir, media_types
from ..model.shapes import references

_TEXT = ir.Scalar(ir.Kind.STRING, "binary")


def texts_within_json(api: ir.Api) -> ir.Api:
    """The API with binary strings as text in declarations that only travel as JSON, which
    cannot hold bytes. Multipart bodies and whole bodies keep them."""
    if not any(_holds_bytes(declaration) for declaration in api.declarations.values()):
        return api
    carried = _reached(api, _carriers(api))
    return replace(
        api,
        declarations={
            id_: (
                declaration
                if id_ in carried or not _holds_bytes(declaration)
                else _as_text(declaration)
            )
            for id_, declaration in api.declarations.items()
        },
    )


def _carriers(api: ir.Api) -> Iterator[ir.Type]:
    for content in contents(api):
        if content.type is None or media_types.is_xml(content.media):
            continue
        if not media_types.is_json(content.media):
            yield content.type


def contents(api: ir.Api) -> Iterator[ir.Content]:
    """All that calls send and what they reply."""
    for operation in api.operations:
        if operation.body is not None:
            yield from operation.body.contents
        for response in operation.responses:
            yield from response.contents


def _reached(api: ir.Api, roots: Iterable[ir.Type]) -> set[ir.TypeId]:
    found: set[ir.TypeId] = set()
    waiting = [id_ for type_ in roots for id_ in references(type_)]
    while waiting:
        id_ = waiting.pop()
        if id_ in found:
            continue
        found.add(id_)
        for type_ in types_in(api.declarations[id_]):
            waiting.extend(references(type_))
    return found


def types_in(declaration: ir.Declaration) -> Iterator[ir.Type]:
    """The types that a declaration is made of."""
    if isinstance(declaration, ir.Alias):
        yield declaration.target
        return
    for field in declaration.fields:
        yield field.type
    if declaration.extra is not None:
        yield declaration.extra


def _holds_bytes(declaration: ir.Declaration) -> bool:
    return any(_is_bytes(type_) for type_ in types_in(declaration))


def _is_bytes(type_: ir.Type) -> bool:
    match type_:
        case ir.Scalar(kind=kind):
            return kind is ir.Kind.BINARY
        case ir.Array(item=inner) | ir.Map(value=inner):
            return _is_bytes(inner)
        case ir.Union(options=options):
            return any(_is_bytes(inner) for inner in options)
    return False


def _as_text(declaration: ir.Declaration) -> ir.Declaration:
    if isinstance(declaration, ir.Alias):
        return replace(declaration, target=_text(declaration.target))
    return replace(
        declaration,
        fields=tuple(
            replace(field, type=_text(field.type)) if _is_bytes(field.type) else field
            for field in declaration.fields
        ),
        extra=_text(declaration.extra) if declaration.extra is not None else None,
    )


def _text(type_: ir.Type) -> ir.Type:
    match type_:
        case ir.Scalar(kind=ir.Kind.BINARY):
            return _TEXT
        case ir.Array(item=inner, constraints=constraints):
            return ir.Array(_text(inner), constraints)
        case ir.Map(value=inner):
            return ir.Map(_text(inner))
        case ir.Union(options=options, discriminator=discriminator):
            return ir.Union(tuple(_text(inner) for inner in options), discriminator)
    return type_
