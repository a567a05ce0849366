"""Type aliases read back as annotations.

An alias is a real type, as type checkers see it. The names of models in it are text, so
that its module need not import theirs.
"""

from __future__ import annotations

from types import NoneType, UnionType
from typing import Any, ForwardRef, Literal, Union, get_args, get_origin

from .json import JsonValue
from .types import Tagged


def enumeration(value: Any) -> Any:
    """The one `Literal` that a union of literals means, None for any other type."""
    parts = _options(value)
    if not all(get_origin(part) is Literal for part in parts):
        return None
    return Literal[tuple(each for part in parts for each in get_args(part))]


def written(value: Any, tag: Tagged | None = None) -> str:
    """An alias as the text of an annotation, its options told apart by `tag`."""
    parts = _options(value)
    if tag is not None:
        models = " | ".join(
            map(_text, (part for part in parts if part is not NoneType))
        )
        null = " | None" if NoneType in parts else ""
        return f"Annotated[{models}, {tag!r}]{null}"
    return " | ".join(map(_text, parts))


def _options(value: Any) -> tuple[Any, ...]:
    if value is JsonValue or get_origin(value) not in (Union, UnionType):
        return (value,)
    return get_args(value)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, ForwardRef):
        return value.__forward_arg__
    if value is NoneType:
        return "None"
    if value is Ellipsis:
        return "..."
    if value is JsonValue:
        return "JsonValue"
    origin, items = get_origin(value), get_args(value)
    if origin is Literal:
        return f"Literal[{', '.join(map(repr, items))}]"
    if origin in (Union, UnionType):
        return " | ".join(map(_text, items))
    name: str = getattr(origin or value, "__name__", str(value))
    if origin is None:
        return name
    return f"{name}[{', '.join(map(_text, items)) or '()'}]"
