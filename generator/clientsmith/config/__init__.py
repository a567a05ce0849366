"""The configuration: `[tool.clientsmith]` of a pyproject.toml, or a clientsmith.toml."""

from .extend import NO_EXTENSIONS, Attached, Extend
from .reader import find, load
from .surface import PLAIN, PageClass, Surface, SurfaceRule
from .values import (
    Alias,
    Aliases,
    ClientParameter,
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
    "NO_EXTENSIONS",
    "PLAIN",
    "Alias",
    "Aliases",
    "Attached",
    "ClientParameter",
    "Config",
    "Credential",
    "Distribution",
    "Docs",
    "Environment",
    "Extend",
    "OperationRule",
    "PageClass",
    "PagingRule",
    "PagingScheme",
    "ServerChoice",
    "Surface",
    "SurfaceRule",
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
