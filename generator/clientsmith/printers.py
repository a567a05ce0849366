"""Diagnostics for people and for machines: text, JSON, GitHub annotations, SARIF."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from .codes import CODES
from .diagnostics import Diagnostic, Severity
from .lines import Lines
from .source import Location, SourceMap

_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_LEVELS = {
    Severity.ERROR: ("error", "error"),
    Severity.UNSUPPORTED: ("warning", "warning"),
    Severity.WARNING: ("warning", "warning"),
    Severity.INFO: ("notice", "note"),
}
"""Each severity in the words of GitHub annotations and of SARIF."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A diagnostic with the place that a person can open."""

    diagnostic: Diagnostic
    place: Location | None
    line: str = ""
    """The source line, if it is known."""


def located(
    diagnostics: Iterable[Diagnostic], sources: SourceMap | None
) -> list[Finding]:
    """The findings with their places, by severity, then file, line and code."""
    found = []
    texts = {
        name: Lines(document.text)
        for name, document in (sources.documents.items() if sources else ())
    }
    for diagnostic in diagnostics:
        place = diagnostic.place
        if place is None and sources is not None:
            place = sources.locate(diagnostic.at)
        known = texts.get(place.file) if place else None
        line = known.line(place.line) if known and place else ""
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


def visible(text: str) -> str:
    """Text in which controls, direction marks and other hidden characters show as escapes."""
    return _HIDDEN.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    number = ord(match[0])
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


# --- text -----------------------------------------------------------------------------------


def text(findings: Iterable[Finding], *, excerpts: bool = True, most: int = 5) -> str:
    """One block a finding: place, severity, code, message, source line with a caret, hint.

    Of warnings and notes with one code, the first `most` are shown and the rest counted;
    0 shows all.
    """
    blocks: list[str] = []
    shown: Counter[tuple[Severity, str]] = Counter()
    for finding in findings:
        key = (finding.diagnostic.severity, finding.diagnostic.code)
        shown[key] += 1
        if most and shown[key] > most and key[0] is not Severity.ERROR:
            continue
        blocks.append(_block(finding, excerpts))
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
    if item.hint:
        lines.append(f"  hint: {visible(item.hint)}")
    return "\n".join(lines) + "\n"


def _excerpt(line: str, place: Location, width: int = 100) -> list[str]:
    """The line with a caret below the column, cut to the width around it."""
    column = min(place.column - 1, len(line))
    start = max(0, column - width // 2) if len(line) > width else 0
    before = visible(line[start:column].replace("\t", " "))
    after = visible(line[column : start + width].replace("\t", " "))
    number = str(place.line)
    margin = " " * len(number)
    return [f"  {number} | {before}{after}", f"  {margin} | {' ' * len(before)}^"]


# --- JSON -----------------------------------------------------------------------------------


def as_json(findings: Iterable[Finding]) -> str:
    """A list of objects with file, line, column, pointer, severity, code, message and hint."""
    return (
        json.dumps(
            [
                {
                    "file": finding.place.file if finding.place else None,
                    "line": finding.place.line if finding.place else None,
                    "column": finding.place.column if finding.place else None,
                    "pointer": finding.diagnostic.at,
                    "severity": str(finding.diagnostic.severity),
                    "code": finding.diagnostic.code,
                    "message": finding.diagnostic.message,
                    "hint": finding.diagnostic.hint,
                }
                for finding in findings
            ],
            indent=2,
        )
        + "\n"
    )


# --- GitHub ---------------------------------------------------------------------------------


def github(findings: Iterable[Finding]) -> str:
    """Workflow commands, which GitHub shows as annotations on the lines."""
    lines = []
    for finding in findings:
        item = finding.diagnostic
        fields = []
        if finding.place:
            fields = [
                f"file={_property(finding.place.file)}",
                f"line={finding.place.line}",
                f"col={finding.place.column}",
            ]
        fields.append(f"title={_property(item.code)}")
        message = f"{item.message} {item.hint}".strip()
        lines.append(
            f"::{_LEVELS[item.severity][0]} {','.join(fields)}::{_data(message)}\n"
        )
    return "".join(lines)


def _data(text: str) -> str:
    """The escapes that workflow commands know, after hidden characters were made visible."""
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


# --- SARIF ----------------------------------------------------------------------------------


def sarif(findings: Iterable[Finding]) -> str:
    """A SARIF 2.1.0 log with one run, for code scanning."""
    findings = list(findings)
    codes = sorted({finding.diagnostic.code for finding in findings})
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "clientsmith",
                        "rules": [_rule(code) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, codes) for finding in findings],
            }
        ],
    }
    return json.dumps(log, indent=2) + "\n"


def _rule(code: str) -> dict[str, object]:
    explained = CODES.get(code)
    rule: dict[str, object] = {"id": code}
    if explained is not None:
        rule["shortDescription"] = {"text": explained.title}
        rule["fullDescription"] = {"text": explained.text}
    return rule


def _result(finding: Finding, codes: list[str]) -> dict[str, object]:
    item = finding.diagnostic
    result: dict[str, object] = {
        "ruleId": item.code,
        "ruleIndex": codes.index(item.code),
        "level": _LEVELS[item.severity][1],
        "message": {"text": visible(f"{item.message} {item.hint}".strip())},
    }
    if finding.place:
        location: dict[str, object] = {
            "physicalLocation": {
                "artifactLocation": {"uri": _uri(finding.place.file)},
                "region": {
                    "startLine": finding.place.line,
                    "startColumn": finding.place.column,
                },
            }
        }
        if item.at:
            location["logicalLocations"] = [{"fullyQualifiedName": item.at}]
        result["locations"] = [location]
    return result


def _uri(file: str) -> str:
    path = Path(file)
    if file.startswith(("http://", "https://")):
        return file
    return path.as_uri() if path.is_absolute() else _relative_uri(path)


def _relative_uri(path: Path) -> str:
    return (Path("/") / path).as_uri()[len("file:///") :]


PRINTERS: dict[str, Callable[[Iterable[Finding]], str]] = {
    "text": text,
    "json": as_json,
    "github": github,
    "sarif": sarif,
}
"""The formats by the names that the command line gives them."""


def explain(code: str) -> str | None:
    """What a code means and what to do about it; None if there is no such code."""
    explained = CODES.get(code)
    return f"{code}: {explained.title}\n\n{explained.text}\n" if explained else None


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


__all__ = [
    "PRINTERS",
    "Finding",
    "as_json",
    "explain",
    "github",
    "located",
    "sarif",
    "summary",
    "text",
    "visible",
]
