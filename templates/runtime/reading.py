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
from types import ModuleType
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
    return eval(text, {}, _Names(import_module(models)))


class _Names(dict[str, Any]):
    def __init__(self, models: ModuleType) -> None:
        super().__init__(_VOCABULARY)
        self._models = models

    def __missing__(self, name: str) -> Any:
        try:
            return getattr(self._models, name)
        except AttributeError:
            raise KeyError(name) from None
