"""Earlier names, as programs that still use them see them."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from clientsmith import config as configuration
from clientsmith.commands import pipeline
from clientsmith.config import Alias, Aliases
from clientsmith.names.former import is_due
from clientsmith.report.diagnostics import Diagnostics

CASE = Path(__file__).parent / "aliases"
OLD = """
import asyncio
import warnings

import aliases
from aliases import Animal, AsyncZoo, KeeperParam, Zoo
from aliases.testing import async_fake, fake

PETS = [{"name": "Rex"}]


def names(client: Zoo) -> list[str]:
    first: Animal = client.pets.fetch(id="1")
    every = client.animals.all(species="dog", maximum=2)
    some = client.pets.list(species="dog")
    one = client.pets.list(kind="dog", maximum=1)
    return [each.name for each in (first, *every, *some, *one)]


async def later(client: AsyncZoo) -> list[str]:
    owner: KeeperParam = {"name": "Ann"}
    first = await client.pets.fetch(id="1")
    await client.pets.create(name="Rex", owner=owner)
    return [each.name for each in (first, *await client.animals.all(species="dog"))]


if __name__ == "__main__":
    transport = fake()
    transport.reply("GET", "/pets/1", json=PETS[0])
    for _ in range(3):
        transport.reply("GET", "/pets", json=PETS)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        print(*names(Zoo(transport=transport)))
        assert aliases.Animal is aliases.Pet
    print(*(request.url.partition("com")[2] for request in transport.requests))
    assert all(each.category is DeprecationWarning for each in told)
    assert all(each.filename == __file__ for each in told)
    print(*sorted({str(each.message) for each in told}), sep="\\n")
    other = async_fake()
    other.reply("GET", "/pets/1", json=PETS[0])
    other.reply("POST", "/pets", status_code=201, json=PETS[0])
    other.reply("GET", "/pets", json=PETS)
    print(*asyncio.run(later(AsyncZoo(transport=other))))
"""
SAID = """\
Rex Rex Rex Rex
/pets/1 /pets?limit=2&kind=dog /pets?kind=dog /pets?limit=1&kind=dog
`Animal` is now `Pet`.
`animals.all` is now `pets.list`; the old name works until 2099-01-31.
`pets.fetch` is now `pets.retrieve`.
`pets.list.maximum` is now `pets.list.limit`.
`pets.list.species` is now `pets.list.kind`; the old name works until 3.0.
Rex Rex"""
WRONG = """
from aliases import Zoo

def use(client: Zoo) -> None:
    client.pets.list(maximum=1)
    client.pets.list(species=1)
    client.pets.list(kind="dog", species="dog")
"""


def _config() -> configuration.Config:
    found = configuration.load(CASE / "clientsmith.toml", Diagnostics())
    assert found is not None
    return replace(found[0], root=CASE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, and programs that use it."""
    folder = tmp_path_factory.mktemp("aliases")
    for path, text in (pipeline.generate(_config()).files or {}).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", "surrogateescape")
    (folder / "old.py").write_text(OLD, "utf-8")
    (folder / "wrong.py").write_text(WRONG, "utf-8")
    return folder


def _run(folder: Path, *command: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    return done.returncode, (done.stdout + done.stderr).strip()


def test_a_program_with_earlier_names_runs_and_is_told(folder: Path) -> None:
    assert _run(folder, "-W", "ignore", "old.py") == (0, SAID)


def test_one_argument_by_both_names_is_refused(folder: Path) -> None:
    program = (
        "from aliases import Zoo\n"
        "from aliases.testing import fake\n"
        "client = Zoo(transport=fake())\n"
        "client.pets.list(kind='a', species='b')\n"
    )
    code, told = _run(folder, "-W", "ignore", "-c", program)
    assert code == 1
    assert told.endswith("TypeError: `species` and `kind` are the same argument")


def test_nothing_of_earlier_names_is_imported_before_it_is_asked_for(
    folder: Path,
) -> None:
    program = (
        "import sys, aliases; aliases.Zoo; "
        "print('aliases._runtime.renamed' in sys.modules)"
    )
    assert _run(folder, "-c", program) == (0, "False")


@pytest.mark.slow
def test_a_program_with_earlier_names_type_checks(folder: Path) -> None:
    strict = ("-m", "mypy", "--strict", "--no-error-summary")
    assert _run(folder, *strict, "-p", "aliases") == (0, "")
    assert _run(folder, *strict, "old.py") == (0, "")
    deprecated = ("--enable-error-code", "deprecated")
    code, told = _run(folder, *strict, *deprecated, "old.py")
    assert code == 1
    assert told.count("[deprecated]") == 6, told
    code, told = _run(folder, *strict, "wrong.py")
    lines = {line.split(":")[1] for line in told.splitlines() if ": error:" in line}
    assert lines == {"5", "6", "7"}, told


@pytest.mark.parametrize(
    ("given", "code", "hint"),
    [
        ({"methods": {"pets.find": "pets.lst"}}, "config-stale", '"pets.list"'),
        ({"classes": {"Animal": "Pte"}}, "config-stale", '"Pet"'),
        ({"arguments": {"pets.list.max": "limt"}}, "config-stale", '"limit"'),
        ({"arguments": {"pets.lst.max": "limit"}}, "config-stale", '"pets.list"'),
        ({"methods": {"pets.list": "pets.create"}}, "name-invalid", "take"),
        ({"methods": {"raw": "pets.list"}}, "name-invalid", "with its resource"),
        ({"methods": {"pets.class": "pets.list"}}, "name-invalid", "correct"),
        ({"methods": {"pets.list.all": "pets.list"}}, "name-invalid", "with its"),
        ({"classes": {"Owner": "Pet"}}, "name-invalid", "take"),
        ({"classes": {"A b": "Pet"}}, "name-invalid", "correct"),
        ({"arguments": {"pets.list.kind": "limit"}}, "name-invalid", "take"),
    ],
)
def test_aliases_that_can_be_none_are_said(
    given: dict[str, dict[str, str]], code: str, hint: str
) -> None:
    aliases = Aliases(
        **{
            kind: {old: Alias(name=name) for old, name in names.items()}
            for kind, names in given.items()
        }
    )
    result = pipeline.generate(replace(_config(), aliases=aliases, docs=None))
    found = [item for item in result.diagnostics if item.code == code]
    assert len(found) == 1 and hint in found[0].hint, list(result.diagnostics)


def test_an_alias_of_an_alias_stands_for_what_there_is() -> None:
    chain = {"Beast": Alias(name="Animal"), "Animal": Alias(name="Pet")}
    config = replace(_config(), aliases=Aliases(classes=chain), docs=None)
    names = pipeline.generate(config).names
    assert names is not None
    assert {old: new.name for old, new in names.aliases.classes.items()} == {
        "Beast": "Pet",
        "Animal": "Pet",
    }


def test_a_version_takes_out_the_aliases_that_end_with_it() -> None:
    config = replace(_config(), docs=None)
    later = replace(config, distribution=replace(config.distribution, version="3.0.0"))
    names = pipeline.generate(later).names
    assert names is not None
    aliases = names.aliases
    assert set(aliases.methods) == {"pets.fetch", "animals.all"}
    assert set(aliases.classes) == {"Animal"}
    assert set(aliases.arguments) == {"pets.list.maximum"}


def test_an_alias_is_due_from_its_day_or_its_version_on() -> None:
    from datetime import date

    day = date(2027, 1, 31)
    assert is_due("2027-01-31", day, "1.0") and not is_due("2027-02-01", day, "9")
    assert is_due("2.0", day, "2.0.0") and is_due("2", day, "10.1")
    assert not is_due("2.0.1", day, "2.0") and not is_due("2.0", day, "")
