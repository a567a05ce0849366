"""Lamps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import Body, Operation, Parameter
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    import builtins
    from collections.abc import Sequence

    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from ..models.lamps import (
        Color,
        Lamp,
        LampFuse,
        LampListOrder,
        LampListXMode,
        LampState,
        Level,
        Socket,
    )

_CREATE: Operation[Lamp] = Operation(
    "POST",
    "/lamps",
    body=Body(fields=("color", "level", "socket", "former", "state", "fuse")),
    replies={"200": "Lamp"},
)
_LIST: Operation[list[Lamp]] = Operation(
    "GET",
    "/lamps",
    parameters=("color", "order", Parameter("X-Mode", "header", argument="x_mode")),
    replies={"200": "list[Lamp]"},
)


class LampsResource(Resource):
    """Lamps."""

    def create(
        self,
        *,
        color: Color | str | None,
        level: Level | int | Omit = OMIT,
        socket: Socket | str | Omit = OMIT,
        former: Color | str | None | Omit = OMIT,
        state: LampState | str | Omit = OMIT,
        fuse: LampFuse | int | None | Omit = OMIT,
        options: Options | None = None,
    ) -> Lamp:
        """Send `POST /lamps`."""
        return self._call(
            _CREATE,
            {
                "color": color,
                "level": level,
                "socket": socket,
                "former": former,
                "state": state,
                "fuse": fuse,
            },
            options,
        )

    def list(
        self,
        *,
        color: Color | str | None | Omit = OMIT,
        order: Sequence[LampListOrder] | Omit = OMIT,
        x_mode: LampListXMode | Omit = OMIT,
        options: Options | None = None,
    ) -> builtins.list[Lamp]:
        """Send `GET /lamps`."""
        return self._call(
            _LIST, {"color": color, "order": order, "x_mode": x_mode}, options
        )


class AsyncLampsResource(AsyncResource):
    """`LampsResource`, awaited."""

    async def create(
        self,
        *,
        color: Color | str | None,
        level: Level | int | Omit = OMIT,
        socket: Socket | str | Omit = OMIT,
        former: Color | str | None | Omit = OMIT,
        state: LampState | str | Omit = OMIT,
        fuse: LampFuse | int | None | Omit = OMIT,
        options: Options | None = None,
    ) -> Lamp:
        """See `LampsResource.create`."""
        return await self._call(
            _CREATE,
            {
                "color": color,
                "level": level,
                "socket": socket,
                "former": former,
                "state": state,
                "fuse": fuse,
            },
            options,
        )

    async def list(
        self,
        *,
        color: Color | str | None | Omit = OMIT,
        order: Sequence[LampListOrder] | Omit = OMIT,
        x_mode: LampListXMode | Omit = OMIT,
        options: Options | None = None,
    ) -> builtins.list[Lamp]:
        """See `LampsResource.list`."""
        return await self._call(
            _LIST, {"color": color, "order": order, "x_mode": x_mode}, options
        )
