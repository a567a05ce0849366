"""The wheel holds all that generating needs: it is built, installed elsewhere, and used."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
SPEC = ROOT / "spec" / "posthog-environments.yaml"
UNREACHABLE = ("NewConnectionError", "Could not find a version", "Temporary failure")


def pip(python: str | Path, *arguments: str) -> None:
    """Run pip, or skip where the package index cannot be reached."""
    done = subprocess.run(
        [str(python), "-m", "pip", "--disable-pip-version-check", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode and any(word in done.stderr for word in UNREACHABLE):
        pytest.skip("the package index cannot be reached")
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip(
        sys.executable,
        "wheel",
        "--quiet",
        "--no-deps",
        "--wheel-dir",
        str(folder),
        str(ROOT),
    )
    (built,) = folder.glob("clientsmith-*.whl")
    return built


def test_the_wheel_is_complete(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    package = ROOT / "generator" / "clientsmith"
    wanted = {
        f"clientsmith/{path.relative_to(package).as_posix()}"
        for path in package.rglob("*")
        if path.suffix in (".py", ".toml") or path.name == "py.typed"
    } | {
        f"clientsmith/templates/{path.relative_to(ROOT / 'templates').as_posix()}"
        for path in (ROOT / "templates").rglob("*")
        if path.suffix in (".py", ".j2", ".typed")
    }
    assert wanted <= held
    foreign = {name for name in held - wanted if ".dist-info/" not in name}
    assert not {
        name for name in foreign if not name.startswith("clientsmith/templates/")
    }
    assert not {name for name in held if name.endswith((".pyc", ".swp"))}


def test_an_installed_wheel_generates(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    programs = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    pip(programs / "python", "install", "--quiet", str(wheel))
    environment = {
        name: text for name, text in os.environ.items() if name != "PYTHONPATH"
    }

    def clientsmith(*arguments: str) -> str:
        done = subprocess.run(
            [str(programs / "clientsmith"), *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stderr

    clientsmith("generate", str(SPEC), "--output", "wheel")
    assert "is up to date" in clientsmith("check", str(SPEC), "--output", "wheel")
    here = [
        sys.executable,
        "-m",
        "clientsmith",
        "generate",
        str(SPEC),
        "--output",
        "here",
    ]
    subprocess.run(here, cwd=tmp_path, check=True, capture_output=True)
    assert files(tmp_path / "wheel") == files(tmp_path / "here")


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".clientsmith" not in path.parts
    }
