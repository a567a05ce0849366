"""Models of events."""

from typing import Annotated, Literal, TypeAlias, Union

from .._runtime.models import Field, Model
from .._runtime.types import Tagged
from .shared import Chat, Said


class Started(Model):
    event: Literal["started"] = Field(default="started", constant=True)
    data: Chat


EventListEvent: TypeAlias = Annotated[
    Union[Started, Said],
    Tagged("event", {"started": Started, "said": Said}),
]
