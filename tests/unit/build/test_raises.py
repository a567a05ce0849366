"""What docstrings say of exceptions."""

from __future__ import annotations

import pytest
from clientsmith.emit.raises import raises
from small import built


def said(**descriptions: str) -> list[str]:
    """The lines for an operation with these replies, `s` before each status."""
    replies = {
        status[1:]: {"description": text} for status, text in descriptions.items()
    }
    found = built(None, {"/x": {"get": {"responses": replies}}})
    return raises(found.api.operations[0])


@pytest.mark.parametrize(
    ("replies", "lines"),
    [
        ({"s200": "Fine"}, []),
        ({"s404": ""}, []),
        (
            {"s403": "Forbidden", "s404": "Resource not found"},
            [
                "Raises: PermissionDeniedError, NotFoundError.",
            ],
        ),
        (
            {"s410": "Gone", "s503": "Service unavailable"},
            [
                "Raises: APIStatusError (410), InternalServerError (503).",
            ],
        ),
        (
            {"s404": "There is no such pet.", "s401": "Requires authentication"},
            [
                "Raises:",
                "    NotFoundError: There is no such pet.",
                "    AuthenticationError",
            ],
        ),
        (
            {"s200": "", "s502": "The mirror is away", "sdefault": "Anything else"},
            [
                "Raises:",
                "    InternalServerError: (502) The mirror is away",
                "    APIStatusError: Anything else",
            ],
        ),
    ],
)
def test_what_says_no_more_than_its_name_stands_in_one_line(
    replies: dict[str, str], lines: list[str]
) -> None:
    assert said(**replies) == lines
