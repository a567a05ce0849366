"""Which example of a body is shown: one rule for fakes, the reference, docstrings and READMEs.

The first that there is of these: an example of the media type, an example of the schema, a
value put together from the examples, defaults and constants of its parts, a value made of the
types.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from ..model import ir, media_types, shapes
from ..model.graph import reaching
from .fits import fits
from .samples import Samples, documented_values


class Origin(StrEnum):
    """Where an example comes from."""

    DOCUMENT = "document"
    PARTS = "parts"
    TYPES = "types"


class Example(NamedTuple):
    """An example of a body, or of one item of a stream."""

    value: ir.Json
    origin: Origin


def documented_example(api: ir.Api, content: ir.Content) -> ir.Json:
    """The example that a document gives of a whole body that is sent, if any."""
    for _, value in content.examples:
        return as_value(api, content, value)
    listed = _of_schema(api, content)
    type_ = content.type or ir.ANY
    return next((each for each in listed if fits(api, type_, each)), ir.ABSENT)


def as_value(api: ir.Api, content: ir.Content, given: ir.Json) -> ir.Json:
    """An example of JSON that is written as a text, as the value that it stands for."""
    type_ = content.item or content.type
    if not isinstance(given, str) or not media_types.is_json(content.media):
        return given
    if type_ is None or fits(api, type_, given, reading=True):
        return given
    try:
        return json.loads(given)
    except ValueError:
        return given


def examples_of_type(api: ir.Api, type_: ir.Type | None) -> Iterator[ir.Json]:
    """The examples of a named type and of those that it stands for."""
    seen: set[ir.TypeId] = set()
    while isinstance(type_, ir.Ref) and type_.id not in seen:
        seen.add(type_.id)
        declaration = api.declarations[type_.id]
        yield from declaration.examples
        type_ = declaration.target if isinstance(declaration, ir.Alias) else None


def _of_schema(api: ir.Api, content: ir.Content) -> Iterator[ir.Json]:
    for value in (*content.schema_examples, *examples_of_type(api, content.type)):
        if content.item is not None and isinstance(value, list):
            yield from value
        else:
            yield value


def choose_example(
    api: ir.Api, content: ir.Content, *, reading: bool = True
) -> Example | None:
    """The example of a body: of a reply if `reading`, None where nothing is known of it."""
    for _, value in content.examples:
        return Example(as_value(api, content, value), Origin.DOCUMENT)
    type_ = content.item or content.type
    if type_ is None:
        return None
    listed = tuple(_of_schema(api, content))
    usable = [each for each in listed if fits(api, type_, each, reading=reading)]
    samples = Samples(api, reading=reading, whole=reading)
    value = samples.of(type_, *(usable or listed)[:1])
    if usable:
        return Example(value, Origin.DOCUMENT)
    told = samples.told and fits(api, type_, value, reading=reading)
    return Example(value, Origin.PARTS if told else Origin.TYPES)


def is_documented(content: ir.Content, documented: frozenset[ir.TypeId]) -> bool:
    """Whether a document gives a value for a body or a part of it; see `documented_types`."""
    if content.examples or content.schema_examples:
        return True
    type_ = content.item or content.type
    return type_ is not None and not documented.isdisjoint(shapes.references(type_))


def documented_types(api: ir.Api) -> frozenset[ir.TypeId]:
    """The declarations for which, or for a part of which, the document gives a value."""
    told = (id_ for id_, each in api.declarations.items() if _tells_itself(each))
    edges = {
        id_: [inner for type_ in _parts(each) for inner in shapes.references(type_)]
        for id_, each in api.declarations.items()
    }
    return frozenset(reaching(edges, told))


def _parts(declaration: ir.Declaration) -> Iterator[ir.Type]:
    if isinstance(declaration, ir.Alias):
        yield declaration.target
        return
    yield from (item.type for item in shapes.readable(declaration))
    if declaration.extra is not None:
        yield declaration.extra


def _tells_itself(declaration: ir.Declaration) -> bool:
    if declaration.examples:
        return True
    return isinstance(declaration, ir.Object) and any(
        documented_values(item) for item in shapes.readable(declaration)
    )
