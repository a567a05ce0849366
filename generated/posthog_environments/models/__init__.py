"""Every model, loaded when first asked for."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .environments import Error as Error, ErrorType as ErrorType
    from .environments_app_metrics import (
        AppMetricsCategory as AppMetricsCategory,
        AppMetricsError as AppMetricsError,
        AppMetricsErrorDetail as AppMetricsErrorDetail,
        AppMetricsErrorDetails as AppMetricsErrorDetails,
        AppMetricsReport as AppMetricsReport,
        AppMetricsSeries as AppMetricsSeries,
        AppMetricsTotals as AppMetricsTotals,
    )
    from .environments_app_metrics_historical_exports import (
        HistoricalExport as HistoricalExport,
        HistoricalExportList as HistoricalExportList,
        HistoricalExportMetrics as HistoricalExportMetrics,
        HistoricalExportStatus as HistoricalExportStatus,
        UserBasic as UserBasic,
    )
    from .environments_batch_exports import (
        BatchExport as BatchExport,
        BatchExportDestination as BatchExportDestination,
        BatchExportDestinationType as BatchExportDestinationType,
        BatchExportInterval as BatchExportInterval,
        BatchExportModel as BatchExportModel,
        BatchExportRun as BatchExportRun,
        BatchExportRunStatus as BatchExportRunStatus,
        PaginatedBatchExportList as PaginatedBatchExportList,
    )
    from .environments_batch_exports_backfills import (
        BatchExportBackfill as BatchExportBackfill,
        BatchExportBackfillCancelled as BatchExportBackfillCancelled,
        BatchExportBackfillCreated as BatchExportBackfillCreated,
        BatchExportBackfillOrdering as BatchExportBackfillOrdering,
        BatchExportBackfillProgress as BatchExportBackfillProgress,
        BatchExportBackfillStarted as BatchExportBackfillStarted,
        BatchExportBackfillStatus as BatchExportBackfillStatus,
        PaginatedBatchExportBackfillList as PaginatedBatchExportBackfillList,
    )
else:
    _TABLE = Table(
        __name__,
        {
            "environments": "Error ErrorType",
            "environments_app_metrics": (
                "AppMetricsCategory AppMetricsError AppMetricsErrorDetail "
                "AppMetricsErrorDetails AppMetricsReport AppMetricsSeries "
                "AppMetricsTotals"
            ),
            "environments_app_metrics_historical_exports": (
                "HistoricalExport HistoricalExportList HistoricalExportMetrics "
                "HistoricalExportStatus UserBasic"
            ),
            "environments_batch_exports": (
                "BatchExport BatchExportDestination BatchExportDestinationType "
                "BatchExportInterval BatchExportModel BatchExportRun "
                "BatchExportRunStatus PaginatedBatchExportList"
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
    __dir__ = _TABLE.listed
