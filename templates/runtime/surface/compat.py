"""Helpers that programs and tests import from private modules of an earlier SDK."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import reduce
from operator import or_
from os import PathLike
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, TypeGuard, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, JsonValue, TypeAdapter
from pydantic.fields import FieldInfo

from ..omit import OMIT

Function = TypeVar("Function", bound=Callable[..., Any])

DEFAULT_MAX_RETRIES = 2
PYDANTIC_V1 = False
_DATE = TypeAdapter(date)
_DATETIME = TypeAdapter(datetime)


def parse_date(value: date | str | float) -> date:
    """A date as the API writes it."""
    return _DATE.validate_python(value)


def parse_datetime(value: datetime | str | float) -> datetime:
    """A moment as the API writes it."""
    return _DATETIME.validate_python(value)


def is_dict(value: object) -> TypeGuard[dict[object, object]]:
    """Whether a value is a dictionary."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[object]]:
    """Whether a value is a list."""
    return isinstance(value, list)


def is_mapping(value: object) -> TypeGuard[Mapping[str, object]]:
    """Whether a value maps names to others."""
    return isinstance(value, Mapping)


def is_given(value: object) -> bool:
    """Whether an argument was given."""
    return value is not OMIT


def is_list_type(given: Any) -> bool:
    """Whether a type is a list."""
    return (get_origin(given) or given) is list


def is_sequence_type(given: Any) -> bool:
    """Whether a type is a sequence of any kind."""
    return (get_origin(given) or given) is Sequence


def is_union_type(given: Any) -> bool:
    """Whether a type is a union."""
    return get_origin(given) in (Union, UnionType)


def is_annotated_type(given: Any) -> bool:
    """Whether a type has annotations."""
    return get_origin(given) is Annotated


def is_type_alias_type(given: Any) -> bool:
    """Whether a type is an alias with a name of its own."""
    return type(given).__name__ == "TypeAliasType"


def extract_type_arg(given: Any, index: int) -> Any:
    """An argument of a type."""
    return get_args(given)[index]


def get_model_fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a model."""
    if not model.__pydantic_complete__:
        model.model_rebuild()
    return dict(model.__pydantic_fields__)


def field_outer_type(field: FieldInfo) -> Any:
    """The type of a field of a model; where any value may come, that is `object`."""
    return _with_objects(field.annotation)


def _with_objects(given: Any) -> Any:
    if given in (Any, JsonValue):
        return object
    inner = get_args(given)
    open_ = tuple(_with_objects(each) for each in inner)
    if inner == open_ or get_origin(given) not in (list, dict, Union, UnionType):
        return given
    return reduce(or_, open_) if is_union_type(given) else get_origin(given)[open_]


def file_from_path(path: str | PathLike[str]) -> tuple[str, bytes]:
    """A file as it is uploaded: its name and its content."""
    place = Path(path)
    return place.name, place.read_bytes()


def required_args(*variants: Sequence[str]) -> Callable[[Function], Function]:
    """Demand one of several sets of keyword arguments. The function raises TypeError."""

    def decorate(function: Function) -> Function:
        def call(*given: Any, **named: Any) -> Any:
            names = list(inspect.signature(function).parameters)
            have = {*names[: len(given)], *named}
            if not any(have.issuperset(each) for each in variants):
                raise TypeError(missing_arguments(variants))
            return function(*given, **named)

        return typing.cast("Function", call)

    return decorate


def missing_arguments(variants: Iterable[Sequence[str]]) -> str:
    """What is said where none of several sets of arguments was given."""
    shown = [f"({_joined([f'`{name}`' for name in each])})" for each in variants]
    whole = " or ".join(shown)
    return f"Missing required arguments; Expected either {whole} arguments to be given"


def _joined(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def assert_signatures_in_sync(
    source: Callable[..., Any],
    check: Callable[..., Any],
    *,
    exclude_params: Iterable[str] = (),
    description: str = "",
) -> None:
    """Demand that one function has the parameters of another. Raises AssertionError."""
    wanted = inspect.signature(source).parameters
    there = inspect.signature(check).parameters
    skipped = set(exclude_params)
    missing = [name for name in wanted if name not in skipped and name not in there]
    assert not missing, f"{description} lacks the parameters {', '.join(missing)}"


__all__ = ["NoneType"]
