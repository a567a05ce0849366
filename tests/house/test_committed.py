"""The committed client is what `spec/` gives, on every machine, and `check` notices if not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
GENERATED = ROOT / "generated"
PACKAGE = "posthog_environments"


def clientsmith(
    folder: Path, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "clientsmith", *arguments],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def files(folder: Path) -> dict[str, bytes]:
    """The files of an output, without caches and what is known on this machine only."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not {".clientsmith", "__pycache__"} & set(path.parts)
    }


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The configuration and the specification at another place, generated there."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copytree(ROOT / "spec", folder / "spec")
    done = clientsmith(folder, "generate")
    assert done.returncode == 0, done.stderr
    return folder


def test_the_committed_client_is_up_to_date() -> None:
    done = clientsmith(ROOT, "check")
    assert done.returncode == 0, done.stdout + done.stderr


def test_generating_elsewhere_gives_the_committed_bytes(copy: Path) -> None:
    made, committed = files(copy / "generated"), files(GENERATED)
    assert made.keys() <= committed.keys()
    assert {path: committed[path] for path in made} == made
    lock = "spec/posthog-environments.names.lock"
    assert (copy / lock).read_bytes() == (ROOT / lock).read_bytes()


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "C", "LANG": "C", "HOME": "/nonexistent"},
        {"PYTHONOPTIMIZE": "2", "PYTHONUTF8": "0", "LC_ALL": "POSIX"},
    ],
)
def test_the_environment_does_not_show(
    copy: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    """Another hash seed, locale, time zone, home, current folder and output folder."""
    config = copy / "pyproject.toml"
    arguments = ("generate", "--config", str(config), "--output", str(tmp_path / "out"))
    done = clientsmith(tmp_path, *arguments, **environment)
    assert done.returncode == 0, done.stderr
    assert files(tmp_path / "out") == files(copy / "generated")


def edit(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8") + "# by hand\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (
            lambda root: edit(root / "generated" / PACKAGE / "_client.py"),
            "drift-edited",
        ),
        (
            lambda root: (root / "generated" / PACKAGE / "py.typed").unlink(),
            "drift-missing",
        ),
        (
            lambda root: (root / "generated" / PACKAGE / "more.py").touch(),
            "drift-extra",
        ),
        (
            lambda root: (root / "spec" / "posthog-environments.yaml").write_text(
                (root / "spec" / "posthog-environments.yaml")
                .read_text(encoding="utf-8")
                .replace("List batch exports", "List the batch exports"),
                encoding="utf-8",
            ),
            "drift-",
        ),
    ],
)
def test_drift_is_red_and_generating_makes_it_green(
    copy: Path, tmp_path: Path, change: Callable[[Path], object], code: str
) -> None:
    root = tmp_path / "root"
    shutil.copytree(copy, root)
    assert clientsmith(root, "check").returncode == 0
    change(root)
    done = clientsmith(root, "check")
    assert done.returncode == 1
    assert f"error[{code}" in done.stderr
    assert "clientsmith generate" in done.stderr
    shutil.rmtree(root / "generated")
    (root / "spec" / "posthog-environments.names.lock").unlink(missing_ok=True)
    assert clientsmith(root, "generate").returncode == 0
    done = clientsmith(root, "check")
    assert "error[drift" not in done.stderr
