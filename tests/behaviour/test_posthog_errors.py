"""What the PostHog client makes of errors and of rate limits."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import posthog_environments as sdk
import pytest
from posthog_calls import END, START, Sync, caught, create, make
from posthog_rules import Json
from posthog_server import READ_KEY, PostHogServer
from posthog_state import EXPORT, Planned


def test_a_wrong_key_is_refused(client: Sync, posthog: PostHogServer) -> None:
    error = caught(
        lambda: client.call(make("batch_exports.list"), api_key="phx_wrong"),
        sdk.AuthenticationError,
    )
    assert type(error.body) is sdk.Error
    assert error.body.type == "authentication_error"
    assert error.body.code == "authentication_failed"
    assert "phx_wrong" not in f"{error!r} {error} {error.__dict__}"
    assert len(posthog.recorded) == 1


def test_a_missing_scope_is_refused(client: Sync, posthog: PostHogServer) -> None:
    error = caught(
        lambda: client.call(create(), api_key=READ_KEY), sdk.PermissionDeniedError
    )
    assert error.status_code == 403
    assert error.body.detail == "API key missing required scope 'batch_export:write'"
    assert error.body.attr is None
    assert "batch_export:write" in str(error)


def test_error_details_refuse_personal_keys(
    client: Sync, posthog: PostHogServer
) -> None:
    error = caught(
        lambda: client.call(make("app_metrics.error_details")),
        sdk.PermissionDeniedError,
    )
    assert error.body.code == "permission_denied"


@pytest.mark.parametrize(
    ("values", "attr"),
    [
        ({"destination": {"type": "S4", "config": {}}}, "destination__type"),
        ({"destination": {"type": "HTTP", "config": {"url": "u"}}}, None),
        ({"destination": {"type": "NoOp", "config": {"what": 1}}}, None),
        ({"interval": "fortnight"}, "interval"),
        ({"start_at": "yesterday"}, "start_at"),
    ],
)
def test_a_bad_value_is_refused(
    client: Sync, posthog: PostHogServer, values: Any, attr: str | None
) -> None:
    error = caught(lambda: client.call(create(**values)), sdk.BadRequestError)
    assert error.body.type == "validation_error"
    assert error.body.attr == attr
    assert posthog.exports == {}


def test_a_feature_of_another_plan_is_refused(
    client: Sync, posthog: PostHogServer
) -> None:
    caught(
        lambda: client.call(create(interval="every 5 minutes")),
        sdk.PermissionDeniedError,
    )
    posthog.flags.add("every 5 minutes")
    assert client.call(create(interval="every 5 minutes")).interval == "every 5 minutes"


@pytest.mark.parametrize(
    "times",
    [
        {"start_at": END, "end_at": START},
        {"start_at": START, "end_at": datetime(2999, 1, 1, tzinfo=UTC)},
    ],
)
def test_bad_times_of_a_backfill_are_refused(
    client: Sync, export: Json, times: Any
) -> None:
    caught(
        lambda: client.call(
            lambda c: c.environments.batch_exports.backfills.create(
                project_id="123", batch_export_id=EXPORT, **times
            )
        ),
        sdk.BadRequestError,
    )


def test_a_backfill_of_an_unknown_export(client: Sync, posthog: PostHogServer) -> None:
    error = caught(lambda: client.call(make("backfills.create")), sdk.NotFoundError)
    assert error.body.detail == "BatchExport not found."


def test_a_cancelled_backfill_cannot_be_cancelled(
    client: Sync, stocked: PostHogServer
) -> None:
    client.call(make("backfills.cancel"))
    error = caught(lambda: client.call(make("backfills.cancel")), sdk.BadRequestError)
    assert "'Cancelled' status" in error.body.detail


def test_an_unknown_job_is_a_server_error(client: Sync, posthog: PostHogServer) -> None:
    error = caught(
        lambda: client.call(make("historical_exports.retrieve"), max_retries=0),
        sdk.InternalServerError,
    )
    assert (error.status_code, error.body.code) == (500, "error")
    assert error.request_id == error.headers["x-request-id"]


def test_an_error_without_attr_is_typed(client: Sync, posthog: PostHogServer) -> None:
    body = {"type": "invalid_request", "code": "x", "detail": "y", "extra": {"a": 1}}
    posthog.planned.append(Planned(404, body))
    error = caught(lambda: client.call(make("batch_exports.list")), sdk.NotFoundError)
    assert type(error.body) is sdk.Error
    assert error.body.attr is None
    assert error.body.extra == {"a": 1}


def test_an_error_of_a_proxy_is_no_error_of_its_own(
    client: Sync, posthog: PostHogServer
) -> None:
    posthog.planned.append(Planned(502, "<html>Bad Gateway</html>"))
    error = caught(
        lambda: client.call(make("batch_exports.list"), max_retries=0),
        sdk.InternalServerError,
    )
    assert error.body == "<html>Bad Gateway</html>"


def test_no_server_is_a_connection_error(client: Sync) -> None:
    caught(
        lambda: client.call(
            make("batch_exports.list"), base_url="http://127.0.0.1:1", max_retries=0
        ),
        sdk.APIConnectionError,
    )


@pytest.mark.parametrize("wait", ["0", None])
def test_a_throttled_call_is_made_again(
    client: Sync, posthog: PostHogServer, wait: str | None
) -> None:
    posthog.add_export()
    posthog.throttle(wait)
    assert len(client.call(make("batch_exports.list"))) == 1
    first, second = posthog.recorded
    assert first.target == second.target


def test_a_throttled_creation_is_made_again(
    client: Sync, posthog: PostHogServer
) -> None:
    posthog.throttle("0")
    client.call(create())
    first, second = posthog.recorded
    assert first.content == second.content
    assert len(posthog.exports) == 1


def test_a_creation_that_failed_is_not_made_again(
    client: Sync, posthog: PostHogServer
) -> None:
    posthog.planned.append(Planned(503, None, {"Retry-After": "0"}))
    caught(lambda: client.call(create()), sdk.InternalServerError)
    assert len(posthog.recorded) == 1


def test_retries_end(client: Sync, posthog: PostHogServer) -> None:
    posthog.throttle("0", "0", "7")
    error = caught(
        lambda: client.call(make("batch_exports.list"), max_retries=2),
        sdk.RateLimitError,
    )
    assert error.retry_after == 7
    assert error.body.type == "throttled_error"
    assert len(posthog.recorded) == 3


def test_too_many_backfills_is_a_rate_limit_error(
    client: Sync, posthog: PostHogServer, export: Json
) -> None:
    posthog.busy = True
    error = caught(
        lambda: client.call(make("backfills.create"), max_retries=0),
        sdk.RateLimitError,
    )
    assert error.body.code == "too_many_concurrent_backfills"
    assert error.retry_after is None
