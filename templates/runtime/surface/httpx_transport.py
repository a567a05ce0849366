"""Sends requests with a client of httpx, or of a library that works like it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

from ..message import Headers, Request, Upload
from ..timeout import Timeout
from ..transport import AsyncIncoming, Incoming, TransportError


class HttpxTransport:
    """A transport over a client that the program made, and that stays open."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def send(
        self, request: Request, timeout: Timeout, total: float | None = None
    ) -> Incoming:
        """See `Transport.send`."""
        outgoing = self._client.build_request(**_outgoing(request, timeout))
        try:
            response = self._client.send(outgoing, stream=True)
        except Exception as error:
            raise _fault(error) from error
        return Incoming(
            response.status_code, _headers(response), _chunks(response), response.close
        )

    def close(self) -> None:
        """See `Transport.close`. The client stays open."""


class AsyncHttpxTransport:
    """The asynchronous twin of `HttpxTransport`."""

    def __init__(self, client: Any) -> None:
        self._client = client

    async def send(
        self, request: Request, timeout: Timeout, total: float | None = None
    ) -> AsyncIncoming:
        """See `Transport.send`."""
        outgoing = self._client.build_request(**_outgoing(request, timeout))
        try:
            response = await self._client.send(outgoing, stream=True)
        except Exception as error:
            raise _fault(error) from error
        return AsyncIncoming(
            response.status_code,
            _headers(response),
            _async_chunks(response),
            response.aclose,
        )

    async def aclose(self) -> None:
        """See `Transport.close`. The client stays open."""


def adapted(client: Any) -> Any:
    """A transport for a client of httpx; what is none, or of httpx2, as it is."""
    kinds = [each.__module__.partition(".")[0] for each in type(client).mro()]
    if not hasattr(client, "build_request") or "httpx2" in kinds:
        return client
    if hasattr(client, "aclose"):
        return AsyncHttpxTransport(client)
    return HttpxTransport(client)


def _outgoing(request: Request, timeout: Timeout) -> dict[str, Any]:
    headers, content = list(request.headers.pairs), request.content
    if isinstance(content, Upload) and content.length is not None:
        headers.append(("Content-Length", str(content.length)))
    return {
        "method": request.method,
        "url": request.url,
        "headers": headers,
        "content": content,
        "extensions": {"timeout": dict(vars(timeout))},
    }


def _headers(response: Any) -> Headers:
    pairs = [
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, value in response.headers.raw
    ]
    if response.is_stream_consumed:  # by a hook or a mock, and decoded
        return Headers(pairs).without("content-encoding", "content-length")
    return Headers(pairs)


def _chunks(response: Any) -> Iterator[bytes]:
    if response.is_stream_consumed:
        yield response.content
        return
    try:
        yield from response.iter_raw()
    except Exception as error:
        raise _fault(error) from error


async def _async_chunks(response: Any) -> AsyncIterator[bytes]:
    if response.is_stream_consumed:
        yield response.content
        return
    try:
        async for chunk in response.aiter_raw():
            yield chunk
    except Exception as error:
        raise _fault(error) from error


def _fault(error: Exception) -> Exception:
    """What an error of httpx means; any other error as it is."""
    kinds = {each.__name__ for each in type(error).mro()}
    if "RequestError" not in kinds:
        return error
    return TransportError(
        f"{type(error).__name__}: {error}",
        sent=not kinds & {"ConnectError", "ConnectTimeout", "PoolTimeout"},
        timed_out="TimeoutException" in kinds,
    )
