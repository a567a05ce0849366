"""`clientsmith docs`: a site of its own, served and built again after a change."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner
from clientsmith.cli.app import app
from clientsmith.commands.serve import Server, Watch, follow
from clientsmith.commands.site import build
from clientsmith.config import for_spec

DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Pets", "version": "1"},
    "paths": {
        "/pets": {
            "get": {
                "operationId": "listPets",
                "summary": "List the pets",
                "responses": {"204": {"description": "Done."}},
            }
        }
    },
}


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    path = tmp_path / "pets.json"
    path.write_text(json.dumps(DOCUMENT), "utf-8")
    return path


def test_a_document_without_configuration_gets_a_site(
    spec: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["docs", spec.name])
    assert done.exit_code == 0, done.output
    assert (
        "List the pets" in (tmp_path / "site" / "resources" / "pets.html").read_text()
    )
    assert not (tmp_path / "generated").exists()


def test_the_folder_can_be_named(spec: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["docs", str(spec), "-o", str(tmp_path / "there")])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "there" / "llms.txt").is_file()


def test_files_of_others_are_not_overwritten(spec: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "index.html").write_text("mine", "utf-8")
    done = CliRunner().invoke(app, ["docs", str(spec), "-o", str(tmp_path / "mine")])
    assert done.exit_code != 0
    assert (tmp_path / "mine" / "index.html").read_text("utf-8") == "mine"


def test_a_document_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("openapi: [", "utf-8")
    done = CliRunner().invoke(app, ["docs", str(broken), "-o", str(tmp_path / "site")])
    assert done.exit_code == 2
    assert not (tmp_path / "site").exists()


def test_it_is_served_and_built_again(spec: Path, tmp_path: Path) -> None:
    config, root = for_spec(spec), tmp_path / "site"
    built = build(config, root)
    assert spec in built.inputs
    server, stop = Server(root, 0), threading.Event()
    rebuilt = threading.Event()

    def again() -> None:
        build(config, root)
        rebuilt.set()

    watching = threading.Thread(target=follow, args=(Watch(built.inputs), again, stop))
    watching.start()
    try:
        with urlopen(f"{server.url}resources/pets", timeout=10) as reply:
            assert reply.headers["Content-Type"].startswith("text/html")
            assert b"List the pets" in reply.read()
        spec.write_text(json.dumps(DOCUMENT).replace("List the", "Show all"), "utf-8")
        os.utime(spec, (time.time() + 5,) * 2)
        assert rebuilt.wait(60)
        with urlopen(f"{server.url}resources/pets.md", timeout=10) as reply:
            assert b"Show all pets" in reply.read()
    finally:
        stop.set()
        watching.join(30)
        server.close()


def test_what_was_written_while_it_was_read_has_changed(tmp_path: Path) -> None:
    early, late = tmp_path / "early", tmp_path / "late"
    for file, at in ((early, 10), (late, 20)):
        file.write_text("")
        os.utime(file, ns=(at, at))
    watch = Watch([])
    watch.add([early], since=15)
    assert not watch.changed()
    watch.add([late], since=15)
    assert watch.changed()
    assert not watch.changed()


def test_it_is_served_to_this_machine_only(tmp_path: Path) -> None:
    server = Server(tmp_path, 0)
    try:
        assert server.url.startswith("http://127.0.0.1:")
    finally:
        server.close()


ODD_REQUESTS = (
    *(b"/%00", b"/%00/", b"/%80%ff", b"/" + b"a" * 5000, b"/" + b"a/" * 20_000),
    *(b"/../../etc/passwd", b"/%2e%2e/%2e%2e/etc/passwd", b"/out/secret", b"/secret"),
    *(b"*", b"http://[/", b"//[x/", b"/a.html/", b"/%0d%0aX:%20y"),
)


@pytest.mark.parametrize("method", [b"GET", b"HEAD"])
def test_odd_requests_find_nothing(
    tmp_path: Path, method: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    """Each has an answer, no file outside of the site is one, and nothing is told."""
    root, outside = tmp_path / "site", tmp_path / "outside"
    for folder in (root, outside):
        folder.mkdir()
    (outside / "secret").write_text("secret")
    (root / "out").symlink_to(outside)
    (root / "secret.html").symlink_to(outside / "secret")
    (root / "a.html").write_text("a page")
    server = Server(root, 0)
    address = "127.0.0.1", int(server.url.rpartition(":")[2].strip("/"))

    def ask(target: bytes, host: bytes = b"localhost") -> bytes:
        with socket.create_connection(address, 10) as connection:
            head = b"%b %b HTTP/1.1\r\nHost: %b:8000\r\n\r\n"
            connection.sendall(head % (method, target, host))
            return connection.makefile("rb").read()

    try:
        assert b" 200 " in ask(b"/a").splitlines()[0]
        assert b" 421 " in ask(b"/a", b"rebound.example").splitlines()[0]
        for target in ODD_REQUESTS:
            assert b" 404 " in ask(target).splitlines()[0], target[:40]
    finally:
        server.close()
    assert capfd.readouterr().err == ""


def _until(known: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not known():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_a_port_that_is_taken_is_told(spec: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        out = str(tmp_path / "site")
        done = run_cli("docs", str(spec), "-o", out, "--serve", "--port", port)
        error, _ = done.communicate(timeout=60)
    assert done.returncode == 2
    assert f"cannot serve at port {port}" in error and "--port 0" in error


def test_serving_outlives_faults_and_ends_when_interrupted(
    spec: Path, tmp_path: Path
) -> None:
    """A broken document keeps the pages as they were; new files are followed too."""
    site, good = tmp_path / "site", json.dumps(DOCUMENT)
    running = run_cli("docs", str(spec), "-o", str(site), "--serve", "--port", "0")
    try:
        assert running.stdout is not None
        while "until interrupted" not in running.stdout.readline():
            assert running.poll() is None
        page = site / "resources" / "pets.html"
        spec.write_text(good[:-5], "utf-8")
        assert "error" in running.stdout.readline()
        assert "List the pets" in page.read_text("utf-8")
        other = spec.with_name("paths.json")
        shown = json.dumps(DOCUMENT["paths"]["/pets"])  # type: ignore[index]
        other.write_text(shown.replace("List the", "Show all"), "utf-8")
        path = {"$ref": other.name}
        spec.write_text(json.dumps(DOCUMENT | {"paths": {"/pets": path}}), "utf-8")
        _until(partial(_says, page, "Show all pets"))
        while " changed" not in running.stdout.readline():
            assert running.poll() is None
        other.write_text(shown.replace("List the", "Count the"), "utf-8")
        os.utime(other, (time.time() + 5,) * 2)
        _until(partial(_says, page, "Count the pets"))
        running.send_signal(signal.SIGINT)
        assert running.wait(20) == 0
        assert "Traceback" not in running.stdout.read()
    finally:
        running.kill()
        running.communicate()


def _says(page: Path, words: str) -> bool:
    return words in page.read_text("utf-8")


def run_cli(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "clientsmith", *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=subprocess.STDOUT, text=True)
