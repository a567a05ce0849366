"""What the PostHog server for tests holds, and what it noted of its callers."""

from __future__ import annotations

import json
import uuid
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

import posthog_rules as rules
from posthog_rules import Json, Refused

PROJECT = 123
APP = 7
EXPORT = "497f6eca-6276-4993-bfeb-53cbbbba6f08"
BACKFILL = "4f806519-f4aa-4807-bea5-95595ab1adf0"

MOST_REQUESTS = 20
"""Of one test: a client that loops fails instead of hanging."""


@dataclass(frozen=True)
class Recorded:
    """A request as it arrived; `target` is its path and query, undecoded."""

    method: str
    path: str
    target: str
    query: dict[str, list[str]]
    headers: Mapping[str, str]
    content: bytes

    @property
    def json(self) -> Any:
        """The body, read as JSON."""
        return json.loads(self.content)


@dataclass(frozen=True)
class Planned:
    """A reply to give instead of handling a request."""

    status: int
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Call:
    """A request whose caller may make it."""

    path: Mapping[str, str]
    query: Mapping[str, str]
    body: Json
    url: str


@dataclass
class PostHogState:
    """What the server holds, which tests may read and change between calls.

    `replies` chooses what operations answer whose documentation and behaviour differ:
    the documented reply, the one of 2025, or the one of 2026. `planned` replies are given
    first. Each read of a backfill takes the next of `steps` for its status. `flags` are the
    features that the project may use.
    """

    replies: Literal["documented", "2025", "2026"] = "2026"
    page_size: int = 50
    flags: set[str] = field(default_factory=set)
    busy: bool = False
    planned: deque[Planned] = field(default_factory=deque)
    steps: deque[str] = field(default_factory=deque)
    recorded: list[Recorded] = field(default_factory=list)
    exports: dict[str, Json] = field(default_factory=dict)
    backfills: dict[str, Json] = field(default_factory=dict)
    history: list[Json] = field(default_factory=list)

    @property
    def last(self) -> Recorded:
        """The newest request."""
        return self.recorded[-1]

    def throttle(self, *waits: str | None) -> None:
        """Refuse the next calls; each wait becomes the Retry-After header, if not None."""
        for wait in waits:
            detail = (
                f"Request was throttled. Expected available in {wait or 1} seconds."
            )
            refused = Refused(429, "throttled_error", "throttled", detail)
            headers = {} if wait is None else {"Retry-After": wait}
            self.planned.append(Planned(429, refused.body, headers))

    def add_export(self, **values: Any) -> Json:
        """Store a batch export, as replies show it."""
        export: Json = {
            "id": str(uuid.uuid4()),
            "team_id": PROJECT,
            "name": "events to nowhere",
            "model": "events",
            "destination": {"type": "NoOp", "config": {}, "integration": None},
            "interval": "hour",
            "paused": False,
            "created_at": _now(),
            "last_updated_at": _now(),
            "last_paused_at": None,
            "start_at": None,
            "end_at": None,
            "latest_runs": [],
            "schema": None,
            "filters": None,
        } | values
        self.exports[export["id"]] = export
        return export

    def add_backfill(self, export: Json, **values: Any) -> Json:
        """Store a backfill, as replies show it."""
        backfill: Json = {
            "id": str(uuid.uuid4()),
            "progress": None,
            "start_at": None,
            "end_at": None,
            "status": "Starting",
            "created_at": _now(),
            "finished_at": None,
            "last_updated_at": _now(),
            "team": PROJECT,
            "batch_export": export["id"],
        } | values
        self.backfills[backfill["id"]] = backfill
        return backfill

    def add_historical_export(self, job_id: str, **values: Any) -> Json:
        """Store a historical export of the app."""
        user = {
            "id": 1,
            "uuid": str(uuid.uuid4()),
            "distinct_id": "d1",
            "first_name": "Ada",
            "email": "ada@example.com",
            "is_email_verified": None,
            "hedgehog_config": None,
        }
        row: Json = {
            "created_at": _now(),
            "created_by": user,
            "job_id": job_id,
            "payload": {"dateFrom": "2025-01-01"},
            "status": "not_finished",
        } | values
        self.history.append(row)
        return row

    def export(self, call: Call) -> Json:
        """The batch export that a path names."""
        found = self.exports.get(call.path["batch_export_id"])
        if found is None:
            raise rules.not_found("BatchExport not found.")
        return found

    def backfill(self, call: Call) -> Json:
        """The backfill that a path names."""
        found = self.backfills.get(call.path["id"])
        if found is None or found["batch_export"] != self.export(call)["id"]:
            raise rules.not_found()
        return found


def _now() -> str:
    return datetime.now(UTC).isoformat().replace("+00:00", "Z")
