"""The API as a value: the constants at the head of the client module."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .. import ir
from ..names import Names
from .code import Code, quote
from .imports import Imports
from .layout import call, collection
from .operations import security, server

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
class ClientFacts:
    """What the configuration says about the client.

    `environment` maps a security scheme to the variable its credential is read from;
    `choices` maps the names of servers to their URLs, chosen by the argument `choice`.
    """

    environment: Mapping[str, str] = field(default_factory=dict)
    base_url: str | None = None
    choice: str | None = None
    choices: Mapping[str, str] = field(default_factory=dict)


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


def constants(api: ir.Api, names: Names, facts: ClientFacts, real: Imports) -> Code:
    """The assignments above the client classes; `real` receives what they import."""
    real.add("._runtime.operation", "Api")
    items = [quote(names.client), quote(names.package), quote(api.version)]
    if api.servers:
        real.add("._runtime.operation", "Server")
        servers = [server(item, 8) for item in api.servers]
        items.append("servers=" + collection("(", servers, 4, len("servers=")))
    known = {variable.name for item in api.servers for variable in item.variables}
    others = [quote(name) for name in server_variables(api) if name not in known]
    if others:
        items.append("variables=" + collection("(", others, 4, len("variables=")))
    schemes = [_scheme(item, real) for item in api.schemes]
    if schemes:
        items.append("schemes=" + collection("{", schemes, 4, len("schemes=")))
    if api.security:
        items.append("security=" + security(api.security, 4))
    items.append(f"models={quote(names.package + '.models')}")
    sources = _sources(api, names, facts)
    if sources:
        items.append("sources=" + collection("{", sources, 4, len("sources=")))
    text = call("_API = Api(", items, 0)
    if facts.choices:
        urls = [f"{quote(name)}: {quote(url)}" for name, url in facts.choices.items()]
        text += "\n" + "_SERVERS = " + collection("{", urls, 0, len("_SERVERS = "))
    return Code(text)


def _sources(api: ir.Api, names: Names, facts: ClientFacts) -> list[str]:
    """Where the credential of each scheme comes from: an argument, perhaps a variable."""
    found = []
    for scheme, argument in credential_arguments(api, names).items():
        pair = [quote(argument), quote(facts.environment.get(scheme, ""))]
        key = f"{quote(scheme)}: "
        found.append(key + collection("(", pair, 8, len(key)))
    return found


def credential_arguments(api: ir.Api, names: Names) -> dict[str, str]:
    """The client's argument for each scheme; a certificate is the transport's matter."""
    return {
        scheme.name: names.credential(scheme.name)
        for scheme in api.schemes
        if scheme.kind is not ir.SchemeKind.MUTUAL_TLS
    }


def _scheme(item: ir.Scheme, real: Imports) -> str:
    """One entry of the table of security schemes."""
    name = _SCHEMES[item.kind]
    real.add("._runtime.operation", name)
    match item.kind:
        case ir.SchemeKind.API_KEY:
            place = str(item.location or ir.In.HEADER)
            texts = [quote(place), quote(item.parameter or item.name)]
        case ir.SchemeKind.BEARER:
            texts = [quote(item.name)]
        case ir.SchemeKind.HTTP:
            texts = [quote(item.scheme or "")]
        case ir.SchemeKind.OPENID:
            texts = [quote(item.url or "")]
        case ir.SchemeKind.OAUTH2:
            texts = _oauth(item)
        case _:
            texts = []
    return call(f"{quote(item.name)}: {name}(", texts, 8, after=1)


def _oauth(item: ir.Scheme) -> list[str]:
    ranked = sorted(item.flows, key=lambda flow: flow.name != "clientCredentials")
    if not ranked:
        return []
    flow = ranked[0]
    texts = []
    if flow.token_url:
        texts.append(f"token_url={quote(flow.token_url)}")
    if flow.name != "clientCredentials":
        texts.append(f"flow={quote(flow.name)}")
    if flow.refresh_url:
        texts.append(f"refresh_url={quote(flow.refresh_url)}")
    if flow.authorization_url:
        texts.append(f"authorization_url={quote(flow.authorization_url)}")
    return texts
