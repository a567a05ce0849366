"""The search finds what people type. It is the site's own script, run by node."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from documentation_site import built, written

ROOT = Path(__file__).parents[3]
RUNNER = Path(__file__).with_name("search.mjs")
DOCUMENTS = ROOT.parent / "shared" / "specs" / "dev"
"""Documents of well-known APIs, where they are."""

pytestmark = pytest.mark.skipif(
    shutil.which("node") is None, reason="node is not installed"
)

POSTHOG = {
    "timeout": "option timeout|setting timeout|section Timeouts",
    "retries": "section Retries",
    "retry": "section Retries",
    "DestinationType": "enum BatchExportDestinationType",
    "max_retries": "(setting|option) max_retries",
    "rate limit": "section Rate limits|RateLimitError",
    "429": "section Rate limits|RateLimitError",
    "not found": "NotFoundError",
    "connection error": "APIConnectionError",
    "install": "section Install",
    "authenticate": "section Authenticate",
    "api key": "section Authenticate",
    "POSTHOG_PERSONAL_API_KEY": "section Authenticate",
    "eu": "Servers|region",
    "pagination": "section Pages",
    "next page": "section Pages",
    "async": "AsyncPostHog|section Install",
    "headers": "option headers|Status and headers",
    "idempotency": "section Idempotency",
    "proxy": "Proxies|Transports",
    "fake": "guide Testing",
    "mock": "guide Testing",
    "Snowflake": "enum BatchExportDestinationType",
    "every 5 minutes": "enum BatchExportInterval",
    "create backfill": r"method environments\.batch_exports\.backfills\.create",
    "backfil": r"method environments\.batch_exports\.backfills",
    "cancel": r"method environments\.batch_exports\.backfills\.cancel",
    "hogql": "hogql_query",
    "raw response": "Status and headers",
    "POST /batch_exports": r"method environments\.batch_exports\.create",
    "timeouts": "timeout",
    "deadline": "deadline|Timeouts",
    "retrying": "Retries",
    "retry_policy": "retry_policy",
    "throttle": "Rate limits|RateLimitError",
    "404": "NotFoundError",
    "permission denied": "PermissionDeniedError",
    "connection": "APIConnectionError",
    "login": "Authenticate|api_key",
    "credentials": "Authenticate",
    "POSTHOG_BASE_URL": "Servers",
    "region": "region",
    "paging": "Pages",
    "cursor": "Pages|cursor",
    "asyncio": "Install|First call|AsyncPostHog",
    "idempotent": "Idempotency",
    "redirects": "Redirects|max_redirects",
    "stub": "Testing",
    "strict": "strict|do not fit",
    "BigQuery": "enum BatchExportDestinationType",
    "ExportInterval": "enum BatchExportInterval",
    "list backfills": r"method environments\.batch_exports\.backfills\.list",
    "backfils": r"backfills",
    "metrics": r"metrics",
    "raw": "Status and headers",
    "GET /batch_exports": r"method environments\.batch_exports\.list",
    "batch exports": r"resource environments\.batch_exports|section|method",
}
GITHUB = {
    "get a repository": r"method repos\.get ",
    "list pull requests": r"method pulls\.list ",
    "create an issue": r"method issues\.create ",
    "merge pull request": r"method pulls\.merge ",
    "upload release asset": r"method repos\.upload_release_asset ",
    "add assignees": r"method issues\.add_assignees ",
    "star a repository": r"star",
    "GET /user/repos": r"method repos\.",
}
STRIPE = {
    "create payment intent": r"method payment_intents\.create ",
    "refund": r"method refunds\.create ",
    "list customers": r"method customers\.list ",
    "expired card": r"enum|error|replacement_reason",
    "webhook": r"webhook_endpoints|guide",
    "POST /v1/refunds": r"method refunds\.create ",
    "cancel subscription": r"method subscriptions\.delete ",
}


def found(folder: Path, queries: list[str]) -> list[list[str]]:
    """The first three hits of each query: kind, name and address."""
    done = subprocess.run(
        ["node", str(RUNNER), str(folder)],
        input=json.dumps(queries),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return [[" ".join(row) for row in rows[:3]] for rows in json.loads(done.stdout)]


def missed(folder: Path, wanted: dict[str, str]) -> dict[str, list[str]]:
    """The queries whose first three hits are none of what is wanted."""
    hits = dict(zip(wanted, found(folder, list(wanted)), strict=True))
    return {
        query: hits[query]
        for query, pattern in wanted.items()
        if not any(re.search(pattern, hit) for hit in hits[query])
    }


def test_the_committed_site_finds_what_people_type() -> None:
    assert missed(ROOT / "generated" / "docs", POSTHOG) == {}


def test_a_resource_comes_first_by_its_name() -> None:
    [hits] = found(ROOT / "generated" / "docs", ["app metric"])
    assert hits[0].startswith("resource environments.app_metrics ")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("document", "wanted"),
    [("github-api.json", GITHUB), ("stripe-spec3.json", STRIPE)],
    ids=["github", "stripe"],
)
def test_large_sites_find_what_people_type(
    tmp_path: Path, document: str, wanted: dict[str, str]
) -> None:
    source = DOCUMENTS / document
    if not source.is_file():
        pytest.skip("no reference data here")
    files = built(tmp_path, json.loads(source.read_text("utf-8")))
    assert missed(written(tmp_path / "site", files), wanted) == {}


def test_values_headings_and_typing_errors(tmp_path: Path) -> None:
    """Values of enumerations and words within names are found; methods come before fields,
    and an error of typing is forgiven."""
    order = {
        "type": "object",
        "properties": {
            "shipmentState": {"$ref": "#/components/schemas/ShipmentState"},
            "cancel_reason": {"type": "string"},
        },
    }
    content = {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1"},
        "paths": {
            "/orders/{id}/cancel": {
                "post": {
                    "operationId": "cancelOrder",
                    "tags": ["orders"],
                    "summary": "Cancel an order",
                    "parameters": [
                        {
                            "name": "id",
                            "in": "path",
                            "required": True,
                            "schema": {"type": "string"},
                        }
                    ],
                    "responses": {
                        "200": {
                            "description": "Fine.",
                            "content": {"application/json": {"schema": order}},
                        }
                    },
                }
            }
        },
        "components": {
            "schemas": {
                "ShipmentState": {"type": "string", "enum": ["in_transit", "lost"]}
            }
        },
    }
    folder = written(tmp_path / "site", built(tmp_path, content))
    queries = ["cancel order", "cancel", "in transit", "ShipmentState", "canccel"]
    first = [rows[0].split() for rows in found(folder, queries)]
    assert [row[0] for row in first] == ["method", "method", "enum", "enum", "method"]
