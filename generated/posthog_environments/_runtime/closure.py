"""The names that annotations use, found and bound.

Models live in many modules, with annotations as text and imports for type checkers only.
Before a model is built, the names that it needs, and those that these need in turn, are
collected through the package's lazy table, which imports only the modules they are in.
"""

from __future__ import annotations

import builtins
import datetime
import decimal
import re
import sys
import threading
import types
import typing
import uuid
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel
from typing_extensions import TypeAliasType

from .aliases import enumeration, written
from .exact import Exact
from .lazy import TABLES, Table
from .types import InBase64, Tagged

R = TypeVar("R")

_NAMES = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|([A-Za-z_]\w*)")


class Deferred:
    """`Deferred[X]` is X. The name is known only here, so that annotations written so by
    `defer` cannot be evaluated before all their names are."""

    def __class_getitem__(cls, annotation: Any) -> Any:
        return annotation


def defer(annotations: dict[str, Any]) -> dict[str, Any]:
    """The annotations of a model, their texts kept from being read too early.

    Otherwise pydantic takes `Shape` in the module that says `Shape = "Circle | Square"`
    for the text that it is there.
    """
    return {
        name: (
            _deferred(text)
            if isinstance(text, str) and not text.startswith("ClassVar")
            else text
        )
        for name, text in annotations.items()
    }


def _deferred(text: str) -> typing.ForwardRef:
    """Compiled here, and once for all fields of a plain type: pydantic would do so twice
    for each field, which takes most of the time until a package's first reply is read.
    """
    made = _PLAIN.get(text)
    if made is None:
        made = typing.ForwardRef(f"Deferred[{text}]", is_argument=False, is_class=True)
        if _BUILT_IN.issuperset(named(text)):
            _PLAIN[text] = made
    return made


_PLAIN: dict[str, typing.ForwardRef] = {}
_BUILT_IN = frozenset(("None", "bool", "float", "int", "str"))


_VOCABULARY: dict[str, Any] = {
    "Annotated": typing.Annotated,
    "Any": Any,
    "Base64": typing.Annotated[bytes, InBase64()],
    "Decimal": decimal.Decimal,
    "Deferred": Deferred,
    "Exact": Exact,
    "JsonValue": Any,
    "Literal": typing.Literal,
    "Tagged": Tagged,
    "UUID": uuid.UUID,
    "builtins": builtins,
    "date": datetime.date,
    "datetime": datetime.datetime,
    "time": datetime.time,
}
"""What annotations may name besides models and Python's own types."""

_FRAMES = 200
_FRAMES_PER_MODEL = 50
"""Python calls that pydantic nests for each model that it builds inside another: about
15 for a plain field, more for one with nested collections."""

_STACK = 16 * 1024 * 1024
_STACK_PER_MODEL = 256 * 1024
"""Address space for building large clusters; only what is used is taken."""


class Names:
    """The names of one package of models; `Names.of` gives the one of a package."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._namespace = dict(_VOCABULARY)
        self._uses: dict[str, list[str]] = {}
        self._unions: dict[str, list[list[str]]] = {}
        self.lock = threading.RLock()

    @staticmethod
    def of(package: str) -> Names | None:
        """The names of a package with a lazy table, or None if it has none."""
        names = _ALL.get(package)
        if names is None and (table := TABLES.get(package)):
            names = _ALL.setdefault(package, Names(table))
        return names

    @staticmethod
    def of_class(model: type) -> Names | None:
        """The names of the package that a model, or one of its bases, is defined in."""
        for base in model.mro():
            package = base.__module__.rpartition(".")[0]
            if names := Names.of(package):
                return names
        return None

    def evaluate(self, text: str) -> Any:
        """The type that an annotation's text stands for."""
        with self.lock:
            self._collect(named(text))
            return self._read(text, {})

    def _read(self, text: str, scope: dict[str, Any]) -> Any:
        holder = types.SimpleNamespace(__annotations__={"it": text})
        hints = typing.get_type_hints(holder, scope, self._namespace, True)
        return hints["it"]

    def annotations(self, cls: type[BaseModel]) -> dict[str, Any]:
        """The types of a model's fields, by attribute name."""
        found: dict[str, Any] = {}
        with self.lock:
            self._collect(used_by(cls))
            for base in reversed(cls.mro()):
                scope = vars(sys.modules[base.__module__])
                for name, given in _own_annotations(base).items():
                    if name in cls.__pydantic_fields__ or name == "__pydantic_extra__":
                        text = _text(given)
                        found[name] = given if text is None else self._read(text, scope)
        return found

    def bound(self, names: list[str], build: Callable[[dict[str, Any]], R]) -> R:
        """Call `build` with a namespace for everything that `names` lead to.

        One thread at a time builds, with as much stack as the number of models asks for.
        """
        with self.lock:
            models = self._collect(names)
            # pydantic wants a dict of its own, not one that grows later.
            return with_room(models, lambda: build(dict(self._namespace)))

    def ambiguous(self, names: list[str]) -> bool:
        """Whether unions of several models lead back to themselves.

        Then a nested value can be read in a number of ways that grows with each level.
        """
        with self.lock:
            self._collect(names)
            reach: dict[str, set[str]] = {}
            for owner in self._reached(names):
                for options in self._unions.get(owner, ()):
                    back = 0
                    for option in options:
                        if option not in reach:
                            reach[option] = self._reached([option])
                        back += owner in reach[option]
                    if back > 1:
                        return True
        return False

    def _reached(self, names: list[str]) -> set[str]:
        reached: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting += self._uses.get(name, ())
        return reached

    def _collect(self, names: list[str]) -> int:
        """Bind all names that these lead to; the number of models among them."""
        seen: set[str] = set()
        waiting = list(names)
        models = 0
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            if name not in self._uses:
                self._uses[name] = self._bind(name)
            waiting += self._uses[name]
            models += _is_model(self._namespace.get(name))
        return models

    def _bind(self, name: str) -> list[str]:
        """Put a name into the namespace; the names that its value uses."""
        if name in _VOCABULARY:
            return []
        plain = name if name in self._table else name.lstrip("_")
        if plain in _VOCABULARY:  # imported under another name, as `_date`
            self._namespace[name] = _VOCABULARY[plain]
            return []
        if plain not in self._table:
            return []
        if plain != name:
            self._collect([plain])
            self._namespace[name] = self._namespace[plain]
            return [plain]
        value: Any = self._table.load(name)
        if _is_model(value):
            self._namespace[name] = value
            return self._used(name, _all_texts(value))
        if literal := enumeration(value):
            self._namespace[name] = literal
            return []
        tags: Mapping[str, Tagged] = self._table.beside(name, "_TAGS") or {}
        text = written(value, tags.get(name))
        # An alias may be recursive, so that its text is read only when it is used.
        whole = f"Annotated[{text}, Exact()]"
        self._namespace[name] = TypeAliasType(name, whole)  # pyright: ignore
        return self._used(name, [text])

    def _used(self, owner: str, texts: list[str]) -> list[str]:
        used: list[str] = []
        for text in texts:
            names = named(text)
            used += names
            if " | " in text and "Tagged(" not in text:
                options = [name for name in names if name in self._table]
                if len(options) > 1:
                    self._unions.setdefault(owner, []).append(options)
        return used


_ALL: dict[str, Names] = {}


def used_by(model: type[BaseModel]) -> list[str]:
    """The names in the annotations of a model and its bases."""
    return [name for text in _all_texts(model) for name in named(text)]


def _all_texts(model: type[BaseModel]) -> list[str]:
    return [text for base in model.mro() for text in _texts(base)]


def with_room(models: int, build: Callable[[], R]) -> R:
    """Call `build`, which nests a number of calls for each model.

    Where the recursion limit does not allow that, it is raised for as long as it takes,
    and the work is done by a thread whose stack is large enough. So `build` must not wait
    for a lock that the caller holds.
    """
    needed = _FRAMES + models * _FRAMES_PER_MODEL
    if needed + _depth() < sys.getrecursionlimit():
        return build()
    outcome: list[R] = []
    errors: list[BaseException] = []

    def work() -> None:
        try:
            outcome.append(build())
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=work, name="model-builder")
    with _ROOM:
        _raise_limit(needed)
        size = threading.stack_size(_STACK + models * _STACK_PER_MODEL)
        try:
            thread.start()
        except BaseException:
            _raise_limit(-needed)
            raise
        finally:
            threading.stack_size(size)
    thread.join()
    with _ROOM:
        _raise_limit(-needed)
    if errors:
        raise errors[0]
    return outcome[0]


def _raise_limit(by: int) -> None:
    """By a difference, so that threads that need room at the same time do not clash."""
    sys.setrecursionlimit(sys.getrecursionlimit() + by)


_ROOM = threading.Lock()


def _depth() -> int:
    """How many calls lie below this one; `inspect`, which knows, takes long to import."""
    try:
        raise LookupError
    except LookupError as found:
        top = found.__traceback__
    depth, frame = 0, top.tb_frame if top is not None else None
    while frame is not None:
        depth, frame = depth + 1, frame.f_back
    return depth


def _texts(base: type) -> Iterator[str]:
    texts = map(_text, _own_annotations(base).values())
    return (text for text in texts if text is not None)


def _text(annotation: object) -> str | None:
    if isinstance(annotation, typing.ForwardRef):
        return annotation.__forward_arg__
    return annotation if isinstance(annotation, str) else None


def _own_annotations(base: type) -> dict[str, Any]:
    if not _is_model(base) or base.__module__.startswith("pydantic."):
        return {}
    return getattr(base, "__annotations__", {})


def named(text: str) -> list[str]:
    return [name for name in _NAMES.findall(text) if name]


def _is_model(value: Any) -> bool:
    return isinstance(value, type) and issubclass(value, BaseModel)
