"""Replies with their head, whose body is decoded when it is asked for."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import Any, Generic, TypeVar

from ..calls import Call
from ..errors import request_id
from ..json import loads
from ..message import Headers, Request, Response, read_text
from ..pieces import Cutter
from ..text_pieces import LineReader, TextReader
from ..transport import AsyncIncoming, Incoming

T = TypeVar("T")


class _Reply(Generic[T]):
    """What the head of a reply says, and the request that was sent."""

    def __init__(
        self,
        call: Call,
        reply: Response | Incoming | AsyncIncoming,
        read: Callable[[Any], T],
    ) -> None:
        self._call = call
        self._read = read
        self._body = reply.content if isinstance(reply, Response) else None
        self._parsed: list[T] = []
        self.status_code: int = reply.status_code
        self.headers: Headers = reply.headers
        self.is_closed = self._body is not None
        self.elapsed = timedelta(seconds=perf_counter() - call.started)

    @property
    def http_request(self) -> Request:
        """The request as it was sent."""
        return self._call.exchange.request

    @property
    def url(self) -> str:
        """Where the request went."""
        return self.http_request.url

    @property
    def method(self) -> str:
        """The method of the request."""
        return self.http_request.method

    @property
    def request_id(self) -> str | None:
        """The id that the server gave the request."""
        return request_id(self.headers)

    @property
    def retries_taken(self) -> int:
        """How many attempts failed before."""
        return self._call.exchange.attempts - 1

    stream: Any = None
    """The value of a reply that comes item by item."""

    def _decoded(self, body: bytes, to: Any) -> Any:
        if to is not None:
            from pydantic import TypeAdapter

            return TypeAdapter(to).validate_json(body)
        if not self._parsed:
            response = Response(self.status_code, self.headers, body)
            self._parsed.append(self._read(response))
        return self._parsed[0]

    def _text(self, body: bytes) -> str:
        return read_text(body, self.headers.get("content-type", ""))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} [{self.status_code}]>"


class LegacyAPIResponse(_Reply[T]):
    """A reply that was read; sync and async clients give the same one."""

    @property
    def content(self) -> bytes:
        """The body as it came."""
        return self._body or b""

    @property
    def text(self) -> str:
        """The body as text."""
        return self._text(self.content)

    def json(self) -> Any:
        """The body read as JSON. Raises ValueError if it is none."""
        return loads(self.content)

    def parse(self, *, to: Any = None) -> Any:
        """The typed value of the reply, or, with `to`, a value of that type."""
        return self.stream or self._decoded(self.content, to)


class APIResponse(_Reply[T]):
    """A reply, whose body is read when it is asked for."""

    _incoming: Incoming | None = None

    def read(self) -> bytes:
        """The whole body."""
        if self._body is None:
            assert self._incoming is not None
            self._body = self._incoming.read(self._call.session.body_limit)
        return self._body

    def text(self) -> str:
        """The body as text."""
        return self._text(self.read())

    def json(self) -> Any:
        """The body read as JSON. Raises ValueError if it is none."""
        return loads(self.read())

    def parse(self, *, to: Any = None) -> Any:
        """The typed value of the reply, or, with `to`, a value of that type."""
        return self.stream or self._decoded(self.read(), to)

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """The body in pieces, as they come or of a size."""
        pieces = (
            iter([self._body or b""])
            if self._body is not None or self._incoming is None
            else self._incoming.iterate()
        )
        cutter = Cutter(chunk_size)
        for piece in filter(None, pieces):
            yield from cutter.feed(piece)
        yield from cutter.finish()

    def iter_text(self, chunk_size: int | None = None) -> Iterator[str]:
        """The body as text in pieces."""
        reader = TextReader(self.headers.get("content-type", ""))
        for piece in self.iter_bytes(chunk_size):
            if text := reader.feed(piece):
                yield text
        if rest := reader.finish():
            yield rest

    def iter_lines(self) -> Iterator[str]:
        """The body line by line."""
        reader = LineReader(self.headers.get("content-type", ""))
        for piece in self.iter_bytes():
            yield from reader.feed(piece)
        yield from reader.finish()

    def stream_to_file(self, path: str | Path) -> None:
        """Write the body to a file as it comes."""
        with Path(path).open("wb") as file:
            file.writelines(self.iter_bytes())

    def close(self) -> None:
        """Give the connection back."""
        self.is_closed = True
        if self._incoming is not None:
            self._incoming.close()


class AsyncAPIResponse(_Reply[T]):
    """The asynchronous twin of `APIResponse`."""

    _incoming: AsyncIncoming | None = None

    async def read(self) -> bytes:
        """The whole body."""
        if self._body is None:
            assert self._incoming is not None
            self._body = await self._incoming.read(self._call.session.body_limit)
        return self._body

    async def text(self) -> str:
        """The body as text."""
        return self._text(await self.read())

    async def json(self) -> Any:
        """The body read as JSON. Raises ValueError if it is none."""
        return loads(await self.read())

    async def parse(self, *, to: Any = None) -> Any:
        """The typed value of the reply, or, with `to`, a value of that type."""
        return self.stream or self._decoded(await self.read(), to)

    async def iter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """The body in pieces, as they come or of a size."""
        cutter = Cutter(chunk_size)
        if self._body is not None or self._incoming is None:
            for part in cutter.feed(self._body or b""):
                yield part
        else:
            async for piece in self._incoming.iterate():
                for part in cutter.feed(piece):
                    yield part
        for part in cutter.finish():
            yield part

    async def iter_text(self, chunk_size: int | None = None) -> AsyncIterator[str]:
        """The body as text in pieces."""
        reader = TextReader(self.headers.get("content-type", ""))
        async for piece in self.iter_bytes(chunk_size):
            if text := reader.feed(piece):
                yield text
        if rest := reader.finish():
            yield rest

    async def iter_lines(self) -> AsyncIterator[str]:
        """The body line by line."""
        reader = LineReader(self.headers.get("content-type", ""))
        async for piece in self.iter_bytes():
            for line in reader.feed(piece):
                yield line
        for line in reader.finish():
            yield line

    async def stream_to_file(self, path: str | Path) -> None:
        """Write the body to a file as it comes."""
        with Path(path).open("wb") as file:
            async for piece in self.iter_bytes():
                file.write(piece)

    async def close(self) -> None:
        """Give the connection back."""
        self.is_closed = True
        if self._incoming is not None:
            await self._incoming.aclose()


class Opening(Generic[T]):
    """A call that is made when its `with` statement is entered."""

    stream: Callable[[Incoming], Any] | None = None
    """Makes the value of a reply that comes item by item."""

    def __init__(
        self, start: Callable[[], Incoming], call: Call, read: Callable[[Any], T]
    ) -> None:
        self._start = start
        self._call = call
        self._read = read
        self._reply: APIResponse[T] | None = None

    def __enter__(self) -> APIResponse[T]:
        incoming = self._start()
        self._reply = APIResponse(self._call, incoming, self._read)
        self._reply._incoming = incoming
        if self.stream is not None:
            self._reply.stream = self.stream(incoming)
        return self._reply

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._reply is not None:
            self._reply.close()


class AsyncOpening(Generic[T]):
    """The asynchronous twin of `Opening`."""

    stream: Callable[[AsyncIncoming], Any] | None = None

    def __init__(
        self,
        start: Callable[[], Awaitable[AsyncIncoming]],
        call: Call,
        read: Callable[[Any], T],
    ) -> None:
        self._start = start
        self._call = call
        self._read = read
        self._reply: AsyncAPIResponse[T] | None = None
        self._method: Awaitable[AsyncOpening[T]] | None = None

    @classmethod
    def of(cls, method: Awaitable[AsyncOpening[T]]) -> AsyncOpening[T]:
        """One that a method gives when it is awaited."""
        made = object.__new__(cls)
        made._method, made._reply = method, None
        return made

    async def __aenter__(self) -> AsyncAPIResponse[T]:
        if self._method is not None:
            vars(self).update(vars(await self._method))
        incoming = await self._start()
        self._reply = AsyncAPIResponse(self._call, incoming, self._read)
        self._reply._incoming = incoming
        if self.stream is not None:
            self._reply.stream = self.stream(incoming)
        return self._reply

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._reply is not None:
            await self._reply.close()


class HttpxBinaryResponseContent(LegacyAPIResponse[bytes]):
    """A file that was read; what legacy clients give for one."""


class BinaryAPIResponse(APIResponse[bytes]):
    """A file, as clients give it for operations that reply with one."""

    def write_to_file(self, path: str | Path) -> None:
        """Write the body to a file."""
        self.stream_to_file(path)


class AsyncBinaryAPIResponse(AsyncAPIResponse[bytes]):
    """The asynchronous twin of `BinaryAPIResponse`."""

    async def write_to_file(self, path: str | Path) -> None:
        """Write the body to a file."""
        await self.stream_to_file(path)
