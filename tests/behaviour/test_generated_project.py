"""What an owner gets besides the package: metadata, README parts, api.md, tests, samples."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml_rs
from click.testing import CliRunner
from clientsmith.cli.app import app

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
METADATA = """
[distribution]
name = "acme-sdk"
version = "2.1.0"
description = "Acme, from Python."
license = "MIT"
authors = ["Ada Lovelace <ada@example.com>", "Acme"]
urls = { Homepage = "https://acme.test", Issues = "https://acme.test/issues" }
classifiers = ["Development Status :: 5 - Production/Stable"]
python = ">=3.12"
dependencies = ["tenacity>=9,<10"]
extras = { pandas = ["pandas>=2"] }
readme = ["usage.md"]
api = true
"""


def say(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, arguments)
    return result.exit_code, result.output


def document(case: str) -> str:
    """The document of a golden case, as its path from the repository of a test."""
    return (GOLDEN / case / "spec.yaml").read_text("utf-8")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "spec.yaml").write_text(document("waits"))
    (tmp_path / "usage.md").write_text(
        "## How we use it\n\nEvery day, `like { this }`.\n"
    )
    head = 'spec = "spec.yaml"\noutput = "out"\npackage = "acme"\n'
    (tmp_path / "clientsmith.toml").write_text(head + METADATA)
    return tmp_path


def test_the_metadata_is_what_the_owner_says(project: Path) -> None:
    assert say("generate")[0] == 0
    found = tomllib.loads((project / "out/pyproject.toml").read_text())
    about = found["project"]
    assert (about["name"], about["version"], about["license"]) == (
        "acme-sdk",
        "2.1.0",
        "MIT",
    )
    assert about["authors"] == [
        {"name": "Ada Lovelace", "email": "ada@example.com"},
        {"name": "Acme"},
    ]
    assert about["urls"]["Issues"] == "https://acme.test/issues"
    assert (
        about["requires-python"] == ">=3.12"
        and "tenacity>=9,<10" in about["dependencies"]
    )
    assert about["optional-dependencies"]["pandas"] == ["pandas>=2"]
    assert (
        about["classifiers"][-1] == "Typing :: Typed" and len(about["classifiers"]) == 2
    )
    assert found["build-system"]["requires"] == ["hatchling>=1.27"]
    readme = (project / "out/README.md").read_text()
    assert "## How we use it\n\nEvery day, `like { this }`." in readme


def test_api_md_has_a_line_a_method(project: Path) -> None:
    assert say("generate")[0] == 0
    text = (project / "out/api.md").read_text()
    line = "- `create(input_file_id: str, idempotency_key: str = …, wait: bool = …) -> Batch`"
    assert line in text and "(`POST /batches`)" in text
    assert "## client.batches" in text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('python = ">=3.12"', 'python = ">=3.8"'), "at least Python 3.11"),
        (("Ada Lovelace <ada@example.com>", "<>"), "a name"),
        (("tenacity>=9,<10", "-e evil"), "a requirement"),
        (("https://acme.test/issues", "javascript:1"), "http address"),
        (("usage.md", "../../etc/passwd"), "leaves the repository"),
        (("usage.md", "gone.md"), "part of the README cannot be read"),
        (("license =", "licence ="), "did you mean `license`"),
    ],
)
def test_metadata_that_is_wrong_is_told(
    project: Path, change: tuple[str, str], said: str
) -> None:
    place = project / "clientsmith.toml"
    place.write_text(place.read_text().replace(*change))
    code, printed = say("generate")
    assert code == 2 and said in " ".join(printed.split())


@pytest.mark.parametrize(
    "case",
    [
        "waits",
        "bodies",
        "paging",
        "streams",
        "signatures",
        "security",
        "unions",
        "xml",
        "reference",
        "webhooks",
        "posthog",
    ],
)
def test_generated_tests_are_green(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    monkeypatch.chdir(tmp_path)
    if case == "posthog":
        text = (ROOT / "spec" / "posthog-environments.yaml").read_text()
    else:
        text = document(case)
    if case == "webhooks":  # which has nothing to call
        text += "paths: {/pets: {get: {responses: {'204': {description: Gone.}}}}}\n"
    (tmp_path / "spec.yaml").write_text(text)
    settings = 'spec = "spec.yaml"\noutput = "out"\npackage = "acme"\n'
    if case == "posthog":
        scheme = (
            '[credentials.PersonalAPIKeyAuth]\nargument = "api_key"\nenv = "ACME_KEY"\n'
        )
        settings += scheme
    if case == "waits":
        _, table, rest = (
            (GOLDEN / case / "clientsmith.toml").read_text().partition("[waits.")
        )
        settings += table + rest
    (tmp_path / "clientsmith.toml").write_text(
        f"{settings}\n[distribution]\ntests = true\n"
    )
    assert say("generate")[0] == 0
    if case == "waits":
        text = (tmp_path / "out/tests/test_batches.py").read_text()
        assert "client.batches.create_and_wait(" in text
        assert "await client.batches.wait(" in text
        assert "def test_wait_with_required_arguments_async(" in text
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "out")}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"]
    done = subprocess.run(
        command, cwd=tmp_path / "out", env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-3000:]


def test_samples_are_an_overlay(project: Path) -> None:
    code, printed = say("samples", "spec.yaml", "-o", "samples.json")
    assert code == 0, printed
    overlay = json.loads((project / "samples.json").read_text())
    (action,) = [
        each
        for each in overlay["actions"]
        if each["target"] == "$.paths['/batches/{batch_id}'].get"
    ]
    samples = action["update"]["x-codeSamples"]
    assert [each["label"] for each in samples] == ["Python", "Python (asyncio)"]
    assert "client.batches.retrieve(" in samples[0]["source"]
    compile(samples[0]["source"], "sample.py", "exec")
    place = project / "clientsmith.toml"
    place.write_text('overlays = ["samples.json"]\n' + place.read_text())
    code, printed = say("normalize", "--overlays")
    assert code == 0 and printed.count("x-codeSamples") == len(overlay["actions"])


@pytest.mark.parametrize("case", ["waits", "bodies", "paging"])
def test_another_tool_applies_samples_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    """oas-patch, which is not ours, makes of the Overlay what we make of it."""
    tool = shutil.which("oas-patch")
    if tool is None:
        pytest.skip("oas-patch is not installed")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "spec.yaml").write_text(document(case))
    assert say("samples", "spec.yaml", "-o", "samples.json")[0] == 0
    command = [tool, "overlay", "spec.yaml", "samples.json", "-o", "theirs.yaml"]
    subprocess.run(command, check=True, capture_output=True)
    (tmp_path / "clientsmith.toml").write_text(
        'spec = "spec.yaml"\noverlays = ["samples.json"]\n'
    )
    code, ours = say("normalize", "--overlays")
    assert code == 0
    found = [
        samples_in(yaml_rs.loads(text))
        for text in (ours, Path("theirs.yaml").read_text())
    ]
    actions = json.loads(Path("samples.json").read_text())["actions"]
    assert found[0] == found[1] and len(found[0]) == len(actions)


def samples_in(tree: Any) -> dict[tuple[str, str], object]:
    """The samples of each operation that has any."""
    return {
        (path, method): operation["x-codeSamples"]
        for path, item in tree["paths"].items()
        for method, operation in item.items()
        if isinstance(operation, dict) and "x-codeSamples" in operation
    }


def test_what_is_imported_is_declared() -> None:
    """Each library that modules of a package import is a dependency, and has an upper bound."""
    package = ROOT / "generated" / "posthog_environments"
    roots: set[str] = set()
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                roots |= {each.name.partition(".")[0] for each in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                roots.add(node.module.partition(".")[0])
    about = tomllib.loads((ROOT / "generated" / "pyproject.toml").read_text("utf-8"))
    declared = about["project"]["dependencies"]
    declared += about["project"]["optional-dependencies"]["fast"]
    assert all(",<" in each for each in declared)
    names = {each.partition(">")[0].replace("-", "_") for each in declared}
    assert names == roots - sys.stdlib_module_names - {package.name}
