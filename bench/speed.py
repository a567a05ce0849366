"""Generation and imports, measured as whole processes, next to the peers.

Usage: python bench/speed.py [--repeats N] [--no-peers] [--specs DIR]

Prints Markdown, and writes the plot of growth beside this file. Peers run once: they take
long, and their figures are not close to ours.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

import growth
from measure import Run, machine, median, run, table
from peers import BIN, CACHE, PEERS, ROOT, github, install

SMITH = Path(sys.executable).with_name("clientsmith")
OUT = CACHE / "out"
DOCUMENTS = Path(__file__).with_name("documents.py")
CHOSEN = ("train-travel.yaml", "airflow-v2.yaml", "stripe-spec3.json")
"""A small, a middle and a large document."""

_FIRST_CALL = """
import time, sys
sys.path.insert(0, {folder!r})
start, used = time.perf_counter(), time.process_time()
from github import GitHub
from github.testing import FakeTransport
transport = FakeTransport()
transport.reply("GET", "/repos/{{owner}}/{{repo}}", json={{}})
client = GitHub(transport=transport)
try:
    client.repos.get(owner="a", repo="b")
except Exception as error:
    print(error, file=sys.stderr)
print(time.perf_counter() - start, time.process_time() - used)
"""


def main() -> None:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--specs", type=Path, default=ROOT.parent / "shared/specs/dev")
    options = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # installed packages have bytecode
    OUT.mkdir(parents=True, exist_ok=True)
    spec = github()
    if not options.no_peers:
        install()
    print("# Speed and size\n")
    print(
        f"Whole processes; medians of {options.repeats} runs of ours, one of each peer."
    )
    print(f"Machine: {machine()}. `make bench` writes this page.\n")
    _generate(spec, options.repeats, not options.no_peers)
    for name in CHOSEN:
        if (options.specs / name).exists():
            _other(options.specs / name, options.repeats, not options.no_peers)
    _imports(options.repeats * 3, not options.no_peers)
    _input_formats(spec, options.repeats)
    _growth()
    print(f"Load at the end: {machine()}.\n")


def _ours(spec: Path, out: Path) -> list[str | Path]:
    return [SMITH, "generate", spec, "--output", out, "-q"]


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def _generate(spec: Path, repeats: int, with_peers: bool) -> None:
    count = _operations(spec)
    out = OUT / "ours-github"
    rows = [
        _row(
            "clientsmith, cold",
            median(_ours(spec, out), repeats, before=lambda: _fresh(out) and None),
            out,
            count,
        ),
        _row(
            "clientsmith, nothing changed", median(_ours(spec, out), repeats), None, 0
        ),
    ]
    changed = CACHE / "changed.json"
    _document("changed", spec, changed)

    def restored() -> None:
        run(_ours(spec, out))

    again = median(_ours(changed, out), repeats, before=restored)
    rows.append(_row("clientsmith, one operation changed", again, None, 0))
    if with_peers:
        rows += _peers(spec, "github", count)
    print(f"## GitHub ({spec.stat().st_size / 1e6:.1f} MB, {count:,} operations)\n")
    print(table(_HEAD, rows))
    print(
        "Lines count `.py` and `.pyi`; of ours without `_runtime`, which is the same for "
        "every API.\n"
    )


_HEAD = ("generator", "wall s", "CPU s", "peak MB", "exit", "lines", "lines/operation")


def _row(name: str, found: Run, out: Path | None, count: int) -> list[object]:
    lines = _lines(out) if out is not None else 0
    return [
        name,
        f"{found.wall:.2f}",
        f"{found.cpu:.2f}",
        f"{found.megabytes:.0f}",
        found.status,
        f"{lines:,}" if lines else "",
        f"{lines / count:.1f}" if lines and count else "",
    ]


def _peers(spec: Path, name: str, count: int) -> list[list[object]]:
    rows = []
    for index, peer in enumerate(PEERS):
        out = _fresh(OUT / f"peer{index}-{name}")
        if index == 2:  # this one wants its folder there
            out.mkdir(parents=True)
        rows.append(_row(peer.name, run(peer.command(spec, out)), out, count))
    return rows


def _other(spec: Path, repeats: int, with_peers: bool) -> None:
    count = _operations(spec)
    out = OUT / f"ours-{spec.stem}"
    cold = median(_ours(spec, out), repeats, before=lambda: _fresh(out) and None)
    rows = [_row("clientsmith, cold", cold, out, count)]
    if with_peers:
        rows += _peers(spec, spec.stem, count)
    print(f"## {spec.name} ({count:,} operations)\n")
    print(table(_HEAD, rows))


def _operations(spec: Path) -> int:
    return int(_document("operations", spec))


def _document(*words: str | Path) -> str:
    command = [sys.executable, DOCUMENTS, *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _lines(folder: Path) -> int:
    return sum(
        path.read_bytes().count(b"\n")
        for suffix in ("*.py", "*.pyi")
        for path in folder.rglob(suffix)
        if "_runtime" not in path.parts
    )


def _imports(repeats: int, with_peers: bool) -> None:
    folder = OUT / "ours-github"
    there = {"PYTHONPATH": str(folder)}
    code = {
        "an empty interpreter": "pass",
        "`import github`": "import github",
        "`import github; GitHub()`": "import github; github.GitHub()",
        "`import httpx2`": "import httpx2",
        "`import pydantic; pydantic.BaseModel`": "import pydantic; pydantic.BaseModel",
    }
    rows = _compared([sys.executable], code, there, repeats)
    if with_peers:
        rows += _peer_imports(repeats)
    print("## Imports, GitHub's package\n")
    print(table(("process", "wall ms", "CPU ms", "over empty, wall ms"), rows))
    wall, cpu = _first_call(folder, repeats)
    print(
        f"From `import github` to the end of the first typed call (`repos.get` over the "
        f"fake transport): {wall * 1000:.0f} ms, {cpu * 1000:.0f} ms of CPU.\n"
    )


def _peer_imports(repeats: int) -> list[list[object]]:
    found = []
    for index, name in ((0, "openapi-python-client"), (1, "openapi-generator-cli")):
        folder = OUT / f"peer{index}-github"
        package = next(
            (each.parent for each in sorted(folder.glob("*/__init__.py"))), None
        )
        if package is None:
            continue
        code = {f"{name}: import of its package": f"import {package.name}"}
        there = {"PYTHONPATH": str(folder)}
        found += _compared([BIN / "python"], code, there, min(repeats, 3))
    return found


def _compared(
    python: list[str | Path],
    code: dict[str, str],
    environment: dict[str, str],
    repeats: int,
) -> list[list[object]]:
    """Medians of processes that take turns, so that they share the machine's moods."""
    runs: dict[str, list[Run]] = {name: [] for name in ("empty", *code)}
    for name in runs:  # writes the bytecode
        run([*python, "-c", code.get(name, "pass")], environment=environment)
    for _ in range(repeats):
        for name, found in runs.items():
            text = code.get(name, "pass")
            found.append(run([*python, "-c", text], environment=environment))
    walls = {
        name: statistics.median(r.wall for r in each) for name, each in runs.items()
    }
    cpus = {name: statistics.median(r.cpu for r in each) for name, each in runs.items()}
    return [
        [
            name,
            f"{walls[name] * 1000:.1f}",
            f"{cpus[name] * 1000:.1f}",
            f"{(walls[name] - walls['empty']) * 1000:.1f}",
        ]
        for name in code
    ]


def _first_call(folder: Path, repeats: int) -> tuple[float, float]:
    code = _FIRST_CALL.format(folder=str(folder))
    command = [sys.executable, "-c", code]
    found = []
    for _ in range(repeats):
        told = subprocess.run(command, capture_output=True, text=True, check=True)
        wall, cpu = map(float, told.stdout.split())
        found.append((wall, cpu))
    return (
        statistics.median(wall for wall, _ in found),
        statistics.median(cpu for _, cpu in found),
    )


def _input_formats(spec: Path, repeats: int) -> None:
    written = CACHE / "github.yaml"
    if not written.exists():
        _document("yaml", spec, written)
    out = OUT / "format"
    found = {
        name: median(_ours(path, out), repeats, before=lambda: _fresh(out) and None)
        for name, path in (("JSON", spec), ("YAML", written))
    }
    rows = [
        [name, f"{each.wall:.2f}", f"{each.cpu:.2f}"] for name, each in found.items()
    ]
    ratio = found["YAML"].cpu / found["JSON"].cpu
    print("## GitHub as JSON and as YAML\n")
    print(table(("input", "wall s", "CPU s"), rows))
    print(f"YAML costs {ratio:.2f} × the CPU of JSON.\n")


def _growth() -> None:
    rows = []
    found: list[Run] = []
    for size in growth.SIZES:
        make = [sys.executable, Path(growth.__file__), str(size), CACHE]
        subprocess.run(make, check=True)
        spec = CACHE / f"growth-{size}.json"
        found.append(run(_ours(spec, _fresh(OUT / "growth"))))
        used = found[-1]
        rows.append(
            [
                f"{size:,}",
                f"{used.wall:.2f}",
                f"{used.cpu:.2f}",
                f"{used.cpu / size * 1000:.2f}",
                f"{used.megabytes:.0f}",
            ]
        )
    print("## Growth, a synthetic document\n")
    head = ("operations", "wall s", "CPU s", "CPU ms/operation", "peak MB")
    print(table(head, rows))
    picture = Path(__file__).with_name("growth.svg")
    picture.write_text(
        growth.plot(growth.SIZES, [each.cpu for each in found], "CPU seconds")
    )
    print(f"![CPU seconds over operations]({picture.name})\n")


if __name__ == "__main__":
    main()
