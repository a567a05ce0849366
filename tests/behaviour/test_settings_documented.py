"""Every public setting stands in the README of a package and in its reference."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Any

import posthog_environments as package
import pytest
from posthog_environments import Hooks, PostHog, RetryPolicy, Timeout, transports
from posthog_environments._runtime.options import ClientOptions, Options

GENERATED = Path(package.__file__).parents[1]
PAGES = {
    "README": ("README.md",),
    "reference": ("docs/index.md", "docs/behaviour.md"),
}
VALUES: tuple[Any, ...] = (
    Timeout,
    RetryPolicy,
    Hooks,
    transports.Httpx2Transport,
    transports.PyreqwestTransport,
)
VARIABLES = (
    *("POSTHOG_PERSONAL_API_KEY", "POSTHOG_BASE_URL", "POSTHOG_ENVIRONMENTS_LOG"),
    *("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"),
)
NAMES = {each.__name__ for each in VALUES}
TABLES = {"argument": "client", "setting": "client", "option": "options"}
"""Which settings a table has, by its first heading."""


def settings() -> set[tuple[str, str]]:
    """Each setting as a pair: what has it, and its name."""
    client = {*inspect.signature(PostHog).parameters, *ClientOptions.__annotations__}
    found = {("client", name) for name in client}
    found |= {("options", name) for name in Options.__annotations__}
    for each in VALUES:
        fields = getattr(each, "_fields", None) or inspect.signature(each).parameters
        found |= {(each.__name__, name) for name in fields}
    return found | {("environment", name) for name in VARIABLES}


def documented(text: str) -> set[tuple[str, str]]:
    """The settings that a text tells of: in a table of their own, or in its prose those of
    the client and of the environment."""
    found = {("environment", name) for name in re.findall(r"\b[A-Z]+_[A-Z_]+\b", text)}
    table = ""
    for line in text.splitlines():
        if not line.startswith("|"):
            table = ""
            found |= {("client", name) for name in re.findall(r"`(\w+)=?`", line)}
            continue
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        table = table or " ".join(cells[:2]).lower()
        first, *others = (re.findall(r"`(\w+)`", cell) for cell in cells)
        if table in ("value argument", "setting of"):
            pair = sorted(
                (cell.strip("`") for cell in cells[:2]), key=NAMES.__contains__
            )
            found.add((pair[1], pair[0]))
        elif table.split()[0] in TABLES:
            found |= {(TABLES[table.split()[0]], name) for name in first}
        else:  # the credentials of the reference
            found |= {("client", name) for cell in others for name in cell}
    return found


def read(page: str) -> str:
    return "\n".join((GENERATED / each).read_text("utf-8") for each in PAGES[page])


@pytest.mark.parametrize("page", PAGES)
def test_every_setting_is_documented(page: str) -> None:
    missing = settings() - documented(read(page))
    assert not missing


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("client", r"`body_limit`"),
        ("options", r"`content_type`"),
        (
            "Httpx2Transport",
            r"`(trust_env|Httpx2Transport)` \| `(trust_env|Httpx2T\w+)`",
        ),
        ("RetryPolicy", r"`(locks|RetryPolicy)` \| `(locks|RetryPolicy)`"),
    ],
)
def test_a_row_that_is_missing_is_noticed(page: str, kind: str, row: str) -> None:
    lines = read(page).splitlines()
    kept = [line for line in lines if not re.match(rf"\| {row} \|", line)]
    assert len(kept) < len(lines)
    assert kind in {owner for owner, _ in settings() - documented("\n".join(kept))}
