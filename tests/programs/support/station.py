"""A server of the Radio API on the loopback interface, and what it answers with."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass
class Visit:
    """A request that reached the server."""

    method: str
    target: str
    headers: Mapping[str, str]
    content: bytes
    peer: int = 0

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.target).query)

    def json(self) -> Any:
        return json.loads(self.content)


@dataclass
class Reply:
    """What is answered: JSON, or bytes, or pieces that are written one by one."""

    json: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict[str, str])
    content: bytes | None = None
    pieces: Iterable[bytes] | None = None
    media: str = "application/json"


Handler = Callable[[Visit], Reply]


@dataclass
class Station:
    """A running server: where it is, and who came. `peers` are the ports of connections."""

    url: str
    visits: list[Visit] = field(default_factory=list[Visit])
    open: int = 0
    """How many connections there are."""

    @property
    def peers(self) -> set[int]:
        return {visit.peer for visit in self.visits}


@contextmanager
def on_air(*script: Reply | Handler) -> Iterator[Station]:
    """Answer with each of the script in turn, the last for ever; a function makes a reply."""
    left = list(script)
    lock = threading.Lock()

    class Desk(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def setup(self) -> None:
            with lock:
                station.open += 1
            super().setup()

        def finish(self) -> None:
            super().finish()
            with lock:
                station.open -= 1

        def _taken(self) -> None:
            content = self._content()
            headers = {name.lower(): value for name, value in self.headers.items()}
            peer: int = self.client_address[1]
            visit = Visit(self.command, self.path, headers, content, peer)
            with lock:
                station.visits.append(visit)
                act = left.pop(0) if len(left) > 1 else left[0]
            try:
                self._answered(act if isinstance(act, Reply) else act(visit))
            except OSError:
                self.close_connection = True

        def _content(self) -> bytes:
            if "chunked" not in self.headers.get("transfer-encoding", ""):
                return self.rfile.read(int(self.headers.get("content-length", 0)))
            parts: list[bytes] = []
            while size := int(self.rfile.readline(), 16):
                parts.append(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
            return b"".join(parts)

        def _answered(self, reply: Reply) -> None:
            self.send_response(reply.status)
            bodiless = reply.status in (204, 304)
            fields = {} if bodiless else {"Content-Type": reply.media}
            for name, value in {**fields, **reply.headers}.items():
                self.send_header(name, value)
            if reply.pieces is not None:
                self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
                for piece in reply.pieces:
                    self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece))
                    self.wfile.flush()
                self.wfile.write(b"0\r\n\r\n")
                return
            content = reply.content
            if content is None:
                content = b"" if bodiless else json.dumps(reply.json).encode()
            if not bodiless:
                self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = _taken

        def log_message(self, format: str, *args: Any) -> None:
            pass

    class House(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 128

    server = House(("127.0.0.1", 0), Desk)
    station = Station(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield station
    finally:
        server.shutdown()
        server.server_close()


def recording(id: str = "r1", **changes: Any) -> dict[str, Any]:
    """A recording, as the Radio API writes it."""
    return {
        "id": id,
        "name": f"Take {id}",
        "state": "ready",
        "made_at": "2026-02-03T10:20:30Z",
        "day": "2026-02-03",
        "seconds": 12.5,
        "labels": ["live"],
        "source": {"kind": "file", "path": f"/{id}.flac"},
        "content-rating": "all",
        **changes,
    }


def shelves(*sizes: int) -> Handler:
    """Pages of so many recordings each, which lead to one another by cursors."""

    def answer(visit: Visit) -> Reply:
        at = int(visit.query.get("cursor", ["0"])[0])
        items = [recording(f"p{at}-{n}") for n in range(sizes[at])]
        last = at + 1 == len(sizes)
        return Reply({"items": items, "next_cursor": None if last else str(at + 1)})

    return answer


def fault(code: str = "not_found", **fields: str) -> dict[str, Any]:
    """An error, as the Radio API writes it."""
    more = {"fields": fields} if fields else {}
    return {"code": code, "detail": f"It is {code}.", **more}


def events(*items: Any) -> list[bytes]:
    """Items as the pieces of a stream of server-sent events."""
    return [b"data: " + json.dumps(item).encode() + b"\n\n" for item in items]


def batch_export(name: str = "Nightly", **changes: Any) -> dict[str, Any]:
    """A batch export, as PostHog writes it."""
    return {
        "id": "0198c0de-0000-4000-8000-000000000001",
        "team_id": 3,
        "name": name,
        "model": "events",
        "interval": "day",
        "paused": False,
        "destination": {"type": "S3", "config": {"bucket_name": "lake"}},
        "created_at": "2026-02-03T10:20:30Z",
        "last_updated_at": "2026-02-03T10:20:30Z",
        "last_paused_at": None,
        "start_at": None,
        "end_at": None,
        "latest_runs": [],
        "hogql_query": "",
        "schema": None,
        "filters": None,
        **changes,
    }
