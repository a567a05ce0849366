"""Names that programs import from here."""

from ._runtime.surface.compat import (
    assert_signatures_in_sync,
    extract_type_arg,
    file_from_path,
    is_annotated_type,
    is_dict,
    is_given,
    is_list,
    is_list_type,
    is_mapping,
    is_sequence_type,
    is_type_alias_type,
    is_union_type,
    parse_date,
    parse_datetime,
    required_args,
)

__all__ = [
    "assert_signatures_in_sync",
    "extract_type_arg",
    "file_from_path",
    "is_annotated_type",
    "is_dict",
    "is_given",
    "is_list",
    "is_list_type",
    "is_mapping",
    "is_sequence_type",
    "is_type_alias_type",
    "is_union_type",
    "parse_date",
    "parse_datetime",
    "required_args",
]
