"""A server on loopback whose every byte a test decides."""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Received:
    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]


Handler = Callable[[Received, "Connection"], "bytes | None"]


def reply(
    body: Any = b"", status: int = 200, headers: dict[str, str] | None = None
) -> bytes:
    """The bytes of a reply; what is not bytes is sent as JSON."""
    kind = "application/octet-stream" if isinstance(body, bytes) else "application/json"
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    fields = {
        "Content-Type": kind,
        "Content-Length": str(len(content)),
        **(headers or {}),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status} Status\r\n{head}\r\n".encode() + content


@dataclass
class Connection:
    socket: socket.socket
    server: FaultServer

    def send(self, data: bytes) -> None:
        self.socket.sendall(data)

    def reset(self) -> None:
        """Close with RST, as a crashed peer does."""
        linger = struct.pack("ii", 1, 0)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.socket.close()

    def wait(self, seconds: float) -> None:
        """Do nothing for a while; cut short when the test is over."""
        self.server.over.wait(seconds)

    def gone(self, seconds: float = 5.0) -> bool:
        """Whether the client closes the connection within this time."""
        self.socket.settimeout(seconds)
        try:
            while self.socket.recv(65536):
                pass
        except TimeoutError:
            return False
        except OSError:
            pass
        return True


@dataclass
class FaultServer:
    """Answers requests with what the handler of their path returns.

    A handler that returns None has done its own writing; the connection is closed then.
    """

    context: Any = None
    handlers: dict[str, Handler] = field(default_factory=dict)
    requests: list[Received] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    accepted: int = 0
    open: int = 0

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port: int = self._listener.getsockname()[1]
        self._sockets: set[socket.socket] = set()
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        scheme = "https" if self.context else "http"
        return f"{scheme}://127.0.0.1:{self.port}"

    def on(self, path: str, answer: Handler | bytes | list[bytes]) -> None:
        """Answer a path: with a function, or with replies, the last one for ever."""
        if callable(answer):
            self.handlers[path] = answer
            return
        replies = [answer] if isinstance(answer, bytes) else list(answer)

        def handler(request: Received, connection: Connection) -> bytes:
            with self._lock:
                return replies.pop(0) if len(replies) > 1 else replies[0]

        self.handlers[path] = handler

    def close(self) -> None:
        self.over.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)  # wakes the thread that accepts
        self._listener.close()
        for each in list(self._sockets):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _accept(self) -> None:
        while True:
            try:
                peer, _ = self._listener.accept()
            except OSError:
                return
            self.accepted += 1
            threading.Thread(target=self._serve, args=(peer,), daemon=True).start()

    def _serve(self, peer: socket.socket) -> None:
        with self._lock:
            self.open += 1
        try:
            if self.context is not None:
                peer = self.context.wrap_socket(peer, server_side=True)
            self._sockets.add(peer)
            connection = Connection(peer, self)
            reader = peer.makefile("rb")
            while (request := _read(reader)) is not None:
                with self._lock:
                    self.requests.append(request)
                handler = self.handlers.get(request.path, _missing)
                data = handler(request, connection)
                if data is None:
                    break
                connection.send(data)
        except (OSError, ValueError):
            pass  # the client went away, as tests make it do
        finally:
            self._sockets.discard(peer)
            peer.close()
            with self._lock:
                self.open -= 1


def _missing(request: Received, connection: Connection) -> bytes:
    return reply({"detail": "no such path"}, 404)


def _read(reader: Any) -> Received | None:
    line = reader.readline().decode("latin-1").split()
    if len(line) < 2:
        return None
    headers: dict[str, str] = {}
    while field_ := reader.readline().decode("latin-1").strip():
        name, _, value = field_.partition(":")
        headers[name.lower()] = value.strip()
    if headers.get("transfer-encoding") == "chunked":
        body = b""
        while size := int(reader.readline(), 16):
            body += reader.read(size)
            reader.readline()
        reader.readline()
    else:
        body = reader.read(int(headers.get("content-length", 0)))
    return Received(line[0], line[1], headers, body)
