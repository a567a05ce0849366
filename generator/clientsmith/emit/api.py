"""The API as a value: the constants at the head of the client module."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..model import ir
from ..model.held_keys import is_key
from ..names import Names
from ..text.code import Code, with_full_stop
from .annotations import Annotations
from .operations import Options, ServerFact, keywords, schemes, server_fact
from .schemes import about_credential

_SCHEMES = {
    ir.SchemeKind.BASIC: "Basic",
    ir.SchemeKind.BEARER: "Bearer",
    ir.SchemeKind.OAUTH2: "OAuth2",
    ir.SchemeKind.OPENID: "OpenId",
    ir.SchemeKind.MUTUAL_TLS: "MutualTls",
    ir.SchemeKind.HTTP: "HttpScheme",
    ir.SchemeKind.API_KEY: "ApiKey",
}
EXAMPLE_HOST = "https://api.example.com"


@dataclass(frozen=True, slots=True)
class HeldParameter:
    """A parameter that the client may hold for all calls: its name on the wire, the client's
    argument, the variable that it is read from and the value without any, both perhaps empty.

    `needed` says that a call cannot do without; `counts` that its value is a whole number;
    `header` that it is a header of every call, which no operation names.
    """

    wire: str
    argument: Code
    variable: str
    default: str
    description: str
    needed: bool
    counts: bool
    header: bool = False

    @property
    def argument_name(self) -> str:
        """The argument as a string."""
        return str(self.argument)

    @property
    def about(self) -> str:
        """What the constructor says of it."""
        text = " ".join(self.description.split())
        notes = [with_full_stop(text) or f"`{self.wire}` of all calls."]
        if self.variable:
            notes.append(f"Taken from {self.variable} if left out.")
        if self.default:
            notes.append(f"Default: {self.default}.")
        return " ".join(notes)


@dataclass(frozen=True, slots=True)
class ClientFacts:
    """What the configuration says about the client.

    `environment` maps a security scheme to the variable its credential is read from, and
    `passwords` to that of the password, where the client takes it as an argument of its own;
    `choices` maps the names of servers to their URLs, chosen by the argument `choice`.
    `parameters` are those of operations that the client may hold.
    """

    environment: Mapping[str, str] = field(default_factory=dict)
    base_url: str | None = None
    choice: str | None = None
    choices: Mapping[str, str] = field(default_factory=dict)
    parameters: tuple[HeldParameter, ...] = ()
    passwords: Mapping[str, str] = field(default_factory=dict)


def default_server(api: ir.Api | ir.Operation) -> str | None:
    """The URL that a client calls unless told otherwise, None where it must be told one:
    the document names no server, or one that is relative to where the document lies.
    """
    url = _first_server(api)
    return url.rstrip("/") if url.startswith(("http://", "https://")) else None


def must_be_told(api: ir.Api, facts: ClientFacts) -> bool:
    """Whether a client cannot be made without the URL of a server."""
    known = default_server(api) or facts.base_url or facts.choices
    return not known


def server_variables(api: ir.Api) -> tuple[str, ...]:
    """The variables that a client can set: those of the API's servers, and of operations."""
    servers = (*api.servers, *(s for each in api.operations for s in each.servers))
    return tuple(dict.fromkeys(v.name for item in servers for v in item.variables))


def example_server(api: ir.Api) -> str:
    """What an example says where the client has to be told: a host, with the path that the
    document names.
    """
    url = _first_server(api)
    path = url.rstrip("/") if url.startswith("/") and url[1:2] != "/" else ""
    return EXAMPLE_HOST + path


def _first_server(api: ir.Api | ir.Operation) -> str:
    for item in api.servers[:1]:
        url = item.url
        for variable in item.variables:
            url = url.replace("{" + variable.name + "}", variable.default)
        return url
    return ""


@dataclass(frozen=True, slots=True)
class SchemeFact:
    """A security scheme: the runtime's class for it and its arguments."""

    name: str
    kind: Code
    arguments: tuple[str, ...]
    options: Options


@dataclass(frozen=True, slots=True)
class SourceFact:
    """Where the credential of a scheme comes from: an argument, perhaps a variable.

    `password` is the argument of the password where it has one, `second` its variable.
    """

    scheme: str
    argument: Code
    variable: str
    what: str
    description: str
    password: Code | None = None
    second: str = ""

    @property
    def argument_name(self) -> str:
        """The argument as a string."""
        return str(self.argument)

    @property
    def password_name(self) -> str:
        """The argument of the password as a string."""
        return str(self.password or "")

    @property
    def about(self) -> str:
        """What the constructor says of the argument."""
        what = "the user name" if self.password else self.what
        return _taken(
            self.description or f"{what[:1].upper()}{what[1:]}.", self.variable
        )

    @property
    def about_password(self) -> str:
        """What it says of the password's."""
        return _taken("The password.", self.second)


def _taken(text: str, variable: str) -> str:
    return f"{text} Taken from {variable} if left out." if variable else text


@dataclass(frozen=True, slots=True)
class ApiView:
    """The arguments of the runtime's `Api`, and the servers that can be chosen by name.

    `variables` are those that only servers of single operations have; `choice` is the
    argument that chooses among `choices`, names of servers with their URLs; `headers` are those
    of every call by name, with the argument that holds each; `secrets` are arguments that hold
    keys which are parameters of calls.
    """

    client: str
    package: str
    version: str
    servers: tuple[ServerFact, ...]
    variables: tuple[str, ...]
    schemes: tuple[SchemeFact, ...]
    security: tuple[tuple[str, ...], ...]
    models: str
    sources: tuple[SourceFact, ...]
    choice: str
    choices: tuple[tuple[str, str], ...]
    headers: Mapping[str, str] = field(default_factory=dict)
    secrets: tuple[str, ...] = ()
    surface: Options = ()

    @property
    def passwords(self) -> tuple[SourceFact, ...]:
        """Those whose password is an argument of its own."""
        return tuple(item for item in self.sources if item.password is not None)

    @property
    def kind(self) -> Code:
        """The class of the runtime for it."""
        return Code("SurfacedApi" if self.surface else "Api")

    def uses(self) -> Iterator[str]:
        """The names of the runtime that it is written with."""
        if not self.surface:
            yield "Api"
        if self.servers:
            yield "Server"
        yield from (str(scheme.kind) for scheme in self.schemes)


def api_view(printer: Annotations, facts: ClientFacts) -> ApiView:
    """The view of the constants above the client classes."""
    api, names = printer.api, printer.names
    known = {variable.name for item in api.servers for variable in item.variables}
    whats = {scheme.name: about_credential(scheme) for scheme in api.schemes}
    described = {scheme.name: scheme.description for scheme in api.schemes}
    return ApiView(
        client=names.client,
        package=names.package,
        version=api.version,
        servers=tuple(map(server_fact, api.servers)),
        variables=tuple(name for name in server_variables(api) if name not in known),
        schemes=tuple(
            _scheme(item, names.surface.tokens == "any") for item in api.schemes
        ),
        security=schemes(api.security) if api.security else (),
        models=f"{names.package}.models",
        sources=tuple(
            SourceFact(
                scheme,
                Code(argument),
                facts.environment.get(scheme, ""),
                whats[scheme],
                " ".join(described[scheme].split()),
                Code(password) if (password := names.password(scheme)) else None,
                facts.passwords.get(scheme, ""),
            )
            for scheme, argument in credential_arguments(api, names).items()
        ),
        choice=facts.choice or "",
        choices=tuple(facts.choices.items()),
        headers={
            item.wire: item.argument_name for item in facts.parameters if item.header
        },
        secrets=tuple(
            item.argument_name for item in facts.parameters if is_key(item.wire)
        ),
        surface=_surface(printer),
    )


def _surface(printer: Annotations) -> Options:
    """What the client is told of a configured surface."""
    surface = printer.names.surface
    if surface.is_plain:
        return ()
    pairs: list[tuple[str, object]] = [("raw_parse", surface.raw_parse)]
    if surface.empty_path:
        pairs.append(("empty_path", surface.empty_path))
    if surface.streams == "argument":
        pairs.append(("stream_accept", "application/json, text/event-stream"))
    if surface.async_twins:
        pairs.append(("async_twins", surface.async_twins))
    if surface.errors != "plain":
        pairs.append(("errors", surface.errors))
    if surface.headers:
        pairs.append(("headers", dict(surface.headers)))
    if surface.constructor:
        pairs.append(("arguments", dict(surface.constructor)))
    events = _events(printer) if surface.webhooks else ""
    if events:
        pairs.append(("events", events))
    return keywords(pairs)


def _events(printer: Annotations) -> str:
    """What all webhooks may say, as one annotation."""
    texts = [
        printer.reply(content.type).text
        for webhook in printer.api.webhooks
        for content in (webhook.body.contents if webhook.body else ())
        if content.type is not None
    ]
    return " | ".join(dict.fromkeys(texts))


def credential_arguments(api: ir.Api, names: Names) -> dict[str, str]:
    """The client's argument for each scheme; a certificate is the transport's matter."""
    return {
        scheme.name: names.credential(scheme.name)
        for scheme in api.schemes
        if scheme.kind is not ir.SchemeKind.MUTUAL_TLS
    }


def _scheme(item: ir.Scheme, as_given: bool) -> SchemeFact:
    arguments: tuple[str, ...] = ()
    pairs: list[tuple[str, str]] = []
    match item.kind:
        case ir.SchemeKind.API_KEY:
            place = str(item.location or ir.In.HEADER)
            arguments = (place, item.parameter or item.name)
        case ir.SchemeKind.BEARER:
            arguments = (item.name,)
        case ir.SchemeKind.HTTP:
            arguments = (item.scheme or "",)
        case ir.SchemeKind.OPENID:
            arguments = (item.url or "",)
        case ir.SchemeKind.OAUTH2:
            pairs = _oauth(item)
    kind = Code(_SCHEMES[item.kind])
    if as_given and item.kind is ir.SchemeKind.BEARER:
        return SchemeFact(item.name, Code("HttpScheme"), ("Bearer",), ())
    return SchemeFact(item.name, kind, arguments, keywords(pairs))


def _oauth(item: ir.Scheme) -> list[tuple[str, str]]:
    ranked = sorted(item.flows, key=lambda flow: flow.name != "clientCredentials")
    if not ranked:
        return []
    flow = ranked[0]
    pairs = []
    if flow.token_url:
        pairs.append(("token_url", flow.token_url))
    if flow.name != "clientCredentials":
        pairs.append(("flow", flow.name))
    if flow.refresh_url:
        pairs.append(("refresh_url", flow.refresh_url))
    if flow.authorization_url:
        pairs.append(("authorization_url", flow.authorization_url))
    return pairs
