"""Run what users write, and the tests of the runtime, on each Python at hand, with the lowest and
the newest versions that generated packages allow of what they depend on, and write
`bench/pythons.md`.

Interpreters are `python3.N` of the path, and those of pyenv. Environments are kept in
`.cache/pythons`, with what the runs said. Ends with 1 if a run fails.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REPORT = ROOT / "bench" / "pythons.md"
CACHE = ROOT / ".cache" / "pythons"
MINORS = range(11, 15)
TESTS = ("tests/programs", "tests/unit/runtime", "tests/behaviour/runtime")
SHOWN = ("httpx2", "pydantic", "pyreqwest", "anyio")
RUN = ("-n", "2", "-p", "no:cacheprovider", "--durations=25", "-k")
RAN = "not finds_no_fault and not pylint"
"""What reads the package and does not run it is the same on each Python."""


def interpreters() -> Iterator[tuple[str, str]]:
    """Each version that generated packages may be used with, and where it is."""
    for minor in MINORS:
        name = f"python3.{minor}"
        pyenv = sorted(Path.home().glob(f".pyenv/versions/3.{minor}.*/bin/{name}"))
        found = str(pyenv[-1]) if pyenv else shutil.which(name)
        if found is not None:
            yield f"3.{minor}", found


def lowest() -> list[str]:
    """The lower bounds of a generated package's dependencies, as requirements."""
    project = tomllib.loads((ROOT / "generated" / "pyproject.toml").read_text("utf-8"))
    pairs = [re.split(r">=|,", each)[:2] for each in project["project"]["dependencies"]]
    extras = project["project"]["optional-dependencies"]["fast"]
    pairs += [re.split(r">=|,", each)[:2] for each in extras]
    return [f"{name}=={bound}" for name, bound in pairs]


def prepared(version: str, python: str, bounds: str) -> Path:
    """The interpreter of an environment with the tests' tools and such versions."""
    folder = CACHE / f"{version}-{bounds}"
    inside = folder / "bin" / "python"
    if not inside.exists():
        subprocess.run([python, "-m", "venv", str(folder)], check=True)
    pip = [str(inside), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    upgrade = ["--upgrade", "--upgrade-strategy", "eager"] if bounds == "newest" else []
    subprocess.run([*pip, *upgrade, "-e", f"{ROOT}[test]"], check=True)
    if bounds == "lowest":
        subprocess.run([*pip, *lowest()], check=True)
    return inside


def versions(python: Path) -> str:
    """Which versions of the dependencies an environment has."""
    code = (
        "from importlib.metadata import version;"
        f"print(*(f'{{n}} {{version(n)}}' for n in {SHOWN}), sep=', ')"
    )
    command = [str(python), "-c", code]
    return subprocess.run(command, capture_output=True, text=True).stdout.strip()


HEAD = """\
# Pythons and dependencies

The programs of `tests/programs` and the tests of the runtime on each Python that was at hand,
with the lowest and the newest versions that a generated package allows of its dependencies.
`make pythons` writes this page; `make pythons PYTHONS="3.12-lowest 3.13-newest"` renews single
rows of it. There was no Python 3.14.

| Python | dependencies | commit | result |
| --- | --- | --- | --- |
"""


def commit() -> str:
    """Which commit is checked out."""
    command = ["git", "rev-parse", "--short", "HEAD"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    return done.stdout.strip()


def write_report(rows: dict[str, str]) -> None:
    """Put rows into the page: those by other names stay, with the commit that they have."""
    page = REPORT.read_text("utf-8") if REPORT.exists() else ""
    kept = re.findall(r"^\| (3\.\d+) \| (\w+): .*\n", page, re.MULTILINE)
    lines = re.findall(r"^\| 3\.\d+ \| \w+: .*\n", page, re.MULTILINE)
    every = {"-".join(name): line for name, line in zip(kept, lines, strict=True)} | rows
    note = page.partition("\n\n## ")
    text = HEAD + "".join(every[name] for name in sorted(every))
    REPORT.write_text(text + (f"\n## {note[2]}" if note[1] else ""), "utf-8")


def main(only: list[str]) -> int:
    """Run all, or those whose names are given, such as `3.12-lowest`, and write the page."""
    failed = 0
    for version, python in interpreters():
        for bounds in ("lowest", "newest"):
            name = f"{version}-{bounds}"
            if only and name not in only:
                continue
            inside = prepared(version, python, bounds)
            done = subprocess.run(
                [str(inside), "-m", "pytest", *RUN, RAN, *TESTS],
                cwd=ROOT,
                capture_output=True,
                text=True,
            )
            failed += done.returncode != 0
            (CACHE / f"{name}.log").write_text(done.stdout + done.stderr, "utf-8")
            lines = done.stdout.strip().splitlines() or [done.stderr]
            told = [line for line in lines if line.startswith(("FAILED", "ERROR"))]
            print(name, lines[-1], *told, sep="\n  ", flush=True)
            result = re.sub(r" in [0-9.]+s.*|, \d+ warnings?|=", "", lines[-1]).strip()
            facts = f"{bounds}: {versions(inside)} | {commit()} | {result}"
            write_report({name: f"| {version} | {facts} |\n"})
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
