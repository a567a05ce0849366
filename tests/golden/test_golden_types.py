"""The golden packages as their users' tools see them: imported, called and type-checked."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from clientsmith import config as configuration
from clientsmith.commands import pipeline
from clientsmith.report.diagnostics import Diagnostics

HERE = Path(__file__).parent
CHECKED = (
    "bodies",
    "enumerations",
    "models",
    "open_unions",
    "paging",
    "security",
    "signatures",
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
HALF_A_BODY = """
from parcels import AsyncParcels, Parcels

def nothing_or_all(client: Parcels) -> None:
    client.parcels.update(id="1")
    client.parcels.update(id="1", name="Box", weight=1.5)
    client.parcels.update(id="1", name="Box", weight=1.5, note="new")

def half(client: Parcels) -> None:
    client.parcels.update(id="1", name="Box")

async def half_later(client: AsyncParcels) -> None:
    await client.parcels.update(id="1", note="new")
"""
DEPRECATED = """
import asyncio, warnings
from parcels import AsyncParcels, Parcels
from parcels.testing import async_fake, fake

transport = fake()
client = Parcels(transport=transport)

async def later() -> None:
    await AsyncParcels(transport=async_fake()).parcels.list(zone="b")

with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    client.parcels.list(states=["new"])
    client.parcels.create(name="Box")
    assert not told, [str(each.message) for each in told]
    client.parcels.list(state="new")
    client.parcels.list_v1()
    client.parcels.delete(id="1")
    asyncio.run(later())
    transport.reply("POST", "/parcels", json={"id": "1", "name": "B", "size": 2})
    made = client.parcels.create(name="Box")
    made.to_dict()
    made.size
assert all(each.category is DeprecationWarning for each in told)
assert all(each.filename == __file__ for each in told)
print(*(each.message for each in told), sep="\\n")
first = transport.requests[0]
assert "Action=ListParcels" in first.url and "Version=3" in first.url, first.url
assert transport.requests[1].json() == {"name": "Box", "type": "parcel"}
"""
TOLD = """\
Pass `states` instead.
Use `parcels.list()`, which pages.
Parcels are never deleted. It goes away on 2031-01-01.
Zones went; pass `states`.
Ask for the weight."""
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

BENCH = HERE.parents[1] / "bench"
ALLOWED = BENCH / "stubtest_allowed.txt"
"""What stubtest sees otherwise than type checkers and users do."""
WANTED = tuple(
    line
    for line in (BENCH / "stubtest_meant.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
)
"""How complaints end about what is meant."""


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """All packages in one folder, with their names."""
    folder = tmp_path_factory.mktemp("packages")
    names: list[str] = []
    for case in CHECKED:
        result = pipeline.generate(golden_config(HERE / case))
        assert result.files is not None
        assert result.names is not None
        names.append(result.names.package)
        for path, text in result.files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8", "surrogateescape")
    return folder, names


def golden_config(case: Path) -> configuration.Config:
    """The configuration of a case."""
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
    options = ("--concise", "--allowlist", str(ALLOWED), "--ignore-unused-allowlist")
    _, told = _run(folder, "mypy.stubtest", *options, *names)
    faults = [line for line in told.splitlines() if not line.endswith(WANTED)]
    assert faults == []


@pytest.mark.slow
@pytest.mark.slow
def test_pyright_finds_nothing_in_strict_mode(
    packages: tuple[Path, list[str]], tmp_path: Path
) -> None:
    """All packages, and once the modules that they share: with every rule of strict mode."""
    pytest.importorskip("pyright")
    folder, names = packages
    for name in names:
        shutil.copytree(folder / name, tmp_path / name)
    runtime = HERE.parents[1] / "templates" / "runtime"
    shutil.copytree(runtime, tmp_path / "shared" / "common")
    settings = {
        "include": [*names, "shared"],
        "exclude": ["**/_runtime", "**/surface"],
        "typeCheckingMode": "strict",
    }
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
    _, told = _run(
        tmp_path, "pyright", "--outputjson", "--pythonpath", sys.executable
    )
    result = json.loads(told)
    assert result["summary"]["filesAnalyzed"] > len(names) * 5, told
    assert not [
        f"{each['file']}: {each['message']}" for each in result["generalDiagnostics"]
    ]


def test_misuse_is_found(packages: tuple[Path, list[str]]) -> None:
    (packages[0] / "misuse.py").write_text(MISUSE, "utf-8")
    code, told = _strictly(packages, "misuse.py")
    assert code == 1
    assert '"create" of "Shapes" has incompatible type' in told
    assert '"Circle" has no attribute "width"' in told


@pytest.mark.slow
def test_half_a_body_is_refused(packages: tuple[Path, list[str]]) -> None:
    (packages[0] / "half.py").write_text(HALF_A_BODY, "utf-8")
    _, told = _strictly(packages, "half.py")
    lines = {line.split(":")[1] for line in told.splitlines() if ": error:" in line}
    assert lines == {"10", "13"}, told


def test_what_is_deprecated_is_told_where_it_is_used(
    packages: tuple[Path, list[str]],
) -> None:
    (packages[0] / "deprecated.py").write_text(DEPRECATED, "utf-8")
    assert _run(packages[0], "deprecated") == (0, TOLD)


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
