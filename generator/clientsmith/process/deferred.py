"""Modules that few runs need, imported when something of them is first used."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec, resolve_name
from types import ModuleType


class _Deferred(ModuleType):
    """Stands for a module that it imports at the first look at an attribute.

    The import is an ordinary one, so that several threads may look at once.
    """

    def __getattr__(self, name: str) -> object:
        return getattr(import_module(self.__name__), name)


def deferred(name: str, package: str) -> ModuleType:
    """A module by its relative name, loaded at the first look at one of its attributes.

    Raises ModuleNotFoundError at once if there is none.
    """
    whole = resolve_name(name, package)
    if find_spec(whole) is None:
        raise ModuleNotFoundError(f"No module named {whole!r}", name=whole)
    return _Deferred(whole)
