"""Sources of uploads: bytes, paths, files and iterators, sent in pieces."""

from __future__ import annotations

import io
import os
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator
from pathlib import PurePath
from typing import IO, Any, TypeGuard, cast

from .message import Upload

_CHUNK = 64 * 1024

_BYTES = (bytes, bytearray, memoryview)
_SOURCES: tuple[type, ...] = (*_BYTES, os.PathLike, Iterator, AsyncIterable)


def is_source(value: object) -> bool:
    """Whether a value can only be the content of a file: bytes, a path, an open file,
    or an iterator."""
    return isinstance(value, _SOURCES) or hasattr(value, "read")


def check_file(name: str, value: object) -> None:
    """Raise TypeError for text where a file is wanted: it may be meant as a path."""
    if isinstance(value, str):
        raise TypeError(
            f"`{name}` is a file: pass Path(…) to send what a path leads to, an open file, or "
            "bytes such as text.encode()"
        )


def open_source(value: object) -> bytes | Upload:
    """Make a body of a source; small ones are bytes, the others are read when sent.

    Raises TypeError for what is no source, and for files opened as text; OSError for a
    path that does not exist.
    """
    if isinstance(value, bytes | bytearray):
        return bytes(value)
    if isinstance(value, memoryview):
        return value.tobytes()
    if isinstance(value, str):
        return value.encode()
    if _is_path(value):
        return _path(value)
    if isinstance(value, io.BytesIO):
        return value.getvalue()[value.tell() :]
    if _is_file(value):
        return _file(value)
    if _is_async_iterable(value):
        return _async_iterable(value, _bytes)
    if _is_iterable(value):
        return _iterable(value, _bytes)
    raise TypeError(f"a value of type {type(value).__name__} cannot be uploaded")


def file_name(value: object) -> str | None:
    """The name that a path or an open file goes by, without its folders."""
    name = os.fspath(value) if _is_path(value) else getattr(value, "name", None)
    return PurePath(name).name if isinstance(name, str) else None


def is_bytes(value: object) -> TypeGuard[bytes | bytearray | memoryview]:
    """Whether a value is bytes that are there already."""
    return isinstance(value, _BYTES)


def is_series(value: object) -> TypeGuard[Iterable[Any] | AsyncIterable[Any]]:
    """Whether a value gives one item after the other and is no file."""
    if hasattr(value, "read") or is_bytes(value):
        return False
    return isinstance(value, Iterator | AsyncIterable)


def open_series(
    items: Iterable[Any] | AsyncIterable[Any], written: Callable[[Any], bytes]
) -> Upload:
    """Make a body of items, each written when it is sent."""
    if isinstance(items, AsyncIterable):
        return _async_iterable(items, written)
    return _iterable(items, written)


def chain(pieces: list[bytes | Upload]) -> bytes | Upload:
    """One body out of several."""
    if all(isinstance(piece, bytes) for piece in pieces):
        return b"".join(cast("list[bytes]", pieces))
    lengths = [len(p) if isinstance(p, bytes) else p.length for p in pieces]
    known = [length for length in lengths if length is not None]

    def sync() -> Iterator[bytes]:
        for piece in pieces:
            yield from (piece,) if isinstance(piece, bytes) else piece

    async def asynchronous() -> AsyncIterator[bytes]:
        for piece in pieces:
            if isinstance(piece, bytes):
                yield piece
            else:
                async for chunk in piece:
                    yield chunk

    return Upload(
        sync,
        asynchronous,
        length=sum(known) if len(known) == len(lengths) else None,
        replayable=all(isinstance(p, bytes) or p.replayable for p in pieces),
    )


def _path(path: os.PathLike[str]) -> Upload:
    def read() -> Iterator[bytes]:
        with open(path, "rb") as file:  # noqa: PTH123 - any path-like object
            yield from _chunks(file)

    return Upload(read, length=os.stat(path).st_size)  # noqa: PTH116


def _file(file: IO[bytes]) -> Upload:
    if isinstance(file, io.TextIOBase):
        raise TypeError("a file to be uploaded has to be opened in binary mode")
    start, length = _extent(file)
    if start is None:
        return Upload(_once(lambda: _chunks(file)), replayable=False)

    def read() -> Iterator[bytes]:
        file.seek(start)
        yield from _chunks(file)

    return Upload(read, length=length)


def _extent(file: IO[bytes]) -> tuple[int | None, int | None]:
    """Where a file stands and how much of it is left; nothing for a pipe or a socket."""
    try:
        start = file.tell()
        end = file.seek(0, os.SEEK_END)
        file.seek(start)
    except (AttributeError, OSError, TypeError, ValueError):
        return None, None
    return start, max(end - start, 0)


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield _bytes(chunk)


def _iterable(items: Iterable[Any], written: Callable[[Any], bytes]) -> Upload:
    if isinstance(items, Iterator):
        return Upload(_once(lambda: map(written, items)), replayable=False)
    return Upload(lambda: map(written, items))


def _async_iterable(
    items: AsyncIterable[Any], written: Callable[[Any], bytes]
) -> Upload:
    async def read() -> AsyncIterator[bytes]:
        async for item in items:
            yield written(item)

    if isinstance(items, AsyncIterator):
        return Upload(None, _once(read), replayable=False)
    return Upload(None, read)


def _once(read: Callable[[], Any]) -> Callable[[], Any]:
    used = False

    def guarded() -> Any:
        nonlocal used
        if used:
            raise RuntimeError("this body was sent already and cannot be sent again")
        used = True
        return read()

    return guarded


def _is_path(value: object) -> TypeGuard[os.PathLike[str]]:
    return isinstance(value, os.PathLike)


def _is_file(value: object) -> TypeGuard[IO[bytes]]:
    return hasattr(value, "read")


def _is_iterable(value: object) -> TypeGuard[Iterable[Any]]:
    return isinstance(value, Iterable) and not isinstance(value, dict)


def _is_async_iterable(value: object) -> TypeGuard[AsyncIterable[Any]]:
    return isinstance(value, AsyncIterable)


def _bytes(chunk: object) -> bytes:
    if isinstance(chunk, bytes):
        return chunk
    if isinstance(chunk, bytearray):
        return bytes(chunk)
    if isinstance(chunk, memoryview):
        return chunk.tobytes()
    if isinstance(chunk, str):
        return chunk.encode()
    raise TypeError(f"an upload gave {type(chunk).__name__} where bytes were expected")
