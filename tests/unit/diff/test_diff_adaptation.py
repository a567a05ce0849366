"""What the texts of a release say to do about a change, and how a program fails that does not."""

from __future__ import annotations

import importlib
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.testing import CliRunner
from clientsmith.cli.app import app
from clientsmith.commands.compare import Scope, compare_documents
from clientsmith.config import load
from clientsmith.diff import RULES
from clientsmith.diff.bump import Bump
from clientsmith.diff.changelog import LONGEST, changelog
from clientsmith.diff.findings import Audience, Direction, Finding, Level
from clientsmith.diff.migration import check_kinds
from clientsmith.diff.report import FORMATS, Report
from clientsmith.diff.report.adaptation import explain_types, tell_adaptation
from clientsmith.diff.report.causes import Cause
from clientsmith.diff.report.group import Group
from clientsmith.diff.report.mixed import tell_mixed
from clientsmith.diff.report.new_types import NewTypes
from clientsmith.diff.samples import fenced_change
from clientsmith.diff.source_rules import SOURCE_RULES
from clientsmith.report.diagnostics import Diagnostics
from clientsmith.sdk.surface import Class, Surface
from clientsmith.spec.source_map import ROOT, Pointer

TEXT = {"type": "string"}
WHOLE = {"type": "integer"}
SETTINGS = 'spec = "{0}"\npackage = "zoo_of_tests"\nclient = "Zoo"\n'


def holding(schema: Any) -> dict[str, Any]:
    return {"description": "ok", "content": {"application/json": {"schema": schema}}}


def zoo(
    *asked: dict[str, Any], more: tuple[str, ...] = (), **named: Any
) -> dict[str, Any]:
    """Pets with the named properties that are listed by what is asked for, and `more` of
    other kinds."""
    pet = {"type": "object", "properties": named, "required": sorted(named)}
    reply = {"200": holding({"$ref": "#/components/schemas/Pet"})}
    listed = {"parameters": list(asked), "responses": reply}
    paths = {f"/{name}": {"get": listed} for name in ("pets", *more)}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Zoo", "version": "1.0.0"},
        "servers": [{"url": "https://zoo.example"}],
        "paths": paths,
        "components": {"schemas": {"Pet": pet}},
    }


def limit(**members: Any) -> dict[str, Any]:
    return {"name": "limit", "in": "query", "schema": WHOLE, **members}


def compare(folder: Path, old: Any, new: Any) -> Report:
    names = []
    for name, tree in (("old", old), ("new", new)):
        (folder / f"{name}.json").write_text(json.dumps(tree))
        names.append(str(folder / f"{name}.json"))
    file = folder / "clientsmith.toml"
    config = load(file, Diagnostics()) if file.is_file() else None
    report = compare_documents(
        *names, Scope(both_ways=True), config=config[0] if config else None
    ).report
    assert report is not None
    return report


def of_python(rule: str, old: object = "str", new: object = "int") -> Cause:
    """A change of Python alone."""
    item = Finding(
        rule, Level.ERROR, ROOT, ROOT, "it changed", old=old, new=new,
        audience=Audience.SOURCE, subject="Pet.name",
    )  # fmt: skip
    return Cause((Group(item, ()),), (), ("Pet.name",))


UNSAID = {"python-class-kind-changed", "python-alias-type-changed", "python-tag-removed",
          "python-alias-type-narrowed"}  # fmt: skip


@pytest.mark.parametrize(
    "rule", [each.id for each in SOURCE_RULES if each.level is Level.ERROR]
)
def test_each_break_of_python_says_how_it_fails(rule: str) -> None:
    said = tell_adaptation(of_python(rule))
    assert ("If you do not adapt your code: " in said) != (rule in UNSAID)


def test_none_is_checked_for_and_fails_where_it_is_used() -> None:
    said = tell_adaptation(of_python("python-member-type-widened", "str", "str | None"))
    assert said.startswith(
        "Check for `None` before you use it. If you do not adapt your code: "
    )
    assert "`AttributeError` or `TypeError`" in said


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The package of a document in which names are gone."""
    folder = tmp_path_factory.mktemp("later")
    (folder / "new.json").write_text(json.dumps(zoo(limit(required=True), name=TEXT)))
    (folder / "clientsmith.toml").write_text(SETTINGS.format("new.json"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert CliRunner().invoke(app, ["generate", "-q"]).exit_code == 0
        patch.syspath_prepend(str(folder / "generated"))
        yield importlib.import_module("zoo_of_tests")
    for name in [name for name in sys.modules if name.startswith("zoo_of_tests")]:
        del sys.modules[name]


FAILING: dict[str, Callable[[ModuleType], object]] = {
    "python-method-removed": lambda zoo: zoo.Zoo().pets.find,
    "python-member-removed": lambda zoo: zoo.Pet(name="a").age,
    "python-argument-removed": lambda zoo: zoo.Zoo().pets.retrieve(limit=1, most=2),
    "python-argument-became-required": lambda zoo: zoo.Zoo().pets.retrieve(),
    "python-class-removed": lambda _: exec("from zoo_of_tests import Cat"),
    "python-package-renamed": lambda _: importlib.import_module("zoo_of_before"),
}


@pytest.mark.parametrize("rule", FAILING)
def test_what_is_said_to_be_raised_is_raised(rule: str, package: ModuleType) -> None:
    with pytest.raises((AttributeError, TypeError, ImportError)) as caught:
        FAILING[rule](package)
    said = tell_adaptation(of_python(rule))
    assert f"If you do not adapt your code: `{type(caught.value).__name__}`" in said


UNIONS = {
    (
        "list[str]",
        "list[str] | list[int]",
    ): "It can be `list[int]` besides `list[str]`: ",
    ("list[str]", "list[str | int]"): "Items can be `int` besides `str`: ",
    (
        "list[list[str]] | None",
        "list[list[str | int]]",
    ): "Items can be `int` besides `str`: ",
    ("dict[str, str]", "dict[str, str | int]"): "Values can be `int` besides `str`: ",
    ("Pages[str]", "Pages[str | int]"): "Items can be `int` besides `str`: ",
    ("str", "str | int | None"): "It can be `int` besides `str`: ",
    ("str", "int"): "",
    ("list[str]", "list[int]"): "",
    ("str", "str | None"): "",
}


@pytest.mark.parametrize("types", UNIONS)
def test_a_union_that_grew_is_explained(types: tuple[str, str]) -> None:
    (group,) = of_python("python-member-type-widened", *types).groups
    told = NewTypes(Surface()).explain_options(group.finding)
    assert told.startswith(UNIONS[types]) and bool(told) == bool(UNIONS[types])
    assert told.endswith(("", "handle that, too.", " before you use it as `str`."))


def test_the_code_that_breaks_is_shown_beside_what_it_has_to_be(tmp_path: Path) -> None:
    report = compare(tmp_path, zoo(limit()), zoo(limit(required=True)))
    for text in (FORMATS["markdown"](report), changelog(report)):
        block = text.partition("```diff")[2].partition("```")[0]
        lines = [line.removeprefix("  ") for line in block.splitlines()]
        assert "-    client.pets.list()" in lines
        assert "+    client.pets.list(limit=limit_)" in lines
        assert "Before and after: - type-checks with 1.0.0, + with 2.0.0" in text
    assert fenced_change("a\nb", "") == ["```python", "a", "b", "```"]
    assert fenced_change("a\nb\n", "a\nc\n") == ["```diff", " a", "-b", "+c", "```"]


PATTERNS = {"type": "array", "items": TEXT}
RULE = {"$ref": "#/components/schemas/Rule"}


def ruled(rule: Any, either: Any = None, **named: Any) -> dict[str, Any]:
    """Pets with a list of names, or what it became, that are listed and created."""
    made = zoo(**named)
    made["components"]["schemas"] |= {"Rule": rule} if rule else {}
    made["components"]["schemas"] |= {"Either": either} if either else {}
    body = {
        "content": holding({"$ref": "#/components/schemas/Pet"})["content"],
        "required": True,
    }
    toys = {"type": "object", "required": ["pet"], "properties": {"pet": {"$ref": PET}}}
    toy = {**body, "content": holding(toys)["content"]}
    done = {"204": {"description": "ok"}}
    made["paths"]["/pets"]["post"] = {"requestBody": body, "responses": done}
    made["paths"]["/toys"] = {"post": {"requestBody": toy, "responses": done}}
    return made


PET = "#/components/schemas/Pet"
WRAPPING = {
    "type": "object",
    "required": ["patterns"],
    "properties": {"patterns": PATTERNS},
}
TWO = {**WRAPPING, "properties": {"patterns": PATTERNS, "others": PATTERNS}}
WITH_MORE = {**WRAPPING, "properties": {"patterns": PATTERNS, "age": WHOLE}}


def test_what_holds_the_earlier_type_is_read_and_passed(tmp_path: Path) -> None:
    report = compare(tmp_path, ruled(None, names=PATTERNS), ruled(WRAPPING, names=RULE))
    for text in (FORMATS["markdown"](report), changelog(report)):
        assert "Read `value.names.patterns` instead of `value.names`." in text
        assert re.search(
            r"Pass `.*names.*\{\"patterns\": \[\.\.\.\]\}\}?` instead of `", text
        )
        assert "+    return value.names.patterns\n" in text
        assert re.search(r"^ *\+.*names.*\{'patterns': \w+\}", text, re.MULTILINE)


@pytest.mark.parametrize("rule", [TWO, WITH_MORE])
def test_what_may_hold_the_earlier_type_is_only_listed(
    rule: Any, tmp_path: Path
) -> None:
    report = compare(tmp_path, ruled(None, names=PATTERNS), ruled(rule, names=RULE))
    entry = changelog(report)
    assert "instead of" not in entry and ".patterns" not in entry
    assert "`Rule` has `patterns: list[str]" in entry
    assert "Where you read it, use it as `Rule`." in entry


def test_items_of_more_kinds_are_told_apart(tmp_path: Path) -> None:
    either = {"oneOf": [TEXT, RULE]}
    many = {"type": "array", "items": {"$ref": "#/components/schemas/Either"}}
    entry = changelog(
        compare(
            tmp_path, ruled(None, names=PATTERNS), ruled(WRAPPING, either, names=many)
        )
    )
    assert (
        "check each item with `isinstance(item, str)` before you use it as `str`."
        in entry
    )
    assert "+    return [item for item in items if isinstance(item, str)]" in entry
    assert "`Either` is `str | Rule`." in entry
    assert "your code can fail where it uses an item as `str`" in entry


@pytest.mark.parametrize(
    ("kept", "come", "told"),
    [
        (["str"], ["int"], "str"),
        (["bool", "str"], ["Rule"], "(bool, str)"),
        (["Rule"], ["str"], "Rule"),
        (["int"], ["bool"], ""),
        (["int"], ["float"], ""),
        (["str"], ["Kind"], ""),
        (["list[str]"], ["int"], ""),
        (["str"], [], ""),
    ],
)
def test_kinds_are_told_apart_only_where_that_is_certain(
    kept: list[str], come: list[str], told: str
) -> None:
    classes = {"Rule": Class("Rule", "model"), "Kind": Class("Kind", "alias")}
    assert check_kinds(Surface(classes=classes), kept, come) == told


KEY = {"k": {"type": "apiKey", "in": "header", "name": "X"}}
BODY = {"required": True, "content": {"application/json": {"schema": TEXT}}}


@pytest.mark.parametrize(
    ("added", "said"),
    [
        (("security", [{"k": []}]), "can fail: the API can refuse the credentials."),
        (
            ("requestBody", BODY),
            "can fail: the API can refuse requests that worked before.",
        ),
        (
            ("responses", {"201": {"description": "ok"}}),
            "can fail: replies can have values that the client does not expect.",
        ),
    ],
)
def test_how_an_earlier_client_can_fail(
    added: tuple[str, Any], said: str, tmp_path: Path
) -> None:
    (tmp_path / "clientsmith.toml").write_text(SETTINGS.format("old.json"))
    made = []
    for more in ({}, dict([added])):
        tree = zoo(name=TEXT)
        tree["components"]["securitySchemes"] = KEY
        tree["paths"]["/pets"]["post"] = {"responses": {"204": {"description": "ok"}}}
        (tree if "security" in more else tree["paths"]["/pets"]["post"]).update(more)
        made.append(tree)
    report = compare(tmp_path, *made)
    assert report.bump is not None
    report.bump = type(report.bump)("zoo", "1.0.0", "1.0.0", "2.0.0", True)
    assert tell_mixed(report)[0].endswith(said)


def test_both_are_upgraded_together_where_either_alone_fails(tmp_path: Path) -> None:
    (tmp_path / "clientsmith.toml").write_text(SETTINGS.format("old.json"))
    report = compare(tmp_path, zoo(name=TEXT), zoo(name=WHOLE))
    assert report.bump is not None
    report.bump = type(report.bump)("zoo", "1.0.0", "1.0.0", "2.0.0", True)
    entry = changelog(report)
    there, back = entry.splitlines()[-2:]
    assert there.startswith("- `1.0.0` with the new API can fail: ")
    assert back.startswith("- `2.0.0` with the earlier API can fail: ")
    assert (
        "Upgrade server and client together: either alone can fail, see below." in entry
    )


def test_breaks_come_in_one_order_in_every_text(tmp_path: Path) -> None:
    kinds = ("ants", "bees", "cows")
    old = zoo(more=kinds, age=WHOLE, born=TEXT, name=TEXT)
    new = zoo(limit(required=True), more=kinds[:2], age=TEXT, born=WHOLE, name=WHOLE)
    report = compare(tmp_path, old, new)
    assert len([cause for cause in report.causes if cause.level is Level.ERROR]) > 4

    def listed(text: str) -> list[str]:
        breaking = text.partition("### Breaking")[2].partition("\n#")[0]
        return re.findall(r"^- (?:\*\*\w+\*\*: )?(`[^`]+`)", breaking, re.MULTILINE)

    comment, entry = FORMATS["markdown"](report), changelog(report)
    assert listed(comment) == listed(entry)
    first = (
        comment.partition("because ")[2]
        .partition(" changes")[0]
        .partition(" became")[0]
    )
    assert first.startswith(listed(comment)[0])


def test_an_entry_is_what_a_release_adds_to_the_changelog(tmp_path: Path) -> None:
    text = FORMATS["markdown"](compare(tmp_path, zoo(name=TEXT), zoo(name=WHOLE)))
    about = [
        text[max(0, at.start() - 30) : at.end() + 30]
        for at in re.finditer(r"\bentr", text)
    ]
    assert about
    assert all("changelog" in each for each in about)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            zoo(name=TEXT),
            zoo(limit(), name=TEXT),
            [
                "`1.0.0` with the new API works.",
                "`1.1.0` with the earlier API can work: it depends on your code, and on what the "
                "API does with values it does not know.",
            ],
        ),
        (
            zoo(name=TEXT),
            zoo(name=TEXT, more=("toys",)),
            [
                "`1.0.0` with the new API works.",
                "`1.1.0` with the earlier API can fail: the API does not have all that the client "
                "can call.",
            ],
        ),
        (
            zoo(name=TEXT),
            zoo(name={"type": ["string", "null"]}),
            [
                "`1.0.0` with the new API can fail: replies can have values that the client does "
                "not expect.",
                "`2.0.0` with the earlier API works.",
            ],
        ),
    ],
)
def test_what_is_known_of_clients_and_apis_of_different_versions(
    old: Any, new: Any, said: list[str], tmp_path: Path
) -> None:
    (tmp_path / "clientsmith.toml").write_text(SETTINGS.format("old.json"))
    report = compare(tmp_path, old, new)
    assert report.bump is not None
    report.bump = type(report.bump)("zoo", "1.0.0", "1.0.0", report.bump.needed, True)
    assert list(tell_mixed(report)) == said


def test_names_alone_break_no_client_with_either_api(tmp_path: Path) -> None:
    (tmp_path / "clientsmith.toml").write_text(SETTINGS.format("old.json"))
    report = compare(tmp_path, zoo(name=TEXT), zoo(name=TEXT))
    assert report.bump is not None
    report.bump = type(report.bump)("zoo", "1.0.0", "1.0.0", "2.0.0", True)
    (only,) = tell_mixed(report)
    assert (
        only
        == "`1.0.0` and `2.0.0` both work with the earlier API and with the new API."
    )


def test_an_annotation_names_one_more_operation(tmp_path: Path) -> None:
    report = compare(tmp_path, zoo(limit(), more=("toys",)), zoo(more=("toys",)))
    text = FORMATS["github"](report)
    assert "and 1 more" not in text
    pets = Finding("response-property-removed-optional", Level.ERROR, ROOT, ROOT, "it went",
                   operation="GET", path="/pets", direction=Direction.RESPONSE)  # fmt: skip
    toys = Finding("response-property-removed-optional", Level.ERROR, ROOT, ROOT, "it went",
                   operation="GET", path="/toys", direction=Direction.RESPONSE)  # fmt: skip
    shown = FORMATS["github"](Report((pets, toys), "old", "new"))
    assert "GET /pets, GET /toys: it went" in shown


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"const": "a"}, {"enum": ["a", "b"]}),
        ({"enum": ["a"]}, {"enum": ["a", "b"]}),
        ({"type": ["string", "null"], "enum": ["a", None]}, {"enum": ["a", "b", None]}),
        ({"anyOf": [{"enum": ["a"]}, WHOLE]}, {"anyOf": [{"enum": ["a", "b"]}, WHOLE]}),
    ],
)
def test_an_enumeration_of_a_property_says_what_a_match_has_to_know(
    old: Any, new: Any, tmp_path: Path
) -> None:
    report = compare(tmp_path, zoo(kind=old), zoo(kind=new))
    told = [tell_adaptation(cause) for cause in report.causes]
    assert "A `match` without `case _` needs a `case` for `b`: " in " ".join(told), told


def test_a_change_of_replies_is_named_by_what_is_read(tmp_path: Path) -> None:
    """Arguments that only accept more are told beside it, and named once."""
    old, new = (zoo(name=TEXT), zoo(name={**TEXT, "minLength": 0}))
    listed = zoo(name={"type": ["string", "null"]})
    (row,) = [tell_adaptation(cause) for cause in compare(tmp_path, old, listed).causes]
    assert row.startswith("Check for `None` before you use it.")
    assert not compare(tmp_path, old, new).causes


def test_a_kind_of_value_that_came_is_named(tmp_path: Path) -> None:
    def either(*names: str) -> Any:
        made = zoo(
            pet={"oneOf": [{"$ref": f"#/components/schemas/{each}"} for each in names]}
        )
        for each in ("Cat", "Dog"):
            made["components"]["schemas"][each] = {
                "type": "object", "required": [each], "properties": {each: TEXT},
            }  # fmt: skip
        return made

    report = compare(tmp_path, either("Cat"), either("Cat", "Dog"))
    (broken,) = [cause for cause in report.causes if cause.level is Level.ERROR]
    assert "can be `Dog` besides" in tell_adaptation(broken, explain_types(report))


@pytest.mark.parametrize(
    ("lines", "times"),
    [
        pytest.param(1, 20, id="short"),
        pytest.param(40, 100, id="long samples", marks=pytest.mark.slow),
    ],
)
def test_an_entry_that_tells_of_versions_is_short_too(lines: int, times: int) -> None:
    found = tuple(
        Finding(
            name, rule.level, Pointer(f"/paths/~1{name}{number}"), ROOT, f"`{name}` changed",
            operation="GET", path=f"/v1/{name}{number % 20}", direction=rule.direction,
            old=number, new=number + 1,
            witness="print()\n" * lines if rule.level is Level.ERROR else "",
        )
        for name, rule in RULES.items()
        for number in range(times)
    )  # fmt: skip
    package = Bump("zoo", "1.0.0", "1.0.0", "2.0.0", is_package=True)
    report = Report(found, "old", "new", bump=package, api=package, back=found)
    text = changelog(report, "2.0.0", "2030-01-01", "https://example.com/report")
    assert "Client and API of different versions" in text and "To stay with" in text
    assert len(text.splitlines()) <= LONGEST


def test_what_came_and_what_went_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "clientsmith.toml").write_text(SETTINGS.format("old.json"))
    old, new = limit(required=True), {**limit(required=True), "name": "limits"}
    entry = changelog(compare(tmp_path, zoo(old, name=TEXT), zoo(new, name=TEXT)))
    told = "`client.pets.retrieve(limits=...)` was added, required; "
    assert f"{told}`client.pets.retrieve(limit=...)` was removed." in entry
