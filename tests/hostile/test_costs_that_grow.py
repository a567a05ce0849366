"""Documents for which the time of a command once grew with a power of their size. Each is as
large as to take minutes then, and seconds at most now.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from clientsmith.cli.app import main

pytestmark = pytest.mark.slow

_SECONDS = 20
TEXT = {"type": "string"}
OK = {"200": {"description": "Fine."}}
Document = dict[str, Any]


def _document(
    path: str, operation: Document, schemas: Document | None = None
) -> Document:
    return {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "paths": {
            path: {"post": {"operationId": "send", "responses": OK, **operation}}
        },
        "components": {"schemas": schemas or {}},
    }


def _ref(name: str) -> Document:
    return {"$ref": f"#/components/schemas/{name}"}


def _sends(schema: Document, schemas: Document | None = None) -> Document:
    content = {"application/json": {"schema": schema}}
    return _document("/pets", {"requestBody": {"content": content}}, schemas)


def _has(*names: str) -> Document:
    return {"type": "object", "properties": dict.fromkeys(names, TEXT)}


def segments(word: str) -> Document:
    """A path of many segments, all of them nouns or all of them verbs."""
    return _document("/" + "/".join(f"{word}{number}" for number in range(800)), {})


def media_types(word: str) -> Document:
    """A body in many media types, each of another shape."""
    content = {
        f"application/x{number}+json": {"schema": _has(f"{word}{number}")}
        for number in range(300)
    }
    return _document("/pets", {"requestBody": {"content": content}})


def parameters(word: str) -> Document:
    """Many parameters."""
    names = [f"{word}{number}" for number in range(250)]
    return _document(
        "/pets",
        {
            "parameters": [
                {"name": name, "in": "query", "schema": TEXT} for name in names
            ]
        },
    )


def properties(word: str) -> Document:
    """A body of many properties."""
    return _sends(_has(*(f"{word}{number}" for number in range(500))))


def diamonds(word: str) -> Document:
    """Schemas of which each is composed of the next, twice."""
    schemas = {
        f"S{number}": {"allOf": [_ref(f"S{number + 1}")] * 2} for number in range(60)
    }
    return _sends(_ref("S0"), {**schemas, "S60": _has(word)})


def unions(word: str) -> Document:
    """Unions of which each has the next as an option."""
    schemas = {
        f"S{number}": {"oneOf": [_ref(f"S{number + 1}"), _has(f"{word}{number}")]}
        for number in range(300)
    }
    return _sends(_ref("S0"), {**schemas, "S300": _has(word)})


SHAPES = (segments, media_types, parameters, properties, diamonds, unions)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> int:
        began = process_time()
        with pytest.raises(SystemExit) as ended:
            main([*arguments, "--max-seconds", str(2 * _SECONDS)])
        assert process_time() - began < _SECONDS
        return int(ended.value.code or 0)

    return run


@pytest.mark.parametrize("shape", SHAPES)
def test_clients_of_large_documents(
    shape: Callable[[str], Document], run: Callable[..., int]
) -> None:
    Path("spec.json").write_text(json.dumps(shape("get")))
    assert run("generate", "spec.json", "-o", "out") in (0, 2)


@pytest.mark.parametrize("shape", SHAPES)
def test_changes_of_large_documents(
    shape: Callable[[str], Document],
    run: Callable[..., int],
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("old.json").write_text(json.dumps(shape("old")))
    Path("new.json").write_text(json.dumps(shape("new")))
    status = run("diff", "old.json", "new.json", "--format", "markdown")
    said = capsys.readouterr().err
    assert status in (0, 1) or (status == 2 and "schema-too-deep" in said)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "file:///etc/passwd",
            "ftp://a.example/x",
            "-o/tmp/x",
            "https://u:p@a.example/",
        ),
        *(
            "https://a.example/x\nrun: evil",
            "https://",
            "https:///x",
            "https://a.example/\x7f",
        ),
        *("https://a.example\\@b.example/", "https://a.example/${{ github.token }}"),
    ],
    ids=ascii,
)
def test_addresses_in_workflows(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "openapi.json").write_text(json.dumps(properties("a")))
    with pytest.raises(SystemExit) as ended:
        main(["init", "--ci", "github", "--upstream", address, "openapi.json"])
    assert ended.value.code == 2 and not (tmp_path / ".github").exists()


def test_workflows_are_written_through_no_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    here = tmp_path / "here"
    (here / ".git").mkdir(parents=True)
    elsewhere.mkdir()
    (here / ".github").symlink_to(elsewhere)
    (here / "openapi.json").write_text(json.dumps(properties("a")))
    monkeypatch.chdir(here)
    with pytest.raises(SystemExit) as ended:
        main(["init", "--ci", "github", "openapi.json"])
    assert ended.value.code == 2 and not list(elsewhere.iterdir())
