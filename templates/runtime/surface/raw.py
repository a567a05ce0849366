"""Replies before they are decoded: `with_raw_response` and `with_streaming_response`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from inspect import getattr_static, iscoroutinefunction, unwrap
from operator import attrgetter
from typing import Any

from ..calls import Call, begin
from ..operation import Operation
from ..options import Options
from ..pages import List, Page
from ..renamed import Renamed
from ..resource import AsyncCaller, Caller
from .replies import (
    APIResponse,
    AsyncAPIResponse,
    AsyncOpening,
    LegacyAPIResponse,
    Opening,
)
from .resource import (
    checked,
    file_class,
    with_accept,
    with_response,
)
from .settings import SurfacedApi

Read = Callable[[Any], Any]
"""Makes the value of a call from its reply."""


class RawProxy:
    """A resource, or a client, whose methods give the replies themselves.

    With `streams`, they give context managers, whose replies are still to be read.
    """

    def __init__(self, of: Caller | AsyncCaller, *, streams: bool) -> None:
        self._of = of
        self._streams = streams

    def __getattr__(self, name: str) -> Any:
        alias = getattr_static(type(self._of), name, None)
        if isinstance(alias, Renamed):
            alias.warn()
            home = getattr(self._of, "_client", self._of)
            whole: Any = RawProxy(home, streams=self._streams)
            return attrgetter(alias.path)(whole)
        twin = object.__new__(type(self._of))
        vars(twin).update(vars(self._of))
        for role in ("_call", "_stream", "_download", "_file"):
            vars(twin)[role] = partial(self._begin, role)
        vars(twin)["_turn"] = partial(self._begin, "_call")
        vars(twin)["_paged"] = self._begin_page
        vars(twin)["_pages"] = partial(self._begin_page, "")
        found = getattr(twin, name)
        if isinstance(found, (Caller, AsyncCaller)):
            return RawProxy(found, streams=self._streams)
        if self._streams and iscoroutinefunction(unwrap(found)):  # also if deprecated
            return partial(_awaited_opening, found)
        return found

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._of!r}>"

    def _begin(
        self,
        role: str,
        operation: Operation[Any],
        arguments: Mapping[str, object],
        options: Options | None = None,
    ) -> Any:
        options = checked(self._of, operation, arguments, options)
        streams = self._streams or role == "_stream"
        if role == "_stream":
            options = with_accept(self._of._session, options)
        call = begin(self._of._session, operation, arguments, options, stream=streams)
        if role == "_stream":
            return self._begin_stream(operation, call)
        read: Read = call.value if role == "_call" else partial(_whole, call)
        if self._streams and _is_plain(self._of) and role == "_file":
            read = attrgetter("content")
        opened = self._opened(call, read)
        # Methods of asynchronous resources await it.
        return _itself(opened) if isinstance(opened, AsyncOpening) else opened

    def _begin_stream(self, operation: Operation[Any], call: Call) -> Any:
        """A reply whose value is a stream, which is never read as a whole."""
        of = self._of
        if self._streams:
            if isinstance(of, AsyncCaller):
                made = AsyncOpening(partial(of._open, call), call, call.value)
                made.stream = partial(_stream_of, of, operation, call)
                return _itself(made)
            opening = Opening(partial(of._open, call), call, call.value)
            opening.stream = partial(_stream_of, of, operation, call)
            return opening
        if isinstance(of, AsyncCaller):
            return self._stream_later(of, operation, call)
        incoming = of._open(call)
        stream = _stream_of(of, operation, call, incoming)
        kind = LegacyAPIResponse if _is_plain(of) else APIResponse
        found = kind(call, incoming, call.value)
        found.stream = stream
        return found

    async def _stream_later(
        self, of: AsyncCaller, operation: Operation[Any], call: Call
    ) -> Any:
        incoming = await of._open(call)
        kind = LegacyAPIResponse if _is_plain(of) else AsyncAPIResponse
        found = kind(call, incoming, call.value)
        found.stream = _stream_of(of, operation, call, incoming)
        return found

    def _begin_page(
        self,
        page: str,
        operation: Operation[Any],
        arguments: dict[str, object],
        options: Options | None = None,
    ) -> Any:
        of = self._of
        options = checked(of, operation, arguments, options)
        if operation.paging is None:
            call = begin(
                of._session, operation, arguments, options, stream=self._streams
            )
            return self._opened(call, partial(_plain_page, of, page, call))
        listing: List[Any, Any] = List(of._session, operation, arguments, options)
        call = listing.call(listing.start)
        if self._streams:
            call = call.repeated(call.request)
        return self._opened(call, partial(_page, of, page, listing, call))

    def _opened(self, call: Call, read: Read) -> Any:
        of = self._of
        if isinstance(of, AsyncCaller):
            if self._streams:
                return AsyncOpening(partial(of._open, call), call, read)
            return self._performed(of, call, read)
        if self._streams:
            return Opening(partial(of._open, call), call, read)
        reply = of._perform(call)
        call.check(reply)
        kind = LegacyAPIResponse if _is_plain(of) else APIResponse
        return kind(call, reply, read)

    async def _performed(self, of: AsyncCaller, call: Call, read: Read) -> Any:
        reply = await of._perform(call)
        call.check(reply)
        kind = LegacyAPIResponse if _is_plain(of) else AsyncAPIResponse
        return kind(call, reply, read)


def _awaited_opening(
    method: Callable[..., Awaitable[Any]], /, *given: Any, **named: Any
) -> AsyncOpening[Any]:
    """What a method gives that is a coroutine."""
    return AsyncOpening.of(method(*given, **named))


async def _itself(value: Any) -> Any:
    return value


def _is_plain(of: Caller | AsyncCaller) -> bool:
    api = of._session.api
    return isinstance(api, SurfacedApi) and api.raw_parse == "plain"


def _stream_of(of: Any, operation: Operation[Any], call: Call, incoming: Any) -> Any:
    from ..stream import AsyncStream, Stream

    clock = of._session.clock
    if isinstance(of, AsyncCaller):
        return with_response(
            AsyncStream(call, operation, incoming, of._open, clock.asleep)
        )
    return with_response(Stream(call, operation, incoming, of._open, clock.sleep))


def _whole(call: Call, reply: Any) -> Any:
    """A file as the clients give it."""
    kind = file_class(call.session.api)
    return kind(call, reply, call.value)


def _plain_page(of: Any, page: str, call: Call, reply: Any) -> Any:
    from .pages import page_of_body

    return page_of_body(of, page, call.value(reply))


def _page(of: Any, page: str, listing: Any, call: Call, reply: Any) -> Any:
    if not page:
        return Page(*listing.read(listing.start, call, reply))
    from .pages import page_of_reply

    return page_of_reply(of, page, listing, listing.start, call, reply)
