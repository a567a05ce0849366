"""The ten operations of the PostHog client: what is sent, and what is read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import posthog_environments as sdk
import pytest
from posthog_calls import CALLS, S3, START, Sync, caught, make
from posthog_rules import Json
from posthog_server import LEGACY_KEY, PostHogServer
from posthog_state import BACKFILL, EXPORT, PROJECT

REPLIES = ("documented", "2025", "2026")


@pytest.mark.parametrize("replies", REPLIES)
@pytest.mark.parametrize("name", CALLS)
def test_requests_are_as_documented(
    client: Sync, stocked: PostHogServer, name: str, replies: Any
) -> None:
    stocked.replies = replies
    method, target, body, call = CALLS[name]
    client.call(call, api_key=LEGACY_KEY)
    (sent,) = stocked.recorded
    assert (sent.method, sent.target) == (method, target)
    assert sent.headers["authorization"] == f"Bearer {LEGACY_KEY}"
    assert "application/json" in sent.headers["accept"]
    if body is None:
        assert sent.content == b""
    else:
        assert sent.headers["content-type"] == "application/json"
        assert sent.json == body


def test_app_metrics_are_typed(client: Sync, posthog: PostHogServer) -> None:
    found = client.call(make("app_metrics.retrieve"))
    assert type(found) is sdk.AppMetricsReport
    assert found.metrics.totals.successes == 3
    assert found.metrics.dates == ["2025-01-01", "2025-01-02"]
    assert found.errors is not None
    (error,) = found.errors
    assert error.last_seen == datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)


def test_app_metrics_of_a_batch_export(client: Sync, export: Json) -> None:
    found = client.call(
        lambda c: c.environments.app_metrics.retrieve(project_id="123", id=EXPORT)
    )
    assert found.errors is None


def test_error_details_are_typed(client: Sync, posthog: PostHogServer) -> None:
    found = client.call(make("app_metrics.error_details"), api_key=LEGACY_KEY)
    (error,) = found.result
    assert error.error_uuid == UUID(int=1)
    assert error.error_details["event"] is None


def test_historical_exports_are_typed(client: Sync, posthog: PostHogServer) -> None:
    posthog.add_historical_export("job-1", status="success", duration=1.5)
    posthog.add_historical_export("job-2")
    ended, running = client.call(make("historical_exports.list")).results
    assert (ended.status, ended.duration) == ("success", 1.5)
    assert (running.status, running.duration) == ("not_finished", None)
    assert "duration" not in running.model_fields_set
    assert ended.created_by.first_name == "Ada"
    found = client.call(make("historical_exports.retrieve"))
    assert found.summary.payload == {"dateFrom": "2025-01-01"}
    assert found.metrics.failures == [0, 0]


def test_a_batch_export_is_typed(client: Sync, posthog: PostHogServer) -> None:
    made = client.call(make("batch_exports.create"))
    assert type(made) is sdk.BatchExport
    assert type(made.id) is UUID
    assert made.start_at == START
    assert made.end_at is None and "end_at" in made.model_fields_set
    assert made.destination.config == S3["config"]
    assert "hogql_query" not in made.model_fields_set
    (listed,) = client.collect(make("batch_exports.list"))
    assert listed == made


@pytest.mark.parametrize("replies", REPLIES)
def test_create_backfill_copes_with_every_known_reply(
    client: Sync, posthog: PostHogServer, export: Json, replies: Any
) -> None:
    posthog.replies = replies
    seen: list[Any] = []
    made = client.call(make("backfills.create"), on_deviation=seen.append)
    (stored,) = posthog.backfills
    if replies == "documented":
        assert type(made) is sdk.BatchExportBackfill
        assert made.id == UUID(stored)
    elif replies == "2025":
        assert type(made) is sdk.BatchExportBackfillStarted
        assert made.backfill_id.startswith(f"{EXPORT}-Backfill-2025-01-01T")
    else:
        assert type(made) is sdk.BatchExportBackfillStarted
        assert made.backfill_id == stored
    assert seen == []


@pytest.mark.parametrize(("replies", "status"), [("2025", 200), ("2026", 201)])
def test_raw_tells_the_status_of_a_new_backfill(
    client: Sync, posthog: PostHogServer, export: Json, replies: Any, status: int
) -> None:
    posthog.replies = replies
    raw = client.call(lambda c: c.raw(make("backfills.create")))
    assert raw.status_code == status
    assert raw.request_id == raw.headers["x-request-id"]
    assert len(raw.request_id) == 32
    assert raw.elapsed > 0
    assert type(raw.value) is sdk.BatchExportBackfillStarted


def test_cancel_says_so(client: Sync, stocked: PostHogServer) -> None:
    raw = client.call(lambda c: c.raw(make("backfills.cancel")))
    assert raw.status_code == 200
    assert raw.value == sdk.BatchExportBackfillCancelled(cancelled=True)
    assert stocked.backfills[BACKFILL]["status"] == "Cancelled"


def test_cancel_takes_the_documented_body(client: Sync, stocked: PostHogServer) -> None:
    client.call(
        lambda c: c.environments.batch_exports.backfills.cancel(
            project_id="123",
            batch_export_id=UUID(EXPORT),
            id=UUID(BACKFILL),
            status="Running",
            team=PROJECT,
            batch_export=UUID(EXPORT),
        )
    )
    assert stocked.last.json == {
        "status": "Running",
        "team": PROJECT,
        "batch_export": EXPORT,
    }


@pytest.mark.parametrize(
    "name",
    [
        "app_metrics.retrieve",
        "app_metrics.error_details",
        "historical_exports.list",
        "historical_exports.retrieve",
        "backfills.cancel",
    ],
)
def test_an_empty_reply_is_none(
    client: Sync, stocked: PostHogServer, name: str
) -> None:
    stocked.replies = "documented"
    assert client.call(make(name), api_key=LEGACY_KEY) is None


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("string", "string"),
        (None, None),
        (
            {"total_runs": 4, "finished_runs": 1, "progress": 0.25},
            {"total_runs": 4, "finished_runs": 1, "progress": 0.25},
        ),
        (
            {"total_runs": None, "finished_runs": None, "progress": None},
            {"total_runs": None, "finished_runs": None, "progress": None},
        ),
    ],
)
def test_progress_is_a_text_an_object_or_null(
    client: Sync, posthog: PostHogServer, export: Json, sent: Any, read: Any
) -> None:
    posthog.add_backfill(export, id=BACKFILL, progress=sent)
    progress = client.call(make("backfills.retrieve"), strict=True).progress
    if isinstance(read, dict):
        assert type(progress) is sdk.BatchExportBackfillProgress
        assert progress.model_dump() == read
    else:
        assert progress == read


def test_what_a_newer_server_adds_is_kept(client: Sync, posthog: PostHogServer) -> None:
    posthog.add_export(
        interval="every 15 minutes",
        destination={"type": "AzureBlob", "config": {"container": "c"}},
        timezone="Europe/Berlin",
    )
    (found,) = client.collect(make("batch_exports.list"), strict=True)
    assert found.interval == "every 15 minutes"
    assert found.destination.type == "AzureBlob"
    assert found.model_extra == {"timezone": "Europe/Berlin"}


def test_what_does_not_fit_is_kept_and_reported(
    client: Sync, posthog: PostHogServer
) -> None:
    posthog.add_export(id="not a uuid")
    seen: list[Any] = []
    (found,) = client.collect(make("batch_exports.list"), on_deviation=seen.append)
    assert found.id == "not a uuid"
    assert found.name == "events to nowhere"
    assert [deviation.pointer for deviation in seen] == ["/results/0/id"]
    with pytest.raises(sdk.ResponseValidationError):
        client.collect(make("batch_exports.list"), strict=True)


def test_unknown_backfills_are_not_found(client: Sync, export: Json) -> None:
    caught(
        lambda: client.call(
            lambda c: c.environments.batch_exports.backfills.retrieve(
                project_id="123", batch_export_id=EXPORT, id=uuid4()
            )
        ),
        sdk.NotFoundError,
    )
