"""What a docstring says of the exceptions that a method raises."""

from __future__ import annotations

import re
from http import HTTPStatus

from .. import ir
from ..plan.results import success
from .code import prose

_ERRORS = {
    "400": "BadRequestError",
    "401": "AuthenticationError",
    "403": "PermissionDeniedError",
    "404": "NotFoundError",
    "409": "ConflictError",
    "422": "UnprocessableEntityError",
    "429": "RateLimitError",
    "5XX": "InternalServerError",
}
_WORD = re.compile(r"[A-Z]?[a-z']+|[A-Z]+(?![a-z])|[^\W_a-zA-Z]+")
_PHRASES = {str(int(status)): status.phrase for status in HTTPStatus}
_EMPTY = frozenset("""
    a an access code content entity error errors failed failure http in is no of request
    requests required requires resource response status the this to was
    """.split())
"""Words that say nothing which the name of an exception does not."""


def raises(operation: ir.Operation) -> list[str]:
    """The documented faults: the exception by its status, and what the document says. Those
    of which it says no more than their names stand in one line."""
    results = success(operation)
    named: list[str] = []
    rows: list[str] = []
    for response in operation.responses:
        text = " ".join(response.description.split())
        if response in results or response.status[0] in "23" or not text:
            continue
        error, note = _error(response.status)
        if _says_more(text, error, response.status):
            first, *rest = prose(f"{error}: {f'({note}) ' if note else ''}{text}", 76)
            rows += [f"    {first}", *(f"        {row}" for row in rest)]
        else:
            named.append(f"{error} ({note})" if note else error)
    if not rows:
        first, *rest = prose(f"Raises: {', '.join(named)}.", 80) if named else [""]
        return [first, *(f"    {row}" for row in rest)] if named else []
    return ["Raises:", *rows, *(f"    {row}" for row in prose(", ".join(named), 76))]


def _error(status: str) -> tuple[str, str]:
    """The exception raised for a documented status, and the status where the exception does
    not tell it."""
    if status in _ERRORS:
        return _ERRORS[status], ""
    if status[0] == "5":
        return "InternalServerError", status
    return "APIStatusError", "" if status == "default" else status


def _says_more(text: str, error: str, status: str) -> bool:
    known = {*_words(error), *_words(_PHRASES.get(status, "")), status}
    return not _words(text) - known <= _EMPTY


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}
