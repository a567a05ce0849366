"""What a newcomer mistypes, and what helps."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from clientsmith.cli import main
from clientsmith.commands.starter import find_documents
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


def test_init_goes_on_with_the_client_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("schema.yml").write_text(
        "openapi: 3.1.0\ninfo: {title: Big Store, version: '1'}\n"
        "paths: {/pets: {get: {responses: {'204': {description: Fine.}}}}}\n"
    )
    assert run("generate", "schema.yml", "--output", "client", "-q") == 0
    assert run("init") == 0
    assert 'output = "client"' in Path("clientsmith.toml").read_text()
    assert run("generate", "-q") == 0 and not Path("generated").exists()
    assert run("check") == 0
    model = Path("client/big_store/resources/pets.py")
    model.write_text(model.read_text() + "\n")
    assert run("check") == 1


STORE = """\
openapi: 3.1.0
info: {title: Big Store, version: '1'}
servers:
  - {url: 'https://api.store.example', description: Production}
  - {url: 'https://test.store.example', description: Sandbox for tests}
paths:
  /pets:
    get:
      operationId: listPets
      parameters: [{name: limit, in: query, schema: {type: integer}}]
      responses:
        '200':
          description: Fine.
          content:
            application/json:
              schema: {type: array, items: {type: object}}
"""


def uncommented(text: str) -> str:
    """The starter with everything that it offers, completed where it says `…`."""
    lines = [
        line.removeprefix("# ")
        for line in text.splitlines()
        if re.match(r"(# )?(\[|[a-z_]+ = )", line)
    ]
    return "\n".join(lines).replace("…", "offset")


def test_init_offers_what_the_document_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("openapi-v1.yaml").write_text(STORE)
    assert run("init") == 0
    text = Path("clientsmith.toml").read_text()
    assert 'spec = "openapi-v1.yaml"' in text
    assert '"production" = "https://api.store.example"' in text
    assert '# [operations."listPets"]\n# paging = {' in text
    offered = uncommented(text)
    Path("overlays").mkdir()
    Path("overlays/fixes.yaml").touch()
    assert faults(tmp_path, offered) == []
    assert tomllib.loads(offered)["operations"]["listPets"]["paging"]["kind"]


@pytest.mark.parametrize(
    ("files", "first"),
    [
        (("openapi-v1.yaml", "other.json"), "openapi-v1.yaml"),
        (("docs/api/petstore.json", "package.json"), "docs/api/petstore.json"),
        (("swagger.json", "openapi.yml"), "openapi.yml"),
        (("node_modules/x/openapi.yaml", "b.yaml"), "b.yaml"),
        (("api.yaml.gz",), "api.yaml.gz"),
    ],
)
def test_documents_are_found(
    tmp_path: Path, files: tuple[str, ...], first: str
) -> None:
    for name in files:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = "{}" if name == "package.json" else STORE
        if name.endswith(".json") and text != "{}":
            text = json.dumps({"openapi": "3.1.0", "info": {}})
        content = text.encode()
        path.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    found = find_documents(tmp_path)
    assert found[0].as_posix() == first
    assert "package.json" not in map(str, found)


APIS = """
[apis.billing]
spec = "openapi.yaml"
output = "billing"
lock = "billing.lock"
[apis.books]
spec = "openapi.yaml"
output = "books"
lock = "books.lock"
"""


@pytest.mark.parametrize(
    ("targets", "said"),
    [
        (
            ("biling",),
            "no API of that name is configured: biling; did you mean billing?",
        ),
        (("biling", "books"), "did you mean billing?"),
        (("zzz",), "configured: zzz (billing, books)"),
    ],
)
def test_the_nearest_api_is_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    targets: tuple[str, ...],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("clientsmith.toml").write_text(APIS)
    Path("openapi.yaml").write_text(STORE)
    assert run("generate", *targets) == 2
    assert said in capsys.readouterr().err


def test_the_nearest_file_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("openapi.yaml").write_text(STORE)
    assert run("generate", "opnapi.yaml") == 2
    assert "did you mean openapi.yaml?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("generate", "bi"), "plain,billing"),
        (("generate", "x"), "file,x"),
        (("explain", "list-"), "plain,list-not-paged"),
        (("rules", "request-body-a"), "plain,request-body-added"),
    ],
)
def test_names_are_completed(
    tmp_path: Path, words: tuple[str, ...], offered: str
) -> None:
    (tmp_path / "clientsmith.toml").write_text(APIS)
    done = subprocess.run(
        [sys.executable, "-m", "clientsmith"],
        cwd=tmp_path,
        env={
            "_CLIENTSMITH_COMPLETE": "bash_complete",
            "COMP_WORDS": " ".join(("clientsmith", *words)),
            "COMP_CWORD": str(len(words)),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert offered in done.stdout
