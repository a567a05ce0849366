"""What a document asks of a value besides its type, in words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from . import ir, shapes

_WORDS: Mapping[str, tuple[str, str]] = {
    "minLength": ("At least", "characters"),
    "maxLength": ("At most", "characters"),
    "pattern": ("Pattern:", ""),
    "minimum": ("At least", ""),
    "exclusiveMinimum": ("More than", ""),
    "maximum": ("At most", ""),
    "exclusiveMaximum": ("Less than", ""),
    "multipleOf": ("A multiple of", ""),
    "minItems": ("At least", "items"),
    "maxItems": ("At most", "items"),
    "minProperties": ("At least", "members"),
    "maxProperties": ("At most", "members"),
}
_ORDER = {keyword: place for place, keyword in enumerate(_WORDS)}
_SIZES = {
    "minLength": "maxLength",
    "minItems": "maxItems",
    "minProperties": "maxProperties",
}
"""The keywords for the least and the greatest size of a value."""
_OWN_FORMATS = frozenset(
    "date-time date time uuid byte binary int32 int64 float double decimal".split()
)


class Bound(NamedTuple):
    """A sentence without its stop: words, perhaps a value of the document, and words."""

    before: str
    value: str = ""
    after: str = ""

    def __str__(self) -> str:
        """The sentence, with its stop."""
        value = f"`{self.value}`" if self.before.endswith(":") else self.value
        return " ".join(filter(None, (self.before, value, self.after))) + "."


def bounds(api: ir.Api, type_: ir.Type | None) -> Iterator[Bound]:
    """The formats and constraints of a value, but for those of what it contains."""
    for scalar in _scalars(api, type_):
        format_ = scalar.format if isinstance(scalar, ir.Scalar) else None
        if format_ and format_ not in _OWN_FORMATS:
            yield Bound("Format:", format_)
        yield from _constraints(dict(scalar.constraints))


def _constraints(found: dict[str, Any]) -> Iterator[Bound]:
    """What constraints ask for, from the least to the greatest; nothing of those that every
    value meets."""
    exact = {least: most for least, most in _SIZES.items() if _is_exact(found, least)}
    for keyword in sorted(found.keys() & _WORDS.keys(), key=_ORDER.__getitem__):
        value = found[keyword]
        if keyword in exact.values() or (keyword in _SIZES and value == 0):
            continue
        before, after = _WORDS[keyword]
        shown = value if isinstance(value, str) else json.dumps(value)
        before = "Exactly" if keyword in exact else before
        yield Bound(before, shown, after[:-1] if value == 1 else after)
    if found.get("uniqueItems"):
        yield Bound("No item twice")


def _is_exact(found: dict[str, Any], least: str) -> bool:
    return least in found and found[least] == found.get(_SIZES[least])


def _scalars(api: ir.Api, type_: ir.Type | None) -> Iterator[ir.Scalar | ir.Array]:
    """The types of a value that state constraints, but for those within containers."""
    if type_ is None:
        return
    shape = shapes.resolve(api, type_)
    if isinstance(shape, ir.Scalar | ir.Array):
        yield shape
    elif isinstance(shape, ir.Union):
        for option in shape.options:
            if not isinstance(option, ir.Ref | ir.Union):
                yield from _scalars(api, option)
