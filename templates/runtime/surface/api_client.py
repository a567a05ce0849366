"""Clients of which each tag is a class of its own: `PetApi(ApiClient(Configuration(host=…)))`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from importlib import import_module
from typing import Any, ClassVar, Generic, Self, TypeVar

from .. import client as clients
from ..json import loads
from ..message import Headers
from ..operation import Api, ApiKey, Basic
from ..raw import Raw
from ..resource import Caller

T = TypeVar("T")
_PACKAGE = __name__.partition("._runtime.")[0]
_NAMED = {"host": "base_url", "retries": "max_retries"}
"""Settings of a configuration that a client has by another name."""


class _WithDefault:
    """What others are made with that are given none."""

    _default: ClassVar[Any] = None

    @classmethod
    def get_default(cls) -> Self:
        """The one that is used where none is given."""
        if cls._default is None:
            cls._default = cls()
        default: Self = cls._default
        return default

    @classmethod
    def set_default(cls, default: Self | None) -> None:
        """Set the one that is used where none is given."""
        cls._default = default


class Configuration(_WithDefault):
    """What a client is made with: its server, its credentials, and further attributes.

    `api_key` and `api_key_prefix` are by the names of security schemes. Attributes may be set
    until the client is made.
    """

    def __init__(
        self,
        host: str | None = None,
        api_key: Mapping[str, str] | None = None,
        api_key_prefix: Mapping[str, str] | None = None,
        username: str | None = None,
        password: str | None = None,
        access_token: str | None = None,
        server_variables: Mapping[str, str] | None = None,
        retries: int | None = None,
        verify_ssl: bool = True,
        ssl_ca_cert: str | None = None,
        cert_file: str | None = None,
        key_file: str | None = None,
        proxy: str | None = None,
        debug: bool = False,
        **others: Any,
    ) -> None:
        self.host = host
        self.api_key = dict(api_key or {})
        self.api_key_prefix = dict(api_key_prefix or {})
        self.username = username
        self.password = password
        self.access_token = access_token
        self.server_variables = server_variables
        self.retries = retries
        self.verify_ssl = verify_ssl
        self.ssl_ca_cert = ssl_ca_cert
        self.cert_file = cert_file
        self.key_file = key_file
        self.proxy = proxy
        self.debug = debug
        vars(self).update(others)

    def settings(self, api: Api) -> dict[str, Any]:
        """The arguments of the client."""
        found: dict[str, Any] = {"server_variables": self.server_variables or None}
        for name, setting in _NAMED.items():
            found[setting] = getattr(self, name)
        found = {name: value for name, value in found.items() if value is not None}
        return found | self._transport() | self._credentials(api)

    def _credentials(self, api: Api) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, scheme in api.schemes.items():
            argument = api.sources.get(name, ("", ""))[0]
            if isinstance(scheme, Basic) and self.username is not None:
                found |= _login(api, name, argument, self.username, self.password or "")
            elif isinstance(scheme, ApiKey) and name in self.api_key:
                prefix = self.api_key_prefix.get(name, "")
                found[argument] = f"{prefix} {self.api_key[name]}".lstrip()
            elif not isinstance(scheme, (ApiKey, Basic)) and self.access_token:
                found[argument] = self.access_token
        return found

    def _transport(self) -> dict[str, Any]:
        verify: Any = self.ssl_ca_cert or self.verify_ssl
        if verify is True and not (self.cert_file or self.proxy):
            return {}
        from ..httpx2_transport import Httpx2Transport

        files = (self.cert_file, self.key_file) if self.cert_file else None
        options: dict[str, Any] = {"verify": verify, "certificate": files}
        options["proxy"] = self.proxy
        given = {key: value for key, value in options.items() if value is not None}
        return {"transport": Httpx2Transport(**given)}


def _login(
    api: Api, scheme: str, argument: str, name: str, password: str
) -> dict[str, Any]:
    if scheme in api.passwords:
        return {argument: name, api.passwords[scheme][0]: password}
    return {argument: (name, password)}


class ApiClient(_WithDefault):
    """A client by its configuration; used in a `with` statement, or as it is."""

    def __init__(
        self,
        configuration: Configuration | None = None,
        header_name: str | None = None,
        header_value: str | None = None,
        cookie: str | None = None,
    ) -> None:
        self.configuration = configuration or Configuration.get_default()
        self.default_headers: dict[str, str] = {}
        if header_name is not None and header_value is not None:
            self.default_headers[header_name] = header_value
        if cookie is not None:
            self.default_headers["Cookie"] = cookie
        self._client: clients.Client | None = None

    @property
    def client(self) -> clients.Client:
        """The client, which is made when it is needed first."""
        if self._client is None:
            module = import_module(f"{_PACKAGE}._client")
            settings = self.configuration.settings(module._API)
            kind: type[clients.Client] = getattr(module, module._API.name)
            names = module._API.arguments.items()
            headers = next(
                (name for name, core in names if core == "headers"), "headers"
            )
            if self.default_headers:
                settings[headers] = self.default_headers
            self._client = kind(**settings)
        return self._client

    def set_default_header(self, name: str, value: str) -> None:
        """Send a header with every call."""
        self.default_headers[name] = value
        if self._client is not None:
            self._client = self._client.with_options(headers={name: value})

    def close(self) -> None:
        """Close all connections."""
        if self._client is not None:
            self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


@dataclass(frozen=True, slots=True)
class ApiResponse(Generic[T]):
    """What a call gave, with the head of its reply."""

    status_code: int
    headers: Headers
    data: T
    raw_data: bytes = b""


@dataclass(frozen=True, slots=True)
class RawReply:
    """A reply as it came."""

    status: int
    headers: Headers
    data: bytes

    @property
    def reason(self) -> str:
        """What HTTP calls the status."""
        return HTTPStatus(self.status).phrase

    def read(self) -> bytes:
        """The body."""
        return self.data

    def json(self) -> Any:
        """The body, read as JSON."""
        return loads(self.data)


class TagApi(Caller):
    """A tag with its operations. `…_with_http_info` gives the head of the reply, too, and
    `…_without_preload_content` the reply as it came."""

    api_client: ApiClient

    def __init__(self, api_client: ApiClient | None = None) -> None:
        self.api_client = api_client or ApiClient.get_default()
        super().__init__(self.api_client.client)  # type: ignore[call-arg]

    def __getattr__(self, name: str) -> Any:
        plain = name.removesuffix("_with_http_info")
        plain = plain.removesuffix("_without_preload_content")
        if plain == name or name.startswith("_"):
            text = f"{type(self).__name__!r} object has no attribute {name!r}"
            raise AttributeError(text, name=name, obj=self)
        # The resource that has it: `class PetApi(TagApi, Pets, Stores)`.
        kinds: Any = (each for each in type(self).mro()[2:] if hasattr(each, plain))
        kind = next(kinds, type(self).mro()[2])

        def call(*given: Any, **named: Any) -> ApiResponse[Any] | RawReply:
            raw: Raw[Any] = self.api_client.client.raw(
                lambda client: getattr(kind(client), plain)(*given, **named)
            )
            if not name.endswith("_info"):
                return RawReply(raw.status_code, raw.headers, raw.content)
            return ApiResponse(raw.status_code, raw.headers, raw.value, raw.content)

        return call
