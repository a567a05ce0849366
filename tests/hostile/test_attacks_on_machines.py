"""A seventh reading: files that are none, types that multiply, clusters. Counted in
docs/security.md.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import suppress
from pathlib import Path
from time import process_time
from types import FrameType
from typing import Any

import click
import pytest
from click.testing import CliRunner
from clientsmith import config as configuration
from clientsmith.cli import many
from clientsmith.cli.app import app
from clientsmith.cli.console import Console
from clientsmith.cli.executors import opened
from clientsmith.output.errors import OutputError
from clientsmith.process.files import read_bytes
from clientsmith.report.diagnostics import Diagnostics

pytestmark = pytest.mark.slow

Tree = dict[str, Any]


@pytest.fixture(autouse=True)
def no_waiting() -> Iterator[None]:
    """What waits for ever fails."""

    def ring(number: int, frame: FrameType | None) -> None:
        raise AssertionError("it takes for ever")

    before = signal.signal(signal.SIGUSR1, ring)
    watch = threading.Timer(60, os.kill, (os.getpid(), signal.SIGUSR1))
    watch.start()
    yield
    watch.cancel()
    signal.signal(signal.SIGUSR1, before)


def _document(schemas: Tree | None = None, example: Any = None) -> Tree:
    media = {"schema": {"$ref": "#/components/schemas/M0"}}
    media |= {} if example is None else {"example": example}
    content = {"content": {"application/json": media}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Acme", "version": "1"},
        "servers": [{"url": "https://a.example"}],
        "paths": {
            "/x": {
                "get": {"responses": {"200": {"description": "d", **content}}},
                "post": {
                    "requestBody": {"required": True, **content},
                    "responses": {"200": {"description": "d"}},
                },
            }
        },
        "components": {"schemas": schemas or {"M0": {"type": "object"}}},
    }


# --- files -------------------------------------------------------------------------------


def _socket(path: Path) -> None:
    socket.socket(socket.AF_UNIX).bind(path.name)  # by a name that is short


def _huge(path: Path) -> None:
    path.touch()
    os.truncate(path, 20 << 30)


KINDS: dict[str, Callable[[Path], object]] = {
    "a pipe": os.mkfifo,
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a terminal": lambda path: path.symlink_to("/dev/tty"),
    "what the system makes up": lambda path: path.symlink_to("/proc/kmsg"),
    "a folder": Path.mkdir,
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to nothing": lambda path: path.symlink_to("nothing"),
    "a socket": _socket,
    "a huge file": _huge,
}
DIFF = ("diff", "openapi.json", "openapi.json")
PLACES: dict[str, tuple[str, ...]] = {
    "openapi.json": ("check",),
    "over.json": ("check",),
    "names.toml": ("check",),
    "openapi.names.lock": ("check",),
    "guide.md": ("docs", "--output", "site"),
    "part.md": ("generate",),
    "changes.md": ("docs", "--output", "site"),
    "logo.svg": ("docs", "--output", "site"),
    "out/.clientsmith.json": ("check",),
    "clientsmith.toml": ("check", "-c", "clientsmith.toml"),
    "other.toml": (*DIFF, "-c", "other.toml"),
    "breaks.toml": (*DIFF, "--allow-list", "breaks.toml"),
    "more.toml": ("release", *DIFF[1:], "--allow-list", "more.toml"),
    "a.lock": ("merge", "a.lock", "b.lock"),
    "b.lock": ("merge", "a.lock", "b.lock"),
    "old.json": ("diff", "old.json", "openapi.json"),
    "new.json": ("diff", "openapi.json", "new.json"),
    "some.yaml": ("normalize", "some.yaml"),
    "stainless.yml": ("adopt", "stainless.yml", "openapi.json"),
    "acme.whl": ("adopt", "acme.whl", "openapi.json"),
}
WORKSPACE = """
spec = "openapi.json"
overlays = ["over.json"]
output = "out"
surface.names = "names.toml"
distribution.readme = ["part.md"]
docs = {changelog = "changes.md", guides = ["guide.md"], logo = "logo.svg"}
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    overlay = {"overlay": "1.0.0", "info": {"title": "x", "version": "1"}}
    overlay["actions"] = [{"target": "$.info", "update": {"summary": "s"}}]  # type: ignore[assignment]
    lock = json.dumps({"lock": 1})
    texts = {
        "clientsmith.toml": WORKSPACE,
        "openapi.json": json.dumps(_document()),
        "over.json": json.dumps(overlay),
        "a.lock": lock,
        "b.lock": lock,
        "logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        **dict.fromkeys(("names.toml", "guide.md", "part.md", "changes.md"), ""),
    }
    for name, text in texts.items():
        Path(name).write_text(text)
    Path("out").mkdir()
    return tmp_path


@pytest.mark.parametrize("make", KINDS.values(), ids=KINDS)
def test_kinds_of_files(make: Callable[[Path], object], workspace: Path) -> None:
    make(Path("odd"))
    with suppress(OSError):
        found = read_bytes(Path("odd"))
        # The log of the system may have lines: that nobody waits for more is what counts.
        assert not found or Path("odd").readlink() == Path("/proc/kmsg")


@pytest.mark.parametrize("kind", ["a pipe", "a device"])
@pytest.mark.parametrize("name", PLACES)
def test_what_is_no_ordinary_file(name: str, kind: str, workspace: Path) -> None:
    place = Path(name)
    place.unlink(missing_ok=True)
    KINDS[kind](place)
    done = CliRunner().invoke(app, PLACES[name])
    assert done.exit_code in (1, 2), done.output
    refused = isinstance(done.exception, SystemExit | OutputError | OSError)
    assert refused, repr(done.exception)
    assert done.output or str(done.exception)


NAMES = {
    "parts": "a." * 50_000 + "a = 1",
    "levels": "a = " + "[" * 5_000 + "]" * 5_000,
    "digits": "a = " + "9" * 5_000,
    "tables": "[a" + ".a" * 50_000 + "]",
    "no text": b"\xff\xfe",
    "no TOML": "a = \n",
    "a zero": "a = '\0'",
    "a lone return": "a = 1\rb = 2",
    "another table": "classes = 1",
}


@pytest.mark.parametrize("text", NAMES.values(), ids=NAMES)
def test_names_in_a_file_of_their_own(text: str | bytes, workspace: Path) -> None:
    Path("names.toml").write_bytes(text.encode() if isinstance(text, str) else text)
    told = Diagnostics()
    began = process_time()
    assert configuration.load(Path("clientsmith.toml"), told) is None
    assert process_time() - began < 5
    assert [each.code for each in told] and all(each.place for each in told)


# --- types that multiply -----------------------------------------------------------------


def _chain(levels: int, make: Callable[[Tree, int], Tree]) -> Tree:
    below = [{"$ref": f"#/components/schemas/M{n + 1}"} for n in range(levels)]
    made = {f"M{n}": make(each, n) for n, each in enumerate(below)}
    text = {
        "type": "object",
        "required": ["x"],
        "properties": {"x": {"type": "string"}},
    }
    return {**made, f"M{levels}": text}


def _object(names: list[str], below: Tree) -> Tree:
    members = dict.fromkeys(names, below)
    return {"type": "object", "required": names, "properties": members}


def _tuple(width: int, below: Tree) -> Tree:
    return {
        "type": "array",
        "prefixItems": [below] * width,
        "items": False,
        "minItems": width,
    }


def _options(width: int, below: Tree, level: int) -> Tree:
    options = [_object(["c"], below) for _ in range(width)]
    for number, option in enumerate(options):
        option["properties"] = {
            **option["properties"],
            f"p{number}": {"type": "string"},
        }
        option["title"] = f"O{level}x{number}"
    return {"anyOf": options}


def _nested(levels: int, key: str | None) -> Any:
    value: Any = {}
    for _ in range(levels):
        value = [value, value] if key is None else {key: value}
    return value


WIDE = [f"a{number}" for number in range(20)]
MULTIPLY: dict[str, Tree] = {
    "members": _document(_chain(8, lambda below, _: _object(WIDE, below))),
    "two members": _document(_chain(26, lambda below, _: _object(["a", "b"], below))),
    "a long chain": _document(_chain(150, lambda below, _: _object(["a"], below))),
    "items": _document(_chain(8, lambda below, _: _tuple(20, below))),
    "two items": _document(_chain(14, lambda below, _: _tuple(2, below))),
    "options": _document(
        _chain(9, lambda below, level: _options(6, below, level)), _nested(9, "c")
    ),
    "options of items": _document(
        _chain(
            9,
            lambda below, _: {
                "anyOf": [_tuple(2, below), {"type": "array", "items": below}]
            },
        ),
        _nested(9, None),
    ),
    "maps": _document(
        _chain(20, lambda below, _: {"type": "object", "additionalProperties": below})
    ),
}


@pytest.mark.parametrize("document", MULTIPLY.values(), ids=MULTIPLY)
@pytest.mark.parametrize("command", ["generate", "docs", "samples", "diff"])
def test_types_that_multiply(command: str, document: Tree, workspace: Path) -> None:
    Path("clientsmith.toml").write_text('spec = "openapi.json"\noutput = "out"\n')
    Path("old.json").write_text(json.dumps(_document()))
    Path("openapi.json").write_text(json.dumps(document))
    arguments = {
        "generate": ("generate",),
        "docs": ("docs", "--output", "site"),
        "samples": ("samples",),
        "diff": ("diff", "openapi.json", "old.json", "--fail-on", "none"),
    }[command]
    began = process_time()
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, (done.output, done.exception)
    assert process_time() - began < 20


# --- clusters ----------------------------------------------------------------------------

CLUSTERS = [
    *("dask://user:SECRET@127.0.0.1:1", "tls://SECRET@127.0.0.1:1", "dask:///SECRET"),
    *("dask://[::1", "dask://[::1]", "dask://127.0.0.1:-1", "dask://127.0.0.1:x"),
    *("dask://127.0.0.1:1/../../SECRET", "dask://a b:1", "dask://\u202e:1", "dask://,"),
    *("dask://\x1b[2J:1", "dask://127.0.0.1:1\n::error::SECRET", "dask://inproc://x:1"),
    *("dask://tcp://127.0.0.1:1", "dask://" + "a" * 70_000 + ":1", "dask://\ud800:1"),
    *("dask://\u00b2.0.0.1:1", "dask://127.0.0.1:\u0661", "dask://127.0.0.1:1?SECRET"),
    *(
        "dask://127.0.0.1:1#SECRET",
        "dask://127.0.0.1",
        "dask://:1",
        "DASK://127.0.0.1:1",
    ),
    *(
        "inproc://SECRET",
        "dask:127.0.0.1:1",
        "dask://127.0.0.1:1,SECRET:2",
        "dask://a\0b:1",
    ),
]


@pytest.mark.parametrize("address", CLUSTERS, ids=lambda text: ascii(text)[:30])
def test_addresses_of_clusters(address: str) -> None:
    with pytest.raises(click.UsageError) as caught, opened(address):
        raise AssertionError("nobody is there")
    said = str(caught.value)
    assert "SECRET" not in said and said.isprintable() and len(said) < 200


class _Liar(Executor):
    """A pool whose workers answer something else."""

    def __init__(self, answer: Callable[[Future[Any]], object]) -> None:
        self._answer = answer

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self._answer(future)
        return future


ANSWERS: dict[str, Callable[[Future[Any]], object]] = {
    **{
        f"the answer {value!r:.20}": lambda future, value=value: future.set_result(value)  # type: ignore[misc]
        for value in (None, "x", b"x", 0, {"status": 0}, [], object, Exception("x"))
    },
    "taken back": lambda future: (
        future.cancel(),
        future.set_running_or_notify_cancel(),
    ),
    "an error": lambda future: future.set_exception(ValueError("\x1b[2J")),
    "an end": lambda future: future.set_exception(SystemExit(0)),
    "an interruption": lambda future: future.set_exception(KeyboardInterrupt()),
    "one that says much": lambda future: future.set_exception(OSError("x" * 10**6)),
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_workers_that_lie(
    answer: Callable[[Future[Any]], object], workspace: Path
) -> None:
    configs = configuration.load(Path("clientsmith.toml"), Diagnostics())
    assert configs is not None
    done = list(many.run(lambda config: None, configs, "t", Console(-1), _Liar(answer)))  # type: ignore[arg-type, return-value]
    ((_, outcome),) = done
    assert outcome.status == 2 and outcome.failure is not None
    assert len(outcome.failure.message) < 500
