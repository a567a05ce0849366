"""Findings for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable

from .finding import Finding


def as_json(findings: Iterable[Finding]) -> str:
    """A list of objects with file, line, column, pointer, severity, code, message and hint."""
    return (
        json.dumps(
            [
                {
                    "file": finding.place.file if finding.place else None,
                    "line": (finding.place.line or None) if finding.place else None,
                    "column": (finding.place.column or None) if finding.place else None,
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
