"""Models of environments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, Union

from .._runtime.models import Model

if TYPE_CHECKING:
    from .._runtime.json import JsonValue

ErrorType: TypeAlias = Union[
    Literal["authentication_error"],
    Literal["invalid_request"],
    Literal["validation_error"],
    Literal["throttled_error"],
    Literal["server_error"],
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
