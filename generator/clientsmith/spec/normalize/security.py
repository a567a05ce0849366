"""Security schemes and requirements."""

from __future__ import annotations

from typing import Any

from ..grammar import DEVICE_FLOW, Path
from . import v32
from .context import Context, Node
from .headers import unsendable

_FLOWS = {
    "implicit": ("authorizationUrl",),
    "password": ("tokenUrl",),
    "clientCredentials": ("tokenUrl",),
    "authorizationCode": ("authorizationUrl", "tokenUrl"),
    DEVICE_FLOW: ("deviceAuthorizationUrl", "tokenUrl"),
}
"""The urls that each OAuth2 flow needs (OpenAPI 3.1, section 4.8.29)."""
_LOCATIONS = ("query", "header", "cookie")


def root(tree: Node, way: Path, context: Context) -> None:
    """The requirements for operations that state none."""
    if "security" in tree:
        tree["security"] = requirements(tree["security"], (way, "security"), context)


def requirements(value: Any, way: Path, context: Context) -> list[Node]:
    """Alternatives, each a map from scheme to scopes; what is no such thing is left out."""
    if value is None:
        return []
    kept: list[Node] = []
    if type(value) not in (list, dict, str):
        context.error(
            "wrong-structure",
            way,
            "The security requirements must be a list.",
            "Write a list of maps from schemes to scopes, or remove it.",
        )
        return []
    for index, item in enumerate(value if type(value) is list else [value]):
        if type(item) is str:
            item = {item: []}
        if type(item) is not dict:
            context.gone(
                "security-invalid",
                (way, index),
                "A security requirement must be an object; it was left out.",
                "Write a map from the name of a scheme to a list of scopes.",
            )
            continue
        fixed = {}
        for name, scopes in item.items():
            words = (
                scopes
                if type(scopes) is list
                else [scopes] if type(scopes) is str else []
            )
            fixed[name] = [word for word in words if type(word) is str]
        if fixed not in kept:
            kept.append(fixed)
    return kept


def known_only(value: list[Node], way: Path, context: Context) -> list[Node]:
    """The alternatives that name declared schemes only."""
    components = context.tree.get("components")
    schemes = components.get("securitySchemes") if type(components) is dict else None
    declared = schemes if type(schemes) is dict else {}
    kept = []
    for index, item in enumerate(value):
        missing = [name for name in item if name not in declared]
        if not missing:
            kept.append(item)
            continue
        context.gone(
            "security-scheme-missing",
            (way, index),
            f"The security scheme {missing[0]!r} is not declared; the requirement was left out.",
            "Declare it under components/securitySchemes.",
        )
    return kept


def scheme(node: Node, way: Path, context: Context) -> None:
    """Bring a scheme into the words of 3.1; a faulty one is marked and taken out at the end."""
    words = ("type", "name", "in", "scheme", "openIdConnectUrl")
    if not all(context.is_text(node, key, way, "a security scheme") for key in words):
        node[_FAULTY] = True
        return
    kind = node.get("type")
    kind = kind.strip() if type(kind) is str else None
    folded = {
        "apikey": "apiKey",
        "oauth": "oauth2",
        "openidconnect": "openIdConnect",
        "mutualtls": "mutualTLS",
    }
    kind = folded.get((kind or "").lower(), (kind or "").lower())
    if kind == "basic":
        node["type"], node["scheme"] = "http", "basic"
        return
    check = _CHECKS.get(kind)
    fault = (
        check(node, way, context)
        if check
        else f"The type {str(node.get('type'))!r} is unknown"
    )
    if fault is None:
        node["type"] = kind
        return
    context.warn(
        "security-scheme-invalid",
        way,
        f"{fault}; the security scheme was left out.",
        "Declare it as apiKey, http, mutualTLS, oauth2 or openIdConnect with all it needs.",
    )
    node[_FAULTY] = True


_FAULTY = "x-clientsmith-faulty"


def _api_key(node: Node, way: Path, context: Context) -> str | None:
    location = node.get("in")
    if type(node.get("name")) is not str or not node["name"]:
        return "An apiKey scheme needs the name of its parameter"
    if type(location) is str and location.lower() in _LOCATIONS:
        node["in"] = location.lower()
        return unsendable(node["in"], node["name"])
    return f"An apiKey cannot be sent in {str(location)!r}"


def _http(node: Node, way: Path, context: Context) -> str | None:
    word = node.get("scheme")
    return (
        None
        if type(word) is str and word
        else "An http scheme needs its scheme, like bearer"
    )


def _oauth2(node: Node, way: Path, context: Context) -> str | None:
    flows = node.get("flows")
    here: Path = (way, "flows")
    if type(flows) is not dict:
        if flows is not None:
            _refuse("flows", here, context)
        flows = {}
    v32.device_flow(flows, here, context)
    for name, flow in list(flows.items()):
        if name[:2] == "x-" and name not in _FLOWS:
            continue
        needed = _FLOWS.get(name)
        if needed is None:
            del flows[name]
            fault = f"The flow {name!r} is unknown"
        elif type(flow) is not dict:
            del flows[name]
            _refuse(name, (here, name), context)
            continue
        else:
            _scopes(flow)
            missing = [
                key
                for key in needed
                if context.is_text(flow, key, (here, name), "a flow")
                and flow.get(key) is None
            ]
            if not missing:
                continue
            del flows[name]
            fault = f"The flow {name!r} needs {missing[0]}"
        context.warn(
            "oauth-flow",
            (here, name),
            f"{fault}; it was left out.",
            "Complete or remove it.",
        )
    node["flows"] = flows
    return None


def _refuse(name: str, way: Path, context: Context) -> None:
    message = f"The {name} must be an object."
    context.error("wrong-structure", way, message, "Correct its type, or remove it.")


def _scopes(flow: Node) -> None:
    scopes = flow.get("scopes")
    if type(scopes) is list:
        scopes = {str(name): "" for name in scopes}
    if type(scopes) is not dict:
        scopes = {}
    flow["scopes"] = {
        name: text if type(text) is str else "" for name, text in scopes.items()
    }
    if type(flow.get("refreshUrl", "")) is not str:
        del flow["refreshUrl"]


def _open_id(node: Node, way: Path, context: Context) -> str | None:
    if type(node.get("openIdConnectUrl")) is str:
        return None
    return "An openIdConnect scheme needs its openIdConnectUrl"


def _mutual_tls(node: Node, way: Path, context: Context) -> str | None:
    return None


_CHECKS = {
    "apiKey": _api_key,
    "http": _http,
    "oauth2": _oauth2,
    "openIdConnect": _open_id,
    "mutualTLS": _mutual_tls,
}


def finish(context: Context) -> None:
    """Take faulty schemes out, and state on each operation what it requires."""
    tree = context.tree
    components = tree.get("components")
    schemes = components.get("securitySchemes") if type(components) is dict else None
    if type(schemes) is dict:
        for name in [
            name for name, node in schemes.items() if node.pop(_FAULTY, False)
        ]:
            del schemes[name]
    inherited = tree.get("security")
    if inherited is not None:
        inherited = tree["security"] = known_only(
            inherited, (None, "security"), context
        )
    for operation, way in context.operations:
        if "security" in operation:
            operation["security"] = known_only(
                operation["security"], (way, "security"), context
            )
        else:
            operation["security"] = [dict(item) for item in inherited or ()]
