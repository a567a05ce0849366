"""The report as SARIF 2.1.0, for code scanning."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

from ...spec.source_map import Location, Pointer
from ...version import VERSION
from ..findings import Level
from ..rules import RULES
from .group import Group
from .summary import Report

MOST = 5000
"""Code scanning shows no more results of a run; the worst come first."""

_OPERATIONS = 10
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
_SLOTS = re.compile(r"`?\{(?:old|new)\}`?")
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(report: Report) -> str:
    """One result a change: in the new document, with the old place as related location."""
    groups = report.groups
    names = sorted({group.finding.rule for group in groups[:MOST]})
    index = {name: position for position, name in enumerate(names)}
    driver = {
        "name": "clientsmith diff",
        "version": VERSION,
        "rules": [_rule(name) for name in names],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(report, group, index) for group in groups[:MOST]],
        "properties": {"verdict": report.verdict.value, "changes": len(groups)},
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=True, indent=2, default=str) + "\n"


def _rule(name: str) -> dict[str, object]:
    rule = RULES[name]
    return {
        "id": name,
        "shortDescription": {"text": f"{rule.area}: {_SLOTS.sub('…', rule.text)}"},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
        "properties": {
            "kind": rule.kind,
            "action": rule.action,
            "direction": rule.direction.value,
        },
    }


def _result(report: Report, group: Group, index: dict[str, int]) -> dict[str, object]:
    finding = group.finding
    hint = f" {finding.hint[:1].upper()}{finding.hint[1:]}." if finding.hint else ""
    return {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.level],
        "message": {"text": f"{finding.message}.{hint}"},
        "locations": [
            _location(report.new_place(finding), finding.pointer_new, group.operations)
        ],
        "relatedLocations": [
            {
                "id": 1,
                "message": {"text": "as it was"},
                **_location(
                    report.old_place(finding), finding.pointer_old, group.operations
                ),
            }
        ],
        "partialFingerprints": {"clientsmith/v1": finding.fingerprint},
    }


def _location(
    place: Location, pointer: Pointer, operations: tuple[str, ...]
) -> dict[str, object]:
    logical = [{"fullyQualifiedName": pointer or "/", "kind": "member"}]
    for name in operations[:_OPERATIONS]:
        logical.append({"fullyQualifiedName": name, "kind": "function"})
    return {
        "physicalLocation": {
            "artifactLocation": {
                "uri": quote(place.file.replace("\\", "/"), safe="/.-_~")
            },
            "region": {
                "startLine": max(place.line, 1),
                "startColumn": max(place.column, 1),
            },
        },
        "logicalLocations": logical,
    }
