"""Operations that are functions of a module, `get_pet.sync(client=client, id="7")`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from importlib import import_module
from io import BytesIO
from operator import attrgetter
from typing import Any, BinaryIO, Generic, Self, TypeVar

from .. import client as clients
from ..download import AsyncDownload, Download
from ..errors import APIStatusError
from ..message import Headers
from ..models import Model
from ..omit import OMIT
from ..operation import ApiKey, Basic
from ..raw import Raw
from .extras import phases_of
from .httpx_transport import adapted
from .libraries import client_class

T = TypeVar("T")
_PACKAGE = __name__.partition("._runtime.")[0]


class UnexpectedStatus(Exception):
    """The server answered with a status that the document does not have."""

    def __init__(self, status_code: int, content: bytes) -> None:
        self.status_code = status_code
        self.content = content
        text = content.decode(errors="ignore")
        super().__init__(
            f"Unexpected status code: {status_code}\n\nResponse content:\n{text}"
        )


@dataclass
class File:
    """A file that is sent, or that a reply brought."""

    payload: BinaryIO
    file_name: str | None = None
    mime_type: str | None = None

    def to_tuple(self) -> tuple[str | None, BinaryIO, str | None]:
        """As HTTP libraries take it."""
        return self.file_name, self.payload, self.mime_type


@dataclass
class Response(Generic[T]):
    """A reply with what was read from it: None where the document does not say what it is."""

    status_code: HTTPStatus
    content: bytes
    headers: Headers
    parsed: T | None


@dataclass(kw_only=True)
class _Settings:
    base_url: str
    cookies: dict[str, str] | None = None
    headers: dict[str, str] | None = None
    timeout: Any = None
    verify_ssl: Any = True
    follow_redirects: bool = False
    httpx_args: dict[str, Any] | None = None
    raise_on_unexpected_status: bool = False
    token: str | None = None
    prefix: str = "Bearer"
    auth_header_name: str = "Authorization"


class Client:
    """What functions of operations are called with. Connections are made when they are needed,
    and closed at the end of a `with` statement.

    With `raise_on_unexpected_status`, a status that the document does not have is raised as
    `UnexpectedStatus`. `httpx_args` are those of a client of httpx, which is made with them.
    """

    def __init__(
        self,
        base_url: str,
        *,
        cookies: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
        timeout: Any = None,
        verify_ssl: Any = True,
        follow_redirects: bool = False,
        httpx_args: dict[str, Any] | None = None,
        raise_on_unexpected_status: bool = False,
    ) -> None:
        self._begin(
            _Settings(
                base_url=base_url,
                cookies=cookies,
                headers=headers,
                timeout=timeout,
                verify_ssl=verify_ssl,
                follow_redirects=follow_redirects,
                httpx_args=httpx_args,
                raise_on_unexpected_status=raise_on_unexpected_status,
            )
        )

    def _begin(self, settings: _Settings) -> None:
        self._settings = settings
        self.raise_on_unexpected_status = settings.raise_on_unexpected_status
        self._libraries: dict[bool, Any] = {}
        self._clients: dict[bool, Any] = {}

    def _with(self, **changes: Any) -> Self:
        other = object.__new__(type(self))
        other._begin(replace(self._settings, **changes))
        other.raise_on_unexpected_status = self.raise_on_unexpected_status
        return other

    def with_headers(self, headers: dict[str, str]) -> Self:
        """A client that sends these headers too."""
        return self._with(headers={**(self._settings.headers or {}), **headers})

    def with_cookies(self, cookies: dict[str, str]) -> Self:
        """A client that sends these cookies too."""
        return self._with(cookies={**(self._settings.cookies or {}), **cookies})

    def with_timeout(self, timeout: Any) -> Self:
        """A client with another timeout."""
        return self._with(timeout=timeout)

    def get_httpx_client(self) -> Any:
        """The client of httpx that sends requests from now on; it is made if there is none."""
        return self._library(False, "Client")

    def get_async_httpx_client(self) -> Any:
        """Its asynchronous twin."""
        return self._library(True, "AsyncClient")

    def set_httpx_client(self, client: Any) -> Self:
        """Send requests with a client of httpx that the program made."""
        return self._set(False, client)

    def set_async_httpx_client(self, async_client: Any) -> Self:
        """Send asynchronous requests with a client of httpx that the program made."""
        return self._set(True, async_client)

    def _set(self, later: bool, library: Any) -> Self:
        self._libraries[later] = library
        self._clients.pop(later, None)
        return self

    def _library(self, later: bool, kind: str) -> Any:
        if later not in self._libraries:
            given = self._settings
            found = client_class("httpx", kind) or client_class("httpx2", kind)
            library = found(
                base_url=given.base_url,
                verify=given.verify_ssl,
                follow_redirects=given.follow_redirects,
                **(given.httpx_args or {}),
            )
            self._set(later, library)
        return self._libraries[later]

    def client(self, *, later: bool = False) -> Any:
        """The client behind it; the asynchronous one with `later`."""
        if later not in self._clients:
            module = import_module(f"{_PACKAGE}._client")
            name = module._API.name
            kind: Any = getattr(module, f"Async{name}" if later else name)
            self._clients[later] = kind(**self._arguments(module._API, later))
        return self._clients[later]

    def _arguments(self, api: Any, later: bool) -> dict[str, Any]:
        given = self._settings
        headers = dict(given.headers or {})
        if given.cookies:
            pairs = (f"{name}={value}" for name, value in given.cookies.items())
            headers["Cookie"] = "; ".join(pairs)
        found: dict[str, Any] = {"base_url": given.base_url}
        if given.token is not None:
            found |= _credentials(api, given, headers)
        if headers:
            found["headers"] = headers
        if given.timeout is not None:
            found["timeout"] = phases_of(given.timeout)
        if given.httpx_args and later not in self._libraries:
            self._library(later, "AsyncClient" if later else "Client")
        if later in self._libraries:
            found["transport"] = adapted(self._libraries[later])
        elif given.verify_ssl is not True:
            module = import_module(f"{_PACKAGE}._runtime.httpx2_transport")
            kind = "AsyncHttpx2Transport" if later else "Httpx2Transport"
            found["transport"] = getattr(module, kind)(verify=given.verify_ssl)
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        if False in self._clients:
            self._clients.pop(False).close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exception: object) -> None:
        if True in self._clients:
            await self._clients.pop(True).aclose()


class AuthenticatedClient(Client):
    """A `Client` that sends a token: `Authorization: Bearer …`, unless told otherwise."""

    def __init__(
        self,
        base_url: str,
        token: str,
        *,
        prefix: str = "Bearer",
        auth_header_name: str = "Authorization",
        cookies: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
        timeout: Any = None,
        verify_ssl: Any = True,
        follow_redirects: bool = False,
        httpx_args: dict[str, Any] | None = None,
        raise_on_unexpected_status: bool = False,
    ) -> None:
        super().__init__(
            base_url,
            cookies=cookies,
            headers=headers,
            timeout=timeout,
            verify_ssl=verify_ssl,
            follow_redirects=follow_redirects,
            httpx_args=httpx_args,
            raise_on_unexpected_status=raise_on_unexpected_status,
        )
        self._settings = replace(
            self._settings,
            token=token,
            prefix=prefix,
            auth_header_name=auth_header_name,
        )

    @property
    def token(self) -> str | None:
        """The token that is sent."""
        return self._settings.token


def _credentials(api: Any, given: _Settings, headers: dict[str, str]) -> dict[str, Any]:
    """The token as the argument of a scheme that sends it so, else as a header."""
    for name, scheme in api.schemes.items():
        if isinstance(scheme, (ApiKey, Basic)) or given.prefix != "Bearer":
            continue
        if name in api.sources and given.auth_header_name == "Authorization":
            return {api.sources[name][0]: given.token}
    headers[given.auth_header_name] = f"{given.prefix} {given.token}".strip()
    return {}


class Endpoint:
    """What sends an operation.

    Args:
        path: its call path in the client.
        errors: the statuses of its documented errors.
        body: the arguments of its method that are properties of a body, by their names on the
            wire; None where the body is one argument.
    """

    def __init__(
        self,
        path: str,
        *,
        errors: tuple[str, ...] = (),
        body: Mapping[str, str] | None = None,
    ) -> None:
        self._find: Callable[[Any], Any] = attrgetter(path)
        self._errors = {status.lower() for status in errors}
        self._body = body

    def call(self, client: Client, **arguments: Any) -> Response[Any]:
        """Send it. A documented error is the reply's value."""
        given = self._given(arguments)
        inner: clients.Client = client.client()
        try:
            raw = inner.raw(lambda each: self._find(each)(**given))
        except APIStatusError as error:
            return self._failed(client, error)
        if isinstance(raw.value, Download):
            return _response(raw, _file(raw.value.read()))
        return _response(raw, raw.value)

    async def call_later(self, client: Client, **arguments: Any) -> Response[Any]:
        """Send it with asyncio."""
        given = self._given(arguments)
        inner: clients.AsyncClient = client.client(later=True)
        try:
            raw = await inner.raw(lambda each: self._find(each)(**given))
        except APIStatusError as error:
            return self._failed(client, error)
        if isinstance(raw.value, AsyncDownload):
            return _response(raw, _file(await raw.value.read()))
        return _response(raw, raw.value)

    def _given(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """The arguments of the method."""
        if self._body is None:
            return arguments
        body = arguments.pop("body")
        if body is OMIT or body is None:
            return arguments
        wires = body.__wire__() if isinstance(body, Model) else body
        members = {
            self._body[wire]: _sent(value)
            for wire, value in wires.items()
            if wire in self._body
        }
        return arguments | members

    def _failed(self, client: Client, error: APIStatusError) -> Response[Any]:
        status = str(error.status_code)
        known = {status, f"{status[0]}xx", "default"} & self._errors
        if not known and client.raise_on_unexpected_status:
            raise UnexpectedStatus(error.status_code, error.content) from error
        return _response(error, error.body if known else None)


def _response(head: Raw[Any] | APIStatusError, value: Any) -> Response[Any]:
    return Response(HTTPStatus(head.status_code), head.content, head.headers, value)


def _sent(value: Any) -> Any:
    if isinstance(value, list):
        return [_sent(each) for each in value]
    return value.to_tuple() if isinstance(value, File) else value


def _file(content: bytes) -> File:
    return File(BytesIO(content))
