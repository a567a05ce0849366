"""The workflows that `init --ci github` writes: each step is run as it stands."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import test_ci
import yaml_rs
from test_ci import CONFIGURATION, NEW, OLD, bash, generated, git, team

pytestmark = pytest.mark.slow

__all__ = ["generated", "team"]  # fixtures

_RECORD = '#!/bin/sh\necho "$(basename "$0") $*" >> "$RECORD"\n'


@pytest.fixture
def written(team: Path, tmp_path: Path) -> Path:
    """A team's repository with the workflows, and an upstream that is a file."""
    (tmp_path / "upstream.yaml").write_text(NEW)
    url = "https://api.example/openapi.yaml"
    done = bash(team, f"clientsmith init --ci github --upstream '{url}'")
    assert done.returncode == 0, done.stderr
    workflow = team / ".github" / "workflows" / "upstream.yml"
    local = workflow.read_text().replace(url, (tmp_path / "upstream.yaml").as_uri())
    workflow.write_text(local)
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
    assert "**Major**" in (tmp_path / "comment" / "comment.md").read_text()
    workflow = yaml_rs.loads((written / ".github/workflows/client.yml").read_text())
    kept = workflow["jobs"]["client"]["steps"][-1]
    assert kept["with"] == {"name": "comment", "path": "${{ runner.temp }}/comment"}


def test_upstream_is_followed_by_a_pull_request(written: Path, tmp_path: Path) -> None:
    git(written, "add", "-A")
    git(written, "commit", "-q", "-m", "the workflows")
    calls = [run(written, tmp_path, step) for step in steps(written, "upstream.yml")]
    assert (written / "openapi.yaml").read_text() == NEW
    assert "gh pr create --head upstream" in calls[-1]
    assert "**Major**" in (tmp_path / "body.md").read_text()
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
    assert "python -I -m build --outdir dist -- client" in calls[-1]
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


# --- what a pull request, an upstream or a stranger plants --------------------------------------


def test_what_lies_in_dist_is_not_published(written: Path, tmp_path: Path) -> None:
    (written / "dist").mkdir()
    (written / "dist" / "evil-1.0-py3-none-any.whl").write_text("evil")
    build = steps(written, "publish.yml")[-1]
    run(written, tmp_path, build)
    assert not list((written / "dist").glob("*")), "it came with a commit"
    (written / "dist").symlink_to(tmp_path)
    run(written, tmp_path, build)
    assert (tmp_path / "upstream.yaml").exists() and not (written / "dist").exists()


class _Leading(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(302)
        self.send_header("Location", f"http://{self.headers['Host']}/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None: ...


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
def test_upstream_leads_to_no_plain_http(written: Path, tmp_path: Path) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Leading) as server:
        Thread(target=server.serve_forever).start()
        url = f"http://127.0.0.1:{server.server_port}/{{a,b}}[1-9]"
        done = bash(written, f"clientsmith init --ci github --force --upstream '{url}'")
        assert done.returncode == 0, done.stderr
        [fetch] = [s for s in steps(written, "upstream.yml") if "curl" in s["run"]]
        told = bash(written, fetch["run"], **fetch["env"])
        server.shutdown()
    assert told.returncode == 1, "curl knows the protocol, and does not go there"
    assert "not supported or disabled" in told.stderr
    assert (written / "openapi.yaml").read_text() == OLD


def test_a_comment_of_several_documents_fits(
    team: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GitHub takes no longer one; who fills it must not keep it from being posted."""
    fake = tmp_path / "programs"
    fake.mkdir()
    (fake / "python").write_text(
        f'#!/bin/sh\ncase "$*" in\n*" -c "*) exec {sys.executable} "$@";;\n'
        '*"diff --format json"*) echo \'{"verdict": "major", "counts": {"error": 1}}\' > "$8";;\n'
        '*"diff --format markdown"*) head -c 40000 /dev/zero | tr "\\0" x > "$8";;\nesac\n'
    )
    (fake / "python").chmod(0o755)
    monkeypatch.setattr(test_ci, "PROGRAMS", fake)
    both = "openapi.yaml openapi.yaml openapi.yaml"
    done = test_ci.act(team, tmp_path / "runner", base="main", spec=both)
    assert (done.status, done.outputs["breaking"]) == (0, "3")
    comment = Path(done.outputs["comment"]).read_text()
    assert 40_000 < len(comment.encode()) < 65_000
    assert comment.count("one more document, which do not fit in here") == 2


_PULLS = [
    {"number": 1, "state": "open", "head": {"repo": {"full_name": "acme/zoo"}}},
    {"number": 2, "state": "open", "head": {"repo": {"full_name": "fork/zoo"}}},
    {"number": 3, "state": "open", "head": {"repo": None}},
    {"number": 4, "state": "closed", "head": {"repo": {"full_name": "fork/zoo"}}},
]


@pytest.mark.skipif(shutil.which("jq") is None, reason="needs jq")
@pytest.mark.parametrize(
    ("source", "branch", "number"),
    [
        ("fork/zoo", "x", "2"),
        ("acme/zoo", "x", "1"),
        ("fork/zoo", "y", ""),
        ('fork/zoo" or true or "', "x", ""),
        ("$(touch stolen)", "`touch stolen`", ""),
    ],
)
def test_a_comment_goes_to_the_pull_request_of_its_own_branch(
    source: str, branch: str, number: str, tmp_path: Path
) -> None:
    """A stranger may have pushed the commit of somebody else's pull request."""
    page = (Path(__file__).parents[2] / "docs" / "ci.md").read_text("utf-8")
    [text] = re.findall(
        r"^```yaml\n(# \.github/workflows/comment.*?)^```$", page, re.M | re.S
    )
    [step] = yaml_rs.loads(text)["jobs"]["comment"]["steps"]
    pulls = [{**each, "head": {**each["head"], "ref": "x"}} for each in _PULLS]
    (tmp_path / "pulls").write_text(json.dumps(pulls))
    (tmp_path / "gh").write_text(
        '#!/bin/sh\ncase "$1" in\n'
        'run) mkdir "$RUNNER_TEMP/comment"; echo text > "$RUNNER_TEMP/comment/comment.md";;\n'
        'api) jq -r "$4" pulls;;\n'
        'pr) echo "$3" >> told;;\nesac\n'
    )
    (tmp_path / "gh").chmod(0o755)
    facts = {"HEAD": "0" * 40, "FROM": source, "BRANCH": branch}
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    more = {"RUN": "1", "REPOSITORY": "acme/zoo", "GH_TOKEN": "", **facts}
    assert set(more) == set(step["env"])
    more["RUNNER_TEMP"] = str(tmp_path)
    done = bash(tmp_path, f"PATH='{path}'\n{step['run']}", **more)
    assert done.returncode == 0, done.stderr
    told = tmp_path / "told"
    assert (told.read_text().strip() if told.exists() else "") == number
    assert not (tmp_path / "stolen").exists()
