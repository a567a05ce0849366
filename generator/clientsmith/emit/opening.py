"""What an example passes to the client that it makes."""

from __future__ import annotations

from ..model import ir
from ..names import Names
from .api import ClientFacts, default_server, example_server
from .code import quote


def client_arguments(
    api: ir.Api,
    names: Names,
    facts: ClientFacts,
    security: tuple[ir.Requirement, ...],
) -> list[str]:
    """Arguments as written: the credentials of the first of these requirements that no
    environment variable gives, and a server where the document names none."""
    kinds = {scheme.name: scheme.kind for scheme in api.schemes}
    made: dict[str, str] = {}
    for scheme, _ in security[0] if security else ():
        kind = kinds.get(scheme, ir.SchemeKind.MUTUAL_TLS)
        if kind is ir.SchemeKind.MUTUAL_TLS or facts.environment.get(scheme):
            continue
        name = names.credential(scheme)
        if kind is ir.SchemeKind.BASIC:
            made[name] = f'{name}=("user", "password")'
        else:
            made[name] = f"{name}={quote('your-' + name.replace('_', '-'))}"
    if default_server(api) is None:
        made["base_url"] = f"base_url={quote(example_server(api))}"
    return list(made.values())
