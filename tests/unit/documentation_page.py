"""Reads PostHog's documentation page, as a browser shows it, into rows of the inventory."""

from __future__ import annotations

import json
import re
from typing import Any

_HEADING = re.compile(r"^(GET|POST) (/api/\S+)$", re.M)
_SECTIONS = {
    "Required API key scopes": "scopes",
    "Path parameters": "path",
    "Query parameters": "query",
    "Request parameters": "body",
}


def endpoints(page: str) -> list[dict[str, Any]]:
    """The endpoints of the page in its order, each once, though it prints each twice."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for block in _blocks(page):
        row = _row(block)
        known = found.setdefault((row["method"], row["path"]), row)
        if known != row:
            raise ValueError(
                f"the page contradicts itself on {row['method']} {row['path']}"
            )
    return list(found.values())


def _blocks(page: str) -> list[str]:
    """The text of each endpoint, which ends where the next title stands."""
    body = page.split("Endpoints\n", 1)[1].partition("\nNext page")[0]
    titles = r"^(?=(?:Retrieve|List all|Create) environments )"
    return re.split(titles, body, flags=re.M)[1:]


def _row(block: str) -> dict[str, Any]:
    heading = _HEADING.search(block)
    if heading is None:
        raise ValueError(f"no method and path in {block[:80]!r}")
    curl, _, reply = block[heading.end() :].partition("\nExample response\n")
    path = re.search(r"<ph_app_host>(/\S*?)\\?$", curl, re.M)
    status = re.search(r"Status (\d+)", reply)
    if path is None or status is None:
        raise ValueError(f"no address or no status in {block[:80]!r}")
    sections = _sections(block[: heading.start()].splitlines())
    row: dict[str, Any] = {
        "title": block.splitlines()[0],
        "method": heading[1],
        "path": re.sub(r":(\w+)", r"{\1}", path[1]),
        "scopes": sections.get("scopes", []),
        "path_parameters": _parameters(sections.get("path", [])),
        "query_parameters": _parameters(sections.get("query", [])),
        "body_parameters": _parameters(sections.get("body", [])),
        "required_body": re.findall(r"^-d (\w+)=", curl, re.M),
        "status": int(status[1]),
    }
    _, shown, example = reply.partition("RESPONSE\n")
    if shown:
        row["example"] = json.loads(example)
    return row


def _sections(lines: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in filter(None, map(str.strip, lines)):
        if line in _SECTIONS:
            current = found.setdefault(_SECTIONS[line], [])
        elif line in ("Response", "Example request"):
            current = None
        elif current is not None:
            current.append(line)
    return found


def _parameters(lines: list[str]) -> dict[str, str | None]:
    """Names with types; None where the page names a parameter and leaves its type blank."""
    found: dict[str, str | None] = {}
    name = ""
    for line in lines:
        if line.startswith("•"):
            name = line.lstrip("• \t")
            found[name] = None
        else:
            found[name] = line
    return found
