"""The configuration: `[tool.clientsmith]` of a pyproject.toml, or a clientsmith.toml."""

from .reader import find, load
from .values import (
    Alias,
    Aliases,
    Config,
    Credential,
    Distribution,
    Docs,
    Environment,
    OperationRule,
    PagingRule,
    PagingScheme,
    ServerChoice,
    Upstream,
    for_spec,
)
from .waits import WaitHold, WaitInterval, WaitNames, WaitResult, WaitRule

__all__ = [
    "Alias",
    "Aliases",
    "Config",
    "Credential",
    "Distribution",
    "Docs",
    "Environment",
    "OperationRule",
    "PagingRule",
    "PagingScheme",
    "ServerChoice",
    "Upstream",
    "WaitHold",
    "WaitInterval",
    "WaitNames",
    "WaitResult",
    "WaitRule",
    "find",
    "for_spec",
    "load",
]
