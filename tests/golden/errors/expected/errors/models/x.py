"""Models of x."""

from typing import TypeAlias

from .._runtime.models import Model


class Problem(Model):
    title: str
    status: int | None = None


X: TypeAlias = dict[str, str]


class XDeleteError(Model):
    message: str | None = None
