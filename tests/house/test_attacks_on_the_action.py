"""A seventh reading: inputs of the Action that a workflow may take from a pull request, such as
names of files that changed. Counted in docs/security.md.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import test_ci
from test_ci import OLD, act, git

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="needs a shell of POSIX"),
]

PYTHON = """#!/bin/sh
case "$*" in
  *" json "*) text='{"verdict": "minor", "counts": {"error": 0}}' ;;
  *"-c if True"*) echo verdict=minor; echo breaking=0; exit 0 ;;
  *) text='a comment' ;;
esac
printf '%s\\n' "$@" > "$TOLD.$$"
rest=
for each in "$@"; do
  [ "$rest" = --output ] && printf '%s' "$text" > "$each"
  rest=$each
done
exit 0
"""
"""Stands in for the Python of the Action: notes its arguments, and writes what it was asked for."""

VALUES = {
    "a substitution": "$(touch planted)",
    "backticks": "`touch planted`",
    "quotes": '"; touch planted; \'; touch planted; "',
    "an end": "x; touch planted #",
    "a pipe": "x | touch planted",
    "lines": "x\ntouch planted\n",
    "an output": "x\nstatus=0\ncomment=/etc/passwd\nfailed=0",
    "an output of many lines": "x\ncomment<<E\n/etc/passwd\nE",
    "a command": "::set-output name=comment::/etc/passwd",
    "a command of old": "##[set-output name=comment]/etc/passwd",
    "a variable": "${GITHUB_OUTPUT} $HOME",
    "a pattern": "* ../*",
    "arithmetic": "a[$(touch planted)]",
    "a return": "x\rstatus=0",
    "an option": "--upload-pack=touch planted",
}
generated, team = test_ci.generated, test_ci.team  # fixtures
INPUTS = ["command", "args", "format", "spec", "base", "fail_on", "allow_list"]


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "python").write_text(PYTHON)
    (programs / "python").chmod(0o755)
    monkeypatch.setattr(test_ci, "PROGRAMS", programs)
    monkeypatch.setenv("TOLD", str(tmp_path / "told"))
    return tmp_path


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
@pytest.mark.parametrize("name", INPUTS)
def test_inputs_are_words_only(name: str, value: str, team: Path, told: Path) -> None:
    given = {"base": "main", "spec": "openapi.yaml", name: value}
    run = act(team, told / "runner", **given)
    assert not [*told.rglob("planted")]
    assert run.outputs["comment"].startswith((f"{told}/runner/results.", ""))
    assert "passwd" not in run.outputs["comment"] + run.outputs["verdict"]
    notes = [path.read_text() for path in told.glob("told.*")]
    assert all(note.startswith("-I\n-m\nclientsmith\n") for note in notes)


PATHS = [
    *("/etc/passwd", "../secret.yaml", ".git/config"),
    *("api/../.git/config", "./.git/../.git/HEAD", "link.yaml", "api/openapi.yaml"),
    *("", " ", ".", "..", "/", "~/.netrc", "/dev/stdin", "/proc/self/environ", "none"),
]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("name", ["spec", "allow_list"])
def test_paths_that_lead_elsewhere(
    name: str, path: str, team: Path, told: Path
) -> None:
    (team / "link.yaml").symlink_to(told / "secret.yaml")
    (told / "secret.yaml").write_text(OLD)
    (team / "api").symlink_to(".")
    git(team, "config", "http.extraheader", "AUTHORIZATION: basic ghs_secret")
    given = {"base": "main", "spec": "openapi.yaml", name: path}
    run = act(team, told / "runner", **given)
    read = "".join(path.read_text() for path in told.glob("told.*"))
    if path.strip():
        assert f"\n{path}\n" not in read.replace("\n-I\n", "\n") or path == "none"
    assert "secret" not in run.printed + run.summary + run.outputs["comment"]


@pytest.mark.parametrize("name", ["--config=x.yaml", "-o", "--fail-on=none", "-", "--"])
def test_names_of_documents_are_no_options(name: str, team: Path, told: Path) -> None:
    """Not even of those that the base branch has."""
    (team / name).write_text(OLD)
    git(team, "add", "-A")
    git(team, "commit", "-q", "-m", "odd")
    git(team, "branch", "-f", "main", "work")
    git(told, "clone", "-q", "--bare", str(team), str(told / "own.git"))
    git(team, "remote", "set-url", "origin", f"file://{told / 'own.git'}")
    run = act(team, told / "runner", base="main", spec=name)
    assert run.status == 2 and run.outputs["comment"] == ""
    assert "\ndiff\n" not in "".join(path.read_text() for path in told.glob("told.*"))
