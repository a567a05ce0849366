"""What docstrings say of exceptions."""

from __future__ import annotations

import pytest
from clientsmith.emit.raises import Raised, raises
from small import built


def said(**descriptions: str) -> Raised:
    """What is raised by an operation with these replies, `s` before each status."""
    replies = {
        status[1:]: {"description": text} for status, text in descriptions.items()
    }
    found = built(None, {"/x": {"get": {"responses": replies}}})
    return raises(found.api.operations[0])


@pytest.mark.parametrize(
    ("replies", "raised"),
    [
        ({"s200": "Fine"}, Raised()),
        ({"s404": ""}, Raised()),
        (
            {"s403": "Forbidden", "s404": "Resource not found"},
            Raised(named="PermissionDeniedError, NotFoundError"),
        ),
        (
            {"s410": "Gone", "s503": "Service unavailable"},
            Raised(named="APIStatusError (410), InternalServerError (503)"),
        ),
        (
            {"s404": "There is no such pet.", "s401": "Requires authentication"},
            Raised(
                (("AuthenticationError", ""), ("NotFoundError", "There is no such pet."))
            ),
        ),
        (
            {"s402": "Payment required", "sdefault": "Error"},
            Raised(named="APIStatusError (402)"),
        ),
        ({"s200": "", "sdefault": "Error"}, Raised(named="APIStatusError")),
        (
            {"s200": "", "s502": "The mirror is away", "sdefault": "Anything else"},
            Raised(
                (
                    ("InternalServerError", "(502) The mirror is away"),
                    ("APIStatusError", "Anything else"),
                )
            ),
        ),
    ],
)
def test_what_says_no_more_than_its_name_is_named_alone(
    replies: dict[str, str], raised: Raised
) -> None:
    assert said(**replies) == raised
