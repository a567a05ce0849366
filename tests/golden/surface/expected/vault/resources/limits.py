"""Limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import Operation
from .._runtime.surface.extras import merged
from .._runtime.surface.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from .._runtime.surface.extras import TimeoutTypes
    from .._runtime.surface.pages import AsyncPaginator
    from ..models.limits import LimitListResponse
    from ..pagination import AsyncSinglePage, SyncSinglePage

_LIST: Operation[LimitListResponse] = Operation(
    "GET",
    "/v1/limits",
    replies={"200": "LimitListResponse"},
)


class Limits(Resource):
    """Limits."""

    def list(
        self,
        *,
        extra_headers: Mapping[str, str | Omit | None] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: TimeoutTypes = OMIT,
        options: Options | None = None,
    ) -> SyncSinglePage[int]:
        """Send `GET /v1/limits`.

        Returns: Limits, on one page.
        """
        return self._paged(
            "SinglePage",
            _LIST,
            {},
            merged(
                options,
                headers=extra_headers,
                query=extra_query,
                body=extra_body,
                timeout=timeout,
            ),
        )


class AsyncLimits(AsyncResource):
    """`Limits`, awaited."""

    def list(
        self,
        *,
        extra_headers: Mapping[str, str | Omit | None] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: TimeoutTypes = OMIT,
        options: Options | None = None,
    ) -> AsyncPaginator[int, AsyncSinglePage[int]]:
        """See `Limits.list`."""
        return self._paged(
            "SinglePage",
            _LIST,
            {},
            merged(
                options,
                headers=extra_headers,
                query=extra_query,
                body=extra_body,
                timeout=timeout,
            ),
        )
