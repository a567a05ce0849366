"""The method that gives a credential, where the API itself makes tokens."""

from __future__ import annotations

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
_TOKEN = "access_token"  # RFC 6749, section 5.1


@dataclass(frozen=True, slots=True)
class Login:
    """An operation that gives tokens for a password; `program` is empty where what it takes or
    gives is not what RFC 6749 says."""

    operation: ir.Operation
    method: str
    program: Code


def find_login(
    printer: Annotations, facts: ClientFacts, scheme: ir.Scheme
) -> Login | None:
    """The operation at the token URL of a scheme's password flow, if the document has it."""
    api, names = printer.api, printer.names
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
            called = (*names.resource(operation.id), names.method(operation.id))
            method = ".".join(called)
            program = _program(printer, facts, scheme, operation, method)
            return Login(operation, method, program)
    return None


def _path(path: str) -> str:
    """A path from the root, without doubled slashes and dots."""
    return "/" + normpath(path).strip("/.")


def _program(
    printer: Annotations,
    facts: ClientFacts,
    scheme: ir.Scheme,
    operation: ir.Operation,
    method: str,
) -> Code:
    needed = [
        item.name
        for item in arguments(printer, operation, payload(printer, operation))
        if item.required and item.constant is None
    ]
    field = _token_field(printer, operation)
    if not field or not {"username", "password"}.issuperset(needed):
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


def _token_field(printer: Annotations, operation: ir.Operation) -> str:
    """The attribute of the reply that has the token; empty where there is none."""
    for response in success(operation):
        for content in response.contents:
            if isinstance(content.type, ir.Ref):
                shape = shapes.resolve(printer.api, content.type)
                fields = shape.fields if isinstance(shape, ir.Object) else ()
                if any(field.wire == _TOKEN for field in fields):
                    return printer.names.field(content.type.id, _TOKEN)
    return ""
