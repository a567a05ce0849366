"""Programs over the golden clients: `program.py` of a case runs, and type checkers agree with it.

mypy --strict and pyright in strict mode have to refuse the lines that end with `# refused`,
and nothing else. `program.py` stops before these where it runs: they stand below
`if TYPE_CHECKING:`.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from clientsmith.commands import pipeline
from test_golden_types import golden_config

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/program.py"))
_MYPY_ERROR = re.compile(r"^(\w+)\.py:(\d+): error: (.*)$", re.MULTILINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages of all cases, with their programs under the names of the cases."""
    made = tmp_path_factory.mktemp("programs")
    for case in CASES:
        result = pipeline.generate(golden_config(case))
        assert result.files is not None
        for path, text in result.files.items():
            target = made / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8", "surrogateescape")
        text = (case / "program.py").read_text("utf-8")
        (made / f"use_{case.name}.py").write_text(text, "utf-8", "surrogateescape")
    return made


def _run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": ".", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def _programs() -> list[str]:
    return [f"use_{case.name}.py" for case in CASES]


def _refused() -> dict[str, None]:
    """The places that checkers have to refuse: `use_unions:17`."""
    return dict.fromkeys(_marked())


def _marked() -> Iterator[str]:
    for case in CASES:
        lines = (case / "program.py").read_text("utf-8").splitlines()
        for number, line in enumerate(lines, 1):
            if line.endswith("# refused"):
                yield f"use_{case.name}:{number}"


def _compare(found: dict[str, str]) -> None:
    wanted = _refused()
    passed = [place for place in wanted if place not in found]
    wrong = {place: said for place, said in found.items() if place not in wanted}
    assert (passed, wrong) == ([], {}), json.dumps({"passed": passed, "wrong": wrong})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_program_runs(case: Path, folder: Path) -> None:
    done = _run(folder, f"use_{case.name}.py")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_mypy_agrees(folder: Path) -> None:
    done = _run(folder, "-m", "mypy", "--strict", "--no-error-summary", *_programs())
    errors = _MYPY_ERROR.findall(done.stdout)
    assert errors or done.returncode == 0, done.stdout + done.stderr
    _compare({f"{name}:{line}": said for name, line, said in errors})


@pytest.mark.slow
def test_pyright_agrees(folder: Path) -> None:
    pytest.importorskip("pyright")
    settings: dict[str, Any] = {
        "include": _programs(),
        "typeCheckingMode": "strict",
        "reportMissingModuleSource": False,
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
    done = _run(folder, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable)
    result = json.loads(done.stdout)
    assert result["summary"]["filesAnalyzed"] == len(CASES), done.stdout
    found = {
        f"{Path(each['file']).stem}:{each['range']['start']['line'] + 1}": each[
            "message"
        ]
        for each in result["generalDiagnostics"]
        if each["severity"] == "error"
    }
    _compare(found)
