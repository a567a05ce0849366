"""Models of environments batch exports."""

from datetime import datetime
from typing import Literal, TypeAlias
from uuid import UUID

from .._runtime.json import JsonValue
from .._runtime.models import Field, Model

BatchExportModel: TypeAlias = Literal["events", "persons", "sessions"]
"""The data that a batch export copies."""

BatchExportDestinationType: TypeAlias = Literal[
    "S3",
    "Snowflake",
    "Postgres",
    "Redshift",
    "BigQuery",
    "Databricks",
    "HTTP",
    "NoOp",
]
"""A kind of destination."""


class BatchExportDestination(Model):
    """Where a batch export writes to."""

    type: BatchExportDestinationType | str
    """The kind of destination, which decides what `config` holds."""
    config: dict[str, JsonValue] | None = None
    """What the kind of destination needs, such as `bucket_name`, `region` and `prefix` for
    S3. Replies leave credentials out."""
    integration: int | None = None
    """The number of the integration that holds the destination's credentials, null without
    one."""


BatchExportInterval: TypeAlias = Literal["hour", "day", "week", "every 5 minutes"]
"""How much time one run of a batch export covers."""

BatchExportRunStatus: TypeAlias = Literal[
    "Cancelled",
    "Completed",
    "ContinuedAsNew",
    "Failed",
    "FailedRetryable",
    "FailedBilling",
    "Terminated",
    "TimedOut",
    "Running",
    "Starting",
]
"""What a run is doing, or how it ended."""


class BatchExportRun(Model):
    """One run of a batch export over one interval of time."""

    id: UUID = Field(read_only=True)
    """The run's ID."""
    status: BatchExportRunStatus | str
    """What the run is doing, or how it ended."""
    records_completed: int | None = None
    """How many records were exported."""
    latest_error: str | None = None
    """The last error that the run met."""
    data_interval_start: datetime | None = None
    """Where the interval starts, null for the beginning of the data."""
    data_interval_end: datetime
    """Where the interval ends."""
    cursor: str | None = None
    """An opaque mark from which the run can be taken up again."""
    created_at: datetime = Field(read_only=True)
    """When the run was created."""
    finished_at: datetime | None = None
    """When the run ended, successfully or not; null until then."""
    last_updated_at: datetime = Field(read_only=True)
    """When the run was last changed."""
    records_total_count: int | None = None
    """How many records the run should export in all."""
    bytes_exported: int | None = None
    """How many bytes were exported."""
    batch_export: UUID = Field(read_only=True)
    """The batch export that the run belongs to."""
    backfill: UUID | None = None
    """The backfill that asked for the run, null for a scheduled run."""


class BatchExport(Model):
    """A schedule that copies a project's data to a destination, one interval of time after
    another.
    """

    id: UUID = Field(read_only=True)
    """The batch export's ID."""
    team_id: int = Field(read_only=True)
    """The number of the project that owns the batch export."""
    name: str
    """A name for people to read."""
    model: BatchExportModel | str | Literal[""] | None = None
    """Which data is exported. The server takes `events` when nothing is said."""
    destination: BatchExportDestination
    """Where the data goes."""
    interval: BatchExportInterval | str
    """How much time one run covers, and so how often runs take place."""
    paused: bool | None = None
    """Whether runs are suspended. The server takes false when nothing is said."""
    created_at: datetime = Field(read_only=True)
    """When the batch export was created."""
    last_updated_at: datetime = Field(read_only=True)
    """When the batch export was last changed."""
    last_paused_at: datetime | None = None
    """When the batch export was last paused."""
    start_at: datetime | None = None
    """No run takes place before this time."""
    end_at: datetime | None = None
    """No run takes place after this time."""
    latest_runs: list[BatchExportRun] = Field(read_only=True)
    """The newest runs, ten at most."""
    hogql_query: str | None = None
    """A HogQL query that picks and renames the exported fields, a plain `SELECT … FROM
    events`. The server replies with the parsed query in `schema`."""
    schema_: JsonValue = Field(wire="schema", read_only=True)
    """The fields that a HogQL query selects, null without a query."""
    filters: JsonValue = None
    """Which events are exported, null for all of them."""

    @property
    def schema(self) -> JsonValue:  # type: ignore[override]
        """The same as `schema_`."""
        return self.schema_


class PaginatedBatchExportList(Model):
    """A page of batch exports."""

    count: int
    """How many batch exports there are on all pages."""
    next: str | None = None
    """The link to the next page, null on the last one."""
    previous: str | None = None
    """The link to the page before, null on the first one."""
    results: list[BatchExport]
    """The batch exports of this page."""
