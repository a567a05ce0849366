"""The commands that the guides for each maker show, run with a small SDK of that maker."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from .sdks import DOCUMENT, SDKS, write_sdk

DOCS = Path(__file__).parents[3] / "docs"
GUIDES = sorted(DOCS.glob("migrate-from-*.md"))


def test_there_is_a_guide_for_each_maker() -> None:
    known = {path.stem.removeprefix("migrate-from-") for path in GUIDES}
    assert {"stainless", "fern", "speakeasy", "openapi-generator"} <= known


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_the_commands_of_the_guide_work(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from clientsmith.cli.app import app

    maker = guide.stem.removeprefix("migrate-from-")
    monkeypatch.chdir(tmp_path)
    write_sdk(SDKS[maker], tmp_path / "old-sdk")
    Path("openapi.yaml").write_text(DOCUMENT, encoding="utf-8")
    commands = re.findall(r"^\$ clientsmith (.+)$", guide.read_text("utf-8"), re.M)
    assert commands
    for command in commands:
        done = CliRunner().invoke(app, command.split())
        expected = (0, 1) if command.startswith("check --against") else (0,)
        assert done.exit_code in expected, f"{command}\n{done.output}"
    assert "score" in done.output
