"""What `make` says of itself, and what its first targets install."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "Makefile").read_text("utf-8")

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="no make here")


def made(*arguments: str) -> str:
    done = subprocess.run(
        ["make", *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_help_tells_of_every_target() -> None:
    [listed] = re.findall(r"^\.PHONY: (.*)$", TEXT, re.M)
    shown = re.findall(r"^ +([a-z-]+) +\S", made("help"), re.M)
    assert set(shown) == set(listed.split())


def test_generating_installs_only_what_it_needs(tmp_path: Path) -> None:
    """In a new environment: the tool without what tests need, after a line that says so."""
    planned = made("--dry-run", "generate", f"VENV={tmp_path / 'new'}")
    assert "installing clientsmith into" in planned and "takes a minute" in planned
    assert "[test]" not in planned
    assert "[test]" in made("--dry-run", "test", f"VENV={tmp_path / 'new'}")
