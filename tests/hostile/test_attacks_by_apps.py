"""What an app may do while it is asked for its document (`--app`), in a process of its own.

Counted in docs/security.md.
"""

from __future__ import annotations

import fcntl
import json
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest
from clientsmith.commands.origins import read_app
from clientsmith.output import OutputError
from clientsmith.spec.limits import DEFAULT

pytestmark = pytest.mark.slow

_SECONDS = 2
_LIMITS = replace(DEFAULT, bytes=100_000, seconds=_SECONDS)
_HEAD = """
import os, sys, threading, time, types
def folder():
    frame = sys._getframe()
    while frame.f_back: frame = frame.f_back
    return frame.f_globals["given"][1]
def answer(name, text):
    with open(f"{folder()}/{name}.json", "w") as file:
        file.write(text)
class app:
    said = {"info": {"title": "A"}}
    @classmethod
    def openapi(cls):
        return cls.said
"""
_GOOD = '{"info": {"title": "A"}}'

ANSWERED = {
    "prints": "sys.stdout.write('x' * 5_000_000); sys.stderr.write('x' * 5_000_000)",
    "leaves a child that holds its streams": "if os.fork() == 0: time.sleep(60); os._exit(0)",
    "leaves a child in a session of its own": (
        "if os.fork() == 0: os.setsid(); time.sleep(3); os._exit(0)"
    ),
    "leaves a thread": "threading.Thread(target=time.sleep, args=(60,)).start()",
    "closes its streams": "for number in range(3): os.close(number)",
    "reads arguments": "import argparse; argparse.ArgumentParser().parse_args()",
    "goes elsewhere": "os.chdir('/')",
    "goes where nothing is": (
        "import tempfile; gone = tempfile.mkdtemp(); os.chdir(gone); os.rmdir(gone)"
    ),
    "has modules with odd files": (
        "for n, v in enumerate((1, b'x', 'a\\0b', ['x'], None)):\n"
        "  m = types.ModuleType('m'); m.__file__ = v; sys.modules[f'm{n}'] = m\n"
        "sys.modules.update(y=5, z=None)"
    ),
    "has a module that fails when it is asked": (
        "class M(types.ModuleType):\n  def __getattr__(self, name): raise RuntimeError\n"
        "sys.modules['lazy'] = M('lazy')"
    ),
    "changes json": "import json; json.dumps = None",
    "has an exit of its own": "import atexit; atexit.register(time.sleep, 60)",
}
FAILED = {
    "sleeps": ("time.sleep(60)", "within 2 seconds"),
    "sleeps in a child": (
        "import subprocess; subprocess.run(['sleep', '61'])",
        "within 2 sec",
    ),
    "prints without end": (
        "while True: os.write(2, b'x' * 100_000)",
        "within 2 seconds",
    ),
    "ends": ("os._exit(0)", "nothing was said"),
    "is ended": ("os.kill(os.getpid(), 9)", "nothing was said"),
    "exits": ("sys.exit('no key')", "SystemExit: no key"),
    "is interrupted": ("raise KeyboardInterrupt", "KeyboardInterrupt"),
    "raises what is no Exception": (
        "class E(BaseException): pass\nraise E('x')",
        "E: x",
    ),
    "raises what cannot be printed": (
        "class E(Exception):\n  def __str__(self): raise ValueError\nraise E",
        "E: it cannot be printed",
    ),
    "raises braces": ("raise ValueError('{python.__class__} {0} {}')", r"\{0\} \{\}"),
    "answers a list": ("answer('files', '[1]'); os._exit(0)", "before it described"),
    "answers a number": ("answer('files', '5'); os._exit(0)", "before it described"),
    "answers an object": ("answer('files', '{}'); os._exit(0)", "before it described"),
    "answers a zero": ("answer('files', '[\"a\\\\u0000\"]'); os._exit(0)", "before it"),
    "answers deeply": ("answer('files', '[' * 200_000); os._exit(0)", "before it"),
    "answers no document": ("answer('files', '[]'); os._exit(0)", "before it"),
    "answers a wrong error": ("answer('error', '[1]'); os._exit(0)", "before it"),
    "answers half an error": ("answer('error', '[\"a\"]'); os._exit(0)", "before it"),
    "answers an error of braces": (
        "answer('error', '[\"a\", \"{x.y}\"]'); os._exit(0)",
        "app: a",
    ),
    "answers by a pipe": (
        "os.mkfifo(folder() + '/files.json'); os._exit(0)",
        "before it described",
    ),
    "answers by a device": (
        "answer('files', '[]'); os.symlink('/dev/zero', folder() + '/document.json'); os._exit(0)",
        "before it described",
    ),
    "answers by a sparse file": (
        "answer('files', '[]'); answer('document', '')\n"
        "os.truncate(folder() + '/document.json', 50_000_000_000); os._exit(0)",
        "in more than 100000 bytes",
    ),
    "removes the folder": (
        "import shutil; shutil.rmtree(folder())",
        "FileNotFoundError",
    ),
    "puts a folder there": (
        "os.mkdir(folder() + '/document.json')",
        "IsADirectoryError",
    ),
    "describes much": ("app.said = {'x': 'x' * 200_000}", "in more than 100000 bytes"),
    "describes a circle": ("app.said['x'] = app.said", "Circular reference"),
    "describes depths": (
        "x = []\nfor _ in range(90_000): x = [x]\napp.said = {'x': x}",
        "RecursionError",
    ),
    "describes by keys that are none": ("app.said = {(1, 2): 1}", "keys must be str"),
    "describes a long number": ("app.said = {'x': 1 << 30_000}", "digits"),
    "exits when it is asked": ("app.openapi = exit", "SystemExit"),
    "fails when it is looked at": (
        "class M(type):\n  def __getattr__(self, name): raise RuntimeError('odd')\n"
        "class app(metaclass=M): pass",
        "RuntimeError: odd",
    ),
    "reads the terminal": ("input()", "EOFError"),
    "is no Python": ("def (", "SyntaxError"),
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)
    monkeypatch.setenv("TMPDIR", str(tmp_path / "t"))
    (tmp_path / "t").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ANSWERED)
def test_apps_that_answer_all_the_same(here: Path, name: str) -> None:
    (here / "main.py").write_text(f"{_HEAD}\n{ANSWERED[name]}\n")
    began = perf_counter()
    given = read_app("main:app", _LIMITS)
    assert json.loads(given.content) == json.loads(_GOOD)
    assert here / "main.py" in given.files
    assert perf_counter() - began < _SECONDS


@pytest.mark.parametrize("name", FAILED)
def test_apps_that_do_not_answer(here: Path, name: str) -> None:
    code, told = FAILED[name]
    (here / "main.py").write_text(f"{_HEAD}\n{code}\n")
    began = perf_counter()
    with pytest.raises(OutputError, match=told):
        read_app("main:app", _LIMITS)
    assert perf_counter() - began < _SECONDS + 5


def test_an_app_leaves_nothing_running(here: Path) -> None:
    code = (
        "import fcntl; held = open('held', 'w'); fcntl.flock(held, fcntl.LOCK_EX)\n"
        "os.fork() or time.sleep(60)"
    )
    (here / "main.py").write_text(f"{_HEAD}\n{code}\n")
    began = perf_counter()
    read_app("main:app", _LIMITS)
    with Path("held").open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)  # free once the last that holds it has ended
    assert perf_counter() - began < 30


@pytest.mark.parametrize("kind", ("folder", "text", "unusable", "loop"))
def test_pythons_that_are_none(here: Path, kind: str) -> None:
    (here / "main.py").write_text("1 / 0\n")
    python = here / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    if kind == "folder":
        python.mkdir()
    elif kind == "loop":
        python.symlink_to("python")
    else:
        python.write_text("no program")
        python.chmod(0o755 if kind == "text" else 0o644)
    told = "ZeroDivisionError" if kind == "loop" else "cannot be run by"
    with pytest.raises(OutputError, match=told):
        read_app("main:app", _LIMITS)


@pytest.mark.parametrize(
    "path",
    (
        "",
        ":",
        "a:",
        ":a",
        "..:a",
        "-c:a",
        "os:path()",
        "a\0b",
        "os:" + "a." * 999,
        "\udc80",
    ),
)
def test_paths_of_apps_that_name_none(here: Path, path: str) -> None:
    with pytest.raises(OutputError):
        read_app(path, _LIMITS)
