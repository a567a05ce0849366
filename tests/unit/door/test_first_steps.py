"""What a newcomer mistypes, and what helps."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from clientsmith.cli import main
from clientsmith.config import load
from clientsmith.config.package_names import PACKAGES
from clientsmith.report.diagnostics import Diagnostics


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("genrate",), "Did you mean 'generate'?"),
        (("chek",), "Did you mean 'check'?"),
        (("zzz",), "No such command 'zzz'."),
        (("generate", "--outptu", "x"), "Did you mean '--output'?"),
    ],
)
def test_the_nearest_is_told(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    assert said in capsys.readouterr().err


def test_a_document_is_no_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("api.yaml").touch()
    assert run("api.yaml") == 2
    assert "say `clientsmith generate api.yaml`" in capsys.readouterr().err


def test_help_lists_what_is_needed_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("generate", "--help") == 0
    shown = capsys.readouterr().out
    assert shown.index("--output") < shown.index("--watch") < shown.index("--max-bytes")


def faults(folder: Path, text: str) -> list[str]:
    file = folder / "clientsmith.toml"
    file.write_text(text)
    found = Diagnostics()
    load(file, found)
    return [item.message for item in found]


@pytest.mark.parametrize(
    "name", ["typing", "Typing", "json.client", "httpx2", "pydantic"]
)
def test_a_package_that_hides_another_is_refused(tmp_path: Path, name: str) -> None:
    [fault] = faults(tmp_path, f'package = "{name}"')
    assert "has already" in fault
    assert faults(tmp_path, 'package = "typing_client"') == []


def test_every_module_of_this_python_is_known() -> None:
    public = {name for name in sys.stdlib_module_names if not name.startswith("_")}
    assert public <= PACKAGES


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('spec = ""', "`spec` is empty"),
        (
            "[limits]\nbytes = 0",
            "`bytes` must be a whole number above zero, not 0",
        ),
        ("spec = 3", "`spec` must be a text, not a number"),
    ],
)
def test_a_fault_names_what_is_there(tmp_path: Path, text: str, fault: str) -> None:
    assert faults(tmp_path, text) == [fault]


def test_init_reads_the_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("schema.yml").write_text(
        "openapi: 3.1.0\ninfo: {title: Big Store, version: '1'}\n"
        "paths: {/pets: {get: {responses: {'200': {description: Fine.}}}}}\n"
        "security: [{my.key: []}]\n"
        "components: {securitySchemes: {my.key: {type: http, scheme: bearer}}}\n"
    )
    assert run("init") == 0
    text = Path("clientsmith.toml").read_text()
    assert 'spec = "schema.yml"' in text and '# package = "big_store"' in text
    assert '# client = "BigStore"' in text and '# [credentials."my.key"]' in text
    bare = "\n".join(
        (
            line[2:]
            if line.startswith(("# package", "# client", "# [cred", "# arg", "# env"))
            else line
        )
        for line in text.splitlines()
    )
    assert faults(tmp_path, bare) == []
