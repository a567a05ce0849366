"""Form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import Body, Operation, Part
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._runtime.omit import Omit
    from .._runtime.options import Options

_CREATE: Operation[None] = Operation(
    "POST",
    "/form",
    body=Body(
        "application/x-www-form-urlencoded",
        fields=("grant", "scopes"),
        parts=(Part("scopes", style="spaceDelimited", explode=False),),
        required=False,
    ),
    replies={"204": "None"},
)


class Form(Resource):
    """Form."""

    def create(
        self,
        *,
        grant: str | Omit = OMIT,
        scopes: Sequence[str] | Omit = OMIT,
        options: Options | None = None,
    ) -> None:
        """Send `POST /form`."""
        return self._call(_CREATE, {"grant": grant, "scopes": scopes}, options)


class AsyncForm(AsyncResource):
    """`Form`, awaited."""

    async def create(
        self,
        *,
        grant: str | Omit = OMIT,
        scopes: Sequence[str] | Omit = OMIT,
        options: Options | None = None,
    ) -> None:
        """See `Form.create`."""
        return await self._call(_CREATE, {"grant": grant, "scopes": scopes}, options)
