"""Runs inside a generated package's folder: imports everything, decodes every example.

Reads a task as JSON from standard input, writes what it found as JSON.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import sys
from datetime import datetime
from typing import Any

sys.path.insert(0, "")


def walk(package: str) -> list[str]:
    """Import every module; the faults, if any."""
    faults: list[str] = []
    root = importlib.import_module(package)
    for module in pkgutil.walk_packages(root.__path__, package + "."):
        if "pyreqwest" in module.name:
            continue
        try:
            importlib.import_module(module.name)
        except Exception as error:
            faults.append(f"{module.name}: {type(error).__name__}: {error}")
    for name in dir(root):
        try:
            getattr(root, name)
        except Exception as error:
            faults.append(f"{name}: {type(error).__name__}: {error}")
    return faults


def same(left: Any, right: Any) -> bool:
    """Equal as JSON, where date-times count as the instants they name."""
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(
            same(left[k], right[k]) for k in left
        )
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if left == right:
        return True
    if isinstance(left, str) and isinstance(right, str):
        try:
            return datetime.fromisoformat(left) == datetime.fromisoformat(right)
        except (ValueError, TypeError):
            return left.lower() == right.lower()
    return False


def is_constants(value: Any, pydantic: Any) -> bool:
    """Whether a class only holds the values of an enumeration, which nothing decodes to."""
    return isinstance(value, type) and not issubclass(value, pydantic.BaseModel)


def main() -> None:
    task = json.load(sys.stdin)
    package = task["package"]
    faults = walk(package)
    codec_module = importlib.import_module(f"{package}._runtime.codec")
    pydantic = importlib.import_module("pydantic")
    codec = codec_module.Codec(f"{package}.models")
    models = importlib.import_module(f"{package}.models")
    for name in sorted(set(dir(models)) - {"TYPE_CHECKING", "Table"}):
        if name.startswith("_") or is_constants(getattr(models, name), pydantic):
            continue
        try:
            codec.decoder(name).decode(b"{}")
        except Exception as error:
            faults.append(f"{name}: {type(error).__name__}: {str(error)[:200]}")
    anything = pydantic.TypeAdapter(Any)
    decoded = exact = deviating = 0
    notes: list[str] = list(faults[:5])
    for example in task["examples"]:
        deviations: list[Any] = []
        try:
            value = codec.decoder(example["type"]).decode(
                json.dumps(example["value"]).encode(), report=deviations.append
            )
        except Exception as error:
            notes.append(f"{example['at']}: {type(error).__name__}: {str(error)[:200]}")
            continue
        decoded += 1
        deviating += bool(deviations)
        back = anything.dump_python(
            value, mode="json", by_alias=True, exclude_unset=True, warnings=False
        )
        if same(back, example["value"]):
            exact += 1
        elif not deviations:
            notes.append(f"{example['at']}: came back changed as {example['type']}")
    print(
        json.dumps(
            {
                "examples": len(task["examples"]),
                "decoded": decoded,
                "exact": exact,
                "deviating": deviating,
                "fault": faults[0] if faults else "",
                "notes": notes,
            }
        )
    )


main()
