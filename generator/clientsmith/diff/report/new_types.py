"""What the classes have that a type changed to, so that readers know what to write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ...sdk.surface import Class, Surface
from ..findings import Finding
from ..messages import quote
from .type_texts import read_items, split_options

_MOST_MEMBERS = 5
_MOST_CLASSES = 3
_NAME = re.compile(r"[A-Za-z_]\w*")


@dataclass(frozen=True, slots=True)
class NewTypes:
    """Explains types of the new package, each class once in a report."""

    surface: Surface
    _told: set[str] = field(default_factory=set)

    def explain(self, finding: Finding) -> Iterator[str]:
        """What can be there now besides what was, and what the classes have that came; nothing
        where no class came."""
        old, new = str(finding.old), str(finding.new)
        classes = self.surface.classes
        named = set(_NAME.findall(new)) - set(_NAME.findall(old))
        if not any(name in classes for name in named):
            return
        before, after = read_items(old), read_items(new)
        are_items = before != old and after != new
        kept = set(split_options(before if are_items else old)) - {"None"}
        options = list(self._expand(after if are_items else new))
        come = [name for name in options if name not in kept and name != "None"]
        yield from self._tell_options(kept.intersection(options), come, are_items)
        for name in come[:_MOST_CLASSES]:
            yield from self._tell_members(name)

    def _expand(self, text: str) -> Iterator[str]:
        """The options of a type, of an alias those that it stands for."""
        seen: set[str] = set()
        stack = list(split_options(text))[::-1]
        while stack:
            option = stack.pop()
            if option in seen:
                continue
            seen.add(option)
            alias = self.surface.aliases.get(option)
            if alias is None or alias.is_literal:
                yield option
            else:
                stack += list(split_options(alias.text))[::-1]

    def _tell_options(
        self, kept: set[str], come: list[str], are_items: bool
    ) -> Iterator[str]:
        if kept and come:
            subject = "Items" if are_items else "It"
            yield f"{subject} can be {_list(come)} besides {_list(sorted(kept))}."

    def _tell_members(self, name: str) -> Iterator[str]:
        item = self.surface.classes.get(name)
        if item is None or not item.members or name in self._told:
            return
        # A typed dictionary has the keys of the model that it is given for.
        if name.removesuffix("Param") in self._told:
            return
        self._told.add(name)
        yield f"{quote(name)} has {_list(list(_members(item)), quoted=True)}."


def _members(item: Class) -> Iterator[str]:
    members: Mapping[str, object] = {
        each.name: each.annotation.text for each in item.members.values()
    }
    yield from (quote(f"{name}: {text}") for name, text in members.items())


def _list(names: list[str], *, quoted: bool = False) -> str:
    shown = names if quoted else [quote(name) for name in names]
    more = len(shown) - _MOST_MEMBERS
    if more > 1:
        return f"{', '.join(shown[:_MOST_MEMBERS])} and {more} more"
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))
