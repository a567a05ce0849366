"""Servers of documents that lead elsewhere, never end, or answer with what is none."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from clientsmith.spec.load import remote

Serve = Callable[[Callable[[socket.socket], None]], str]
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts servers that answer each connection with a function; gives their address."""
    listening: list[socket.socket] = []

    def start(answer: Callable[[socket.socket], None]) -> str:
        server = socket.create_server(("127.0.0.1", 0))
        listening.append(server)

        def loop() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = server.accept()
                    with connection, suppress(OSError):
                        connection.recv(65_536)
                        answer(connection)

        threading.Thread(target=loop, daemon=True).start()
        return f"http://127.0.0.1:{server.getsockname()[1]}"

    yield start
    for server in listening:
        with suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)
        server.close()


def redirect(to: str) -> Callable[[socket.socket], None]:
    def answer(connection: socket.socket) -> None:
        head = f"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n"
        connection.sendall(head.encode())

    return answer


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_redirect_to_another_origin_is_not_followed(serve: Serve, host: str) -> None:
    """Neither another port of the same host, nor another name of it."""
    asked: list[bytes] = []

    def secret(connection: socket.socket) -> None:
        asked.append(b"asked")
        connection.sendall(_HEAD + b"Content-Length: 2\r\n\r\n{}")

    port = serve(secret).rpartition(":")[2]
    found = remote.fetch(f"{serve(redirect(f'http://{host}:{port}/'))}/a.json", 1_000)
    assert isinstance(found, str) and "another place" in found
    assert not asked


@pytest.mark.parametrize(
    "to",
    ["file:///etc/passwd", "ftp://127.0.0.1/x", "//[", "HTTP://localhost/../../etc"],
)
def test_a_redirect_to_no_document_is_not_followed(serve: Serve, to: str) -> None:
    assert isinstance(remote.fetch(f"{serve(redirect(to))}/a.json", 1_000), str)


def test_a_redirect_in_a_circle_ends(serve: Serve) -> None:
    assert isinstance(remote.fetch(f"{serve(redirect('/a.json'))}/a.json", 1_000), str)


def test_a_server_that_trickles_is_given_up(serve: Serve) -> None:
    def trickle(connection: socket.socket) -> None:
        connection.sendall(_HEAD + b"\r\n")
        end = time.monotonic() + 20
        while time.monotonic() < end:
            connection.sendall(b" ")

    began = time.monotonic()
    found = remote.fetch(f"{serve(trickle)}/a.json", 1 << 40, seconds=0.5)
    assert isinstance(found, str) and "takes longer" in found
    assert time.monotonic() - began < 10


def test_an_answer_without_end_is_cut(serve: Serve) -> None:
    def flood(connection: socket.socket) -> None:
        connection.sendall(_HEAD + b"\r\n" + b"x" * 1_000_000)

    found = remote.fetch(f"{serve(flood)}/a.json", 1_000)
    assert isinstance(found, bytes) and len(found) == 1_001


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\0\0\0",
        b"HTTP/1.1 200 OK\r\n",
        _HEAD + b"Content-Length: -5\r\n\r\n{}",
        _HEAD + b"Content-Length: 50\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 5_000,
        _HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
)
def test_answers_that_are_none(serve: Serve, answer: bytes) -> None:
    found = remote.fetch(f"{serve(lambda to: to.sendall(answer))}/a.json", 1_000)
    assert isinstance(found, str | bytes)
