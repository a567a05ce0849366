"""The reports of `adopt` and of `check --against`, for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from .against import COMPATIBLE, EQUAL, INCOMPATIBLE, MISSING, Judged, score
from .configuration import is_taken
from .values import Adoption, Sdk

_SHOWN = 200


def print_adoption(adoption: Adoption | Sdk) -> str:
    """What was found in an SDK, and how it fits the document if there is one."""
    sdk = adoption if isinstance(adoption, Sdk) else adoption.sdk
    guessed = [
        call for call in sdk.calls if any(item.guessed for item in call.requests)
    ]
    lines = [
        f"{sdk.package} by {sdk.maker}: client {sdk.client or '(none found)'}, "
        f"{len(sdk.calls)} calls, {len(sdk.handwritten)} methods without a request, "
        f"{len(sdk.errors)} classes of errors",
    ]
    lines += [f"  {argument} is read from {name}" for argument, name in sdk.variables]
    lines += [f"  base URL {url}" for url in sdk.base_urls]
    if isinstance(adoption, Adoption):
        lines += _fit(adoption)
    lines += _section(
        "found by the look of a call only; look at them",
        (
            f"{call.place}: {call.spelling} -> {_sent(call.requests)}"
            for call in guessed
        ),
    )
    lines += _section(
        "written by hand, without an operation; they have to be carried over",
        (f"{call.place}: {call.spelling}" for call in sdk.handwritten),
    )
    deprecated = [call for call in sdk.calls if call.deprecated is not None]
    lines += _section(
        "deprecated", (f"{call.spelling}: {call.deprecated}" for call in deprecated)
    )
    lines += _section("not kept yet", _not_kept(adoption, sdk))
    lines += _section("files that could not be read", sdk.faults)
    return "\n".join(lines) + "\n"


def _sent(requests: Iterable[object]) -> str:
    return ", ".join(
        f"{getattr(item, 'verb', '')} {getattr(item, 'path', '')}" for item in requests
    )


def _fit(adoption: Adoption) -> list[str]:
    total = (
        len(adoption.matched) + len(adoption.questions) + len(adoption.operations_alone)
    )
    lines = [
        f"{len(adoption.matched)} of {total} operations of the document are matched"
    ]
    if adoption.prefix:
        lines.append(f"  paths were compared without /{adoption.prefix}")
    lines += _section(
        "operations that the SDK lacks; they keep the names clientsmith gives",
        (item.key for item in adoption.operations_alone),
    )
    lines += _section(
        "calls that the document lacks",
        (
            f"{call.place}: {call.spelling} -> {_sent(call.requests)}"
            for call in adoption.calls_alone
        ),
    )
    lines += _section(
        "questions: one operation is several calls; the configuration has them as comments",
        (
            f"{operation.key}: {' or '.join(call.spelling for call in calls)}"
            for operation, calls in adoption.questions
        ),
    )
    lines += _section(
        "questions: one component has several names, or one name several components",
        (
            f"{component}: {', '.join(found)}"
            for component, found in adoption.type_questions
        ),
    )
    lines += _section(
        "further calls of an operation",
        (
            f"{call.place}: {call.spelling} is {operation.key} too"
            for operation, call in adoption.others
        ),
    )
    return lines


def _not_kept(adoption: Adoption | Sdk, sdk: Sdk) -> list[str]:
    lines = list(sdk.notes)
    named = [sdk.client, *(adoption.types if isinstance(adoption, Adoption) else ())]
    for item in named:
        name = item if isinstance(item, str) else item[1]
        if is_taken(name):
            lines.append(
                f"{name} has a meaning of its own in every client; it is called otherwise"
            )
    return lines


def print_calls(judged: tuple[Judged, ...]) -> str:
    """What became of each call, with the lines of callers that break."""
    counts = Counter(item.verdict for item in judged)
    lines: list[str] = []
    for verdict in (MISSING, INCOMPATIBLE, COMPATIBLE):
        lines += _section(
            f"{verdict}",
            (
                f"{item.breaks}  # {item.why}"
                for item in judged
                if item.verdict == verdict
            ),
        )
    figures = ", ".join(
        f"{counts[verdict]} {verdict}"
        for verdict in (EQUAL, COMPATIBLE, INCOMPATIBLE, MISSING)
    )
    advice = "minor" if counts[EQUAL] == len(judged) else "major"
    lines.append(
        f"{len(judged)} calls: {figures}; score {score(judged):.1f} %; a {advice} version"
    )
    return "\n".join(lines) + "\n"


def _section(title: str, items: Iterable[str]) -> list[str]:
    listed = list(items)
    if not listed:
        return []
    rest = [f"  … and {len(listed) - _SHOWN} more"] if len(listed) > _SHOWN else []
    return [
        f"{title} ({len(listed)}):",
        *(f"  {item}" for item in listed[:_SHOWN]),
        *rest,
    ]
