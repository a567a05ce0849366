"""Names that something had in an earlier version: they work, with a warning."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from functools import wraps
from operator import attrgetter
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])


class Renamed:
    """A method by an earlier name: whoever asks for it is warned, and gets the other.

    Args:
        path: the attributes from the client to the method, dotted.
        message: what the warning says.
    """

    __slots__ = ("_find", "_message", "path")

    def __init__(self, path: str, message: str) -> None:
        self.path = path
        self._find = attrgetter(path)
        self._message = message

    def __get__(self, instance: Any, owner: type[Any]) -> Any:
        if instance is None:
            return self
        self.warn()
        return self._find(getattr(instance, "_client", instance))

    def warn(self) -> None:
        """Warn who asked for it; a second name, which has no message, warns nobody."""
        if self._message:
            warnings.warn(self._message, DeprecationWarning, stacklevel=3)


def renamed(arguments: Mapping[str, tuple[str, str]]) -> Callable[[F], F]:
    """Let a method take arguments by earlier names, too.

    Args:
        arguments: the name and the text of the warning, by the earlier name.
    """

    def decorate(method: F) -> F:
        @wraps(method)
        def call(*args: Any, **given: Any) -> Any:
            for old in arguments.keys() & given.keys():
                new, message = arguments[old]
                if new in given:
                    raise TypeError(f"`{old}` and `{new}` are the same argument")
                warnings.warn(message, DeprecationWarning, stacklevel=2)
                given[new] = given.pop(old)
            return method(*args, **given)

        return call  # type: ignore[return-value]

    return decorate
