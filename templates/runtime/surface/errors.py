"""Errors that have further names for their reply, as clients of other makers have."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from .. import errors
from ..message import Response


class APIStatusError(errors.APIStatusError):
    """The server answered with an error status."""

    @property
    def raw_response(self) -> Response:
        """The reply: its status, its headers, and its body as it came."""
        return self.response

    @property
    def data(self) -> Any:
        """The decoded body."""
        return self.body

    @property
    def status(self) -> int:
        """The status."""
        return self.status_code

    @property
    def reason(self) -> str:
        """What HTTP calls the status; empty for one that it does not know."""
        known = self.status_code in HTTPStatus._value2member_map_
        return HTTPStatus(self.status_code).phrase if known else ""


class BadRequestError(APIStatusError, errors.BadRequestError):
    """400"""


class AuthenticationError(APIStatusError, errors.AuthenticationError):
    """401"""


class PermissionDeniedError(APIStatusError, errors.PermissionDeniedError):
    """403"""


class NotFoundError(APIStatusError, errors.NotFoundError):
    """404"""


class ConflictError(APIStatusError, errors.ConflictError):
    """409"""


class UnprocessableEntityError(APIStatusError, errors.UnprocessableEntityError):
    """422"""


class RateLimitError(APIStatusError, errors.RateLimitError):
    """429"""


class InternalServerError(APIStatusError, errors.InternalServerError):
    """A status from 500 on"""


class ApiTypeError(errors.APIError, TypeError):
    """An argument has the wrong type."""


class ApiValueError(errors.APIError, ValueError):
    """An argument has a wrong value."""


class ApiKeyError(errors.APIError, KeyError):
    """There is no such key."""


class ApiAttributeError(errors.APIError, AttributeError):
    """There is no such attribute."""


def told_error(status: int) -> type[APIStatusError]:
    """The class of a status."""
    plain = errors.status_error(status)
    found: type[APIStatusError] = globals()[plain.__name__]
    return found
