"""Environments."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .environments_app_metrics import AppMetrics, AsyncAppMetrics
    from .environments_batch_exports import AsyncBatchExports, BatchExports


class Environments(Resource):
    """Environments."""

    @cached_property
    def app_metrics(self) -> AppMetrics:
        from .environments_app_metrics import AppMetrics

        return AppMetrics(self._client)

    @cached_property
    def batch_exports(self) -> BatchExports:
        from .environments_batch_exports import BatchExports

        return BatchExports(self._client)


class AsyncEnvironments(AsyncResource):
    """`Environments`, awaited."""

    @cached_property
    def app_metrics(self) -> AsyncAppMetrics:
        from .environments_app_metrics import AsyncAppMetrics

        return AsyncAppMetrics(self._client)

    @cached_property
    def batch_exports(self) -> AsyncBatchExports:
        from .environments_batch_exports import AsyncBatchExports

        return AsyncBatchExports(self._client)
