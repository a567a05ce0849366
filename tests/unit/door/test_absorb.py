"""Edits in generated files become code of one's own, and behave as before."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from clientsmith.cli.app import app

TEXT = {"type": "string"}
REPLY = {
    "200": {
        "description": "It.",
        "content": {
            "application/json": {
                "schema": {"type": "object", "properties": {"id": TEXT}}
            }
        },
    }
}
PARAMETER = {"name": "id", "in": "path", "required": True, "schema": TEXT}
DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Acme", "version": "1"},
    "servers": [{"url": "https://acme.test"}],
    "paths": {
        "/jobs/{id}": {
            "parameters": [PARAMETER],
            "get": {"operationId": "jobs_get", "responses": REPLY},
        },
        "/jobs": {"post": {"operationId": "jobs_create", "responses": REPLY}},
    },
}
SETTINGS = 'spec = "spec.json"\noutput = "out"\npackage = "acme"\nclient = "Acme"\n'
ADDED = '''
    {define} newest(self) -> str:
        """The newest."""
        made = {wait}self._call(_CREATE, {{}}, None)
        return "new" if made is not None else ""
'''
PROGRAM = """
from acme import Acme
from acme.testing import fake

transport = fake()
transport.reply("GET", "/jobs/{id}", json={"id": "7"})
client = Acme(transport=transport)
assert client.jobs.newest() == "new"
client.jobs.retrieve(id=" 7 ")
assert transport.requests[-1].path == "/jobs/7", transport.requests
"""


def say(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, arguments)
    return result.exit_code, result.output


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The module of a resource with a new method in both classes, and another body."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "spec.json").write_text(json.dumps(DOCUMENT))
    (tmp_path / "clientsmith.toml").write_text(SETTINGS)
    assert say("generate")[0] == 0
    place = tmp_path / "out/acme/resources/jobs.py"
    text = place.read_text()
    sync, async_ = text.split("class AsyncJobs")
    sync = sync.rstrip() + "\n" + ADDED.format(define="def", wait="")
    async_ = async_.rstrip() + "\n" + ADDED.format(define="async def", wait="await ")
    sync = sync.replace('{"id": id}', '{"id": id.strip()}')
    place.write_text(f"{sync}\n\nclass AsyncJobs{async_}")
    return place


def test_edits_become_a_module_and_behave_as_before(
    edited: Path, tmp_path: Path
) -> None:
    code, printed = say("absorb")
    assert "\\x0a" not in printed
    assert (
        code == 0
        and "class Jobs(_Jobs):" in printed
        and "[extend.resources]" in printed
    )
    assert "you own the body of `Jobs.retrieve` now" in printed
    assert not (tmp_path / "out/acme/extensions").exists()
    code, printed = say("absorb", "--write")
    assert code == 0, printed
    assert (
        '"jobs" = "extensions.jobs:Jobs"' in (tmp_path / "clientsmith.toml").read_text()
    )
    code, printed = say("generate")
    assert code == 0, printed
    assert say("check")[0] == 0
    assert say("absorb")[1].strip() == "no generated file was edited"
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    environment = {"PYTHONPATH": str(tmp_path / "out")}
    subprocess.run([sys.executable, str(program)], env=environment, check=True)


def test_what_cannot_be_absorbed_stays(edited: Path, tmp_path: Path) -> None:
    client = tmp_path / "out/acme/_client.py"
    client.write_text(client.read_text() + "\nANSWER = 42\n")
    code, printed = say("absorb", "--write")
    assert code == 1 and "+ANSWER = 42" in printed
    assert "ANSWER = 42" in client.read_text()
    assert "newest" in edited.read_text()  # nothing is put back before all is decided


def test_a_comment_of_yours_stays(edited: Path, tmp_path: Path) -> None:
    others = tmp_path / "out/acme/models"
    module = next(path for path in others.glob("*.py") if path.name != "__init__.py")
    for place in (edited, module):
        text = place.read_text()
        place.write_text(f"{text}\n# Ask Ann before this goes.\n")
        code, printed = say("absorb", "--write")
        assert code == 1 and "+# Ask Ann before this goes." in printed
        assert "# Ask Ann" in place.read_text()
        place.write_text(text)


def test_a_module_that_is_there_is_not_overwritten(
    edited: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "out/acme/extensions/jobs.py"
    mine.parent.mkdir()
    mine.write_text("# mine\n")
    code, printed = say("absorb", "--write")
    assert code == 1 and "is there already; add to it by hand" in printed
    assert mine.read_text() == "# mine\n" and "newest" in edited.read_text()


MODELS = {
    "class Job(Model):\n": """class Job(Model):
    label: str = ""
""",
    "    tries: int | None = None\n": '''    tries: Tries | None = None

    @property
    def is_done(self) -> bool:
        """Whether it has ended."""
        return self.status in ENDED

    @field_validator("id")
    @classmethod
    def _stripped(cls, value: str) -> str:
        return value.strip()
''',
}
TOP = """from pydantic import field_validator

ENDED = ("done", "failed")
Tries = NewType("Tries", int)
"""
CLIENT = '''
    @property
    def region(self) -> str:
        """The region of the server."""
        return _region_of(self.base_url)


'''
HELPER = """
def _region_of(url: str) -> str:
    return re.split(r"[/.]+", url)[1]


"""
AFTERWARDS = """
from acme import Acme, Job
from acme.testing import fake

transport = fake()
transport.reply("GET", "/jobs/{id}", json={"id": " 7 ", "status": "done", "tries": 3})
client = Acme(transport=transport)
assert client.region == "acme"
job = client.jobs.retrieve(id="7")
assert isinstance(job, Job) and job.is_done and job.label == "" and job.id == "7"
region: str = client.region
done: bool = job.is_done
"""


def test_edits_of_models_and_of_the_client_become_modules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fields, properties, validators, types, helpers beside them: added, and then one's own."""
    monkeypatch.chdir(tmp_path)
    properties = {"id": TEXT, "status": TEXT, "tries": {"type": "integer"}}
    job = {"type": "object", "required": ["id", "status"], "properties": properties}
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Job"}}}
    get = {
        "operationId": "jobs_get",
        "responses": {"200": {"description": "", "content": content}},
    }
    document = {
        **DOCUMENT,
        "paths": {"/jobs/{id}": {"parameters": [PARAMETER], "get": get}},
        "components": {"schemas": {"Job": job}},
    }
    (tmp_path / "spec.json").write_text(json.dumps(document))
    (tmp_path / "clientsmith.toml").write_text(SETTINGS)
    assert say("generate")[0] == 0
    models = tmp_path / "out/acme/models/jobs.py"
    text = models.read_text()
    for old, new in MODELS.items():
        assert old in text
        text = text.replace(old, new)
    head = "from .._runtime.models import Model\n"
    models.write_text(
        text.replace(head, f"from typing import NewType\n\n{TOP}\n{head}")
    )
    client = tmp_path / "out/acme/_client.py"
    parts = client.read_text().partition("class AsyncAcme(")
    made = (
        parts[0].rstrip() + CLIENT + parts[1] + parts[2].rstrip() + CLIENT
    ).rstrip() + "\n"
    made = made.replace("class Acme(", f"{HELPER}class Acme(").replace(
        "from functools", "import re\nfrom functools"
    )
    client.write_text(made)
    code, printed = say("absorb", "--write")
    assert code == 0, printed
    assert "you own the type of `Job.tries` now" in printed
    table = (tmp_path / "clientsmith.toml").read_text()
    assert '"client" = "extensions.client:Acme"' in table
    assert '"Job" = "extensions.jobs_models:JobExtras"' in table
    assert '"Job.tries" = "extensions.jobs_models:JobTries"' in table
    for command in ("generate", "check"):
        code, printed = say(command)
        assert code == 0, printed  # mypy has nothing to say, either
    assert say("absorb")[1].strip() == "no generated file was edited"
    program = tmp_path / "program.py"
    program.write_text(AFTERWARDS)
    environment = {
        "PYTHONPATH": str(tmp_path / "out"),
        "MYPYPATH": str(tmp_path / "out"),
    }
    subprocess.run([sys.executable, str(program)], env=environment, check=True)
    mypy = [sys.executable, "-m", "mypy", "--strict", str(program)]
    subprocess.run(mypy, env=environment, check=True)


WITH_MODELS = '''    more: "Leaf | None" = None
    parts: list[Leaf] = []
    owner: Team | None = None
    at: datetime | None = None

    @property
    def first(self) -> "Leaf | None":
        return self.parts[0] if self.parts else self.part

    def split(self, name: str) -> list[Leaf]:
        """Parts of that name."""
        return [_named(name), Leaf(name=name)]

    def led_by(self, team: Team) -> bool: return isinstance(team, Team) and team == self.owner

    @computed_field
    @property
    def lead(self) -> Team | None:
        return self.owner

    @model_validator(mode="after")
    def _checked(self) -> "Job":
        assert not self.part or isinstance(self.part, Leaf)
        return self


def _named(name: str) -> Leaf:
    return Leaf(name=name.upper())
'''
USING_MODELS = """
from acme import Acme, Job, Leaf, Team
from acme.testing import fake

transport = fake()
part, team = {"name": "a"}, {"name": "t"}
reply = {"status": "x", "part": part, "more": part, "parts": [part], "owner": team}
transport.reply("GET", "/jobs/{id}", json={**reply, "at": "2026-01-02T03:04:05Z"})
job = Acme(transport=transport).jobs.retrieve(id="7")
assert isinstance(job, Job) and isinstance(job.more, Leaf) and isinstance(job.owner, Team)
assert job.at is not None and job.at.year == 2026
first, parts = job.first, job.parts
assert first is not None and first.name == "a" and parts[0] == first and job.lead == job.owner
assert [each.name for each in job.split("b")] == ["B", "b"]
assert job.led_by(Team(name="t")) and Job(status="y", parts=[part]).first == first
"""


def test_edits_of_models_that_use_other_models_become_modules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the same module, and of another; in fields, in signatures and in bodies."""
    monkeypatch.chdir(tmp_path)
    named = {"type": "object", "required": ["name"], "properties": {"name": TEXT}}
    part = {"$ref": "#/components/schemas/Leaf"}
    job = {"type": "object", "required": ["status"], "properties": {"status": TEXT}}
    paths: dict[str, object] = {}
    for noun, name in (("jobs", "Job"), ("teams", "Team"), ("teams/{id}/x", "Team")):
        schema = {"$ref": f"#/components/schemas/{name}"}
        content = {"application/json": {"schema": schema}}
        get = {"responses": {"200": {"description": "", "content": content}}}
        key = f"/{noun}/{{id}}" if "{" not in noun else f"/{noun}"
        paths[key] = {"parameters": [PARAMETER], "get": get}
    schemas = {
        "Job": {**job, "properties": {**job["properties"], "part": part}},
        "Team": named,
        "Leaf": named,
    }
    document = {**DOCUMENT, "paths": paths, "components": {"schemas": schemas}}
    (tmp_path / "spec.json").write_text(json.dumps(document))
    (tmp_path / "clientsmith.toml").write_text(SETTINGS)
    assert say("generate")[0] == 0
    models = tmp_path / "out/acme/models/jobs.py"
    text = models.read_text()
    assert "class Leaf(" in text and "class Team(" not in text
    lead, mark, rest = text.partition("    part: Leaf | None = None\n")
    assert mark
    imported = (
        "from __future__ import annotations\n\nfrom datetime import datetime\n"
        "from pydantic import computed_field, model_validator\nfrom .teams import Team\n"
    )
    models.write_text(
        lead.replace("from .._runtime", f"{imported}from .._runtime", 1)
        + mark
        + WITH_MODELS
        + rest
    )
    code, printed = say("absorb", "--write")
    assert code == 0, printed
    for command in ("generate", "check"):
        code, printed = say(command)
        assert code == 0, printed
    assert say("absorb")[1].strip() == "no generated file was edited"
    program = tmp_path / "program.py"
    program.write_text(USING_MODELS)
    environment = {"PYTHONPATH": str(tmp_path / "out")}
    subprocess.run([sys.executable, str(program)], env=environment, check=True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    status: str\n", ""),  # a field that is gone
        ("    status: str\n", "    status: str = 'new'\n"),  # another default
        ("    other: Other | None = None", "    other: list[Other] | None = None"),
        ("class Job(", "class Unused:\n    pass\n\n\nclass Job("),
    ],
)
def test_edits_of_models_that_are_no_additions_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ref = {"$ref": "#/components/schemas/Other"}
    job = {
        "type": "object",
        "required": ["status"],
        "properties": {"status": TEXT, "other": ref},
    }
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Job"}}}
    get = {"responses": {"200": {"description": "", "content": content}}}
    other = {"type": "object", "properties": {"id": TEXT}}
    document = {
        **DOCUMENT,
        "paths": {"/jobs/{id}": {"parameters": [PARAMETER], "get": get}},
        "components": {"schemas": {"Job": job, "Other": other}},
    }
    (tmp_path / "spec.json").write_text(json.dumps(document))
    (tmp_path / "clientsmith.toml").write_text(SETTINGS)
    assert say("generate")[0] == 0
    place = next(
        path
        for path in (tmp_path / "out/acme/models").glob("*.py")
        if "class Job(" in path.read_text()
    )
    text = place.read_text()
    assert old in text
    place.write_text(text.replace(old, new))
    code, printed = say("absorb", "--write")
    assert code == 1 and "(generated)" in printed
    assert place.read_text() == text.replace(old, new)
