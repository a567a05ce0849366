"""Security schemes, and which of them calls need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openapi_pydantic.v3.v3_1 import Components, OAuthFlow, Reference, SecurityScheme

from ..model import ir
from ..report.diagnostics import Diagnostics
from ..spec.grammar import DEVICE_FLOW
from ..spec.source_map import Pointer, child
from ..text.hypertext import as_markdown
from .draft import pointer_of

_SECTION = Pointer("/components/securitySchemes")

_KINDS = {
    "apikey": ir.SchemeKind.API_KEY,
    "oauth2": ir.SchemeKind.OAUTH2,
    "openidconnect": ir.SchemeKind.OPENID,
    "mutualtls": ir.SchemeKind.MUTUAL_TLS,
    "http": ir.SchemeKind.HTTP,
}
_HTTP = {"basic": ir.SchemeKind.BASIC, "bearer": ir.SchemeKind.BEARER}
_FLOWS = ("clientCredentials", "authorizationCode", "password", "implicit")
_PLACES = {"header": ir.In.HEADER, "query": ir.In.QUERY, "cookie": ir.In.COOKIE}


def schemes(components: Components, diagnostics: Diagnostics) -> tuple[ir.Scheme, ...]:
    """The declared schemes, sorted by name."""
    declared = components.securitySchemes or {}
    found = []
    for name in sorted(declared):
        scheme = _resolved(declared, name)
        at = child(_SECTION, name)
        made = _scheme(name, scheme, at) if scheme is not None else None
        if made is None:
            diagnostics.unsupported(
                "security-scheme",
                at,
                f"the security scheme {name!r} is of a kind that is not known",
                "Send its credentials as headers of the client.",
            )
        else:
            found.append(made)
    return tuple(found)


def requirements(
    declared: Sequence[Mapping[str, Sequence[str]]] | None,
) -> tuple[ir.Requirement, ...]:
    """The alternatives of a `security` list, in the document's order."""
    alternatives = (
        tuple((name, tuple(scopes)) for name, scopes in alternative.items())
        for alternative in declared or ()
    )
    return tuple(dict.fromkeys(alternatives))


def _resolved(
    declared: Mapping[str, SecurityScheme | Reference], name: str
) -> SecurityScheme | None:
    seen = set()
    found = declared.get(name)
    while isinstance(found, Reference) and name not in seen:
        seen.add(name)
        name = pointer_of(found.ref).rpartition("/")[2]
        found = declared.get(name)
    return found if isinstance(found, SecurityScheme) else None


def _scheme(name: str, scheme: SecurityScheme, at: Pointer) -> ir.Scheme | None:
    kind = _KINDS.get(scheme.type.lower())
    if kind is None:
        return None
    word = scheme.scheme.lower() if scheme.scheme else None
    if kind is ir.SchemeKind.HTTP:
        kind = _HTTP.get(word or "", kind)
    return ir.Scheme(
        name=name,
        kind=kind,
        location=(
            _PLACES.get(scheme.security_scheme_in or "")
            if kind is ir.SchemeKind.API_KEY
            else None
        ),
        parameter=scheme.name if kind is ir.SchemeKind.API_KEY else None,
        scheme=scheme.scheme,
        url=scheme.openIdConnectUrl if kind is ir.SchemeKind.OPENID else None,
        flows=_flows(scheme),
        description=as_markdown(scheme.description),
        at=at,
    )


def _flows(scheme: SecurityScheme) -> tuple[ir.OAuthFlow, ...]:
    if scheme.flows is None:
        return ()
    flows = {name: getattr(scheme.flows, name) for name in _FLOWS}
    extra = (scheme.flows.model_extra or {}).get(DEVICE_FLOW)
    if isinstance(extra, dict):
        address = {"authorizationUrl": extra.get("deviceAuthorizationUrl")}
        flows["deviceAuthorization"] = OAuthFlow.model_validate({**extra, **address})
    return tuple(
        ir.OAuthFlow(
            name=name,
            token_url=flow.tokenUrl,
            authorization_url=flow.authorizationUrl,
            refresh_url=flow.refreshUrl,
            scopes=tuple((flow.scopes or {}).items()),
        )
        for name, flow in flows.items()
        if flow is not None
    )
