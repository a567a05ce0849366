"""What the classes have that a type changed to, so that readers know what to write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ...sdk.surface import Class, Surface
from ..findings import Finding
from ..messages import quote
from ..migration import check_kinds, find_part
from .type_texts import read_core, read_inner, split_options

_MOST_MEMBERS = 5
_MOST_CLASSES = 3
_PLACE = re.compile(r'[\w.]+?(?:\["([^"\\]+)"\]|\((?:(\w+)=\.\.\.)?\)|\.(\w+))')
"""What holds a key, an argument or an attribute, and which."""


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
        said = f"{what} can be {_list(come)} besides {_list(kept)}"
        if kinds := check_kinds(self.surface, kept, come):
            thing = {"Items": "item", "Values": "value"}.get(what, "")
            check = quote(f"isinstance({thing or 'value'}, {kinds})")
            each, it = (f"each {thing}", "it") if thing else ("it", "it")
            return f"{said}: check {each} with {check} before you use {it} as {_list(kept)}."
        return f"{said}: handle {'that' if len(come) == 1 else 'those'}, too."

    def explain_part(self, finding: Finding) -> str:
        """Where the earlier type is in the new one; empty where that is not certain."""
        old, new = read_core(str(finding.old)), read_core(str(finding.new))
        part = find_part(self.surface, old, list(split_options(new)))
        if part is None:
            return ""
        name, value = part[1].name, "[...]" if old.startswith("list[") else "..."
        found = _PLACE.fullmatch(finding.subject)
        if found is None:
            return ""
        key, argument, attribute = found.groups()
        if part[0].kind == "typed dictionary":
            inner = f'{{"{name}": {value}}}'
            if argument:
                before, after = f"{argument}={value}", f"{argument}={inner}"
            elif key:
                before, after = f'{{"{key}": {value}}}', f'{{"{key}": {inner}}}'
            else:
                return ""
            return f"Pass {quote(after)} instead of {quote(before)}."
        if key or argument:
            return ""
        place = f"value.{attribute}" if attribute else finding.subject
        return f"Read {quote(f'{place}.{name}')} instead of {quote(place)}."

    def explain_classes(self, finding: Finding) -> Iterator[str]:
        """What the classes have that came, and what the aliases stand for that are named."""
        _, old, new = read_inner(str(finding.old), str(finding.new))
        before = list(split_options(old))
        for name in split_options(new):
            alias = self.surface.aliases.get(name)
            is_new = alias is not None and name not in before and name not in self._told
            if alias is not None and is_new and not alias.is_literal:
                self._told.add(name)
                yield f"{quote(name)} is {quote(alias.text)}."
        for name in self._compare(old, new)[1][:_MOST_CLASSES]:
            yield from self._tell_members(name)

    def _compare(self, old: str, new: str) -> tuple[list[str], list[str]]:
        """The options of a type that were and are, and those that came; without `None`."""
        before = [each for each in split_options(old) if each != "None"]
        after = [option for option in self._expand(new) if option != "None"]
        kept = sorted({*before} & {*after})
        return kept, [each for each in after if each not in before]

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
