"""What the changes mean for the version."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from ..spec.source_map import Pointer
from .findings import Finding, Level
from .messages import sentence
from .rules import RULES

VERSION = Pointer("/info/version")
_SEMVER = re.compile(r"v?(\d{1,99})\.(\d{1,99})\.(\d{1,99})(?:[-+].*)?")
_GROWTH = frozenset({"add", "generalize", "increase", "set"})


class Verdict(StrEnum):
    """The part of a semantic version that has to be raised."""

    PATCH = "patch"
    MINOR = "minor"
    MAJOR = "major"


def verdict(findings: Iterable[Finding]) -> Verdict:
    """`major` if anything can break, `minor` if anything is new or doubtful, else `patch`."""
    worst = Verdict.PATCH
    for finding in findings:
        if finding.level is Level.ERROR:
            return Verdict.MAJOR
        rule = RULES.get(finding.rule)
        grows = rule is not None and (
            rule.action in _GROWTH or rule.kind == "lifecycle"
        )
        if finding.level is Level.WARNING or grows:
            worst = Verdict.MINOR
    return worst


def version_of(tree: Mapping[str, object]) -> str:
    """`info.version`, empty if there is none."""
    info = tree.get("info")
    version = info.get("version") if isinstance(info, Mapping) else None
    return version if isinstance(version, str) else ""


def judge_version(
    old: str, new: str, findings: Iterable[Finding]
) -> tuple[Finding, ...]:
    """Findings if the version went back, or changes break and it does not say so
    (semver.org, items 4 and 8).

    Below 1.0.0 a new minor version may break. Versions that are no semantic versions
    promise nothing, and nothing is said about them.
    """
    if _parts(new) < _parts(old) and len(_parts(new)) == len(_parts(old)):
        return (_finding("version-decreased", old, new),)
    if not any(finding.level is Level.ERROR for finding in findings):
        return ()
    before, after = _SEMVER.fullmatch(old.strip()), _SEMVER.fullmatch(new.strip())
    if before is None or after is None:
        return ()
    was, is_ = _numbers(before), _numbers(after)
    promises = 1 if was[0] == is_[0] == 0 else 0
    if was == is_:
        rule = "version-not-bumped"
    elif is_[: promises + 1] > was[: promises + 1]:
        return ()
    else:
        rule = "version-major-not-bumped"
    return (_finding(rule, old, new),)


def _finding(rule: str, old: str, new: str) -> Finding:
    known = RULES[rule]
    return Finding(
        rule=rule,
        level=known.level,
        pointer_old=VERSION,
        pointer_new=VERSION,
        message=sentence("the version", known.text, old, new),
        old=old,
        new=new,
        hint=known.hint,
    )


_DOTTED = re.compile(r"v?(\d{1,99}(?:[.-]\d{1,99})*)", re.IGNORECASE)


def _parts(version: str) -> tuple[int, ...]:
    """The numbers of a version or date, without what follows a `+` or is no number."""
    found = _DOTTED.fullmatch(version.strip().partition("+")[0])
    return tuple(map(int, re.split("[.-]", found[1]))) if found else ()


def _numbers(found: re.Match[str]) -> tuple[int, int, int]:
    return int(found[1]), int(found[2]), int(found[3])
