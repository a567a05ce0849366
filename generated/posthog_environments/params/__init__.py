"""What requests take, as typed dictionaries."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .environments_batch_exports import (
        BatchExportDestinationParam as BatchExportDestinationParam,
    )
else:
    _TABLE = Table(
        __name__,
        {
            "environments_batch_exports": "BatchExportDestinationParam",
        },
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
