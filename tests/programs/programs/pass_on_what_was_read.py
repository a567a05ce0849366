"""What a reply holds may be passed on: by its fields, as a whole, and as a changed copy."""
# kind: construct

from posthog_environments import BatchExport, PostHog
from posthog_environments.testing import fake

transport = fake()
client = PostHog(api_key="k", base_url="https://fake.test", transport=transport)
read = BatchExport.model_validate(
    {
        "id": "00000000-0000-0000-0000-000000000001",
        "team_id": 8,
        "created_at": "2024-05-01T00:00:00Z",
        "last_updated_at": "2024-05-01T00:00:00Z",
        "latest_runs": [],
        "schema": None,
        "name": "Nightly",
        "model": "every row",
        "interval": "fortnight",
        "destination": {"type": "S3", "config": {"bucket_name": "b"}},
    }
)


def copy_of(export: BatchExport) -> BatchExport:
    return client.environments.batch_exports.create(
        project_id="8",
        name=f"{export.name} (copy)",
        model=export.model,
        interval=export.interval,
        destination=export.destination,
        paused=True,
    )


copy_of(read)
copy_of(read.model_copy(update={"name": "Hourly", "interval": "hour"}))
first, second = (request.json() for request in transport.requests)
assert first["name"] == "Nightly (copy)" and first["interval"] == "fortnight"
assert first["model"] == "every row"
assert first["destination"]["config"] == {"bucket_name": "b"}
assert second["name"] == "Hourly (copy)" and second["interval"] == "hour"
