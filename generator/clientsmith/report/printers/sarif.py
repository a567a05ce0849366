"""Findings as SARIF 2.1.0, for code scanning."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from ...text.escaping import visible
from ..codes import CODES
from ..diagnostics import Severity
from .finding import Finding

_LEVELS = {
    Severity.ERROR: "error",
    Severity.UNSUPPORTED: "warning",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}


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
        "level": _LEVELS[item.severity],
        "message": {"text": visible(item.whole)},
    }
    if finding.place:
        location: dict[str, object] = {
            "physicalLocation": {
                "artifactLocation": {"uri": _uri(finding.place.file)},
                "region": {
                    "startLine": finding.place.line or 1,
                    "startColumn": finding.place.column or 1,
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
