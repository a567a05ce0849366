"""Models of value."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, Union

from .._runtime.models import Model

if TYPE_CHECKING:
    from typing import Literal

Value: TypeAlias = Union[str, int, "list[Value | None]"]


class Job(Model):
    id: str
    state: Literal["queued", "running"] | str | None = None
