"""An API and its client as a configuration has them, for all that look at a package."""

from __future__ import annotations

from collections.abc import Mapping

from openapi_pydantic import OpenAPI

from ..build import build
from ..build.deprecations import with_reasons
from ..build.paging_stated import rules_of
from ..build.surface import with_surface
from ..build.waits import with_waits
from ..build.waits_declared import declared
from ..config import Config
from ..emit.api import credential_arguments
from ..emit.client import ClientFacts
from ..model import ir
from ..names import Lock, Names
from ..names.stale import place_in
from ..report.diagnostics import Diagnostics


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
    return ClientFacts(
        environment=environment,
        base_url=config.env.base_url or _by_prefix(config, "base_url"),
        choice=config.server.argument if config.server else None,
        choices=config.server.names if config.server else {},
    )


def _configured(config: Config, scheme: str) -> str | None:
    found = config.credentials.get(scheme)
    return found.env if found else None


def _by_prefix(config: Config, argument: str) -> str | None:
    prefix = config.env.prefix
    return f"{prefix.rstrip('_')}_{argument.strip('_').upper()}" if prefix else None
