"""`check` with the real pipeline: each thing that drifts, told by its code, and mended."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from clientsmith import output
from clientsmith.cli import main

SPEC = """\
openapi: 3.1.0
info: {title: Pets, version: 1.0.0}
paths:
  /pets:
    get: {operationId: listPets, responses: {'204': {description: none}}}
"""
OVERLAY = """\
overlay: 1.0.0
info: {title: O, version: 1.0.0}
actions:
  - {target: "$.paths['/pets'].get", update: {deprecated: true}}
"""
INVENTORY = "endpoints:\n  - {method: GET, path: /pets, status: 204}\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A generated client with everything that `check` looks at."""
    (tmp_path / "clientsmith.toml").write_text(
        'spec = "api.yaml"\noutput = "out"\noverlays = ["o.yaml"]\n'
        'inventory = "documented.yaml"\n'
    )
    (tmp_path / "api.yaml").write_text(SPEC)
    (tmp_path / "o.yaml").write_text(OVERLAY)
    (tmp_path / "documented.yaml").write_text(INVENTORY)
    monkeypatch.chdir(tmp_path)
    assert run("generate", "-q") == 0
    assert run("check", "-q") == 0
    return tmp_path


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


def edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(project: Path) -> None:
        path = project / name
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new))

    change.__name__ = f"{name}-{new}"
    return change


def older_generator(project: Path) -> None:
    manifest = project / "out" / output.MANIFEST
    data: dict[str, Any] = json.loads(manifest.read_text())
    data["generator"] = "0.0.1"
    manifest.write_text(json.dumps(data))


def test_a_lock_that_is_not_there_is_not_called_stale(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    without_lock(project)
    capsys.readouterr()
    assert run("check", "--format", "json") == 1
    assert "there is no name lock api.names.lock" in capsys.readouterr().out


def without_lock(project: Path) -> None:
    (project / "api.names.lock").unlink()


@pytest.mark.parametrize(
    ("change", "code", "status", "mended"),
    [
        (edit("api.yaml", "/pets", "/dogs"), "overlay-no-match", 2, 2),
        (edit("o.yaml", "true", "false"), "drift-changed", 1, 0),
        (edit("api.names.lock", "list", "every"), "drift-changed", 1, 0),
        (without_lock, "lock-stale", 1, 0),
        (older_generator, "drift-generator", 1, 0),
        (edit("documented.yaml", "204", "200"), "inventory", 1, 1),
        (edit("o.yaml", "/pets", "/gone"), "overlay-no-match", 2, 2),
        (edit("out/README.md", "a", "b"), "drift-edited", 1, 2),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_what_drifts_is_told_and_mended(
    project: Path,
    capsys: pytest.CaptureFixture[str],
    change: Callable[[Path], None],
    code: str,
    status: int,
    mended: int,
) -> None:
    change(project)
    capsys.readouterr()
    assert run("check", "--format", "json") == status
    [first, *_] = [
        item
        for item in json.loads(capsys.readouterr().out)
        if item["severity"] == "error" and item["code"] == code
    ]
    assert first["hint"] and first["line"] >= 1
    assert run("check", "--fix", "--format", "json") == mended
    found = json.loads(capsys.readouterr().out)
    assert (code in {item["code"] for item in found}) is (mended > 0)
    assert run("check", "-q") == (mended and status)


@pytest.mark.parametrize("format_", ["json", "sarif", "junit", "markdown", "github"])
def test_nothing_to_tell_is_a_report_too(
    project: Path, capsys: pytest.CaptureFixture[str], format_: str
) -> None:
    """Also where nothing had to be done to know it."""
    capsys.readouterr()
    assert run("check", "--format", format_) == 0
    told = capsys.readouterr().out
    if format_ in ("json", "sarif"):
        json.loads(told)
    elif format_ == "junit":
        assert ElementTree.fromstring(told.encode()).get("failures") == "0"
    else:
        assert "error" not in told


def test_what_was_just_generated_need_not_be_generated_again_to_check_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = project / "clientsmith.toml"
    whole = config.read_text()
    config.write_text('spec = "api.yaml"\noutput = "out"\n')
    assert run("generate", "-q") == 0

    def not_again(*arguments: object, **more: object) -> None:
        raise AssertionError("generated again")

    with monkeypatch.context() as patch:
        patch.setattr("clientsmith.commands.pipeline.generate", not_again)
        assert run("check", "-q") == 0
        config.write_text(whole)
    assert run("generate", "-q") == 0
    (project / "documented.yaml").write_text(INVENTORY.replace("/pets", "/cats"))
    assert run("check", "-q") == 1, "generating does not look at the inventory"
    config.write_text('spec = "api.yaml"\noutput = "out"\n')
    assert run("generate", "-q") == 0
    (project / "out" / "stray.py").write_text("")
    assert run("check", "-q") == 1


@pytest.mark.parametrize("format_", ["github", "sarif"])
def test_a_line_parts_what_is_so_from_what_to_do(
    project: Path, capsys: pytest.CaptureFixture[str], format_: str
) -> None:
    (project / "out" / "README.md").write_text("mine")
    assert run("check", "-q", "--format", format_) == 1
    assert (
        "README.md was edited by hand; run `clientsmith absorb`"
        in capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("until", "version", "due"),
    [
        ("2020-01-31", "1.0.0", True),
        ("2999-01-31", "9.0.0", False),
        ("2.0", "2.0.0", True),
        ("2.0", "1.9.9", False),
    ],
)
def test_earlier_names_are_told_when_they_are_due(
    project: Path,
    capsys: pytest.CaptureFixture[str],
    until: str,
    version: str,
    due: bool,
) -> None:
    with (project / "clientsmith.toml").open("a") as settings:
        settings.write(
            f'distribution.version = "{version}"\n[aliases.methods]\n'
            f'"pets.every" = {{ name = "pets.list", until = "{until}" }}\n'
        )
    assert run("generate", "-q") == 0
    capsys.readouterr()
    assert run("check", "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    told = [item for item in found if item["code"] == "alias-due"]
    assert len(told) == due
    assert all(until in item["message"] and item["line"] == 7 for item in told)
    # A day changes nothing that is generated; a version does.
    kept = "every" in next((project / "out").rglob("pets.pyi")).read_text()
    assert kept is (not due or "-" in until)
