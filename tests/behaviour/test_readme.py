"""What the README shows: its examples run as they are written, its figures are measured."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import io
import re
import subprocess
import sys
from ast import PyCF_ALLOW_TOP_LEVEL_AWAIT
from pathlib import Path
from typing import Literal

import pytest
from clientsmith.commands.starter import starter
from posthog_server import FULL_KEY, PostHogServer
from posthog_state import BACKFILL, EXPORT

_README = Path(__file__).parents[2] / "README.md"
_MEASURED = _README.parent / "bench" / "results.md"
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


@pytest.mark.parametrize("replies", ["documented", "2026"])
@pytest.mark.parametrize("number", range(len(blocks())))
def test_an_example_runs_as_written(
    posthog: PostHogServer,
    posthog_url: str,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    replies: Literal["documented", "2026"],
) -> None:
    """Whether the server answers as the document says, or as it was seen to answer."""
    posthog.replies = replies
    export = posthog.add_export(id=EXPORT)
    posthog.add_backfill(export, id=BACKFILL)
    posthog.steps.extend(["Running", "Completed"])
    monkeypatch.setattr(
        "posthog_environments._runtime.clock.Clock.sleep", lambda *_: None
    )
    monkeypatch.setenv("POSTHOG_PERSONAL_API_KEY", FULL_KEY)
    monkeypatch.setenv("POSTHOG_BASE_URL", posthog_url)
    printed = run(_CLOUD.sub(posthog_url, blocks()[number]))
    assert posthog.recorded
    if "create_and_wait" in blocks()[number]:
        assert "Running\nCompleted\n" in printed


def test_an_example_waits_for_a_backfill() -> None:
    assert any("backfills.create_and_wait(" in block for block in blocks())


def fenced(language: str) -> list[str]:
    """The blocks of a language, as they are written."""
    block = re.compile(rf"^```{language}\n(.*?)^```$", re.M | re.S)
    return block.findall(_README.read_text("utf-8"))


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the first commands of the README make of the document beside them."""
    folder = tmp_path_factory.mktemp("newcomer")
    (folder / "openapi.yaml").write_text(fenced("yaml")[0])
    [command] = [
        line
        for block in fenced("console")
        for line in block.splitlines()
        if line.startswith("clientsmith generate openapi.yaml")
    ]
    arguments = command.split()[1:]
    done = subprocess.run(
        [sys.executable, "-m", "clientsmith", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "1 operation" in done.stderr and "./client/README.md" in done.stderr
    return folder / "client"


def test_the_output_beside_the_input_is_what_comes_out(acme: Path) -> None:
    resource, model = fenced("python")[:2]
    assert resource in (acme / "acme/resources/invoices.py").read_text("utf-8")
    assert model in (acme / "acme/models/invoices.py").read_text("utf-8")


def test_the_first_call_runs(acme: Path) -> None:
    call = fenced("python")[2].replace("Acme()", "Acme(transport=transport)")
    ready = f"""\
from acme.testing import fake
invoice = {{"id": "i1", "total": 7, "due": "2026-01-31"}}
transport = fake()
transport.reply("GET", "/invoices", json={{"data": [invoice], "next_cursor": None}})
{call}"""
    done = subprocess.run(
        [sys.executable, "-c", ready],
        cwd=acme,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "i1 7 2026-01-31\n", done.stderr


def test_the_configuration_begins_as_init_writes_it(
    acme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(acme.parent)
    assert starter(Path("openapi.yaml")).startswith(fenced("toml")[0])


def test_the_figures_are_measured() -> None:
    """Each figure of the table stands in the page that `make bench` wrote."""
    text = _README.read_text("utf-8")
    table = text[text.index("| seconds to generate") : text.index("## Install")]
    figures = re.findall(r"\d+\.\d+", table)
    measured = set(re.findall(r"\d+\.\d+", _MEASURED.read_text("utf-8")))
    assert len(figures) == 9 and set(figures) <= measured


def test_nothing_is_installed_from_an_index_by_a_name_of_ours() -> None:
    """clientsmith is on no index yet; a release changes the section on installing."""
    root = _README.parent
    pages = [_README, *root.glob("docs/*.md"), root / "generated/README.md"]
    for page in pages:
        text = re.sub(r"^````.*?^````$", "", page.read_text("utf-8"), flags=re.M | re.S)
        for said in re.findall(
            r"pip install ([^`\n]*)", text
        ):  # but for what is quoted
            named = [word for word in said.split() if not word.startswith("-")]
            assert named[0].lstrip('"')[:1] in ".$" or named[0] in (
                "NAME",
                "constraints.txt",
                "pytest",
            ), (page, said)


def test_links_lead_somewhere() -> None:
    for page in (_README, *(_README.parent / "docs").glob("*.md")):
        for link in re.findall(
            r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text("utf-8")
        ):
            assert (page.parent / link).exists(), (page, link)
