"""Whether a client works with the API of the other version, as far as the documents tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..findings import Audience, Direction, Finding, Level
from ..messages import quote
from ..rules import RULES
from .facts import tell_fact
from .group import Group, put_together
from .summary import Report
from .wording import count_off, lower

TITLE = "Client and API of different versions"
_FAILS = {
    Direction.NONE: "The API does not have",
    Direction.REQUEST: "The API can refuse requests because of",
    Direction.RESPONSE: "Replies can differ from the types of the client in",
}
_UNKNOWN = "Not known, as the documents do not say enough:"


def tell_mixed(report: Report) -> tuple[str, ...]:
    """What is known of the earlier client with the new API, and of the new client with the
    earlier API; nothing where no package is released, or only one way was compared."""
    bump, api = report.bump, report.api
    if bump is None or api is None or not bump.is_package or report.back is None:
        return ()
    if not bump.released or bump.version == bump.released:
        return ()
    apis = "the earlier API", "the new API"
    if api.released and api.declared and api.released != api.declared:
        apis = f"API {quote(api.released)}", f"API {quote(api.declared)}"
    old, new = quote(bump.released), quote(bump.version)
    there, back = _find_misfits(report.findings), _find_misfits(report.back)
    if not (there or back):
        return (f"{old} and {new} both work with {apis[0]} and with {apis[1]}.",)
    return (
        f"{old} with {apis[1]} {_tell(there)}.",
        f"{new} with {apis[0]} {_tell(back)}.",
    )


def _find_misfits(findings: Sequence[Finding]) -> tuple[Group, ...]:
    return tuple(put_together(filter(_is_at_run_time, findings)))


def _tell(groups: Sequence[Group]) -> str:
    """What does not fit, and then what is not known."""
    worst = [group for group in groups if group.finding.level is Level.ERROR]
    parts = ["can fail" if worst else "can work" if groups else "works"]
    for direction, said in _FAILS.items():
        if names := _name_places(g for g in worst if g.finding.direction is direction):
            parts.append(f"{said} {count_off(names)}")
    known = _name_places(worst)
    if names := [name for name in _name_places(groups) if name not in known]:
        parts.append(f"{_UNKNOWN} {count_off(names)}")
    return ". ".join(parts)


def _is_at_run_time(finding: Finding) -> bool:
    rule = RULES.get(finding.rule)
    is_of_api = rule is not None and rule.kind != "lifecycle" and rule.area != "info"
    return (
        is_of_api
        and finding.audience is Audience.WIRE
        and finding.level is not Level.INFO
    )


def _name_places(groups: Iterable[Group]) -> list[str]:
    """What findings are about, each once; no part beside the whole."""
    names = dict.fromkeys(map(_name_place, groups))
    return [name for name in names if name.partition("` of ")[2] not in names]


def _name_place(group: Group) -> str:
    """A property as `Pet.name`, what is no shared schema's with the operation that has it."""
    finding = group.finding
    place = lower(finding.message.removesuffix(tell_fact(finding)).rstrip(": "))
    where = count_off([quote(each) for each in group.operations], 1)
    if shared := _SHARED.fullmatch(place):
        inner, name = shared.groups()
        dot = "" if not inner or inner.startswith("[") else "."
        return quote(f"{name}{dot}{inner or ''}")
    inner = _WHOLE.sub("", place) if where else place
    return where if inner in _OPERATION else f"{inner} of {where}" if where else inner


_SHARED = re.compile(r"(?:`([^`]+)` of )?the schema `([^`]+)`")
_WHOLE = re.compile(r"(?: of )?the (?:response `\w+`|request body)(?: \(`[^`]*`\))?")
_OPERATION = ("the operation", "the path", "")
