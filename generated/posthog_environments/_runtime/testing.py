"""Testing programs that use the client, without a server.

```python
transport = FakeTransport(DOCUMENTED)
transport.reply("GET", "/things/{id}", json={"id": "7"})
with Client(api_key="test", transport=transport) as client:
    ...
assert transport.requests[0].path == "/things/7"
```
"""

from __future__ import annotations

import json as _json
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias, cast
from urllib.parse import parse_qsl, unquote, urlsplit

from .bodies import base_type, covers, is_json
from .clock import Clock
from .documented import Documented, fits, precision, wanted
from .json import dumps
from .message import Headers, Request, Upload
from .reach import reach
from .timeout import Timeout
from .transport import AsyncIncoming, Incoming, TransportError

_ANY = "any"


class FakeError(AssertionError):
    """A request that a fake refuses, or has no reply to: the test is to be corrected."""


@dataclass(frozen=True, slots=True)
class FakeReply:
    """What a fake transport answers. `chunks` are the pieces in which a body comes."""

    status_code: int = 200
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    chunks: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordedRequest:
    """A request as it would have gone out; `content` is its whole body."""

    method: str
    url: str
    headers: Headers
    content: bytes

    @property
    def path(self) -> str:
        """The path, decoded."""
        return unquote(urlsplit(self.url).path)

    @property
    def query(self) -> dict[str, list[str]]:
        """The values of each query parameter, decoded."""
        found: dict[str, list[str]] = {}
        pairs = parse_qsl(urlsplit(self.url).query, keep_blank_values=True)
        for name, value in pairs:
            found.setdefault(name, []).append(value)
        return found

    def json(self) -> Any:
        """The body, read as JSON."""
        return _json.loads(self.content)

    def __repr__(self) -> str:
        return f"<RecordedRequest {self.method} {self.path}>"


Answer: TypeAlias = FakeReply | Exception | Callable[[RecordedRequest], FakeReply]


class FakeClock(Clock):
    """Waits in no time: its own goes on instead."""

    def __init__(self) -> None:
        self._slept = 0.0

    def monotonic(self) -> float:
        """See `Clock`."""
        return super().monotonic() + self._slept

    def now(self) -> float:
        """See `Clock`."""
        return super().now() + self._slept

    def sleep(self, seconds: float) -> None:
        """See `Clock`."""
        self._slept += seconds

    async def asleep(self, seconds: float) -> None:
        """See `Clock`."""
        self._slept += seconds


class _Script:
    """What is answered to which request."""

    def __init__(
        self,
        documented: Iterable[Documented] = (),
        *,
        check: bool = True,
        models: str = "",
    ) -> None:
        self.clock: Clock = FakeClock()
        self._documented = tuple(documented)
        self._models = models
        self._check = check and bool(self._documented)
        self._answers: list[tuple[str, str, list[Answer]]] = []
        self.requests: list[RecordedRequest] = []
        self.closed = False

    def reply(
        self,
        method: str,
        path: str,
        *answers: Answer,
        status_code: int = 200,
        json: Any = _ANY,
        content: bytes | str = b"",
        content_type: str = "application/json",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Answer requests to a path, in which `{name}` stands for one segment.

        `answers` are given one after another, the last one for ever: replies, exceptions
        to raise, or functions of the request. Without any, the reply is made of the other
        arguments. What is said last about a path counts.
        """
        known = [each for each in self._documented if each.method == method.upper()]
        bare = path.partition("?")[0]
        if self._check and not any(
            each.path == bare or fits(each.path, bare) for each in known
        ):
            raise FakeError(f"{method.upper()} {path} is not documented")
        body = content.encode() if isinstance(content, str) else content
        if json is not _ANY:
            body = dumps(_replied(json))
        fields = {"Content-Type": content_type, **(headers or {})}
        given = answers or (FakeReply(status_code, fields, (body,)),)
        self._answers.insert(0, (method.upper(), path, list[Answer](given)))

    def _answer(self, request: Request, content: bytes) -> FakeReply:
        if self.closed:
            raise RuntimeError("the client was closed")
        recorded = RecordedRequest(
            request.method, request.url, request.headers, content
        )
        self.requests.append(recorded)
        path = urlsplit(request.url).path
        if self._check:
            self._checked(recorded, path)
        for method, template, answers in self._answers:
            if method == request.method and fits(template, path):
                answer = answers.pop(0) if len(answers) > 1 else answers[0]
                if isinstance(answer, Exception):
                    raise answer
                return answer if isinstance(answer, FakeReply) else answer(recorded)
        known = self._known(recorded, path)
        return self._made(wanted(known, recorded.headers), recorded, path)

    def _made(
        self, known: Documented | None, request: RecordedRequest, path: str
    ) -> FakeReply:
        """The documented example, or a value that the type of the reply allows."""
        what = f"{request.method} {path}"
        if known is None:
            raise FakeError(f"{what} has no reply; {_GIVE}")
        if not known.content_type or known.status_code == 204:
            return FakeReply(known.status_code)
        asked = None if known.listed is None else _asked(request, known.listed.turn)
        try:
            body = known.body(self._models, asked)
        except LookupError as error:
            raise FakeError(f"{what} has no example, and {error}; {_GIVE}") from None
        media = known.content_type
        fields = {"Content-Type": "application/json" if "*" in media else media}
        return FakeReply(known.status_code, fields, (body,))

    def _known(self, request: RecordedRequest, path: str) -> list[Documented]:
        """The operations of a path. A base URL may have a path of its own, which looks like
        a parameter of a longer path: that is left out where it does not allow the request.
        """
        found = [
            each
            for each in self._documented
            if each.method == request.method and fits(each.path, path)
        ]
        found.sort(key=lambda each: precision(each.path))
        first: dict[int, Documented] = {}
        for each in found:
            first.setdefault(each.path.count("/"), each)
        for length, each in first.items():
            if not _fault(each, request):
                return [item for item in found if item.path.count("/") == length]
        return found

    def _checked(self, request: RecordedRequest, path: str) -> None:
        """Raise FakeError if the description does not allow the request."""
        known = self._known(request, path)
        fault = _fault(known[0], request) if known else "is not documented"
        if fault:
            raise FakeError(f"{request.method} {path} {fault}")


def _fault(operation: Documented, request: RecordedRequest) -> str:
    """What of a request an operation does not allow, empty if it is fine."""
    sent = {name.partition("[")[0] for name in request.query}
    unknown = sent - {name.partition("[")[0] for name in operation.query}
    if unknown:
        return f"has no query parameter {min(unknown)!r}"
    missing = set(operation.required) - request.query.keys()
    if missing:
        return f"needs the query parameter {min(missing)!r}"
    media = base_type(request.headers.get("content-type", ""))
    # A form without fields is a body, too: its media type is sent.
    if operation.needs_body and not request.content and not media:
        return "needs a body"
    taken = any(covers(each, media) for each in operation.media)
    if request.content and not taken:
        return f"takes no body of type {media!r}"
    return ""


class FakeTransport(_Script):
    """A transport that sends nothing.

    It answers with what `reply` was told, else with the documented example, else with the
    least that the type of the reply asks for; a list that `reply` was not told of ends with
    its first page. It records each request in `requests`. With `check`, a request that is
    not documented so raises FakeError. `models` names the package of models in which types
    are looked up.
    """

    def send(
        self, request: Request, timeout: Timeout, total: float | None = None
    ) -> Incoming:
        """See `Transport.send`."""
        content = request.content
        body = b"".join(content) if isinstance(content, Upload) else content or b""
        reply = self._answer(request, body)
        headers = Headers(reply.headers)
        return Incoming(reply.status_code, headers, iter(reply.chunks), _nothing)

    def close(self) -> None:
        """See `Transport.close`."""
        self.closed = True


class AsyncFakeTransport(_Script):
    """The asynchronous twin of `FakeTransport`."""

    async def send(
        self, request: Request, timeout: Timeout, total: float | None = None
    ) -> AsyncIncoming:
        """See `Transport.send`."""
        content = request.content
        if isinstance(content, Upload):
            body = b"".join([chunk async for chunk in content])
        else:
            body = content or b""
        reply = self._answer(request, body)
        headers = Headers(reply.headers)
        chunks = _given(reply.chunks)
        return AsyncIncoming(reply.status_code, headers, chunks, _async_nothing)

    async def aclose(self) -> None:
        """See `Transport.close`."""
        self.closed = True


def connection_failure(*, sent: bool = False, timed_out: bool = False) -> Exception:
    """An exception for `reply` that stands for a broken connection."""
    return TransportError("connection failed", sent=sent, timed_out=timed_out)


_GIVE = "give one with transport.reply(...)"


def _asked(request: RecordedRequest, name: str) -> str | None:
    """The last value of a query parameter, else that of a property of the body, which may
    lie below others."""
    if values := request.query.get(name):
        return values[-1]
    media = base_type(request.headers.get("content-type", ""))
    body = request.json() if request.content and is_json(media) else None
    found = reach(body, name.split(".")) if name else None
    return None if found is None else str(found)


def _replied(value: Any) -> Any:
    """A value as servers write it: models with what only replies have, too."""
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if isinstance(value, Mapping):
        fields = cast("Mapping[str, Any]", value)
        return {name: _replied(each) for name, each in fields.items()}
    if isinstance(value, (list, tuple)):
        return [_replied(each) for each in cast("Iterable[Any]", value)]
    return value


def _nothing() -> None:
    return None


async def _async_nothing() -> None:
    return None


async def _given(chunks: Iterable[bytes]) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk


def json_lines(*values: object) -> Iterator[bytes]:
    """The chunks of a JSON Lines body, for `FakeReply`."""
    return (_json.dumps(value).encode() + b"\n" for value in values)
