"""The documented operations and examples of a package, as its fakes serve them."""

from __future__ import annotations

import json
from importlib.resources import files

from .testing import Documented


def documented(package: str) -> tuple[Documented, ...]:
    """Read the `documented.json` that lies in a generated package."""
    text = (files(package) / "documented.json").read_text("utf-8")
    return tuple(
        Documented(
            method=row["method"],
            path=row["path"],
            query=tuple(row.get("query", ())),
            required=tuple(row.get("required", ())),
            media=tuple(row.get("media", ())),
            needs_body=row.get("needs_body", False),
            status_code=row.get("status_code", 200),
            content_type=row.get("content_type", ""),
            example=json.dumps(row["example"]) if "example" in row else None,
        )
        for row in json.loads(text)
    )
