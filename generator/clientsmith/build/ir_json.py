"""The IR as JSON, for goldens: the same API gives the same text, whatever the order."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from ..model import ir

_KEPT_EMPTY = frozenset({"type", "required", "declarations"})


def to_json(api: ir.Api) -> str:
    """The API as indented JSON. Fields at their defaults are left out; a type is an object
    with one key, its sort."""
    return json.dumps(plain(api), indent=1, ensure_ascii=False) + "\n"


def plain(value: Any) -> Any:
    """A part of the IR as JSON values, in the short form of `to_json`."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return _record(value)
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if value is ir.ABSENT:
        return None
    return value


def _record(value: Any) -> Any:
    shown = {}
    for each in fields(value):
        item = getattr(value, each.name)
        if each.name not in _KEPT_EMPTY and (
            item is ir.ABSENT or item in (each.default, {})
        ):
            continue
        shown[each.name] = plain(item)
    short = _SHORT.get(type(value))
    return short(shown, value) if short else shown


def _scalar(shown: dict[str, Any], value: ir.Scalar) -> Any:
    return value.kind.value if len(shown) == 1 else shown


def _tagged(shown: dict[str, Any], value: object) -> Any:
    return {type(value).__name__.lower(): shown}


def _only(shown: dict[str, Any], value: object) -> Any:
    return {type(value).__name__.lower(): next(iter(shown.values()), None)}


_SHORT: dict[type, Any] = {
    ir.Scalar: _scalar,
    ir.Literals: _only,
    ir.Array: lambda shown, value: (
        _only(shown, value) if len(shown) == 1 else _tagged(shown, value)
    ),
    ir.Map: _only,
    ir.Ref: _only,
    ir.Tuple: _tagged,
    ir.Union: lambda shown, value: (
        _only(shown, value) if len(shown) == 1 else _tagged(shown, value)
    ),
    ir.Object: _tagged,
    ir.Alias: _tagged,
}
