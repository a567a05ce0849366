"""Counts what is ugly in the names of a package: checksums, doubled words, many words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from clientsmith.model import ir
from clientsmith.names import Names
from clientsmith.text.words import split

MANY_WORDS = 8
CHECKSUM = re.compile(r"_[0-9a-f]{8}$")
"""What `clientsmith.text.words.cut` puts behind the name that it cuts."""


@dataclass(frozen=True)
class NameCounts:
    """Of so many `names`, those of `MANY_WORDS` words or more are `long`; `doubled` are those
    that we made, not the document, and that say a word twice in a row."""

    names: int = 0
    long: int = 0
    checksums: list[str] = field(default_factory=list[str])
    doubled: list[str] = field(default_factory=list[str])

    def __add__(self, other: NameCounts) -> NameCounts:
        return NameCounts(
            self.names + other.names,
            self.long + other.long,
            self.checksums + other.checksums,
            self.doubled + other.doubled,
        )

    def __str__(self) -> str:
        return (
            f"{len(self.checksums)} of {self.names} names of classes and methods end in a "
            f"checksum; {self.long} have {MANY_WORDS} words or more; "
            f"{len(self.doubled)} that are made say a word twice in a row"
        )


def count_names(api: ir.Api, names: Names) -> NameCounts:
    """The counts of one package."""
    called = [names.type(id_) for id_ in api.declarations]
    called += [names.method(each.id) for each in api.operations]
    made = {
        names.type(id_)
        for id_, declaration in api.declarations.items()
        if not declaration.hint.component
    }
    return NameCounts(
        len(called),
        sum(len(split(each)) >= MANY_WORDS for each in called),
        sorted(filter(CHECKSUM.search, called)),
        sorted(filter(is_doubled, made)),
    )


def is_doubled(name: str) -> bool:
    """Whether a name says a word twice in a row."""
    found = [word.lower() for word in split(name)]
    return any(left == right for left, right in pairwise(found))
