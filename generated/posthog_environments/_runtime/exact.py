"""Reading JSON by the letter of JSON Schema.

Left to itself, pydantic turns `"1"` into 1 and `"1700000000"` into a date. Here a value
is only taken where it fits, so that what was decoded encodes to the same JSON again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, TypeGuard, cast

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_DATE = r"\d{4}-\d{2}-\d{2}"
_TIME = r"\d{2}:\d{2}"
_PATTERNS: Mapping[str, str] = {
    "date": rf"^{_DATE}$",
    "datetime": rf"^{_DATE}[Tt ]{_TIME}",
    "time": rf"^{_TIME}",
    "uuid": r"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$",
    "decimal": r"^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$",
}
"""What the text of a kind looks like; pydantic then checks the rest, such as ranges."""

_FAULTS: Mapping[str, Mapping[str, str]] = {
    "int": {"custom_error_type": "int_type"},
    "float": {"custom_error_type": "float_type"},
    "date": {"custom_error_type": "date_type"},
    "datetime": {"custom_error_type": "datetime_type"},
    "time": {"custom_error_type": "time_type"},
    "uuid": {
        "custom_error_type": "uuid",
        "custom_error_message": "Input should be a valid UUID",
    },
    "decimal": {
        "custom_error_type": "decimal",
        "custom_error_message": "Input should be a valid decimal",
    },
}
"""The one fault of a value that is none of a kind, in place of one for each way to write it."""

_EXACT_FLOAT = 2.0**53
"""Below this every integer is a float as well."""


class Exact:
    """Marks a type, as in `Annotated[list[int], Exact()]`, that is read by the letter."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return exact(handler(source))


def exactly(annotation: Any) -> Any:
    """The same type, read by the letter."""
    return Annotated[annotation, Exact()]


def exact(schema: CoreSchema) -> CoreSchema:
    """The same schema, but taking no value of another JSON type.

    Goes into collections, unions and the fields of a model, not into further models.
    """
    node = cast("dict[str, Any]", schema)
    if leaf := _LEAVES.get(node["type"]):
        made = leaf(schema)
        return schema if made is schema else _shown(made, schema)
    changed = {key: each(node[key]) for key, each in _CHILDREN.items() if key in node}
    return cast("CoreSchema", {**node, **changed})


def _shown(made: CoreSchema, plain: CoreSchema) -> CoreSchema:
    """The same, which JSON Schema shows as what it was made from."""

    def show(_: CoreSchema, handler: Callable[[CoreSchema], Any]) -> Any:
        return handler(plain)

    node = cast("dict[str, Any]", made)
    before: dict[str, Any] = node.get("metadata") or {}
    metadata = {**before, "pydantic_js_functions": [show]}
    return cast("CoreSchema", {**node, "metadata": metadata})


def _child(schema: Any) -> Any:
    return schema if schema["type"] == "model" else exact(schema)


def _items(schemas: Any) -> Any:
    """The one schema of a list, or the several of a tuple or a union."""
    if not _is_list(schemas):
        return _child(schemas)
    return [
        (_child(each[0]), each[1]) if isinstance(each, tuple) else _child(each)
        for each in schemas
    ]


def _is_list(schemas: object) -> TypeGuard[list[Any]]:
    return isinstance(schemas, list)


def _members(schemas: dict[str, Any]) -> dict[str, Any]:
    return {name: _child(each) for name, each in schemas.items()}


_CHILDREN: Mapping[str, Callable[[Any], Any]] = {
    "schema": _child,
    "items_schema": _items,
    "keys_schema": _child,
    "values_schema": _child,
    "extras_schema": _child,
    "fields": _members,
    "choices": _items,
}


def _one_of(kind: str, *choices: CoreSchema) -> CoreSchema:
    """The first schema that takes a value, which has one fault if none does."""
    made = core_schema.union_schema(list(choices), mode="left_to_right")
    return cast("CoreSchema", {**made, **_FAULTS[kind]})


def _whole(value: float) -> int:
    if not value.is_integer():
        raise PydanticCustomError("int_type", "Input should be an integer")
    return int(value)


def _integer(schema: CoreSchema) -> CoreSchema:
    """1.0 is an integer; "1" and true are not."""
    if not _bare(schema):
        return schema
    return _one_of(
        "int",
        core_schema.int_schema(strict=True),
        core_schema.no_info_after_validator_function(
            _whole, core_schema.float_schema(strict=True)
        ),
    )


def _number(schema: CoreSchema) -> CoreSchema:
    """A float, or the integer itself where no float is that precise."""
    if not _bare(schema):
        return schema
    return _one_of(
        "float",
        core_schema.float_schema(strict=True, gt=-_EXACT_FLOAT, lt=_EXACT_FLOAT),
        core_schema.int_schema(strict=True),
        core_schema.float_schema(strict=True),
    )


def _strict(schema: CoreSchema) -> CoreSchema:
    return cast("CoreSchema", {**schema, "strict": True})


def _text(schema: CoreSchema) -> CoreSchema:
    """A kind that travels as text: in JSON only as that, in Python also as itself."""
    if not _bare(schema):
        return schema
    written = core_schema.chain_schema(
        [
            core_schema.str_schema(strict=True, pattern=_PATTERNS[schema["type"]]),
            schema,
        ]
    )
    itself = _one_of(schema["type"], _strict(schema), written)
    return core_schema.json_or_python_schema(json_schema=written, python_schema=itself)


def _literal(schema: CoreSchema) -> CoreSchema:
    """In Python true equals 1, in JSON it does not."""
    expected: list[Any] = cast("core_schema.LiteralSchema", schema)["expected"]
    if all(isinstance(value, str) for value in expected):
        return schema

    def check(value: Any) -> Any:
        for each in expected:
            if type(each) is type(value) and each == value:
                return value
        raise PydanticCustomError("literal_error", "Input should be a listed value")

    return core_schema.no_info_plain_validator_function(check)


def _bare(schema: CoreSchema) -> bool:
    """Whether nothing but the type is asked for; constraints are left to pydantic."""
    return schema.keys() <= {"type", "metadata", "microseconds_precision"}


_LEAVES: Mapping[str, Callable[[CoreSchema], CoreSchema]] = {
    "int": _integer,
    "float": _number,
    "bool": _strict,
    "str": _strict,
    "literal": _literal,
    "date": _text,
    "datetime": _text,
    "time": _text,
    "uuid": _text,
    "decimal": _text,
    # Made by the functions above, or closed in themselves.
    "json-or-python": lambda schema: schema,
    "chain": lambda schema: schema,
    "definition-ref": lambda schema: schema,
    "tagged-union": lambda schema: schema,
}
