"""Questions about the types of what asks for pages and of what tells of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import ir, shapes


def bare(api: ir.Api, type_: ir.Type) -> ir.Type | ir.Object:
    """What a type is behind its aliases and without null."""
    found = shapes.resolve(api, type_)
    if isinstance(found, ir.Union):
        rest = [option for option in found.options if option != ir.NULL]
        if len(rest) == 1 and len(rest) < len(found.options):
            return bare(api, rest[0])
    return found


def options(api: ir.Api, type_: ir.Type) -> Iterator[ir.Type | ir.Object]:
    """A type itself, or each option of a union, behind their aliases."""
    found = bare(api, type_)
    if not isinstance(found, ir.Union):
        yield found
        return
    for option in found.options:
        if option != ir.NULL:
            yield from options(api, option)


def objects(api: ir.Api, type_: ir.Type) -> list[ir.Object]:
    """The objects that a type may be."""
    return [item for item in options(api, type_) if isinstance(item, ir.Object)]


def is_number(type_: ir.Type | ir.Object) -> bool:
    kinds = {option.kind for option in scalars(type_)} - {ir.Kind.NULL}
    return bool(kinds) and kinds <= {ir.Kind.INTEGER, ir.Kind.NUMBER}


def is_text(type_: ir.Type | ir.Object) -> bool:
    return any(
        option.kind in (ir.Kind.STRING, ir.Kind.UUID) for option in scalars(type_)
    )


def is_flag(type_: ir.Type | ir.Object) -> bool:
    return any(option.kind is ir.Kind.BOOLEAN for option in scalars(type_))


def is_token(type_: ir.Type | ir.Object) -> bool:
    """Whether a parameter can carry a token; moments and numbers are something else."""
    return is_text(type_) and not is_moment(type_)


def is_moment(type_: ir.Type | ir.Object) -> bool:
    """Whether a value is a date or a time."""
    return any(
        option.kind in (ir.Kind.DATETIME, ir.Kind.DATE)
        or option.format in ("date", "date-time", "datetime", "time")
        for option in scalars(type_)
    )


def scalars(type_: ir.Type | ir.Object) -> Iterable[ir.Scalar]:
    listed = type_.options if isinstance(type_, ir.Union) else (type_,)
    return [option for option in listed if isinstance(option, ir.Scalar)]


def is_alike(type_: ir.Type | ir.Object, other: ir.Type | ir.Object) -> bool:
    """Whether two types are texts or numbers of one format that the document names."""
    formats = {each.format for each in (*scalars(type_), *scalars(other))}
    return len(formats) == 1 and None not in formats and bool(scalars(type_))


def minimum(type_: ir.Type | ir.Object) -> ir.Json:
    for option in scalars(type_):
        for keyword, value in option.constraints:
            if keyword == "minimum":
                return value
    return None


def reach(api: ir.Api, type_: ir.Type, path: tuple[str, ...]) -> ir.Type | ir.Object:
    """The type at a path of property names; `ir.ANY` where there is none."""
    found = bare(api, type_)
    for name in path:
        inner = next(
            (
                field.type
                for shape in objects(api, _type(found))
                for field in shape.fields
                if field.wire == name
            ),
            None,
        )
        if inner is None:
            return ir.ANY
        found = bare(api, inner)
    return found


def _type(found: ir.Type | ir.Object) -> ir.Type:
    return ir.Ref(found.id) if isinstance(found, ir.Object) else found


def item_of(api: ir.Api, found: ir.Type | ir.Object) -> ir.Type | None:
    """The type of the items of a list, or of the pairs of a map; None for anything else."""
    if isinstance(found, ir.Array):
        return found.item
    if isinstance(found, ir.Map):
        return ir.Tuple((ir.STRING, found.value))
    if isinstance(found, ir.Union):
        items = [item_of(api, option) for option in options(api, found)]
        known = [item for item in items if item is not None]
        if known and len(known) == len(items):
            distinct = tuple(dict.fromkeys(known))
            return distinct[0] if len(distinct) == 1 else ir.Union(distinct)
    return None
