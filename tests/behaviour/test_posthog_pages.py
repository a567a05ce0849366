"""How the PostHog client goes through lists."""

from __future__ import annotations

import contextlib

import posthog_environments as sdk
import pytest
from loopback import serve
from posthog_calls import ROOT, Sync, make
from posthog_rules import Json
from posthog_server import PostHogServer
from posthog_state import EXPORT, MOST_REQUESTS, Planned


def test_pages_by_offset(client: Sync, posthog: PostHogServer) -> None:
    names = [posthog.add_export(name=f"export {n}")["name"] for n in range(5)]
    found = client.collect(
        lambda c: c.environments.batch_exports.list(project_id="123", limit=2)
    )
    assert [export.name for export in found] == names
    assert [sent.query.get("offset", ["0"]) for sent in posthog.recorded] == [
        ["0"],
        ["2"],
        ["4"],
    ]
    assert {sent.query["limit"][0] for sent in posthog.recorded} == {"2"}


def test_pages_start_where_asked(client: Sync, posthog: PostHogServer) -> None:
    for number in range(5):
        posthog.add_export(name=f"export {number}")
    found = client.collect(
        lambda c: c.environments.batch_exports.list(project_id="123", limit=2, offset=3)
    )
    assert [export.name for export in found] == ["export 3", "export 4"]


def test_pages_by_cursor(client: Sync, posthog: PostHogServer, export: Json) -> None:
    posthog.page_size = 2
    stored = [
        posthog.add_backfill(export, start_at=f"2025-01-0{day}T00:00:00Z")
        for day in range(1, 6)
    ]
    found = client.collect(
        lambda c: c.environments.batch_exports.backfills.list(
            project_id="123", batch_export_id=EXPORT, ordering="start_at"
        )
    )
    assert [str(row.id) for row in found] == [row["id"] for row in stored]
    assert [sent.query.get("cursor") for sent in posthog.recorded] == [
        None,
        ["cD0wMg=="],
        ["cD0wNA=="],
    ]
    assert all(sent.query["ordering"] == ["start_at"] for sent in posthog.recorded)


def test_an_empty_list(client: Sync, posthog: PostHogServer, export: Json) -> None:
    assert client.collect(make("backfills.list")) == []
    assert len(posthog.recorded) == 1


def test_a_page_that_leads_to_itself_ends(
    client: Sync, posthog: PostHogServer, posthog_url: str, export: Json
) -> None:
    row = posthog.add_backfill(export)
    link = f"{posthog_url}{ROOT}/batch_exports/{EXPORT}/backfills/?cursor=same"
    page = {"next": link, "previous": None, "results": [row]}
    posthog.planned.extend(Planned(200, page) for _ in range(MOST_REQUESTS))
    with pytest.raises(sdk.APIError):
        client.collect(make("backfills.list"))
    assert len(posthog.recorded) <= 3


def test_a_link_to_elsewhere_gets_no_key(
    client: Sync, posthog: PostHogServer, export: Json
) -> None:
    row = posthog.add_backfill(export)
    elsewhere = PostHogServer()
    with serve(elsewhere.app) as url:
        page = {"next": f"{url}/?cursor=x", "previous": None, "results": [row]}
        posthog.planned.append(Planned(200, page))
        with contextlib.suppress(sdk.APIError):
            client.collect(make("backfills.list"))
    assert not any("authorization" in sent.headers for sent in elsewhere.recorded)


def test_all_pages_by_offset_are_read_once(
    client: Sync, posthog: PostHogServer
) -> None:
    names = [posthog.add_export(name=f"export {n}")["name"] for n in range(5)]
    found = client.collect(
        lambda c: c.environments.batch_exports.list(project_id="123", limit=2)
    )
    assert [export.name for export in found] == names


def test_a_page_is_read_whatever_its_link_says(
    client: Sync, posthog: PostHogServer, export: Json
) -> None:
    row = posthog.add_backfill(export)
    page = {"next": "http://elsewhere.invalid/?cursor=x", "results": [row]}
    posthog.planned.append(Planned(200, page))
    assert len(client.call(make("backfills.list"))) == 1
