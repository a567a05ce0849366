"""`docs/extend.md` works as it is written: what it attaches is there, typed, and survives."""

from __future__ import annotations

import ast
import asyncio
import copy
import importlib
import importlib.util
import json
import os
import pickle
import random
import re
import runpy
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.testing import CliRunner
from clientsmith import output
from clientsmith.cli.app import app
from clientsmith.commands import pipeline
from clientsmith.config import Config, load
from clientsmith.extend import check_types
from clientsmith.report.diagnostics import Diagnostics, Severity

GUIDE = Path(__file__).parents[2] / "docs" / "extend.md"
EXAMPLE = re.compile(r"<!-- example: (\S+) -->\n```python\n(.*?)```", re.S)
TABLE = re.compile(r"```toml\n(.*?)```", re.S)
TEXT = {"type": "string"}


def schema() -> dict[str, Any]:
    metadata = {"type": "object", "additionalProperties": TEXT}
    properties = {"id": TEXT, "status": TEXT, "metadata": metadata}
    return {"type": "object", "required": ["id", "status"], "properties": properties}


def document() -> dict[str, Any]:
    """A document with the batches of the guide, and some more."""
    it = {"$ref": "#/components/schemas/Batch"}
    reply = {
        "200": {"description": "It.", "content": {"application/json": {"schema": it}}}
    }
    metadata = {"type": "object", "additionalProperties": TEXT}
    body = {
        "type": "object",
        "required": ["input_file_id"],
        "properties": {"input_file_id": TEXT, "metadata": metadata},
    }
    content = {"application/json": {"schema": body}}
    post = {"requestBody": {"required": True, "content": content}, "responses": reply}
    paths: dict[str, Any] = {"/batches": {"post": post}}
    parameter = {"name": "id", "in": "path", "required": True, "schema": TEXT}
    for noun in ("batches", "files", *NOUNS):
        item = {"parameters": [parameter], "get": {"responses": reply}}
        paths[f"/{noun}/{{id}}"] = item
    return {
        "openapi": "3.1.0",
        "info": {"title": "Acme", "version": "1"},
        "servers": [{"url": "https://eu.acme.test"}],
        "paths": paths,
        "components": {"schemas": {"Batch": schema()}},
    }


NOUNS = [
    f"{name}s" for name in "alpha beta gamma delta epsilon zeta theta kappa".split()
]


class Project:
    """A repository with a document, a configuration and an output."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.package = root / "out" / "acme"

    def configure(self, table: str) -> None:
        head = 'spec = "spec.json"\noutput = "out"\npackage = "acme"\nclient = "Acme"\n'
        (self.root / "clientsmith.toml").write_text(head + table, "utf-8")

    def write(self, path: str, text: str) -> None:
        place = self.package / path
        place.parent.mkdir(parents=True, exist_ok=True)
        (place.parent / "__init__.py").touch()
        place.write_text(text, "utf-8", "surrogateescape")

    def config(self) -> Config:
        configs = load(self.root / "clientsmith.toml", Diagnostics())
        assert configs is not None
        return configs[0]

    def generate(self, content: object) -> list[str]:
        """Generate, and write if nothing is wrong; the errors with their places."""
        (self.root / "spec.json").write_text(json.dumps(content))
        config = self.config()
        result = pipeline.generate(config)
        if result.files is not None:
            assert config.output is not None
            output.write(result.files, config.output, keep=config.kept)
        return [
            f"{each.code} {each.place} {each.message}"
            for each in result.diagnostics
            if each.severity is Severity.ERROR
        ]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path)
    guide = GUIDE.read_text("utf-8")
    table = TABLE.search(guide)
    assert table is not None
    made.configure(table[1])
    for path, text in EXAMPLE.findall(guide):
        made.write(path, text)
    return made


@pytest.fixture
def acme(
    project: Project, import_from: Callable[[Path, str], ModuleType]
) -> ModuleType:
    assert project.generate(document()) == []
    return import_from(project.root / "out", "acme")


def test_what_the_guide_attaches_is_there(
    acme: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    testing = importlib.import_module("acme.testing")
    transport = testing.fake()
    batch = {"id": " b1 ", "status": "completed", "metadata": {"a": "b"}}
    transport.reply("POST", "/batches", json=batch)
    client = acme.Acme(transport=transport)
    assert "acme.extensions.batches" not in sys.modules  # lazy as before
    assert client.region == "eu" and type(client).__module__ == "acme.extensions.client"
    made = client.batches.create_from_text("hello")
    assert transport.requests[0].json() == {"input_file_id": "text:hello"}
    assert isinstance(made, acme.Batch) and made.is_done
    assert (made.id, made.label) == ("b1", "")
    with pytest.raises(ValueError, match="needs a file"):
        client.batches.create(input_file_id="")
    assert len(transport.requests) == 1
    assert pickle.loads(pickle.dumps(made)) == made
    transport.reply("GET", "/files/{id}", json=batch)
    files = client.files
    assert files.read("f") == b"completed" and files.read("f", text=True) == "completed"
    assert files.parts.count("f") == len(files.read("f")) and files.separator == b","
    with (
        files.opened("f") as opened,
        pytest.warns(DeprecationWarning, match="use `read`"),
    ):
        assert files.retrieve() == opened
    assert transport.requests[-1].path == "/files/latest"
    team = acme.Acme(team="ours", transport=transport)
    assert team.files.read("f") and transport.requests[-1].headers["x-team"] == "ours"
    assert team.with_options(timeout=3).team == "ours" and client.team == ""
    client.team = "mine"
    assert client.team == "mine" and acme.connect().team == "ours"
    assert acme.Later is acme.Retried
    other = client.with_options(timeout=3)
    assert other.batches.create_from_text("x").is_done and other.region == "eu"
    assert client.raw(lambda c: c.batches.create_from_text("x")).status_code == 200
    assert "create_from_text" in dir(client.batches)
    assert acme.retry_later(3) == "Come back in 3 seconds." and "retry_later" in dir(
        acme
    )

    monkeypatch.setattr(acme, "transport", transport, raising=False)
    assert acme.batches.create_from_text("x").is_done
    assert "x-team" not in transport.requests[-1].headers
    monkeypatch.setattr(acme, "team", "theirs")
    assert acme.batches.create_from_text("x").is_done
    assert transport.requests[-1].headers["x-team"] == "theirs"

    async def main() -> None:
        transport = testing.async_fake()
        transport.reply("POST", "/batches", json=batch)
        async with acme.AsyncAcme(transport=transport) as client:
            assert (await client.batches.create_from_text("hello")).is_done

    asyncio.run(main())


@pytest.mark.parametrize(
    "first",
    ["acme.models", "acme.extensions.batches", "acme.extensions.models", "acme"],
)
def test_each_module_may_be_imported_first(
    acme: ModuleType, project: Project, first: str
) -> None:
    code = f"import {first}, acme; acme.Acme().batches.create_from_text; acme.Batch"
    subprocess.run([sys.executable, "-c", code], cwd=project.root / "out", check=True)


KINDS = runpy.run_path(str(GUIDE.parents[1] / "bench" / "extension_kinds.py"))


def test_the_guide_shows_one_of_each_kind_of_edit() -> None:
    """Of the kinds that owners of an SDK were found to need; the examples are run above."""
    guide = GUIDE.read_text("utf-8")
    for kind, (_, shown) in KINDS["EXPRESSED"].items():
        assert shown in guide, kind


BEFORE = """
class Files(Base):
    kind: str
    def read(self, id): return id
    def drop(self): return 1
    def close(self): return 2
class Gone: pass
class FilesWithRawResponse:
    def __init__(self, files): self.read = files.read
"""
AFTER = """
import logging
log = logging.getLogger()
class Files(Base, Mixin):
    kind: int
    @overload
    def read(self, id, *, text): ...
    def read(self, id, *, text=False): return id
    def drop(self): return check(1)
    @deprecated("x")
    def close(self): return 2
    def more(self): return 3
    @property
    def size(self): return 4
class New: pass
class FilesWithRawResponse:
    def __init__(self, files): self.read = self.more = files.read
def helper(): ...
"""


def test_edits_are_named_by_their_kinds() -> None:
    found = KINDS["edits"](ast.parse(BEFORE), ast.parse(AFTER))
    assert sorted(found) == [
        ("base of a class changed", "Files"),
        ("body wrapped or rewritten", "Files.drop"),
        ("class added", "New"),
        ("class attribute changed", "Files.kind: int"),
        ("class removed", "Gone"),
        ("decorator changed", "Files.close"),
        ("function added or changed", "helper"),
        ("method added", "Files.more"),
        ("name added or changed", "log"),
        ("overload or setter added", "Files.read"),
        ("property added", "Files.size"),
        ("raw or streaming registry", "FilesWithRawResponse.__init__"),
        ("signature changed", "Files.read"),
    ]


PROGRAM = """
from typing import assert_type
import acme
from acme import Acme, AsyncAcme, Batch, connect, retry_later
from acme.extensions.batches import Batches
from acme.extensions.types import Metadata, Tag

client = Acme()
assert_type(client.batches, Batches)
assert_type(client.files.read("f"), bytes)
assert_type(client.files.read("f", text=True), str)
assert_type(client.files.parts.count("f"), int)
assert_type(Acme(team="ours").team, str)
assert_type(connect(), Acme)
with client.files.opened("f") as opened:
    assert_type(opened, Batch)
assert_type(client.batches.create_from_text("x"), Batch)
assert_type(client.region, str)
batch = client.batches.create(input_file_id="f", metadata={"a": Tag("b")})
assert_type(batch.is_done, bool)
assert_type(batch.label, str)
if batch.metadata is not None:
    assert_type(batch.metadata, Metadata)
assert_type(retry_later(1), str)
acme.team = "theirs"
assert_type(acme.batches.create_from_text("x"), Batch)

async def main(client: AsyncAcme) -> None:
    assert_type(await client.batches.create_from_text("x"), Batch)
"""


@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_type_checkers_understand_the_guide(
    acme: ModuleType, project: Project, checker: str
) -> None:
    place = project.root / "out" / "program.py"
    place.write_text(PROGRAM)
    settings = project.root / "out" / "pyrightconfig.json"
    settings.write_text(
        '{"typeCheckingMode": "strict", "reportMissingTypeStubs": false}'
    )
    tool = Path(sys.executable).with_name(checker)
    if not tool.exists():
        pytest.skip(f"{checker} is not installed")
    command = {
        "mypy": [
            str(tool),
            "--strict",
            "--follow-imports=silent",
            "program.py",
            "acme/extensions",
        ],
        "pyright": [str(tool), "--pythonpath", sys.executable, "program.py"],
    }[checker]
    done = subprocess.run(
        command, cwd=project.root / "out", capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_other_files_are_never_touched(project: Project) -> None:
    assert project.generate(document()) == []
    before = {
        path: path.read_bytes() for path in project.package.rglob("extensions/*.py")
    }
    changed = document()
    del changed["paths"]["/alphas/{id}"]
    assert project.generate(changed) == []
    assert {path: path.read_bytes() for path in before} == before and len(before) > 5


def renamed(content: Any, old: str, new: str) -> None:
    body = content["paths"]["/batches"]["post"]["requestBody"]["content"][
        "application/json"
    ]
    schema = body["schema"]
    schema["properties"][new] = schema["properties"].pop(old)
    schema["required"] = [new if each == old else each for each in schema["required"]]


def required(content: Any) -> None:
    body = content["paths"]["/batches"]["post"]["requestBody"]["content"][
        "application/json"
    ]
    body["schema"]["required"].append("endpoint")
    body["schema"]["properties"]["endpoint"] = TEXT


def renamed_field(content: Any, old: str, new: str) -> None:
    batch = content["components"]["schemas"]["Batch"]
    batch["properties"][new] = batch["properties"].pop(old)
    batch["required"] = ["id", new]


def added(content: Any) -> None:
    operation = copy.deepcopy(content["paths"]["/batches"]["post"])
    operation["operationId"] = "batches_create_from_text"
    content["paths"]["/batches/create_from_text"] = {"post": operation}


def properties(content: Any) -> Any:
    return content["components"]["schemas"]["Batch"]["properties"]


def without_id(content: Any) -> None:
    del properties(content)["id"]
    content["components"]["schemas"]["Batch"]["required"] = ["status"]


def with_separator(content: Any) -> None:
    operation = copy.deepcopy(content["paths"]["/files/{id}"])
    content["paths"]["/files/{id}/separator"] = operation


def with_retried(content: Any) -> None:
    retried = {"type": "object", "properties": {"at": TEXT}}
    content["components"]["schemas"]["Retried"] = retried
    properties(content)["retried"] = {"$ref": "#/components/schemas/Retried"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (without_id, ["extend-gone", "models.py:22", "it validates `id`"]),
        (
            lambda content: properties(content).update(label=TEXT),
            ["extend-hides", "models.py:14", "`label` is generated"],
        ),
        (with_separator, ["extend-hides", "files.py:29", "`separator`"]),
        (with_retried, ["extend-hides", "clientsmith.toml:", "`Retried` of the doc"]),
        (
            lambda content: renamed(content, "input_file_id", "file_id"),
            ["extend-call", "batches.py:", "takes no `input_file_id` any more"],
        ),
        (required, ["extend-call", "batches.py:31", "needs `endpoint` now"]),
        (
            lambda content: content["paths"].pop("/batches"),
            ["extend-gone", "batches.py:21", "wraps `create`"],
        ),
        (
            lambda content: content["components"]["schemas"].update(
                Job=content["components"]["schemas"].pop("Batch")
            ),
            ["extend-", "Batch"],
        ),
        (
            lambda content: renamed_field(content, "status", "state"),
            ["extend-gone", "models.py:12:", "reads `status`", "is gone"],
        ),
        (added, ["extend-hides", "batches.py:16", "`create_from_text`"]),
        (
            lambda content: content["components"]["schemas"]["Batch"]["properties"].pop(
                "metadata"
            ),
            ["extend-stale", "clientsmith.toml:", "metadata"],
        ),
    ],
)
def test_a_break_is_told_before_anything_is_written(
    project: Project, change: Any, said: list[str]
) -> None:
    assert project.generate(document()) == []
    before = (project.package / "_client.pyi").read_text()
    content = document()
    text = json.dumps(content)
    change(content)
    content = (
        json.loads(json.dumps(content).replace("schemas/Batch", "schemas/Job"))
        if ("Job" in content["components"]["schemas"])
        else content
    )
    assert json.dumps(content) != text
    told = project.generate(content)
    assert any(all(part in line for part in said) for line in told), told
    assert (project.package / "_client.pyi").read_text() == before


def numbers(content: Any) -> None:
    body = content["paths"]["/batches"]["post"]["requestBody"]
    schema = body["content"]["application/json"]["schema"]
    for listed in (schema["properties"], properties(content)):
        listed["metadata"] = {"type": "array", "items": {"type": "integer"}}
    properties(content)["id"] = {"type": "integer"}


def test_types_that_change_below_ones_own_are_told_once(project: Project) -> None:
    """No type checker sees these: the guide's types and its validator hide what changed."""
    assert project.generate(document()) == []
    content = document()
    numbers(content)
    (project.root / "spec.json").write_text(json.dumps(content))
    found = pipeline.generate(project.config()).diagnostics
    told = sorted(each.message for each in found if each.code == "extend-retyped")
    was, now = "Mapping[str, str]", "Sequence[int]"
    assert told == [
        "`Batch.metadata` was `dict[str, str]` in the document and is `list[int]`",
        f"`batches.create.metadata` was `{was}` in the document and is `{now}`",
        "it validates `id`, which was `str` and is `int`",
    ]
    assert project.generate(content) == []
    found = pipeline.generate(project.config()).diagnostics
    assert "extend-retyped" not in {each.code for each in found}


def test_what_changed_is_that_of_the_resource_that_is_called(project: Project) -> None:
    """`alphas` and `betas` changed alike, and the client's method calls one of them."""
    path = project.package / "extensions" / "client.py"
    method = (
        '\n    def one(self) -> str:\n        return self.alphas.retrieve(id="1").id\n'
    )
    text = path.read_text().replace("\n\nclass Async", f"{method}\n\nclass Async")
    path.write_text(text)
    assert project.generate(document()) == []
    content = document()
    for noun in ("alphas", "betas"):
        item = content["paths"].pop(f"/{noun}/{{id}}")
        item["parameters"] = [{**item["parameters"][0], "name": "key"}]
        content["paths"][f"/{noun}/{{key}}"] = item
    told = project.generate(content)
    assert told and not [each for each in told if "betas" in each], told
    assert any("GET /alphas/{key}: `id` is gone" in each for each in told)


def integer(content: Any) -> None:
    body = content["paths"]["/batches"]["post"]["requestBody"]
    schema = body["content"]["application/json"]["schema"]
    schema["properties"]["input_file_id"] = {"type": "integer"}


def listed_status(content: Any) -> None:
    content["components"]["schemas"]["Batch"]["properties"]["status"] = {
        "type": "array"
    }


TYPED = """from ..models import Batch

open("was-run", "w").close()


def shout(batch: Batch) -> str:
    return batch.status.upper()
"""


@contextmanager
def locked_caches() -> Iterator[None]:
    """Another mypy is at work: what it locks does not matter to ours."""
    seed = check_types._seed()
    with ExitStack() as stack:
        for path in seed.rglob("*.db") if seed is not None else ():
            opened = stack.enter_context(closing(sqlite3.connect(path)))
            opened.execute("BEGIN EXCLUSIVE")
        yield


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            integer,
            ["batches.py:31:", "POST /batches: `input_file_id` was `str` and is `int`"],
        ),
        (listed_status, ["models.py:12:", 'defined the type as "str"']),
        (listed_status, ["typed.py:7:", "`Batch.status`: was `str` and is `list"]),
    ],
)
@pytest.mark.parametrize("command", ["generate", "check"])
def test_mypy_tells_of_types_before_anything_is_written(
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    change: Any,
    said: list[str],
    command: str,
) -> None:
    assert project.generate(document()) == []
    project.write("extensions/typed.py", TYPED)
    before = {path: path.read_bytes() for path in project.package.rglob("*.py*")}
    content = document()
    change(content)
    (project.root / "spec.json").write_text(json.dumps(content))
    monkeypatch.chdir(project.root)
    (project.root / "mypy.ini").write_text("[mypy]\nplugins = not_to_be_run.py\n")
    (project.root / "mypy.py").write_text("raise SystemExit('not this one')\n")
    with locked_caches():
        result = CliRunner().invoke(
            app, [command, "--no-diff"] if command == "check" else [command]
        )
    told = [line for line in result.output.splitlines() if "extend-types" in line]
    assert result.exit_code == 2
    assert any(all(part in line for part in said) for line in told), result.output
    assert not list(project.root.rglob("was-run"))
    assert {
        path: path.read_bytes() for path in project.package.rglob("*.py*")
    } == before


@pytest.mark.parametrize("way", ["absent", "slow", "crashed"])
def test_types_that_mypy_did_not_check_are_told(
    project: Project, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    assert project.generate(document()) == []
    code = {"slow": "while True: pass", "crashed": "raise SystemExit(2)"}.get(way)
    command = None if code is None else [sys.executable, "-c", code]
    monkeypatch.setattr(check_types, "_mypy", lambda: command)
    monkeypatch.setattr(check_types, "_SECONDS", 0.2)
    monkeypatch.chdir(project.root)
    CliRunner().invoke(app, ["generate"])
    result = CliRunner().invoke(app, ["check"])
    assert "warning[extend-unchecked]" in result.output and result.exit_code == 0
    text = (project.root / "clientsmith.toml").read_text()
    text = text.replace("[extend]", "[extend]\ntypes = false")
    (project.root / "clientsmith.toml").write_text(text)
    assert "extend-unchecked" not in CliRunner().invoke(app, ["check"]).output


OUTSIDE = {
    "batches.py": """from acme.models import Batch
from acme.resources.batches import AsyncBatches as _AsyncBatches
from acme.resources.batches import Batches as _Batches


class Batches(_Batches):
    def create_from_text(self, text: str) -> Batch:
        return self.create(input_file_id=text)


class AsyncBatches(_AsyncBatches):
    async def create_from_text(self, text: str) -> Batch:
        return await self.create(input_file_id=text)
""",
    "client.py": """from acme._client import Acme as _Acme
from acme._client import AsyncAcme as _AsyncAcme


class Acme(_Acme):
    region = "eu"


class AsyncAcme(_AsyncAcme):
    region = "eu"
""",
    "more.py": """class Extras:
    @property
    def is_done(self) -> bool:
        return True


def retry_later(seconds: float) -> str:
    return "later"


Metadata = dict[str, str]
""",
}
OUTSIDE_TABLE = """[extend]
client = "acme_ext.client:Acme"
names = ["acme_ext.more:retry_later"]
packages = { acme_ext = "ext/acme_ext" }
[extend.resources]
batches = "acme_ext.batches:Batches"
[extend.models]
Batch = "acme_ext.more:Extras"
[extend.fields]
"Batch.metadata" = "acme_ext.more:Metadata"
[extend.arguments]
"batches.create.metadata" = "acme_ext.more:Metadata"
"""
OUTSIDE_PROGRAM = """
import sys
import acme

assert not any(name.startswith("acme_ext") for name in sys.modules)  # lazy as before
from acme.testing import fake

transport = fake()
transport.reply("POST", "/batches", json={"id": "b", "status": "x"})
client = acme.Acme(transport=transport)
assert client.region == "eu" and acme.retry_later(1) == "later"
assert client.batches.create_from_text("x").is_done
"""


def test_a_package_of_ones_own_may_lie_outside(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.configure(OUTSIDE_TABLE)
    folder = tmp_path / "ext" / "acme_ext"
    folder.mkdir(parents=True)
    for path, text in {"__init__.py": "", "py.typed": "", **OUTSIDE}.items():
        (folder / path).write_text(text)
    assert project.generate(document()) == []
    program = tmp_path / "program.py"
    program.write_text(OUTSIDE_PROGRAM)
    environment = {"PYTHONPATH": f"{tmp_path / 'out'}:{tmp_path / 'ext'}"}
    subprocess.run([sys.executable, str(program)], env=environment, check=True)
    environment["MYPYPATH"] = environment["PYTHONPATH"]
    command = [sys.executable, "-m", "mypy", "--strict", "program.py"]
    if importlib.util.find_spec("mypy"):
        subprocess.run(
            command, env={**os.environ, **environment}, cwd=tmp_path, check=True
        )
    # what is not installed is missed when it is used, and not before
    del environment["MYPYPATH"]
    environment["PYTHONPATH"] = str(tmp_path / "out")
    code = "import acme\nacme.Job if hasattr(acme, 'Job') else acme.Omit\nacme.Acme"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert "No module named 'acme_ext'" in done.stderr and "line 3" in done.stderr
    content = document()
    renamed(content, "input_file_id", "file_id")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.py")}
    told = project.generate(content)
    said = ("extend-call", "ext/acme_ext/batches.py:8:")
    assert any(all(part in line for part in said) for line in told), told
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.py")} == before


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("extensions/batches.py", "class Batches(", "extend-syntax"),
        ("extensions/batches.py", "class Batches:\n    pass\n", "extend-base"),
        ("extensions/batches.py", "from ..models import Gone\n", "extend-name"),
        ("extensions/batches.py", "Batches = 1\n", "extend-missing"),
    ],
)
def test_a_faulty_module_is_told(
    project: Project, path: str, text: str, code: str
) -> None:
    project.write(path, text)
    assert any(line.startswith(code) for line in project.generate(document()))


def test_there_is_a_ceiling(project: Project) -> None:
    text = (project.root / "clientsmith.toml").read_text()
    project.configure(
        text.replace("max_lines = 2000", "max_lines = 20").partition('"Acme"\n')[2]
    )
    assert any("extend-lines" in line for line in project.generate(document()))


def extension(noun: str, number: int) -> str:
    """A resource's class with five methods that use, add and wrap."""
    kind = noun.capitalize()
    head = f"""from typing import override

from ..models import Batch
from ..resources.{noun} import Async{kind} as _Async{kind}
from ..resources.{noun} import {kind} as _{kind}
from ..types import Options


"""
    classes = []
    for lead, wait, define in (("", "", "def"), ("Async", "await ", "async def")):
        classes.append(f"""class {lead}{kind}(_{lead}{kind}):
    @override
    {define} retrieve(self, *, id: str, options: Options | None = None) -> Batch:
        return {wait}super().retrieve(id=id.strip(), options=options)

    {define} first(self) -> Batch:
        return {wait}self.retrieve(id="{number}")

    {define} twice(self) -> list[Batch]:
        return [{wait}self.first(), {wait}self.first()]

    @property
    def called(self) -> str:
        return "{noun}"

    {define} is_done(self) -> bool:
        return ({wait}self.first()).status == "completed"
""")
    return head + "\n\n".join(classes)


def test_forty_extensions_survive_fifty_revisions(tmp_path: Path) -> None:
    """Eight resources with five members each, and those of the guide, of every kind, over a
    history that adds, changes and removes."""
    project = Project(tmp_path)
    guide = GUIDE.read_text("utf-8")
    found = TABLE.search(guide)
    assert found is not None
    rows = "".join(
        f'{noun} = "extensions.{noun}:{noun.capitalize()}"\n' for noun in NOUNS
    )
    project.configure(
        found[1].replace("[extend.resources]\n", f"[extend.resources]\n{rows}")
    )
    for path, text in EXAMPLE.findall(guide):
        project.write(path, text)
    for number, noun in enumerate(NOUNS):
        project.write(f"extensions/{noun}.py", extension(noun, number))
    mine = {
        path: path.read_bytes() for path in (project.package / "extensions").iterdir()
    }
    chance = random.Random(7)
    content = document()
    assert project.generate(content) == []
    breaks = 0
    for revision in range(50):
        after = copy.deepcopy(content)
        kind = revision % 6
        noun = chance.choice(NOUNS)
        broken: set[str] = set()
        if kind == 0:  # an optional property comes
            after["components"]["schemas"]["Batch"]["properties"][
                f"note_{revision}"
            ] = TEXT
        elif kind == 1:  # an operation comes
            path = after["paths"]["/batches/{id}"]
            after["paths"][f"/others{revision}/{{id}}"] = copy.deepcopy(path)
        elif kind == 2:  # descriptions change
            after["paths"][f"/{noun}/{{id}}"]["get"]["summary"] = (
                f"Read it, {revision}."
            )
        elif kind == 3:  # a parameter is renamed
            item = after["paths"].pop(f"/{noun}/{{id}}")
            item["parameters"] = [{**item["parameters"][0], "name": "key"}]
            after["paths"][f"/{noun}/{{key}}"] = item
            broken = {noun}
        elif kind == 4:  # an operation goes
            del after["paths"][f"/{noun}/{{id}}"]
            broken = {noun}
        else:  # a field goes, of which the type is one's own, or which a property reads
            name = chance.choice(["metadata", "status"])
            batch = after["components"]["schemas"]["Batch"]
            del batch["properties"][name]
            batch["required"] = [each for each in batch["required"] if each != name]
            broken = {name}
        told = project.generate(after)
        assert {path: path.read_bytes() for path in mine} == mine
        words = (*NOUNS, "metadata", "status")
        named = {
            each
            for each in words
            if any(f"{each}." in line or f"`{each}`" in line for line in told)
        }
        assert named == broken, (revision, told)
        breaks += bool(broken)
        if not broken:  # else the owner would act; the document is taken back
            content = after
    assert breaks == 24


def test_check_tells_how_many_lines_are_yours(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert project.generate(document()) == []
    monkeypatch.chdir(project.root)
    result = CliRunner().invoke(app, ["check"])
    lines = re.search(r"(\d+) lines of .* are your own", result.output)
    assert lines is not None and 120 < int(lines[1]) < 180
    assert "extensions" not in result.output  # nothing of them is taken for drift


def test_the_reference_shows_what_is_written_by_hand(project: Project) -> None:
    text = (project.root / "clientsmith.toml").read_text()
    text += "\n[docs]\n[distribution]\napi = true\n"
    (project.root / "clientsmith.toml").write_text(text)
    path = project.package / "extensions" / "batches.py"
    said = '"""Create a batch of a text.'
    shown = f"{said}\n\n        >>> client.batches.create_from_text('a<b')\n        "
    path.write_text(path.read_text().replace(f'{said}"""', f'{shown}"""'))
    assert project.generate(document()) == []
    for kind in ("md", "html"):
        page = (project.root / f"out/docs/resources/batches.{kind}").read_text()
        assert "Written by hand" in page and "Create a batch of a text." in page
        assert "batches.py:16" in page.replace("<wbr>", "")
        assert EXAMPLES[kind] in re.sub("</?span[^>]*>", "", page)
    first = (project.root / "out/docs/index.md").read_text()
    assert "Written by hand" in first and "The region of the server." in first
    assert "client.py:" in first
    page = (project.root / "out/docs/models/shared.md").read_text()
    assert "Whether it has ended well." in page and "models.py:18" in page
    other = (project.root / "out/docs/resources/alphas.md").read_text()
    assert "Written by hand" not in other
    lines = (project.root / "out/api.md").read_text().splitlines()
    at = "out/acme/extensions/"
    place = f"hand-written, {at}"
    for line in (
        f"- `region(self) -> str` ({place}client.py:25)",
        f"- `create_from_text(self, text: str) -> Batch` ({place}batches.py:16)",
        f"- `is_done(self) -> bool` ({place}models.py:18)",
        "## Batch",
    ):
        assert line in lines
    assert lines.index(f"- `region(self) -> str` ({place}client.py:25)") < lines.index(
        "## client.alphas"
    )


EXAMPLES = {
    "md": "```python\n>>> client.batches.create_from_text('a<b')\n```",
    "html": "<code>&gt;&gt;&gt; client.batches.create_from_text('a&lt;b')\n</code>",
}
