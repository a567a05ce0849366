"""Programs as users write them, over the PostHog client and over the Radio client of api/.

Each file of programs/ says in its docstring what its author expects. It has to run without an
error, and to be found faultless by `mypy --strict` and by pyright in strict mode. Lines of
the form `# key: value` say more: `# needs: trio` skips where a module is not installed,
`# checks: run mypy` leaves checks out, `# flags: -W error` are options of the interpreter.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from clientsmith import config as configuration
from clientsmith.commands import pipeline
from clientsmith.report.diagnostics import Diagnostics

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
POSTHOG = ROOT / "generated" / "posthog_environments"
PROGRAMS = sorted((HERE / "programs").glob("*.py"))
LIMIT = 60.0
"""Seconds that a program may take."""


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both clients and the modules that programs share."""
    folder = tmp_path_factory.mktemp("packages")
    found = configuration.load(HERE / "api" / "clientsmith.toml", Diagnostics())
    assert found is not None
    result = pipeline.generate(replace(found[0], root=HERE / "api"))
    assert result.files is not None
    for path, text in result.files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", "surrogateescape")
    shutil.copytree(POSTHOG, folder / POSTHOG.name, ignore=_CACHES)
    shutil.copytree(HERE / "support", folder, dirs_exist_ok=True, ignore=_CACHES)
    return folder


_CACHES = shutil.ignore_patterns("__pycache__")


def _line(program: Path, key: str, default: str = "") -> list[str]:
    found = re.search(rf"^# {key}: *(.*)$", program.read_text("utf-8"), re.MULTILINE)
    return (found[1] if found else default).split()


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # not even what it is in
        return False


def _environment(packages: Path) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("POSTHOG_", "RADIO_", "PYTHON"))
        and not name.lower().endswith("_proxy")
    }
    paths = {"PYTHONPATH": str(packages), "MYPYPATH": str(packages)}
    return {**kept, **paths, "NO_COLOR": "1", "PYTHONHASHSEED": "0"}


@pytest.mark.parametrize("program", PROGRAMS, ids=[each.stem for each in PROGRAMS])
def test_runs(program: Path, packages: Path, tmp_path: Path) -> None:
    if "run" not in _line(program, "checks", "run"):
        pytest.skip("it is only read")
    for name in _line(program, "needs"):
        if not _is_there(name):
            pytest.skip(f"{name} is not installed")
    done = subprocess.run(
        [sys.executable, *_line(program, "flags"), str(program)],
        cwd=tmp_path,
        env=_environment(packages),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=LIMIT,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _read_by(checker: str) -> list[str]:
    return [
        str(each)
        for each in PROGRAMS
        if checker in _line(each, "checks", "run mypy pyright")
        and all(map(_is_there, _line(each, "needs")))
    ]


def test_mypy_finds_no_fault(packages: Path) -> None:
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary"]
    cache = ["--cache-dir", str(ROOT / ".mypy_cache" / "programs")]
    done = subprocess.run(
        [*command, *cache, *_read_by("mypy")],
        cwd=packages,
        env=_environment(packages),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_pyright_finds_no_fault(packages: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyright")
    files = _read_by("pyright")
    for each in files:
        shutil.copy(each, tmp_path)
    settings: dict[str, Any] = {
        "include": [str(tmp_path)],
        "extraPaths": [str(packages)],
        "typeCheckingMode": "strict",
        "reportMissingModuleSource": False,
        "reportMissingTypeStubs": False,
    }
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    command = [sys.executable, "-m", "pyright", "--outputjson"]
    done = subprocess.run(
        [*command, "--pythonpath", sys.executable, "-p", str(tmp_path)],
        cwd=tmp_path,
        env=_environment(packages),
        capture_output=True,
        text=True,
    )
    result = json.loads(done.stdout)
    assert result["summary"]["filesAnalyzed"] == len(files), done.stdout
    faults: dict[str, list[str]] = defaultdict(list)
    for each in result["generalDiagnostics"]:
        if each["severity"] == "error":
            line = each["range"]["start"]["line"] + 1
            faults[Path(each["file"]).stem].append(f"{line}: {each['message']}")
    assert not faults, json.dumps(faults, indent=2)


@pytest.mark.slow
def test_pylint_finds_no_error_in_a_package(packages: Path) -> None:
    pytest.importorskip("pylint")
    done = subprocess.run(
        [sys.executable, "-m", "pylint", "--errors-only", "radio"],
        cwd=packages,
        env=_environment(packages),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_are_programs_of_every_kind() -> None:
    """The kinds that a program's second line names, which the suite promises to cover."""
    kinds = {kind for each in PROGRAMS for kind in _line(each, "kind")}
    assert not KINDS - kinds, KINDS - kinds
    assert all(each.read_text("utf-8").startswith('"""') for each in PROGRAMS)


KINDS = frozenset(
    """
    async cancel configure construct context copy decorate dump embed error freeze
    inject introspect log match mock narrow notebook page pickle processes request retry
    secrets session stream subclass test threads timeout trace upload webhook
    """.split()
)
