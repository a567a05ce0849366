"""What is sent to shared."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ..models.shared import Book, Kind

BookParam = TypedDict(
    "BookParam",
    {
        "title": "str",
        "published": "date",
        "price": "float",
        "kind": "NotRequired[Kind]",
        "sequels": "NotRequired[Sequence[Book | BookParam]]",
        "class": "NotRequired[str]",
        "secret": "NotRequired[str]",
    },
)
