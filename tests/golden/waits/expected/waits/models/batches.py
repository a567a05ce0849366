"""Models of batches."""

from typing import Literal, TypeAlias

from .._runtime.models import Model

BatchStatus: TypeAlias = Literal[
    "validating",
    "in_progress",
    "completed",
    "failed",
    "expired",
    "cancelled",
    "requires_action",
]


class BatchErrors(Model):
    message: str | None = None


class BatchRequestCounts(Model):
    done: int | None = None


class Batch(Model):
    id: str
    status: BatchStatus | str
    output_file_id: str | None = None
    errors: BatchErrors | None = None
    request_counts: BatchRequestCounts | None = None
