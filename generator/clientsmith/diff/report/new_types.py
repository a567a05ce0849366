"""What the classes have that a type changed to, so that readers know what to write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ...sdk.surface import Class, Surface
from ..findings import Finding
from ..messages import quote
from .type_texts import read_inner, split_options

_MOST_MEMBERS = 5
_MOST_CLASSES = 3


@dataclass(frozen=True, slots=True)
class NewTypes:
    """Explains types of the new package, each class once in a report."""

    surface: Surface
    _told: set[str] = field(default_factory=set)

    def explain_options(self, finding: Finding) -> str:
        """What can be there now besides what was; empty where all is another type."""
        what, old, new = read_inner(str(finding.old), str(finding.new))
        kept, come = self._compare(old, new)
        if not (kept and come):
            return ""
        said = f"{_list(come)} besides {_list(sorted(kept))}"
        return f"{what} can be {said}: handle {'that' if len(come) == 1 else 'those'}, too."

    def explain_classes(self, finding: Finding) -> Iterator[str]:
        """What the classes have that came."""
        _, old, new = read_inner(str(finding.old), str(finding.new))
        for name in self._compare(old, new)[1][:_MOST_CLASSES]:
            yield from self._tell_members(name)

    def _compare(self, old: str, new: str) -> tuple[set[str], list[str]]:
        """The options of a type that were and are, and those that came; without `None`."""
        before = {*split_options(old)} - {"None"}
        after = [option for option in self._expand(new) if option != "None"]
        return before.intersection(after), [each for each in after if each not in before]

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
