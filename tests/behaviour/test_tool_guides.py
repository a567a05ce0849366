"""What the guides of the tool show: programs run, commands and keys exist, and the site has
every page."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import click
import jsonschema
import pytest
from clientsmith.cli.app import app
from clientsmith.config.json_schema import configuration_schema

_ROOT = Path(__file__).parents[2]
_GUIDES = sorted((_ROOT / "docs").glob("*.md"))
_README = (_ROOT / "README.md").read_text("utf-8")
_FAKED = """\
import acme
from acme.testing import fake

made = acme.Acme.__init__
invoice = {"id": "i1", "total": "seven", "due": "2026-01-31"}


def faked(self, **settings):
    transport = fake()
    transport.reply("GET", "/invoices", json={"data": [invoice], "next_cursor": None})
    made(self, transport=transport, **settings)


acme.Acme.__init__ = faked
"""

_CONFIGURATION = """\
spec = "openapi.yaml"
output = "generated"

[paging.cursor]
kind = "cursor"
items = "data"
next = "next_cursor"
parameter = "cursor"
operations = ["GET /invoices"]
page = "CursorPage"
"""


def fenced(text: str, language: str) -> list[str]:
    """The blocks of a language, as they are written."""
    found: list[str] = re.findall(rf"^```{language}\n(.*?)^```$", text, re.M | re.S)
    return found


def shown(language: str) -> list[tuple[str, str]]:
    """The blocks of all guides, each with the page it is from."""
    return [
        (page.name, block)
        for page in _GUIDES
        for block in fenced(page.read_text("utf-8"), language)
    ]


def commands() -> list[tuple[str, str]]:
    """The lines that call clientsmith."""
    return [
        (page, line.removeprefix("$ ").partition("  #")[0].strip())
        for page, block in shown("console")
        for line in block.splitlines()
        if line.removeprefix("$ ").startswith("clientsmith ")
    ]


PROGRAMS = [(page, text) for page, text in shown("python") if "from acme import" in text]


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The client of the README's document."""
    folder = tmp_path_factory.mktemp("acme")
    (folder / "openapi.yaml").write_text(fenced(_README, "yaml")[0], "utf-8")
    (folder / "clientsmith.toml").write_text(_CONFIGURATION, "utf-8")
    subprocess.run(
        [sys.executable, "-m", "clientsmith", "generate", "-q"],
        cwd=folder,
        check=True,
    )
    return folder / "generated"


@pytest.mark.parametrize(("page", "program"), PROGRAMS)
def test_a_program_runs_as_written(acme: Path, page: str, program: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _FAKED + program],
        cwd=acme,
        capture_output=True,
        text=True,
        check=False,
    )
    told = "ResponseValidationError: the reply does not fit its schema"
    if "strict=True" in program:  # the reply of the fake does not fit, on purpose
        assert told in done.stderr
    else:
        assert (done.returncode, done.stderr) == (0, "")


def test_there_are_programs() -> None:
    assert {"start.md", "paging.md", "decoding.md"} <= {page for page, _ in PROGRAMS}


@pytest.mark.parametrize(("page", "line"), commands())
def test_a_command_has_these_options(page: str, line: str) -> None:
    _, name, *arguments = shlex.split(line.partition(" | ")[0].partition(" > ")[0])
    command = app.get_command(click.Context(app), name)
    assert command is not None, line
    context = click.Context(command)
    command.make_parser(context).parse_args(list(arguments))


@pytest.mark.parametrize(("page", "block"), shown("toml"))
def test_the_keys_of_an_excerpt_exist(page: str, block: str) -> None:
    """What is no part of a configuration says on its first line which file it is."""
    found: dict[str, Any] = tomllib.loads(block)
    if re.match(r"# \S+\.toml", block):
        return
    jsonschema.validate({"spec": "openapi.yaml"} | found, configuration_schema())


def test_the_site_leads_to_every_page() -> None:
    """Pages that are not in its navigation are linked from one that is."""
    site = tomllib.loads((_ROOT / "zensical.toml").read_text("utf-8"))["project"]
    names = {page.name for page in _GUIDES}
    listed = set(re.findall(r"'docs/([\w-]+\.md)'", repr(site["nav"])))
    assert listed <= names
    texts = [(_ROOT / "docs" / name).read_text("utf-8") for name in listed]
    for name in names - listed:
        assert any(f"]({name})" in text for text in texts), name
