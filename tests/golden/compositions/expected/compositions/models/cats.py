"""Models of cats."""

from .._runtime.models import Model


class CatMeta(Model):
    a: str | None = None
    b: int | None = None


class NamedMeta(Model):
    a: str | None = None


class Named(Model):
    name: str
    meta: NamedMeta | None = None


class Cat(Model):
    name: str
    meta: CatMeta | None = None
    age: int
    owner: Named | None = None
    """Who feeds it."""
