"""What is sent to things."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Literal

from typing_extensions import NotRequired, TypedDict

from ..models.things import ThingColor, ThingPlace, ThingRights


class ThingPlaceParam(TypedDict):
    lat: float
    lon: float


class ThingRightsParam(TypedDict):
    issues: NotRequired[str]


ThingParam = TypedDict(
    "ThingParam",
    {
        "name": str,
        "secret": str,
        "state": Literal["on", "off", "it's complicated"] | str,
        "level": NotRequired[Literal[1, 2, 3] | int],
        "color": NotRequired[ThingColor | str],
        "size": NotRequired[int | None],
        "price": NotRequired[Decimal],
        "weight": NotRequired[float],
        "made": NotRequired[datetime],
        "day": NotRequired[date],
        "hour": NotRequired[time],
        "wait": NotRequired[str],
        "photo": NotRequired[bytes],
        "anything": NotRequired[object],
        "free": NotRequired[Mapping[str, object]],
        "counts": NotRequired[Mapping[str, int]],
        "pair": NotRequired[tuple[str, int]],
        "children": NotRequired["Sequence[ThingParam]"],
        "place": NotRequired[ThingPlace | ThingPlaceParam],
        "date": NotRequired[date],
        "list": NotRequired[Sequence[str]],
        "class": NotRequired[str],
        "model_config": NotRequired[str],
        "_links": NotRequired[Mapping[str, str]],
        "rights": NotRequired[ThingRights | ThingRightsParam | Mapping[str, object]],
        "@type": NotRequired[str],
        "2fa": NotRequired[bool],
    },
)
