"""Models of events."""

from typing import Annotated, Literal, TypeAlias, Union

from .._runtime.models import Model
from .._runtime.types import Tagged
from .shared import Chat, Said


class Started(Model):
    event: Literal["started"]
    data: Chat


EventListEvent: TypeAlias = Annotated[
    Union[Started, Said],
    Tagged("event", {"started": Started, "said": Said}),
]
