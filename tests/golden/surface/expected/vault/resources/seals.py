"""Seals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import deprecated

from .._runtime.omit import OMIT
from .._runtime.operation import Body, Operation, Reply
from .._runtime.surface.extras import merged
from .._runtime.surface.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from .._runtime.surface.extras import TimeoutTypes
    from .._runtime.surface.replies import HttpxBinaryResponseContent

_CREATE: Operation[bytes] = Operation(
    "POST",
    "/v1/seals",
    body=Body(fields=("method",)),
    replies={"200": Reply("bytes", "application/octet-stream")},
)


class Seals(Resource):
    """Seals."""

    @deprecated("POST /v1/seals is deprecated.")
    def create(
        self,
        *,
        method: str,
        extra_headers: Mapping[str, str | Omit | None] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: TimeoutTypes = OMIT,
        options: Options | None = None,
    ) -> HttpxBinaryResponseContent:
        """Send `POST /v1/seals`.

        Deprecated.

        The reply is a file, read as it is needed.

        Returns: A picture.
        """
        return self._file(
            _CREATE,
            {"method": method},
            merged(
                options,
                headers=extra_headers,
                query=extra_query,
                body=extra_body,
                timeout=timeout,
            ),
        )


class AsyncSeals(AsyncResource):
    """`Seals`, awaited."""

    @deprecated("POST /v1/seals is deprecated.")
    async def create(
        self,
        *,
        method: str,
        extra_headers: Mapping[str, str | Omit | None] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: TimeoutTypes = OMIT,
        options: Options | None = None,
    ) -> HttpxBinaryResponseContent:
        """See `Seals.create`."""
        return await self._file(
            _CREATE,
            {"method": method},
            merged(
                options,
                headers=extra_headers,
                query=extra_query,
                body=extra_body,
                timeout=timeout,
            ),
        )
