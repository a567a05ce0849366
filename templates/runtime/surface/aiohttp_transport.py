"""Sends requests with aiohttp, where a program asks for it by the name of an earlier SDK."""

from __future__ import annotations

from collections.abc import AsyncIterator
from importlib import import_module
from typing import Any

from ..message import Headers, Request, Upload
from ..timeout import Timeout
from ..transport import AsyncIncoming, TransportError

_OWN = ("User-Agent", "Accept", "Accept-Encoding", "Content-Type")
"""Headers that aiohttp would add."""


class AiohttpTransport:
    """A transport over a session of aiohttp, which is opened by the first call.

    Args:
        settings: arguments of `aiohttp.ClientSession`.
    """

    def __init__(self, **settings: Any) -> None:
        self._aiohttp: Any = import_module("aiohttp")
        self._settings = settings
        self._session: Any = None

    async def send(
        self, request: Request, timeout: Timeout, total: float | None = None
    ) -> AsyncIncoming:
        """See `AsyncTransport.send`."""
        content: Any = request.content
        pairs = [*request.headers.pairs]
        if isinstance(content, Upload):
            if content.length is not None:
                pairs.append(("Content-Length", str(content.length)))
            content = aiter(content)
        try:
            reply = await self._opened().request(
                request.method,
                import_module("yarl").URL(request.url, encoded=True),
                headers=pairs,
                data=content,
                allow_redirects=False,
                timeout=self._aiohttp.ClientTimeout(
                    total=total,
                    connect=timeout.pool,
                    sock_connect=timeout.connect,
                    sock_read=timeout.read,
                ),
            )
        except Exception as error:
            raise self._fault(error) from error
        head = [
            (name.decode(), text.decode("latin-1")) for name, text in reply.raw_headers
        ]

        async def close() -> None:
            reply.release()

        return AsyncIncoming(reply.status, Headers(head), self._chunks(reply), close)

    async def aclose(self) -> None:
        """See `AsyncTransport.aclose`."""
        if self._session is not None:
            await self._session.close()

    def _opened(self) -> Any:
        if self._session is None:
            settings = {
                "auto_decompress": False,
                "cookie_jar": self._aiohttp.DummyCookieJar(),
                "skip_auto_headers": _OWN,
            }
            self._session = self._aiohttp.ClientSession(**settings | self._settings)
        return self._session

    async def _chunks(self, reply: Any) -> AsyncIterator[bytes]:
        try:
            async for chunk in reply.content.iter_any():
                yield chunk
        except Exception as error:
            raise self._fault(error) from error

    def _fault(self, error: Exception) -> Exception:
        """What an error of aiohttp means; any other error as it is."""
        timed_out = isinstance(error, TimeoutError)
        if not timed_out and not isinstance(error, self._aiohttp.ClientError):
            return error
        unsent = (
            self._aiohttp.ClientConnectorError,
            self._aiohttp.ConnectionTimeoutError,
        )
        text = f"{type(error).__name__}: {error}"
        return TransportError(
            text, sent=not isinstance(error, unsent), timed_out=timed_out
        )
