"""App metrics."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from ..models.environments_app_metrics import (
        AppMetricsCategory,
        AppMetricsErrorDetails,
        AppMetricsReport,
    )
    from .environments_app_metrics_historical_exports import (
        AsyncHistoricalExports,
        HistoricalExports,
    )

_ERROR_DETAILS: Operation[AppMetricsErrorDetails] = Operation(
    "GET",
    "/api/environments/{project_id}/app_metrics/{id}/error_details/",
    parameters=("error_type", "category", "job_id"),
    replies={"200": "AppMetricsErrorDetails"},
    errors={"429": "Error", "4XX": "Error", "5XX": "Error"},
)
_RETRIEVE: Operation[AppMetricsReport] = Operation(
    "GET",
    "/api/environments/{project_id}/app_metrics/{id}/",
    parameters=("category", "date_from", "date_to", "job_id"),
    replies={"200": "AppMetricsReport"},
    errors={"429": "Error", "4XX": "Error", "5XX": "Error"},
)


class AppMetrics(Resource):
    """App metrics."""

    @cached_property
    def historical_exports(self) -> HistoricalExports:
        from .environments_app_metrics_historical_exports import HistoricalExports

        return HistoricalExports(self._client)

    def error_details(
        self,
        *,
        project_id: str,
        id: int,
        error_type: str,
        category: AppMetricsCategory | Omit = OMIT,
        job_id: str | Omit = OMIT,
        options: Options | None = None,
    ) -> AppMetricsErrorDetails:
        """Retrieve the error details of an app.

        Single occurrences of an error that an app met. PostHog's servers are known to
        refuse personal API keys here (403, `permission_denied`).

        Args:
            project_id: The project's number, as a string, or `@current` for the project
                that the key's owner has open. `GET /api/projects/` lists the projects.
            id: The number of the plugin configuration.
            error_type: The type of the error, as `error_type` in the app's metrics.
            category: Counts only calls of this kind.
            job_id: Counts only calls of this job, such as one historical export.

        Returns: The occurrences.

        Raises:
            RateLimitError: Too many calls in the last minute or hour.
            APIStatusError: (4XX) The server refused the call. A 401 means that the key
                is missing or wrong, a 403 that it lacks the operation's scope or that the
                project may not use the feature, a 404 that nothing is there, a 400 that a
                value is at fault.
            InternalServerError

        Example:
            client.environments.app_metrics.error_details(
                project_id="12345",
                id=123,
                error_type="error_type",
            )

        API: GET /api/environments/{project_id}/app_metrics/{id}/error_details/
        """
        return self._call(
            _ERROR_DETAILS,
            {
                "project_id": project_id,
                "id": id,
                "error_type": error_type,
                "category": category,
                "job_id": job_id,
            },
            options,
        )

    def retrieve(
        self,
        *,
        project_id: str,
        id: int | str,
        category: AppMetricsCategory | Omit = OMIT,
        date_from: str | Omit = OMIT,
        date_to: str | Omit = OMIT,
        job_id: str | Omit = OMIT,
        options: Options | None = None,
    ) -> AppMetricsReport:
        """Retrieve the metrics of an app.

        How often an app succeeded and failed, over time and in total, and the errors
        that it met. An app is named by the number of its plugin configuration, a batch
        export by its ID.

        Args:
            project_id: The project's number, as a string, or `@current` for the project
                that the key's owner has open. `GET /api/projects/` lists the projects.
            id: The number of the plugin configuration, or the ID of a batch export.
            category: Counts only calls of this kind.
            date_from: Where the counted span of time starts, as an ISO 8601 date or
                time, or relative to now, such as `-7d`. Default: "-30d".
            date_to: Where the counted span of time ends, written like `date_from`. It
                ends now when left out.
            job_id: Counts only calls of this job, such as one historical export.

        Returns: The metrics.

        Raises:
            RateLimitError: Too many calls in the last minute or hour.
            APIStatusError: (4XX) The server refused the call. A 401 means that the key
                is missing or wrong, a 403 that it lacks the operation's scope or that the
                project may not use the feature, a 404 that nothing is there, a 400 that a
                value is at fault.
            InternalServerError

        Example:
            client.environments.app_metrics.retrieve(project_id="12345", id=123)

        API: GET /api/environments/{project_id}/app_metrics/{id}/
        """
        return self._call(
            _RETRIEVE,
            {
                "project_id": project_id,
                "id": id,
                "category": category,
                "date_from": date_from,
                "date_to": date_to,
                "job_id": job_id,
            },
            options,
        )


class AsyncAppMetrics(AsyncResource):
    """`AppMetrics`, awaited."""

    @cached_property
    def historical_exports(self) -> AsyncHistoricalExports:
        from .environments_app_metrics_historical_exports import AsyncHistoricalExports

        return AsyncHistoricalExports(self._client)

    async def error_details(
        self,
        *,
        project_id: str,
        id: int,
        error_type: str,
        category: AppMetricsCategory | Omit = OMIT,
        job_id: str | Omit = OMIT,
        options: Options | None = None,
    ) -> AppMetricsErrorDetails:
        """Retrieve the error details of an app. See `AppMetrics.error_details`."""
        return await self._call(
            _ERROR_DETAILS,
            {
                "project_id": project_id,
                "id": id,
                "error_type": error_type,
                "category": category,
                "job_id": job_id,
            },
            options,
        )

    async def retrieve(
        self,
        *,
        project_id: str,
        id: int | str,
        category: AppMetricsCategory | Omit = OMIT,
        date_from: str | Omit = OMIT,
        date_to: str | Omit = OMIT,
        job_id: str | Omit = OMIT,
        options: Options | None = None,
    ) -> AppMetricsReport:
        """Retrieve the metrics of an app. See `AppMetrics.retrieve`."""
        return await self._call(
            _RETRIEVE,
            {
                "project_id": project_id,
                "id": id,
                "category": category,
                "date_from": date_from,
                "date_to": date_to,
                "job_id": job_id,
            },
            options,
        )
