import builtins
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Literal

from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from ..models.things import Thing, ThingColor, ThingPlace, ThingRights
from ..params.things import ThingParam, ThingPlaceParam, ThingRightsParam

class Things(Resource):
    def create(
        self,
        *,
        name: str,
        secret: str,
        state: Literal["on", "off", "it's complicated"] | str,
        level: Literal[1, 2, 3] | int | Omit = ...,
        color: ThingColor | str | Omit = ...,
        size: int | None | Omit = ...,
        price: Decimal | Omit = ...,
        weight: float | Omit = ...,
        made: datetime | Omit = ...,
        day: date | Omit = ...,
        hour: time | Omit = ...,
        wait: str | Omit = ...,
        photo: bytes | Omit = ...,
        anything: object | Omit = ...,
        free: Mapping[str, object] | Omit = ...,
        counts: Mapping[str, int] | Omit = ...,
        pair: tuple[str, int] | Omit = ...,
        children: Sequence[ThingParam] | Omit = ...,
        place: ThingPlace | ThingPlaceParam | Omit = ...,
        date: date | Omit = ...,
        list: Sequence[str] | Omit = ...,
        class_: str | Omit = ...,
        model_config_: str | Omit = ...,
        links: Mapping[str, str] | Omit = ...,
        rights: ThingRights | ThingRightsParam | Mapping[str, object] | Omit = ...,
        type: str | Omit = ...,
        two_fa: bool | Omit = ...,
        options: Options | None = None,
    ) -> Thing: ...
    def list(self, *, options: Options | None = None) -> builtins.list[Thing]: ...

class AsyncThings(AsyncResource):
    async def create(
        self,
        *,
        name: str,
        secret: str,
        state: Literal["on", "off", "it's complicated"] | str,
        level: Literal[1, 2, 3] | int | Omit = ...,
        color: ThingColor | str | Omit = ...,
        size: int | None | Omit = ...,
        price: Decimal | Omit = ...,
        weight: float | Omit = ...,
        made: datetime | Omit = ...,
        day: date | Omit = ...,
        hour: time | Omit = ...,
        wait: str | Omit = ...,
        photo: bytes | Omit = ...,
        anything: object | Omit = ...,
        free: Mapping[str, object] | Omit = ...,
        counts: Mapping[str, int] | Omit = ...,
        pair: tuple[str, int] | Omit = ...,
        children: Sequence[ThingParam] | Omit = ...,
        place: ThingPlace | ThingPlaceParam | Omit = ...,
        date: date | Omit = ...,
        list: Sequence[str] | Omit = ...,
        class_: str | Omit = ...,
        model_config_: str | Omit = ...,
        links: Mapping[str, str] | Omit = ...,
        rights: ThingRights | ThingRightsParam | Mapping[str, object] | Omit = ...,
        type: str | Omit = ...,
        two_fa: bool | Omit = ...,
        options: Options | None = None,
    ) -> Thing: ...
    async def list(self, *, options: Options | None = None) -> builtins.list[Thing]: ...
