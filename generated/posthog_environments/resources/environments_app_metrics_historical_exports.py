"""Historical exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.options import Options
    from ..models.environments_app_metrics_historical_exports import (
        HistoricalExportList,
        HistoricalExportMetrics,
    )

_LIST: Operation[HistoricalExportList] = Operation(
    "GET",
    "/api/environments/{project_id}/app_metrics/{plugin_config_id}/historical_exports/",
    replies={"200": "HistoricalExportList"},
    errors={"429": "Error", "4XX": "Error", "5XX": "Error"},
)
_RETRIEVE: Operation[HistoricalExportMetrics] = Operation(
    "GET",
    "/api/environments/{project_id}/app_metrics/{plugin_config_id}/historical_exports/{id}/",
    replies={"200": "HistoricalExportMetrics"},
    errors={"429": "Error", "4XX": "Error", "5XX": "Error"},
)


class HistoricalExports(Resource):
    """Historical exports."""

    def list(
        self, *, project_id: str, plugin_config_id: str, options: Options | None = None
    ) -> HistoricalExportList:
        """List the historical exports of an app.

        The exports of past events that were started for a plugin configuration, newest
        first and all in one reply.

        Args:
            project_id: The project's number, as a string, or `@current` for the project
                that the key's owner has open. `GET /api/projects/` lists the projects.
            plugin_config_id: The number of the plugin configuration, as a string.

        Returns: The historical exports.

        Raises:
            RateLimitError: Too many calls in the last minute or hour.
            APIStatusError: (4XX) The server refused the call. A 401 means that the key
                is missing or wrong, a 403 that it lacks the operation's scope or that the
                project may not use the feature, a 404 that nothing is there, a 400 that a
                value is at fault.
            InternalServerError

        Example:
            client.environments.app_metrics.historical_exports.list(
                project_id="12345",
                plugin_config_id="123",
            )

        API: GET /api/environments/{project_id}/app_metrics/{plugin_config_id}/historical_exports/
        """
        return self._call(
            _LIST,
            {"project_id": project_id, "plugin_config_id": plugin_config_id},
            options,
        )

    def retrieve(
        self,
        *,
        project_id: str,
        plugin_config_id: str,
        id: str,
        options: Options | None = None,
    ) -> HistoricalExportMetrics:
        """Retrieve a historical export of an app.

        One export of past events and its metrics. PostHog's servers are known to answer
        an unknown job with 500 instead of 404.

        Args:
            project_id: The project's number, as a string, or `@current` for the project
                that the key's owner has open. `GET /api/projects/` lists the projects.
            plugin_config_id: The number of the plugin configuration, as a string.
            id: The job that runs the export, as `job_id` in the list of historical
                exports.

        Returns: The historical export.

        Raises:
            RateLimitError: Too many calls in the last minute or hour.
            APIStatusError: (4XX) The server refused the call. A 401 means that the key
                is missing or wrong, a 403 that it lacks the operation's scope or that the
                project may not use the feature, a 404 that nothing is there, a 400 that a
                value is at fault.
            InternalServerError

        Example:
            client.environments.app_metrics.historical_exports.retrieve(
                project_id="12345",
                plugin_config_id="123",
                id="123",
            )

        API: GET /api/environments/{project_id}/app_metrics/{plugin_config_id}/historical_exports/{id}/
        """
        return self._call(
            _RETRIEVE,
            {"project_id": project_id, "plugin_config_id": plugin_config_id, "id": id},
            options,
        )


class AsyncHistoricalExports(AsyncResource):
    """`HistoricalExports`, awaited."""

    async def list(
        self, *, project_id: str, plugin_config_id: str, options: Options | None = None
    ) -> HistoricalExportList:
        """List the historical exports of an app. See `HistoricalExports.list`."""
        return await self._call(
            _LIST,
            {"project_id": project_id, "plugin_config_id": plugin_config_id},
            options,
        )

    async def retrieve(
        self,
        *,
        project_id: str,
        plugin_config_id: str,
        id: str,
        options: Options | None = None,
    ) -> HistoricalExportMetrics:
        """Retrieve a historical export of an app. See `HistoricalExports.retrieve`."""
        return await self._call(
            _RETRIEVE,
            {"project_id": project_id, "plugin_config_id": plugin_config_id, "id": id},
            options,
        )
