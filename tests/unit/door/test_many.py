"""Several APIs at once: in a pool, in a thread pool, in a Dask cluster, on a terminal."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import which

import click
import pytest
from clientsmith import config, output
from clientsmith.cli import many
from clientsmith.cli.console import Console
from clientsmith.commands.generate import deliver
from clientsmith.commands.outcome import Outcome
from clientsmith.config import Config
from clientsmith.report.diagnostics import Diagnostics

SPEC = """\
openapi: 3.1.0
info: {title: NAME, version: 1.0.0}
servers: [{url: 'https://NAME.example.com'}]
paths:
  /things:
    get:
      operationId: listThings
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {type: array, items: {type: string}}}}
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three APIs, of which the second cannot be read."""
    tables = ["[tool.clientsmith.apis]"]
    for name in ("one", "two", "three"):
        text = SPEC.replace("NAME", name) if name != "two" else "openapi: [\n"
        (tmp_path / f"{name}.yaml").write_text(text)
        tables += [
            f"[tool.clientsmith.apis.{name}]",
            f'spec = "{name}.yaml"',
            f'output = "clients/{name}"',
            f'package = "{name}"',
        ]
    (tmp_path / "pyproject.toml").write_text("\n".join(tables) + "\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configs(workspace: Path) -> tuple[Config, ...]:
    found = config.load(workspace / "pyproject.toml", Diagnostics())
    assert found is not None
    return found


def run(
    workspace: Path, *arguments: str, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "clientsmith", *arguments],
        cwd=workspace,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, **(env or {})},
    )


def refused(config: Config, **more: object) -> Outcome:
    if config.name == "two":
        raise output.OutputError("no room", "make some")
    return Outcome(config.name, 0, ())


def crashing(config: Config, **more: object) -> Outcome:
    if config.name == "two":
        raise ValueError("of\nours")
    return Outcome(config.name, 0, ())


def dying(config: Config, **more: object) -> Outcome:
    if config.name == "two":
        os._exit(9)
    return Outcome(config.name, 0, ())


def test_one_broken_document_does_not_stop_the_others(workspace: Path) -> None:
    done = run(workspace, "generate")
    assert done.returncode == 2
    assert "two.yaml:1:" in done.stderr
    assert "clients/one: " not in done.stderr and "one: " in done.stderr
    assert sorted(path.name for path in (workspace / "clients").iterdir()) == [
        "one",
        "three",
    ]
    assert run(workspace, "check", "one", "three").returncode == 0
    (workspace / "clients/three/three/py.typed").write_text("x")
    done = run(workspace, "check", "one", "three", "--format", "json")
    assert done.returncode == 1
    assert json.loads(done.stdout)[0]["code"] == "drift-edited"


@pytest.mark.parametrize(
    ("job", "message"),
    [
        (refused, "no room"),
        (crashing, "clientsmith itself failed for two: ValueError: of ours"),
    ],
)
def test_an_outcome_for_each_in_their_order(
    workspace: Path, job: many.Job, message: str
) -> None:
    with ThreadPoolExecutor(2) as threads:
        for pool in (None, threads):
            outcomes = list(
                many.run(job, configs(workspace), "working", Console(), pool)
            )
            assert [config.name for config, _ in outcomes] == ["one", "two", "three"]
            assert [outcome.status for _, outcome in outcomes] == [0, 2, 0]
            failure = outcomes[1][1].failure
            assert failure is not None
            assert failure.message == message and failure.hint


def test_a_worker_that_dies_is_told_and_not_waited_for(workspace: Path) -> None:
    outcomes = list(many.run(dying, configs(workspace), "working", Console()))
    failure = outcomes[1][1].failure
    assert failure is not None
    assert "two" in failure.message


def on_a_terminal(folder: Path, *command: str) -> bytes:
    """What is shown by a command that ends well."""
    ours, theirs = pty.openpty()
    environment = {
        **{key: value for key, value in os.environ.items() if key != "NO_COLOR"},
        "TERM": "xterm-256color",
        "COLUMNS": "100",
    }
    with subprocess.Popen(
        command, cwd=folder, stderr=theirs, stdout=theirs, env=environment
    ) as process:
        os.close(theirs)
        shown = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # Linux: nobody writes to it any more
                break
            if not piece:
                break
            shown += piece
    os.close(ours)
    assert process.returncode == 0, shown.decode()
    return shown


def test_a_progress_bar_on_terminals_only(workspace: Path) -> None:
    generating = ("-m", "clientsmith", "generate", "one", "three")
    shown = on_a_terminal(workspace, sys.executable, *generating)
    assert b"2/2" in shown and b"generating" in shown
    piped = run(workspace, "generate", "one", "three")
    assert "2/2" not in piped.stderr + piped.stdout


ALONE = """\
import os, threading
from clientsmith.cli.app import main

def forked():
    print("forked with threads:", threading.active_count(), flush=True)

os.register_at_fork(before=forked)
main(["generate", "large.json", "--output", "out"])
"""


def test_a_terminal_costs_no_process(workspace: Path) -> None:
    """Steps are shown without a thread: beside one, nothing is forked."""
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Large", "version": "1"},
        "servers": [{"url": "https://large.example.com"}],
        "tags": [{"name": f"tag {n}", "description": "x" * 90} for n in range(9000)],
        "paths": {
            f"/things{n}": {"get": {"responses": {"204": {"description": ""}}}}
            for n in range(60)
        },
    }
    (workspace / "large.json").write_text(json.dumps(document))
    shown = on_a_terminal(workspace, sys.executable, "-c", ALONE)
    alone = not hasattr(os, "sched_getaffinity") or len(os.sched_getaffinity(0)) == 1
    # Once for the document, once for the files.
    assert shown.count(b"forked with threads: 1\r") == (0 if alone else 2), shown
    for step in (b"load", b"build", b"emit", b"write"):
        assert b"generating: " + step in shown


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://localhost:1", "--executor takes dask://HOST:PORT"),
        ("dask://", "--executor takes dask://HOST:PORT"),
        ("tcp://localhost:1", "--executor takes dask://HOST:PORT or tls://HOST:PORT"),
        ("tls://", "--executor takes dask://HOST:PORT or tls://HOST:PORT"),
    ],
)
def test_addresses_that_are_none(workspace: Path, address: str, said: str) -> None:
    done = run(workspace, "generate", "--executor", address)
    assert done.returncode == 2
    assert said in done.stderr and "Traceback" not in done.stderr


@pytest.fixture
def cluster() -> Iterator[str]:
    """The address of a scheduler with one worker, in processes of their own."""
    distributed = pytest.importorskip(
        "distributed", reason="the extra `distributed` is not installed"
    )
    with distributed.LocalCluster(
        n_workers=1,
        threads_per_worker=2,
        dashboard_address=":0",
        host="127.0.0.1",
        processes=True,
    ) as running:
        yield running.scheduler_address.removeprefix("tcp://")


def test_a_dask_cluster_does_the_same(workspace: Path, cluster: str) -> None:
    done = run(workspace, "generate", "--executor", f"dask://{cluster}")
    assert done.returncode == 2
    assert "two.yaml:1:" in done.stderr
    by_cluster = (workspace / "clients/three/.clientsmith.json").read_bytes()
    assert run(workspace, "check", "one", "three").returncode == 0
    outcome = deliver(configs(workspace)[2])
    assert outcome.written is not None and outcome.written.written == ()
    assert (workspace / "clients/three/.clientsmith.json").read_bytes() == by_cluster


def test_a_cluster_that_does_not_answer(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip(
        "distributed", reason="the extra `distributed` is not installed"
    )
    monkeypatch.setattr("clientsmith.cli.executors._SECONDS", 1)
    from clientsmith.cli.executors import opened

    with (
        pytest.raises(Exception, match="no Dask cluster answers at"),
        opened("dask://127.0.0.1:1"),
    ):
        raise AssertionError("nobody is there")


@pytest.mark.parametrize("scheme", ["dask", "tls"])
def test_a_cluster_that_cannot_be_used(
    monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    """No worker comes in time; certificates are missing."""
    distributed = pytest.importorskip(
        "distributed", reason="the extra `distributed` is not installed"
    )
    monkeypatch.setattr("clientsmith.cli.executors._SECONDS", 1)
    from clientsmith.cli.executors import opened

    said = "has no worker" if scheme == "dask" else "no Dask cluster answers at"
    with distributed.LocalCluster(
        n_workers=0, dashboard_address=":0", host="127.0.0.1", processes=True
    ) as running:
        address = running.scheduler_address.removeprefix("tcp://")
        with (
            pytest.raises(click.UsageError, match=said),
            opened(f"{scheme}://{address}"),
        ):
            raise AssertionError("nobody is there")


def test_workers_that_leave_are_not_waited_for(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    distributed = pytest.importorskip(
        "distributed", reason="the extra `distributed` is not installed"
    )
    monkeypatch.setattr("clientsmith.cli.executors._SECONDS", 3)
    monkeypatch.setattr(many, "_PAUSE", 0.1)
    from clientsmith.cli.executors import opened

    with distributed.LocalCluster(
        n_workers=1, dashboard_address=":0", host="127.0.0.1", processes=True
    ) as running:
        address = running.scheduler_address.removeprefix("tcp://")
        with opened(f"dask://{address}") as pool:
            running.scale(0)
            running.sync(running._correct_state)
            with pytest.raises(output.OutputError, match="has no worker any more"):
                list(many.run(refused, configs(workspace), "t", Console(-1), pool))


def _certificates(folder: Path) -> dict[str, str]:
    """The configuration of Dask for TLS, with an authority of its own."""
    if which("openssl") is None:
        pytest.skip("needs openssl")
    key = "-newkey rsa:2048 -nodes"
    for command in (
        f"req -x509 {key} -days 9 -keyout ca.key -out ca.pem -subj /CN=authority",
        f"req {key} -keyout node.key -out node.csr -subj /CN=node",
        "x509 -req -CA ca.pem -CAkey ca.key -CAcreateserial -days 9 -in node.csr -out node.pem",
    ):
        subprocess.run(
            ["openssl", *command.split()], cwd=folder, check=True, capture_output=True
        )
    files = {"ca-file": "ca.pem"}
    for role in ("client", "scheduler", "worker"):
        files |= {f"{role}.cert": "node.pem", f"{role}.key": "node.key"}
    return {
        f"distributed.comm.tls.{name}": str(folder / file)
        for name, file in files.items()
    }


def test_a_dask_cluster_by_tls(workspace: Path, tmp_path: Path) -> None:
    """The same work, with certificates; none of it in clear, and none without them."""
    distributed = pytest.importorskip(
        "distributed", reason="the extra `distributed` is not installed"
    )
    import dask

    made = _certificates(tmp_path)
    variables = {
        "DASK_" + name.upper().replace("-", "_").replace(".", "__"): path
        for name, path in made.items()
    }
    with (
        dask.config.set(made),
        distributed.LocalCluster(
            n_workers=1,
            dashboard_address=":0",
            host="tls://127.0.0.1",
            processes=True,
            security=distributed.Security(require_encryption=True),
        ) as running,
    ):
        address = running.scheduler_address
        assert address.startswith("tls://")
        done = run(workspace, "generate", "--executor", address, env=variables)
        assert done.returncode == 2 and "two.yaml:1:" in done.stderr
        assert run(workspace, "check", "one", "three").returncode == 0
        plain = address.replace("tls://", "dask://")
        for refused, env in ((plain, variables), (address, {})):
            done = run(workspace, "generate", "--force", "--executor", refused, env=env)
            assert done.returncode == 2
            assert "no Dask cluster answers at" in done.stderr
