"""Attribute names of models: one for each property of an object."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from ..model import ir
from ..report.diagnostics import Diagnostics
from ..spec.source_map import Pointer
from ..text.words import LONGEST, MODEL_ATTRIBUTES, cut, snake, split, symbols
from .collisions import Wish, report, settle
from .reserved import safe

Fields = dict[ir.TypeId, dict[str, str]]


@lru_cache(maxsize=65536)
def attribute(wire: str) -> str:
    """The attribute for a property where nothing else is in the way. It never begins with
    an underscore, which pydantic takes for private."""
    return safe(plain(wire) or "field", MODEL_ATTRIBUTES)


@lru_cache(maxsize=65536)
def plain(wire: str) -> str:
    """A wire name in snake case; punctuation alone is called by its names."""
    return cut(snake(split(wire)) or snake(symbols(wire[:8])))


def fields(
    api: ir.Api,
    pinned: Mapping[ir.TypeId, Mapping[str, str]],
    diagnostics: Diagnostics,
) -> Fields:
    """The attributes of each object declaration by wire name."""
    found: Fields = {}
    for id_, declaration in api.declarations.items():
        if not isinstance(declaration, ir.Object):
            continue
        pins = pinned.get(id_, {})
        names = {field.wire: attribute(field.wire) for field in declaration.fields}
        moved = any(names.get(wire, pin) != pin for wire, pin in pins.items())
        if moved or len(set(names.values())) < len(names):
            names = _settled(declaration, pins, diagnostics)
        found[id_] = names
        for field in declaration.fields:
            if names[field.wire].endswith("_"):
                _tell_reserved(field.wire, names[field.wire], field.at, diagnostics)
    return found


def _settled(
    shape: ir.Object, pins: Mapping[str, str], diagnostics: Diagnostics
) -> dict[str, str]:
    wishes = [
        Wish(
            field.wire,
            wished(field.wire),
            (_distance(field.wire),),
            field.at,
        )
        for field in shape.fields
    ]
    names = settle(wishes, set(), pins, fold=str)
    report(diagnostics, names, wishes, "the property")
    return {field.wire: names[field.wire] for field in shape.fields}


def _distance(wire: str) -> int:
    """How far an attribute is from the property that it stands for."""
    name = attribute(wire)
    if name == wire:
        return 0
    if name.rstrip("_") == wire:
        return 1
    return 2 if not any(signs(wire)) else 3 if plain(wire) else 4


def wished(wire: str) -> tuple[str, ...]:
    """The attribute, and the one that also says the punctuation: `created_at_before` for
    `created_at<`, `minus_created` for `-created`."""
    name = attribute(wire)
    before, after = signs(wire)
    said = snake([*before, name, *after[:3]])
    if name.endswith("_") or said == name or len(said) > LONGEST:
        return (name,)
    return (name, said)


def signs(wire: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the punctuation of a wire name says: a sign before it, and the rest, without
    what only divides words. A name that has none is the plain one of those like it."""
    before = tuple(_LEADING[char] for char in wire[:1] if char in _LEADING)
    for mark, said in _COMPARISONS.items():
        if wire.endswith(mark):
            return before, said
    found = (sign for sign in symbols(wire[len(before) :]) if sign not in _DIVIDERS)
    return before, tuple(found)


_LEADING = {"-": "minus", "+": "plus"}
_COMPARISONS = {">=": ("from",), "<=": ("to",), "!=": ("not",)}
_DIVIDERS = frozenset({"minus", "dot", "underscore", "space"})


def _tell_reserved(wire: str, name: str, at: Pointer, diagnostics: Diagnostics) -> None:
    if name[:-1] == plain(wire):
        diagnostics.info(
            "name-reserved",
            at,
            f"the property `{wire}` is called `{name}`, since `{name[:-1]}` means something else",
        )
