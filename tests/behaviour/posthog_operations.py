"""The ten operations of the PostHog server for tests: handlers, paths and scopes."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import posthog_rules as rules
from posthog_rules import Refused
from posthog_state import APP, Call, PostHogState

Reply = tuple[int, Any]
Handler = Callable[[PostHogState, Call], Reply]

_ROOT = "/api/environments/{project_id}"
_EXPORTS = _ROOT + "/batch_exports"
_BACKFILLS = _EXPORTS + "/{batch_export_id}/backfills"
_HISTORY = _ROOT + "/app_metrics/{plugin_config_id}/historical_exports"


def _app_metrics(server: PostHogState, call: Call) -> Reply:
    name = call.path["id"]
    if "category" in call.query:
        rules.choice(call.query["category"], _CATEGORIES, "category")
    if server.replies == "documented":
        return 200, None
    if name in server.exports or name.startswith("hog-"):
        return 200, {"metrics": _SERIES, "errors": None}
    if name != str(APP):
        raise rules.not_found()
    error = {"error_type": "TypeError", "count": 2, "last_seen": "2025-01-02T03:04:05Z"}
    return 200, {"metrics": _SERIES, "errors": [error]}


def _error_details(server: PostHogState, call: Call) -> Reply:
    if server.replies == "documented":
        return 200, None
    error = {
        "timestamp": "2025-01-02T03:04:05Z",
        "error_uuid": str(uuid.UUID(int=1)),
        "error_type": rules.member(call.query, "error_type"),
        "error_details": {"error": {"message": "x is null"}, "event": None},
    }
    return 200, {"result": [error]}


def _list_history(server: PostHogState, call: Call) -> Reply:
    if server.replies == "documented":
        return 200, None
    rows = server.history if call.path["plugin_config_id"] == str(APP) else []
    return 200, {"results": rows}


def _retrieve_history(server: PostHogState, call: Call) -> Reply:
    if server.replies == "documented":
        return 200, None
    for row in server.history:
        if row["job_id"] == call.path["id"]:
            return 200, {"summary": row, "metrics": _SERIES}
    raise Refused(500, "server_error", "error", "A server error occurred.")


def _list_exports(server: PostHogState, call: Call) -> Reply:
    return 200, rules.offset_page(list(server.exports.values()), call.query, call.url)


def _create_export(server: PostHogState, call: Call) -> Reply:
    body = call.body
    name = rules.member(body, "name")
    model = body.get("model") or "events"
    rules.choice(model, rules.MODELS, "model")
    interval = rules.choice(rules.member(body, "interval"), rules.INTERVALS, "interval")
    destination = rules.destination(body, model)
    for feature in (interval, model, destination["type"]):
        if feature in rules.FLAGGED - server.flags:
            raise rules.denied(f"{feature} is not enabled for this team.")
    for attr in ("last_paused_at", "start_at", "end_at"):
        rules.moment(body.get(attr), attr)
    given = {key: value for key, value in body.items() if key in _EXPORT_FIELDS}
    given |= {"name": name, "model": model, "destination": destination}
    return 201, server.add_export(**given)


def _list_backfills(server: PostHogState, call: Call) -> Reply:
    export = server.export(call)
    ordering = call.query.get("ordering", "-created_at")
    rows = [
        row for row in server.backfills.values() if row["batch_export"] == export["id"]
    ]
    key = ordering.lstrip("-")
    if key in ("created_at", "start_at"):  # others are ignored
        rows.sort(key=lambda row: row[key] or "", reverse=ordering.startswith("-"))
    return 200, rules.cursor_page(rows, call.query, call.url, server.page_size)


def _create_backfill(server: PostHogState, call: Call) -> Reply:
    export = server.export(call)
    if server.busy:
        detail = "Too many backfills are running for this batch export."
        code = "too_many_concurrent_backfills"
        raise Refused(429, "throttled_error", code, detail)
    rules.span(call.body)
    times = {name: call.body.get(name) for name in ("start_at", "end_at")}
    backfill = server.add_backfill(export, **times)
    if server.replies == "documented":
        return 201, backfill | {"progress": "string"}
    if server.replies == "2026":
        return 201, {"backfill_id": backfill["id"]}
    start, end = times.values()
    return 200, {"backfill_id": f"{export['id']}-Backfill-{start}-{end}"}


def _retrieve_backfill(server: PostHogState, call: Call) -> Reply:
    backfill = server.backfill(call)
    if server.steps:
        backfill["status"] = server.steps.popleft()
    return 200, backfill


def _cancel_backfill(server: PostHogState, call: Call) -> Reply:
    backfill = server.backfill(call)
    if backfill["status"] not in ("Running", "Starting"):
        status = backfill["status"]
        raise rules.invalid(f"Cannot cancel a backfill that is in '{status}' status")
    backfill["status"] = "Cancelled"
    return 200, None if server.replies == "documented" else {"cancelled": True}


_CATEGORIES = (
    "processEvent",
    "onEvent",
    "exportEvents",
    "scheduledTask",
    "webhook",
    "composeWebhook",
)
_SERIES = {
    "dates": ["2025-01-01", "2025-01-02"],
    "successes": [1, 2],
    "successes_on_retry": [0, 1],
    "failures": [0, 0],
    "totals": {"successes": 3, "successes_on_retry": 1, "failures": 0},
}
_EXPORT_FIELDS = frozenset(
    {"interval", "paused", "last_paused_at", "start_at", "end_at", "filters"}
)
ROUTES: dict[str, dict[str, tuple[str | None, Handler]]] = {
    _ROOT + "/app_metrics/{id}": {"GET": ("plugin:read", _app_metrics)},
    _ROOT + "/app_metrics/{id}/error_details": {"GET": (None, _error_details)},
    _HISTORY: {"GET": ("plugin:read", _list_history)},
    _HISTORY + "/{id}": {"GET": ("plugin:read", _retrieve_history)},
    _EXPORTS: {
        "GET": ("batch_export:read", _list_exports),
        "POST": ("batch_export:write", _create_export),
    },
    _BACKFILLS: {
        "GET": ("batch_export:read", _list_backfills),
        "POST": ("batch_export:write", _create_backfill),
    },
    _BACKFILLS + "/{id}": {"GET": ("batch_export:read", _retrieve_backfill)},
    _BACKFILLS + "/{id}/cancel": {"POST": ("batch_export:write", _cancel_backfill)},
}
"""The scope and the handler of each method of each path, without the final slash."""
