"""Names that programs import from here."""

from ._runtime.surface.compat import (
    PYDANTIC_V1,
    field_outer_type,
    get_model_fields,
    parse_date,
    parse_datetime,
)

__all__ = [
    "PYDANTIC_V1",
    "field_outer_type",
    "get_model_fields",
    "parse_date",
    "parse_datetime",
]
