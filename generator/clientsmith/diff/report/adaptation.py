"""What those do about a change who call the package, and how a program fails that does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..findings import Audience, Direction, Finding, Level
from ..messages import quote
from ..rules import RULES
from .causes import Cause
from .facts import is_of_types
from .new_types import NewTypes
from .summary import Report
from .type_texts import read_core, read_inner, split_options
from .wording import count_off


def explain_types(report: Report) -> NewTypes | None:
    """What tells of the classes that types changed to, where the new package is known."""
    return NewTypes(report.sides[1].surface) if report.sides else None


def tell_adaptation(cause: Cause, types: NewTypes | None = None) -> str:
    """What to do and how it fails otherwise; empty for what breaks nobody."""
    if cause.level is not Level.ERROR:
        return _tell_doubt(cause) if cause.level is Level.WARNING else ""
    said = dict.fromkeys((*_tell_steps(cause, types), _tell_failure(cause)))
    return " ".join(filter(None, said))


def _tell_steps(cause: Cause, types: NewTypes | None) -> Iterator[str]:
    finding = cause.lead[0].finding
    found = [group.finding for group in cause.lead]
    if finding.audience is not Audience.SOURCE:
        yield _tell_values(found) or _tell_over_http(finding)
        return
    # What is one of few words, and no type of its own.
    values = _tell_values(
        group.finding for group in cause.http if "-enum-" in group.finding.rule
    )
    explained: list[str] = []
    is_told = {True: False, False: False}
    for each in found:
        if values and is_of_types(each):
            yield values
            continue
        told = ""
        if types and is_of_types(each):
            is_read = _is_read(each)
            told = types.explain_part(each)
            if told and is_told[is_read]:
                continue
            is_told[is_read] = bool(told)
            told = told or (types.explain_options(each) if is_read else "")
        is_none = each.rule.endswith("type-widened") and _admits_none(each)
        yield told
        yield _tell_use(each) if is_none or not told else ""
        explained += types.explain_classes(each) if types and is_of_types(each) else ()
    yield from explained


def _tell_over_http(finding: Finding) -> str:
    if _is_gone(finding):
        return ""
    if finding.rule.endswith(("-added-required", "-became-required")):
        return _ON_GIVING["became-required"]
    if finding.rule.endswith("-became-nullable"):
        return _CHECK
    return _OVER_HTTP.get(finding.direction, "")


def _tell_use(finding: Finding) -> str:
    """What those do who give, or read, what changed in Python."""
    place, _, known = finding.rule.removeprefix("python-").partition("-")
    if known == "type-widened" and _admits_none(finding):
        return _CHECK
    said = (_ON_GIVING if place in _GIVEN else _ON_READING).get(known, "")
    new = read_core(str(finding.new))
    return said.format(quote(new) if len(new) <= _SHORT else "the new type")


def _is_read(finding: Finding) -> bool:
    """Whether a type changed of what programs are handed."""
    place = finding.rule.removeprefix("python-").partition("-")[0]
    return is_of_types(finding) and place not in _GIVEN


def _admits_none(finding: Finding) -> bool:
    """Whether `None` is a value now and was none."""
    old, new = (set(split_options(str(each))) for each in (finding.old, finding.new))
    return "None" in new - old


def _tell_failure(cause: Cause) -> str:
    """What happens at run time, which is all that those see who check no types."""
    python = [group.finding for group in cause.lead]
    over_http = [group.finding for group in cause.http]
    values = any(each.rule.endswith("-enum-value-added") for each in over_http)
    if values and all(map(is_of_types, python)):
        return ""
    of_python = [_fail_in_python(each) for each in python if each.audience in _SOURCE]
    of_http = [_fail_over_http(each) for each in over_http if each.level is Level.ERROR]
    # What a program does not get past is not what fails later.
    told = dict.fromkeys(filter(None, of_python)) or dict.fromkeys(of_http)
    found = [each for each in told if each]
    return f"If you do not adapt your code: {'; '.join(found)}." if found else ""


_SOURCE = frozenset({Audience.SOURCE})


def _fail_over_http(finding: Finding) -> str:
    is_reply = finding.direction is Direction.RESPONSE
    if is_reply and _is_gone(finding):
        return "your code finds it missing in replies"
    return _FAIL_OVER_HTTP.get(finding.direction, "")


def _is_gone(finding: Finding) -> bool:
    rule = RULES.get(finding.rule)
    return rule is not None and rule.kind == "existence" and rule.action == "remove"


def _fail_in_python(finding: Finding) -> str:
    rule = finding.rule.removeprefix("python-")
    if rule == "alias-removed":
        is_class = finding.subject[:1].isupper()
        return _NO_NAME if is_class else f"{_NO_ATTRIBUTE}, of arguments {_NO_ARGUMENT}"
    if rule.endswith("type-widened") and _admits_none(finding):
        return "`AttributeError` or `TypeError` where `None` is used as a value"
    if rule in _READ:
        return _tell_use_of_value(finding)
    return _FAIL_IN_PYTHON.get(rule, "")


def _tell_use_of_value(finding: Finding) -> str:
    """How code fails for that a value is of another type."""
    what, old, new = read_inner(str(finding.old), str(finding.new))
    thing = {"Items": "an item", "Values": "a value"}.get(what, "the value")
    earlier = quote(old) if len(old) <= _SHORT else "the earlier type"
    said = (
        "the client reads the reply without an error, and your code can fail where it uses "
        f"{thing} as {earlier} (`AttributeError` or `TypeError`)"
    )
    is_more = finding.rule.endswith("-widened") and old != new
    return f"{said}, once the API sends something else" if is_more else said


def _tell_doubt(cause: Cause) -> str:
    """How programs can fail where that depends on them."""
    found = [group.finding for group in cause.lead]
    if values := _tell_values(found):
        return values
    for (direction, end), said in _DOUBTS.items():
        if any(
            each.direction is direction and each.rule.endswith(end) for each in found
        ):
            return said
    return ""


def _tell_values(findings: Iterable[Finding]) -> str:
    """What to do about values, and kinds of values, that replies can have now."""
    come: dict[str, list[str]] = {}
    for finding in findings:
        for end, said in _COME.items():
            is_it = finding.direction is Direction.RESPONSE
            if is_it and finding.rule.endswith(end):
                come.setdefault(said, []).append(quote(finding.new))
    return " ".join(
        said.format(count_off(list(dict.fromkeys(values))))
        for said, values in come.items()
    )


_CHECK = "Check for `None` before you use it."
_COME = {
    "-enum-value-added": (
        "A `match` without `case _` needs a `case` for {}: otherwise none is taken. Reading "
        "the value itself does not fail."
    ),
    "-one-of-added": "Where you read it, handle {}, too.",
    "-any-of-added": "Where you read it, handle {}, too.",
}
"""What programs do about values that came, by how the rule's name ends."""
_IGNORED = "Requests that still have it may be refused."
_DOUBTS = {
    (
        Direction.RESPONSE,
        "-enum-dropped",
    ): "A `match` needs a `case _` for other values.",
    (
        Direction.RESPONSE,
        "-removed-optional",
    ): "Programs that rely on it find it missing.",
    (
        Direction.REQUEST,
        "-pattern-changed",
    ): "Values that fit only the earlier pattern may be refused.",
    (
        Direction.REQUEST,
        "-parameter-moved",
    ): "Clients that were generated before still send it in the earlier place.",
    (Direction.REQUEST, "-removed"): _IGNORED,
    (Direction.REQUEST, "-removed-optional"): _IGNORED,
    (Direction.REQUEST, "-removed-required"): _IGNORED,
}
"""How programs can fail, by who sends the data and how the rule's name ends."""

_GIVEN = ("argument", "key")
_SHORT = 60
_ON_GIVING = {
    "added-required": "Pass it in every call.",
    "became-required": "Pass it in every call.",
    "type-narrowed": "Pass only what the new type allows.",
    "type-changed": "Where you pass it, pass {}.",
}
_ON_READING = {
    "type-widened": "Where you read it, expect {}.",
    "type-changed": "Where you read it, use it as {}.",
    "type-narrowed": "Use only what the new type allows.",
}
_OVER_HTTP = {
    Direction.REQUEST: "Send only what is allowed now.",
    Direction.RESPONSE: "Handle the values that replies can have now.",
    Direction.NONE: "",
}
_REFUSED = "the API can refuse the request (`APIStatusError`)"
_READ = frozenset(
    f"{place}-type-{change}"
    for place in ("member", "result")
    for change in ("widened", "changed")
)
"""Changes of what programs are handed, without `python-`."""
_NO_ATTRIBUTE, _NO_ARGUMENT, _NO_NAME = "`AttributeError`", "`TypeError`", "`ImportError`"
_FAIL_IN_PYTHON = {
    "package-renamed": "`ModuleNotFoundError`",
    "client-renamed": _NO_NAME,
    "class-removed": _NO_NAME,
    "class-renamed": _NO_NAME,
    "method-removed": _NO_ATTRIBUTE,
    "method-renamed": _NO_ATTRIBUTE,
    "member-removed": _NO_ATTRIBUTE,
    "argument-removed": _NO_ARGUMENT,
    "argument-renamed": _NO_ARGUMENT,
    "argument-added-required": _NO_ARGUMENT,
    "argument-became-required": _NO_ARGUMENT,
    "positions-changed": f"{_NO_ARGUMENT}, or a value in the place of another",
    "argument-type-narrowed": _REFUSED,
    "argument-type-changed": _REFUSED,
    "key-removed": _REFUSED,
    "key-added-required": _REFUSED,
    "key-became-required": _REFUSED,
    "key-type-narrowed": _REFUSED,
    "key-type-changed": _REFUSED,
    "variable-removed": "the client is made without it",
    "variable-renamed": "the client is made without it",
}
"""What is raised, or else happens, by the rule's name without `python-`."""
_FAIL_OVER_HTTP = {
    Direction.REQUEST: _REFUSED,
    Direction.RESPONSE: "your code can fail on values that it does not know",
    Direction.NONE: "",
}
