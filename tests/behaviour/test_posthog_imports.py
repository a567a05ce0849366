"""What importing a package does: next to nothing (case R36)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import posthog_environments as sdk
import pytest

FOLDER = Path(sdk.__file__).parents[1]
PROGRAM = """
import json, sys
done = []
def hook(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.fork", "_thread.start")):
        done.append(event)
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        done.append(f"open {arguments[0]}")
sys.addaudithook(hook)
sys.path.insert(0, sys.argv[1])
before = set(sys.modules)
exec(sys.argv[2])
found = sorted(set(sys.modules) - before)
print(json.dumps([found, done]))
"""


def run(statement: str, *flags: str) -> tuple[list[str], list[str]]:
    """The modules that a statement imports, and what else it does."""
    done = subprocess.run(
        [sys.executable, "-I", "-B", *flags, "-c", PROGRAM, str(FOLDER), statement],
        capture_output=True,
        text=True,
        check=True,
    )
    found: tuple[list[str], list[str]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("flags", [(), ("-S",), ("-O",), ("-OO", "-S")])
def test_r36_importing_loads_two_modules(flags: Any) -> None:
    found, done = run("import posthog_environments", *flags)
    assert done == []
    assert [each for each in found if "posthog" in each] == [
        "posthog_environments",
        "posthog_environments._runtime",
        "posthog_environments._runtime.lazy",
    ]
    assert len(found) <= 4


@pytest.mark.parametrize("flags", [("-S",), ("-S", "-O")])
def test_r36_a_client_needs_no_library_until_it_calls(flags: Any) -> None:
    found, done = run(
        "from posthog_environments import PostHog, AsyncPostHog\n"
        "PostHog(api_key='k').environments.batch_exports\n"
        "AsyncPostHog(api_key='k').environments.batch_exports",
        *flags,
    )
    assert done == []
    heavy = {"httpx2", "httpcore2", "pydantic", "asyncio", "ssl", "socket", "threading"}
    assert heavy.isdisjoint(found)


def test_r36_importing_everything_opens_nothing() -> None:
    found, done = run(
        "import posthog_environments as p\n"
        "for name in dir(p):\n"
        "    getattr(p, name)\n"
        "import posthog_environments.testing, posthog_environments.transports"
    )
    assert "pydantic" in found
    assert "httpx2" not in found
    assert done == []
