"""Values made up for the replies of fakes: the least that a type asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin
from uuid import UUID

from pydantic import BaseModel
from typing_extensions import TypeAliasType

from .fields import aliased, field_types, is_model
from .reading import read_annotation
from .types import InBase64, Tagged

_MOST = 10_000
"""Models in one value: where each asks for two of the next, they double level by level."""


class _Endless(Exception):
    """A type of which every value holds another one of it."""


def sample(models: str, annotation: str) -> Any:
    """A JSON value that fits an annotation of a package of models, always the same.

    Optional properties are left out, lists are empty, and what may be null is. Raises
    LookupError if the annotation cannot be read, or if no value of it ends.
    """
    if not (models and annotation):
        raise LookupError("the type of its reply is not known")
    try:
        return _Sampler([]).of(read_annotation(models, annotation))
    except (_Endless, NameError) as error:
        reason = str(error)
    except RecursionError:
        reason = "its models nest too deeply"
    raise LookupError(f"no value of {annotation} can be made: {reason}")


class _Sampler:
    def __init__(self, around: list[Any]) -> None:
        self._around = around
        """The models and aliases that the value is made for, from the outside in."""
        self._made = 0

    def of(self, annotation: Any) -> Any:
        if isinstance(annotation, TypeAliasType):
            return self._inside(annotation, lambda: self.of(aliased(annotation)))
        if is_model(annotation):
            return self._inside(annotation, lambda: self._object(annotation))
        made = _BY_ORIGIN.get(get_origin(annotation))
        if made is not None:
            return made(self, annotation)
        return _PLAIN.get(annotation)

    def _inside(self, holder: Any, make: Callable[[], Any]) -> Any:
        if holder in self._around:
            raise _Endless(f"{holder.__name__} holds itself")
        self._made += 1
        if self._made > _MOST:
            raise LookupError(f"no value is made of more than {_MOST} models")
        self._around.append(holder)
        try:
            return make()
        finally:
            self._around.pop()

    def _object(self, model: type[BaseModel]) -> dict[str, Any]:
        hints = field_types(model)
        return {
            info.alias or name: self.of(hints.get(name, Any))
            for name, info in model.__pydantic_fields__.items()
            if info.is_required()
        }

    def _union(self, annotation: Any) -> Any:
        options = get_args(annotation)
        return None if NoneType in options else self._first(options)

    def _first(self, options: tuple[Any, ...]) -> Any:
        """A value of the first option that has one."""
        last = _Endless("it has no options")
        for option in options:
            try:
                return self.of(option)
            except _Endless as error:
                last = error
        raise last

    def _annotated(self, annotation: Any) -> Any:
        inner, *marks = get_args(annotation)
        for mark in marks:
            if isinstance(mark, InBase64):
                return ""
            if isinstance(mark, Tagged):
                return self._tagged(inner, mark)
        return self.of(inner)

    def _tagged(self, union: Any, tagged: Tagged) -> Any:
        for tag, option in tagged.choices.items():
            try:
                return {**self.of(option), tagged.property: tag}
            except _Endless:
                continue
        return self._first(tuple(tagged.others(union)))

    def _nothing(self, annotation: Any) -> dict[str, Any]:
        return {}

    def _none(self, annotation: Any) -> list[Any]:
        return []

    def _tuple(self, annotation: Any) -> list[Any]:
        items = get_args(annotation)
        if len(items) == 2 and items[1] is ...:
            return []
        return [self.of(item) for item in items]


_BY_ORIGIN: Mapping[Any, Callable[[_Sampler, Any], Any]] = {
    Annotated: _Sampler._annotated,  # pyright: ignore[reportPrivateUsage]
    Literal: lambda _, annotation: get_args(annotation)[0],
    Union: _Sampler._union,  # pyright: ignore[reportPrivateUsage]
    UnionType: _Sampler._union,  # pyright: ignore[reportPrivateUsage]
    dict: _Sampler._nothing,  # pyright: ignore[reportPrivateUsage]
    list: _Sampler._none,  # pyright: ignore[reportPrivateUsage]
    tuple: _Sampler._tuple,  # pyright: ignore[reportPrivateUsage]
}

_PLAIN: Mapping[Any, Any] = {
    bool: False,
    int: 0,
    float: 0.0,
    str: "text",
    bytes: "",
    dict: {},
    list: [],
    date: "2025-01-01",
    datetime: "2025-01-01T00:00:00Z",
    time: "00:00:00Z",
    Decimal: "0",
    UUID: "00000000-0000-4000-8000-000000000000",
}
"""What stands for a type without parts; null for any other, which may be anything."""
