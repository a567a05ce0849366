"""Credentials that an SDK takes as one value."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from .definitions import definitions_of, fields_of
from .modules import Modules
from .values import Argument, Sdk

SECURITY = "security"
"""The argument that holds credentials."""


def read_secrets(home: Modules, constructor: Iterable[Argument]) -> dict[str, None]:
    """The credentials that the fields of classes are, where the client takes such a class."""
    found: dict[str, None] = {}
    if all(item.name != SECURITY for item in constructor):
        return found
    for name, (_, text) in sorted(home.sources.files.items()):
        module = home.get(name) if "SecurityMetadata(" in text else None
        for defined in definitions_of(module).values() if module else ():
            for attribute, _, annotation in fields_of(home, defined).values():
                if "SecurityMetadata(" in ast.unparse(annotation):
                    found[attribute] = None
    return found


def security_settings(sdk: Sdk) -> dict[str, object]:
    """The keys of a surface by which a client, and its methods, take such a value."""
    found: dict[str, object] = {}
    if any(item.name == SECURITY for item in sdk.constructor):
        found["constructor"] = {SECURITY: SECURITY}
    if any(item.name == SECURITY for call in sdk.calls for item in call.arguments):
        found["extras"] = {SECURITY: SECURITY}
    return found
