"""Findings for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ...spec.source_map import Location
from ...text.escaping import visible
from ..diagnostics import Severity
from .finding import Finding


def text(findings: Iterable[Finding], *, excerpts: bool = True, most: int = 5) -> str:
    """One block a finding: place, severity, code, message, source line with a caret, hint.

    Of warnings and notes with one code, the first `most` are shown and the rest counted;
    0 shows all. A hint that several in a row share stands below the last of them.
    """
    blocks: list[str] = []
    last = ""
    shown: Counter[tuple[Severity, str]] = Counter()
    for finding in findings:
        key = (finding.diagnostic.severity, finding.diagnostic.code)
        shown[key] += 1
        if most and shown[key] > most and key[0] is not Severity.ERROR:
            continue
        hint = f"  hint: {visible(item)}\n" if (item := finding.diagnostic.hint) else ""
        if hint and last == f"{key} {hint}":
            blocks[-1] = blocks[-1].removesuffix(hint)
        last = f"{key} {hint}"
        blocks.append(_block(finding, excerpts) + hint)
    for (severity, code), count in shown.items():
        if most and count > most and severity is not Severity.ERROR:
            blocks.append(f"{severity}[{code}]: {count - most} more like it\n")
    return "".join(blocks)


def _block(finding: Finding, excerpts: bool) -> str:
    item = finding.diagnostic
    place = f"{visible(str(finding.place))}: " if finding.place else ""
    lines = [f"{place}{item.severity}[{item.code}]: {visible(item.message)}"]
    if excerpts and finding.line.strip() and finding.place:
        lines += _excerpt(finding.line, finding.place)
    if item.at:
        lines.append(f"  at {visible(item.at)}")
    return "\n".join(lines) + "\n"


def _excerpt(line: str, place: Location, width: int = 100) -> list[str]:
    """The line with a caret below the column, cut to the width around it."""
    column = min(place.column - 1, len(line))
    start = max(0, column - width // 2) if len(line) > width else 0
    line = line.replace("\t", " ")
    before = visible(line[start:column])
    shown = visible(
        line[start : start + width]
    )  # as a whole: halves could make a command
    number = str(place.line)
    margin = " " * len(number)
    return [f"  {number} | {shown}", f"  {margin} | {' ' * len(before)}^"]
