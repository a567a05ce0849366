"""How properties of multipart bodies travel by what their schemas say of their content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from openapi_pydantic.v3.v3_1 import Schema

from ..model import ir
from ..model.kinds import FORMATS
from .draft import Draft, Node, Place, Source
from .expansion import expand
from .kinds import kinds_of
from .objects import members


def encoded_parts(
    draft: Draft, node: Node, declared: Sequence[ir.Encoding], place: Place
) -> tuple[ir.Encoding, ...]:
    """The encodings of a multipart body, with those that schemas imply: `contentEncoding` is
    the part's Content-Transfer-Encoding, `contentMediaType` its content type (OpenAPI 3.1,
    section 4.8.15.3)."""
    found = {encoding.property: encoding for encoding in declared}
    for name, schema in _properties(draft, node, place).items():
        known = found.get(name, ir.Encoding(property=name))
        transfer = schema.contentEncoding
        byte = FORMATS.get(("string", schema.schema_format or "")) is ir.Kind.BASE64
        made = replace(
            known,
            content_type=known.content_type or schema.contentMediaType,
            base64=byte or (transfer or "").lower() == "base64",
            transfer=transfer,
        )
        if made != known:
            found[name] = made
    return tuple(found.values())


def _properties(draft: Draft, node: Node, place: Place) -> Mapping[str, Schema]:
    """The properties that are text, or lists of texts, by their schemas."""
    found: dict[str, Schema] = {}
    parts = expand(draft, Source(node, place.at, None), (), set())
    for name, sources in members(parts)[0].items():
        schema = draft.resolve(sources[-1].node)
        if schema is not None and isinstance(schema.items, Node):
            schema = draft.resolve(schema.items)
        if schema is not None and "string" in kinds_of(schema):
            found[name] = schema
    return found
