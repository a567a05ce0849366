"""What an example passes to the client that it makes."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import ir
from ..names import Names
from ..text.code import quote
from .api import ClientFacts, default_server, example_server


def client_arguments(
    api: ir.Api,
    names: Names,
    facts: ClientFacts,
    security: tuple[ir.Requirement, ...],
    *,
    environment: Mapping[str, str] | None = None,
) -> list[str]:
    """Arguments as written: the credentials of the handiest of these requirements that no
    environment variable gives, parameters of all calls, and a server where the document
    names none. `environment` has the variables by scheme, by default the client's."""
    variables = facts.environment if environment is None else environment
    schemes = {scheme.name: scheme for scheme in api.schemes}
    made: dict[str, str] = {}
    for scheme, _ in _handiest(security, schemes):
        kind = schemes[scheme].kind if scheme in schemes else ir.SchemeKind.MUTUAL_TLS
        if kind is ir.SchemeKind.MUTUAL_TLS or variables.get(scheme):
            continue
        name, password = names.credential(scheme), names.password(scheme)
        if password is not None:
            made[name] = f'{name}="user"'
            made[password] = f'{password}="password"'
        elif kind is ir.SchemeKind.BASIC:
            made[name] = f'{name}=("user", "password")'
        else:
            made[name] = f"{name}={quote('your-' + name.replace('_', '-'))}"
    for item in facts.parameters:
        if item.needed and not (item.variable or item.default):
            stem = item.argument_name.replace("_", "-")
            shown = "1" if item.counts else quote(f"your-{stem}")
            made[item.argument] = f"{item.argument}={shown}"
    if default_server(api) is None:
        made["base_url"] = f"base_url={quote(example_server(api))}"
    return list(made.values())


def _handiest(
    security: tuple[ir.Requirement, ...], schemes: Mapping[str, ir.Scheme]
) -> ir.Requirement:
    """The alternative that a program has most easily: a token before a password, and both
    before the cookie of a browser's session; else the first."""
    asked = [each for each in security if each] or [()]
    return min(
        asked,
        key=lambda each: max(
            (_effort(schemes[name]) for name, _ in each if name in schemes), default=0
        ),
    )


def _effort(scheme: ir.Scheme) -> int:
    if scheme.kind is ir.SchemeKind.BASIC:
        return 1
    return {ir.In.QUERY: 2, ir.In.COOKIE: 3}.get(scheme.location or ir.In.HEADER, 0)
