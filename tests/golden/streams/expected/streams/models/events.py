"""Models of events."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, Union

from .._runtime.models import Model
from .._runtime.types import Tagged

if TYPE_CHECKING:
    from typing import Literal

    from .shared import Chat, Said

EventListEvent: TypeAlias = Union["Started", "Said"]

_TAGS = {"EventListEvent": Tagged("event", {"started": "Started", "said": "Said"})}


class Started(Model):
    event: Literal["started"]
    data: Chat
