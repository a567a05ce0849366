"""Replies that come item by item, while the server still writes them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from types import TracebackType
from typing import Any, Generic, TypeVar, cast

from .calls import Call, codec_of
from .errors import APIError, Deviation, StreamError, request_id
from .events import Event, Parser, ServerSentEvents, parser_of
from .flow import disconnected, unreadable
from .json import is_object
from .loops import close_elsewhere, run_later, running_loop
from .message import Headers
from .operation import Operation, Reply
from .transport import AsyncIncoming, Incoming, TransportError, Unreadable

T = TypeVar("T")
S = TypeVar("S", bound="_Source[Any]")

DONE = "[DONE]"
"""Data with which many servers end a stream of events."""


class _Source(Generic[T]):
    """Reads items out of events, and says how a broken stream is taken up again."""

    def __init__(
        self, call: Call, operation: Operation[T], head: Incoming | AsyncIncoming
    ) -> None:
        self._call = call
        self.status_code: int = head.status_code
        self.headers: Headers = head.headers
        media = head.headers.get("content-type", "")
        self._parser: Parser = parser_of(media)
        reply = _documented(operation, head)
        self._event = reply.event
        self._as_text = reply.type == "str"
        self._decoder = codec_of(call.session).decoder(reply.type)
        self._resumptions = 0
        self._resumed_at: str = ""
        self.ended = False

    @property
    def last_event_id(self) -> str:
        """The id of the last event that came; empty if the server gives none."""
        return self._parser.last_id

    def _value(self, event: Event) -> T:
        if event.event == "error":
            raise self._reported(_json(event.data))
        if self._as_text:
            text: T = cast("Any", event.data)
            return text
        content = event.data.encode() if not self._event else self._whole(event)
        deviations: list[Deviation] = []
        value: T = self._decoder.decode(
            content, strict=self._call.strict, report=deviations.append
        )
        if deviations:
            self._call.report(deviations)
        if '"error"' in event.data and _is_undeclared("error", value):
            body = _json(event.data)
            if is_object(body) and body.get("error"):
                raise self._reported(body)
        return value

    def _reported(self, body: Any) -> StreamError:
        """The error that a server reports within a stream."""
        error: Any = body.get("error", body) if is_object(body) else body
        said = error.get("message") if is_object(error) else error
        words = "the server reported an error"
        if isinstance(said, str) and said:
            from .causes import one_line  # not needed for most streams

            words += f": {one_line(said)}"
        reported = StreamError(words, body=body)
        self._call.strike(reported)
        return reported

    def _whole(self, event: Event) -> bytes:
        """An event as the object that its schema describes."""
        from .json import dumps

        value: dict[str, Any] = {"data": event.data}
        if self._event == "json":
            value["data"] = _json(event.data)
        if event.event:
            value["event"] = event.event
        if event.id:
            value["id"] = event.id
        return dumps(value)

    def _is_last(self, event: Event) -> bool:
        return event.data.strip() == DONE

    def _resumed(self, failure: TransportError) -> tuple[float, Call] | APIError:
        """After which wait and with which call the stream goes on, or the error it ends
        with: only a GET whose events have ids can be taken up again."""
        call, parser = self._call, self._parser
        last, policy = parser.last_id, call.retry_policy
        if last != self._resumed_at:
            self._resumptions = 0  # it has come further since
        wait = parser.retry
        if wait is None:
            wait = policy.delay(self._resumptions, None, call.session.clock)
        if (
            failure.lasting
            or call.request.method != "GET"
            or not (last and last.isascii() and last.isprintable())
            or self._resumptions >= call.max_retries
            or wait > policy.patience
            or not call.session.budget.take(policy.budget)
        ):
            return disconnected(failure, "the stream broke off")
        self._resumptions += 1
        self._resumed_at = last
        self._parser = ServerSentEvents(last, parser.retry)
        return wait, call.repeated(call.request.with_headers({"Last-Event-ID": last}))


class _Reader(_Source[T]):
    """Reads a stream in a thread."""

    def __init__(
        self,
        call: Call,
        operation: Operation[T],
        incoming: Incoming,
        reopen: Callable[[Call], Incoming],
        sleep: Callable[[float], None],
    ) -> None:
        super().__init__(call, operation, incoming)
        self._incoming = incoming
        self._reopen = reopen
        self._sleep = sleep

    def events(self) -> Iterator[Event]:
        while not self.ended:
            parser = self._parser
            try:
                for piece in self._incoming.iterate():
                    yield from parser.feed(piece)
                self.ended = True
                yield from parser.finish()
            except TransportError as failure:
                resumed = self._resumed(failure)
            except Unreadable as failure:
                resumed = unreadable(failure, self.status_code, self.headers)
            else:
                return
            finally:
                self._incoming.close()
            if isinstance(resumed, APIError):
                raise resumed
            wait, call = resumed
            self._sleep(wait)
            self._incoming = self._reopen(call)

    def items(self) -> Iterator[T]:
        try:
            for event in self.events():
                if self._is_last(event):
                    return
                yield self._value(event)
        finally:
            self.close()

    def close(self) -> None:
        self.ended = True
        self._incoming.close()


class _AsyncReader(_Source[T]):
    """Reads a stream in an event loop."""

    def __init__(
        self,
        call: Call,
        operation: Operation[T],
        incoming: AsyncIncoming,
        reopen: Callable[[Call], Awaitable[AsyncIncoming]],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        super().__init__(call, operation, incoming)
        self._incoming = incoming
        self._reopen = reopen
        self._sleep = sleep

    async def events(self) -> AsyncIterator[Event]:
        while not self.ended:
            parser = self._parser
            try:
                async for piece in self._incoming.iterate():
                    for event in parser.feed(piece):
                        yield event
                self.ended = True
                for event in parser.finish():
                    yield event
            except TransportError as failure:
                resumed = self._resumed(failure)
            except Unreadable as failure:
                resumed = unreadable(failure, self.status_code, self.headers)
            else:
                return
            finally:
                await self._incoming.aclose()
            if isinstance(resumed, APIError):
                raise resumed
            wait, call = resumed
            await self._sleep(wait)
            self._incoming = await self._reopen(call)

    async def items(self) -> AsyncIterator[T]:
        try:
            async for event in self.events():
                if self._is_last(event):
                    return
                yield self._value(event)
        finally:
            await self.aclose()

    async def aclose(self) -> None:
        self.ended = True
        await self._incoming.aclose()


class _Face(Generic[S]):
    """What is known of a stream beside its items."""

    _source: S

    @property
    def status_code(self) -> int:
        """The status of the reply."""
        return self._source.status_code

    @property
    def headers(self) -> Headers:
        """The headers of the reply."""
        return self._source.headers

    @property
    def request_id(self) -> str | None:
        """The id that the server gave the request."""
        return request_id(self.headers)

    @property
    def last_event_id(self) -> str:
        """The id of the last event that came; empty if the server gives none."""
        return self._source.last_event_id

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.status_code}>"


class Stream(_Face[_Reader[T]], Generic[T]):
    """The items of a stream, as they come. Use it in a `with` statement, or close it; its
    connection is given back as well when nobody holds it any more.

    A connection that breaks is taken up again where the server gives event ids. A wait
    longer than the read timeout raises APITimeoutError, an error that the server reports
    StreamError.
    """

    def __init__(
        self,
        call: Call,
        operation: Operation[T],
        incoming: Incoming,
        reopen: Callable[[Call], Incoming],
        sleep: Callable[[float], None],
    ) -> None:
        # Neither knows the stream, so that it goes when the last loop over it ends.
        self._source = _Reader(call, operation, incoming, reopen, sleep)
        self._items = self._source.items()

    @classmethod
    def opened_for_call(cls, caller: Any, call: Call) -> Stream[T]:
        """The stream of a call that is still to be sent."""
        sleep = call.session.clock.sleep
        return cls(call, call.operation, caller._open(call), caller._open, sleep)

    def __iter__(self) -> Iterator[T]:
        return self

    def __next__(self) -> T:
        return next(self._items)

    def events(self) -> Iterator[Event]:
        """The events as they come, with their names and ids, not decoded."""
        yield from self._source.events()

    def close(self) -> None:
        """Stop, and close the connection."""
        self._source.close()

    def __enter__(self) -> Stream[T]:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __del__(self) -> None:
        source = getattr(self, "_source", None)
        if source is not None and not source.ended:
            close_elsewhere(source.close)


class AsyncStream(_Face[_AsyncReader[T]], Generic[T]):
    """The items of a stream, as they come. Use it in `async with`, or close it.

    See `Stream`.
    """

    def __init__(
        self,
        call: Call,
        operation: Operation[T],
        incoming: AsyncIncoming,
        reopen: Callable[[Call], Awaitable[AsyncIncoming]],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._loop = running_loop()
        self._source = _AsyncReader(call, operation, incoming, reopen, sleep)
        self._items = self._source.items()

    @classmethod
    async def opened_for_call(cls, caller: Any, call: Call) -> AsyncStream[T]:
        """The stream of a call that is still to be sent."""
        sleep, incoming = call.session.clock.asleep, await caller._open(call)
        return cls(call, call.operation, incoming, caller._open, sleep)

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        return await anext(self._items)

    async def events(self) -> AsyncIterator[Event]:
        """The events as they come, with their names and ids, not decoded."""
        async for event in self._source.events():
            yield event

    async def aclose(self) -> None:
        """Stop, and close the connection."""
        await self._source.aclose()

    async def __aenter__(self) -> AsyncStream[T]:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()

    def __del__(self) -> None:
        source = getattr(self, "_source", None)
        if source is not None and not source.ended:
            run_later(self._loop, source.aclose)


def _is_undeclared(name: str, value: object) -> bool:
    """Whether an item has a property that its type does not know."""
    return is_object(value) or name in (getattr(value, "model_extra", None) or ())


def _documented(operation: Operation[Any], head: Incoming | AsyncIncoming) -> Reply:
    """What is documented of the items that come."""
    from .codec import documented, matching

    bodies = documented(operation.replies, head.status_code)
    media = head.headers.get("content-type", "")
    return matching(bodies, media) if bodies else Reply("JsonValue")


def _json(text: str) -> Any:
    from .json import loads

    try:
        return loads(text.encode())
    except ValueError:
        return text
