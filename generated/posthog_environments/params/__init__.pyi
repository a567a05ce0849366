from .environments_batch_exports import (
    BatchExportDestinationParam as BatchExportDestinationParam,
)
