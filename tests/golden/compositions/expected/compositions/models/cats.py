"""Models of cats."""

from __future__ import annotations

from .._runtime.models import Model


class Cat(Model):
    name: str
    meta: CatMeta | None = None
    age: int
    owner: Named | None = None
    """Who feeds it."""


class CatMeta(Model):
    a: str | None = None
    b: int | None = None


class Named(Model):
    name: str
    meta: NamedMeta | None = None


class NamedMeta(Model):
    a: str | None = None
