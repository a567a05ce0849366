"""What a docstring says of the exceptions that a method raises."""

from __future__ import annotations

import re
from dataclasses import dataclass
from http import HTTPStatus

from ..model import ir
from ..plan.results import success

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


@dataclass(frozen=True, slots=True)
class Raised:
    """The documented faults of an operation.

    `described` are exceptions by their statuses with what the document says of them, if it says
    more than their names do; `named` the names where it never does.
    """

    described: tuple[tuple[str, str], ...] = ()
    named: str = ""

    @property
    def sentence(self) -> str:
        """The names where nothing more is said, as a sentence."""
        return f"{self.named}."

    def __bool__(self) -> bool:
        return bool(self.described or self.named)


def raises(operation: ir.Operation) -> Raised:
    """The exceptions that a method raises, by the statuses that the document describes."""
    results = success(operation)
    named: list[str] = []
    described: list[tuple[str, str]] = []
    for response in operation.responses:
        text = " ".join(response.description.split())
        if response in results or response.status[0] in "23" or not text:
            continue
        error, note = _error(response.status)
        if _says_more(text, error, response.status):
            described.append((error, f"({note}) {text}" if note else text))
        else:
            named.append(f"{error} ({note})" if note else error)
            described.append((named[-1], ""))
    if len(described) > 1 and ("APIStatusError", "") in described:
        described.remove(("APIStatusError", ""))  # as for every status that is not documented
        named.remove("APIStatusError")
    if any(text for _, text in described):
        return Raised(tuple(described))
    return Raised((), ", ".join(named))


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
