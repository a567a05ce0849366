"""Models of books."""

from datetime import date, datetime
from typing import Annotated, Literal, TypeAlias, Union

from .._runtime.models import Field, Model
from .._runtime.types import Base64, Tagged
from ..variants import UnknownVariant


class Person(Model):
    id: int | None = None
    name: str


class BookBlurb(Model):
    html: str | None = None


class BookSize(Model):
    height: int | None = None
    width: int | None = None


class Disc(Model):
    type: Literal["disc"] = Field(default="disc", constant=True)
    seconds: int


class Paper(Model):
    type: Literal["paper"] = Field(default="paper", constant=True)
    sheets: int


BookMedia: TypeAlias = Annotated[
    Union[Disc, Paper, UnknownVariant],
    Tagged("type", {"disc": Disc, "paper": Paper}, unknown=UnknownVariant),
]


class Book(Model):
    isbn: str
    title: str
    pages: int | None = None
    price: float | None = None
    in_print: bool | None = Field(default=None, wire="inPrint")
    published: date | None = None
    updated: datetime | None = None
    cover: Base64 | None = None
    kind: Literal["novel", "essay"] | str | None = None
    author: Person | None = None
    editor: Person | None = None
    tags: list[str] | None = None
    scores: list[int] | None = None
    blurb: BookBlurb | None = None
    size: BookSize | None = None
    links: dict[str, str] | None = None
    media: list[BookMedia] | None = None


class Fault(Model):
    title: str
    status: int | None = None


class BookListResponse(Model):
    books: list[Book]
