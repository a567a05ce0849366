"""Clients of small documents that a test writes out, and a server that notes what they send."""

from __future__ import annotations

import importlib
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from clientsmith.commands import pipeline
from clientsmith.config import for_spec
from loopback import serve
from starlette.types import Receive, Scope, Send

Json = Any


@dataclass
class Request:
    """A request as it came off the wire."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Recorder:
    """An app that notes each request, and answers with what it was told to."""

    status: int = 204
    media: str = "application/json"
    body: bytes = b""
    requests: list[Request] = field(default_factory=list)

    def answer(
        self, body: str | bytes, media: str = "application/json", status: int = 200
    ) -> None:
        """Answer the following requests so."""
        self.body = body.encode() if isinstance(body, str) else body
        self.media, self.status = media, status

    @property
    def last(self) -> Request:
        """The request that came last."""
        return self.requests[-1]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        content = b""
        more = True
        while more:
            message = await receive()
            content += message.get("body", b"")
            more = message.get("more_body", False)
        self.requests.append(
            Request(
                scope["method"],
                scope["raw_path"].decode(),
                scope["query_string"].decode(),
                {k.decode(): v.decode() for k, v in scope["headers"]},
                content,
            )
        )
        headers = [(b"content-length", str(len(self.body)).encode())]
        if self.body:
            headers.append((b"content-type", self.media.encode()))
        await send(
            {"type": "http.response.start", "status": self.status, "headers": headers}
        )
        await send({"type": "http.response.body", "body": self.body})


@dataclass
class Made:
    """A generated package, its client, and the server that the client talks to."""

    package: Any
    client: Any
    server: Recorder
    url: str

    def module(self, name: str) -> Any:
        """A module of the package."""
        return importlib.import_module(f"{self.package.__name__}.{name}")

    def call(self, operation: str, *, client: Any = None, **arguments: Any) -> Any:
        """Call an operation, given by its method and path, whatever its method is called."""
        return self._methods(client or self.client)[operation](**arguments)

    def _methods(self, holder: Any) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name in dir(type(holder)):
            if name.startswith("_"):
                continue
            kind = getattr(type(holder), name)
            told = _OPERATION.search(getattr(kind, "__doc__", None) or "")
            if callable(kind) and told:
                found[told[1] or told[2]] = getattr(holder, name)
            elif not callable(kind):
                inner = getattr(holder, name)
                if hasattr(type(inner), "_call"):
                    found.update(self._methods(inner))
        return found


_OPERATION = re.compile(r"Send `([A-Z]+ [^`]+)`\.|^\s*API: ([A-Z]+ \S+)$", re.MULTILINE)


@contextmanager
def made(document: str | Path, **settings: Any) -> Iterator[Made]:
    """Generate a package, import it, and serve a recorder for its client.

    `document` is YAML, or the path of a document; `settings` go to the client.
    """
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        root = Path(folder)
        spec = root / "spec.yaml"
        if isinstance(document, Path):
            spec = document
        else:
            spec.write_text(document, "utf-8")
        found = pipeline.generate(for_spec(spec))
        assert found.files is not None, [str(item) for item in found.diagnostics]
        for path, text in found.files.items():
            target = root / "out" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8", "surrogateescape")
        name = next(
            path.partition("/")[0] for path in found.files if "/_client" in path
        )
        patch.syspath_prepend(str(root / "out"))
        for known in list(sys.modules):  # another test's package of the same name
            if known == name or known.startswith(f"{name}."):
                patch.delitem(sys.modules, known)
        package = importlib.import_module(name)
        classes = vars(importlib.import_module(f"{name}._client"))
        own = [key for key in classes if f"Async{key}" in classes]
        kind = next(key for key in own if classes[key].__module__ == f"{name}._client")
        server = Recorder()
        try:
            with serve(server) as url:
                client = getattr(package, kind)(base_url=url, **settings)
                try:
                    yield Made(package, client, server, url)
                finally:
                    client.close()
        finally:
            for module in [m for m in sys.modules if m.partition(".")[0] == name]:
                del sys.modules[module]
