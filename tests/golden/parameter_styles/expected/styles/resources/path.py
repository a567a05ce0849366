"""Path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Operation, Parameter
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from .._runtime.options import Options

_RETRIEVE: Operation[None] = Operation(
    "GET",
    "/path/{simple}/{label}/{matrix}/{list}",
    parameters=(
        Parameter("simple", "path"),
        Parameter("label", "path", style="label"),
        Parameter("matrix", "path", style="matrix", explode=True),
        Parameter("list", "path"),
    ),
    replies={"204": "None"},
)


class Path(Resource):
    """Path."""

    def retrieve(
        self,
        *,
        simple: str,
        label: Sequence[int],
        matrix: Mapping[str, str],
        list: Sequence[UUID | str],
        options: Options | None = None,
    ) -> None:
        """Send `GET /path/{simple}/{label}/{matrix}/{list}`."""
        return self._call(
            _RETRIEVE,
            {"simple": simple, "label": label, "matrix": matrix, "list": list},
            options,
        )


class AsyncPath(AsyncResource):
    """`Path`, awaited."""

    async def retrieve(
        self,
        *,
        simple: str,
        label: Sequence[int],
        matrix: Mapping[str, str],
        list: Sequence[UUID | str],
        options: Options | None = None,
    ) -> None:
        """See `Path.retrieve`."""
        return await self._call(
            _RETRIEVE,
            {"simple": simple, "label": label, "matrix": matrix, "list": list},
            options,
        )
