"""Annotations whose names are imported when somebody looks at them.

Modules of resources import what their annotations name for type checkers only: at run time that
would load every model before the first call. `typing.get_type_hints` and
`inspect.signature(…, eval_str=True)` work all the same.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable, ItemsView, Iterator, KeysView, Mapping, ValuesView
from functools import cached_property
from importlib import import_module
from types import FunctionType
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., object])

_ROOT = __name__.rpartition("._runtime.")[0]
"""The package that this module is a part of; empty if of none."""


def announce(module: str, members: Mapping[str, object]) -> None:
    """Let annotations of functions find their names, if their module is of this package."""
    if not _ROOT or not f"{module}.".startswith(f"{_ROOT}."):
        return
    for value in members.values():
        if isinstance(value, cached_property):
            value = value.func
        if isinstance(value, FunctionType):
            value.__annotations__ = _Hints(value)


def announced(function: F) -> F:
    """Do so for one function of a module."""
    announce(function.__module__, {function.__name__: function})
    return function


class _Hints(dict[str, Any]):
    """The annotations of a function, as they are written. Who reads them finds their names
    among the globals of its module."""

    def __init__(self, function: FunctionType) -> None:
        super().__init__(function.__annotations__)
        self._globals = vars(sys.modules[function.__module__])
        self._function = function

    def _bring(self) -> None:
        for text in super().values():
            for name in compile(text, "annotation", "eval").co_names:
                if name not in self._globals and not hasattr(builtins, name):
                    _import(name, self._globals, _imported(self._function))

    def __iter__(self) -> Iterator[str]:
        self._bring()
        return super().__iter__()

    def __getitem__(self, name: str) -> Any:
        self._bring()
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        """See `dict.get`."""
        self._bring()
        return super().get(name, default)

    def keys(self) -> KeysView[str]:  # type: ignore[override]
        """See `dict.keys`."""
        self._bring()
        return super().keys()

    def values(self) -> ValuesView[Any]:  # type: ignore[override]
        """See `dict.values`."""
        self._bring()
        return super().values()

    def items(self) -> ItemsView[str, Any]:  # type: ignore[override]
        """See `dict.items`."""
        self._bring()
        return super().items()

    def copy(self) -> dict[str, Any]:
        """See `dict.copy`."""
        return dict(self.items())


def _imported(function: FunctionType) -> list[str]:
    """The modules that a function imports itself: what gives a resource does, by its name."""
    from dis import get_instructions  # few programs ask for annotations

    home = function.__module__.rpartition(".")[0]
    names = (each.argval for each in get_instructions(function))
    return [f"{home}.{each}" for each in names if isinstance(each, str)]


def _import(name: str, scope: dict[str, Any], further: list[str]) -> None:
    """Bind a name as the module's imports for type checkers do, if it is known."""
    bare = name.lstrip("_")
    for module in (_ROOT, *_MODULES, *further):
        try:
            scope[name] = getattr(import_module(module), bare)
        except (ImportError, AttributeError):
            continue
        return


_MODULES = (
    "builtins",
    "typing",
    "collections.abc",
    "datetime",
    "uuid",
    "decimal",
    f"{_ROOT}.types",
    f"{_ROOT}._runtime.types",
    f"{_ROOT}._runtime.exact",
    f"{_ROOT}._runtime.transport",
    f"{_ROOT}._runtime.exchange",
    f"{_ROOT}._runtime.operation",
)
"""Where annotations have their names from, besides the package itself."""
