"""What changes for code that uses the generated package."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from clientsmith.commands.compare import Scope, compare_documents
from clientsmith.diff import RULES, Audience, Level
from clientsmith.diff.callers import compare_surfaces
from clientsmith.diff.stubs import read_stub
from clientsmith.diff.type_relation import Relation, relation
from clientsmith.sdk.annotation import Annotation, spoken
from clientsmith.sdk.reading import read
from clientsmith.sdk.surface import Class, Method, Surface

EXAMPLES = [
    rule for rule in RULES.values() if rule.audience is Audience.SOURCE and rule.before
]


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.id)
def test_example_fires_its_rule_and_backwards_its_mirror(rule: Any) -> None:
    old, new = read_stub(rule.before), read_stub(rule.after)
    assert {item.rule for item in compare_surfaces(old, new)} == {rule.id}
    if rule.mirror:
        backwards = {RULES[item.rule].family for item in compare_surfaces(new, old)}
        assert backwards == {rule.mirror}
    assert not compare_surfaces(old, old)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("int", "int | None", Relation.WIDENED),
        ("int | str", "str | int", Relation.SAME),
        ("list[int]", "list[float]", Relation.WIDENED),
        ("list[Pet | None]", "list[Pet]", Relation.NARROWED),
        ("Literal['a', 'b'] | str", "Literal['a'] | str", Relation.SAME),
        ("Literal['a']", "Literal['a', 'b']", Relation.WIDENED),
        ("Literal['a']", "str", Relation.WIDENED),
        ("Literal[True]", "int", Relation.CHANGED),
        ("builtins.list[int]", "list[int]", Relation.SAME),
        ("_date", "date", Relation.SAME),
        ("dict[str, int]", "dict[str, JsonValue]", Relation.WIDENED),
        ("Pages[Pet, Page]", "Pages[Dog, Page]", Relation.CHANGED),
        ("Annotated[Cat | Dog, Tagged('k', {'a': 'Cat'})]", "Cat | Dog", Relation.SAME),
        ("'Cat | Dog'", "Cat", Relation.NARROWED),
        ("Union[Literal['a'], 'Cat']", "Union['Cat', Literal['a']]", Relation.SAME),
        ("Union['Cat', 'Dog']", "Union['Dog', 'Cat', None]", Relation.WIDENED),
        ("tuple[int, str]", "tuple[int]", Relation.CHANGED),
    ],
)
def test_relations_of_annotations(old: str, new: str, expected: Relation) -> None:
    assert relation(_read(old), _read(new)) is expected


def _read(text: str) -> Annotation:
    return spoken(read(text))


@pytest.mark.parametrize(
    ("assigned", "said"),
    [
        ("Union[Literal['a'], Literal['b']]", 'Literal["a", "b"]'),
        ("Union['Cat', 'Dog', None]", "Cat | Dog | None"),
        ("Union[str, 'list[Tree | None]']", "str | list[Tree | None]"),
        ("dict[str, Union['Cat', int]]", "dict[str, Cat | int]"),
        ("Union['Cat', Literal['|'], Literal[1, 2]]", 'Cat | Literal["|", 1, 2]'),
        ("Annotated[Union['Cat', 'Dog'], Tagged('k', {'c': 'Cat'})]", "Cat | Dog"),
    ],
)
def test_aliases_are_said_as_people_write_types(assigned: str, said: str) -> None:
    surface = read_stub(f"Pet: TypeAlias = {assigned}")
    assert surface.classes["Pet"].target == said


@pytest.mark.parametrize(
    ("written", "alias"),
    [
        ("Literal['a', 'b']", "Union[Literal['b'], Literal['a']]"),
        ("int | str", "Union[int, str]"),
        ("list[Literal['Kind'] | None]", "'list[Other]'"),
    ],
)
def test_an_alias_is_what_it_stands_for(written: str, alias: str) -> None:
    method = (
        "class Pets(Resource):\n    def list(self, *, kind: {} | None) -> Pet: ...\n"
    )
    model = "class Pet(Model):\n    kind: {}\n"
    other = "Other: TypeAlias = Union[Literal['Kind'], None]\n"
    old = read_stub(method.format(written) + model.format(written))
    named = f"Kind: TypeAlias = {alias}\n{other}"
    new = read_stub(method.format("Kind") + model.format("Kind") + named)
    there = {item.rule for item in compare_surfaces(old, new)}
    assert there == {"python-class-added"}
    wider = read_stub(method.format("Kind | bytes") + model.format("Kind") + named)
    assert {item.rule for item in compare_surfaces(old, wider)} == {
        "python-class-added",
        "python-argument-type-widened",
    }


def test_a_type_is_told_without_aliases_that_changed() -> None:
    old = read_stub(
        "Kind: TypeAlias = 'Literal[1]'\nclass Pet(Model):\n    kind: Kind | str\n"
    )
    new = read_stub(
        "Kind: TypeAlias = 'int | str'\nclass Pet(Model):\n    kind: Kind\n"
    )
    found = {item.rule: item for item in compare_surfaces(old, new)}
    assert set(found) == {"python-alias-type-widened", "python-member-type-widened"}
    member = found["python-member-type-widened"]
    assert (member.old, member.new) == ("Literal[1] | str", "int | str")
    assert "import Literal" in member.witness and "Kind" not in member.witness


def test_a_model_that_is_none_any_more_has_no_members() -> None:
    old = read_stub("class Pet(Model):\n    kind: str\n")
    new = read_stub("Pet: TypeAlias = 'dict[str, str]'\n")
    (only,) = compare_surfaces(old, new)
    assert only.message == "The alias `Pet`: changed from model to alias"
    assert "value.kind" in only.witness
    (back,) = compare_surfaces(new, old)
    assert "value: dict[str, str]" in back.witness


def test_an_alias_of_itself_ends() -> None:
    tree = "Tree: TypeAlias = 'dict[str, Tree] | {}'\n"
    old, new = (read_stub(tree.format(kind)) for kind in ("str", "str | int"))
    (only,) = compare_surfaces(old, new)
    assert only.rule == "python-alias-type-widened"


def test_the_order_of_values_is_no_change() -> None:
    old = "Pet: TypeAlias = Union[Literal['a'], Literal['b']]"
    new = "Pet: TypeAlias = Union[Literal['b'], Literal['a']]"
    assert compare_surfaces(read_stub(old), read_stub(new)) == ()


def test_long_enumerations_are_compared_at_once() -> None:
    values = [f"Literal['value {number}']" for number in range(3000)]
    old, new = (f"Union[{', '.join(each)}]" for each in (values, values[::-1]))
    started = time.process_time()
    wider = _read(f"{new} | None")
    assert relation(_read(old), _read(new)) is Relation.SAME
    assert relation(_read(old), wider) is Relation.WIDENED
    assert time.process_time() - started < 5


def test_a_method_that_moved_is_renamed_not_removed() -> None:
    old, new = (
        Surface(
            methods={path: Method(path, returns=_read("Pet"), operation="GET /pets")}
        )
        for path in ("pets.list", "animals.list")
    )
    (only,) = compare_surfaces(old, new)
    assert (only.rule, only.old, only.new) == (
        "python-method-renamed",
        "pets.list",
        "animals.list",
    )
    assert only.where == "GET /pets"


def test_a_class_that_moved_to_another_module_is_doubtful() -> None:
    """The package's own name for it goes on working."""
    old, new = (
        Surface(classes={"Pet": Class("Pet", "model", module=module)})
        for module in ("models.pets", "models.shared")
    )
    (only,) = compare_surfaces(old, new)
    assert (only.rule, only.level) == ("python-class-moved", Level.WARNING)
    assert "`models.shared`" in only.message and "`models.pets`" in only.message


def spec(**pet: Any) -> dict[str, Any]:
    reply = {"description": "ok", "content": {"application/json": {"schema": pet}}}
    limit = {"name": "limit", "in": "query", "schema": {"type": "integer"}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1.0.0"},
        "paths": {
            "/pets/{id}": {
                "get": {
                    "operationId": "getPet",
                    "parameters": [
                        {
                            "name": "id",
                            "in": "path",
                            "required": True,
                            "schema": {"type": "string"},
                        },
                        limit,
                    ],
                    "responses": {"200": reply},
                }
            }
        },
    }


PET = {
    "type": "object",
    "required": ["name"],
    "properties": {"name": {"type": "string"}},
}


def callers(folder: Path, old: Any, new: Any) -> dict[str, Level]:
    for name, data in (("old.json", old), ("new.json", new)):
        (folder / name).write_text(json.dumps(data))
    result = compare_documents(
        str(folder / "old.json"),
        str(folder / "new.json"),
        Scope(audiences={Audience.SOURCE}),
    )
    assert result.report is not None
    return {
        item.rule: item.level
        for item in result.report.findings
        if item.audience is Audience.SOURCE
    }


def test_from_documents_to_callers(tmp_path: Path) -> None:
    old = spec(**PET)
    assert not callers(tmp_path, old, old)
    new = spec(**{**PET, "required": []})
    assert callers(tmp_path, old, new) == {"python-member-type-widened": Level.ERROR}
    assert callers(tmp_path, new, old) == {"python-member-type-narrowed": Level.INFO}
    needed = spec(**PET)
    needed["paths"]["/pets/{id}"]["get"]["parameters"][1]["required"] = True
    assert callers(tmp_path, old, needed) == {
        "python-argument-became-required": Level.ERROR
    }
    gone = spec(**PET)
    del gone["paths"]["/pets/{id}"]["get"]["parameters"][1]
    assert callers(tmp_path, old, gone) == {"python-argument-removed": Level.ERROR}


def test_findings_for_callers_have_addresses(tmp_path: Path) -> None:
    old = spec(**PET)
    new = spec(**{**PET, "required": []})
    for name, data in (("old.json", old), ("new.json", new)):
        (tmp_path / name).write_text(json.dumps(data, indent=1))
    result = compare_documents(str(tmp_path / "old.json"), str(tmp_path / "new.json"))
    assert result.report is not None
    found = [
        item for item in result.report.findings if item.audience is Audience.SOURCE
    ]
    (only,) = found
    assert only.pointer_new.startswith("/paths/~1pets~1{id}/get/responses/200")
    assert result.report.new_place(only).line > 1
