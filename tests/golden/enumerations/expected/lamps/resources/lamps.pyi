import builtins
from collections.abc import Sequence

from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
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

class LampsResource(Resource):
    def create(
        self,
        *,
        color: Color | str | None,
        level: Level | int | Omit = ...,
        socket: Socket | str | Omit = ...,
        former: Color | str | None | Omit = ...,
        state: LampState | str | Omit = ...,
        fuse: LampFuse | int | None | Omit = ...,
        options: Options | None = None,
    ) -> Lamp: ...
    def list(
        self,
        *,
        color: Color | str | None | Omit = ...,
        order: Sequence[LampListOrder] | Omit = ...,
        x_mode: LampListXMode | Omit = ...,
        options: Options | None = None,
    ) -> builtins.list[Lamp]: ...

class AsyncLampsResource(AsyncResource):
    async def create(
        self,
        *,
        color: Color | str | None,
        level: Level | int | Omit = ...,
        socket: Socket | str | Omit = ...,
        former: Color | str | None | Omit = ...,
        state: LampState | str | Omit = ...,
        fuse: LampFuse | int | None | Omit = ...,
        options: Options | None = None,
    ) -> Lamp: ...
    async def list(
        self,
        *,
        color: Color | str | None | Omit = ...,
        order: Sequence[LampListOrder] | Omit = ...,
        x_mode: LampListXMode | Omit = ...,
        options: Options | None = None,
    ) -> builtins.list[Lamp]: ...
