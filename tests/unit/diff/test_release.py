"""Releases and workspaces: what each revision said, the next version, what is written."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from clientsmith.cli.app import app
from clientsmith.commands.release import insert_entry, replace_version
from clientsmith.diff.bump import raise_version
from clientsmith.diff.verdict import Verdict

OLD = """\
openapi: 3.1.0
info: {title: Pets, version: 1.4.0}
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
      responses:
        '200': {description: ok, content: {application/json: {schema: {type: string}}}}
"""
NEW = OLD.replace("name: limit", "name: limit, required: true")
CONFIGURATION = """\
spec = "api.yaml"
output = "client"
package = "zoo"
client = "Zoo"

[distribution]
name = "zoo"
version = "1.4.0"
"""


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.com"]
    command = ["git", *who, "-c", "commit.gpgsign=false", "-c", "tag.gpgsign=false"]
    subprocess.run([*command, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one API, whose first version is tagged."""
    (tmp_path / "api.yaml").write_text(OLD)
    (tmp_path / "clientsmith.toml").write_text(CONFIGURATION)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "one")
    git(tmp_path, "tag", "v1.4.0")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.mark.parametrize(
    ("version", "verdict", "raised"),
    [
        ("1.4.2", Verdict.MAJOR, "2.0.0"),
        ("1.4.2", Verdict.MINOR, "1.5.0"),
        ("1.4.2", Verdict.PATCH, "1.4.3"),
        ("0.4.2", Verdict.MAJOR, "0.5.0"),
        ("0.4.2", Verdict.MINOR, "0.4.3"),
        ("2024-05-01", Verdict.MAJOR, ""),
    ],
)
def test_the_next_version(version: str, verdict: Verdict, raised: str) -> None:
    assert raise_version(version, verdict) == raised


def test_a_release_is_dry_by_default(team: Path) -> None:
    (team / "api.yaml").write_text(NEW)
    done = run("release", "--today", "2030-01-31")
    assert done.exit_code == 0, done.output
    assert "next version: 2.0.0" in done.output
    assert "## [2.0.0] - 2030-01-31" in done.output
    assert (team / "clientsmith.toml").read_text() == CONFIGURATION
    assert not (team / "CHANGELOG.md").exists()


def test_a_release_writes_version_entry_and_tag(team: Path) -> None:
    (team / "api.yaml").write_text(NEW)
    done = run("release", "--write", "--today", "2030-01-31", "--tag-file", "tag.txt")
    assert done.exit_code == 0, done.output
    written = CONFIGURATION.replace('"1.4.0"', '"2.0.0"')
    assert (team / "clientsmith.toml").read_text() == written
    text = (team / "CHANGELOG.md").read_text()
    head = "zoo 1.4.0 → 2.0.0 is a major version, because `client.pets.list(limit=...)` became "
    assert text.startswith(f"# Changelog\n\n## [2.0.0] - 2030-01-31\n\n{head}")
    assert "\n\n### Breaking (1)\n\n- **pets**: `client.pets.list(limit=...)`" in text
    assert text.endswith(
        "To upgrade: adapt your code as listed under *Breaking*, then run `pip install "
        "\"zoo>=2.0.0\"`.\n\nTo stay with 1.4.0: `pip install \"zoo<2.0.0\"`.\n\n"
        "Client and API of different versions:\n\n- `1.4.0` with the new API can fail: the API "
        "can refuse requests that worked before.\n"
        "- `2.0.0` with the earlier API works.\n"
    )
    assert (team / "tag.txt").read_text().startswith(f"2.0.0\n\n{head}")


def test_git_keeps_every_line_of_the_tag(team: Path) -> None:
    """By default `git tag -F` takes lines that begin with `#` for comments."""
    (team / "api.yaml").write_text(NEW)
    run("release", "--write", "--today", "2030-01-31", "--tag-file", "tag.txt")
    git(team, "tag", "-a", "v2.0.0", "-F", "tag.txt")
    command = ["git", "tag", "-l", "--format=%(contents)", "v2.0.0"]
    done = subprocess.run(command, cwd=team, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == (team / "tag.txt").read_text().strip()
    assert "\nBreaking (1)\n" in done.stdout


def test_a_release_ends_with_the_next_steps(team: Path) -> None:
    (team / "api.yaml").write_text(NEW)
    done = run("release", "--today", "2030-01-31")
    first, *_ = done.stdout.splitlines()
    said = "1 breaking change; `distribution.version` of the configuration still says 1.4.0"
    assert first == f"zoo 1.4.0 → 2.0.0 (major): {said}"
    owner, _, maintainer = done.stdout.partition("If you own")[2].partition("If you maintain")
    assert "- Undo in requests: the query parameter `limit`" in owner
    assert "`info.version` of the document from `1.4.0` to `2.0.0`" in owner
    once = "1. Release `2.0.0` once the change of the document is merged: `clientsmith release"
    assert once in maintainer
    allowed = maintainer.partition("breaks.toml:\n")[2]
    (team / "breaks.toml").write_text(allowed)
    done = run("release", "--today", "2030-01-31", "--allow-list", "breaks.toml")
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("zoo 1.4.0")
    assert "breaking" not in done.stdout.splitlines()[0]
    assert run("release", "--check").exit_code == 1
    assert run("release", "--check", "--allow-list", "breaks.toml").exit_code == 0


def test_what_breaks_the_package_alone_asks_nothing_of_the_owner(team: Path) -> None:
    named = '[operations."GET /pets"]\nmethod = "every"\n[distribution]'
    changed = CONFIGURATION.replace("[distribution]", named)
    (team / "clientsmith.toml").write_text(changed)
    done = run("release", "--today", "2030-01-31")
    owner = done.stdout.partition("If you own the API, ")[2].partition("\n\n")[0]
    assert owner == (
        "there is nothing to do:\n- Requests and replies are as before; only names and types "
        "of the Python package changed."
    )
    assert "To stay with 1.4.0" in done.stdout and "the same as before" not in done.stdout


TABLE = CONFIGURATION.replace('version = "1.4.0"\n', "")


@pytest.mark.parametrize(
    ("configuration", "file", "said"),
    [
        (CONFIGURATION.replace('"1.4.0"', "'1.4.0'"), "clientsmith.toml", "version = '2.0.0'"),
        (TABLE, "clientsmith.toml", '[distribution]\nversion = "2.0.0"\nname = "zoo"'),
        (TABLE.partition("[")[0], "api.yaml", "info: {title: Pets, version: 2.0.0}"),
    ],
    ids=["configured", "a table without", "of the document"],
)
def test_a_release_writes_the_version_where_it_is_declared(
    team: Path, configuration: str, file: str, said: str
) -> None:
    (team / "clientsmith.toml").write_text(configuration)
    git(team, "commit", "-q", "-a", "--allow-empty", "-m", "two")
    git(team, "tag", "v1.4.1")
    (team / "api.yaml").write_text(NEW)
    done = run("release", "--write", "--today", "2030-01-31")
    assert done.exit_code == 0, done.output
    assert said in (team / file).read_text()
    assert "## [2.0.0] - 2030-01-31" in (team / "CHANGELOG.md").read_text()
    assert run("release", "--check").exit_code == 0


def test_a_release_writes_the_version_into_a_json_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    paths = {"/pets": {"get": {"responses": {"200": {"description": "ok"}}}}}
    info = {"title": "Pets 1.4.0", "version": "1.4.0"}
    old = {"openapi": "3.1.0", "info": info, "paths": paths}
    Path("old.json").write_text(json.dumps(old))
    Path("new.json").write_text(json.dumps({**old, "paths": {}}, indent=2))
    done = run("release", "old.json", "new.json", "--write")
    assert done.exit_code == 0, done.output
    assert json.loads(Path("new.json").read_text())["info"] == {**info, "version": "2.0.0"}


def test_the_gate_is_about_bumps_that_do_not_suffice(team: Path) -> None:
    assert run("release", "--check").exit_code == 0  # nothing changed
    (team / "api.yaml").write_text(NEW)
    assert run("release", "--check").exit_code == 1
    (team / "clientsmith.toml").write_text(CONFIGURATION.replace("1.4.0", "1.5.0"))
    assert run("release", "--check").exit_code == 1
    (team / "clientsmith.toml").write_text(CONFIGURATION.replace("1.4.0", "2.0.0"))
    assert run("release", "--check").exit_code == 0


def test_the_gate_reads_the_versions_of_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("old.yaml").write_text(OLD)
    Path("same.yaml").write_text(NEW)
    Path("raised.yaml").write_text(NEW.replace("1.4.0", "2.0.0"))
    assert run("release", "--check", "old.yaml", "same.yaml").exit_code == 1
    assert run("release", "--check", "old.yaml", "raised.yaml").exit_code == 0


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('package = "zoo"', 'package = "park"', "python-package-renamed"),
        ('client = "Zoo"', 'client = "Park"', "python-client-renamed"),
        (
            "[distribution]",
            '[operations."GET /pets"]\nmethod = "every"\n[distribution]',
            "python-method-renamed",
        ),
        (
            "[distribution]",
            '[types]\n"/x" = "X"\n[distribution]',
            "",
        ),
    ],
)
def test_the_configuration_counts(team: Path, old: str, new: str, rule: str) -> None:
    (team / "clientsmith.toml").write_text(CONFIGURATION.replace(old, new))
    done = run("diff", "v1.4.0", "--format", "json", "--fail-on", "none")
    report = json.loads(done.stdout)
    rules = {item["rule"] for item in report["callers"]}
    assert rule in rules if rule else not rules
    assert report["verdict"] == ("major" if rule else "patch")


def test_the_lock_of_each_side_counts(team: Path) -> None:
    lock = {"lock": 1, "operations": {"get /pets": "pets.kept"}}
    assert run("generate").exit_code == 0
    known = json.loads((team / "api.names.lock").read_text())
    git(team, "add", "-A")
    git(team, "commit", "-q", "-m", "the lock")
    key, name = next(iter(known["operations"].items()))
    known["operations"][key] = name.rpartition(".")[0] + ".kept"
    (team / "api.names.lock").write_text(json.dumps({**known, "lock": lock["lock"]}))
    done = run("diff", "HEAD", "--format", "json", "--fail-on", "none")
    rules = {item["rule"] for item in json.loads(done.stdout)["callers"]}
    assert "python-method-renamed" in rules


def test_all_apis_are_compared_in_one_call(team: Path) -> None:
    both = '[apis.a]\nspec = "api.yaml"\n[apis.b]\nspec = "b.yaml"\n'
    (team / "clientsmith.toml").write_text(both)
    (team / "b.yaml").write_text(OLD)
    git(team, "add", "-A")
    git(team, "commit", "-q", "-m", "two")
    (team / "b.yaml").write_text(NEW)
    done = run("diff", "HEAD", "--format", "json")
    assert done.exit_code == 1
    report = json.loads(done.stdout)
    assert report["verdict"] == "major"
    verdicts = {name: item["verdict"] for name, item in report["apis"].items()}
    assert verdicts == {"a": "patch", "b": "major"}
    for name in ("text", "markdown", "github", "sarif", "changelog"):
        done = run("diff", "HEAD", "--format", name, "--fail-on", "none")
        assert done.exit_code == 0, name
    assert run("diff", "HEAD", "--format", "junit").exit_code == 2


def test_an_entry_goes_below_what_is_unreleased() -> None:
    entry = "## [2.0.0]\n\n- new\n"
    assert insert_entry("", entry) == f"# Changelog\n\n{entry}"
    known = "# Changelog\n\n## [Unreleased]\n\n- soon\n\n## [1.0.0]\n\n- old\n"
    assert insert_entry(known, entry) == (
        "# Changelog\n\n## [Unreleased]\n\n- soon\n\n## [2.0.0]\n\n- new\n\n## [1.0.0]\n\n- old\n"
    )


def test_only_the_version_of_the_distribution_is_replaced() -> None:
    text = 'version = "1"\n[distribution]\nversion = "1"\n[other]\nversion = "1"\n'
    made = replace_version(text, "1", "2")
    assert made == text.replace('ion]\nversion = "1"', 'ion]\nversion = "2"', 1)
    assert replace_version("spec = 1\n", "1", "2") is None


def test_what_templates_make_of_stubs_is_compared(team: Path) -> None:
    """Templates of both sides, each as it was then."""
    folder = team / "own" / "package" / "resources"
    folder.mkdir(parents=True)
    shipped = Path(__file__).parents[3] / "templates" / "package" / "resources"
    text = (shipped / "signature.j2").read_text()
    (folder / "signature.j2").write_text(text)
    (team / "clientsmith.toml").write_text('templates = "own"\n' + CONFIGURATION)
    git(team, "add", "-A")
    git(team, "commit", "-q", "-m", "templates")

    def told() -> set[str]:
        done = run("diff", "HEAD", "--format", "json", "--fail-on", "none")
        assert done.exit_code == 0, done.output
        return {item["rule"] for item in json.loads(done.stdout)["callers"]}

    assert told() == set()
    (folder / "signature.j2").write_text("{# a note #}\n" + text)
    assert told() == {"python-templates-changed"}
    extra = "tenant: str,\n        options: Options | None = None"
    (folder / "signature.j2").write_text(text.replace("options: Options | None = None", extra))
    assert told() == {"python-templates-changed", "python-argument-added-required"}
    git(team, "commit", "-q", "-a", "-m", "tenants")
    (folder / "signature.j2").write_text(text)
    assert told() == {"python-templates-changed", "python-argument-removed"}


def test_what_templates_make_of_the_client_and_of_models_is_compared(
    team: Path,
) -> None:
    shipped = Path(__file__).parents[3] / "templates" / "package"
    client = (shipped / "client.j2").read_text()
    models = (shipped / "models" / "declarations.j2").read_text()
    own = team / "own" / "package"
    (own / "models").mkdir(parents=True)
    (own / "client.j2").write_text(client)
    (own / "models" / "declarations.j2").write_text(models)
    (team / "clientsmith.toml").write_text('templates = "own"\n' + CONFIGURATION)
    pet = "{type: object, required: [name], properties: {name: {type: string}}}"
    (team / "api.yaml").write_text(OLD.replace("{type: string}}}}", f"{pet}}}}}}}"))
    git(team, "add", "-A")
    git(team, "commit", "-q", "-m", "templates")

    def told() -> set[str]:
        done = run("diff", "HEAD", "--format", "json", "--fail-on", "none")
        assert done.exit_code == 0, done.output
        found = {item["rule"] for item in json.loads(done.stdout)["callers"]}
        return found - {"python-templates-changed"}

    assert told() == set()
    base = "        base_url: str{% if not view.must_be_told %} | None = {{ absent(stub) }}"
    assert base in client
    (own / "client.j2").write_text(client.replace(base, f"        tenant: str,\n{base}"))
    assert told() == {"python-argument-added-required"}
    (own / "client.j2").write_text(client)
    field = "{{ item.name }}: {{ item.annotation }}{% if item.options %}"
    assert field in models
    wider = field.replace("annotation }}", "annotation }} | bytes")
    (own / "models" / "declarations.j2").write_text(models.replace(field, wider))
    assert told() == {"python-member-type-widened"}
    (own / "models" / "declarations.j2").write_text("{% broken")
    assert told() == set()
