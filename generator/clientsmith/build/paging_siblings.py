"""Lists whose replies do not tell of the next page, in APIs whose other lists do."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model import ir
from .pages import Reply
from .paging_inputs import Asked, Input
from .paging_words import MARKED_CURSOR, MARKED_PAGES

_ENOUGH = 3
"""How many lists have to agree."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a list is continued: by a parameter that is given a number, or what lies at
    `next` or in the `header` of the reply; or by the address there."""

    kind: ir.PagingKind
    by: Input | None = None
    next: tuple[str | int, ...] = ()
    header: str | None = None


class Siblings:
    """How the lists of an API are continued, by the parameter that asks."""

    def __init__(self, operations: Iterable[tuple[Asked, ir.Paging]]) -> None:
        self._linked: dict[str, int] = defaultdict(int)
        self._counted: Counter[tuple[ir.PagingKind, str, str]] = Counter()
        self._tokens: dict[tuple[str, str], list[tuple[str | int, ...]]] = defaultdict(
            list
        )
        for asked, paging in operations:
            for kind, number in _numbers(asked):
                if (kind, number.wire) == (paging.kind, paging.parameter):
                    self._counted[kind, number.wire, number.description] += 1
            for given in asked.cursors:
                if paging.kind is ir.PagingKind.LINK:
                    self._linked[given.wire] += 1
                elif paging.parameter == given.wire and -1 not in paging.next:
                    self._tokens[given.wire, given.description].append(paging.next)
                else:
                    self._linked[given.wire] -= _ENOUGH

    def paging(self, asked: Asked, reply: Reply) -> Way | None:
        """How a list is continued: a parameter that is described as in
        other lists takes what it takes there. None where these do not agree."""
        for given in asked.cursors:
            tokens = self._tokens.get((given.wire, given.description), [])
            alike = given.description and len(set(tokens)) == 1
            if alike and len(tokens) >= _ENOUGH:
                return Way(ir.PagingKind.CURSOR, given, tokens[0])
            said = MARKED_CURSOR.search(given.description)
            said = said or MARKED_PAGES.search(given.description)
            if said and not reply.items and self._linked.get(given.wire, 0) >= _ENOUGH:
                return Way(ir.PagingKind.LINK)
        for kind, number in _numbers(asked):
            agreeing = self._counted[kind, number.wire, number.description]
            if number.description and agreeing >= _ENOUGH:
                return Way(kind, number)
        return None


def _numbers(asked: Asked) -> Iterator[tuple[ir.PagingKind, Input]]:
    """The parameters that are given the number of a page or of an item."""
    for kind, number in ((ir.PagingKind.PAGE, asked.page), (ir.PagingKind.OFFSET, asked.offset)):
        if number is not None:
            yield kind, number
