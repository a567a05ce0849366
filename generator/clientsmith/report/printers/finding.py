"""What is printed: diagnostics with the places that people can open."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ...spec.source_map import Location, SourceMap
from ...text.lines import Lines
from ..diagnostics import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """A diagnostic with the place that a person can open."""

    diagnostic: Diagnostic
    place: Location | None
    line: str = ""
    """The source line, if it is known."""


_USER = re.compile(r"(?<=://)[^/?#\s\"'<>]*(?=@)")


def without_passwords(line: str) -> str:
    """A line of a document with the user names and passwords of its URLs struck out; what
    stands where stays."""
    return _USER.sub(lambda found: "*" * len(found.group()), line)


def located(
    diagnostics: Iterable[Diagnostic], sources: SourceMap | None
) -> list[Finding]:
    """The findings with their places, by severity, then file, line and code."""
    found = []
    documents = sources.documents if sources else {}
    texts: dict[str, Lines] = {}
    for diagnostic in diagnostics:
        place = diagnostic.place
        if place is None and sources is not None:
            place = sources.locate(diagnostic.at)
        line = ""
        if place is not None and place.file in documents:
            if place.file not in texts:
                texts[place.file] = Lines(str(documents[place.file].text))
            line = without_passwords(texts[place.file].line(place.line))
        found.append(Finding(diagnostic, place, line))
    severities = list(Severity)
    found.sort(
        key=lambda finding: (
            severities.index(finding.diagnostic.severity),
            finding.place.file if finding.place else "",
            finding.place.line if finding.place else 0,
            finding.place.column if finding.place else 0,
            finding.diagnostic.code,
            finding.diagnostic.message,
        )
    )
    return found


def summary(findings: Iterable[Finding]) -> str:
    """A count for each severity, such as `2 errors, 1 warning`."""
    counts = Counter(finding.diagnostic.severity for finding in findings)
    words = {Severity.UNSUPPORTED: "unsupported", Severity.INFO: "info"}
    return ", ".join(
        f"{counts[severity]} "
        + words.get(severity, f"{severity}{'s' if counts[severity] > 1 else ''}")
        for severity in Severity
        if counts[severity]
    )
