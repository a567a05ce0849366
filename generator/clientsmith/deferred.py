"""Modules that few runs need, imported when something of them is first used."""

from __future__ import annotations

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec, resolve_name
from types import ModuleType


def deferred(name: str, package: str) -> ModuleType:
    """A module by its relative name, loaded at the first look at one of its attributes.

    Raises ModuleNotFoundError at once if there is none.
    """
    whole = resolve_name(name, package)
    if whole in sys.modules:
        return sys.modules[whole]
    found = find_spec(whole)
    if found is None or found.loader is None:
        raise ModuleNotFoundError(f"No module named {whole!r}", name=whole)
    found.loader = LazyLoader(found.loader)
    module = sys.modules[whole] = module_from_spec(found)
    found.loader.exec_module(module)
    above, _, last = whole.rpartition(".")
    setattr(sys.modules[above], last, module)
    return module
