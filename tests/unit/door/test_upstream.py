"""`check` against the document that the specification was taken from."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from clientsmith.commands import upstream
from clientsmith.commands.check import check
from clientsmith.commands.generate import deliver
from clientsmith.config import Config, load
from clientsmith.output import is_current
from clientsmith.report.diagnostics import Diagnostics

OK: dict[str, Any] = {"responses": {"200": {"description": "ok"}}}
PATHS: dict[str, Any] = {
    "/pets": {
        "get": {
            **OK,
            "operationId": "listPets",
            "parameters": [
                {"name": "limit", "in": "query", "schema": {"type": "integer"}}
            ],
        }
    },
    "/pets/{id}": {
        "get": {
            **OK,
            "operationId": "getPet",
            "parameters": [
                {
                    "name": "id",
                    "in": "path",
                    "required": True,
                    "schema": {"type": "string"},
                }
            ],
        }
    },
}


def document(paths: dict[str, Any], **more: Any) -> str:
    head = {"openapi": "3.1.0", "info": {"title": "Pets", "version": "1.0.0"}}
    return json.dumps({**head, "paths": paths, **more}, indent=1)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A generated client whose specification is what upstream says."""
    (tmp_path / "api.json").write_text(document(PATHS))
    (tmp_path / "theirs.json").write_text(document(PATHS))
    configure(tmp_path, 'path = "theirs.json"')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configure(project: Path, text: str, **keys: Any) -> None:
    more = "".join(f"{key} = {json.dumps(value)}\n" for key, value in keys.items())
    (project / "clientsmith.toml").write_text(
        f'spec = "api.json"\noutput = "out"\n{more}[upstream]\n{text}\n'
    )


def configuration(project: Path) -> Config:
    configs = load(project / "clientsmith.toml", Diagnostics())
    assert configs is not None
    return configs[0]


def found(project: Path) -> list[tuple[str, str, int]]:
    """Code, message and line of what `check` finds upstream."""
    config = configuration(project)
    deliver(config)
    outcome = check(config)
    told = [
        (item.diagnostic.code, item.diagnostic.message, item.place.line)
        for item in outcome.findings
        if item.place is not None and item.diagnostic.code.startswith("upstream")
    ]
    assert outcome.status == (1 if told else 0), outcome.findings
    return told


def changed(path: str, **more: Any) -> str:
    paths = json.loads(json.dumps(PATHS))
    paths[path]["get"].update(more)
    return document(paths)


def test_the_same_as_upstream(project: Path) -> None:
    assert found(project) == []


def test_a_change_in_what_is_covered_is_told_at_our_line(project: Path) -> None:
    limit = {"name": "limit", "in": "query", "schema": {"type": "string"}}
    (project / "theirs.json").write_text(changed("/pets", parameters=[limit]))
    [(code, message, line)] = found(project)
    assert code == "upstream-changed"
    assert message.startswith("upstream changed GET /pets: the query parameter `limit`")
    assert "(theirs.json:" in message
    assert (
        '"type": "integer"' in (project / "api.json").read_text().splitlines()[line - 1]
    )


def test_a_change_is_told_again_until_it_is_taken_over(project: Path) -> None:
    assert found(project) == []
    assert is_current(configuration(project), "check")
    (project / "theirs.json").write_text(changed("/pets", deprecated=True))
    assert not is_current(configuration(project), "check")
    assert [code for code, _, _ in found(project)] == ["upstream-changed"]
    assert not is_current(configuration(project), "check")
    (project / "api.json").write_text(changed("/pets", deprecated=True))
    assert found(project) == []


@pytest.mark.parametrize(
    ("patterns", "expected"),
    [
        ([], ["/owners/{id}", "/pets/{id}/toys", "/v2/pets"]),
        (["/pets/**"], ["/pets/{id}/toys"]),
        (["/*/{id}"], ["/owners/{id}"]),
        (["/v?/*"], ["/v2/pets"]),
        (["/**", "!/v2/**"], ["/owners/{id}", "/pets/{id}/toys"]),
        (["!/v2/**"], ["/owners/{id}", "/pets/{id}/toys"]),
        (["/pets/*"], []),
    ],
)
def test_what_is_new_upstream(
    project: Path, patterns: list[str], expected: list[str]
) -> None:
    new = {
        path: {"get": OK} for path in ("/v2/pets", "/owners/{id}", "/pets/{id}/toys")
    }
    schemas = {"schemas": {"Unused": {"type": "string"}}}
    (project / "theirs.json").write_text(
        document({**PATHS, **new}, components=schemas, servers=[{"url": "/elsewhere"}])
    )
    configure(project, f'path = "theirs.json"\npaths = {json.dumps(patterns)}')
    told = found(project)
    assert {code for code, _, _ in told} <= {"upstream-new"}
    assert [message.split()[1] for _, message, _ in told] == expected


def test_what_upstream_has_lost(project: Path) -> None:
    (project / "theirs.json").write_text(document({"/pets": PATHS["/pets"]}))
    [(code, message, _)] = found(project)
    assert code == "upstream-removed"
    assert message.startswith("GET /pets/{id} is not upstream any more")
    configure(project, 'path = "theirs.json"\npaths = ["!/pets/{id}"]')
    assert found(project) == []


def test_overlays_may_know_better(project: Path) -> None:
    actions = [{"target": "$.paths['/pets'].get", "update": {"deprecated": True}}]
    overlay = {"overlay": "1.0.0", "info": {}, "actions": actions}
    (project / "better.json").write_text(json.dumps(overlay))
    configure(project, 'path = "theirs.json"', overlays=["better.json"])
    assert found(project) == []


@pytest.mark.parametrize("text", ["", "openapi: [", "[]", '{"swagger": "1.2"}'])
def test_an_upstream_that_cannot_be_used(project: Path, text: str) -> None:
    (project / "theirs.json").write_text(text)
    told = found(project)
    assert {code for code, _, _ in told} == {"upstream-unusable"}
    (project / "theirs.json").unlink()
    assert {code for code, _, _ in found(project)} == {"upstream-unusable"}


@pytest.fixture
def host(project: Path) -> Iterator[str]:
    """A host on this machine that gives the folder's files."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments, directory=str(project))

        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_an_upstream_on_an_allowed_host(
    project: Path, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "*")
    (project / "theirs.json").write_text(changed("/pets", deprecated=True))
    configure(project, f'url = "{host}/theirs.json"', allow_hosts=["127.0.0.1"])
    [(code, message, _)] = found(project)
    assert code == "upstream-changed" and f"({host}/theirs.json:" in message
    (project / "theirs.json").write_text(document(PATHS))
    assert found(project) == []
    assert not is_current(configuration(project), "check")
    configure(project, f'url = "{host}/none.json"', allow_hosts=["127.0.0.1"])
    assert [code for code, _, _ in found(project)] == ["upstream-unusable"]


def test_no_other_host_is_asked(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(url: str, limit: int) -> bytes:
        raise AssertionError(url)

    monkeypatch.setattr(upstream.remote, "fetch", fetch)
    configure(
        project, 'url = "https://example.com/api.json"', allow_hosts=["a.example"]
    )
    assert [code for code, _, _ in found(project)] == ["upstream-host"]


def test_upstream_is_read_with_the_limits_of_the_configuration(project: Path) -> None:
    configure(project, 'path = "theirs.json"\n[limits]\nbytes = 3000')
    assert found(project) == []
    (project / "theirs.json").write_text(changed("/pets", description="x" * 3000))
    [(code, message, _)] = found(project)
    assert code == "upstream-unusable" and "bytes" in message
