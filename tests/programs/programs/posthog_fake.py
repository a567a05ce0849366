"""The PostHog client works against its documented examples."""

# kind: test

from posthog_environments import BatchExport, PostHog
from posthog_environments.testing import fake

transport = fake()
client = PostHog(api_key="k", transport=transport)
exports: list[BatchExport] = list(client.environments.batch_exports.list(project_id="7"))
assert exports and exports[0].name
assert transport.requests[0].path == "/api/environments/7/batch_exports/"
