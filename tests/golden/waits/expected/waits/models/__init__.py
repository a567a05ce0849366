"""Every model, loaded when first asked for."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .batches import (
        Batch as Batch,
        BatchErrors as BatchErrors,
        BatchRequestCounts as BatchRequestCounts,
        BatchStatus as BatchStatus,
    )
    from .boxes import (
        Box as Box,
        BoxData as BoxData,
        Created as Created,
        CreatedBox as CreatedBox,
    )
    from .projects import Project as Project
    from .tasks import Task as Task
else:
    _TABLE = Table(
        __name__,
        {
            "batches": "Batch BatchErrors BatchRequestCounts BatchStatus",
            "boxes": "Box BoxData Created CreatedBox",
            "projects": "Project",
            "tasks": "Task",
        },
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
