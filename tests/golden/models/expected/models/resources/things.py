"""Things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import Body, Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    import builtins
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime, time
    from decimal import Decimal
    from typing import Literal

    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from ..models.things import Thing, ThingColor, ThingPlace, ThingRights
    from ..params.things import ThingParam, ThingPlaceParam, ThingRightsParam

_CREATE: Operation[Thing] = Operation(
    "POST",
    "/things",
    body=Body(
        fields=(
            "name",
            "secret",
            "state",
            "level",
            "color",
            "size",
            "price",
            "weight",
            "made",
            "day",
            "hour",
            "wait",
            "photo",
            "anything",
            "free",
            "counts",
            "pair",
            "children",
            "place",
            "date",
            "list",
            ("class_", "class"),
            ("model_config_", "model_config"),
            ("links", "_links"),
            "rights",
            ("type", "@type"),
            ("two_fa", "2fa"),
        ),
        decimals=("price",),
    ),
    replies={"201": "Thing"},
    deprecated={"class_": "`class_` is deprecated."},
)
_LIST: Operation[list[Thing]] = Operation(
    "GET",
    "/things",
    replies={"200": "list[Thing]"},
)


class Things(Resource):
    """Things."""

    def create(
        self,
        *,
        name: str,
        secret: str,
        state: Literal["on", "off", "it's complicated"] | str,
        level: Literal[1, 2, 3] | int | Omit = OMIT,
        color: ThingColor | str | Omit = OMIT,
        size: int | None | Omit = OMIT,
        price: Decimal | Omit = OMIT,
        weight: float | Omit = OMIT,
        made: datetime | Omit = OMIT,
        day: date | Omit = OMIT,
        hour: time | Omit = OMIT,
        wait: str | Omit = OMIT,
        photo: bytes | Omit = OMIT,
        anything: object | Omit = OMIT,
        free: Mapping[str, object] | Omit = OMIT,
        counts: Mapping[str, int] | Omit = OMIT,
        pair: tuple[str, int] | Omit = OMIT,
        children: Sequence[ThingParam] | Omit = OMIT,
        place: ThingPlace | ThingPlaceParam | Omit = OMIT,
        date: date | Omit = OMIT,
        list: Sequence[str] | Omit = OMIT,
        class_: str | Omit = OMIT,
        model_config_: str | Omit = OMIT,
        links: Mapping[str, str] | Omit = OMIT,
        rights: ThingRights | ThingRightsParam | Mapping[str, object] | Omit = OMIT,
        type: str | Omit = OMIT,
        two_fa: bool | Omit = OMIT,
        options: Options | None = None,
    ) -> Thing:
        """Send `POST /things`.

        Args:
            name: At most 64 characters.
            state: Default: "on".
            wait: Format: `duration`.
            date: A field named like its type.
            class_: Deprecated.

        Returns: Made.
        """
        return self._call(
            _CREATE,
            {
                "name": name,
                "secret": secret,
                "state": state,
                "level": level,
                "color": color,
                "size": size,
                "price": price,
                "weight": weight,
                "made": made,
                "day": day,
                "hour": hour,
                "wait": wait,
                "photo": photo,
                "anything": anything,
                "free": free,
                "counts": counts,
                "pair": pair,
                "children": children,
                "place": place,
                "date": date,
                "list": list,
                "class_": class_,
                "model_config_": model_config_,
                "links": links,
                "rights": rights,
                "type": type,
                "two_fa": two_fa,
            },
            options,
        )

    def list(self, *, options: Options | None = None) -> builtins.list[Thing]:
        """Send `GET /things`.

        Returns: All.
        """
        return self._call(_LIST, {}, options)


class AsyncThings(AsyncResource):
    """`Things`, awaited."""

    async def create(
        self,
        *,
        name: str,
        secret: str,
        state: Literal["on", "off", "it's complicated"] | str,
        level: Literal[1, 2, 3] | int | Omit = OMIT,
        color: ThingColor | str | Omit = OMIT,
        size: int | None | Omit = OMIT,
        price: Decimal | Omit = OMIT,
        weight: float | Omit = OMIT,
        made: datetime | Omit = OMIT,
        day: date | Omit = OMIT,
        hour: time | Omit = OMIT,
        wait: str | Omit = OMIT,
        photo: bytes | Omit = OMIT,
        anything: object | Omit = OMIT,
        free: Mapping[str, object] | Omit = OMIT,
        counts: Mapping[str, int] | Omit = OMIT,
        pair: tuple[str, int] | Omit = OMIT,
        children: Sequence[ThingParam] | Omit = OMIT,
        place: ThingPlace | ThingPlaceParam | Omit = OMIT,
        date: date | Omit = OMIT,
        list: Sequence[str] | Omit = OMIT,
        class_: str | Omit = OMIT,
        model_config_: str | Omit = OMIT,
        links: Mapping[str, str] | Omit = OMIT,
        rights: ThingRights | ThingRightsParam | Mapping[str, object] | Omit = OMIT,
        type: str | Omit = OMIT,
        two_fa: bool | Omit = OMIT,
        options: Options | None = None,
    ) -> Thing:
        """See `Things.create`."""
        return await self._call(
            _CREATE,
            {
                "name": name,
                "secret": secret,
                "state": state,
                "level": level,
                "color": color,
                "size": size,
                "price": price,
                "weight": weight,
                "made": made,
                "day": day,
                "hour": hour,
                "wait": wait,
                "photo": photo,
                "anything": anything,
                "free": free,
                "counts": counts,
                "pair": pair,
                "children": children,
                "place": place,
                "date": date,
                "list": list,
                "class_": class_,
                "model_config_": model_config_,
                "links": links,
                "rights": rights,
                "type": type,
                "two_fa": two_fa,
            },
            options,
        )

    async def list(self, *, options: Options | None = None) -> builtins.list[Thing]:
        """See `Things.list`."""
        return await self._call(_LIST, {}, options)
