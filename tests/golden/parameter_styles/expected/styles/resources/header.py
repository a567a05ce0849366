"""Header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import Operation, Parameter
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._runtime.omit import Omit
    from .._runtime.options import Options

_RETRIEVE: Operation[None] = Operation(
    "GET",
    "/header",
    parameters=(
        Parameter("X-Trace-Id", "header", argument="x_trace_id"),
        Parameter("X-Ids", "header", argument="x_ids"),
        Parameter("session", "cookie"),
    ),
    replies={"204": "None"},
)


class Header(Resource):
    """Header."""

    def retrieve(
        self,
        *,
        x_trace_id: str,
        x_ids: Sequence[int] | Omit = OMIT,
        session: str | Omit = OMIT,
        options: Options | None = None,
    ) -> None:
        """Send `GET /header`."""
        return self._call(
            _RETRIEVE,
            {"x_trace_id": x_trace_id, "x_ids": x_ids, "session": session},
            options,
        )


class AsyncHeader(AsyncResource):
    """`Header`, awaited."""

    async def retrieve(
        self,
        *,
        x_trace_id: str,
        x_ids: Sequence[int] | Omit = OMIT,
        session: str | Omit = OMIT,
        options: Options | None = None,
    ) -> None:
        """See `Header.retrieve`."""
        return await self._call(
            _RETRIEVE,
            {"x_trace_id": x_trace_id, "x_ids": x_ids, "session": session},
            options,
        )
