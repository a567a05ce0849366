"""Whether a client works with the API of the other version, as far as the documents tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ...text.escaping import shell_word
from ..findings import Audience, Direction, Finding, Level
from ..messages import quote
from ..rules import RULES
from ..terms import list_names
from .causes import Sides
from .facts import tell_fact
from .group import Group, put_together
from .summary import Report
from .wording import count_off, lower

TITLE = "Client and API of different versions"
_MOST_NAMES = 15
_NO_OPERATION = "The API does not have"
_PASSED = "The API can refuse requests that pass"
_LACKING = "The API can refuse requests without"
_NO_BODY = "The API can refuse requests without a body in"
_CALLED = "The API can refuse calls of"
_LOCKED = "The API can refuse the credentials that the client sends in"
_GONE = "Replies can lack"
_OTHER = "Replies can have other values than the client expects in"
_DOUBTS = {
    Direction.NONE: "Not known is what becomes of",
    Direction.REQUEST: "Not known is what the API does with",
    Direction.RESPONSE: "It depends on your code where it reads",
}
_LACKS = re.compile(r"request-.*-(added|became)-required")
_MISSING = re.compile(r"response-(property|header)-(removed.*|became-optional)")
_MEMBER = re.compile(r"[.\[(].*")


@dataclass(frozen=True)
class Mixed:
    """What is known of the earlier client with the new API (`there`), and of the new client
    with the earlier API (`back`)."""

    report: Report
    old: str
    new: str
    apis: tuple[str, str]

    @cached_property
    def there(self) -> _Misfits:
        """The earlier client with the new API."""
        names = self.report.old_name, self.report.new_name
        return _Misfits(self.report.findings, self.report.sides, names)

    @cached_property
    def back(self) -> _Misfits:
        """The new client with the earlier API."""
        names = self.report.new_name, self.report.old_name
        sides = self.report.sides
        turned = (sides[1], sides[0]) if sides else None
        return _Misfits(self.report.back or (), turned, names)

    @property
    def lines(self) -> tuple[str, ...]:
        """A line for each of the two, or one if both work."""
        old, new, apis = quote(self.old), quote(self.new), self.apis
        if not (self.there.groups or self.back.groups):
            return (f"{old} and {new} both work with {apis[0]} and with {apis[1]}.",)
        return (
            f"{old} with {apis[1]} {self.there.tell()}.",
            f"{new} with {apis[0]} {self.back.tell()}.",
        )


def judge_mixed(report: Report) -> Mixed | None:
    """What is known of clients and APIs of different versions; nothing where no package is
    released, or only one way was compared."""
    bump, api = report.bump, report.api
    if bump is None or api is None or not bump.is_package or report.back is None:
        return None
    if not bump.released or bump.version == bump.released:
        return None
    apis = "the earlier API", "the new API"
    if api.released and api.declared and api.released != api.declared:
        apis = f"API {quote(api.released)}", f"API {quote(api.declared)}"
    return Mixed(report, bump.released, bump.version, apis)


def tell_mixed(report: Report) -> tuple[str, ...]:
    """The lines of `judge_mixed`."""
    mixed = judge_mixed(report)
    return mixed.lines if mixed else ()


@dataclass(frozen=True)
class _Misfits:
    """How an API differs from the one that a client is of. Of the two of `sides`, and of
    `names`, the client's is the first."""

    findings: Sequence[Finding]
    sides: Sides | None
    names: tuple[str, str]

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """What does not fit at run time, the worst first."""
        found = put_together(filter(_is_at_run_time, self.findings))
        return tuple(sorted(found, key=lambda group: group.finding.level.rank))

    @property
    def can_fail(self) -> bool:
        """Whether programs can fail whatever they do with replies."""
        return any(group.finding.level is Level.ERROR for group in self.groups)

    def tell(self) -> str:
        """What does not fit, and then what depends on the program or on the API."""
        told: dict[str, list[str]] = {}
        known: set[str] = set()
        for group in self.groups:
            finding = group.finding
            is_error = finding.level is Level.ERROR
            # What is in a thing that is another one as a whole needs no word.
            if not self._changed.isdisjoint(self._find_holders(group)):
                continue
            for name in self._find_names(group):
                said = _choose_words(finding, name) if is_error else _DOUBTS[finding.direction]
                if is_error or name not in known:
                    told.setdefault(said, []).append(name)
                known.add(name)
        works = "can fail" if self.can_fail else "can work" if self.groups else "works"
        parts = [f"{said} {self._list(names)}" for said, names in told.items()]
        return ". ".join([works, *parts])

    def _list(self, names: Sequence[str]) -> str:
        """All names, or the first and what lists the others."""
        once = list(dict.fromkeys(names))
        if len(once) <= _MOST_NAMES:
            return ", ".join(once)
        sides = " ".join(shell_word(name) for name in self.names)
        command = quote(f"clientsmith diff {sides}")
        return f"{count_off(once, _MOST_NAMES)} ({command} lists all)"

    @cached_property
    def _known(self) -> frozenset[str]:
        """What there is in the client's package."""
        return list_names(self.sides[0].surface) if self.sides else frozenset()

    @cached_property
    def _changed(self) -> frozenset[str]:
        """What is another thing as a whole."""
        return frozenset(
            name
            for group in self.groups
            if not _is_existence(group.finding)
            for name in self._find_names(group)
        )

    def _find_holders(self, group: Group) -> tuple[str, ...]:
        """What a thing is in that only one of both has, as the client names it."""
        finding = group.finding
        if self.sides is None or not _is_existence(finding):
            return ()
        names = self._find_members(0, group) + self._find_members(1, group)
        held = [quote(name) for name in names if name in self._known]
        return tuple(each for each in held if each not in self._find_names(group))

    def _find_members(self, side: int, group: Group) -> tuple[str, ...]:
        finding = group.finding
        if self.sides is None:
            return ()
        pointer = (finding.pointer_old, finding.pointer_new)[side]
        return self.sides[side].find_members(pointer, finding.direction, group.operations)

    def _find_names(self, group: Group) -> list[str]:
        """What a finding is about, as programs write it with this client; what they do not
        have by its name in the document."""
        finding = group.finding
        rule = RULES.get(finding.rule)
        if _is_of_credentials(finding):
            places = [quote(each) for each in group.operations]
            return places or ["all calls" if finding.level is Level.ERROR else "credentials"]
        if finding.rule == "callback-removed":
            return [f"the callback {quote(finding.old)}"]
        if self.sides is None or (rule and (rule.kind, rule.action) == ("existence", "add")):
            return [_name_place(group)]
        own = self._find_members(0, group)
        of_api = [name for name in self._find_members(1, group) if name in self._known]
        is_gone = rule is not None and (rule.kind, rule.action) == ("existence", "remove")
        members = [name for name in own if _MEMBER.search(name)]
        # What changed as a whole is better known by what holds it than by its class.
        members = members or [n for n in of_api if _MEMBER.search(n) and not is_gone]
        methods = self.sides[0].find_methods(group.operations)
        found = members or own or (methods if _is_of_one(group) else ())
        return [quote(name) for name in found] or [_name_place(group)]


def _choose_words(finding: Finding, name: str) -> str:
    """How an API can fail a client."""
    if finding.direction is Direction.NONE:
        return _LOCKED if _is_of_credentials(finding) else _NO_OPERATION
    if finding.direction is Direction.RESPONSE:
        return _GONE if _MISSING.fullmatch(finding.rule) else _OTHER
    if _LACKS.fullmatch(finding.rule):
        return _NO_BODY if finding.rule.startswith("request-body-added") else _LACKING
    return _CALLED if name.endswith("()`") else _PASSED


def _is_existence(finding: Finding) -> bool:
    rule = RULES.get(finding.rule)
    return rule is not None and rule.kind == "existence"


def _is_of_credentials(finding: Finding) -> bool:
    rule = RULES.get(finding.rule)
    return rule is not None and rule.area == "security"


def _is_of_one(group: Group) -> bool:
    """Whether operations name a place well enough: not the servers of all."""
    rule = RULES.get(group.finding.rule)
    return rule is not None and rule.area != "servers"


def _is_at_run_time(finding: Finding) -> bool:
    rule = RULES.get(finding.rule)
    is_of_api = rule is not None and rule.kind != "lifecycle" and rule.area != "info"
    return (
        is_of_api
        and finding.audience is Audience.WIRE
        and finding.level is not Level.INFO
    )


def _name_place(group: Group) -> str:
    """A property as `Pet.name`, what is no shared schema's with the operation that has it."""
    finding = group.finding
    place = lower(finding.message.removesuffix(tell_fact(finding)).rstrip(": "))
    where = count_off([quote(each) for each in group.operations], 1)
    if shared := _SHARED.fullmatch(place):
        inner, name = shared.groups()
        dot = "" if not inner or inner.startswith("[") else "."
        return f"{quote(f'{name}{dot}' + (inner or ''))} of the document"
    inner = _WHOLE.sub("", place) if where else place
    return where if inner in _OPERATION else f"{inner} of {where}" if where else inner


_SHARED = re.compile(r"(?:`([^`]+)` of )?the schema `([^`]+)`")
_WHOLE = re.compile(r"(?: of )?the (?:response `\w+`|request body)(?: \(`[^`]*`\))?")
_OPERATION = ("the operation", "the path", "")
