"""Operations as values: what the API description says of a call, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeAlias, TypeVar

from .value import NONE, Value

if TYPE_CHECKING:
    from .errors import APIStatusError

T_co = TypeVar("T_co", covariant=True)

Location: TypeAlias = (
    Literal["path"]
    | Literal["query"]
    | Literal["header"]
    | Literal["cookie"]
    | Literal["querystring"]
)


class Parameter(Value):
    """A path, query, header or cookie parameter.

    `name` is its name on the wire and `argument` the key under which a call passes it,
    where they differ. `style` and `explode` default as in OpenAPI 3.1 section 4.8.12;
    `reserved` is `allowReserved`. `media` is set for parameters described by `content`:
    the value travels serialized so. `client` is the argument of the client that holds its
    value for all calls; with `required`, one of the two has to give it.
    """

    name: str
    location: Location = "query"
    style: str = ""
    explode: bool | None = None
    reserved: bool = False
    media: str | None = None
    argument: str = ""
    client: str = ""
    required: bool = False


class Part(Value):
    """How one property of a form or multipart body travels (OpenAPI 3.1, section 4.8.15).

    With `base64`, bytes travel as base64 text; `transfer` is the part's
    Content-Transfer-Encoding. A `file` is not given as text.
    """

    name: str
    content_type: str | None = None
    style: str | None = None
    explode: bool | None = None
    reserved: bool = False
    base64: bool = False
    transfer: str | None = None
    file: bool = False


class Body(Value):
    """A request body of one media type, and of those that are `also` taken for it.

    Either `argument` names the argument that holds the whole body, or `fields` lists the
    arguments that become its properties: a name, or (argument, wire name) where they
    differ. A body that is not `required` is left out when nothing was given for it;
    otherwise it has the `constants`, too.
    Bytes are sent as they are, or with `base64` as a JSON string. A `file` is not given as
    text. Decimals are numbers, but text in the places that `decimals` lists, such as
    `items/*/price`.
    """

    media: str = "application/json"
    argument: str | None = None
    fields: tuple[str | tuple[str, str], ...] = ()
    parts: tuple[Part, ...] = ()
    required: bool = True
    base64: bool = False
    file: bool = False
    decimals: tuple[str, ...] = ()
    constants: tuple[tuple[str, object], ...] = ()
    also: tuple[str, ...] = ()


class Reply(Value):
    """The body of a reply: the annotation of its type, and the media type it comes as.

    For sequential media types (server-sent events, JSON Lines) the type is that of one
    item: of what the `data` of an event holds, or with `event` of the whole event, an object
    whose `data` is text or JSON. Of endpoints that are not documented it is the type itself.
    """

    type: Any
    media: str = "application/json"
    event: Literal["", "text", "json"] = ""


Replies: TypeAlias = str | Reply | tuple[Reply, ...]
"""The bodies of one status; a plain text is the annotation of a JSON body."""


class OffsetPaging(Value):
    """A list continued by an item offset, advanced by the number of items received.

    In every paging value, `items` and other tuples are property names from the root of
    the reply; empty `items` means that the reply is the list. `item` is the annotation of
    one item. `offset`, `page`, `cursor` and `size` name *arguments* of the operation, or
    properties of what lies `inside` of one. `more` leads to a boolean that tells whether
    there is more, `done` to one that tells the last page, `next` to something that is null
    after the last page, `total` to the number of items of all pages.
    """

    items: tuple[str, ...]
    offset: str
    item: str = ""
    size: str | None = None
    more: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    total: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    done: tuple[str, ...] = ()


class PagePaging(Value):
    """A list continued by a page number, advanced by one; `pages` leads to the number of
    pages, `first` is the number of the first one."""

    items: tuple[str, ...]
    page: str
    item: str = ""
    size: str | None = None
    more: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    total: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    first: int = 1
    inside: tuple[str, ...] = ()
    done: tuple[str, ...] = ()


class CursorPaging(Value):
    """A list continued by a token, found at `next` in the reply; a number in it is a place
    in a list, so that `("data", -1, "id")` leads to the id of the last item. Where the token
    is in a `header` of the reply, nothing in its body leads to it.

    `back` asks for earlier pages by what lies at `previous`. It is not sent along with
    `cursor`.
    """

    items: tuple[str, ...]
    cursor: str
    item: str = ""
    next: tuple[str | int, ...] = ()
    header: str | None = None
    size: str | None = None
    more: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    back: str | None = None
    previous: tuple[str | int, ...] = ()


class NextUrlPaging(Value):
    """A list whose reply holds the URL of the next request at `next`.

    `asking` are the documented parameters of such URLs, each with its argument: a URL of
    another server is followed by them.
    """

    items: tuple[str, ...]
    next: tuple[str, ...]
    item: str = ""
    more: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    asking: tuple[tuple[str, str], ...] = ()


class LinkPaging(Value):
    """A list whose reply names the next request in its Link header (RFC 8288)."""

    items: tuple[str, ...]
    item: str = ""
    asking: tuple[tuple[str, str], ...] = ()


Paging: TypeAlias = (
    OffsetPaging | PagePaging | CursorPaging | NextUrlPaging | LinkPaging
)


class Server(Value):
    """A base URL, perhaps with variables in braces, each with its default; `allowed` are the
    values of those that have a list of them."""

    url: str
    variables: Mapping[str, str] = NONE
    name: str = ""
    allowed: Mapping[str, tuple[str, ...]] = NONE


Security: TypeAlias = tuple[tuple[str, ...], ...]
"""Alternatives, each a set of schemes needed together; `()` in it allows anonymous calls."""


class Operation(Value, Generic[T_co]):
    """One call of the API; `T_co` is the type of its result.

    `replies` and `errors` map a status (`"200"`, a range like `"2XX"`, or `"default"`) to
    the bodies documented for it. `security` and `servers` are None where the API's own
    apply. `deprecated` says of arguments what those are told who pass them. `pages` is the
    class of its list in the module `pagination`, where that has a name of its own. Operations
    are compared by identity.

    A plain text in `parameters` is a query parameter with nothing more to say. Unless some
    path parameter is listed, each `{name}` in `path` is one.
    """

    method: str
    path: str
    parameters: tuple[str | Parameter, ...] = ()
    body: Body | tuple[Body, ...] | None = None
    replies: Mapping[str, Replies] = NONE
    errors: Mapping[str, Replies] = NONE
    paging: Paging | None = None
    pages: str = ""
    deprecated: Mapping[str, str] = NONE
    security: Security | None = None
    servers: tuple[Server, ...] | None = None

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)

    @property
    def label(self) -> str:
        """Method and path, for messages."""
        return f"{self.method} {self.path}"

    def __repr__(self) -> str:
        return f"<Operation {self.label}>"


class ApiKey(Value):
    """A key in a header, query or cookie parameter called `name`."""

    location: Literal["header", "query", "cookie"]
    name: str


class Basic(Value):
    """HTTP Basic: a user name and a password (RFC 7617)."""


class Bearer(Value):
    """HTTP Bearer: a token (RFC 6750); `name` is the scheme's name, for messages."""

    name: str = ""


class HttpScheme(Value):
    """Another HTTP authentication scheme; its credentials are sent as given."""

    scheme: str


class OAuth2(Value):
    """OAuth 2.0. With a `token_url`, the client can fetch tokens by itself."""

    token_url: str | None = None
    flow: str = "clientCredentials"
    scopes: tuple[str, ...] = ()
    refresh_url: str | None = None
    authorization_url: str | None = None


class OpenId(Value):
    """OpenID Connect, discovered at `url`; a token is sent as Bearer."""

    url: str


class MutualTls(Value):
    """A client certificate, configured on the transport."""


Scheme: TypeAlias = ApiKey | Basic | Bearer | HttpScheme | OAuth2 | OpenId | MutualTls


class Api(Value):
    """The API as a whole: what a client needs besides its operations.

    `models` is the module that holds the package's table of models; `name`, `package`
    and `version` make the User-Agent header. `sources` says for each scheme in which
    argument of the client its credential is passed, and which environment variable is
    read otherwise, if any; `passwords` the same of the password, where it has an argument
    of its own. `held_headers` are headers of every call, with the argument of the client that
    holds each; `secrets` are the arguments of the client that hold keys which calls have as
    parameters. `variables` are those of servers that single operations have; `choice` is the
    argument that chooses among `choices`, the URLs of servers by name.
    """

    name: str
    package: str
    version: str
    servers: tuple[Server, ...] = ()
    schemes: Mapping[str, Scheme] = NONE
    security: Security = ()
    models: str = ""
    sources: Mapping[str, tuple[str, str]] = NONE
    passwords: Mapping[str, tuple[str, str]] = NONE
    held_headers: Mapping[str, str] = NONE
    secrets: tuple[str, ...] = ()
    variables: tuple[str, ...] = ()
    choice: str = ""
    choices: Mapping[str, str] = NONE

    def error_class(self, status: int) -> type[APIStatusError]:
        """The class of the error that a status is raised as."""
        from .errors import status_error

        return status_error(status)

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)
