"""Event loops: those of asyncio, and through anyio those of trio."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any, Protocol, TypeVar

T = TypeVar("T")


class TaskLock(Protocol):
    """A lock for the tasks of one event loop."""

    async def acquire(self) -> Any: ...
    def release(self) -> None: ...
    def locked(self) -> bool: ...


def _is_asyncio() -> bool:
    import asyncio  # which programs without event loops do not need

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


def running_loop() -> object:
    """What stands for the event loop in which this is called."""
    import asyncio

    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        import anyio.lowlevel

        return anyio.lowlevel.current_token()


async def sleep(seconds: float) -> None:
    """Wait."""
    if _is_asyncio():
        import asyncio

        await asyncio.sleep(seconds)
    else:
        import anyio

        await anyio.sleep(seconds)


@asynccontextmanager
async def limit(seconds: float | None) -> AsyncGenerator[None]:
    """Raise TimeoutError if what is inside takes longer; None for no limit."""
    if _is_asyncio():
        import asyncio

        async with asyncio.timeout(seconds):
            yield
    else:
        import anyio

        with anyio.fail_after(seconds):
            yield


def make_lock() -> TaskLock:
    """A lock for the event loop in which this is called."""
    if _is_asyncio():
        import asyncio

        return asyncio.Lock()
    import anyio

    return anyio.Lock()


async def run_in_thread(function: Callable[[], T]) -> T:
    """Call a function that may block, while other tasks go on."""
    if _is_asyncio():
        import asyncio

        return await asyncio.to_thread(function)
    import anyio.to_thread

    return await anyio.to_thread.run_sync(function)


def run_later(loop: object, function: Callable[[], Awaitable[object]]) -> None:
    """Have a function run by a loop of asyncio, if it still runs; from any thread."""
    import asyncio

    if isinstance(loop, asyncio.AbstractEventLoop) and loop.is_running():
        loop.call_soon_threadsafe(lambda: asyncio.ensure_future(function(), loop=loop))


def close_elsewhere(close: Callable[[], object]) -> None:
    """Close something that nobody holds any more. Not in this thread, which may hold the
    very lock that closing needs when the garbage collector comes by."""
    from _thread import start_new_thread

    with suppress(RuntimeError):  # the interpreter is about to end
        start_new_thread(_close_quietly, (close,))


def _close_quietly(close: Callable[[], object]) -> None:
    with suppress(Exception):
        close()
