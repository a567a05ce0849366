"""The import block of a generated module, from the names that its annotations use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ..sdk.annotation import BUILTINS, STANDARD
from ..text.code import WIDTH, Code
from .annotations import RUNTIME

_LIBRARIES = ("typing_extensions",)


class Import(NamedTuple):
    """One import statement.

    `module` is empty for a plain `import`; `rows` has the names where they need a line each,
    `flat` all of them where they fit on one. A blank line stands before one with a `gap`.
    """

    module: Code
    rows: tuple[Code, ...]
    flat: Code
    gap: bool = False


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

    def knows(self, word: str) -> bool:
        """Whether a word of an annotation stands for something."""
        places = (
            BUILTINS,
            ("None", "builtins"),
            self.known,
            self.own,
            RUNTIME,
            STANDARD,
        )
        return any(word in place for place in places)

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

    def listed(self, indent: int = 0) -> tuple[Import, ...]:
        """The statements, sorted: those of Python, of libraries, of the package, with a gap
        between them.

        Args:
            indent: the column where they are to stand.
        """
        ours = sorted((module for module in self._from if module[0] == "."), key=_near)
        theirs = sorted(module for module in self._from if module[0] != ".")
        libraries = [module for module in theirs if module in _LIBRARIES]
        standard = [module for module in theirs if module not in _LIBRARIES]
        plain = [Import(Code(""), (), Code(name)) for name in sorted(self._plain)]
        groups = [
            (*plain, *self._statements(standard, indent)),
            self._statements(libraries, indent),
            self._statements(ours, indent),
        ]
        first, *others = [group for group in groups if group] or [()]
        return sum([(g[0]._replace(gap=True), *g[1:]) for g in others], first)

    def _statements(self, modules: Iterable[str], indent: int) -> tuple[Import, ...]:
        return tuple(
            statement(module, self._from[module], indent) for module in modules
        )

    def __bool__(self) -> bool:
        return bool(self._from or self._plain)


def _near(module: str) -> tuple[int, str]:
    """isort's order: farther packages first."""
    dots = len(module) - len(module.lstrip("."))
    return (-dots, module)


def statement(module: str, names: set[str], indent: int) -> Import:
    """One `from` import, on one line if it fits."""
    listed = sorted(names, key=lambda name: (not name.isupper(), name.islower(), name))
    flat = ", ".join(listed)
    if indent + len(f"from {module} import {flat}") <= WIDTH:
        return Import(Code(module), (), Code(flat))
    return Import(Code(module), tuple(map(Code, listed)), Code(""))
