"""Models of environments app metrics."""

from datetime import datetime
from typing import Literal, TypeAlias
from uuid import UUID

from .._runtime.json import JsonValue
from .._runtime.models import Model

AppMetricsCategory: TypeAlias = Literal[
    "processEvent",
    "onEvent",
    "exportEvents",
    "scheduledTask",
    "webhook",
    "composeWebhook",
]
"""A kind of call that an app answers."""


class AppMetricsError(Model):
    """A type of error and how often it occurred."""

    error_type: str
    """The error's type."""
    count: int
    """How often it occurred."""
    last_seen: datetime
    """When it occurred last."""


class AppMetricsErrorDetail(Model):
    """One occurrence of an error."""

    timestamp: datetime
    """When the error occurred."""
    error_uuid: UUID
    """The occurrence's ID."""
    error_type: str
    """The error's type."""
    error_details: dict[str, JsonValue]
    """The error's message, stack and the event that caused it, as far as they are
    known."""


class AppMetricsErrorDetails(Model):
    """Occurrences of an error."""

    result: list[AppMetricsErrorDetail]
    """The occurrences."""


class AppMetricsTotals(Model):
    """Numbers of calls in the whole span of time."""

    successes: int
    """How many calls succeeded at once."""
    successes_on_retry: int
    """How many calls succeeded when tried again."""
    failures: int
    """How many calls failed."""


class AppMetricsSeries(Model):
    """Numbers of calls over time. The lists are equally long, an entry a date."""

    dates: list[str]
    """The dates, or the hours when less than two days are counted."""
    successes: list[int]
    """How many calls succeeded at once."""
    successes_on_retry: list[int]
    """How many calls succeeded when tried again."""
    failures: list[int]
    """How many calls failed."""
    totals: AppMetricsTotals
    """The sums of the lists."""


class AppMetricsReport(Model):
    """How an app fared."""

    metrics: AppMetricsSeries
    """How often the app succeeded and failed."""
    errors: list[AppMetricsError] | None
    """The errors that the app met, null for a batch export."""
