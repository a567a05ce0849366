"""A test of retries with the fake takes no time; a path that is not documented is refused."""

# kind: test

import time

from posthog_environments import PaginatedBatchExportList, PostHog
from posthog_environments.testing import FakeError, FakeReply, fake

path = "/api/environments/{project_id}/batch_exports/"
transport = fake()
page = PaginatedBatchExportList(count=0, results=[])
transport.reply("GET", path, json=page)
client = PostHog(api_key="k", transport=transport)
assert not list(client.environments.batch_exports.list(project_id="1"))
transport.reply(
    "GET",
    path,
    FakeReply(429, {"Retry-After": "30"}),
    FakeReply(200, {"Content-Type": "application/json"}, (b'{"count": 0, "results": []}',)),
)
started = time.monotonic()
assert not list(client.environments.batch_exports.list(project_id="1"))
assert time.monotonic() - started < 25
try:
    transport.reply("GET", "/api/environments/{project_id}/batch_export/", json={})
except FakeError as error:
    assert "not documented" in str(error)
else:
    raise AssertionError("no error")
