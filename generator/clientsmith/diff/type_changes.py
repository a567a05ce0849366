"""What became of annotations between two packages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from .surface import Surface
from .typing_text import Relation, plain, relation


@dataclass(frozen=True)
class TypeChanges:
    """Compares annotations of two packages; `renamed` are classes of today by the names that
    they had."""

    old: Surface
    new: Surface
    renamed: Mapping[str, str]

    def relation(self, old: str, new: str) -> Relation:
        """What became of a type; an alias is what it stands for, if anything differs."""
        for name, other in self.renamed.items():
            old = re.sub(rf"\b{name}\b", other, old)
        if relation(old, new) is Relation.SAME:
            return Relation.SAME
        return relation(plain(old, self.old.aliases), plain(new, self.new.aliases))

    def told(self, old: str, new: str) -> tuple[str, str]:
        """Types that differ, without the aliases that are not what they were."""
        before, after = self._changed
        return (old, new) if old == new else (plain(old, before), plain(new, after))

    @cached_property
    def _changed(self) -> tuple[dict[str, str], dict[str, str]]:
        """What the aliases stand for that are of one name and something else by now."""
        old, new = self.old.aliases, self.new.aliases
        names = [
            name
            for name in old.keys() & new.keys()
            if relation(old[name], new[name]) is not Relation.SAME
        ]
        return {name: old[name] for name in names}, {name: new[name] for name in names}
