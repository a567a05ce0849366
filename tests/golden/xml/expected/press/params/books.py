"""What is sent to books."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Literal, TypeAlias, Union

from typing_extensions import NotRequired, TypedDict

from ..models.books import BookBlurb, BookSize, Disc, Paper, Person
from ..variants import UnknownVariant


class PersonParam(TypedDict):
    id: NotRequired[int]
    name: str


class BookBlurbParam(TypedDict):
    html: NotRequired[str]


class BookSizeParam(TypedDict):
    height: NotRequired[int]
    width: NotRequired[int]


class DiscParam(TypedDict):
    type: Literal["disc"]
    seconds: int


class PaperParam(TypedDict):
    type: Literal["paper"]
    sheets: int


BookMediaParam: TypeAlias = Union[Disc, DiscParam, Paper, PaperParam, UnknownVariant]


class BookParam(TypedDict):
    isbn: str
    title: str
    pages: NotRequired[int | None]
    price: NotRequired[float]
    inPrint: NotRequired[bool]
    published: NotRequired[date]
    updated: NotRequired[datetime]
    cover: NotRequired[bytes]
    kind: NotRequired[Literal["novel", "essay"] | str]
    author: NotRequired[Person | PersonParam]
    editor: NotRequired[Person | PersonParam]
    tags: NotRequired[Sequence[str]]
    scores: NotRequired[Sequence[int]]
    blurb: NotRequired[BookBlurb | BookBlurbParam]
    size: NotRequired[BookSize | BookSizeParam]
    links: NotRequired[Mapping[str, str]]
    media: NotRequired[Sequence[BookMediaParam]]
