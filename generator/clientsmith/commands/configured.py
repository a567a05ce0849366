"""An API and its client as a configuration has them, for all that look at a package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from openapi_pydantic import OpenAPI

from ..build import build
from ..build.deprecations import with_reasons
from ..build.paging_stated import rules_of
from ..build.servers import with_default_server
from ..build.surface import with_surface
from ..build.waits import with_waits
from ..build.waits_declared import declared
from ..config import ClientParameter, Config
from ..emit.api import HeldParameter, credential_arguments
from ..emit.client import ClientFacts
from ..model import ir, shapes
from ..names import Lock, Names
from ..names.stale import place_in
from ..report.diagnostics import Diagnostics
from ..text.code import Code


def configured_api(
    openapi: OpenAPI,
    tree: Mapping[str, ir.Json],
    config: Config,
    lock: Lock | None,
    diagnostics: Diagnostics,
) -> ir.Api:
    """What a document describes, with what a configuration says of paging, deprecations and
    waits."""
    apart = lock.types if lock else ()
    api = build(openapi, tree, diagnostics, rules_of(config), apart)
    api = with_reasons(api, config.operations, config.deprecated)
    api = with_surface(api, config.surface)
    api = with_default_server(api, config.server.names.values() if config.server else ())
    told = declared(api, tree, config.waits)
    return with_waits(api, config.waits, diagnostics, place_in(config), told)


def client_facts(api: ir.Api, config: Config, decided: Names) -> ClientFacts:
    """Servers by name, and the variables of the environment that arguments are read from:
    as they are configured, or else by their prefix."""
    environment = {
        scheme: variable
        for scheme, argument in credential_arguments(api, decided).items()
        if (variable := _configured(config, scheme) or _by_prefix(config, argument))
    }
    secret = {
        scheme: variable
        for scheme in environment.keys() | config.credentials.keys()
        if (argument := decided.password(scheme)) is not None
        and (variable := _second(config, scheme) or _by_prefix(config, argument))
    }
    return ClientFacts(
        passwords=secret,
        parameters=tuple(_held_parameters(api, config, decided)),
        environment=environment,
        base_url=config.env.base_url or _by_prefix(config, "base_url"),
        choice=config.server.argument if config.server else None,
        choices=config.server.names if config.server else {},
    )


def _held_parameters(
    api: ir.Api, config: Config, decided: Names
) -> Iterator[HeldParameter]:
    """The parameters that the client may hold for all calls."""
    for wire, argument in decided.client_parameters.items():
        rule = config.client_parameters.get(wire) or ClientParameter()
        found = [
            item
            for operation in api.operations
            for item in operation.parameters
            if item.wire == wire
        ]
        yield HeldParameter(
            wire=wire,
            argument=Code(argument),
            variable=rule.env or _by_prefix(config, argument) or "",
            default=rule.default or "",
            header=rule.header and not found,
            description=next(
                (item.description for item in found if item.description), ""
            ),
            needed=any(item.required for item in found),
            counts=any(_counts(api, item.type) for item in found),
        )


def _counts(api: ir.Api, type_: ir.Type) -> bool:
    found = shapes.resolve(api, type_)
    return isinstance(found, ir.Scalar) and found.kind is ir.Kind.INTEGER


def _configured(config: Config, scheme: str) -> str | None:
    found = config.credentials.get(scheme)
    return found.env if found else None


def _second(config: Config, scheme: str) -> str | None:
    found = config.credentials.get(scheme)
    return found.password.env if found and found.password else None


def _by_prefix(config: Config, argument: str) -> str | None:
    prefix = config.env.prefix
    return f"{prefix.rstrip('_')}_{argument.strip('_').upper()}" if prefix else None
