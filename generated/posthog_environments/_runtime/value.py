"""Frozen values, without the time that importing `dataclasses` takes."""

from __future__ import annotations

# pylint: disable=invalid-field-call  # which it infers wrongly here
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Any, ClassVar, Self, dataclass_transform

_MISSING = object()


class _AsDataclass:
    """What `dataclasses` looks for on a class, made of a value's fields when it is asked for.

    Type checkers take values for dataclasses (PEP 681): `replace`, `fields`, `asdict` and
    `@dataclass` on subclasses work as they expect.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, instance: object, owner: type[Value]) -> Any:
        import dataclasses

        hints = {
            name: hint
            for kind in reversed(owner.mro())
            for name, hint in vars(kind).get("__annotations__", {}).items()
        }
        defaults = owner._fields  # pyright: ignore[reportPrivateUsage]
        fields = [
            (name, hints.get(name, Any), dataclasses.field(default=default))
            for name, default in defaults.items()
            if default is not _MISSING
        ]
        needed = [
            (name, hints.get(name, Any))
            for name, default in defaults.items()
            if default is _MISSING
        ]
        twin = dataclasses.make_dataclass(
            owner.__name__, [*needed, *fields], frozen=True
        )
        return getattr(twin, self._name)


NONE: Mapping[Any, Any] = MappingProxyType({})
"""A mapping with nothing in it, as a default."""


@dataclass_transform(frozen_default=True)
class Value:
    """A base of classes whose annotations are their fields, as with a frozen dataclass.

    Values are made with positional or named arguments, compared by their fields, hashed,
    printed, copied and pickled; nothing in them can be replaced.
    """

    __dataclass_transform__: ClassVar[dict[str, Any]]
    __dataclass_fields__: ClassVar[Any] = _AsDataclass("__dataclass_fields__")
    __dataclass_params__: ClassVar[Any] = _AsDataclass("__dataclass_params__")
    __match_args__: ClassVar[Any] = ()
    _fields: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        own = vars(cls)
        fields = dict(cls._fields)
        for name, annotation in own.get("__annotations__", {}).items():
            if not str(annotation).startswith("ClassVar"):
                fields[name] = own.get(name, _MISSING)
        cls._fields = fields
        cls.__match_args__ = tuple(fields)  # type: ignore[misc]

    def __init__(self, *given: Any, **named: Any) -> None:
        fields = self._fields
        values = dict(zip(fields, given, strict=False))
        if len(given) > len(fields) or not values.keys().isdisjoint(named):
            raise TypeError(f"{type(self).__name__}() got too many arguments")
        values = {**fields, **values, **named}
        if len(values) > len(fields):
            unknown = min(values.keys() - fields.keys())
            raise TypeError(f"{type(self).__name__}() has no field {unknown!r}")
        for name, value in values.items():
            if value is _MISSING:
                raise TypeError(f"{type(self).__name__}() needs {name!r}")
        vars(self).update(values)

    def replaced(self, **changes: Any) -> Self:
        """A copy with other values in these fields."""
        return type(self)(**{**vars(self), **changes})

    __replace__ = replaced  # for `copy.replace`

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((type(self), *vars(self).values()))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in vars(self).items())
        return f"{type(self).__name__}({shown})"


def check_known(what: str, given: Iterable[str], known: Collection[str]) -> None:
    """Raise TypeError for the first name that is not known, with those that are alike."""
    unknown = next((name for name in given if name not in known), None)
    if unknown is None:
        return
    from difflib import get_close_matches  # for people who mistyped

    alike = get_close_matches(unknown, known, 3, 0.6)
    hint = f"did you mean {' or '.join(map(repr, alike))}? " if alike else ""
    raise TypeError(f"{what} has no {unknown!r}; {hint}known are: {', '.join(known)}")
