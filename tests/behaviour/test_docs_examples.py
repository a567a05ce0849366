"""The reference's examples of the PostHog client, run as they are written."""

from __future__ import annotations

import ast
import contextlib
import inspect
import io
import os
import re
import subprocess
import sys
import textwrap
from ast import PyCF_ALLOW_TOP_LEVEL_AWAIT
from datetime import UTC, datetime
from pathlib import Path

import black
import posthog_operations
import posthog_server
import posthog_state
import pytest
from posthog_environments import PostHog
from posthog_server import LEGACY_KEY, PostHogServer

_GENERATED = Path(__file__).parents[2] / "generated"
_DOCS = _GENERATED / "docs"
_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.M | re.S)
_GIVEN = "123e4567-e89b-12d3-a456-426614174000"
"""What the examples call everything that has a UUID."""


def examples() -> dict[str, str]:
    """The programs of all pages, each once, by the page and the number there."""
    found: dict[str, str] = {}
    for page in sorted(_DOCS.rglob("*.md")):
        for number, block in enumerate(_BLOCK.findall(page.read_text("utf-8"))):
            if block not in found.values():
                found[f"{page.relative_to(_DOCS)}-{number}"] = block
    return found


EXAMPLES = examples()


@pytest.fixture
def answering(
    posthog: PostHogServer, posthog_url: str, monkeypatch: pytest.MonkeyPatch
) -> PostHogServer:
    """A server that holds what the examples speak of."""
    for module in (posthog_server, posthog_state):
        monkeypatch.setattr(module, "PROJECT", 12345)
    monkeypatch.setattr(posthog_operations, "APP", 123)
    export = posthog.add_export(id=_GIVEN)
    posthog.add_backfill(export, id=_GIVEN)
    posthog.add_historical_export("123")
    posthog.steps.extend(["Completed"] * 4)  # what is waited for ends
    monkeypatch.setenv("POSTHOG_PERSONAL_API_KEY", LEGACY_KEY)
    monkeypatch.setenv("POSTHOG_BASE_URL", posthog_url)
    return posthog


def run(text: str) -> str:
    """Run a program and give what it prints."""
    code = compile(text, "example", "exec", flags=PyCF_ALLOW_TOP_LEVEL_AWAIT)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        assert not inspect.isawaitable(eval(code, {"__name__": "__main__"}))
    return printed.getvalue()


def docstring_examples() -> dict[str, tuple[str, str]]:
    """The calls in docstrings of resources and what they send, by method."""
    found: dict[str, tuple[str, str]] = {}
    for module in sorted((_GENERATED / "posthog_environments/resources").glob("*.py")):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if not isinstance(node, ast.FunctionDef):
                continue
            text = ast.get_docstring(node) or ""
            _, _, rest = text.partition("\nExample:\n")
            call, _, sent = rest.rpartition("\n\nAPI: ")
            if call:
                key = f"{module.stem}.{node.name}"
                found[key] = textwrap.dedent(call), sent
    return found


DOCSTRING_EXAMPLES = docstring_examples()


@pytest.mark.parametrize("name", DOCSTRING_EXAMPLES)
def test_the_call_in_a_docstring_is_one(answering: PostHogServer, name: str) -> None:
    call, sent = DOCSTRING_EXAMPLES[name]
    assert black.format_str(call, mode=black.Mode()).strip() == call
    names = {"UTC": UTC, "datetime": datetime}
    with PostHog() as client:
        result = eval(call, {"client": client, **names})
        if name.endswith(".list"):
            list(result)
    request = answering.recorded[0]
    method, _, path = sent.partition(" ")
    pattern = re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path))
    assert request.method == method
    assert re.fullmatch(pattern, request.target.partition("?")[0])


def test_every_documented_method_has_its_call_in_the_docstring() -> None:
    """PostHog documents an example of something that each of its operations takes."""
    assert len({sent for _, sent in DOCSTRING_EXAMPLES.values()}) == 10


def test_each_method_has_both_examples() -> None:
    pages = _DOCS / "resources"
    texts = [page.read_text("utf-8") for page in pages.glob("*.md")]
    sections = [each for text in texts for each in text.split("\n## ")]
    methods = [each for each in sections if "\nOperation `" in each]
    assert len(methods) == 10
    for section in methods:
        blocks = _BLOCK.findall(section)
        assert any("with PostHog(" in block for block in blocks), section
        assert any("with AsyncPostHog(" in block for block in blocks), section


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_runs_as_written(answering: PostHogServer, name: str) -> None:
    printed = run(EXAMPLES[name])
    if name.startswith("guides/"):
        return  # these make clients, and call nothing
    if "transport=" not in EXAMPLES[name]:
        assert answering.recorded
        assert all(each.path.startswith("/api/") for each in answering.recorded)
    assert printed or "error" in EXAMPLES[name]


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_laid_out_as_black_would(name: str) -> None:
    assert black.format_str(EXAMPLES[name], mode=black.Mode()) == EXAMPLES[name]


@pytest.mark.slow
def test_the_examples_pass_mypy(tmp_path: Path) -> None:
    for number, text in enumerate(EXAMPLES.values()):
        (tmp_path / f"example_{number}.py").write_text(text, "utf-8", "surrogateescape")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "."],
        cwd=tmp_path,
        env=os.environ | {"MYPYPATH": str(_GENERATED)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
