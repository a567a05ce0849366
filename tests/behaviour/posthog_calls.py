"""The ten calls of the PostHog client, made by its synchronous or asynchronous half."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from posthog_environments import AsyncPostHog, PostHog
from posthog_environments.pagination import Pages
from posthog_server import FULL_KEY
from posthog_state import APP, BACKFILL, EXPORT, PROJECT

ROOT = f"/api/environments/{PROJECT}"
START = datetime(2025, 1, 1, tzinfo=UTC)
END = datetime(2025, 1, 2, tzinfo=UTC)
S3 = {
    "type": "S3",
    "config": {"bucket_name": "events", "region": "eu-west-1", "prefix": "a/"},
}


class Sync:
    """Makes calls with the synchronous client."""

    def __init__(self, url: str) -> None:
        self.settings: dict[str, Any] = {"base_url": url, "api_key": FULL_KEY}

    def call(self, make: Callable[[Any], Any], **settings: Any) -> Any:
        """The result of one call; of a list, its first page."""
        with PostHog(**self.settings | settings) as client:
            found = make(client)
            return found.first() if isinstance(found, Pages) else found

    def collect(self, make: Callable[[Any], Any], **settings: Any) -> list[Any]:
        """All items of a list, of all its pages."""
        with PostHog(**self.settings | settings) as client:
            return list(make(client))


class Async(Sync):
    """Makes the same calls with the asynchronous client."""

    def call(self, make: Callable[[Any], Any], **settings: Any) -> Any:
        async def run() -> Any:
            async with AsyncPostHog(**self.settings | settings) as client:
                return await make(client)

        return asyncio.run(run())

    def collect(self, make: Callable[[Any], Any], **settings: Any) -> list[Any]:
        async def run() -> list[Any]:
            async with AsyncPostHog(**self.settings | settings) as client:
                return [item async for item in make(client)]

        return asyncio.run(run())


Calls = dict[str, tuple[str, str, Any, Callable[[Any], Any]]]

CALLS: Calls = {
    "app_metrics.retrieve": (
        "GET",
        f"{ROOT}/app_metrics/{APP}/?category=webhook&date_from=-7d",
        None,
        lambda c: c.environments.app_metrics.retrieve(
            project_id="123", id=APP, category="webhook", date_from="-7d"
        ),
    ),
    "app_metrics.error_details": (
        "GET",
        f"{ROOT}/app_metrics/{APP}/error_details/?error_type=TypeError",
        None,
        lambda c: c.environments.app_metrics.error_details(
            project_id="123", id=APP, error_type="TypeError"
        ),
    ),
    "historical_exports.list": (
        "GET",
        f"{ROOT}/app_metrics/{APP}/historical_exports/",
        None,
        lambda c: c.environments.app_metrics.historical_exports.list(
            project_id="123", plugin_config_id=str(APP)
        ),
    ),
    "historical_exports.retrieve": (
        "GET",
        f"{ROOT}/app_metrics/{APP}/historical_exports/job-1/",
        None,
        lambda c: c.environments.app_metrics.historical_exports.retrieve(
            project_id="123", plugin_config_id=str(APP), id="job-1"
        ),
    ),
    "batch_exports.list": (
        "GET",
        f"{ROOT}/batch_exports/?limit=10&offset=0",
        None,
        lambda c: c.environments.batch_exports.list(
            project_id="123", limit=10, offset=0
        ),
    ),
    "batch_exports.create": (
        "POST",
        f"{ROOT}/batch_exports/",
        {
            "name": "Events",
            "destination": S3,
            "interval": "hour",
            "start_at": "2025-01-01T00:00:00Z",
            "end_at": None,
        },
        lambda c: c.environments.batch_exports.create(
            project_id="123",
            name="Events",
            destination=S3,
            interval="hour",
            start_at=START,
            end_at=None,
        ),
    ),
    "backfills.list": (
        "GET",
        f"{ROOT}/batch_exports/{EXPORT}/backfills/?ordering=-start_at",
        None,
        lambda c: c.environments.batch_exports.backfills.list(
            project_id="123", batch_export_id=EXPORT, ordering="-start_at"
        ),
    ),
    "backfills.create": (
        "POST",
        f"{ROOT}/batch_exports/{EXPORT}/backfills/",
        {"start_at": "2025-01-01T00:00:00Z", "end_at": "2025-01-02T00:00:00Z"},
        lambda c: c.environments.batch_exports.backfills.create(
            project_id="123", batch_export_id=EXPORT, start_at=START, end_at=END
        ),
    ),
    "backfills.retrieve": (
        "GET",
        f"{ROOT}/batch_exports/{EXPORT}/backfills/{BACKFILL}/",
        None,
        lambda c: c.environments.batch_exports.backfills.retrieve(
            project_id="123", batch_export_id=EXPORT, id=BACKFILL
        ),
    ),
    "backfills.cancel": (
        "POST",
        f"{ROOT}/batch_exports/{EXPORT}/backfills/{BACKFILL}/cancel/",
        None,
        lambda c: c.environments.batch_exports.backfills.cancel(
            project_id="123", batch_export_id=EXPORT, id=BACKFILL
        ),
    ),
}


def make(name: str) -> Callable[[Any], Any]:
    """One of the calls, by its name."""
    return CALLS[name][3]


def create(**values: Any) -> Callable[[Any], Any]:
    """Creates a batch export that goes nowhere, but for the values given."""
    return lambda c: c.environments.batch_exports.create(
        **{
            "project_id": "123",
            "name": "Events",
            "destination": {"type": "NoOp", "config": {}},
            "interval": "day",
        }
        | values
    )


def caught(run: Callable[[], object], kind: type[Exception]) -> Any:
    """The error of exactly this kind that a call raises."""
    with pytest.raises(kind) as caught:
        run()
    assert type(caught.value) is kind
    return caught.value
