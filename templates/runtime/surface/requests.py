"""Arguments that hold others: one that takes all of a call, and dictionaries by attributes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import pydantic

from ..models import Model
from ..omit import OMIT
from ..reading import read_annotation

_MODELS = f"{__name__.partition('._runtime.')[0]}.models"


def members(request: Any) -> dict[str, Any]:
    """The arguments that another one holds.

    Args:
        request: a dictionary, or a model, by the names of arguments; or `OMIT`.
    """
    if request is OMIT or request is None:
        return {}
    if isinstance(request, Model):
        return {name: getattr(request, name) for name in request.model_fields_set}
    return {str(name): value for name, value in request.items()}


def by_attributes(value: Any, annotation: str) -> Any:
    """A value whose dictionaries have the attributes of models for keys, as models.

    Args:
        value: what was passed. It stays as it is where it does not fit.
        annotation: what it is.
    """
    if not isinstance(value, (Mapping, list, tuple)):
        return value
    try:
        return _adapter(annotation).validate_python(value)
    except pydantic.ValidationError:
        return value


@cache
def _adapter(annotation: str) -> pydantic.TypeAdapter[Any]:
    return pydantic.TypeAdapter(read_annotation(_MODELS, annotation))
