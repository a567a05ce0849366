"""The workflows that `init --ci github` writes: each step is run as it stands."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml_rs
from test_ci import CONFIGURATION, NEW, OLD, bash, generated, git, team

pytestmark = pytest.mark.slow

__all__ = ["generated", "team"]  # fixtures

_RECORD = '#!/bin/sh\necho "$(basename "$0") $*" >> "$RECORD"\n'


@pytest.fixture
def written(team: Path, tmp_path: Path) -> Path:
    """A team's repository with the workflows, and an upstream that is a file."""
    (tmp_path / "upstream.yaml").write_text(NEW)
    url = (tmp_path / "upstream.yaml").as_uri()
    done = bash(team, f"clientsmith init --ci github --upstream '{url}'")
    assert done.returncode == 0, done.stderr
    return team


def steps(folder: Path, name: str) -> list[dict[str, Any]]:
    workflow = yaml_rs.loads((folder / ".github/workflows" / name).read_text())
    (job,) = workflow["jobs"].values()
    return [step for step in job["steps"] if "run" in step]


def run(folder: Path, scratch: Path, step: dict[str, Any], **facts: str) -> str:
    """Run a step with programs that only note how they are called; returns their calls."""
    programs = scratch / "programs"
    programs.mkdir(exist_ok=True)
    for name in ("gh", "python"):
        (programs / name).write_text(_RECORD)
        (programs / name).chmod(0o755)
    record = scratch / "record"
    record.write_text("")
    named = {
        name: facts.get(text.strip("${} ") if "${{" in text else "", text)
        for name, text in step.get("env", {}).items()
    }
    path = os.pathsep.join(
        [str(programs), str(Path(sys.executable).parent), os.environ["PATH"]]
    )
    more = {"RECORD": str(record), "RUNNER_TEMP": str(scratch), "PATH": path}
    summary = str(scratch / "summary")
    done = bash(
        folder, step["run"], **{**named, **more, "GITHUB_STEP_SUMMARY": summary}
    )
    assert done.returncode == 0, (step["name"], done.stdout, done.stderr)
    return record.read_text()


def test_a_pull_request_is_checked_and_commented(written: Path, tmp_path: Path) -> None:
    (written / "openapi.yaml").write_text(NEW)
    assert bash(written, "clientsmith generate -q").returncode == 0
    git(written, "fetch", "-q", "origin")
    calls = [
        run(written, tmp_path, step, **{"github.base_ref": "main"})
        for step in steps(written, "client.yml")
    ]
    assert "pip install" in calls[0]
    assert "gh pr comment" in calls[-1]
    assert "**major**" in (tmp_path / "comment.md").read_text()


def test_upstream_is_followed_by_a_pull_request(written: Path, tmp_path: Path) -> None:
    git(written, "add", "-A")
    git(written, "commit", "-q", "-m", "the workflows")
    calls = [run(written, tmp_path, step) for step in steps(written, "upstream.yml")]
    assert (written / "openapi.yaml").read_text() == NEW
    assert "gh pr create --head upstream" in calls[-1]
    assert "**major**" in (tmp_path / "body.md").read_text()
    assert "Follow the API" in git(
        written, "log", "-1", "--format=%s", "origin/upstream"
    )
    last = steps(written, "upstream.yml")[-1]
    assert run(written, tmp_path, last) == "", "nothing is left to tell"


def test_a_tag_publishes_what_its_version_allows(written: Path, tmp_path: Path) -> None:
    git(written, "tag", "v1.0.0")
    (written / "openapi.yaml").write_text(OLD.replace("1.0.0", "1.1.0"))
    assert bash(written, "clientsmith generate -q").returncode == 0
    git(written, "add", "-A")
    git(written, "commit", "-q", "-m", "more")
    calls = [run(written, tmp_path, step) for step in steps(written, "publish.yml")]
    assert "python -I -m build --outdir dist client" in calls[-1]
    workflow = yaml_rs.loads((written / ".github/workflows/publish.yml").read_text())
    job = workflow["jobs"]["publish"]
    assert job["permissions"]["id-token"] == "write"
    assert "pypa/gh-action-pypi-publish" in job["steps"][-1]["uses"]


def test_actions_are_pinned_by_hash(written: Path) -> None:
    """Tags of actions were moved to hostile code (CVE-2025-30066)."""
    named = [
        line.split("uses:")[1].strip()
        for path in sorted((written / ".github" / "workflows").iterdir())
        for line in path.read_text().splitlines()
        if "uses:" in line
    ]
    assert len(named) >= 5
    for each in named:
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}  # v[\d.]+", each), each


def test_workflows_come_with_a_configuration(tmp_path: Path) -> None:
    """Where there is none: what they run needs one."""
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / "openapi.yaml").write_text(OLD)
    done = bash(folder, "clientsmith init --ci github && clientsmith generate -q")
    assert done.returncode == 0, done.stderr
    assert (folder / "generated" / "README.md").is_file()


def test_workflows_that_are_there_stay(written: Path) -> None:
    assert CONFIGURATION in (written / "clientsmith.toml").read_text()
    done = bash(written, "clientsmith init --ci github")
    assert done.returncode == 2
    assert "--force" in done.stderr
