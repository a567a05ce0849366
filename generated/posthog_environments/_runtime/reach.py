"""What lies at a path in a decoded reply."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import cache
from typing import Any, cast

from .json import is_array, is_object

SILENT = object()
"""Stands for what a reply does not mention."""


def reach(value: object, path: Sequence[str | int], absent: object = None) -> object:
    """What lies at a path of wire names in a decoded reply, None below a null; `absent`
    if the reply does not mention it. A number is a place in a list, `rel=next` the object
    in a list of links that is called so."""
    for name in path:
        if value is None:
            return None
        if isinstance(name, int):
            value = value[name] if is_array(value) and value else absent
        elif given := getattr(value, "__pydantic_fields_set__", None):
            kind = cast("Hashable", type(value))
            attribute = _attributes(kind).get(name, name)
            value = getattr(value, attribute, None) if attribute in given else absent
        elif is_array(value):
            value = _called(value, name.partition("="), absent)
        else:
            value = value.get(name, absent) if is_object(value) else absent
        if value is absent:
            break
    return value


def _called(
    found: Sequence[object], said: tuple[str, str, str], absent: object
) -> object:
    name, _, wanted = said
    return next((each for each in found if reach(each, (name,)) == wanted), absent)


def _read_attributes(kind: Hashable) -> Mapping[str, str]:
    """The attributes of a model by their wire names, where these differ."""
    fields: Mapping[str, Any] = getattr(kind, "model_fields", {})
    return {
        field.alias: attribute for attribute, field in fields.items() if field.alias
    }


_attributes = cache(_read_attributes)
