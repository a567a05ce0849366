"""Models of value."""

from typing import Annotated, Literal

from typing_extensions import TypeAliasType

from .._runtime.exact import Exact
from .._runtime.models import Model


class Job(Model):
    id: str
    state: Literal["queued", "running"] | str | None = None


Value = TypeAliasType("Value", "Annotated[str | int | list[Value | None], Exact()]")
