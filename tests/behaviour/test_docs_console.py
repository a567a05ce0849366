"""The console of a reference, in a browser, against a server on the loopback interface."""

from __future__ import annotations

import json
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import browser
import pytest
from browser import Browser
from clientsmith import config as configuration
from clientsmith.commands import pipeline
from clientsmith.config.values import Docs
from clientsmith.text.binary import to_bytes

SPEC: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Crates", "version": "1"},
    "security": [{"token": []}],
    "paths": {
        "/crates/{id}": {
            "post": {
                "tags": ["crates"],
                "operationId": "fill",
                "parameters": [
                    {
                        "name": "id",
                        "in": "path",
                        "required": True,
                        "schema": {"type": "string"},
                        "example": "a b",
                    },
                    {
                        "name": "size",
                        "in": "query",
                        "schema": {"type": "array", "items": {"type": "integer"}},
                    },
                    {"name": "X-Trace", "in": "header", "schema": {"type": "string"}},
                ],
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": {
                                "type": "object",
                                "properties": {"what": {"type": "string"}},
                            },
                            "example": {"what": "<pears>"},
                        }
                    }
                },
                "responses": {"200": {"description": "Fine."}},
            }
        }
    },
    "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
}
METHOD = "resources/crates.html"


def write(folder: Path, *, console: bool) -> Path:
    """The reference of the document, in a folder."""
    spec = folder / "spec.json"
    spec.write_text(json.dumps(SPEC), "utf-8")
    config = replace(configuration.for_spec(spec), docs=Docs(console=console))
    files = pipeline.generate(config).files
    assert files is not None
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(to_bytes(text))
    return folder / "docs"


def test_there_is_none_unless_it_is_asked_for(tmp_path: Path) -> None:
    site = write(tmp_path, console=False)
    page = (site / METHOD).read_text("utf-8")
    assert "connect-src" not in page and "<form" not in page
    assert not (site / "assets" / "console.js").exists()


class Seen(BaseHTTPRequestHandler):
    """Notes what came, allows every page, and answers with what it read."""

    seen: ClassVar[list[tuple[str, str, dict[str, str], str]]] = []

    def do_OPTIONS(self) -> None:
        self.send_response(204)
        self._allow()
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.seen.append((self.command, self.path, dict(self.headers), body))
        reply = json.dumps({"filled": body}).encode()
        self.send_response(201)
        self._allow()
        self.send_header("Content-Length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)

    def _allow(self) -> None:
        for name in ("Origin", "Headers", "Methods"):
            self.send_header(f"Access-Control-Allow-{name}", "*")
        self.send_header(
            "Access-Control-Allow-Headers", "authorization, content-type, x-trace"
        )

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    Seen.seen.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Seen) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.mark.slow
@pytest.mark.skipif(bool(browser.MISSING), reason=f"no {browser.MISSING} here")
def test_a_call_is_sent_and_its_reply_shown(tmp_path: Path, server: str) -> None:
    site = write(tmp_path, console=True)
    with (
        browser.driver() as port,
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile,
    ):
        page = Browser(port, profile)
        page.open((site / METHOD).as_uri())
        assert page.run("return document.querySelector('.console').hidden") is False
        fill = """
        document.querySelector('.console').open = true;
        const set = (selector, value) => {
          const input = document.querySelector(selector);
          input.value = value;
          input.dispatchEvent(new Event('input', {bubbles: true}));
        };
        set('[data-secret=token]', 'k3y');
        set('[data-name=size]', '[1, 2]');
        set('[data-name=X-Trace]', 'first');
        """
        page.run(f"{fill} set('[data-server]', '{server}');")
        page.run("document.querySelector('.console button').click()")
        shown = page.wait("document.querySelector('.console output pre')?.textContent")
        assert json.loads(shown) == {
            "filled": json.dumps({"what": "<pears>"}, indent=2)
        }
        title = page.run(
            "return document.querySelector('.console output p').textContent"
        )
        assert title.startswith("201 Created after ")
        kept = "return JSON.stringify([Object.values(localStorage), document.cookie])"
        assert "k3y" not in page.run(kept)
        assert page.log() == []

        page.run("document.querySelector('[data-place=path]').value = '..'")
        page.run("document.querySelector('.console button').click()")
        said = "document.querySelector('.console output').textContent.includes('another path')"
        assert page.wait(said)

        page.run(
            "document.querySelector('[data-server]').value = 'javascript:alert(1)'"
        )
        page.run("document.querySelector('.console button').click()")
        said = "document.querySelector('.console output').textContent.includes('Name a server')"
        assert page.wait(said)
        page.close()
    ((method, path, headers, body),) = Seen.seen
    assert (method, path) == ("POST", "/crates/a%20b?size=1&size=2")
    assert headers["Authorization"] == "Bearer k3y" and headers["X-Trace"] == "first"
    assert headers["Content-Type"] == "application/json" and "Cookie" not in headers
    assert json.loads(body) == {"what": "<pears>"}
