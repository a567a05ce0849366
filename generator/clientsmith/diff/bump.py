"""The version that changes ask for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .verdict import Verdict

_VERSION = re.compile(r"(v?)(\d{1,99})\.(\d{1,99})\.(\d{1,99})(?:[-+].*)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Bump:
    """From the version that callers have to the one to publish.

    `name` is that of the distribution, or of the API where `is_package` is false. `declared`
    is the version that is written down now, `needed` the lowest that the changes ask for;
    empty where the released one is no semantic version.
    """

    name: str
    released: str
    declared: str
    needed: str
    is_package: bool = False

    @property
    def is_sufficient(self) -> bool:
        """Whether the declared version says at least what the changes ask for."""
        declared, needed = read_numbers(self.declared), read_numbers(self.needed)
        return declared is None or needed is None or declared >= needed

    @property
    def version(self) -> str:
        """The version to publish: what is declared if that suffices and is new."""
        raised = self.declared != self.released and self.is_sufficient
        return self.declared if raised else self.needed or self.declared


def raise_version(version: str, verdict: Verdict) -> str:
    """The next version (semver.org, items 4, 6 to 8): below 1.0.0 what breaks raises the
    minor part. Empty where the version is no semantic one."""
    numbers = read_numbers(version)
    if numbers is None:
        return ""
    major, minor, patch = numbers
    if verdict is Verdict.MAJOR and major:
        return f"{major + 1}.0.0"
    if verdict is Verdict.MAJOR or (verdict is Verdict.MINOR and major):
        return f"{major}.{minor + 1}.0"
    return f"{major}.{minor}.{patch + 1}"


def read_numbers(version: str) -> tuple[int, int, int] | None:
    """The parts of a semantic version; None where it is none."""
    found = _VERSION.fullmatch(version.strip())
    return (int(found[2]), int(found[3]), int(found[4])) if found else None
