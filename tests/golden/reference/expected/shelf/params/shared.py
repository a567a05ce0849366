"""Arguments that several resources use."""

from collections.abc import Sequence
from datetime import date

from typing_extensions import NotRequired, TypedDict

from ..models.shared import Book, Kind

BookParam = TypedDict(
    "BookParam",
    {
        "title": str,
        "published": date,
        "price": float,
        "kind": NotRequired[Kind | str],
        "sequels": NotRequired["Sequence[Book | BookParam]"],
        "class": NotRequired[str],
        "secret": NotRequired[str],
    },
)
