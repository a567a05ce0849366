"""What CI takes from this repository: the action, the hooks and the snippets of docs/ci.md,
each of them run as it stands in a repository of a team that has one small API."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml_rs
from clientsmith.cli.app import app
from clientsmith.commands.workflows import github_workflows
from clientsmith.report.printers import PRINTERS

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
ACTION = yaml_rs.loads((ROOT / "action.yml").read_text("utf-8"))
HOOKS = yaml_rs.loads((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
PROGRAMS = Path(sys.executable).parent
OLD = """\
openapi: 3.1.0
info: {title: Pets, version: 1.0.0}
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {type: array, items: {type: string}}}}
"""
NEW = OLD.replace("name: limit", "name: most")
CONFIGURATION = (
    'spec = "openapi.yaml"\noutput = "client"\npackage = "zoo"\nclient = "Zoo"\n'
)
_EXPRESSION = re.compile(r"\$\{\{\s*([\w.-]+)\s*\}\}")
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.com"]
    plain = ["-c", "commit.gpgsign=false", "-c", "protocol.file.allow=always"]
    return subprocess.run(
        ["git", *who, *plain, *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def bash(folder: Path, script: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a block as GitHub's `shell: bash` does."""
    path = f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PATH": path, **more},
        timeout=300,
    )


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A team's repository on its branch `work`, which has a remote with a branch `main`."""
    home = tmp_path_factory.mktemp("team")
    folder = home / "work tree"
    folder.mkdir()
    (folder / "openapi.yaml").write_text(OLD)
    (folder / "clientsmith.toml").write_text(CONFIGURATION)
    subprocess.run(
        [sys.executable, "-m", "clientsmith", "generate", "-q"], cwd=folder, check=True
    )
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "the client")
    git(home, "clone", "-q", "--bare", str(folder), str(home / "origin.git"))
    git(folder, "remote", "add", "origin", f"file://{home / 'origin.git'}")
    git(folder, "checkout", "-q", "-b", "work")
    return folder


@pytest.fixture
def team(generated: Path, tmp_path: Path) -> Path:
    """A clone of that repository for one test."""
    folder = tmp_path / "clone of it"
    git(tmp_path, "clone", "-q", "--branch", "work", f"file://{generated}", str(folder))
    origin = git(generated, "remote", "get-url", "origin").strip()
    git(folder, "remote", "set-url", "origin", origin)
    return folder


@dataclass
class Run:
    """What a run of the action left: each step's outputs, what was printed, how it ended."""

    status: int
    outputs: dict[str, str]
    printed: str
    summary: str


def act(folder: Path, scratch: Path, *, base: str = "", **inputs: str) -> Run:
    """Run the steps of the action as a runner would, but for the installation."""
    scratch.mkdir(exist_ok=True)
    facts = {
        f"inputs.{name}": inputs.get(name.replace("-", "_"), str(row["default"]))
        for name, row in ACTION["inputs"].items()
    }
    facts = {
        name: _EXPRESSION.sub(lambda found: {"github.base_ref": base}[found[1]], text)
        for name, text in facts.items()
    }
    facts["steps.install.outputs.programs"] = str(PROGRAMS)
    facts["steps.install.outputs.folder"] = str(scratch)
    run = Run(0, {}, "", "")
    for step in ACTION["runs"]["steps"]:
        name = step.get("id", "")
        condition = step.get("if", "")
        for found in re.findall(r"(inputs\.[\w-]+) != ''", condition):
            condition = condition.replace(f"{found} != ''", str(bool(facts[found])))
        assert re.fullmatch(r"(True|False)( && (True|False))*|", condition)
        if name == "install" or "False" in condition:
            continue
        told, summary = scratch / "outputs", scratch / "summary"
        told.write_text("")
        environment = {
            key: _EXPRESSION.sub(lambda found: facts.get(found[1], ""), text)
            for key, text in step["env"].items()
        }
        done = bash(
            folder,
            step["run"],
            GITHUB_OUTPUT=str(told),
            GITHUB_STEP_SUMMARY=str(summary),
            RUNNER_TEMP=str(scratch),
            **environment,
        )
        run.printed += done.stdout + done.stderr
        for line in told.read_text().splitlines():
            key, _, value = line.partition("=")
            facts[f"steps.{name}.outputs.{key}"] = value
        run.summary = summary.read_text() if summary.exists() else ""
        run.status = done.returncode
        if run.status:
            break
    run.outputs = {
        name: _EXPRESSION.sub(lambda found: facts.get(found[1], ""), row["value"])
        for name, row in ACTION["outputs"].items()
    }
    return run


# --- the action -------------------------------------------------------------------------------


def test_text_of_others_reaches_scripts_by_the_environment_only() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step["run"]
        assert step["shell"] == "bash"


def test_the_action_where_all_is_well(team: Path, tmp_path: Path) -> None:
    run = act(team, tmp_path / "runner")
    assert (run.status, run.outputs["status"], run.outputs["comment"]) == (0, "0", "")
    assert "::" not in run.printed


def test_the_action_shows_drift_on_the_lines(team: Path, tmp_path: Path) -> None:
    (team / "openapi.yaml").write_text(NEW)
    run = act(team, tmp_path / "runner")
    assert (run.status, run.outputs["status"]) == (1, "1")
    assert "::error file=client/" in run.printed
    assert "run `clientsmith generate` and commit the result" in run.printed


def test_the_action_takes_arguments(team: Path, tmp_path: Path) -> None:
    (team / "clientsmith.toml").rename(team / "other.toml")
    assert act(team, tmp_path / "runner").status == 2
    run = act(team, tmp_path / "runner", args="--config other.toml", format="json")
    assert run.status == 0, run.printed
    stopped, *printed = run.printed.splitlines()
    assert stopped.startswith("::stop-commands::") and "[" in printed
    run = act(team, tmp_path / "runner", args="--config other.toml;touch$IFS'stolen' *")
    assert run.status == 2
    assert not (team / "stolen").exists()


def test_the_action_comments_what_a_pull_request_changes(
    team: Path, tmp_path: Path
) -> None:
    (team / "openapi.yaml").write_text(NEW)
    assert bash(team, "clientsmith generate -q").returncode == 0
    run = act(team, tmp_path / "runner", base="main", spec="openapi.yaml")
    assert run.status == 0, run.printed
    written = Path(run.outputs["comment"])
    assert written.is_relative_to(tmp_path / "runner")
    assert run.outputs == {
        "status": "0",
        "comment": str(written),
        "verdict": "major",
        "breaking": "1",
    }
    assert not git(
        team, "status", "--porcelain", "--", ":!client", ":!openapi*"
    ).strip()
    comment = written.read_text()
    assert comment == run.summary
    told = "`client.pets.list(limit=...)` was removed"
    for part in (
        "can stop working",
        "**Major**",
        told,
        "`GET /pets`",
        "client.pets.list(limit=",
    ):
        assert part in comment
    failing = {"base": "main", "spec": "openapi.yaml", "fail_on": "error"}
    assert act(team, tmp_path / "runner", **failing).status == 1
    [listed] = re.findall(r"```toml\n(.*?)```", comment, re.DOTALL)
    (team / "allowed.toml").write_text(listed)
    failing["allow_list"] = "allowed.toml"
    assert act(team, tmp_path / "runner", **failing).status == 0
    (team / "allowed.toml").unlink()
    (team / "allowed.toml").symlink_to(".git/config")
    refused = act(team, tmp_path / "runner", **failing)
    assert refused.status == 2 and "the allow-list is a link" in refused.printed


def test_the_action_has_nothing_to_compare_a_new_document_with(
    team: Path, tmp_path: Path
) -> None:
    (team / "new.yaml").write_text(OLD)
    run = act(team, tmp_path / "runner", base="main", spec="new.yaml", fail_on="info")
    assert (run.status, run.outputs["comment"]) == (0, "")
    assert "nothing to compare with" in run.printed


def test_what_the_base_branch_got_meanwhile_is_no_change(
    team: Path, tmp_path: Path
) -> None:
    git(team, "checkout", "-q", "-b", "later", "origin/main")
    (team / "openapi.yaml").write_text(OLD.replace("/pets:", "/kittens:"))
    git(team, "commit", "-q", "-a", "-m", "another path")
    git(team, "push", "-q", "origin", "later:meanwhile")
    git(team, "checkout", "-q", "work")
    run = act(team, tmp_path / "runner", base="meanwhile", spec="openapi.yaml")
    assert (run.outputs["verdict"], run.outputs["breaking"]) == ("patch", "0")


def test_several_documents_are_compared_in_one_comment(
    team: Path, tmp_path: Path
) -> None:
    (team / "openapi.yaml").write_text(NEW)
    assert bash(team, "clientsmith generate -q").returncode == 0
    both = "openapi.yaml\nnew.yaml openapi.yaml\n"
    (team / "new.yaml").write_text(OLD)
    run = act(team, tmp_path / "runner", base="main", spec=both)
    assert run.status == 0, run.printed
    assert (run.outputs["verdict"], run.outputs["breaking"]) == ("major", "2")
    comment = Path(run.outputs["comment"]).read_text()
    assert len(re.findall(r"^## ", comment, re.MULTILINE)) == 2


def test_a_branch_that_is_not_there_fails(team: Path, tmp_path: Path) -> None:
    run = act(team, tmp_path / "runner", base="nowhere", spec="openapi.yaml")
    assert run.status != 0
    assert "nowhere" in run.printed


@pytest.mark.slow
def test_the_action_installs_itself(tmp_path: Path) -> None:
    [install] = [
        step for step in ACTION["runs"]["steps"] if step.get("id") == "install"
    ]
    assert install["env"]["SOURCE"] == "${{ github.action_path }}"
    told = tmp_path / "outputs"
    done = bash(
        tmp_path,
        install["run"],
        PYTHON=sys.executable,
        SOURCE=str(ROOT),
        RUNNER_TEMP=str(tmp_path),
        GITHUB_OUTPUT=str(told),
    )
    if "NewConnectionError" in done.stderr or "Could not find a version" in done.stderr:
        pytest.skip("the package index cannot be reached")
    assert done.returncode == 0, done.stderr
    facts = dict(line.split("=", 1) for line in told.read_text().splitlines())
    programs = facts["programs"]
    assert bash(tmp_path, f"{shlex.quote(programs)}/clientsmith --version").stdout


# --- hostile pull requests ------------------------------------------------------------------


STEALING = "import pathlib; pathlib.Path({marker!r}).touch(); raise SystemExit(0)\n"
MODULES = (
    "venv",
    "json",
    "pip",
    "clientsmith",
    "sitecustomize",
    "usercustomize",
    "yaml_rs",
)


@pytest.fixture
def hostile(team: Path, tmp_path: Path) -> Path:
    """The checkout of a pull request that plants modules in Python's way."""
    marker = str(tmp_path / "stolen")
    for name in MODULES:
        (team / f"{name}.py").write_text(STEALING.format(marker=marker))
        (team / "client" / f"{name}.py").write_text(STEALING.format(marker=marker))
    (team / "__main__.py").write_text(STEALING.format(marker=marker))
    return team


def test_nothing_of_the_checkout_is_run(hostile: Path, tmp_path: Path) -> None:
    act(hostile, tmp_path / "runner", base="main", spec="openapi.yaml")
    assert not (tmp_path / "stolen").exists()
    [install] = [s for s in ACTION["runs"]["steps"] if s.get("id") == "install"]
    fake = tmp_path / "python"
    fake.write_text(f'#!/bin/sh\npwd >> {tmp_path}/told\nexec {sys.executable} "$@"\n')
    fake.chmod(0o755)
    runner = tmp_path / "runner"
    bash(
        hostile,
        # up to where packages would be fetched
        install["run"].split('"$programs/python"')[0],
        PYTHON=str(fake),
        SOURCE=str(ROOT),
        RUNNER_TEMP=str(runner),
        GITHUB_OUTPUT=str(tmp_path / "outputs"),
    )
    assert (tmp_path / "told").read_text().strip().startswith(str(runner))
    assert not (tmp_path / "stolen").exists()
    for step in ACTION["runs"]["steps"]:
        for line in step["run"].splitlines():
            if "/python" in line or '"$PYTHON"' in line:
                assert "-I" in line, line


def test_a_planted_comment_is_not_posted(team: Path, tmp_path: Path) -> None:
    """Not even where nothing can be compared."""
    (team / "clientsmith-comment.md").write_text("@everyone planted")
    (team / "openapi.yaml").write_text("no: document")
    run = act(team, tmp_path / "runner", base="main", spec="openapi.yaml")
    assert run.status != 0
    assert run.outputs["comment"] == "" and "planted" not in run.summary


@pytest.mark.parametrize(
    "target", [".git/config", "../secret.yaml", "/proc/self/environ", "other.yaml"]
)
@pytest.mark.parametrize("folder", [False, True], ids=["file", "folder"])
def test_a_document_that_is_a_link_is_not_read(
    team: Path, tmp_path: Path, target: str, folder: bool
) -> None:
    (tmp_path / "secret.yaml").write_text("token: ghs_secret\n")
    (team / "other.yaml").write_text(OLD)
    git(team, "config", "http.extraheader", "AUTHORIZATION: basic ghs_secret")
    spec = "openapi.yaml"
    if folder:
        (team / "api").symlink_to(Path(target).parent)
        spec = f"api/{Path(target).name}"
    else:
        (team / spec).unlink()
        (team / spec).symlink_to(target)
    run = act(team, tmp_path / "runner", base="main", spec=spec)
    assert run.status != 0 and run.outputs["comment"] == ""
    assert "ghs_secret" not in run.printed + run.summary


@pytest.mark.parametrize(
    "lines",
    [
        'spec = ".git/config"\noutput = "client"\n',
        'spec = "openapi.yaml"\noutput = ".git/hooks"\n',
        'spec = "openapi.yaml"\noutput = "client"\n[docs]\nchangelog = ".git/config"\n',
        'spec = "openapi.yaml"\noutput = "client"\n[docs]\nchangelog = "link"\n',
        'spec = "openapi.yaml"\noutput = "client"\ntemplates = ".git"\n',
        'spec = "openapi.yaml"\noutput = "client"\noverlays = ["link"]\n',
        'spec = "openapi.yaml"\noutput = "client"\nallow_roots = ["/"]\n',
        'spec = "openapi.yaml"\noutput = "client"\nallow_roots = ["~/.."]\n',
    ],
)
def test_a_configuration_reads_nothing_of_git(
    team: Path, tmp_path: Path, lines: str
) -> None:
    git(team, "config", "http.extraheader", "AUTHORIZATION: basic ghs_secret")
    (team / "link").symlink_to(".git/config")
    (team / "clientsmith.toml").write_text(lines.replace("~", str(Path.home())))
    run = act(team, tmp_path / "runner")
    assert run.status == 2, run.printed
    assert "ghs_secret" not in run.printed
    assert "clientsmith.toml" in run.printed


def test_a_template_that_is_a_link_is_not_followed(team: Path, tmp_path: Path) -> None:
    git(team, "config", "http.extraheader", "AUTHORIZATION: basic ghs_secret")
    (team / "templates" / "package").mkdir(parents=True)
    (team / "templates" / "package" / "init.py.j2").symlink_to("../../.git/config")
    (team / "clientsmith.toml").write_text(CONFIGURATION + 'templates = "templates"\n')
    run = act(team, tmp_path / "runner", format="text")
    assert run.status != 0
    assert "ghs_secret" not in run.printed


def test_no_text_of_a_document_is_a_command_to_the_runner(
    team: Path, tmp_path: Path
) -> None:
    evil = "::add-path::/tmp/evil"
    (team / "openapi.yaml").write_text(
        NEW.replace(
            "operationId: listPets",
            f"operationId: listPets\n      summary: |\n        x\n        {evil}",
        )
    )
    for form in ("text", "json", "markdown", "github"):
        run = act(team, tmp_path / "runner", format=form)
        stopped = False
        for line in run.printed.splitlines():
            stopped = stopped or line.startswith("::stop-commands::")
            assert stopped or not line.lstrip().startswith("::add-path"), form


def test_a_comment_mentions_nobody(team: Path, tmp_path: Path) -> None:
    names = "@octocat <img src=x> https://evil.example/#1 GH-1 acme/zoo#1 ![x](//e)"
    (team / "openapi.yaml").write_text(
        NEW.replace("name: most", f"name: '{names}'").replace("/pets:", f"'/{names}':")
    )
    bash(team, "clientsmith generate -q")
    run = act(team, tmp_path / "runner", base="main", spec="openapi.yaml")
    comment = Path(run.outputs["comment"]).read_text()
    plain = re.sub(r"```.*?```|`[^`\n]*`", "", comment, flags=re.DOTALL)
    for part in ("@octocat", "<img", "evil.example", "GH-1", "zoo#1"):
        assert part not in plain, part


# --- hooks and snippets -----------------------------------------------------------------------


def blocks(first: str) -> list[str]:
    """The code blocks of docs/ci.md that begin with a comment naming a file."""
    return [text for _, text in _BLOCK.findall(PAGE) if text.startswith(f"# {first}")]


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))
def test_hooks(team: Path, hook: dict[str, Any]) -> None:
    assert hook["language"] == "python" and hook["pass_filenames"] is False
    assert bash(team, hook["entry"]).returncode == 0
    (team / "openapi.yaml").write_text(NEW)
    done = bash(team, hook["entry"])
    changed = git(team, "status", "--porcelain", "client")
    if hook["id"] == "clientsmith-generate":  # pre-commit fails when files change
        assert done.returncode == 0 and changed
    else:
        assert done.returncode == 1 and not changed


def test_the_page_and_the_readme_name_hooks_that_there_are() -> None:
    [block] = blocks(".pre-commit-config.yaml")
    ids = {hook["id"] for hook in HOOKS}
    [repo] = yaml_rs.loads(block)["repos"]
    assert {hook["id"] for hook in repo["hooks"]} <= ids
    readme = (ROOT / "README.md").read_text("utf-8")
    assert set(re.findall(r"\{id: ([\w-]+)\}", readme)) <= ids
    assert "(docs/ci.md)" in readme


def test_the_page_describes_the_action_as_it_is() -> None:
    section = PAGE[PAGE.index("| input |") : PAGE.index("For code scanning")]
    rows = re.findall(r"^\| `([\w-]+)` \|", section, re.MULTILINE)
    assert rows == [*ACTION["inputs"], *ACTION["outputs"]]
    for name in PRINTERS:
        assert f"`{name}`" in section
    [part] = blocks("a part of .github/workflows/client.yml")
    assert set(re.findall(r"uses: .*@(\w+)", part)) == {"COMMIT"}
    steps = yaml_rs.loads(part)["steps"]
    [ours] = [step for step in steps if "clientsmith" in step.get("uses", "")]
    assert set(ours["with"]) <= set(ACTION["inputs"])
    used = re.findall(r"steps\.client\.outputs\.(\w+)", part)
    assert used and set(used) <= set(ACTION["outputs"])
    assert ACTION["inputs"]["command"]["default"] in app.list_commands(None)  # type: ignore[arg-type]


def test_the_page_shows_the_workflows_that_init_writes() -> None:
    """Those that pull requests of forks reach: none of them may write, and see a fork's files."""
    files = github_workflows('"openapi.yaml"', '"client"')
    shown = [text.partition("\n") for text in blocks(".github/workflows")]
    assert [(head.rpartition("/")[2], text) for head, _, text in shown] == [
        (name, files[name]) for name in ("client.yml", "comment.yml")
    ]
    checking, posting = (text for *_, text in shown)
    assert "pull_request_target" not in checking + posting
    assert yaml_rs.loads(checking)["permissions"] == {"contents": "read"}
    assert "checkout" not in posting


def test_no_version_is_named_that_has_no_tag() -> None:
    tags = git(ROOT, "tag", "--list", "v*").split() if (ROOT / ".git").exists() else []
    texts = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    texts += (ROOT / "generator").rglob("*.py")
    for path in texts:
        if path.name == "CHANGELOG.md":
            continue
        named = re.findall(r"(?:rev: |clientsmith@)(v[\d.]+)", path.read_text("utf-8"))
        assert set(named) <= set(tags), path


def test_gitlab(team: Path) -> None:
    [block] = blocks(".gitlab-ci.yml")
    jobs = yaml_rs.loads(block)
    (team / "openapi.yaml").write_text(NEW)
    done = bash(team, "\n".join(jobs["client"]["script"]))
    assert done.returncode == 1
    report = team / jobs["client"]["artifacts"]["reports"]["junit"]
    assert ElementTree.parse(report).getroot().get("failures") != "0"
    job = jobs["api changes"]
    script = [*job["before_script"][1:], *job["script"]]
    done = bash(team, "\n".join(script), CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main")
    assert done.returncode == 0, done.stderr
    assert re.search(r"## zoo 1.0.0 → 2.0.0: 1 breaking", done.stdout)
    assert (team / job["artifacts"]["paths"][0]).exists()
    # What the target got meanwhile is no change of the merge request.
    git(team, "stash", "-q")
    git(team, "checkout", "-q", "-b", "later", "origin/main")
    (team / "openapi.yaml").write_text(OLD.replace("/pets:", "/kittens:"))
    git(team, "commit", "-q", "-a", "-m", "another path")
    git(team, "push", "-q", "origin", "later:target")
    git(team, "checkout", "-q", "work")
    git(team, "stash", "pop", "-q")
    target = {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "target"}
    done = bash(team, "\n".join(script), **target)
    assert done.returncode == 0, done.stderr
    assert re.search(r"## zoo 1.0.0 → 2.0.0: 1 breaking", done.stdout)


def test_make(team: Path) -> None:
    [block] = blocks("Makefile")
    (team / "Makefile").write_text(block)
    assert bash(team, "make check-client").returncode == 0
    (team / "openapi.yaml").write_text(NEW)
    assert (
        bash(team, "make check-client").returncode == 2
    )  # of make; its message has ours


def test_a_release(team: Path) -> None:
    git(team, "tag", "v1.4.0")
    (team / "openapi.yaml").write_text(NEW)
    [command] = re.findall(r"^\$ (clientsmith diff .*)$", PAGE, re.MULTILINE)
    done = bash(team, command)
    assert done.returncode == 0, done.stderr
    assert "### Breaking (1)" in done.stdout
    [block] = blocks("breaks.toml")
    (team / "breaks.toml").write_text(block)
    done = bash(
        team,
        "clientsmith diff v1.4.0:openapi.yaml openapi.yaml --for wire "
        "--allow-list breaks.toml --today 2029-01-01",
    )
    assert "1 allowed" in done.stdout
