"""Bodies of any size, read as they come."""

from __future__ import annotations

import os
import secrets
from collections.abc import AsyncGenerator, Callable, Generator, Iterator
from contextlib import aclosing, closing, contextmanager
from email.message import Message
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from .calls import Call
from .errors import request_id
from .flow import disconnected, unreadable
from .loops import close_elsewhere, run_later, running_loop
from .message import Headers
from .pieces import Cutter
from .text_pieces import LineReader, TextReader
from .transport import AsyncIncoming, Incoming, TransportError, Unreadable

Progress = Callable[[int, "int | None"], object]
"""Told the bytes received so far, and the size of the whole if the server states it."""


class _Opened:
    """What is known of a body before it is read."""

    def __init__(self, call: Call, incoming: Incoming | AsyncIncoming) -> None:
        self._limit = call.session.body_limit
        self._read = False
        self.status_code: int = incoming.status_code
        self.headers: Headers = incoming.headers

    @property
    def content_type(self) -> str:
        """The media type that the server states, with its parameters."""
        return self.headers.get("content-type", "application/octet-stream")

    @property
    def size(self) -> int | None:
        """The size in bytes, if the server states it."""
        text = self.headers.get("content-length", "")
        plain = text.isascii() and text.isdigit()
        return int(text) if plain and "content-encoding" not in self.headers else None

    @property
    def request_id(self) -> str | None:
        """The id that the server gave the request."""
        return request_id(self.headers)

    @property
    def file_name(self) -> str | None:
        """The name that the server suggests, without any folder (RFC 6266)."""
        message = Message()
        message["content-disposition"] = self.headers.get("content-disposition", "")
        try:
            given = message.get_filename() or ""
        except ValueError:  # in a charset that is none
            given = ""
        name = given.replace("\\", "/").rpartition("/")[2]
        name = "".join(c for c in name if c.isprintable() and c != ":")
        return None if name.strip(". ") == "" else name

    def _start(self) -> None:
        if self._read:
            raise RuntimeError("the body was read already")
        self._read = True

    @contextmanager
    def _explained(self) -> Generator[None]:
        try:
            yield
        except TransportError as failure:
            error: Exception = disconnected(failure, "the download broke off")
        except Unreadable as failure:
            error = unreadable(failure, self.status_code, self.headers)
        else:
            return
        raise error

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.status_code} {self.content_type}>"


class Download(_Opened):
    """A body that is still to be read, once. Use it in a `with` statement, or close it."""

    def __init__(self, call: Call, incoming: Incoming) -> None:
        super().__init__(call, incoming)
        self._incoming = incoming
        self._closed = False

    @classmethod
    def opened_for_call(cls, caller: Any, call: Call) -> Download:
        """The download of a call that is still to be sent."""
        return cls(call, caller._open(call))

    def read(self) -> bytes:
        """The whole body, in memory."""
        self._start()
        with self, self._explained():
            return self._incoming.read(self._limit)

    def __iter__(self) -> Generator[bytes]:
        return self.iter_bytes()

    def iter_bytes(self, chunk_size: int | None = None) -> Generator[bytes]:
        """The body in pieces: as they come, or of so many bytes each."""
        cutter = Cutter(chunk_size)
        self._start()
        with self, self._explained():
            for piece in self._incoming.iterate():
                yield from cutter.feed(piece)
        yield from cutter.finish()

    def iter_text(self) -> Generator[str]:
        """The body as text in pieces, in the charset of its media type or in UTF-8."""
        reader = TextReader(self.content_type)
        with closing(self.iter_bytes()) as pieces, self._explained():
            yield from filter(None, map(reader.feed, pieces))
        if rest := reader.finish():
            yield rest

    def iter_lines(self) -> Generator[str]:
        """The body as text, line by line, without the line ends."""
        reader = LineReader(self.content_type)
        with closing(self.iter_bytes()) as pieces, self._explained():
            for piece in pieces:
                yield from reader.feed(piece)
        yield from reader.finish()

    def save(
        self, path: str | os.PathLike[str], *, progress: Progress | None = None
    ) -> int:
        """Write the body to a file, and return its size in bytes.

        The file appears under its name when it is complete, never before.
        """
        with _file(path) as file:
            return _count(map(file.write, self.iter_bytes()), self.size, progress)

    def close(self) -> None:
        """Stop, and give the connection back."""
        self._closed = True
        self._incoming.close()

    def __del__(self) -> None:
        if not getattr(self, "_closed", True):
            close_elsewhere(self._incoming.close)

    def __enter__(self) -> Download:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class AsyncDownload(_Opened):
    """A body that is still to be read, once. Use it in `async with`, or close it."""

    def __init__(self, call: Call, incoming: AsyncIncoming) -> None:
        super().__init__(call, incoming)
        self._incoming = incoming
        self._closed = False
        self._loop = running_loop()

    @classmethod
    async def opened_for_call(cls, caller: Any, call: Call) -> AsyncDownload:
        """The download of a call that is still to be sent."""
        return cls(call, await caller._open(call))

    async def read(self) -> bytes:
        """The whole body, in memory."""
        self._start()
        async with self:
            with self._explained():
                return await self._incoming.read(self._limit)

    def __aiter__(self) -> AsyncGenerator[bytes]:
        return self.iter_bytes()

    async def iter_bytes(self, chunk_size: int | None = None) -> AsyncGenerator[bytes]:
        """The body in pieces: as they come, or of so many bytes each."""
        cutter = Cutter(chunk_size)
        self._start()
        async with self:
            with self._explained():
                async for piece in self._incoming.iterate():
                    for cut in cutter.feed(piece):
                        yield cut
        for cut in cutter.finish():
            yield cut

    async def iter_text(self) -> AsyncGenerator[str]:
        """The body as text in pieces, in the charset of its media type or in UTF-8."""
        reader = TextReader(self.content_type)
        async with aclosing(self.iter_bytes()) as pieces:
            with self._explained():
                async for piece in pieces:
                    if text := reader.feed(piece):
                        yield text
        if rest := reader.finish():
            yield rest

    async def iter_lines(self) -> AsyncGenerator[str]:
        """The body as text, line by line, without the line ends."""
        reader = LineReader(self.content_type)
        async with aclosing(self.iter_bytes()) as pieces:
            with self._explained():
                async for piece in pieces:
                    for line in reader.feed(piece):
                        yield line
        for line in reader.finish():
            yield line

    async def save(
        self, path: str | os.PathLike[str], *, progress: Progress | None = None
    ) -> int:
        """Write the body to a file, and return its size in bytes.

        The file appears under its name when it is complete, never before.
        """
        received = 0
        with _file(path) as file:
            async for piece in self.iter_bytes():
                received += file.write(piece)
                if progress is not None:
                    progress(received, self.size)
        return received

    async def aclose(self) -> None:
        """Stop, and give the connection back."""
        self._closed = True
        await self._incoming.aclose()

    def __del__(self) -> None:
        if not getattr(self, "_closed", True):
            run_later(self._loop, self._incoming.aclose)

    async def __aenter__(self) -> AsyncDownload:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()


@contextmanager
def _file(path: str | os.PathLike[str]) -> Generator[IO[bytes]]:
    """A new file that takes its place under `path` only if all goes well."""
    target = Path(path)
    part = target.with_name(f".{secrets.token_hex(8)}.part")
    with part.open("xb") as file:
        try:
            yield file
        except BaseException:
            file.close()
            part.unlink(missing_ok=True)
            raise
    try:
        part.replace(target)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def _count(sizes: Iterator[int], whole: int | None, progress: Progress | None) -> int:
    received = 0
    for size in sizes:
        received += size
        if progress is not None:
            progress(received, whole)
    return received
