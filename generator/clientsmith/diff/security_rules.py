"""The rules about security: schemes, and what operations ask for."""

# ruff: noqa: E501 - a table reads best with a row a line

from __future__ import annotations

from .findings import Level
from .wire_rule import WireRule, document, operation

E, W, N = Level.ERROR, Level.WARNING, Level.INFO


def _schemes(**scheme: object) -> dict[str, object]:
    return document(
        get=operation(security=[{"s": []}]),
        components={"securitySchemes": {"s": scheme}},
    )


def _oauth(**flow: object) -> dict[str, object]:
    flows = {
        "authorizationCode": {
            "authorizationUrl": "/a",
            "tokenUrl": "/t",
            "scopes": {},
            **flow,
        }
    }
    return _schemes(type="oauth2", flows=flows)


def _guarded(*alternatives: object) -> dict[str, object]:
    scheme = {"type": "http", "scheme": "bearer"}
    return document(
        get=operation(security=list(alternatives)),
        components={"securitySchemes": {"s": scheme, "t": scheme}},
    )


def _everywhere(*alternatives: object) -> dict[str, object]:
    scheme = {"type": "http", "scheme": "bearer"}
    return document(
        get=operation(security=list(alternatives)),
        security=list(alternatives),
        components={"securitySchemes": {"s": scheme, "t": scheme}},
    )


# fmt: off
SECURITY_RULES: tuple[WireRule, ...] = (
    WireRule("security-scheme-added", N, "security", "existence", "add", "none", "security-scheme-removed", "was added", document(), document(components={"securitySchemes": {"s": {"type": "http", "scheme": "basic"}}})),
    WireRule("security-scheme-removed", N, "security", "existence", "remove", "none", "security-scheme-added", "was removed", document(components={"securitySchemes": {"s": {"type": "http", "scheme": "basic"}}}), document()),
    WireRule("security-scheme-type-changed", N, "security", "type", "change", "none", "security-scheme-type-changed", "type changed from `{old}` to `{new}`", _schemes(type="oauth2", flows={}), _schemes(type="openIdConnect", openIdConnectUrl="/o")),
    WireRule("security-scheme-credential-changed", E, "security", "type", "change", "none", "security-scheme-credential-changed", "the credential is sent as {new}, it was {old}", _schemes(type="http", scheme="basic"), _schemes(type="http", scheme="bearer")),
    WireRule("security-scheme-bearer-format-changed", N, "security", "type", "change", "none", "security-scheme-bearer-format-changed", "`bearerFormat` changed from `{old}` to `{new}`", _schemes(type="http", scheme="bearer"), _schemes(type="http", scheme="bearer", bearerFormat="JWT")),
    WireRule("security-scheme-openid-url-changed", W, "security", "type", "change", "none", "security-scheme-openid-url-changed", "`openIdConnectUrl` changed from `{old}` to `{new}`", _schemes(type="openIdConnect", openIdConnectUrl="/o"), _schemes(type="openIdConnect", openIdConnectUrl="/p")),
    WireRule("security-scheme-authorization-url-changed", N, "security", "type", "change", "none", "security-scheme-authorization-url-changed", "`authorizationUrl` changed from `{old}` to `{new}`", _oauth(), _oauth(authorizationUrl="/b")),
    WireRule("security-scheme-token-url-changed", W, "security", "type", "change", "none", "security-scheme-token-url-changed", "`tokenUrl` changed from `{old}` to `{new}`", _oauth(), _oauth(tokenUrl="/u")),
    WireRule("security-scheme-refresh-url-changed", W, "security", "type", "change", "none", "security-scheme-refresh-url-changed", "`refreshUrl` changed from `{old}` to `{new}`", _oauth(refreshUrl="/r"), _oauth(refreshUrl="/s")),
    WireRule("security-scheme-flow-added", N, "security", "existence", "add", "none", "security-scheme-flow-removed", "flow `{new}` was added", _schemes(type="oauth2", flows={}), _oauth()),
    WireRule("security-scheme-flow-removed", W, "security", "existence", "remove", "none", "security-scheme-flow-added", "flow `{old}` was removed", _oauth(), _schemes(type="oauth2", flows={})),
    WireRule("security-scheme-scope-added", N, "security", "existence", "add", "none", "security-scheme-scope-removed", "scope `{new}` was added", _oauth(), _oauth(scopes={"read": ""})),
    WireRule("security-scheme-scope-removed", N, "security", "existence", "remove", "none", "security-scheme-scope-added", "scope `{old}` was removed", _oauth(scopes={"read": ""}), _oauth()),
    WireRule("security-scheme-scope-changed", N, "security", "type", "change", "none", "security-scheme-scope-changed", "the text of a scope changed from `{old}` to `{new}`", _oauth(scopes={"read": "a"}), _oauth(scopes={"read": "b"})),
    WireRule("endpoint-security-added", E, "security", "existence", "add", "none", "endpoint-security-removed", "now takes `{new}` for security", _guarded(), _guarded({"s": []})),
    WireRule("endpoint-security-removed", E, "security", "existence", "remove", "none", "endpoint-security-added", "no longer takes `{old}` for security", _guarded({"s": []}, {"t": []}), _guarded({"s": []})),
    WireRule("endpoint-scope-added", W, "security", "existence", "add", "none", "endpoint-scope-removed", "now needs scope `{new}`", _guarded({"s": []}), _guarded({"s": ["a"]})),
    WireRule("endpoint-scope-removed", N, "security", "existence", "remove", "none", "endpoint-scope-added", "no longer needs scope `{old}`", _guarded({"s": ["a"]}), _guarded({"s": []})),
    WireRule("security-added", E, "security", "existence", "add", "none", "security-removed", "now takes `{new}` for security", _everywhere(), _everywhere({"s": []})),
    WireRule("security-removed", E, "security", "existence", "remove", "none", "security-added", "no longer takes `{old}` for security", _everywhere({"s": []}, {"t": []}), _everywhere({"s": []})),
    WireRule("security-scope-added", W, "security", "existence", "add", "none", "security-scope-removed", "now needs scope `{new}`", _everywhere({"s": []}), _everywhere({"s": ["a"]})),
    WireRule("security-scope-removed", N, "security", "existence", "remove", "none", "security-scope-added", "no longer needs scope `{old}`", _everywhere({"s": ["a"]}), _everywhere({"s": []})),
)
# fmt: on
