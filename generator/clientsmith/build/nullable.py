"""Which schemas admit null, told without building them."""

from __future__ import annotations

from openapi_pydantic.v3.v3_1 import Schema

from ..model import ir
from .draft import DEEPEST, Draft, Node, substantive


def is_nullable(draft: Draft, node: Node, depth: int = 0) -> bool:
    """Whether a schema admits null beside other values."""
    target = draft.target(node)
    if target is None:
        return isinstance(node, Schema) and _admits_null(draft, node, depth + 1)
    return is_nullable_component(draft, target, depth + 1)


def is_nullable_component(draft: Draft, id_: ir.TypeId, depth: int = 0) -> bool:
    """Whether a component admits null beside other values."""
    known = draft.nullables.get(id_)
    if known is None and depth > DEEPEST:
        return False
    if known is None:
        # A circle through this schema adds no null of its own.
        draft.nullables[id_] = False
        schema = draft.schemas.get(id_)
        known = (
            schema is not None
            and not _only_null(schema)
            and is_nullable(draft, schema, depth + 1)
        )
        draft.nullables[id_] = known
    return known


def _admits_null(draft: Draft, schema: Schema, depth: int) -> bool:
    own = _own(schema)
    if own is False:
        return False
    if members := [member for member in schema.allOf or () if substantive(member)]:
        return all(is_nullable(draft, member, depth) for member in members)
    options = [*(schema.oneOf or ()), *(schema.anyOf or ())]
    if options:
        return any(_null_option(draft, option, depth) for option in options)
    return own is True


def _null_option(draft: Draft, node: Node, depth: int) -> bool:
    return (isinstance(node, Schema) and _only_null(node)) or is_nullable(
        draft, node, depth
    )


def _own(schema: Schema) -> bool | None:
    """What `type`, `enum` and `const` say of null; None where they say nothing."""
    if schema.type is not None:
        declared = schema.type if isinstance(schema.type, list) else [schema.type]
        return any(kind.value == "null" for kind in declared)
    if "const" in schema.model_fields_set:
        return schema.const is None
    if schema.enum:
        return None in schema.enum
    return None


def _only_null(schema: Schema) -> bool:
    if isinstance(schema.type, list):
        return [kind.value for kind in schema.type] == ["null"]
    if schema.type is not None:
        return schema.type.value == "null"
    if "const" in schema.model_fields_set:
        return schema.const is None
    return schema.enum == [None]
