"""What a client is given for a security scheme, in words."""

from __future__ import annotations

from ..model import ir

_CLIENT_FLOW = "clientCredentials"
_WHAT = {
    ir.SchemeKind.API_KEY: "an API key",
    ir.SchemeKind.BASIC: "a user name and a password",
    ir.SchemeKind.BEARER: "a bearer token",
    ir.SchemeKind.OAUTH2: "an OAuth 2.0 access token",
    ir.SchemeKind.OPENID: "an OpenID Connect token",
    ir.SchemeKind.HTTP: "a credential for HTTP authentication",
    ir.SchemeKind.MUTUAL_TLS: "a client certificate, which the transport presents",
}


def about_credential(scheme: ir.Scheme) -> str:
    """What a client is given for a scheme."""
    if scheme.location is ir.In.COOKIE:
        return f"the value of the cookie {scheme.parameter}"
    flows = {flow.name for flow in scheme.flows}
    if _CLIENT_FLOW in flows:
        return f"{_WHAT[scheme.kind]}, or ClientCredentials, which ask for one"
    return _WHAT[scheme.kind]
