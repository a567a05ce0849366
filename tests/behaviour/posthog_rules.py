"""What PostHog accepts: its errors, its validation of bodies, its pages."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

Json = dict[str, Any]

MODELS = ("events", "persons", "sessions")
INTERVALS = ("hour", "day", "week", "every 5 minutes")
FLAGGED = frozenset({"every 5 minutes", "sessions", "Databricks"})

_POSTGRES = (
    "user* password* host* database* port schema table_name has_self_signed_cert"
)
_CONFIG = {
    "S3": "bucket_name* region* prefix* aws_access_key_id aws_secret_access_key"
    " compression encryption kms_key_id endpoint_url file_format",
    "Snowflake": "account* database* warehouse* schema* user* table_name role password",
    "Postgres": _POSTGRES,
    "Redshift": f"{_POSTGRES} properties_data_type",
    "BigQuery": "project_id* dataset_id* private_key* private_key_id* token_uri*"
    " client_email* table_id use_json_type",
    "Databricks": "",
    "HTTP": "url* token*",
    "NoOp": "arg",
}
"""The members of each destination's configuration; required ones have a star."""
_SECRETS = frozenset(
    {
        "aws_access_key_id",
        "aws_secret_access_key",
        "user",
        "password",
        "private_key",
        "private_key_id",
        "token_uri",
        "client_email",
        "token",
    }
)


class Refused(Exception):
    """The server answers with an error: `{type, code, detail, attr}`."""

    def __init__(
        self, status: int, type_: str, code: str, detail: str, attr: str | None = None
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.body = {"type": type_, "code": code, "detail": detail, "attr": attr}


def invalid(
    detail: str, attr: str | None = None, code: str = "invalid_input"
) -> Refused:
    """A 400 for a value at fault."""
    return Refused(400, "validation_error", code, detail, attr)


def not_found(detail: str = "Not found.") -> Refused:
    """A 404."""
    return Refused(404, "invalid_request", "not_found", detail)


def denied(detail: str) -> Refused:
    """A 403."""
    return Refused(403, "authentication_error", "permission_denied", detail)


def member(body: Mapping[str, Any], name: str, attr: str | None = None) -> Any:
    """A required member of a body."""
    if name not in body:
        raise invalid("This field is required.", attr or name, "required")
    return body[name]


def choice(value: object, choices: Sequence[str], attr: str) -> Any:
    """A value that must be one of a few."""
    if value not in choices:
        raise invalid(f'"{value}" is not a valid choice.', attr, "invalid_choice")
    return value


def moment(value: object, attr: str) -> datetime | None:
    """An ISO 8601 time with a time zone, or null."""
    if value is None:
        return None
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        found = None
    if found is None:
        raise invalid(f"Input {value} is not a valid ISO formatted datetime.", attr)
    if found.tzinfo is None:
        raise invalid(f"Input {value} is naive.", attr)
    return found


def span(body: Mapping[str, Any]) -> tuple[datetime | None, datetime | None]:
    """The times of a new backfill: in order, and not in the future."""
    start, end = (moment(body.get(name), name) for name in ("start_at", "end_at"))
    if start is not None and end is not None and start >= end:
        raise invalid("The initial backfill datetime 'start_at' happens after 'end_at'")
    if end is not None and end > datetime.now(UTC):
        raise invalid("The provided 'end_at' is in the future")
    return start, end


def destination(body: Mapping[str, Any], model: object) -> Json:
    """The destination of a new batch export, as replies show it: without credentials."""
    given = member(body, "destination")
    if not isinstance(given, dict):
        raise invalid("Invalid data. Expected a dictionary.", "destination")
    kind = choice(
        member(given, "type", "destination__type"), tuple(_CONFIG), "destination__type"
    )
    if kind == "HTTP" and model != "events":
        raise invalid("HTTP batch exports only support the events model", "destination")
    config = member(given, "config", "destination__config")
    known = _CONFIG[kind].split()
    names = {name.rstrip("*") for name in known}
    common = {"exclude_events", "include_events"}
    if unknown := sorted(set(config) - names - common):
        raise invalid(f"Configuration has unknown field/s: {', '.join(unknown)}")
    for name in known:
        if name.endswith("*") and name[:-1] not in config:
            raise invalid(f"Configuration missing required field: '{name[:-1]}'")
    shown = {key: value for key, value in config.items() if key not in _SECRETS}
    integration = given.get("integration_id", given.get("integration"))
    return {"type": kind, "config": shown, "integration": integration}


def offset_page(rows: list[Json], query: Mapping[str, str], url: str) -> Json:
    """A page by `limit` and `offset`, with absolute links to its neighbours."""
    limit = _number(query.get("limit"), 100) or 100
    offset = _number(query.get("offset"), 0)

    def link(start: int) -> str:
        given = dict(query) | {"limit": str(limit)}
        given.pop("offset", None)
        return f"{url}?{urlencode(given | ({'offset': str(start)} if start else {}))}"

    return {
        "count": len(rows),
        "next": link(offset + limit) if offset + limit < len(rows) else None,
        "previous": link(max(offset - limit, 0)) if offset else None,
        "results": rows[offset : offset + limit],
    }


def cursor_page(
    rows: list[Json], query: Mapping[str, str], url: str, size: int
) -> Json:
    """A page by an opaque cursor, whose base64 text needs escaping in the link."""
    start = _position(query["cursor"]) if query.get("cursor") else 0

    def link(position: int) -> str:
        token = base64.b64encode(f"p={position:02d}".encode()).decode()
        return f"{url}?{urlencode(dict(query) | {'cursor': token})}"

    return {
        "next": link(start + size) if start + size < len(rows) else None,
        "previous": link(max(start - size, 0)) if start else None,
        "results": rows[start : start + size],
    }


def _position(cursor: str) -> int:
    try:
        return int(base64.b64decode(cursor, validate=True).decode().removeprefix("p="))
    except ValueError:
        raise not_found("Invalid cursor") from None


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.isdecimal() else otherwise
