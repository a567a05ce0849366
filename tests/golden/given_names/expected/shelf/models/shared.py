"""Models that several resources use."""

from .._runtime.models import Model


class BookErrorModel(Model):
    code: str | None = None


class BookError(Model):
    error: BookErrorModel | None = None


class Value(Model):
    text: str


class BookValue(Model):
    number: float


class Book(Model):
    error: BookError | None = None
    value: Value | BookValue | None = None
    previous: Value | None = None


class BookList(Model):
    data: list[Book] | None = None


class DoneResponse(Model):
    done: bool | None = None
