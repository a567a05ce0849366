from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from ..models.environments_app_metrics_historical_exports import (
    HistoricalExportList,
    HistoricalExportMetrics,
)

class HistoricalExports(Resource):
    def list(
        self, *, project_id: str, plugin_config_id: str, options: Options | None = None
    ) -> HistoricalExportList: ...
    def retrieve(
        self,
        *,
        project_id: str,
        plugin_config_id: str,
        id: str,
        options: Options | None = None,
    ) -> HistoricalExportMetrics: ...

class AsyncHistoricalExports(AsyncResource):
    async def list(
        self, *, project_id: str, plugin_config_id: str, options: Options | None = None
    ) -> HistoricalExportList: ...
    async def retrieve(
        self,
        *,
        project_id: str,
        plugin_config_id: str,
        id: str,
        options: Options | None = None,
    ) -> HistoricalExportMetrics: ...
