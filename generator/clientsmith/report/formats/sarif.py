"""SARIF 2.1.0, for code scanning."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ...spec.source_map import is_url
from ...text.escaping import visible
from .entry import Entry, Place

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(
    driver: Mapping[str, Any],
    entries: Iterable[Entry],
    rules: Mapping[str, Mapping[str, Any]],
    **more: Any,
) -> str:
    """A log with one run (OASIS SARIF 2.1.0).

    Args:
        driver: name and version of the tool (section 3.19).
        entries: its results, in their order.
        rules: what is known of the codes of the entries, without their `id`.
        more: further members of the run.

    Returns:
        The log as text; the rules are those that have a result.
    """
    entries = list(entries)
    codes = sorted({entry.code for entry in entries})
    index = {code: position for position, code in enumerate(codes)}
    known = [{"id": code, **rules.get(code, {})} for code in codes]
    run = {
        "tool": {"driver": {**driver, "rules": known}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(entry, index[entry.code]) for entry in entries],
        **more,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, default=str) + "\n"


def _result(entry: Entry, index: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": entry.code,
        "ruleIndex": index,
        "level": entry.level,
        "message": {"text": visible(entry.whole)},
    }
    if entry.place:
        result["locations"] = [_location(entry.place)]
    if entry.earlier:
        about = {"id": 1, "message": {"text": "as it was"}}
        result["relatedLocations"] = [{**about, **_location(entry.earlier)}]
    if entry.fingerprint:
        result["partialFingerprints"] = {"clientsmith/v1": entry.fingerprint}
    return result


def _location(place: Place) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(place.location.file)},
            "region": {"startLine": place.line, "startColumn": place.column},
        }
    }
    if place.members:
        location["logicalLocations"] = [
            {"fullyQualifiedName": each.name}
            | ({"kind": each.kind} if each.kind else {})
            for each in place.members
        ]
    return location


def _uri(file: str) -> str:
    if is_url(file):
        return file
    path = Path(file)
    if path.is_absolute():
        return path.as_uri()
    return (Path("/") / path).as_uri().removeprefix("file:///")
