"""The texts of a real release in `docs/release`: `pytest --update-golden` writes them anew."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from clientsmith.cli.app import app

HERE = Path(__file__).parent / "release"
DOCS = Path(__file__).parents[3] / "docs"
DAY = ("--today", "2025-04-14")
CONFIGURATION = """\
spec = "openapi.json"
package = "meilisearch_api"
client = "Meilisearch"

[distribution]
name = "meilisearch-api"
version = "1.13.1"
"""
LEFT_OUT = "…"
TEXTS = {
    "comment.md": "clientsmith diff v1.13.1:openapi.json openapi.json --format markdown",
    "changelog.md": "clientsmith diff v1.13.1:openapi.json openapi.json --format changelog",
    "release.txt": "clientsmith release",
}


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One with the earlier release committed, tagged and locked, and the later document."""
    folder = tmp_path_factory.mktemp("release")
    (folder / "clientsmith.toml").write_text(CONFIGURATION)
    shutil.copy(HERE / "old.json", folder / "openapi.json")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert CliRunner().invoke(app, ["generate", "-q"]).exit_code == 0
        git = ("git", "-c", "user.name=A", "-c", "user.email=a@example.com")
        quiet = ("-c", "commit.gpgsign=false", "-c", "tag.gpgsign=false")
        for command in (
            ("init", "-q"),
            ("add", "clientsmith.toml", "openapi.json", "openapi.names.lock"),
            ("commit", "-q", "-m", "1.13.1"),
            ("tag", "v1.13.1"),
        ):
            subprocess.run([*git, *quiet, *command], check=True, capture_output=True)
        shutil.copy(HERE / "new.json", folder / "openapi.json")
        yield folder


@pytest.mark.parametrize("name", TEXTS)
def test_the_texts_of_the_release_in_the_docs_are_those_of_the_tool(
    name: str, repository: Path, update_golden: bool
) -> None:
    arguments = [*TEXTS[name].split()[1:], *DAY]
    done = CliRunner().invoke(app, arguments)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    target = DOCS / "release" / name
    if update_golden:
        target.parent.mkdir(exist_ok=True)
        target.write_text(done.stdout, "utf-8")
    assert target.read_text("utf-8") == done.stdout


def read_excerpts() -> dict[str, list[str]]:
    """The lines that the page shows of each text, by the command above them."""
    page = (DOCS / "changes.md").read_text("utf-8").partition("## A real release")[2]
    parts = page.partition("## Names")[0].split("```console\n$ ")[1:]
    found = {}
    for part in parts:
        command, _, rest = part.partition("\n```\n")
        quoted = re.findall(r"^> ?(.*)$", rest, re.MULTILINE)
        (*blocks,) = re.findall(
            r"^(`{3,})\w*\n(.*?)^\1$", rest, re.MULTILINE | re.DOTALL
        )
        lines = quoted or blocks[0][1].splitlines()
        found[command] = [
            line.replace("#### ", "## ") for line in lines if line
        ]
    return found


@pytest.mark.parametrize("name", TEXTS)
def test_the_page_shows_how_each_text_was_made_and_what_is_in_it(name: str) -> None:
    page = (DOCS / "changes.md").read_text("utf-8")
    assert f"(release/{name})" in page
    text = (DOCS / "release" / name).read_text("utf-8").replace("### ", "## ")
    shown = [line.replace("### ", "## ") for line in read_excerpts()[TEXTS[name]]]
    assert len(shown) > 4
    rest = [line for line in text.splitlines() if line]
    is_gap = False
    for line in shown:
        if line == LEFT_OUT:
            is_gap = True
            continue
        at = rest.index(line)
        assert at == 0 or is_gap, f"left out without a mark: {rest[:at]}"
        rest, is_gap = rest[at + 1 :], False
    assert not rest or is_gap


def test_the_allow_list_that_is_shown_makes_the_release_a_minor_one(
    repository: Path,
) -> None:
    text = (DOCS / "release" / "release.txt").read_text("utf-8")
    allowed = repository / "breaks.toml"
    allowed.write_text(text.partition("breaks.toml:\n")[2], "utf-8")
    done = CliRunner().invoke(app, ["release", *DAY, "--allow-list", str(allowed)])
    assert done.exit_code == 0
    first = done.stdout.splitlines()[0]
    assert "(minor)" in first and " breaking" not in first.replace("possibly breaking", "")
