from __future__ import annotations

import copy
import json
import pickle
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from types import ModuleType
from typing import Any

import pydantic
import pytest
from runtime.codec import Codec
from runtime.json import dumps
from runtime.models import Field, Model

Package = Callable[..., ModuleType]

TEXT = """

class Cat(Model):
    name: str
    kind: Literal["cat"] = "cat"
    owner: Person | None = None
    friends: list[Pet] | None = None

class Dog(Model):
    name: str
    bark: int
Pet: TypeAlias = Cat | Dog
"""
OTHER = """
class Person(Model):
    born: _date | None = None
    date: _datetime | None = None
    pets: list[Pet] | None = None
    str_: builtins.str | None = Field(default=None, wire="str")

class Labels(Model):
    __pydantic_extra__: dict[str, int]
    total: float | None = None

class Kept(Person):
    since: _date
"""


@pytest.fixture
def models(package: Package) -> ModuleType:
    return package(pets=TEXT + OTHER)


def test_models_build_themselves_when_first_used(models: ModuleType) -> None:
    cat = models.Cat(
        name="Tom", owner={"born": "2020-01-01", "pets": [{"name": "x", "bark": 1}]}
    )
    assert cat.owner.born == date(2020, 1, 1)
    assert type(cat.owner.pets[0]) is models.Dog
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    assert models.Person(date=moment).date is moment
    assert models.Cat.model_validate({"name": "a", "friends": [cat]}).friends == [cat]


def test_given_and_default_differ(models: ModuleType) -> None:
    assert models.Cat(name="a").model_fields_set == {"name"}
    assert models.Cat(name="a", owner=None).model_fields_set == {"name", "owner"}
    assert dumps(models.Cat(name="a")) == b'{"name":"a"}'
    assert dumps(models.Cat(name="a", owner=None)) == b'{"name":"a","owner":null}'


def test_repr_shows_what_was_given(models: ModuleType) -> None:
    assert repr(models.Cat(name="a", more=1)) == "Cat(name='a', more=1)"


def test_unknown_properties_are_kept(models: ModuleType) -> None:
    person = (
        Codec(models.__name__).decoder("Person").decode(b'{"str": "a", "new": [1]}')
    )
    assert person.str_ == "a"
    assert person.new == [1]
    assert dumps(person) == b'{"str":"a","new":[1]}'


def test_typed_additional_properties(models: ModuleType) -> None:
    decoder = Codec(models.__name__).decoder("Labels")
    labels = decoder.decode(b'{"a": 1, "b": 2.0, "total": 3}', strict=True)
    assert labels.model_extra == {"a": 1, "b": 2}
    seen: list[Any] = []
    assert decoder.decode(b'{"a": "x", "b": 1}', report=seen.append).model_extra == {
        "a": "x",
        "b": 1,
    }
    assert [each.pointer for each in seen] == ["/a"]


def test_inheritance(models: ModuleType) -> None:
    kept = (
        Codec(models.__name__)
        .decoder("Kept")
        .decode(
            b'{"since": "2024-01-01", "pets": [{"name": "a", "kind": "cat"}]}',
            strict=True,
        )
    )
    assert type(kept.pets[0]) is models.Cat


def test_copies(models: ModuleType) -> None:
    decoder = Codec(models.__name__).decoder("Cat")
    salvaged = decoder.decode(
        b'{"name": 1, "owner": {"born": "x"}, "friends": [{"name": "a"}], "z": {}}'
    )
    built = decoder.decode(b'{"name": "a", "owner": {"born": "2020-01-01"}, "z": {}}')
    for cat in (salvaged, built, models.Cat(name="a")):
        for other in (
            pickle.loads(pickle.dumps(cat)),
            copy.deepcopy(cat),
            copy.copy(cat),
        ):
            assert other == cat
            assert other.model_fields_set == cat.model_fields_set
            assert dumps(other) == dumps(cat)
            assert repr(other) == repr(cat)


def test_own_subclasses_of_users(models: ModuleType) -> None:
    class Mine(models.Cat):  # type: ignore[name-defined,misc]
        lives: int = 9

    mine = Mine(name="a", owner={"str": "x"})
    assert (mine.lives, mine.owner.str_) == (9, "x")
    with pytest.raises(pydantic.ValidationError):
        Mine(name="a", lives="7")


def test_subclasses_made_in_functions_name_local_types(models: ModuleType) -> None:
    class Note(pydantic.BaseModel):
        text: str

    class Noted(models.Cat):  # type: ignore[name-defined,misc]
        notes: list[Note]

    noted = Noted.model_validate({"name": "a", "notes": [{"text": "x"}], "owner": {}})
    assert noted.notes == [Note(text="x")]
    assert type(noted.owner) is models.Person


def test_models_of_users_hold_them(models: ModuleType) -> None:
    class Plan(pydantic.BaseModel):
        cat: models.Cat  # type: ignore[name-defined]
        more: list[models.Pet] = []  # type: ignore[name-defined]

    plan = Plan.model_validate(
        {"cat": {"name": "a"}, "more": [{"name": "b", "bark": 1}]}
    )
    assert type(plan.more[0]) is models.Dog
    assert Plan.model_validate_json(plan.model_dump_json()).cat.name == "a"
    adapter = pydantic.TypeAdapter(list[models.Cat])
    assert adapter.validate_python([{"name": "a"}])[0].name == "a"


def test_the_json_schema_says_what_is_read(models: ModuleType) -> None:
    found = models.Person.model_json_schema()["$defs"]["Person"]["properties"]
    assert found["born"]["anyOf"][0] == {"format": "date", "type": "string"}
    assert found["date"]["anyOf"][0] == {"format": "date-time", "type": "string"}
    dog = models.Cat.model_json_schema()["$defs"]["Dog"]["properties"]
    assert dog["bark"] == {"title": "Bark", "type": "integer"}


def test_wire_form(models: ModuleType) -> None:
    person = models.Person(born=date(2020, 1, 1), str_="a", more=1)
    expected = {"born": "2020-01-01", "str": "a", "more": 1}
    assert person.to_dict() == expected
    assert json.loads(person.to_json(indent=2)) == expected


def test_models_outside_a_package() -> None:
    class Plain(Model):
        x: int
        y_: str | None = Field(default=None, wire="y")

    assert Plain(x=1.0, y="a").y_ == "a"  # type: ignore[call-arg,arg-type]
    with pytest.raises(pydantic.ValidationError):
        Plain(x="1")  # type: ignore[arg-type]


def test_dump_of_pydantic_works_too(models: ModuleType) -> None:
    person = models.Person(born=date(2020, 1, 1), str_="a", more=1)
    assert person.model_dump(mode="json", by_alias=True, exclude_unset=True) == {
        "born": "2020-01-01",
        "str": "a",
        "more": 1,
    }
    assert models.Labels(total=2**60).model_dump_json(exclude_unset=True) == (
        '{"total":1152921504606846976}'
    )


def test_nothing_is_built_at_import(models: ModuleType) -> None:
    assert not models.Cat.__pydantic_complete__
    assert not models.Person.__pydantic_complete__


def test_importing_the_values_costs_no_pydantic() -> None:
    program = (
        "import sys; sys.path.insert(0, 'templates')\n"
        "import runtime.lazy; assert not {'typing', 'collections'} & {*sys.modules}\n"
        "import runtime.operation, runtime.omit, runtime.message, runtime.options\n"
        "import runtime.errors, runtime.prepare\n"
        "assert 'pydantic' not in sys.modules and 'httpx2' not in sys.modules"
    )
    subprocess.run([sys.executable, "-S", "-c", program], check=True, timeout=60)
