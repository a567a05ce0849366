"""Names of the values of enumerations, as a document gives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model import ir
from ..text.words import LONGEST, MOST_WORDS, cut, snake, split, symbols
from .collisions import Wish, settle
from .members import signs


@dataclass(frozen=True, slots=True)
class Constants:
    """The class that holds the values of an enumeration: each name with its label."""

    name: str
    values: tuple[tuple[str, ir.Label], ...]


def constants(
    api: ir.Api,
    names: Mapping[ir.TypeId, str],
    pinned: Mapping[ir.TypeId, str],
    taken: set[str],
) -> dict[ir.TypeId, Constants]:
    """The constants of each enumeration that has labels; `taken`, folded, is extended."""
    labelled = {
        id_: declaration.labels
        for id_, declaration in api.declarations.items()
        if isinstance(declaration, ir.Alias) and declaration.labels
    }
    wishes = [
        Wish(id_, (default_name(names[id_]), f"{names[id_]}Constants"), (0,), at)
        for id_ in labelled
        for at in (api.declarations[id_].at,)
    ]
    classes = settle(wishes, taken, pinned)
    return {
        id_: Constants(classes[id_], _values(labels))
        for id_, labels in labelled.items()
    }


def default_name(type_name: str) -> str:
    """What the class of constants of a type is called where nothing else is."""
    return cut(f"{type_name}Values")


def _values(labels: tuple[ir.Label, ...]) -> tuple[tuple[str, ir.Label], ...]:
    """Each label by an identifier in capitals, in the document's order."""
    found: dict[str, ir.Label] = {}
    for label in map(_named, labels):
        name = _constant(label)
        number = 2
        while name in found:
            name = f"{_constant(label)}_{number}"
            number += 1
        found[name] = label
    return tuple(found.items())


def members_of(declaration: ir.Alias) -> tuple[tuple[str, ir.Literal], ...]:
    """The values of an enumeration, null apart, by names: those that the document gives, else
    by the values themselves. Empty where an alias is none, or has values of several kinds.
    """
    target = declaration.target
    values = target.values if isinstance(target, ir.Literals) else ()
    labels = declaration.labels or tuple(
        ir.Label(value, "", "") for value in values if value is not None
    )
    if len({type(item.value) for item in labels}) != 1:
        return ()
    return tuple((name, item.value) for name, item in _values(labels))


def _named(label: ir.Label) -> ir.Label:
    """The label as it is, but for a name that is a whole sentence: that describes."""
    if len(split(label.name)) <= MOST_WORDS:
        return label
    return ir.Label(label.value, "", label.description or label.name)


def _constant(label: ir.Label) -> str:
    """By the name that the document gives if that is a name, else by the value itself."""
    words = split(label.name) or _words_of(label.value)
    return cut(snake(words).upper(), LONGEST - 4)


def _words_of(value: ir.Literal) -> tuple[str, ...]:
    text = str(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return ("value", *signs(text)[0], str(abs(value)))
    words = split(text)
    return (*signs(text)[0], *words) if words else symbols(text[:8]) or ("empty",)
