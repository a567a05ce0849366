"""Models of environments."""

from typing import Literal, TypeAlias

from .._runtime.json import JsonValue
from .._runtime.models import Model

ErrorType: TypeAlias = Literal[
    "authentication_error",
    "invalid_request",
    "validation_error",
    "throttled_error",
    "server_error",
]
"""The families of errors."""


class Error(Model):
    """Why a call failed. The server reports the first problem that it meets."""

    type: ErrorType | str
    """The family of the error."""
    code: str
    """The error's code within its family, such as `required` or `permission_denied`."""
    detail: str
    """What went wrong, for people to read."""
    attr: str | None = None
    """The body field or parameter that is at fault, with `__` between nested names; null
    when it is none in particular."""
    extra: JsonValue = None
    """More about the error, in a form that depends on its code."""
    error_event_id: str | None = None
    """The ID under which PostHog's staff find the error."""
