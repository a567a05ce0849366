"""Which values of a discriminator property lead to which option of a union."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ..model import ir

Tag = str | int
Entry = tuple[Tag, ir.TypeId]


class Option(NamedTuple):
    """An option of a union: the name of its component, if it has one, and the values that
    its schema allows for the discriminator property, None where it allows any.

    `fallback` marks a base, which has what its descendants do not claim.
    """

    id: ir.TypeId
    name: str | None
    values: tuple[Tag, ...] | None
    fallback: bool = False


def allot_tags(explicit: Sequence[Entry], options: Sequence[Option]) -> list[Entry]:
    """The whole mapping of a discriminator: explicit entries, then implicit ones.

    An option that the mapping does not name has its name as its value (OpenAPI 3.0.3, section
    4.7.24), or the values that its schema lists. Several options often inherit one list from
    their base: each then has the value that is its name in other letters, and the others are
    open among the options that are left, which their shape tells apart.
    """
    mapped = {(type(tag), tag) for tag, _ in explicit}
    covered = {id_ for _, id_ in explicit}
    lists = Counter(option.values for option in options if option.values)
    inherited = {
        option.values
        for option in options
        if option.values
        and (option.fallback or (lists[option.values] > 1 and len(option.values) > 1))
    }
    found: list[Entry] = []
    for option in options:
        if option.values is None:
            if option.name is not None and option.id not in covered:
                found.append((option.name, option.id))
        elif option.values not in inherited:
            found += [(tag, option.id) for tag in option.values]
    found = [entry for entry in found if (type(entry[0]), entry[0]) not in mapped]
    claimed = mapped | {(type(tag), tag) for tag, _ in found}
    for values in dict.fromkeys(o.values for o in options if o.values in inherited):
        assert values is not None
        open_ = [tag for tag in values if (type(tag), tag) not in claimed]
        group = [option for option in options if option.values == values]
        found += _share(open_, group, covered)
    order = {option.id: number for number, option in enumerate(options)}
    return [*explicit, *sorted(dict.fromkeys(found), key=lambda it: order[it[1]])]


def is_open(options: Sequence[Option]) -> bool:
    """Whether a property may have values that lead to none of the options: where one takes
    any text, or several share one enumeration, newer servers have others."""
    lists = Counter(option.values for option in options)
    return any(
        values is None or (number > 1 and len(values) > 1)
        for values, number in lists.items()
    )


def _share(
    tags: Sequence[Tag], group: Sequence[Option], covered: set[ir.TypeId]
) -> list[Entry]:
    """The entries of the values that a group of options has in common."""
    named = {
        tag: [option for option in group if _same_letters(option.name, tag)]
        for tag in tags
    }
    settled = covered | {option.id for found in named.values() for option in found}
    rest = [option for option in group if option.id not in settled]
    rest = rest or [option for option in group if option.fallback]
    return [
        (tag, option.id) for tag, found in named.items() for option in found or rest
    ]


def _same_letters(name: str | None, tag: Tag) -> bool:
    return name is not None and isinstance(tag, str) and _letters(name) == _letters(tag)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
