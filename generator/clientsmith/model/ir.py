"""What an API is, in the words of the wire.

Frozen, acyclic values: types refer to declarations by id. No Python names, no annotation
text, no templates, no configuration. Every node carries the pointer it was read from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NewType

from ..spec.source_map import ROOT, Pointer

Json = Any
"""A JSON value as `json.loads` gives it."""

Literal = str | int | bool | None
"""A value of an enumeration."""

TypeId = NewType("TypeId", str)
"""The pointer of the schema that declares a type."""


class _Absent:
    """Marks a default that the document does not state, since null is a value."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT = _Absent()


class Kind(StrEnum):
    """The scalar types that a client tells apart."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    DECIMAL = "decimal"  # a decimal number written as a JSON string
    BOOLEAN = "boolean"
    NULL = "null"
    DATETIME = "date-time"
    DATE = "date"
    TIME = "time"
    UUID = "uuid"
    BASE64 = "base64"  # bytes in a JSON string
    BINARY = "binary"  # raw bytes: a file in multipart, a whole body
    ANY = "any"
    NEVER = "never"


class Access(StrEnum):
    """Whether a field travels both ways (JSON Schema validation, section 9.4)."""

    BOTH = "both"
    READ_ONLY = "readOnly"
    WRITE_ONLY = "writeOnly"


# --- types: a closed set of small values --------------------------------------------------

Constraint = tuple[str, Json]
"""A validation keyword and its value, such as `("maxLength", 64)`; documented, not enforced."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value of a kind; `format` is the document's own word, kept for readers."""

    kind: Kind
    format: str | None = None
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True)
class Literals:
    """One of the listed scalars (`enum`, `const`): strings, integers or booleans. Null is an
    option of a union around them."""

    values: tuple[Literal, ...]


@dataclass(frozen=True, slots=True)
class Array:
    """A list of equal items."""

    item: Type
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True)
class Tuple:
    """A list with one type a position (`prefixItems`); `rest` types what follows, if allowed."""

    items: tuple[Type, ...]
    rest: Type | None = None


@dataclass(frozen=True, slots=True)
class Map:
    """An object used as a dictionary from strings."""

    value: Type


@dataclass(frozen=True, slots=True)
class Discriminator:
    """Which option a value is, by one of its properties (OpenAPI 3.1, section 4.8.25).

    A value that several options have stands in `mapping` once for each of them. What has
    none of the values is the `default` option, if there is one (OpenAPI 3.2). It is `open`
    where the property may have other values than those: it is a text or one enumeration for
    all options, and no constant of each.
    """

    property: str
    mapping: tuple[tuple[str | int, TypeId], ...]
    default: TypeId | None = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class Union:
    """One of several types, flat and without repetition; null stands last."""

    options: tuple[Type, ...]
    discriminator: Discriminator | None = None


@dataclass(frozen=True, slots=True)
class Ref:
    """A use of a declaration."""

    id: TypeId


Type = Scalar | Literals | Array | Tuple | Map | Union | Ref

ANY = Scalar(Kind.ANY)
NULL = Scalar(Kind.NULL)
NEVER = Scalar(Kind.NEVER)
STRING = Scalar(Kind.STRING)

# --- declarations: types that have a name ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class Hint:
    """What a declaration could be called.

    `words` are raw words of the document: the component's own name, or the property that
    holds an inline schema. `owner` is the declaration, the operation or (by its pointer) the
    shared parameter, body or response that it was found in, with the role it plays there,
    from which context is taken when names collide. `given` is what the document has it
    called in SDKs.
    """

    words: str
    component: bool = False
    owner: TypeId | str | None = None
    role: str = ""
    given: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Xml:
    """How a value travels in XML, as far as the document says (OpenAPI 3.2, XML Object).

    `node` is the `nodeType`; `attribute` and `wrapped` of earlier versions are one too.
    `items` is the same for the items of a list.
    """

    name: str = ""
    namespace: str = ""
    prefix: str = ""
    node: str = ""
    items: tuple[Xml | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A property of an object; a `tag` tells it apart from the other options of unions."""

    wire: str
    type: Type
    required: bool
    tag: bool = False
    xml: Xml | None = None
    default: Json = ABSENT
    access: Access = Access.BOTH
    title: str = ""
    description: str = ""
    deprecated: bool = False
    deprecation: str = ""  # what a document says to its users
    examples: tuple[Json, ...] = ()
    at: Pointer = ROOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Object:
    """A JSON object with named properties; `extra` types the others, None when they are
    undeclared (kept all the same), `closed` when the document forbids them."""

    id: TypeId
    hint: Hint
    fields: tuple[Field, ...]
    extra: Type | None = None
    closed: bool = False
    xml: Xml | None = None
    title: str = ""
    description: str = ""
    deprecated: bool = False
    examples: tuple[Json, ...] = ()
    at: Pointer = ROOT


@dataclass(frozen=True, slots=True)
class Label:
    """What a document calls a value of an enumeration, and says of it."""

    value: Literal
    name: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A named type that is not an object: an enumeration, a union, a list, a scalar.

    `labels` stand for each value of an enumeration if one of them has a name or a
    description.
    """

    id: TypeId
    hint: Hint
    target: Type
    labels: tuple[Label, ...] = ()
    xml: Xml | None = None
    title: str = ""
    description: str = ""
    deprecated: bool = False
    examples: tuple[Json, ...] = ()
    at: Pointer = ROOT


Declaration = Object | Alias

# --- operations -----------------------------------------------------------------------------


class In(StrEnum):
    """Where a parameter travels (OpenAPI 3.1, section 4.8.12.1)."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"
    QUERYSTRING = "querystring"  # OpenAPI 3.2: the whole query string


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A path, query, header or cookie parameter; style and explode are always stated.

    `media` is set for parameters described by `content`: the value travels serialized so.
    `given_name` is what the document has its argument called.
    """

    wire: str
    location: In
    type: Type
    required: bool
    style: str
    explode: bool
    allow_reserved: bool = False
    media: str | None = None
    default: Json = ABSENT
    description: str = ""
    deprecated: bool = False
    deprecation: str = ""  # what a document says to its users
    examples: tuple[Json, ...] = ()
    given_name: str = ""
    at: Pointer = ROOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """How one property of a form or multipart body travels (OpenAPI 3.1, section 4.8.15).

    `base64` marks bytes that travel as base64 text, `transfer` is the part's
    Content-Transfer-Encoding, which `contentEncoding` of its schema states.
    """

    property: str
    content_type: str | None = None
    style: str | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    headers: tuple[Header, ...] = ()
    base64: bool = False
    transfer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One media type of a body.

    `type` is None where no schema is declared. `item` is set for sequential media types
    (server-sent events, JSON Lines, json-seq): the type of one event or line. `envelope`
    says that `item` describes a server-sent event as a whole, with its `event` and `data`,
    and not what its data holds. `schema_examples` are those of the schema itself, or of what
    it lists; named types have theirs.
    """

    media: str
    type: Type | None
    item: Type | None = None
    envelope: bool = False
    encodings: tuple[Encoding, ...] = ()
    examples: tuple[tuple[str, Json], ...] = ()  # (name, value)
    schema_examples: tuple[Json, ...] = ()
    xml: Xml | None = None
    at: Pointer = ROOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A response header, or a header of a multipart part."""

    wire: str
    type: Type
    required: bool
    description: str = ""
    at: Pointer = ROOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A request body; `contents` in the document's order."""

    required: bool
    contents: tuple[Content, ...]
    description: str = ""
    at: Pointer = ROOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A documented reply; `status` is `"200"`, a range like `"2XX"`, or `"default"`."""

    status: str
    contents: tuple[Content, ...]
    headers: tuple[Header, ...] = ()
    description: str = ""
    at: Pointer = ROOT


class PagingKind(StrEnum):
    """The ways in which lists are continued."""

    OFFSET = "offset"  # an item offset, advanced by the number of items received
    PAGE = "page"  # a page number, advanced by one
    CURSOR = "cursor"  # a token of the reply, sent back in a parameter
    NEXT_URL = "next_url"  # the reply holds the next request's URL
    LINK = "link"  # the Link header holds it (RFC 8288)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """How an operation's list is continued. Paths are property names from the reply's root;
    an empty `items` means that the reply itself is the list. In `next` and `previous`, a
    number is a place in a list: -1 for its last item; `rel=next` is the link of that kind.
    `items` may lead to a map, whose items are pairs of a key and a value."""

    kind: PagingKind
    items: tuple[str, ...]
    item: Type
    next: tuple[str | int, ...] = ()  # the cursor or URL, null after the last page
    within: tuple[str, ...] = ()  # the parameter or property that holds the parameters
    parameter: str | None = None  # carries offset, page or cursor
    header: str | None = None  # the header of the reply that holds the cursor
    size: str | None = None  # the parameter that limits a page
    backward: str | None = None  # the parameter that walks to the beginning
    previous: tuple[
        str | int, ...
    ] = ()  # what that is given: the previous page's token
    asking: tuple[str, ...] = ()  # the query parameters that a link to a page may have
    more: tuple[str, ...] = ()  # a boolean in the reply: whether there is more
    done: tuple[str, ...] = ()  # a boolean in the reply: whether this is the last page
    total: tuple[str, ...] = ()  # the number of items of all pages
    pages: tuple[str, ...] = ()  # the number of pages
    first: int = 1  # the number of the first page
    page: str = ""  # what the configuration calls the class of its pages


Requirement = tuple[tuple[str, tuple[str, ...]], ...]
"""Schemes needed together, each with its scopes; the empty tuple allows anonymous calls."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One call. `id` is the method and the path template, which no other operation shares.
    `given_resource` and `given_method` are what the document has it called in SDKs."""

    id: str
    method: str
    path: str
    operation_id: str | None = None
    tags: tuple[str, ...] = ()
    summary: str = ""
    description: str = ""
    deprecated: bool = False
    deprecation: str = ""  # what a document says to its users
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    responses: tuple[Response, ...] = ()
    security: tuple[Requirement, ...] = ()  # alternatives
    servers: tuple[Server, ...] = ()  # only where the operation has its own
    paging: Paging | None = None
    given_resource: tuple[str, ...] = ()
    given_method: str = ""
    at: Pointer = ROOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """A request that the API sends to its users; `body` is what arrives."""

    name: str
    method: str
    body: Body | None
    summary: str = ""
    description: str = ""
    at: Pointer = ROOT


class SchemeKind(StrEnum):
    """Security schemes by what a client has to do (OpenAPI 3.1, section 4.8.27)."""

    API_KEY = "apiKey"
    BASIC = "basic"
    BEARER = "bearer"
    OAUTH2 = "oauth2"
    OPENID = "openIdConnect"
    MUTUAL_TLS = "mutualTLS"
    HTTP = "http"  # another HTTP authentication scheme, sent as given


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuthFlow:
    """One OAuth 2.0 flow of a scheme."""

    name: str  # clientCredentials, authorizationCode, password, implicit, deviceAuthorization
    token_url: str | None = None
    authorization_url: str | None = None
    refresh_url: str | None = None
    scopes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A security scheme. `location` and `parameter` say where an API key travels;
    `scheme` is the document's word for an HTTP authentication scheme; at `url`, OpenID
    Connect is discovered."""

    name: str
    kind: SchemeKind
    location: In | None = None
    parameter: str | None = None
    scheme: str | None = None
    url: str | None = None
    flows: tuple[OAuthFlow, ...] = ()
    description: str = ""
    at: Pointer = ROOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """A server variable."""

    name: str
    default: str
    values: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A base URL, perhaps with variables in braces."""

    url: str
    description: str = ""
    variables: tuple[Variable, ...] = ()
    at: Pointer = ROOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A tag and what the document says of it."""

    name: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitStep:
    """An operation (by `Operation.id`) that is called for a job. `arguments` are parameters
    by wire name, each with where it is: a path in the last reply, or `argument:` with a
    parameter of the poll, or of the starts."""

    operation: str
    arguments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """How to wait for what takes time; operations are those of `Operation.id`.

    `ids` has the parameters of the poll that identify a job, each with where its value is to
    be had: paths in the start's reply, `header:NAME`, or `argument:NAME` of the start.
    Without `state`, the status 202 means that it goes on. `running` are the states between,
    where they are known. `kept` are parameters of the starts that the operation of the result
    needs, and the poll does not. Seconds are floats; `timeout` is None for no end.
    """

    name: str
    poll: str
    starts: tuple[str, ...] = ()
    ids: tuple[tuple[str, tuple[str, ...]], ...] = ()
    state: tuple[str, ...] = ()
    success: tuple[str, ...] = ()
    failure: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    running: tuple[str, ...] = ()
    unknown: str = "running"
    absent: str = "failure"
    result: tuple[str, ...] | WaitStep = ()
    kept: tuple[str, ...] = ()
    error: tuple[str, ...] = ()
    progress: tuple[str, ...] = ()
    first: float = 1.0
    factor: float = 1.5
    most: float = 20.0
    timeout: float | None = 1800.0
    hold: tuple[str, float] | None = None  # the parameter, and the longest hold
    cancel: WaitStep | None = None
    on_failure: str = "raise"
    on_stop: str = "return"
    at: Pointer = ROOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """The whole API. Tuples are sorted so that the document's order does not show, but for
    parameters, fields, tags, servers and alternatives, where it is the author's and is kept.

    Null never hides in a declaration: where a component admits null, each use of it is a
    union with null. `twins` are the further places of inline schemas that are declared once
    because they are equal. `client_parameters` are names of parameters that clients hold for
    all calls."""

    title: str
    version: str
    description: str = ""
    servers: tuple[Server, ...] = ()
    schemes: tuple[Scheme, ...] = ()
    security: tuple[Requirement, ...] = ()
    tags: tuple[Tag, ...] = ()
    declarations: Mapping[TypeId, Declaration] = field(default_factory=dict)
    twins: Mapping[TypeId, TypeId] = field(default_factory=dict)
    operations: tuple[Operation, ...] = ()
    webhooks: tuple[Webhook, ...] = ()
    waits: tuple[Wait, ...] = ()
    client_parameters: tuple[str, ...] = ()
