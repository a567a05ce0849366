"""One rule for every scope in which names must differ."""

from __future__ import annotations

from collections.abc import (
    Callable,
    Collection,
    Container,
    Hashable,
    Iterable,
    Mapping,
    Sequence,
)
from dataclasses import dataclass, replace
from typing import Generic, TypeVar, overload

from ..report.diagnostics import Diagnostics
from ..spec.source_map import Pointer
from ..text.words import LONGEST, cut, key
from .phrases import fitting

K = TypeVar("K", bound=Hashable)

Rank = tuple[int, ...]


class Candidates(Sequence[str]):
    """Names, best first. Those after the first are made only when somebody competes for
    it, which is rare: most of the time of naming would be spent on them."""

    __slots__ = ("_all", "_first", "_more")

    def __init__(self, first: str, more: Callable[[], Iterable[str]]) -> None:
        self._first = first
        self._more = more
        self._all: tuple[str, ...] | None = None

    def every(self) -> tuple[str, ...]:
        """All candidates, without repetition."""
        if self._all is None:
            self._all = tuple(dict.fromkeys((self._first, *self._more())))
        return self._all

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[str, ...]: ...

    def __getitem__(self, index: int | slice) -> str | tuple[str, ...]:
        return self._first if index == 0 else self.every()[index]

    def __len__(self) -> int:
        return len(self.every())


@dataclass(frozen=True, slots=True)
class Wish(Generic[K]):
    """What something would like to be called, best first.

    A lower rank wins. Between equal ranks nobody does as long as each has another wish, so
    that all say their context; where they have none to say, all wishes being the same or
    `fair` false, the lower `at` wins.
    """

    id: K
    candidates: Sequence[str]
    rank: Rank
    at: Pointer
    fair: bool = True


def numbered(name: str, number: int) -> str:
    """The last resort: `name_2` for snake case, `Name2` for classes."""
    name = name.rstrip("_")
    return (
        f"{name}_{number}"
        if name[:1].islower() or name[-1:].isdigit()
        else f"{name}{number}"
    )


def claim(
    pinned: Mapping[K, str],
    known: Container[K],
    taken: set[str],
    fold: Callable[[str], str] = key,
) -> dict[K, str]:
    """The pinned names of what is known, as far as no two are alike; `taken` is extended."""
    names: dict[K, str] = {}
    for id_, name in sorted(pinned.items(), key=lambda item: str(item[0])):
        if id_ in known and fold(name) not in taken:
            names[id_] = name
            taken.add(fold(name))
    return names


def settle(
    wishes: Collection[Wish[K]],
    taken: set[str],
    pinned: Mapping[K, str],
    fold: Callable[[str], str] = key,
    longest: int = LONGEST,
) -> dict[K, str]:
    """A name for each wish, no two alike after `fold`, of `longest` characters at most.

    Pinned names come first and never move. `taken` holds the folded names of the scope and
    is extended by those given. The result does not depend on the order of the wishes.
    """
    names = claim(pinned, {wish.id for wish in wishes}, taken, fold) if pinned else {}
    waiting = [(wish, 0) for wish in wishes if wish.id not in names]
    lost: list[Wish[K]] = []
    while waiting:
        groups: dict[str, list[tuple[Wish[K], int]]] = {}
        for entry in waiting:
            wish, level = _within(*entry, longest), entry[1]
            groups.setdefault(fold(wish.candidates[level]), []).append((wish, level))
        waiting = []
        for folded in sorted(groups):
            group = groups[folded]
            winner = None if folded in taken else _winner(group)
            for entry in group:
                wish, level = entry
                if entry is winner:
                    names[wish.id] = wish.candidates[level]
                    taken.add(folded)
                elif level + 1 < len(wish.candidates):
                    waiting.append((wish, level + 1))
                else:
                    lost.append(wish)
    for wish in sorted(lost, key=lambda wish: (wish.rank, wish.at, str(wish.id))):
        number = 2
        base = cut(wish.candidates[0], longest - 4)
        while fold(numbered(base, number)) in taken:
            number += 1
        names[wish.id] = numbered(base, number)
        taken.add(fold(names[wish.id]))
    return names


def _within(wish: Wish[K], level: int, longest: int) -> Wish[K]:
    """The wish with others in place of a candidate that is too long."""
    candidate = wish.candidates[level]
    if len(candidate) <= longest:
        return wish
    shorter = fitting(candidate, longest)
    every = (*wish.candidates[:level], *shorter, *wish.candidates[level + 1 :])
    return replace(wish, candidates=every)


def _winner(group: list[tuple[Wish[K], int]]) -> tuple[Wish[K], int] | None:
    if len(group) == 1:
        return group[0]
    best = min(wish.rank for wish, _ in group)
    first = [entry for entry in group if entry[0].rank == best]
    further = {
        wish.fair and tuple(wish.candidates[level + 1 :]) for wish, level in first
    }
    if len(further) > 1 and () not in further and False not in further:
        return (
            None  # those that have all names in common cannot say what sets them apart
        )
    return min(first, key=lambda entry: (entry[0].at, str(entry[0].id)))


def report(
    diagnostics: Diagnostics,
    names: Mapping[K, str],
    wishes: Iterable[Wish[K]],
    what: str,
    longest: int = LONGEST,
) -> None:
    """Tell each wish that was not granted."""
    for wish in wishes:
        name, wished = names[wish.id], wish.candidates[0]
        if name == wished:
            continue
        if len(wished) > longest:
            diagnostics.info(
                "name-cut",
                wish.at,
                f"{what} `{wished[:20]}…` has {len(wished)} characters and is called `{name}`",
            )
        else:
            diagnostics.info(
                "name-taken",
                wish.at,
                f"{what} `{wished}` is called `{name}`, since the shorter name is taken",
                "choose names in the configuration, or keep these with a name lock",
            )
