"""The golden packages as their users' tools see them: imported, called and type-checked."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from clientsmith import config as configuration
from clientsmith import pipeline
from clientsmith.diagnostics import Diagnostics

HERE = Path(__file__).parent
CHECKED = (
    "bodies",
    "models",
    "paging",
    "streams",
    "unions",
    "webhooks",
)

MISUSE = """
from unions import Circle, Unions

def widths(client: Unions) -> list[float]:
    client.shapes.create(body={"kind": "hexagon"})
    return [each.width for each in client.shapes.list() if isinstance(each, Circle)]
"""
USE = """
import unions
from unions.testing import fake

transport = fake()
transport.reply("GET", "/shapes", json=[{"kind": "circle", "radius": 1.5}, {"kind": "new"}])
client = unions.Unions(base_url="https://api.test", transport=transport)
shapes = client.shapes.list()
assert isinstance(shapes[0], unions.Circle), shapes
assert shapes[1] == {"kind": "new"}, shapes
transport.reply("POST", "/shapes", json={"kind": "square", "side": 2})
made = client.shapes.create(body=shapes[0])
assert isinstance(made, unions.Square), made
print(transport.requests[-1].content.decode())
"""

ALLOWED = r"""
# Answered by the tables of lazy packages.
.*\.__all__
# The runtime has no stubs: what checkers read is what runs, caches of functions included.
.*\._runtime\..*
# Bytes with a mark: what pydantic needs to know beside the type.
.*\.types\.Base64(\..*)?
# typing_extensions knows more of typed dictionaries than typing.
.*Param\.__(readonly_keys|mutable_keys|extra_items|closed)__
"""
"""What stubtest sees otherwise than type checkers and users do."""


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """All packages in one folder, with their names."""
    folder = tmp_path_factory.mktemp("packages")
    names: list[str] = []
    for case in CHECKED:
        result = pipeline.generate(_config(HERE / case))
        assert result.files is not None
        assert result.names is not None
        names.append(result.names.package)
        for path, text in result.files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
    return folder, names


def _config(case: Path) -> configuration.Config:
    settings = case / "clientsmith.toml"
    config = configuration.for_spec(next(case.glob("spec.*")))
    if settings.exists():
        found = configuration.load(settings, Diagnostics())
        assert found is not None
        config = found[0]
    return replace(config, root=case)


def _run(folder: Path, *command: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    return done.returncode, (done.stdout + done.stderr).strip()


def _strictly(packages: tuple[Path, list[str]], *targets: str) -> tuple[int, str]:
    folder, _ = packages
    return _run(folder, "mypy", "--strict", "--no-error-summary", *targets)


@pytest.mark.slow
def test_mypy_finds_nothing(packages: tuple[Path, list[str]]) -> None:
    targets = [part for name in packages[1] for part in ("-p", name)]
    assert _strictly(packages, *targets) == (0, "")


@pytest.mark.slow
def test_stubs_agree_with_what_is_there(packages: tuple[Path, list[str]]) -> None:
    folder, names = packages
    (folder / "allowed").write_text(ALLOWED, "utf-8")
    options = ("--concise", "--allowlist", "allowed", "--ignore-unused-allowlist")
    _, told = _run(folder, "mypy.stubtest", *options, *names)
    # It expects every alias to be a union of classes, and sees one of literals or with marks.
    faults = [line for line in told.splitlines() if not line.endswith("is not a Union")]
    assert faults == []


@pytest.mark.slow
def test_misuse_is_found(packages: tuple[Path, list[str]]) -> None:
    (packages[0] / "misuse.py").write_text(MISUSE, "utf-8")
    code, told = _strictly(packages, "misuse.py")
    assert code == 1
    assert '"create" of "Shapes" has incompatible type' in told
    assert '"Circle" has no attribute "width"' in told


@pytest.mark.parametrize("name", CHECKED)
def test_every_module_imports(packages: tuple[Path, list[str]], name: str) -> None:
    folder, names = packages
    package = names[CHECKED.index(name)]
    modules = [
        ".".join(path.relative_to(folder).with_suffix("").parts)
        for path in sorted((folder / package).rglob("*.py"))
        if "pyreqwest" not in path.name and path.name != "__init__.py"
    ]
    text = "import importlib\n" + "".join(
        f"importlib.import_module({module!r})\n" for module in modules
    )
    assert _run(folder, "timeit", "-n1", "-r1", text)[0] == 0


def test_calls_send_and_decode(packages: tuple[Path, list[str]]) -> None:
    (packages[0] / "use.py").write_text(USE, "utf-8")
    code, told = _run(packages[0], "use")
    assert (code, told) == (0, '{"kind":"circle","radius":1.5}')
