"""What the guides of the tool show: programs run, commands and keys exist, and the site has
every page."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import click
import jsonschema
import pytest
import yaml
from click.testing import CliRunner
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
    made(self, **{"transport": transport} | settings)


acme.Acme.__init__ = faked
"""

_APP = """\
import json


class App:
    def openapi(self):
        return json.loads(DOCUMENT)


app = App()
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

[client_parameters.accountId]
env = "ACME_ACCOUNT_ID"

[client_parameters.Acme-Version]
argument = "version"
default = "2026-01-01"
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


PROGRAMS = [
    (page, text) for page, text in shown("python") if "from acme import" in text
]


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The client of the README's document, and of what the guides have besides."""
    folder = tmp_path_factory.mktemp("acme")
    document = yaml.safe_load(fenced(_README, "yaml")[0])
    further = Path(__file__).with_name("guides.yaml").read_text("utf-8")
    for part, members in yaml.safe_load(further).items():
        document[part] = {**document.get(part, {}), **members}
    (folder / "openapi.yaml").write_text(yaml.safe_dump(document, sort_keys=False))
    (folder / "clientsmith.toml").write_text(_CONFIGURATION, "utf-8")
    subprocess.run(
        [sys.executable, "-m", "clientsmith", "generate", "-q"],
        cwd=folder,
        check=True,
    )
    (folder / "generated" / "contract.pdf").write_bytes(b"%PDF-1.7")
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


def _git(*arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.test")
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repository with the README's document, its client and a release of it; beside it the
    SDK that came before, and a document that has changed since."""
    monkeypatch.chdir(tmp_path)
    text = fenced(_README, "yaml")[0]
    Path("openapi.yaml").write_text(text, "utf-8")
    released = '[distribution]\nversion = "1.4.0"\n'
    Path("clientsmith.toml").write_text(f"{_CONFIGURATION}\n{released}", "utf-8")
    assert CliRunner().invoke(app, ["generate", "-q"]).exit_code == 0
    shutil.copytree("generated/acme", "old-sdk/acme")
    Path("package").mkdir()
    document = repr(json.dumps(yaml.safe_load(text)))
    Path("package/main.py").write_text(_APP.replace("DOCUMENT", document), "utf-8")
    _git("init", "--initial-branch=main")
    _git("add", "openapi.yaml", "clientsmith.toml", "openapi.names.lock", "generated")
    _git("commit", "-m", "Release")
    _git("tag", "v1.4.0")
    Path("openapi.yaml").write_text(text.replace("[open, paid]", "[open, paid, void]"))


# The guides of single makers are run with an SDK of each: test_guides_of_makers.py.
RUN = sorted({page for page, _ in commands() if not page.startswith("migrate-from-")})


@pytest.mark.parametrize("page", RUN)
@pytest.mark.usefixtures("repository")
def test_the_commands_of_a_page_work(page: str) -> None:
    """Each ends well, or tells findings where telling them is what it is for."""
    telling = ("check", "diff", "release", "adopt")
    for name, line in commands():
        if name != page or "v1.13.1:" in line:  # test_release_example.py runs these
            continue
        words = shlex.split(line.partition(" > ")[0])[1:]
        if words[0] == "init" or {"adopt", "--write"} <= {*words}:
            Path("clientsmith.toml").unlink()  # else what they write is there already
            Path("openapi.json").unlink(missing_ok=True)
        done = CliRunner().invoke(app, words)
        allowed = (0, 1) if words[0] in telling else (0,)
        assert done.exit_code in allowed and done.output, f"{line}\n{done.output}"


def test_the_commands_of_the_readme_work(acme: Path, tmp_path: Path) -> None:
    """Those that call clientsmith, and all that a command's row in the table names."""
    shutil.copy(acme.parent / "openapi.yaml", tmp_path)
    lines = [
        line
        for block in fenced(_README, "console")
        for line in block.splitlines()
        if line.startswith("clientsmith ")
    ]
    assert lines
    for line in lines:
        words = [sys.executable, "-m", *shlex.split(line)]
        subprocess.run(words, cwd=tmp_path, check=True, capture_output=True)
    table = re.findall(
        r"^\| `clientsmith ([a-z]+)[^|]*(?:\\\|[^|]*)*\| (.*) \|$", _README, re.M
    )
    assert {name for name, _ in table} >= {"generate", "check", "docs", "diff", "init"}
    for name, about in table:
        command = app.get_command(click.Context(app), name)
        assert command is not None, name
        known = {option for each in command.params for option in each.opts}
        named = set(re.findall(r"`(--[a-z-]+)", about.partition(": [docs/")[0]))
        assert named - {"--against"} <= known, name
