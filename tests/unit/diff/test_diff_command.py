"""`clientsmith diff` and `clientsmith rules` as a person runs them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from clientsmith.cli.app import main
from markdown_it import MarkdownIt

SPEC = """\
openapi: 3.0.3
info: {title: Pets, version: 1.0.0}
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: limit, in: query, schema: {type: integer, maximum: MAXIMUM}}
      responses:
        '200': {description: ok}
"""
OLD, NEW = SPEC.replace("MAXIMUM", "100"), SPEC.replace("MAXIMUM", "50")
RULE = "request-parameter-max-decreased"


TEXT = {"type": "string"}
SHARED = {"$ref": "#/components/schemas/Pet"}
REPLY = {"description": "ok"}


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as caught:
        main(list(arguments))
    return int(caught.value.code or 0)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "old.yaml").write_text(OLD)
    (tmp_path / "new.yaml").write_text(NEW)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("old.yaml", "old.yaml"), 0),
        (("old.yaml", "new.yaml"), 1),
        (("new.yaml", "old.yaml"), 0),
        (("new.yaml", "old.yaml", "--fail-on", "info"), 1),
        (("old.yaml", "new.yaml", "--fail-on", "none"), 0),
        (("old.yaml", "missing.yaml"), 2),
        (("old.yaml", "nowhere:new.yaml"), 2),
        (("old.yaml", ":new.yaml"), 2),
        (("-", "-"), 2),
        (("old.yaml", "new.yaml", "--allow-list", "missing.toml"), 2),
        (("old.yaml", "new.yaml", "--max-nodes", "5"), 2),
        (("old.yaml", "new.yaml", "--max-bytes", "20"), 2),
        (("old.yaml", "new.yaml", "--max-depth", "2"), 2),
    ],
)
def test_exit_codes(folder: Path, arguments: tuple[str, ...], status: int) -> None:
    assert run("diff", *arguments) == status


def test_the_limits_of_a_configuration_hold_for_both_sides(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "clientsmith.toml").write_text('spec = "new.yaml"\n[limits]\nnodes = 5\n')
    assert run("diff", "old.yaml", "new.yaml", "--format", "json") == 2
    told = capsys.readouterr().err
    assert told.count("[too-many-nodes]") == 2
    assert run("diff", "old.yaml", "new.yaml", "--max-nodes", "1000") == 1


def test_a_folder_is_read_where_it_is_allowed(folder: Path) -> None:
    api, shared = folder / "a" / "b" / "api", folder / "shared"
    for path in (api, shared):
        path.mkdir(parents=True)
    (shared / "s.yaml").write_text("Pet: {type: string}\n")
    refer = "schema: {$ref: '../../../shared/s.yaml#/Pet'}"
    for name in ("old.yaml", "new.yaml"):
        text = OLD.replace("schema: {type: integer, maximum: 100}", refer)
        (api / name).write_text(text)
    sides = (str(api / "old.yaml"), str(api / "new.yaml"))
    assert run("diff", *sides) == 2
    assert run("diff", *sides, "--allow-root", str(shared)) == 0


def test_text_names_rule_place_and_verdict(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("diff", "old.yaml", "new.yaml")
    out = capsys.readouterr().out
    assert (
        f"error[{RULE}]: The query parameter `limit`: `maximum` fell from `100` to `50`"
        in out
    )
    assert "in GET /pets" in out
    assert "new.yaml:8:60 (was old.yaml:8:60)" in out
    assert out.endswith("1 error, 1 note: major version\n")


def test_json_holds_both_places(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("diff", "old.yaml", "new.yaml", "--format", "json")
    data = json.loads(capsys.readouterr().out)
    entry = data["findings"][0]
    assert (entry["rule"], entry["old"]["value"], entry["new"]["value"]) == (
        RULE,
        100,
        50,
    )
    assert (entry["old"]["file"], entry["old"]["line"]) == ("old.yaml", 8)


def test_report_goes_to_a_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("diff", "old.yaml", "new.yaml", "--format", "sarif", "-o", "report.sarif")
    assert capsys.readouterr().out == ""
    assert json.loads((folder / "report.sarif").read_text())["version"] == "2.1.0"


def test_allow_list(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "allow.toml").write_text(
        f'[[allow]]\nrule = "{RULE}"\nreason = "agreed"\nexpires = 2030-01-01\n'
        'pointer = "/paths/~1pets/get/parameters/0/schema/maximum"\n'
    )
    arguments = (
        "diff",
        "old.yaml",
        "new.yaml",
        "--allow-list",
        "allow.toml",
        "--today",
    )
    assert run(*arguments, "2029-12-31") == 0
    assert "1 allowed" in capsys.readouterr().out
    assert run(*arguments, "2030-01-02") == 1
    assert "allowance-expired" in capsys.readouterr().out


def git(folder: Path, *arguments: str) -> None:
    who = [
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@example.com",
        "-c",
        "commit.gpgsign=false",
    ]
    subprocess.run(
        ["git", *who, *arguments], cwd=folder, check=True, capture_output=True
    )


def test_git_revisions(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(folder, "init", "-q", "-b", "main")
    (folder / "api").mkdir()
    (folder / "api" / "spec.yaml").write_text(OLD)
    git(folder, "add", "api")
    git(folder, "commit", "-q", "-m", "old")
    (folder / "api" / "spec.yaml").write_text(NEW)
    assert run("diff", "main:api/spec.yaml", "api/spec.yaml") == 1
    assert "was main:api/spec.yaml:8:60" in capsys.readouterr().out
    assert run("diff", "HEAD~7:api/spec.yaml", "api/spec.yaml") == 2
    assert "git has no" in capsys.readouterr().err


@pytest.fixture
def package(folder: Path) -> Path:
    """A configured and generated package, with a name lock."""
    (folder / "clientsmith.toml").write_text(
        'spec = "new.yaml"\npackage = "zoo"\nclient = "Zoo"\n'
        '[operations."GET /pets"]\nmethod = "every"\n'
    )
    assert run("generate", "-q") == 0
    assert (folder / "new.names.lock").exists()
    return folder


def test_the_configuration_of_the_document_names_the_package(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (package / "other.yaml").write_text(NEW)
    gone = NEW.replace("name: limit", "name: most")
    (package / "new.yaml").write_text(gone)
    run("diff", "old.yaml", "new.yaml", "--for", "callers", "--format", "changelog")
    out = capsys.readouterr().out
    assert "`client.pets.every(" in out
    assert "\nfrom zoo import Zoo" in out
    assert "Code as it type-checks with 1.0.0, and does not with 2.0.0" in out
    (package / "other.yaml").write_text(gone)
    arguments = ("diff", "old.yaml", "other.yaml", "--for", "callers")
    run(*arguments)
    assert "`pets.every`" not in capsys.readouterr().out
    run(*arguments, "--config", "clientsmith.toml")
    assert "`pets.every`" in capsys.readouterr().out


def test_names_are_those_of_the_lock(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A name that was locked is no name that changed."""
    lock = package / "new.names.lock"
    lock.write_text(lock.read_text().replace("every", "each"))
    (package / "clientsmith.toml").write_text('spec = "new.yaml"\npackage = "zoo"\n')
    (package / "new.yaml").write_text(NEW.replace("name: limit", "name: most"))
    run("diff", "old.yaml", "new.yaml", "--for", "callers")
    assert "`pets.each`" in capsys.readouterr().out
    lock.write_text("<<<<<<< HEAD\n")
    assert run("diff", "old.yaml", "new.yaml") == 2
    assert "error[lock-unreadable]" in capsys.readouterr().err


def test_a_comment_shows_code_that_breaks(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (package / "new.yaml").write_text(NEW.replace("name: limit", "name: most"))
    run("diff", "old.yaml", "new.yaml", "--format", "markdown")
    out = capsys.readouterr().out
    assert out.startswith("## zoo 1.0.0 → 2.0.0: ")
    assert "```python\n  from zoo import Zoo\n" in out
    page = MarkdownIt("gfm-like", {"linkify": False}).render(out)
    assert page.count('<code class="language-python">') == out.count("```python") > 0


@pytest.mark.parametrize("here", [".", "api"])
def test_what_a_revision_refers_to_is_of_that_revision(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    here: str,
) -> None:
    """Also where the file is not there any more, and where one refers back."""
    git(folder, "init", "-q", "-b", "main")
    parts = folder / "api" / "parts"
    parts.mkdir(parents=True)
    entry = OLD.replace("{type: integer, maximum: 100}", "{$ref: parts/limit.yaml}")
    (folder / "api" / "spec.yaml").write_text(
        entry + "components: {schemas: {Top: {type: integer, maximum: 100}}}\n"
    )
    (parts / "limit.yaml").write_text("$ref: ../spec.yaml#/components/schemas/Top\n")
    git(folder, "add", "api")
    git(folder, "commit", "-q", "-m", "old")
    (parts / "limit.yaml").unlink()
    (folder / "api" / "spec.yaml").write_text("not this one")
    monkeypatch.chdir(folder / here)
    new = "../new.yaml" if here == "api" else "new.yaml"
    for old in ("main:api/spec.yaml", "main:./spec.yaml"):
        if here == "." and old.startswith("main:./"):
            continue
        assert run("diff", old, new, "--for", "wire") == 1
        assert f"error[{RULE}]" in capsys.readouterr().out


def test_a_revision_is_never_an_option(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(folder, "init", "-q", "-b", "main")
    assert run("diff", "--", "--output=stolen:old.yaml", "new.yaml") == 2
    assert sorted(path.name for path in folder.iterdir()) == [
        ".git",
        "new.yaml",
        "old.yaml",
    ]
    assert "git has no" in capsys.readouterr().err


def test_changelog_of_a_new_version(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "new.yaml").write_text(NEW.replace("1.0.0", "2.0.0"))
    run(
        "diff", "old.yaml", "new.yaml", "--format", "changelog", "--today", "2030-01-01"
    )
    out = capsys.readouterr().out
    assert out.startswith("## [2.0.0] - 2030-01-01\n\n")
    assert "\n\n### Breaking (1)\n\n- **pets**: " in out


def test_faults_of_a_document_are_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "new.yaml").write_text("openapi: [\n")
    assert run("diff", "old.yaml", "new.yaml") == 2
    assert "new.yaml" in capsys.readouterr().err


def test_rules_are_listed_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("rules") == 0
    assert RULE in capsys.readouterr().out
    assert run("rules", RULE) == 0
    assert '"maximum": 5' in capsys.readouterr().out
    assert run("rules", "--format", "json", "--area", "servers") == 0
    assert {item["area"] for item in json.loads(capsys.readouterr().out)} == {"servers"}
    assert run("rules", "request-parameter-max-decrease") == 2
    assert RULE in capsys.readouterr().err


OVERLAY = """\
overlay: 1.0.0
info: {title: Known better, version: 1.0.0}
actions:
- target: $.paths['/pets'].get.parameters[0].schema
  update: {maximum: BETTER}
- target: $.paths['/pets'].put
  remove: true
"""


@pytest.fixture
def patched(folder: Path) -> Path:
    """A document and its overlay, of which the first revision says less."""
    (folder / "clientsmith.toml").write_text(
        'spec = "api.yaml"\noverlays = ["better.yaml"]\n'
    )
    git(folder, "init", "-q", "-b", "main")
    (folder / "api.yaml").write_text(OLD)
    git(folder, "add", "api.yaml")
    git(folder, "commit", "-q", "-m", "no overlay")
    git(folder, "tag", "bare")
    (folder / "better.yaml").write_text(OVERLAY.replace("BETTER", "70"))
    (folder / "parts").mkdir()
    (folder / "parts" / "limit.yaml").write_text("{}")
    git(folder, "add", "better.yaml", "parts")
    git(folder, "commit", "-q", "-m", "an overlay")
    return folder


def test_overlays_belong_to_both_documents(
    patched: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (patched / "api.yaml").write_text(NEW)
    for old in ("old.yaml", "main:api.yaml", "main:./api.yaml"):
        assert run("diff", old, "api.yaml") == 0
        assert capsys.readouterr().out == "no changes: patch version\n"
    assert run("diff", "old.yaml", "new.yaml", "--fail-on", "none") == 0
    assert "fell from `100` to `50`" in capsys.readouterr().out
    assert run("diff", "old.yaml", "new.yaml", "-c", "clientsmith.toml") == 0


def test_overlays_are_those_of_the_revision(
    patched: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (patched / "better.yaml").write_text(OVERLAY.replace("BETTER", "60"))
    assert run("diff", "main:api.yaml", "api.yaml") == 1
    assert "fell from `70` to `60`" in capsys.readouterr().out
    assert run("diff", "bare:api.yaml", "main:api.yaml") == 1
    out = capsys.readouterr().out
    assert "fell from `100` to `70`" in out
    assert "main:better.yaml:5:12 (was bare:api.yaml:8:60)" in out


def test_an_overlay_that_cannot_be_used_is_told(
    patched: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (patched / "better.yaml").write_text("overlay: [")
    assert run("diff", "main:api.yaml", "api.yaml") == 2
    assert "better.yaml:1" in capsys.readouterr().err


def test_revisions_that_cannot_be_read(
    patched: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, reason in {
        "nowhere:api.yaml": "invalid object name 'nowhere'",
        "main:gone.yaml": "does not exist in 'main'",
        "main:parts": "is a folder",
    }.items():
        assert run("diff", name, "new.yaml") == 2
        err = capsys.readouterr().err
        assert "error[git-revision]" in err
        assert reason in err


def test_another_title_renames_no_package_that_nobody_configured(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "new.yaml").write_text(OLD.replace("title: Pets", "title: Animals"))
    assert run("diff", "old.yaml", "new.yaml") == 0
    assert capsys.readouterr().out == "no changes: patch version\n"
    (folder / "clientsmith.toml").write_text('spec = "new.yaml"\n')
    assert run("diff", "old.yaml", "new.yaml") == 1
    assert "error[python-package-renamed]" in capsys.readouterr().out


def test_one_change_of_a_shared_schema_is_one_entry(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In every format, with the operations that it reaches."""
    paths = {
        f"/{name}": {"post": {"requestBody": body, "responses": {"200": REPLY}}}
        for name in ("cats", "dogs", "owls")
        for body in [{"content": {"application/json": {"schema": SHARED}}}]
    }
    for name, limit in (("old", 9), ("new", 5)):
        schema = {"type": "object", "properties": {"a": {"maxLength": limit, **TEXT}}}
        made = {
            "openapi": "3.1.0",
            "info": {"title": "Pets", "version": "1"},
            "paths": paths,
            "components": {"schemas": {"Pet": schema}},
        }
        (folder / f"{name}.json").write_text(json.dumps(made))
    arguments = ("diff", "old.json", "new.json", "--for", "wire", "--format")
    printed = {}
    for format_ in (
        "text",
        "json",
        "markdown",
        "github",
        "sarif",
        "junit",
        "changelog",
    ):
        run(*arguments, format_)
        printed[format_] = capsys.readouterr().out
    places = ["POST /cats", "POST /dogs", "POST /owls"]
    report = json.loads(printed["json"])
    (entry,) = (item for item in report["findings"] if item["level"] == "error")
    assert entry["operations"] == places
    assert report["counts"]["error"] == 1
    results = json.loads(printed["sarif"])["runs"][0]["results"]
    assert [item["level"] for item in results].count("error") == 1
    assert "### Breaking (1)" in printed["changelog"]
    assert printed["text"].count("error[") == 1
    assert printed["github"].count("::error ") == 1
    assert printed["junit"].count("<failure ") == 1
    assert "1 error" in printed["text"] and "1 breaking" in printed["markdown"]


@pytest.mark.parametrize("format", ("text", "markdown", "changelog", "json", "github"))
def test_changes_of_lists_are_told_in_every_format(
    folder: Path, capsys: pytest.CaptureFixture[str], format: str
) -> None:
    """The values of a finding may be lists, which have no hash."""
    nullable = {"type": ["string", "null"], "enum": ["a", None]}
    for name, kind in (("old.json", {"type": "string"}), ("new.json", nullable)):
        schema = {"type": "object", "properties": {"kind": kind}}
        content = {"application/json": {"schema": SHARED}}
        post = {"requestBody": {"content": content}, "responses": {"200": REPLY}}
        post["responses"]["200"] = {**REPLY, "content": content}
        document = {
            "openapi": "3.1.0",
            "info": {"title": "Pets", "version": "1"},
            "paths": {"/pets": {"post": post}},
            "components": {"schemas": {"Pet": schema}},
        }
        (folder / name).write_text(json.dumps(document))
    assert run("diff", "old.json", "new.json", "--format", format) == 1
    assert "kind" in capsys.readouterr().out
