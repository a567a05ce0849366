"""Models of x."""

from __future__ import annotations

from typing import TypeAlias

from .._runtime.models import Model

X: TypeAlias = dict[str, str]


class Problem(Model):
    title: str
    status: int | None = None


class XDeleteError(Model):
    message: str | None = None
