"""Each change outside of schemas has its level, there and back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from clientsmith import diff
from clientsmith.commands.compare import read_version
from clientsmith.diff import Finding, Level
from operation_table import OPERATIONS

LETTERS = {Level.ERROR: "E", Level.WARNING: "W", Level.INFO: "N"}


def read(made: dict[str, Any]) -> dict[str, Any]:
    version = read_version("a.json", json.dumps(made).encode())
    assert version.tree is not None, [item.message for item in version.diagnostics]
    return version.tree


def worst(found: tuple[Finding, ...]) -> str:
    return LETTERS[found[0].level] if found else "-"


@pytest.mark.parametrize(("change", "old", "new", "levels"), OPERATIONS)
def test_a_change_has_its_level(
    change: str, old: dict[str, Any], new: dict[str, Any], levels: str
) -> None:
    before, after = read(old), read(new)
    there, back = diff.compare(before, after), diff.compare(after, before)
    assert worst(there) + worst(back) == levels, [item.rule for item in there + back]
