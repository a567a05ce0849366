"""Models of shared."""

from __future__ import annotations

from .._runtime.models import Model


class Book(Model):
    error: BookError | None = None
    value: Value | BookValue | None = None
    previous: Value | None = None


class BookError(Model):
    error: BookErrorModel | None = None


class BookErrorModel(Model):
    code: str | None = None


class BookList(Model):
    data: list[Book] | None = None


class BookValue(Model):
    number: float


class DoneResponse(Model):
    done: bool | None = None


class Value(Model):
    text: str
