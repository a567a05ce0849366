"""Models of environments batch exports backfills."""

from datetime import datetime
from typing import Literal, TypeAlias, Union
from uuid import UUID

from .._runtime.models import Field, Model


class BatchExportBackfillProgress(Model):
    """How many of a backfill's runs are done."""

    total_runs: int | None
    """How many runs there are."""
    finished_runs: int | None
    """How many of them have ended."""
    progress: float | None
    """The share that is done, from 0 to 1."""


BatchExportBackfillStatus: TypeAlias = Literal[
    "Cancelled",
    "Completed",
    "ContinuedAsNew",
    "Failed",
    "FailedRetryable",
    "Terminated",
    "TimedOut",
    "Running",
    "Starting",
]
"""What a backfill is doing, or how it ended."""


class BatchExportBackfill(Model):
    """A request to export a past span of time, and what became of it."""

    id: UUID = Field(read_only=True)
    """The backfill's ID."""
    progress: BatchExportBackfillProgress | str | None = Field(read_only=True)
    """How far the backfill has come, null when that is not known."""
    start_at: datetime | None = None
    """Where the span of time starts, null for the beginning of the data."""
    end_at: datetime | None = None
    """Where the span of time ends, null to go on until now."""
    status: BatchExportBackfillStatus | str
    """What the backfill is doing, or how it ended."""
    created_at: datetime = Field(read_only=True)
    """When the backfill was created."""
    finished_at: datetime | None = None
    """When the backfill ended, successfully or not; null until then."""
    last_updated_at: datetime = Field(read_only=True)
    """When the backfill was last changed."""
    team: int
    """The number of the project that owns the backfill."""
    batch_export: UUID
    """The batch export that the backfill belongs to."""


class BatchExportBackfillCancelled(Model):
    """The answer to a cancelled backfill."""

    cancelled: bool
    """Whether the backfill was cancelled."""


class BatchExportBackfillStarted(Model):
    """The ID of a backfill that was started."""

    backfill_id: str
    """The backfill's ID on a server of 2026 or later, the name of the workflow that
    carries it out on an earlier one."""


BatchExportBackfillCreated: TypeAlias = Union[
    BatchExportBackfill,
    BatchExportBackfillStarted,
]
"""The new backfill, as documented, or its ID, as servers answer."""

BatchExportBackfillOrdering: TypeAlias = Literal[
    "created_at",
    "-created_at",
    "start_at",
    "-start_at",
]
"""A field to order backfills by, in reverse with a minus sign."""


class PaginatedBatchExportBackfillList(Model):
    """A page of backfills."""

    next: str | None = None
    """The link to the next page, null on the last one."""
    previous: str | None = None
    """The link to the page before, null on the first one."""
    results: list[BatchExportBackfill]
    """The backfills of this page."""
