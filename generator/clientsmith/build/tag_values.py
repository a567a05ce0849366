"""The property that tells options of a union apart has, in each option, the values that lead
to it (OpenAPI 3.1, section 4.8.25)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..model import ir, shapes
from .carriers import contents, types_in

_Values = Mapping[ir.TypeId, Mapping[str, dict[ir.Literal, None]]]


def with_tag_values(api: ir.Api) -> ir.Api:
    """The API with the tags of its objects narrowed: `type: string` of a dog, where unions
    know it by `dog`, is that constant. What takes all other values keeps its type."""
    values = _values(api)
    if not values:
        return api
    return replace(
        api,
        declarations={
            id_: (
                _narrowed(api, declaration, values[id_])
                if id_ in values and isinstance(declaration, ir.Object)
                else declaration
            )
            for id_, declaration in api.declarations.items()
        },
    )


def _values(api: ir.Api) -> _Values:
    """The values that lead to each object, by property."""
    found: dict[ir.TypeId, dict[str, dict[ir.Literal, None]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    others: set[tuple[ir.TypeId, str]] = set()
    for tag in _tags(api):
        for value, id_ in tag.mapping:
            found[id_][tag.property][value] = None
        if tag.default is not None:
            others.add((tag.default, tag.property))
    for id_, name in others:
        found[id_].pop(name, None)
    return found


def _tags(api: ir.Api) -> Iterator[ir.Discriminator]:
    for declaration in api.declarations.values():
        for type_ in types_in(declaration):
            yield from _tags_in(type_)
    for content in contents(api):
        for each in (content.type, content.item):
            if each is not None:
                yield from _tags_in(each)


def _tags_in(type_: ir.Type) -> Iterator[ir.Discriminator]:
    match type_:
        case ir.Array(item=inner) | ir.Map(value=inner):
            yield from _tags_in(inner)
        case ir.Tuple(items=items, rest=rest):
            for inner in items if rest is None else (*items, rest):
                yield from _tags_in(inner)
        case ir.Union(options=options, discriminator=tag):
            if tag is not None:
                yield tag
            for inner in options:
                yield from _tags_in(inner)
        case _:
            return


def _narrowed(
    api: ir.Api, object_: ir.Object, values: Mapping[str, dict[ir.Literal, None]]
) -> ir.Object:
    fields = tuple(
        _tag(api, field, values[field.wire]) if values.get(field.wire) else field
        for field in object_.fields
    )
    known = {field.wire for field in fields}
    missing = () if object_.closed else sorted(values.keys() - known)
    # A value without its tag would be of no option, whether the document declares it or not.
    added = tuple(
        ir.Field(
            wire=wire,
            type=ir.Literals(tuple(values[wire])),
            required=False,
            tag=True,
            at=object_.at,
        )
        for wire in missing
        if values[wire] and all(isinstance(each, str) for each in values[wire])
    )
    return replace(object_, fields=(*added, *fields))


def _tag(api: ir.Api, field: ir.Field, values: dict[ir.Literal, None]) -> ir.Field:
    if _is_wider(api, field.type, values):
        field = replace(field, type=ir.Literals(tuple(values)))
    return replace(field, tag=True)


def _is_wider(api: ir.Api, type_: ir.Type, values: Mapping[ir.Literal, None]) -> bool:
    """Whether a type holds the values and more; null is left to those who allow it."""
    shape = shapes.resolve(api, type_)
    if isinstance(shape, ir.Literals):
        return set(values) < set(shape.values)
    return (
        isinstance(shape, ir.Scalar)
        and shape.kind is ir.Kind.STRING
        and all(isinstance(value, str) for value in values)
    )
