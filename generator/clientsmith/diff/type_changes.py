"""What became of annotations between two packages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..sdk.annotation import Annotation, resolved, type_named
from ..sdk.surface import Surface
from .type_relation import Relation, relation


@dataclass(frozen=True)
class TypeChanges:
    """Compares annotations of two packages; `renamed` are classes of today by the names that
    they had."""

    old: Surface
    new: Surface
    renamed: Mapping[str, str]

    def relation(self, old: Annotation, new: Annotation) -> Relation:
        """What became of a type; an alias is what it stands for, if anything differs."""
        old = resolved(old, self._names_of_today)
        if relation(old, new) is Relation.SAME:
            return Relation.SAME
        before, after = self.old.aliases, self.new.aliases
        return relation(resolved(old, before), resolved(new, after))

    def told(self, old: Annotation, new: Annotation) -> tuple[Annotation, Annotation]:
        """Types that differ, without the aliases that are not what they were."""
        before, after = self._changed
        same = old == new
        return (old, new) if same else (resolved(old, before), resolved(new, after))

    @cached_property
    def _names_of_today(self) -> dict[str, Annotation]:
        return {old: type_named(new) for old, new in self.renamed.items()}

    @cached_property
    def _changed(self) -> tuple[dict[str, Annotation], dict[str, Annotation]]:
        """What the aliases stand for that are of one name and something else by now."""
        old, new = self.old.aliases, self.new.aliases
        names = [
            name
            for name in old.keys() & new.keys()
            if relation(old[name], new[name]) is not Relation.SAME
        ]
        return {name: old[name] for name in names}, {name: new[name] for name in names}
