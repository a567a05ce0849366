"""Replies that do not fit their schema: what fits is typed, the rest stays as it came.

This is the slow path. It never raises: whatever the value is, there is a result, and a
deviation for each place where it is not what was documented.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    NamedTuple,
    Union,
    get_args,
    get_origin,
)

from pydantic import BaseModel, TypeAdapter, ValidationError
from typing_extensions import TypeAliasType

from .errors import Deviation
from .exact import exactly
from .fields import aliased, field_types, is_model
from .json import is_array, is_object
from .room import with_room
from .types import InBase64, Tagged

_DEPTH = 100
"""Levels of a value that are looked into; what lies deeper stays as it came."""

_LONGEST = 120
"""Characters of an annotation that a deviation shows."""


class Fit(NamedTuple):
    """How a value fits a type: what it became, where it deviates, and how many of the
    properties that the type declares were found; -1 if they say that it is another."""

    value: Any
    deviations: tuple[Deviation, ...] = ()
    matched: int = 0


def salvage(annotation: Any, value: Any) -> Fit:
    """Type as much of a JSON value as fits an annotation.

    Properties that are required but missing read as None. A union takes the option with
    the fewest deviations, then the one that declares the most of the properties.
    """
    return _Salvage({}).fit(_Place(annotation, "", 0), value)


@dataclass(frozen=True, slots=True)
class _Place:
    """A type, and where in the document a value of it stands."""

    annotation: Any
    pointer: str
    depth: int

    def inner(self, key: object, annotation: Any) -> _Place:
        token = str(key).replace("~", "~0").replace("/", "~1")
        return _Place(annotation, f"{self.pointer}/{token}", self.depth + 1)

    def as_(self, annotation: Any) -> _Place:
        return _Place(annotation, self.pointer, self.depth)

    def misfit(self, value: Any) -> Fit:
        deviation = Deviation(self.pointer, describe(self.annotation), value)
        return Fit(value, (deviation,))


@dataclass(frozen=True, slots=True)
class _Salvage:
    known: dict[tuple[int, int], tuple[Any, Fit]]
    """Fits of objects and lists, so that nested unions do not try them over and over."""

    def fit(self, place: _Place, value: Any) -> Fit:
        annotation = place.annotation
        if annotation is Any:
            return Fit(value)
        if not is_object(value) and not is_array(value):
            return self._fit(place, value)
        key = id(annotation), id(value)
        if key not in self.known:
            # The annotation is kept, so that its id stays its own.
            fit = with_room(lambda: self._fit(place, value))
            self.known[key] = annotation, fit
        return self.known[key][1]

    def _fit(self, place: _Place, value: Any) -> Fit:
        annotation = place.annotation
        if place.depth > _DEPTH:
            deviation = Deviation(place.pointer, "less nesting", value)
            return Fit(value, (deviation,))
        if isinstance(annotation, TypeAliasType):
            return self.fit(place.as_(aliased(annotation)), value)
        origin = get_origin(annotation)
        if fitting := _BY_ORIGIN.get(origin):
            return fitting(self, place, value)
        if is_model(annotation):
            return self._model(place, annotation, value)
        try:
            return Fit(_leaf(annotation).validate_python(value))
        except ValidationError:
            return place.misfit(value)

    def _model(self, place: _Place, model: type[BaseModel], value: Any) -> Fit:
        if not is_object(value):
            return place.misfit(value)
        hints = field_types(model)
        given: dict[str, Any] = {}
        values: dict[str, Any] = {}
        extra = dict(value)
        deviations: list[Deviation] = []
        matched, other = 0, False
        for name, info in model.__pydantic_fields__.items():
            wire = info.alias or name
            if wire in value:
                inner = place.inner(wire, hints.get(name, Any))
                fit = self.fit(inner, extra.pop(wire))
                given[name] = values[name] = fit.value
                deviations += fit.deviations
                matched += max(fit.matched, 0) + 1
                other = other or (bool(fit.deviations) and _is_tag(inner.annotation))
            elif info.is_required():
                pointer = place.inner(wire, None).pointer
                expected = describe(hints.get(name, Any))
                deviations.append(Deviation(pointer, expected, missing=True))
                values[name] = None
            else:
                values[name] = info.get_default(call_default_factory=True)
        inside = (*get_args(hints.get("__pydantic_extra__")), Any, Any)[1]
        for key, each in extra.items():
            fit = self.fit(place.inner(key, inside), each)
            extra[key] = fit.value
            deviations += fit.deviations
        made = _made(model, values, {*given, *extra}, extra)
        return Fit(made, (*deviations,), -1 if other else matched)

    def _union(self, place: _Place, value: Any) -> Fit:
        return self._best(place, get_args(place.annotation), value)

    def _best(self, place: _Place, options: Iterable[Any], value: Any) -> Fit:
        fits = [self.fit(place.as_(option), value) for option in options]
        exact = [fit for fit in fits if not fit.deviations]
        if exact:
            return max(exact, key=lambda fit: fit.matched)
        # An option that holds something is better than none, if it is no mere guess.
        least = 0 if is_array(value) else 1
        usable = [f for f in fits if f.value is not value and f.matched >= least]
        if not usable:
            return place.misfit(value)
        return min(usable, key=lambda fit: (len(fit.deviations), -fit.matched))

    def _annotated(self, place: _Place, value: Any) -> Fit:
        inner, *marks = get_args(place.annotation)
        for mark in marks:
            if isinstance(mark, Tagged):
                return self._tagged(place.as_(inner), mark, value)
            if isinstance(mark, InBase64):
                try:
                    return Fit(_leaf(Annotated[bytes, mark]).validate_python(value))
                except ValidationError:
                    return place.as_(Annotated[bytes, mark]).misfit(value)
        return self.fit(place.as_(inner), value)

    def _tagged(self, place: _Place, tagged: Tagged, value: Any) -> Fit:
        """By its tag; without one, whatever fits. An unknown tag is none of the options, but
        for one that is the option's own name, which some servers send."""
        source = place.annotation
        tag = value.get(tagged.property) if is_object(value) else None
        options = tagged.choices
        if type(tag) in (str, int) and tag in options:
            return self.fit(place.as_(options[tag]), value)
        if tagged.otherwise is not None and is_object(value):
            return self.fit(place.as_(tagged.otherwise), value)
        if tagged.is_unknown(tag):
            return self.fit(place.as_(tagged.unknown), value)
        named = tagged.named(tag)
        if named is not None:
            fit = self.fit(place.as_(named), value)
            where = place.inner(tagged.property, None).pointer
            others = [each for each in fit.deviations if each.pointer != where]
            expected = " | ".join(map(repr, options))
            return fit._replace(deviations=(Deviation(where, expected, tag), *others))
        tried = tagged.others(source)
        if tag is None:
            tried += dict.fromkeys(options.values())
        fit = self._best(place, tried, value)
        if fit.value is value and is_object(value) and tagged.unknown is not None:
            return fit._replace(value=self.fit(place.as_(tagged.unknown), value).value)
        return fit

    def _list(self, place: _Place, value: Any) -> Fit:
        if not is_array(value):
            return place.misfit(value)
        (inside,) = get_args(place.annotation)
        fits = [self.fit(place.inner(i, inside), each) for i, each in enumerate(value)]
        return _together(fits, [fit.value for fit in fits])

    def _tuple(self, place: _Place, value: Any) -> Fit:
        inside = get_args(place.annotation)
        if not is_array(value):
            return place.misfit(value)
        if len(inside) == 2 and inside[1] is ...:
            inside = inside[:1] * len(value)
        if len(inside) != len(value):
            return place.misfit(value)
        fits = [
            self.fit(place.inner(i, each), item)
            for i, (each, item) in enumerate(zip(inside, value, strict=True))
        ]
        return _together(fits, tuple(fit.value for fit in fits))

    def _dict(self, place: _Place, value: Any) -> Fit:
        if not is_object(value):
            return place.misfit(value)
        inside = get_args(place.annotation)[1]
        fits = {k: self.fit(place.inner(k, inside), each) for k, each in value.items()}
        fit = _together([*fits.values()], {k: fit.value for k, fit in fits.items()})
        return fit._replace(matched=fit.matched + len(fits))

    def _literal(self, place: _Place, value: Any) -> Fit:
        for option in get_args(place.annotation):
            if type(option) is type(value) and option == value:
                return Fit(value)
        return place.misfit(value)


_BY_ORIGIN: Mapping[Any, Callable[[_Salvage, _Place, Any], Fit]] = {
    Annotated: _Salvage._annotated,  # pyright: ignore[reportPrivateUsage]
    Literal: _Salvage._literal,  # pyright: ignore[reportPrivateUsage]
    Union: _Salvage._union,  # pyright: ignore[reportPrivateUsage]
    UnionType: _Salvage._union,  # pyright: ignore[reportPrivateUsage]
    dict: _Salvage._dict,  # pyright: ignore[reportPrivateUsage]
    list: _Salvage._list,  # pyright: ignore[reportPrivateUsage]
    tuple: _Salvage._tuple,  # pyright: ignore[reportPrivateUsage]
}


def describe(annotation: Any) -> str:
    """An annotation as a reader would write it, cut if it is long."""
    text = _describe(annotation)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _describe(annotation: Any) -> str:
    origin, args = get_origin(annotation), get_args(annotation)
    if annotation is Any:
        return "any JSON value"
    if annotation is NoneType or annotation is None:
        return "None"
    if annotation is ...:
        return "..."
    if isinstance(annotation, TypeAliasType):
        return annotation.__name__
    if origin is Annotated:
        return "base64" if isinstance(args[1], InBase64) else _describe(args[0])
    if origin in (Union, UnionType):
        return " | ".join(map(_describe, args))
    if origin is Literal:
        return " | ".join(map(repr, args))
    name: str = getattr(origin or annotation, "__name__", str(annotation))
    return f"{name}[{', '.join(map(_describe, args))}]" if args else name


def _together(fits: list[Fit], value: Any) -> Fit:
    deviations = [deviation for fit in fits for deviation in fit.deviations]
    return Fit(value, (*deviations,), sum(max(fit.matched, 0) for fit in fits))


def _made(
    model: type[BaseModel],
    values: dict[str, Any],
    given: set[str],
    extra: dict[str, Any],
) -> BaseModel:
    """An instance as pydantic would make it, but without validation."""
    made = model.__new__(model)
    object.__setattr__(made, "__dict__", values)
    object.__setattr__(made, "__pydantic_fields_set__", given)
    object.__setattr__(made, "__pydantic_extra__", extra)
    object.__setattr__(made, "__pydantic_private__", None)
    return made


def _make_leaf(annotation: Any) -> TypeAdapter[Any]:
    return TypeAdapter(exactly(annotation))


_leaf = cache(_make_leaf)


def _is_tag(annotation: Any) -> bool:
    """Whether a property has one possible value, by which objects are told apart."""
    return get_origin(annotation) is Literal and len(get_args(annotation)) == 1
