"""Annotations that operations hold as text, read when they are needed.

The names in them are those of the package's models, which are loaded by their use.
"""

from __future__ import annotations

import builtins
import datetime
import decimal
import typing
import uuid
from importlib import import_module
from types import ModuleType, SimpleNamespace
from typing import Any

from .json import JsonValue
from .types import Base64, Tagged

_VOCABULARY: dict[str, Any] = {
    "Annotated": typing.Annotated,
    "Base64": Base64,
    "Decimal": decimal.Decimal,
    "JsonValue": JsonValue,
    "Literal": typing.Literal,
    "Tagged": Tagged,
    "UUID": uuid.UUID,
    "builtins": builtins,
    "date": datetime.date,
    "datetime": datetime.datetime,
    "time": datetime.time,
    **{
        kind.__name__: kind
        for kind in (bool, bytes, dict, float, int, list, object, str, tuple)
    },
}
"""What annotations may name besides models."""


def read_annotation(models: str, text: Any) -> Any:
    """The type that an annotation stands for; `models` is the module that has its models.
    What is no text is a type already.

    Raises NameError for a name that is not known.
    """
    if not isinstance(text, str):
        return text
    return evaluate(text, {}, _Names(import_module(models)))


def evaluate(
    text: str, scope: dict[str, Any], names: dict[str, Any] | None = None
) -> Any:
    """The type that the text of an annotation stands for.

    Args:
        scope: the names of the module that it is in.
        names: further names, looked up first.

    Raises:
        NameError: it has a name that is not known.
    """
    holder = SimpleNamespace(__annotations__={"it": text})
    hints = typing.get_type_hints(holder, scope, names, include_extras=True)
    return hints["it"]


class _Names(dict[str, Any]):
    def __init__(self, models: ModuleType) -> None:
        super().__init__(_VOCABULARY)
        self._models = models

    def __missing__(self, name: str) -> Any:
        try:
            return getattr(self._models, name)
        except AttributeError:
            raise KeyError(name) from None
