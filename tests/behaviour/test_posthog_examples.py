"""The replies shown in PostHog's documentation, read by the client and written back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import posthog_environments as sdk
import pytest
import yaml_rs
from posthog_calls import Sync, make
from posthog_operations import ROUTES
from posthog_rules import Json
from posthog_server import PostHogServer
from posthog_state import Planned

_INVENTORY = Path(__file__).parents[2] / "spec" / "documented.yaml"
_READ: Any = yaml_rs.loads(_INVENTORY.read_text("utf-8"), parse_datetime=False)
_ROWS: list[Json] = _READ["endpoints"]
EXAMPLES = {
    f"{row['method']} {row['path'].partition('{project_id}')[2]}": row
    for row in _ROWS
    if "example" in row
}
_BACKFILLS = "/batch_exports/{batch_export_id}/backfills/"
CALLS = {
    "GET /batch_exports/": "batch_exports.list",
    "POST /batch_exports/": "batch_exports.create",
    f"GET {_BACKFILLS}": "backfills.list",
    f"POST {_BACKFILLS}": "backfills.create",
    f"GET {_BACKFILLS}{{id}}/": "backfills.retrieve",
}


def replied(client: Sync, posthog: PostHogServer, name: str) -> Any:
    """What the client makes of a documented reply, which must fit its schema."""
    row = EXAMPLES[name]
    posthog.planned.append(Planned(row["status"], row["example"]))
    found = client.call(make(CALLS[name]), strict=True)
    return getattr(found, "body", found)


def test_the_server_has_the_documented_operations_and_scopes() -> None:
    served = {
        (method, f"{path}/"): scope
        for path, handlers in ROUTES.items()
        for method, (scope, _) in handlers.items()
    }
    documented = {
        (row["method"], row["path"]): next(iter(row["scopes"]), None) for row in _ROWS
    }
    assert served == documented


def test_each_documented_reply_is_tried() -> None:
    assert set(CALLS) == set(EXAMPLES)


@pytest.mark.parametrize("name", CALLS)
def test_a_documented_reply_is_read_and_written_back(
    client: Sync, posthog: PostHogServer, name: str
) -> None:
    value = replied(client, posthog, name)
    dumped = value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    assert dumped == EXAMPLES[name]["example"]


def test_a_number_below_64_bits_is_read_exactly(
    client: Sync, posthog: PostHogServer
) -> None:
    (run,) = replied(client, posthog, "POST /batch_exports/").latest_runs
    assert run.bytes_exported == -9223372036854776000
    assert type(run.bytes_exported) is int
    assert type(run) is sdk.BatchExportRun


def test_a_configuration_may_be_null(client: Sync, posthog: PostHogServer) -> None:
    destination = replied(client, posthog, "POST /batch_exports/").destination
    assert destination.config is None
    assert "config" in destination.model_fields_set


def test_a_link_that_is_no_uri_is_read_as_it_is(
    client: Sync, posthog: PostHogServer
) -> None:
    page = replied(client, posthog, f"GET {_BACKFILLS}")
    assert page.next == 'http://api.example.org/accounts/?cursor=cD00ODY%3D"'
