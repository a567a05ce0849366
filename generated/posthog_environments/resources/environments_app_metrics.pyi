from functools import cached_property

from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from ..models.environments_app_metrics import (
    AppMetricsCategory,
    AppMetricsErrorDetails,
    AppMetricsReport,
)
from .environments_app_metrics_historical_exports import (
    AsyncHistoricalExports,
    HistoricalExports,
)

class AppMetrics(Resource):
    @cached_property
    def historical_exports(self) -> HistoricalExports: ...
    def error_details(
        self,
        *,
        project_id: str,
        id: int,
        error_type: str,
        category: AppMetricsCategory | Omit = ...,
        job_id: str | Omit = ...,
        options: Options | None = None,
    ) -> AppMetricsErrorDetails: ...
    def retrieve(
        self,
        *,
        project_id: str,
        id: int | str,
        category: AppMetricsCategory | Omit = ...,
        date_from: str | Omit = ...,
        date_to: str | Omit = ...,
        job_id: str | Omit = ...,
        options: Options | None = None,
    ) -> AppMetricsReport: ...

class AsyncAppMetrics(AsyncResource):
    @cached_property
    def historical_exports(self) -> AsyncHistoricalExports: ...
    async def error_details(
        self,
        *,
        project_id: str,
        id: int,
        error_type: str,
        category: AppMetricsCategory | Omit = ...,
        job_id: str | Omit = ...,
        options: Options | None = None,
    ) -> AppMetricsErrorDetails: ...
    async def retrieve(
        self,
        *,
        project_id: str,
        id: int | str,
        category: AppMetricsCategory | Omit = ...,
        date_from: str | Omit = ...,
        date_to: str | Omit = ...,
        job_id: str | Omit = ...,
        options: Options | None = None,
    ) -> AppMetricsReport: ...
