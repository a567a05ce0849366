"""Whether a client works with the API of the other version, as far as the documents tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..findings import Audience, Direction, Finding, Level
from ..messages import quote
from ..rules import RULES
from .summary import Report

TITLE = "Client and API of different versions"
_EARLIER = {
    Direction.NONE: "the API no longer has all that the client can call",
    Direction.REQUEST: "the API can refuse requests that worked before",
    Direction.RESPONSE: "replies can have values that the client does not expect",
}
"""What happens to an earlier client with a new API, by what broke."""
_NEW = {
    Direction.NONE: "the API does not have all that the client can call",
    Direction.REQUEST: "the API can refuse requests that use what is new",
    Direction.RESPONSE: "replies can lack what is new",
}
"""The same for a new client with an earlier API."""
_LOCKED = "the API can refuse the credentials"
_DOUBT = "can work: it depends on your code, and on what the API does with values it does not know"


@dataclass(frozen=True)
class Mixed:
    """What is known of the earlier client with the new API (`there`), and of the new client
    with the earlier API (`back`): the findings that matter at run time."""

    old: str
    new: str
    apis: tuple[str, str]
    there: Sequence[Finding]
    back: Sequence[Finding]

    @property
    def can_fail(self) -> tuple[bool, bool]:
        """Whether either can fail whatever programs do with replies."""
        return any(map(_is_error, self.there)), any(map(_is_error, self.back))

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """A line for each of the two, or one if both work."""
        old, new, apis = quote(self.old), quote(self.new), self.apis
        if not (self.there or self.back):
            return (f"{old} and {new} both work with {apis[0]} and with {apis[1]}.",)
        return (
            f"{old} with {apis[1]} {_tell(self.there, _EARLIER)}.",
            f"{new} with {apis[0]} {_tell(self.back, _NEW)}.",
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
    there, back = (
        tuple(filter(_is_at_run_time, each)) for each in (report.findings, report.back)
    )
    return Mixed(bump.released, bump.version, apis, there, back)


def tell_mixed(report: Report) -> tuple[str, ...]:
    """The lines of `judge_mixed`."""
    mixed = judge_mixed(report)
    return mixed.lines if mixed else ()


def _tell(findings: Iterable[Finding], words: dict[Direction, str]) -> str:
    found = list(findings)
    if not found:
        return "works"
    errors = sorted(filter(_is_error, found), key=lambda each: list(words).index(each.direction))
    told = dict.fromkeys(
        _LOCKED if _is_of_credentials(each) else words[each.direction] for each in errors
    )
    if not told:
        return _DOUBT
    *first, last = told
    return f"can fail: {', '.join(first)}{', and ' * bool(first)}{last}"


def _is_error(finding: Finding) -> bool:
    return finding.level is Level.ERROR


def _is_of_credentials(finding: Finding) -> bool:
    rule = RULES.get(finding.rule)
    return rule is not None and rule.area == "security"


def _is_at_run_time(finding: Finding) -> bool:
    rule = RULES.get(finding.rule)
    is_of_api = rule is not None and rule.kind != "lifecycle" and rule.area != "info"
    is_told = finding.level is not Level.INFO
    return is_of_api and finding.audience is Audience.WIRE and is_told
