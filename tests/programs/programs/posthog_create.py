"""What a program says by keywords is what is sent."""

# kind: construct

from posthog_environments import PostHog
from posthog_environments.testing import fake

transport = fake()
client = PostHog(api_key="k", transport=transport)
client.environments.batch_exports.create(
    project_id="7",
    name="Nightly",
    interval="day",
    destination={"type": "S3", "config": {"bucket_name": "lake"}},
    paused=True,
)
sent = transport.requests[0].json()
assert sent["name"] == "Nightly" and sent["paused"] is True
assert sent["destination"]["config"] == {"bucket_name": "lake"}
