"""Every model, loaded when first asked for."""

from .._runtime.lazy import Table

_TABLE = Table(
    __name__,
    {
        "environments": "Error ErrorType",
        "environments_app_metrics": (
            "AppMetricsCategory AppMetricsError AppMetricsErrorDetail "
            "AppMetricsErrorDetails AppMetricsReport AppMetricsSeries AppMetricsTotals"
        ),
        "environments_app_metrics_historical_exports": (
            "HistoricalExport HistoricalExportList HistoricalExportMetrics "
            "HistoricalExportStatus UserBasic"
        ),
        "environments_batch_exports": (
            "BatchExport BatchExportDestination BatchExportDestinationType "
            "BatchExportInterval BatchExportModel BatchExportRun BatchExportRunStatus "
            "PaginatedBatchExportList"
        ),
        "environments_batch_exports_backfills": (
            "BatchExportBackfill BatchExportBackfillCancelled "
            "BatchExportBackfillCreated BatchExportBackfillOrdering "
            "BatchExportBackfillProgress BatchExportBackfillStarted "
            "BatchExportBackfillStatus PaginatedBatchExportBackfillList"
        ),
    },
)
__getattr__ = _TABLE.load
__dir__ = _TABLE.names
