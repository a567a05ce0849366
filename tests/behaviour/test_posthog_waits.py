"""Backfills of PostHog are waited for, over a socket, whatever the server answers to create."""

from __future__ import annotations

import asyncio
from typing import Any, Literal

import posthog_environments as sdk
import pytest
from posthog_calls import END, START
from posthog_environments._runtime.clock import Clock
from posthog_server import FULL_KEY, PostHogServer
from posthog_state import EXPORT, PROJECT

TIMES = {"start_at": START, "end_at": END}
PLACE = {"project_id": str(PROJECT), "batch_export_id": EXPORT}


class NoWaiting(Clock):
    """A clock that goes on by itself."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return super().monotonic() + sum(self.slept)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    async def asleep(self, seconds: float) -> None:
        self.slept.append(seconds)


Replies = Literal["documented", "2026"]


def create(url: str, clock: Clock, asynchronous: bool, **wait: Any) -> Any:
    """Start a backfill and wait for it."""
    if not asynchronous:
        with sdk.PostHog(base_url=url, api_key=FULL_KEY).with_options(
            clock=clock
        ) as client:
            backfills = client.environments.batch_exports.backfills
            return backfills.create_and_wait(**PLACE, **TIMES, wait=wait or None)

    async def main() -> Any:
        opened = sdk.AsyncPostHog(base_url=url, api_key=FULL_KEY)
        async with opened.with_options(clock=clock) as client:
            backfills = client.environments.batch_exports.backfills
            return await backfills.create_and_wait(**PLACE, **TIMES, wait=wait or None)

    return asyncio.run(main())


@pytest.mark.parametrize("asynchronous", [False, True])
@pytest.mark.parametrize("replies", ["documented", "2026"])
def test_a_backfill_is_waited_for(
    posthog: PostHogServer, posthog_url: str, replies: Replies, asynchronous: bool
) -> None:
    posthog.add_export(id=EXPORT)
    posthog.replies = replies
    posthog.steps.extend(["Starting", "Running", "Running", "Completed"])
    clock = NoWaiting()
    done = create(posthog_url, clock, asynchronous)
    assert type(done) is sdk.BatchExportBackfill and done.status == "Completed"
    assert len(posthog.recorded) == 5
    assert len(clock.slept) == 4 and clock.slept == sorted(clock.slept)
    assert 1.8 <= clock.slept[0] <= 2.2


@pytest.mark.parametrize("asynchronous", [False, True])
def test_a_backfill_fails(
    posthog: PostHogServer, posthog_url: str, asynchronous: bool
) -> None:
    posthog.add_export(id=EXPORT)
    posthog.steps.extend(["Running", "TimedOut"])
    with pytest.raises(sdk.WaitFailed, match="backfill ended as 'TimedOut'") as caught:
        create(posthog_url, NoWaiting(), asynchronous)
    assert caught.value.reply.status == "TimedOut"


def test_the_name_of_a_workflow_leads_to_no_backfill(
    posthog: PostHogServer, posthog_url: str
) -> None:
    posthog.add_export(id=EXPORT)
    posthog.replies = "2025"
    with pytest.raises(sdk.WaitFailed, match="is not there") as caught:
        create(posthog_url, NoWaiting(), False)
    assert isinstance(caught.value.__cause__, sdk.NotFoundError)


def test_another_process_goes_on(posthog: PostHogServer, posthog_url: str) -> None:
    posthog.add_export(id=EXPORT)
    with pytest.raises(sdk.WaitTimeout) as caught:
        create(posthog_url, NoWaiting(), False, timeout=60)
    (backfill,) = posthog.backfills.values()
    with sdk.PostHog(base_url=posthog_url, api_key=FULL_KEY) as client:
        job = client.environments.batch_exports.backfills.job(token=caught.value.token)
        job.cancel()
        assert backfill["status"] == "Cancelled"
        with pytest.raises(sdk.WaitFailed):
            job.result()
