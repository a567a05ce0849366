"""Where in a body a value is that has no JSON form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .json import dumps, is_array, is_object, plain
from .omit import OMIT


def place_of(value: object) -> str:
    """The place as Python would write it, `slots[0].notes`; empty if it is the whole value
    or is not found."""
    try:
        return _place(value).removeprefix(".")
    except RecursionError:  # it holds itself
        return ""


def _place(value: object) -> str:
    try:
        value = plain(value)
    except (TypeError, ValueError):
        return ""
    for key, each in _members(value):
        if each is not OMIT and not _has_form(each):
            return (f"[{key}]" if is_array(value) else f".{key}") + _place(each)
    return ""


def _members(value: object) -> Iterable[tuple[object, Any]]:
    if is_object(value):
        return value.items()
    return enumerate(value) if is_array(value) else ()


def _has_form(value: object) -> bool:
    try:
        dumps(value)
    except (TypeError, ValueError):
        return False
    return True
