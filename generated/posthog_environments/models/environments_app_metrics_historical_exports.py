"""Models of environments app metrics historical exports."""

from datetime import datetime
from typing import Literal, TypeAlias
from uuid import UUID

from .._runtime.json import JsonValue
from .._runtime.models import Model
from .environments_app_metrics import AppMetricsSeries


class UserBasic(Model):
    """A person who uses PostHog."""

    id: int
    """The user's number."""
    uuid: UUID
    """The user's ID."""
    distinct_id: str | None = None
    """The ID under which PostHog counts the user's own events."""
    first_name: str | None = None
    """The first name."""
    last_name: str | None = None
    """The last name."""
    email: str
    """The email address."""
    is_email_verified: bool | None = None
    """Whether the email address is known to be the user's."""
    hedgehog_config: dict[str, JsonValue] | None = None
    """How the user's mascot looks."""
    role_at_organization: str | None = None
    """What the user does in the organization."""


HistoricalExportStatus: TypeAlias = Literal["success", "fail", "not_finished"]
"""How a historical export ended, if it has."""


class HistoricalExport(Model):
    """An export of past events."""

    created_at: datetime
    """When the export was started."""
    created_by: UserBasic
    """Who started it."""
    job_id: str
    """The job that runs the export."""
    payload: JsonValue
    """What the job was told to export, such as `dateFrom` and `dateTo`."""
    status: HistoricalExportStatus | str
    """How the export ended, if it has."""
    finished_at: datetime | None = None
    """When the export ended; left out until then."""
    duration: float | None = None
    """How many seconds the export took; left out until it has ended."""


class HistoricalExportList(Model):
    """The historical exports of an app."""

    results: list[HistoricalExport]
    """The exports, newest first."""


class HistoricalExportMetrics(Model):
    """A historical export and how it fared."""

    summary: HistoricalExport
    """The export."""
    metrics: AppMetricsSeries
    """How often the app succeeded and failed in the export."""
