"""A fifth reading: texts that runners of CI take for commands. Counted in docs/security.md."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from clientsmith.cli.app import app
from clientsmith.names import merge_locks
from clientsmith.names.lock import LockFault

pytestmark = pytest.mark.slow

_LINE = re.compile(r"^::([\w-]+)[^:]*(?::[^:]+)*::")
_ANYWHERE = re.compile(r"##(?:\[([\w-]+)[^\]]*\]|(vso|teamcity)\[)")
_OURS = {"error", "warning", "notice"}


def commands(printed: str) -> set[str]:
    """What runners are told by what is printed, apart from annotations: GitHub's reads `::`
    where a line begins, after blanks, and else `##[` anywhere in it."""
    found: set[str] = set()
    for line in printed.splitlines():
        start = _LINE.match(line.lstrip())
        if start is not None:
            found.add(start[1])
        else:
            found |= {each[1] or each[2] for each in _ANYWHERE.finditer(line)}
    return found - _OURS


def test_the_judge_knows_commands() -> None:
    for text in ("::add-mask::x", " \t::set-output name=x::y", "x ##[group]y"):
        assert commands(text)
    for text in ("::error file=a,line=1::##[group]", "a ::b::", "# #[x]", "##x"):
        assert not commands(text)
    assert commands("a ##vso[task.setvariable variable=x]y")


TEXTS = {
    "anywhere": "##[set-output name=comment]/etc/passwd",
    "line": "::set-output name=comment::/etc/passwd",
    "blanks": "\u2003 ::stop-commands::x",
    "other runners": "##vso[task.setvariable variable=x]y ##teamcity[setParameter]",
    "lines": "x\n::add-mask::e\n  ::add-matcher::m.json\n##[add-mask]e",
    "more signs": "###[add-mask]e #\u200b#[add-mask]e #\x07#[add-mask]e",
}
MADE = ("-c", "user.name=n", "-c", "user.email=e", "commit", "-q", "-m", "old")
Tree = dict[str, Any]


def _document(text: str = "x") -> Tree:
    reply = {"200": {"description": text}}
    return {
        "openapi": "3.1.0",
        "info": {"title": text, "version": "1"},
        "servers": [{"url": "https://a.example"}],
        "tags": [{"name": text, "description": text}],
        "paths": {f"/{text}": {"get": {"tags": [text], "responses": reply}}},
    }


def _put(tree: Tree) -> None:
    Path("openapi.json").write_text(json.dumps(tree, ensure_ascii=False), "utf-8")


def _wrong_type(text: str) -> None:
    _put({**_document(), "paths": {"/x": {"get": text}}})


def _cut_in_two(text: str) -> None:
    """A fault in the midst of a command, at which the excerpt has its caret."""
    Path("openapi.json").write_text(f'{{"openapi": "3.1.0", "a": "#"#{text[1:]}')


def _file(text: str) -> None:
    name = f"{text.replace('/', '')}.json"
    Path(name).write_text("{")
    _put({**_document(), "paths": {"/x": {"$ref": f"./{name}"}}})


PLACES: dict[str, Callable[[str], None]] = {
    "everywhere": lambda text: _put(_document(text)),
    "a type": _wrong_type,
    "a caret": _cut_in_two,
    "a file": _file,
    "a reference": lambda text: _put({**_document(), "paths": {"/x": {"$ref": text}}}),
    "a name": lambda text: _put({**_document(), "components": {"schemas": {text: 1}}}),
    "a version": lambda text: _put({**_document(), "openapi": text}),
    "no document": lambda text: Path("openapi.json").write_text(f"- {text}\n- {{"),
    "the configuration": lambda text: Path("clientsmith.toml").write_text(
        f"spec = 'openapi.json'\n{json.dumps(text)} = 1\noutput = 'out'\n"
    ),
    "no configuration": lambda text: Path("clientsmith.toml").write_text(f"{text} ="),
    "the lock": lambda text: Path("openapi.names.lock").write_text(
        json.dumps({"lock": 1, "types": {text: text}})
    ),
    "an edit": lambda text: Path("out/client.py").write_text(text),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    Path("clientsmith.toml").write_text("spec = 'openapi.json'\noutput = 'out'\n")
    Path("old.json").write_text(json.dumps(_document()))
    Path("out").mkdir()
    yield tmp_path


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("place", PLACES)
def test_no_text_is_a_command(place: str, text: str, folder: Path) -> None:
    _put(_document())
    PLACES[place](text)
    for arguments in (
        ("check", "-v"),
        ("check", "--diff", "--format", "github"),
        ("generate", "-v"),
        ("diff", "old.json", "openapi.json", "--fail-on", "none"),
        ("diff", "old.json", "openapi.json", "--format", "markdown"),
        ("diff", "openapi.json", "old.json", "--format", "github"),
        ("release", "old.json", "openapi.json", "--today", "2030-01-01"),
        ("coverage",),
    ):
        done = CliRunner().invoke(app, arguments)
        assert done.exit_code in (0, 1, 2), (arguments, done.exception)
        assert not commands(done.output), arguments


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_no_name_of_an_api_is_a_command(text: str, folder: Path) -> None:
    _put(_document())
    Path("clientsmith.toml").write_text(
        "[apis.a]\nspec = 'old.json'\noutput = 'a'\n"
        f"[apis.{json.dumps(text)}]\nspec = 'openapi.json'\noutput = 'b'\n"
    )
    for arguments in (("init", "-q"), ("add", "-A"), MADE):
        subprocess.run(["git", *arguments], check=True, cwd=folder)
    _put({**_document(), "paths": {}})
    for form in ("text", "github", "markdown", "changelog"):
        shown = ("diff", "HEAD", "--format", form, "--fail-on", "none")
        done = CliRunner().invoke(app, shown)
        assert done.exit_code == 0, done.output
        assert done.output and not commands(done.output), form
        assert not set(done.output) & set("\u200b\x07")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("section", ["operations", "types", "webhooks", "credentials"])
def test_no_name_in_a_lock_is_a_command(section: str, text: str, folder: Path) -> None:
    for name in "ab":
        value = name * 2 if section != "operations" else f"a.{name}"
        lock = {"lock": 1, section: {text: value}}
        Path(f"{name}.lock").write_text(json.dumps(lock))
    with pytest.raises(LockFault):
        merge_locks(*(Path(f"{name}.lock").read_text() for name in "ab"))
    done = CliRunner().invoke(app, ["merge", "a.lock", "b.lock"])
    assert done.exit_code == 1 and "differently" in done.output
    assert not commands(done.output)
    assert not set(done.output.strip()) & set("\n\x07\u200b")
