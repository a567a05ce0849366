"""What may be read, and how much: from the configuration and from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from clientsmith.cli.app import app
from clientsmith.config import load
from clientsmith.report.diagnostics import Diagnostics

SPEC = """\
openapi: 3.1.0
info: {title: Bounds, version: "1"}
paths:
  /a: {get: {operationId: a, responses: {"204": {description: Nothing.}}}}
"""


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    path = tmp_path / "spec.yaml"
    path.write_text(SPEC, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("option", "code"),
    [
        (("--max-bytes", "40"), "too-large"),
        (("--max-depth", "2"), "too-deep"),
        (("--max-nodes", "5"), "too-many-nodes"),
    ],
)
def test_each_bound_can_be_set(spec: Path, option: tuple[str, str], code: str) -> None:
    out = spec.parent / "out"
    done = CliRunner().invoke(app, ["generate", str(spec), "-o", str(out), *option])
    assert done.exit_code == 2
    assert f"error[{code}]" in done.stderr
    assert option[0] in done.stderr
    assert not out.exists()


def test_bounds_of_the_configuration(spec: Path) -> None:
    settings = spec.parent / "clientsmith.toml"
    settings.write_text(
        'spec = "spec.yaml"\nallow_roots = ["../elsewhere"]\nlimits = {depth = 7}\n',
        encoding="utf-8",
    )
    found = load(settings, Diagnostics())
    assert found is not None
    assert found[0].limits.depth == 7
    assert found[0].allow_roots[0].name == "elsewhere"


@pytest.mark.parametrize("value", ["0", "-1", "true", '"many"', "1.5"])
def test_a_bound_is_a_whole_number(spec: Path, value: str) -> None:
    settings = spec.parent / "clientsmith.toml"
    settings.write_text(f"limits = {{depth = {value}}}\n", encoding="utf-8")
    faults = Diagnostics()
    assert load(settings, faults) is None
    assert [fault.code for fault in faults] == ["config-value"] or len(faults) == 1


def test_another_folder_is_read_only_when_allowed(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b" / "c"
    inner.mkdir(parents=True)
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "pet.yaml").write_text("type: object\n", encoding="utf-8")
    spec = inner / "spec.yaml"
    spec.write_text(
        SPEC.replace(
            "{description: Nothing.}",
            "{description: One., content: {application/json: {schema: "
            '{$ref: "../../../far/pet.yaml"}}}}',
        ).replace("204", "200"),
        encoding="utf-8",
    )
    arguments = ["generate", str(spec), "-o", str(tmp_path / "out")]
    refused = CliRunner().invoke(app, arguments)
    assert refused.exit_code == 2
    assert "ref-refused" in refused.stderr
    allowed = CliRunner().invoke(
        app, [*arguments, "--allow-root", str(tmp_path / "far")]
    )
    assert allowed.exit_code == 0, allowed.stderr
