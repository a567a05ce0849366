"""Names that are imported when first asked for (PEP 562).

Every `import` of the package runs this, so it imports next to nothing itself.
"""

from __future__ import annotations

# pylint: disable=no-member  # which it infers wrongly here
import sys

TYPE_CHECKING = False  # as in `typing`, which takes milliseconds to import
if TYPE_CHECKING:
    from types import ModuleType
else:
    ModuleType = type(sys)

TABLES: dict[str, Table] = {}
"""The table of each package that has one."""


class Table:
    """Which module of a package defines which names.

    `Table(__name__, {"shapes": "Circle Square"})` loads `Circle` from the submodule
    `shapes`. `load` is meant as the package's `__getattr__`, `listed` as its `__dir__`.
    `fallback` are subpackages with tables of their own that are asked next, such as
    `("models",)`. Where a submodule and one of the names are called alike, the package's
    attribute is the name; other public submodules are attributes too. `renamed` are earlier
    names of classes, each with the name of today and a warning. A module that begins with `/`
    lies outside the package.
    """

    __slots__ = ("_fallback", "_modules", "_package", "renamed")

    def __init__(
        self,
        package: str,
        modules: dict[str, str],
        fallback: tuple[str, ...] = (),
    ) -> None:
        self._package = package
        self.renamed: dict[str, tuple[str, str]] = {}
        self._fallback = [f"{package}.{name}" for name in fallback]
        self._modules = {
            name: module for module, names in modules.items() for name in names.split()
        }
        TABLES[package] = self
        if not self._modules.keys().isdisjoint(modules):
            sys.modules[package].__class__ = _Package

    def load(self, name: str) -> object:
        """Import the module that defines a name and give its value.

        `__all__` is the names of all, so that `from package import *` gives them.
        Raises AttributeError for a name that is in no table.
        """
        if name == "__all__":
            return self.names()
        if module := self._modules.get(name):
            home = module[1:] if module[0] == "/" else f"{self._package}.{module}"
            value: object = getattr(_imported(home), name)
            # From now on Python finds it without asking here.
            setattr(sys.modules[self._package], name, value)
            return value
        if name in self.renamed:
            from warnings import warn

            name, message = self.renamed[name]
            warn(message, DeprecationWarning, stacklevel=2)
            return self.load(name)
        if name in self._modules.values():
            return _imported(
                f"{self._package}.{name}"
            )  # as after `import package.name`
        if not name.startswith("__"):
            for table in self._others():
                if name in table:
                    return table.load(name)
        if name.islower() and name[0] != "_" and self._holds(name):
            return _imported(f"{self._package}.{name}")
        raise AttributeError(f"module {self._package!r} has no attribute {name!r}")

    def names(self) -> list[str]:
        """Every name that can be loaded, sorted."""
        found = set(self._modules)
        for table in self._others():
            found.update(table.names())
        return sorted(found)

    def listed(self) -> list[str]:
        """What `dir` shows: every name that can be loaded, and those of any module."""
        found = set(self.names())
        found.update(n for n in vars(sys.modules[self._package]) if n[:2] == "__")
        return sorted(found)

    def __contains__(self, name: str) -> bool:
        return name in self._modules

    def _holds(self, name: str) -> bool:
        """Whether the package has a submodule of this name."""
        from importlib.util import find_spec

        return find_spec(f"{self._package}.{name}") is not None

    def _others(self) -> list[Table]:
        for package in self._fallback:
            _imported(package)
        return [TABLES[package] for package in self._fallback]


class _Package(ModuleType):
    """A package whose submodules do not hide the names that it lists."""

    def __setattr__(self, name: str, value: object) -> None:
        # Python binds each submodule to its package as soon as it is imported.
        if not (isinstance(value, ModuleType) and name in TABLES[self.__name__]):
            super().__setattr__(name, value)


def _imported(name: str) -> object:
    from importlib import import_module  # not before something is asked for

    return import_module(name)
