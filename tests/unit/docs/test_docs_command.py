"""`clientsmith docs`: a site of its own, served and built again after a change."""

from __future__ import annotations

import json
import os
import threading
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner
from clientsmith.cli.app import app
from clientsmith.config import for_spec
from clientsmith.serving import Server, Watch, follow
from clientsmith.site import build

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


def test_it_is_served_to_this_machine_only(tmp_path: Path) -> None:
    server = Server(tmp_path, 0)
    try:
        assert server.url.startswith("http://127.0.0.1:")
    finally:
        server.close()
