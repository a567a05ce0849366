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
