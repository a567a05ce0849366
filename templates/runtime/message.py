"""Requests and responses as values, apart from any HTTP library."""

from __future__ import annotations

from codecs import lookup
from collections.abc import (
    AsyncIterator,
    Callable,
    Iterable,
    Iterator,
    Mapping,
)
from typing import Any, TypeAlias, TypeGuard, TypeVar, cast, overload

from .secrets import Secret

T = TypeVar("T")

_SHOWN = frozenset(
    (
        "accept",
        "accept-encoding",
        "cache-control",
        "connection",
        "content-encoding",
        "content-length",
        "content-type",
        "date",
        "etag",
        "host",
        "last-modified",
        "retry-after",
        "server",
        "transfer-encoding",
        "user-agent",
        "user-agent",
        "vary",
        "x-request-id",
        "request-id",
    )
)
"""The headers whose values `repr` shows; any other may hold a secret."""


class Headers(Mapping[str, str]):
    """Header fields: immutable, names compared without case, names may repeat.

    As a mapping, a name that repeats gives its values joined by a comma (RFC 9110,
    section 5.3); `get_all` gives them one by one. `pairs` are the fields as they were
    written, in order. `repr` hides values that may be secret.
    """

    __slots__ = ("_joined", "encoded", "pairs")

    pairs: tuple[tuple[str, str], ...]
    encoded: Any
    """What a transport makes of them, which it may keep here."""
    _joined: dict[str, str] | None

    def __init__(
        self, source: Mapping[str, str] | Iterable[tuple[str, str]] = ()
    ) -> None:
        self._joined = self.encoded = None
        if isinstance(source, (tuple, list)):
            self.pairs = tuple(source)
        elif isinstance(source, Headers):
            self.pairs = source.pairs
        elif _is_mapping(source):
            self.pairs = tuple(source.items())
        else:
            self.pairs = tuple(cast("Iterable[tuple[str, str]]", source))

    @property
    def _index(self) -> dict[str, str]:
        """The values by lower-case name, put together when first asked for."""
        index = self._joined
        if index is None:
            index = {}
            for name, value in self.pairs:
                name = name.lower()
                index[name] = f"{index[name]}, {value}" if name in index else value
            self._joined = index
        return index

    def __getitem__(self, name: str) -> str:
        return (self._joined or self._index)[name.lower()]

    @overload
    def get(self, key: str, /, default: None = None) -> str | None: ...
    @overload
    def get(self, key: str, /, default: str) -> str: ...
    @overload
    def get(self, key: str, /, default: T) -> str | T: ...
    def get(self, key: str, /, default: T | None = None) -> str | T | None:
        """The value of a name, or `default`."""
        return (self._joined or self._index).get(key.lower(), default)

    def __contains__(self, name: object) -> bool:
        known = self._joined or self._index
        return isinstance(name, str) and name.lower() in known

    def __iter__(self) -> Iterator[str]:
        return iter(self._joined or self._index)

    def __len__(self) -> int:
        return len(self._index)

    def get_all(self, name: str) -> tuple[str, ...]:
        """The values of a name, in order; empty if there is none."""
        name = name.lower()
        return tuple(value for key, value in self.pairs if key.lower() == name)

    def with_(self, name: str, value: str) -> Headers:
        """A copy in which `name` has this one value."""
        return Headers((*self.without(name).pairs, (name, value)))

    def without(self, *names: str) -> Headers:
        """A copy without these names."""
        gone = {name.lower() for name in names}
        if gone.isdisjoint(self._index):
            return self
        return Headers(pair for pair in self.pairs if pair[0].lower() not in gone)

    def merged(self, other: Mapping[str, str] | Iterable[tuple[str, str]]) -> Headers:
        """A copy in which the names of `other` replace those of this one."""
        new = Headers(other)
        if not new.pairs:
            return self
        return Headers((*self.without(*new).pairs, *new.pairs))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Headers):
            return self._index == other._index
        return NotImplemented

    def __hash__(self) -> int:
        return hash(frozenset(self._index.items()))

    def __reduce__(self) -> tuple[type[Headers], tuple[tuple[tuple[str, str], ...]]]:
        return Headers, (self.pairs,)

    def __repr__(self) -> str:
        shown = ", ".join(
            f"{name}: {value if is_public(name) else '***'}"
            for name, value in self.pairs
        )
        return f"<Headers {shown}>"


def is_public(name: str) -> bool:
    """Whether the values of a header are never credentials, and may be shown."""
    return name.lower() in _SHOWN


def _is_mapping(source: object) -> TypeGuard[Mapping[str, str]]:
    return isinstance(source, Mapping)


class Upload:
    """A body that is sent in pieces, never held in memory as a whole.

    `length` is its size in bytes where it is known. `replayable` tells whether it can be
    sent again; one that is not (an iterator, a pipe) raises RuntimeError the second time.
    Sources that are asynchronous can only be sent by an asynchronous client.
    """

    __slots__ = ("_async", "_sync", "length", "replayable")

    def __init__(
        self,
        sync: Callable[[], Iterator[bytes]] | None,
        asynchronous: Callable[[], AsyncIterator[bytes]] | None = None,
        *,
        length: int | None = None,
        replayable: bool = True,
    ) -> None:
        self._sync = sync
        self._async = asynchronous
        self.length = length
        self.replayable = replayable

    def __iter__(self) -> Iterator[bytes]:
        if self._sync is None:
            raise TypeError("an asynchronous body needs an asynchronous client")
        return self._sync()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        if self._async is not None:
            async for chunk in self._async():
                yield chunk
        else:
            from .loops import run_in_thread

            chunks = iter(self)

            def take() -> bytes | None:
                return next(chunks, None)

            while (piece := await run_in_thread(take)) is not None:
                yield piece

    def __repr__(self) -> str:
        return f"<Upload length={self.length} replayable={self.replayable}>"


Content: TypeAlias = bytes | Upload | None
"""A request's body; `None` sends none."""


NO_HEADERS = Headers()


class _Frozen:
    """Values that are made for each call, with no time to lose."""

    __slots__ = ()

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def _parts(self) -> tuple[object, ...]:
        raise NotImplementedError

    def __eq__(self, other: object) -> bool:
        return isinstance(other, type(self)) and other._parts() == self._parts()

    def __hash__(self) -> int:
        return hash(self._parts())

    def __reduce__(self) -> tuple[type[object], tuple[object, ...]]:
        return type(self), self._parts()


_set = object.__setattr__


class Request(_Frozen):
    """A request, ready to be sent but for authentication.

    `content` of `Upload` type is sent in pieces. `repr` shows neither query nor values of
    headers that may be secret. `hidden` are names of query parameters that no log may
    show, in lower case.
    """

    __slots__ = ("content", "headers", "hidden", "method", "url")

    method: str
    url: str
    headers: Headers
    content: Content
    hidden: frozenset[str]

    def __init__(
        self,
        method: str,
        url: str,
        headers: Headers = NO_HEADERS,
        content: Content = None,
        hidden: frozenset[str] = frozenset(),
    ) -> None:
        _set(self, "method", method)
        _set(self, "url", url)
        _set(self, "headers", headers)
        _set(self, "content", content)
        _set(self, "hidden", hidden)

    def with_headers(
        self, headers: Mapping[str, str] | Iterable[tuple[str, str]]
    ) -> Request:
        """A copy in which these headers are added or replaced."""
        merged = self.headers.merged(headers)
        return Request(self.method, self.url, merged, self.content, self.hidden)

    def with_url(self, url: str) -> Request:
        """A copy sent elsewhere."""
        return Request(self.method, url, self.headers, self.content, self.hidden)

    @property
    def replayable(self) -> bool:
        """Whether the body can be sent again."""
        return not isinstance(self.content, Upload) or self.content.replayable

    def _parts(self) -> tuple[object, ...]:
        return self.method, self.url, self.headers, self.content

    def __repr__(self) -> str:
        return f"<Request {self.method} {bare(self.url)}>"


class Response(_Frozen):
    """A response whose body was read."""

    __slots__ = ("content", "headers", "status_code")

    status_code: int
    headers: Headers
    content: bytes

    def __init__(
        self, status_code: int, headers: Headers = NO_HEADERS, content: bytes = b""
    ) -> None:
        _set(self, "status_code", status_code)
        _set(self, "headers", headers)
        _set(self, "content", content)

    def _parts(self) -> tuple[object, ...]:
        return self.status_code, self.headers, self.content

    @property
    def text(self) -> str:
        """The body as text, in the charset that its content type names, or in UTF-8."""
        return read_text(self.content, self.headers.get("content-type", ""))

    def json(self) -> Any:
        """The body read as JSON. Raises ValueError if it is none."""
        from .json import loads  # which most replies are read without

        return loads(self.content)

    def __repr__(self) -> str:
        return f"<Response {self.status_code} {len(self.content)} bytes>"


_NAME_MARKS = frozenset("!#$%&'*+-.^_`|~")


def check_header(name: str, value: str) -> str:
    """Refuse names that are no token (RFC 9110, section 5.1) and values with control or
    non-Latin-1 characters. Neither the message nor the frame shows the value, which may be
    secret."""
    fault = _header_fault(name, value)
    if fault:
        del value  # a traceback shows what frames hold
        raise ValueError(fault)
    return value.strip(" \t")


def check_own_header(name: str, value: str | Secret) -> str:
    """The value of a header of a program's own. Raises ValueError as `check_header`, and for
    those that frame the message: the transport sets them."""
    if isinstance(value, Secret):
        value = value.reveal()
    fault = _header_fault(name, value)
    if name.lower() in _FRAMING:
        fault = f"header {name!r} is set by the transport"
    if fault:
        del value  # a traceback shows what frames hold
        raise ValueError(fault)
    return value.strip(" \t")


_FRAMING = frozenset(("content-length", "transfer-encoding"))


def _header_fault(name: str, value: str) -> str:
    """What is wrong with a header; empty if nothing is. Raises TypeError for what is no text."""
    for each in (name, value):
        if not isinstance(cast(object, each), str):
            kind = type(each).__name__
            del value
            raise TypeError(f"header {name!r}: names and values are str, not {kind}")
    if (
        not name.isascii()
        or not name
        or not all(c.isalnum() or c in _NAME_MARKS for c in name)
    ):
        return f"{name!r} is not a header name"
    if not (value.isascii() and value.isprintable()) and any(
        (c < " " and c != "\t") or c == "\x7f" or c > "\xff" for c in value
    ):
        return f"the value of header {name!r} has characters that no header may hold"
    return ""


def bare(url: str) -> str:
    """A URL without what may be secret: user information, query and fragment."""
    url = url.partition("#")[0].partition("?")[0]
    scheme, mark, rest = url.partition("://")
    if not mark:
        return url
    authority, slash, path = rest.partition("/")
    return f"{scheme}://{authority.rpartition('@')[2]}{slash}{path}"


_NO_CHARSETS = ("idna", "punycode", "utf-7", "unicode-escape", "raw-unicode-escape")
"""Codings that Python takes for charsets, by its own names, and that no text on the web is in:
they take long with long texts, or hold back all that comes."""


def charset_of(media: str) -> str:
    """The charset that a content type names, empty if it names none that texts are in."""
    name = media.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    try:
        return "" if lookup(name).name in _NO_CHARSETS else name
    except (LookupError, ValueError):
        return name


def read_text(content: bytes, media: str) -> str:
    """A body as text, in the charset of its content type or in UTF-8."""
    try:
        text = content.decode(charset_of(media) or "utf-8", "replace")
    except (LookupError, ValueError):  # unknown, not a name at all, or never to be used
        text = content.decode("utf-8", "replace")
    return text.removeprefix("\ufeff")
