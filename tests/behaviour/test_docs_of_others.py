"""Examples of the references of other documents, run against the fakes of their packages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from clientsmith import config as configuration
from clientsmith.commands import pipeline
from clientsmith.config.values import Docs
from clientsmith.text.binary import to_bytes

pytestmark = pytest.mark.slow
_ROOT = Path(__file__).parents[2]
_WILD = _ROOT.parent / "shared" / "specs" / "dev"
_SPECS = [
    _ROOT / "tests" / "golden" / "reference" / "spec.yaml",
    *(
        pytest.param(
            _WILD / name,
            marks=pytest.mark.skipif(
                not (_WILD / name).is_file(), reason="no reference data here"
            ),
        )
        for name in ("resend.yaml",)
    ),
]
_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.M | re.S)

_RUN = '''
import contextlib, importlib, io, pathlib, sys

class Enough(BaseException):
    """A list that never ends was read far enough."""

name = sys.argv[1]
client = importlib.import_module(name + "._runtime.client")
testing = importlib.import_module(name + ".testing")

def faked(kind, make):
    begin = kind.__init__
    def init(self, *given, **settings):
        settings["transport"] = settings.get("transport") or make()
        begin(self, *given, **settings)
    kind.__init__ = init

def bounded(kind):
    send = kind.send
    def few(self, *given, **settings):
        if len(self.requests) > 3:
            raise Enough
        return send(self, *given, **settings)
    kind.send = few

faked(client.Client, testing.fake)
faked(client.AsyncClient, testing.async_fake)
bounded(testing.FakeTransport)
bounded(testing.AsyncFakeTransport)
for path in sorted(pathlib.Path(sys.argv[2]).glob("*.py")):
    code = compile(path.read_text("utf-8"), str(path), "exec")
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(Enough):
            exec(code, {"__name__": "__main__"})
    except Exception as error:
        print(path.name, type(error).__name__, error)
'''


@pytest.mark.parametrize("spec", _SPECS, ids=lambda spec: spec.name)
def test_every_example_runs_and_passes_mypy(spec: Path, tmp_path: Path) -> None:
    result = pipeline.generate(replace(configuration.for_spec(spec), docs=Docs()))
    assert result.files is not None
    for path, text in result.files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(to_bytes(text))
    pages = sorted((tmp_path / "docs").rglob("*.md"))
    found = [text for page in pages for text in _BLOCK.findall(page.read_text("utf-8"))]
    examples = tmp_path / "examples"
    examples.mkdir()
    for number, text in enumerate(dict.fromkeys(found)):
        (examples / f"example_{number}.py").write_text(text, "utf-8")
    assert len(found) > 10
    (package,) = (path.parent.name for path in tmp_path.glob("*/_client.py"))
    client = (tmp_path / package / "_client.py").read_text("utf-8")
    variables = re.findall(r'"([A-Z][A-Z0-9_]*)"', client)
    secrets = {name: "secret" for name in variables if not name.endswith("_URL")}
    given = (
        os.environ | secrets | {"PYTHONPATH": str(tmp_path), "MYPYPATH": str(tmp_path)}
    )
    run = [sys.executable, "-c", _RUN, package, str(examples)]
    check = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--no-incremental",
        str(examples),
    ]
    for command in (run, check):
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env=given,
            capture_output=True,
            text=True,
            timeout=300,
        )
        said = done.stdout.replace("Success: no issues found in", "")
        assert done.returncode == 0 and "example_" not in said, said + done.stderr
