"""Prepares the documents that are measured, in a process of its own: what a process has held
counts as the memory of those it starts.

Usage: python bench/documents.py changed|yaml SPEC TARGET, or operations SPEC
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import yaml_rs
from clientsmith.report.diagnostics import Diagnostics
from clientsmith.spec import load

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def changed(spec: Path, target: Path) -> None:
    """Write the document with another description of one operation."""
    tree = json.loads(spec.read_bytes())
    operation = next(iter(next(iter(tree["paths"].values())).values()))
    operation["description"] = f"{operation.get('description', '')} Changed."
    target.write_text(json.dumps(tree, indent=2))


def as_yaml(spec: Path, target: Path) -> None:
    """Write the document as YAML."""
    target.write_text(yaml_rs.dumps(json.loads(spec.read_bytes())))


def operations(spec: Path) -> int:
    """How many operations a document has."""
    document = load.read_document(spec, diagnostics=Diagnostics())
    assert document is not None
    data: dict[str, Any] = document.data
    return sum(method in METHODS for item in data["paths"].values() for method in item)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["changed", source, written]:
            changed(Path(source), Path(written))
        case ["yaml", source, written]:
            as_yaml(Path(source), Path(written))
        case ["operations", source]:
            print(operations(Path(source)))
        case _:
            raise SystemExit(__doc__)
