"""What is one change to a reader is one entry, in Python's terms, whatever is found of it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from clientsmith.commands.compare import compare_documents
from clientsmith.diff.allowlist import read_allow_list
from clientsmith.diff.changelog import changelog
from clientsmith.diff.findings import Level
from clientsmith.diff.report import FORMATS, Report
from clientsmith.diff.report.adaptation import tell_adaptation
from clientsmith.diff.report.advice import allow
from clientsmith.diff.report.facts import join_facts
from clientsmith.diff.report.type_texts import tell_types
from clientsmith.diff.report.wording import count_off, count_places

TEXT = {"type": "string"}
REF = "#/components/schemas/"
PET = {"$ref": "#/components/schemas/Pet"}
Change = tuple[dict[str, Any], dict[str, Any]]


def holding(schema: Any) -> dict[str, Any]:
    return {"description": "ok", "content": {"application/json": {"schema": schema}}}


def zoo(
    query: Any = None, pet: Any = None, schemas: Any = None, more: Any = None
) -> dict[str, Any]:
    """Pets that are listed and made; what is given stands in their place, or beside them."""
    made = {"type": "object", "required": ["name"], "properties": {"name": TEXT}}
    listed = {"type": "array", "items": PET}
    paths = {
        "/pets": {
            "get": {"parameters": query or [], "responses": {"200": holding(listed)}},
            "post": {"requestBody": holding(PET), "responses": {"201": holding(PET)}},
        }
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Zoo", "version": "1.0.0"},
        "paths": paths | (more or {}),
        "components": {"schemas": {"Pet": pet or made} | (schemas or {})},
    }


def properties(**named: Any) -> dict[str, Any]:
    return {"type": "object", "required": sorted(named), "properties": named}


LIMIT = {"name": "limit", "in": "query", "schema": {"type": "integer"}}
NULLABLE = {"type": ["string", "null"]}
TOYS = {
    "/toys": {
        "get": {"responses": {"200": holding({"$ref": "#/components/schemas/Toy"})}}
    }
}
TOY = {
    "Toy": properties(of={"$ref": "#/components/schemas/Owner"}),
    "Owner": properties(n=TEXT),
}
CHANGES: dict[str, tuple[Change, list[str]]] = {
    "a parameter that is required now": (
        (zoo([LIMIT]), zoo([{**LIMIT, "required": True}])),
        ["error: `client.pets.list(limit=...)` became required"],
    ),
    "a bound that Python does not know": (
        (zoo([LIMIT]), zoo([{**LIMIT, "schema": {"type": "integer", "maximum": 9}}])),
        ["error: `client.pets.list(limit=...)`: `maximum` was set to `9`"],
    ),
    "a property that is sent and answered": (
        (zoo(), zoo(pet=properties(name=NULLABLE))),
        [
            "error: `Pet.name`: `str` → `str | None`. Check for `None` before you use it."
        ],
    ),
    "a property that is gone": (
        (zoo(pet=properties(name=TEXT, age=TEXT)), zoo()),
        ["error: `Pet.age`, `client.pets.create(age=...)` were removed"],
    ),
    "an operation that comes with its schemas": (
        (zoo(), zoo(more=TOYS, schemas=TOY)),
        ["info: `client.toys.retrieve()` was added, with `Owner`, `Toy`"],
    ),
    "an operation that goes with its schemas": (
        (zoo(more=TOYS, schemas=TOY), zoo()),
        ["error: `client.toys.retrieve()` was removed, with `Owner`, `Toy`"],
    ),
    "a property that comes with its schema": (
        (
            zoo(),
            zoo(
                pet=properties(name=TEXT, owner={"$ref": "#/components/schemas/Owner"}),
                schemas={"Owner": TOY["Owner"]},
            ),
        ),
        [
            "error: `client.pets.create(owner=...)` was added, required, with `Owner`"
        ],
    ),
    "properties inside of an argument": (
        (
            zoo(pet=properties(toy=properties(a=TEXT))),
            zoo(
                pet=properties(
                    toy={**properties(a=TEXT), "properties": {"a": TEXT, "b": TEXT}}
                )
            ),
        ),
        ['info: `PetToy.b` was added, likewise `PetToyParam["b"]`'],
    ),
    "two properties": (
        (zoo(pet=properties(a=TEXT, b=TEXT)), zoo(pet=properties(a=NULLABLE))),
        [
            "error: `Pet.b`, `client.pets.create(b=...)` were",
            "error: `Pet.a`: `str` → `str | None`.",
        ],
    ),
}


def compare(folder: Path, change: Change) -> Report:
    names = []
    for name, tree in zip(("old", "new"), change, strict=True):
        (folder / f"{name}.json").write_text(json.dumps(tree))
        names.append(str(folder / f"{name}.json"))
    report = compare_documents(*names).report
    assert report is not None
    return report


def listed(text: str) -> list[str]:
    """The changes that a comment lists, without small print."""
    return re.findall(r"^- (.*)<br>$", text, re.MULTILINE)


@pytest.mark.parametrize("change", CHANGES)
def test_each_cause_is_told_once_and_in_terms_of_python(
    change: str, tmp_path: Path
) -> None:
    documents, expected = CHANGES[change]
    report = compare(tmp_path, documents)
    told = listed(FORMATS["markdown"](report))
    assert len(report.causes) == len(told) == len(expected)
    for cause, line, wanted in zip(report.causes, told, expected, strict=True):
        assert f"{cause.level.value}: {line}".startswith(wanted)


@pytest.mark.parametrize("change", CHANGES)
def test_title_sections_and_rows_count_the_same(change: str, tmp_path: Path) -> None:
    report = compare(tmp_path, CHANGES[change][0])
    comment, entry = FORMATS["markdown"](report), changelog(report)
    title = comment.splitlines()[0].partition(": ")[2]
    count = sum(map(int, re.findall(r"\d+(?= )", title)))
    heads = re.findall(
        r"^(?:### |<details><summary>)\w+(?: \w+)? \((\d+)\)", comment, re.M
    )
    assert count == len(listed(comment)) == sum(map(int, heads)) == len(report.causes)
    sections = sum(map(int, re.findall(r"^### [\w ]+ \((\d+)\)", entry, re.M)))
    bullets = re.sub(r"```.*?```", "", entry, flags=re.DOTALL).count("\n- ")
    assert sections == count == bullets
    assert title == report.changes
    assert comment.count("can stop working") == (report.verdict == "major")
    assert "wire" not in comment and "witness" not in comment


@pytest.mark.parametrize("change", CHANGES)
def test_the_allowance_that_is_shown_takes_the_break_out(
    change: str, tmp_path: Path
) -> None:
    report = compare(tmp_path, CHANGES[change][0])
    for cause in report.causes:
        if cause.level is Level.ERROR:
            entries = read_allow_list("\n".join(allow(report, [cause])), "breaks.toml")
            found = [group.finding for group in (*cause.groups, *cause.carried)]
            worst = [finding for finding in found if finding.level is Level.ERROR]
            assert all(any(entry.fits(each) for entry in entries) for each in worst)


def test_steps_differ_for_the_owner_and_the_maintainer(tmp_path: Path) -> None:
    text = FORMATS["markdown"](compare(tmp_path, CHANGES["two properties"][0]))
    owner, _, maintainer = text.partition("**If you own the API**")[2].partition(
        "**If you maintain"
    )
    assert (
        "Undo in replies: for `Pet.a`: `a` of the schema `Pet` became nullable."
        in owner
    )
    assert (
        "Put back what is gone" in owner
        and "`b` of the schema `Pet` was removed" in owner
    )
    assert (
        "clientsmith release" in maintainer and "--allow-list breaks.toml" in maintainer
    )
    assert text.index("### Breaking") < text.index("### What to do next")


RULE = {"Rule": properties(pattern=TEXT), "Either": {"oneOf": [TEXT, {"$ref": REF + "Rule"}]}}


def ruled(items: Any, more: Any = None) -> dict[str, Any]:
    """Pets, and toys that have the same lists as they."""
    many = {"type": "array", "items": items}
    toys = {"Toy": properties(tags=many), "Owner": properties(n=TEXT)}
    return zoo(pet=properties(tags=many), more=TOYS, schemas={**toys, **(more or {})})


def test_one_change_of_types_in_several_places_is_one_entry_that_says_what_came(
    tmp_path: Path,
) -> None:
    report = compare(tmp_path, (ruled(TEXT), ruled({"$ref": REF + "Either"}, RULE)))
    broken = [cause for cause in report.causes if cause.level is Level.ERROR]
    assert len(broken) == 1
    row = listed(FORMATS["markdown"](report))[0]
    assert row.startswith("`Pet.tags`, `Toy.tags`: `list[str]` → `list[Either]`; new types: ")
    assert row.endswith(
        "Items can be `Rule` besides `str`: check each item with `isinstance(item, str)` before "
        "you use it as `str`. `Either` is `str | Rule`. `Rule` has `pattern: str`. If you do not "
        "adapt your code: the client reads the reply without an error, and your code can fail "
        "where it uses an item as `str` (`AttributeError` or `TypeError`), once the API sends "
        "something else. `client.pets.create(tags=...)` accepts more than before, which breaks "
        "no call."
    )


def test_changes_to_types_that_were_there_stay_apart(tmp_path: Path) -> None:
    before = zoo(pet=properties(a=TEXT, b=TEXT))
    after = zoo(pet=properties(a={"type": "integer"}, b={"type": "integer"}))
    assert len(compare(tmp_path, (before, after)).causes) == 2


def advice_for_owner(report: Report) -> str:
    text = FORMATS["markdown"](report).partition("**If you own the API**")[2]
    return text.partition("**If you maintain")[0]


def test_the_owner_reads_of_requests_and_replies_and_of_what_is_gone(
    tmp_path: Path,
) -> None:
    before = zoo([LIMIT], pet=properties(a=TEXT))
    after = zoo(pet=properties(a={"type": "integer"}))
    owner = advice_for_owner(compare(tmp_path, (before, after)))
    assert "Undo in requests: for `Pet.a`: `a` of" in owner
    assert "Undo in replies: for `Pet.a`: `a` of" in owner
    assert "the query parameter `limit` was removed (`GET /pets`)" in owner
    assert "Requests and replies are as before" not in owner


def test_more_entries_than_one_reads_are_those_of_the_first_break(
    tmp_path: Path,
) -> None:
    names = [f"p{number}" for number in range(30)]
    before = zoo(pet=properties(**dict.fromkeys(names, TEXT)))
    after = zoo(pet=properties(**{name: {"type": "integer"} for name in names}))
    text = FORMATS["markdown"](compare(tmp_path, (before, after)))
    assert "(only the first of 30 breaks)\n[[allow]]" in text
    assert "which are those of the first of 30 breaks, into" in text
    assert "Code for 10 of 30 breaks is left out." in text


def test_what_is_left_out_is_more_than_one_and_has_no_call_that_writes() -> None:
    assert count_off(["a", "b", "c", "d"]) == "a, b, c, d"
    assert count_off(["a", "b", "c", "d", "e"]) == "a, b, c and 2 more"
    places = [*(f"GET /{name}" for name in "abcd"), "PUT /e"]
    assert count_places(places) == "`GET /a`, `GET /b`, `PUT /e` and 2 more"
    added = [f"value `{name}` was added to the enum" for name in "ab"]
    assert join_facts(added) == ("values `a` and `b` were added to the enum",)
    assert join_facts([added[0], "was removed"]) == (added[0], "was removed")


def colored(*values: str) -> dict[str, Any]:
    """Pets with a color of a shared enumeration."""
    color = {"type": "string", "enum": list(values)}
    pet = properties(name=TEXT, color={"$ref": REF + "Color"})
    return zoo(pet=pet, schemas={"Color": color})


def patterned(pattern: str) -> dict[str, Any]:
    """Pets that are listed by a name of a form."""
    schema = {"type": "string", "pattern": pattern}
    return zoo([{"name": "name", "in": "query", "schema": schema}])


DOUBTS = {
    "A `match` without `case _` needs a `case` for `blue`: otherwise none is taken. Reading the "
    "value itself does not fail.": (
        colored("red", "green"),
        colored("red", "green", "blue"),
    ),
    "Values that fit only the earlier pattern may be refused.": (
        patterned("^a"),
        patterned("^b"),
    ),
}


@pytest.mark.parametrize("said", DOUBTS)
def test_what_may_break_says_how(said: str, tmp_path: Path) -> None:
    report = compare(tmp_path, DOUBTS[said])
    found = [cause for cause in report.causes if cause.level is Level.WARNING]
    told = [tell_adaptation(cause) for cause in found]
    assert told == [said]


def test_long_types_tell_what_came_and_went() -> None:
    values = [f'"value-{number}"' for number in range(20)]
    old, new = (f"Literal[{', '.join(part)}] | None" for part in (values, values[2:]))
    assert tell_types("str", "int") == "`str` → `int`"
    assert tell_types(old, new) == 'gone: `"value-0"`, `"value-1"`'
    assert tell_types(new, old) == 'new: `"value-0"`, `"value-1"`'
    assert tell_types(f"list[{old}]", f"list[{new}]").startswith("in the list, gone: ")
    assert len(tell_types(f"dict[str, {old}]", f"dict[str, {new}]")) < 140
