"""Waiting is typed: for what is started, for what is known, and by a handle."""

# kind: wait

import asyncio
from datetime import timedelta
from typing import assert_type

from posthog_environments import (
    AsyncJobHandle,
    AsyncPostHog,
    BatchExportBackfill,
    JobHandle,
    PostHog,
    WaitFailed,
    WaitOptions,
    WaitTimeout,
)
from posthog_environments.testing import async_fake, fake

EXPORT = "497f6eca-6276-4993-bfeb-53cbbbba6f08"
seen: list[str] = []


def tell(backfill: BatchExportBackfill) -> None:
    seen.append(backfill.status)


patience: WaitOptions[BatchExportBackfill] = {
    "timeout": timedelta(minutes=5),
    "on_poll": tell,
}
client = PostHog(api_key="k", transport=fake())
backfills = client.environments.batch_exports.backfills
done = backfills.create_and_wait(project_id="1", batch_export_id=EXPORT, wait=patience)
assert_type(done, BatchExportBackfill)
assert done.status == "Completed"
assert seen[0] == "Starting" and seen[-1] == "Completed"

created = backfills.create(project_id="1", batch_export_id=EXPORT)
job = backfills.job(created, project_id="1", batch_export_id=EXPORT)
assert_type(job, JobHandle[BatchExportBackfill, BatchExportBackfill])
for backfill in job:
    assert_type(backfill, BatchExportBackfill)
again = backfills.job(token=job.token)
assert again.result(timeout=10).status == "Completed"

failing = PostHog(api_key="k", transport=fake(waits={"backfill": ["Running", "Failed"]}))
try:
    failing.environments.batch_exports.backfills.wait(
        project_id="1", batch_export_id=EXPORT, id=EXPORT, timeout=60
    )
except WaitTimeout:
    raise SystemExit("it has ended") from None
except WaitFailed as error:
    assert error.status == "Failed" and error.wait == "backfill"


async def main() -> None:
    async with AsyncPostHog(api_key="k", transport=async_fake()) as client:
        backfills = client.environments.batch_exports.backfills
        done = await backfills.wait(project_id="1", batch_export_id=EXPORT, id=EXPORT)
        assert_type(done, BatchExportBackfill)
        job = backfills.job(project_id="1", batch_export_id=EXPORT, id=EXPORT)
        assert_type(job, AsyncJobHandle[BatchExportBackfill, BatchExportBackfill])
        assert [each async for each in job][-1].status == "Completed"


asyncio.run(main())
