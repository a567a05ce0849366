"""What models and aliases are made of."""

from __future__ import annotations

import sys
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, TypeGuard, Union, get_args, get_origin

from pydantic import BaseModel
from typing_extensions import TypeAliasType

from .reading import evaluate
from .types import Tagged


def is_model(annotation: object) -> TypeGuard[type[BaseModel]]:
    """Whether a type is a model."""
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _field_types(model: type[BaseModel]) -> dict[str, Any]:
    """The types of a model's fields by attribute, and of what else it keeps by
    `__pydantic_extra__` where the model says."""
    found: dict[str, Any] = {}
    for base in reversed(model.mro()):
        if not is_model(base) or base.__module__.startswith("pydantic."):
            continue
        scope = vars(sys.modules[base.__module__])
        for name, given in base.__annotations__.items():
            if name in model.__pydantic_fields__ or name == "__pydantic_extra__":
                found[name] = _read(given, scope)
    if model.__pydantic_fields_complete__:
        for name, info in model.__pydantic_fields__.items():
            marks = (*info.metadata,)
            found[name] = (
                Annotated[info.annotation, *marks] if marks else info.annotation
            )
    return found


field_types = cache(_field_types)


def _read(annotation: Any, scope: dict[str, Any]) -> Any:
    if not isinstance(annotation, str):
        return annotation
    try:
        return evaluate(annotation, scope)
    except NameError:  # of a function that defined the class
        return Any


def _aliased(alias: TypeAliasType) -> Any:
    """What an alias with a name of its own stands for."""
    value: Any = alias.__value__
    return _read(value, vars(sys.modules[alias.__module__ or __name__]))


aliased = cache(_aliased)


def is_ambiguous(annotation: Any) -> bool:
    """Whether unions of several models lead back to themselves.

    Then a nested value can be read in a number of ways that grows with each level.
    """
    reached: dict[int, set[int]] = {}
    for holder in _reached(annotation):
        for options in _uses(holder)[1]:
            back = 0
            for option in options:
                if id(option) not in reached:
                    reached[id(option)] = {id(each) for each in _reached(option)}
                back += id(holder) in reached[id(option)]
            if back > 1:
                return True
    return False


def _reached(annotation: Any) -> list[Any]:
    """The models and named aliases that a type leads to, itself among them."""
    seen: dict[int, Any] = {}
    waiting = _named(annotation, [])
    while waiting:
        holder = waiting.pop()
        if id(holder) not in seen:
            seen[id(holder)] = holder
            waiting += _uses(holder)[0]
    return [*seen.values()]


def _find_uses(holder: Any) -> tuple[list[Any], list[list[Any]]]:
    """What a model or a named alias names, and the options of each union in it."""
    unions: list[list[Any]] = []
    inside = [*field_types(holder).values()] if is_model(holder) else [aliased(holder)]
    return [name for each in inside for name in _named(each, unions)], unions


_uses = cache(_find_uses)


def _named(annotation: Any, unions: list[list[Any]]) -> list[Any]:
    if is_model(annotation) or isinstance(annotation, TypeAliasType):
        return [annotation]
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Literal or not args:
        return []
    if origin is Annotated:
        tagged = any(isinstance(mark, Tagged) for mark in args[1:])
        return _named(args[0], [] if tagged else unions)
    named = [name for each in args for name in _named(each, unions)]
    if origin in (Union, UnionType) and len(named) > 1:
        unions.append(named)
    return named
