"""The method that gives a credential, where the API itself makes tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from posixpath import normpath
from urllib.parse import urlsplit

from ..model import ir, shapes
from ..plan.results import success
from ..text.code import Code
from .annotations import Annotations
from .api import ClientFacts
from .bodies import arguments, payload
from .fitting import fit
from .opening import client_arguments

_PASSWORD_FLOW = "password"
_TOKENS = ("access_token", "accessToken", "token", "jwt")
"""Where replies have a token: the first as RFC 6749 says (section 5.1), others as they use to."""
_WHO_AND_PASSWORD = 2
_LOGIN = re.compile(r"log.?in|log.?on|sign.?in|session|token|auth", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Login:
    """An operation that gives tokens for a password; `token` is the property of its reply that has
    one. `program` is empty where the types of what it takes or gives do not tell enough.
    """

    operation: ir.Operation
    method: str
    token: str
    program: Code


def find_login(
    printer: Annotations, facts: ClientFacts, scheme: ir.Scheme
) -> Login | None:
    """The operation at the token URL of a scheme's password flow, if the document has it, else
    the only one that is called like a login, and gives a token for a password without
    credentials."""
    api = printer.api
    urls = [urlsplit(flow.token_url or "") for flow in scheme.flows]
    hosts = {urlsplit(server.url).netloc for server in api.servers} | {""}
    paths = {
        _path(url.path)
        for url, flow in zip(urls, scheme.flows, strict=True)
        if flow.name == _PASSWORD_FLOW and url.path and url.netloc in hosts
    }
    bases = {urlsplit(server.url).path for server in api.servers} | {"/"}
    for operation in api.operations:
        whole = {_path(f"{base}/{operation.path.lstrip('/')}") for base in bases}
        if operation.method == "POST" and paths & whole:
            return _login(printer, facts, scheme, operation)
    found = [each for each in api.operations if _is_login(printer, each)]
    if scheme.kind is ir.SchemeKind.BEARER and len(found) == 1:
        return _login(printer, facts, scheme, found[0])
    return None


def _login(
    printer: Annotations,
    facts: ClientFacts,
    scheme: ir.Scheme,
    operation: ir.Operation,
) -> Login:
    names = printer.names
    method = ".".join((*names.resource(operation.id), names.method(operation.id)))
    token, field = _token_field(printer, operation)
    program = _program(printer, facts, scheme, operation, method, field)
    return Login(operation, method, token, program)


def _is_login(printer: Annotations, operation: ir.Operation) -> bool:
    """Whether an operation gives a token for a password, by its name, arguments and reply."""
    called = f"{operation.path} {operation.operation_id or ''}"
    return (
        operation.method == "POST"
        and not any(operation.security)
        and _LOGIN.search(called) is not None
        and "password" in _needed(printer, operation)
        and bool(_token_field(printer, operation)[1])
    )


def _path(path: str) -> str:
    """A path from the root, without doubled slashes and dots."""
    return "/" + normpath(path).strip("/.")


def _program(
    printer: Annotations,
    facts: ClientFacts,
    scheme: ir.Scheme,
    operation: ir.Operation,
    method: str,
    field: str,
) -> Code:
    needed = _needed(printer, operation)
    if not field or "password" not in needed or len(needed) != _WHO_AND_PASSWORD:
        return Code("")
    names = printer.names
    opened = ", ".join(client_arguments(printer.api, names, facts, ()))
    passed = ", ".join(f'{name}="…"' for name in needed)
    argument = names.credential(scheme.name)
    lines = (
        f"client = {names.client}({opened})",
        f"granted = client.{method}({passed})",
        f"client = client.with_options({argument}=granted.{field})",
    )
    return Code("".join(map(fit, lines)).rstrip())


def _needed(printer: Annotations, operation: ir.Operation) -> list[str]:
    """The arguments that a call has to pass, all of them texts; nothing if others are."""
    found = [
        item
        for item in arguments(printer, operation, payload(printer, operation))
        if item.required and item.constant is None
    ]
    plain = all(item.annotation.text == "str" for item in found)
    return [str(item.name) for item in found] if plain else []


def _token_field(printer: Annotations, operation: ir.Operation) -> tuple[str, str]:
    """The property of the reply that has the token, and the attribute; the latter empty where
    the reply's type has none."""
    for response in success(operation):
        for content in response.contents:
            if isinstance(content.type, ir.Ref):
                shape = shapes.resolve(printer.api, content.type)
                fields = shape.fields if isinstance(shape, ir.Object) else ()
                known = {field.wire for field in fields}
                for token in _TOKENS:
                    if token in known:
                        return token, printer.names.field(content.type.id, token)
    return _TOKENS[0], ""
