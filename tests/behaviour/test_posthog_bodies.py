"""What the PostHog client sends in bodies."""

from __future__ import annotations

import posthog_environments as sdk
from posthog_calls import Sync, create
from posthog_rules import Json
from posthog_server import PostHogServer
from posthog_state import EXPORT


def test_null_is_sent_and_what_is_left_out_is_not(
    client: Sync, posthog: PostHogServer
) -> None:
    client.call(create(model=None, paused=sdk.OMIT))
    assert posthog.last.json == {
        "name": "Events",
        "model": None,
        "destination": {"type": "NoOp", "config": {}},
        "interval": "day",
    }


def test_a_destination_is_a_model_or_a_dictionary(
    client: Sync, posthog: PostHogServer
) -> None:
    client.call(create(destination={"type": "NoOp", "config": {}, "integration": None}))
    client.call(
        create(
            destination=sdk.BatchExportDestination(
                type="NoOp", config={}, integration=None
            )
        )
    )
    first, second = (sent.json["destination"] for sent in posthog.recorded)
    assert first == second == {"type": "NoOp", "config": {}, "integration": None}


def test_a_new_value_can_be_sent_back(client: Sync, posthog: PostHogServer) -> None:
    made = client.call(create())
    again = client.call(create(destination=made.destination))
    assert again.destination == made.destination


def test_a_backfill_needs_no_times(
    client: Sync, posthog: PostHogServer, export: Json
) -> None:
    client.call(
        lambda c: c.environments.batch_exports.backfills.create(
            project_id="123", batch_export_id=EXPORT
        )
    )
    assert posthog.last.json == {}


def test_properties_of_ones_own_can_be_added(
    client: Sync, posthog: PostHogServer
) -> None:
    client.call(create(options={"body": {"timezone": "Europe/Berlin"}}))
    assert posthog.last.json["timezone"] == "Europe/Berlin"
