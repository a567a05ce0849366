"""The classes of errors of an SDK, by the errors that stand for them."""

from __future__ import annotations

import ast

from ..text.words import without_separators
from .definitions import Definition, find_definition
from .modules import Modules, read_name

_DEEPEST = 8
_HOME = "_runtime.surface.errors"
_NAMES = {
    "badrequest": "BadRequestError",
    "unauthorized": "AuthenticationError",
    "forbidden": "PermissionDeniedError",
    "notfound": "NotFoundError",
    "conflict": "ConflictError",
    "unprocessableentity": "UnprocessableEntityError",
    "unprocessablecontent": "UnprocessableEntityError",
    "validation": "UnprocessableEntityError",
    "httpvalidation": "UnprocessableEntityError",
    "toomanyrequests": "RateLimitError",
    "ratelimitexceeded": "RateLimitError",
    "internalserver": "InternalServerError",
}
"""Errors by what HTTP calls them."""


def error_target(home: Modules, defined: Definition) -> str:
    """What an exception of the SDK is; empty for a class that is none."""
    if not _is_raised(home, defined, 0):
        return ""
    plain = without_separators(defined.name)
    for ending in ("exception", "error", "response", "errors"):
        plain = plain.removesuffix(ending) or plain
    if plain == "responsevalidation":
        return "_runtime.errors:ResponseValidationError"
    if plain == "noresponse":
        return "_runtime.errors:APIConnectionError"
    return f"{_HOME}:{_NAMES.get(plain, 'APIStatusError')}"


def _is_raised(home: Modules, defined: Definition, depth: int) -> bool:
    if depth > _DEEPEST or not isinstance(defined.node, ast.ClassDef):
        return False
    for base in defined.node.bases:
        parts = read_name(base)
        if parts[-1] in ("Exception", "BaseException", "ApiError", "RuntimeError"):
            return True
        above = find_definition(home, defined.module, parts)
        known = above is not None and above.key != defined.key
        if known and above is not None and _is_raised(home, above, depth + 1):
            return True
    return False
