"""Who uses which declaration, and in which direction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import forms, ir, shapes
from ..model.shapes import references
from .results import errors, results, success


def reachable(
    api: ir.Api, roots: Iterable[ir.TypeId], *, skip: ir.Access | None = None
) -> set[ir.TypeId]:
    """The declarations that can be met from `roots`, not through fields with access `skip`."""
    seen: set[ir.TypeId] = set()
    waiting = list(roots)
    while waiting:
        id_ = waiting.pop()
        if id_ in seen:
            continue
        seen.add(id_)
        waiting.extend(members(api.declarations[id_], skip))
    return seen


def members(
    declaration: ir.Declaration, skip: ir.Access | None = None
) -> Iterator[ir.TypeId]:
    """The declarations that a declaration names itself."""
    if isinstance(declaration, ir.Alias):
        yield from references(declaration.target)
        return
    for field in declaration.fields:
        if field.access is not skip or skip is None:
            yield from references(field.type)
    if declaration.extra is not None:
        yield from references(declaration.extra)


def enumerations(type_: ir.Type) -> Iterator[ir.Literals]:
    """The enumerations in a type, without those of the declarations that it names."""
    match type_:
        case ir.Literals():
            yield type_
        case ir.Array(item=item) | ir.Map(value=item):
            yield from enumerations(item)
        case ir.Tuple(items=items, rest=rest):
            for item in (*items, *([] if rest is None else [rest])):
                yield from enumerations(item)
        case ir.Union(options=options):
            for option in options:
                yield from enumerations(option)
        case _:
            return


def types(declaration: ir.Declaration, skip: ir.Access) -> Iterator[ir.Type]:
    """The types that a declaration is made of, not those of fields with access `skip`."""
    if isinstance(declaration, ir.Alias):
        yield declaration.target
        return
    for field in declaration.fields:
        if field.access is not skip:
            yield field.type
    if declaration.extra is not None:
        yield declaration.extra


def received(api: ir.Api, operation: ir.Operation) -> Iterator[ir.TypeId]:
    """The declarations that the replies of an operation name."""
    for type_ in replied(api, operation):
        yield from references(type_)


def replied(api: ir.Api, operation: ir.Operation) -> Iterator[ir.Type]:
    """The types of what an operation replies."""
    for form in (
        operation,
        *(form.operation for form in forms.further(api, operation)),
    ):
        decided = results(api, form)
        for result in (decided.main, decided.stream):
            if result is not None:
                for _, replies in result.replies:
                    for reply in replies:
                        if reply.type is not None:
                            yield reply.type
    for _, type_ in errors(api, operation):
        yield type_
    if operation.paging is not None:
        yield operation.paging.item
    for response in success(operation):
        for header in response.headers:
            yield header.type


def sent(api: ir.Api, operation: ir.Operation) -> Iterator[ir.TypeId]:
    """The declarations that the arguments of an operation name. The object whose properties
    become arguments is not among them, its properties' types are."""
    for parameter in operation.parameters:
        yield from references(parameter.type)
    if operation.body is None:
        return
    for content, *_ in forms.bodies(api, operation.body):
        flat = shapes.flattened(api, content)
        if flat is not None:
            for field in shapes.writable(flat):
                yield from references(field.type)
            continue
        for type_ in (content.type, content.item):
            if type_ is not None:
                yield from references(type_)
