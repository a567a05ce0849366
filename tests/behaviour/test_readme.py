"""The README's examples of the generated client, run as they are written."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import io
import re
from ast import PyCF_ALLOW_TOP_LEVEL_AWAIT
from pathlib import Path

import pytest
from posthog_server import FULL_KEY, PostHogServer
from posthog_state import BACKFILL, EXPORT

_README = Path(__file__).parents[2] / "README.md"
_CLOUD = re.compile(r"https://(?:us|eu)\.posthog\.com")
_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.M | re.S)


def blocks() -> list[str]:
    """The Python blocks that use the PostHog client."""
    found: list[str] = _BLOCK.findall(_README.read_text("utf-8"))
    return [block for block in found if "posthog_environments" in block]


def run(block: str) -> str:
    """Run a block, which may await at its top level, and give what it prints."""
    code = compile(block, str(_README), "exec", flags=PyCF_ALLOW_TOP_LEVEL_AWAIT)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        result = eval(code, {"__name__": "__main__"})
        if inspect.isawaitable(result):
            asyncio.run(_wait(result))
    return printed.getvalue()


async def _wait(result: object) -> None:
    if inspect.isawaitable(result):
        await result


def test_there_is_an_example() -> None:
    assert blocks()


@pytest.mark.parametrize("number", range(len(blocks())))
def test_an_example_runs_as_written(
    posthog: PostHogServer,
    posthog_url: str,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
) -> None:
    export = posthog.add_export(id=EXPORT)
    posthog.add_backfill(export, id=BACKFILL)
    monkeypatch.setenv("POSTHOG_PERSONAL_API_KEY", FULL_KEY)
    monkeypatch.setenv("POSTHOG_BASE_URL", posthog_url)
    run(_CLOUD.sub(posthog_url, blocks()[number]))
    assert posthog.recorded
