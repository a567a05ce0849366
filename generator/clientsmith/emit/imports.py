"""The import block of a generated module, from the names that its annotations use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .annotations import BUILTINS, RUNTIME, STANDARD
from .code import WIDTH, Code

_LIBRARIES = ("typing_extensions",)


@dataclass(slots=True)
class Imports:
    """Collects names of one module.

    `depth` is how many packages the module lies below the root of the generated package;
    `known` maps a class name to the module that holds it, as dots and names from there.
    """

    depth: int
    known: Mapping[str, str]
    own: frozenset[str] = frozenset()
    _from: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _plain: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)
    """Names of the module itself that are used with an underscore before them."""

    def use(self, words: Iterable[str]) -> None:
        """Import what the words of an annotation stand for."""
        for word in words:
            bare = word[1:] if word[0] == "_" and word not in self.known else word
            if bare in self.own:
                if word != bare:
                    self.hidden.add(bare)
                continue
            if word in BUILTINS or word == "None":
                continue
            if word == "builtins":
                self._plain.add(word)
            elif bare in self.known:
                self.add(
                    self.known[bare], word if word == bare else f"{bare} as {word}"
                )
            elif bare in RUNTIME:
                module = f"{'.' * self.depth}_runtime.{RUNTIME[bare]}"
                self.add(module, word if word == bare else f"{bare} as {word}")
            elif bare in STANDARD:
                self.add(STANDARD[bare], word if word == bare else f"{bare} as {word}")

    def add(self, module: str, name: str) -> None:
        """Import one name from a module."""
        self._from[module].add(name)

    def without(self, other: Imports) -> Imports:
        """These imports but for what another block of the same module has already."""
        for module, names in other._from.items():
            if module in self._from:
                self._from[module] -= names
                if not self._from[module]:
                    del self._from[module]
        return self

    def block(self, indent: int = 0) -> Code:
        """The statements, sorted, with a blank line between those of Python, of libraries and
        of the package."""
        ours = sorted((module for module in self._from if module[0] == "."), key=_near)
        theirs = sorted(module for module in self._from if module[0] != ".")
        libraries = [module for module in theirs if module in _LIBRARIES]
        standard = [module for module in theirs if module not in _LIBRARIES]
        groups = [
            [f"import {name}" for name in sorted(self._plain)]
            + [statement(module, self._from[module], indent) for module in standard],
            [statement(module, self._from[module], indent) for module in libraries],
            [statement(module, self._from[module], indent) for module in ours],
        ]
        margin = " " * indent
        joined = [f"\n{margin}".join(group) for group in groups if group]
        return Code(f"\n\n{margin}".join(joined))

    def __bool__(self) -> bool:
        return bool(self._from or self._plain)


def _near(module: str) -> tuple[int, str]:
    """isort's order: farther packages first."""
    dots = len(module) - len(module.lstrip("."))
    return (-dots, module)


def statement(module: str, names: set[str], indent: int) -> str:
    """One `from` import, on one line if it fits."""
    listed = sorted(names, key=lambda name: (not name.isupper(), name.islower(), name))
    flat = f"from {module} import {', '.join(listed)}"
    if indent + len(flat) <= WIDTH:
        return flat
    margin = " " * (indent + 4)
    rows = "".join(f"\n{margin}{name}," for name in listed)
    return f"from {module} import ({rows}\n{' ' * indent})"
