"""Each change of a schema is judged alike at every place where a schema can stand."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from clientsmith import diff
from clientsmith.commands.compare import read_version
from clientsmith.diff import Finding, Level
from pairs import document, operation, replies, sends, takes
from schema_table import SCHEMAS

LETTERS = {Level.ERROR: "E", Level.WARNING: "W", Level.INFO: "N"}
JSON = "application/json"
Place = Callable[[Any], dict[str, Any]]


def whole(schema: Any) -> dict[str, Any]:
    return {"type": "object", "properties": {"x": schema}}


def tagged(schema: Any) -> dict[str, Any]:
    """A union with the schema in one of its options."""
    first = {"k": {"const": "a"}, "x": schema}
    second = {"k": {"const": "b"}, "y": {"type": "string"}}
    return {
        "oneOf": [
            {"type": "object", "properties": members, "required": ["k"]}
            for members in (first, second)
        ]
    }


def parts(schema: Any) -> dict[str, Any]:
    return {"allOf": [whole(schema), {"type": "object", "properties": {"y": {}}}]}


def named(schema: Any, frame: Place) -> dict[str, Any]:
    made = frame({"$ref": "#/components/schemas/S"})
    return {**made, "components": {"schemas": {"S": schema}}}


def content(schema: Any) -> dict[str, Any]:
    return {"content": {JSON: {"schema": schema}}}


def failing(schema: Any) -> dict[str, Any]:
    reply = {"description": "no", **content(schema)}
    return document(paths=operation(responses={"4XX": reply}))


def hook(schema: Any) -> dict[str, Any]:
    called = operation("w", "post", requestBody=content(schema))
    return document(webhooks=called)


def called_back(schema: Any) -> dict[str, Any]:
    call = operation("{$request.body#/url}", "post", requestBody=content(schema))
    return document(paths=operation(callbacks={"done": call}))


def answered(schema: Any) -> dict[str, Any]:
    reply = {"200": {"description": "ok", **content(schema)}}
    return document(webhooks=operation("w", "post", responses=reply))


def header(schema: Any) -> dict[str, Any]:
    reply = {"description": "ok", "headers": {"X-Rate": {"schema": schema}}}
    return document(paths=operation(responses={"200": reply}))


def in_path(schema: Any) -> dict[str, Any]:
    parameter = {"name": "q", "in": "path", "required": True, "schema": schema}
    return document(paths=operation("/pets/{q}", parameters=[parameter]))


def shared(schema: Any) -> dict[str, Any]:
    reply = {"description": "ok", **content(schema)}
    paths = operation(responses={"200": {"$ref": "#/components/responses/R"}})
    return document(paths=paths, components={"responses": {"R": reply}})


REQUESTS: dict[str, Place] = {
    "body": sends,
    "property": lambda schema: sends(whole(schema)),
    "items": lambda schema: sends({"type": "array", "items": schema}),
    "map": lambda schema: sends({"type": "object", "additionalProperties": schema}),
    "allOf": lambda schema: sends(parts(schema)),
    "oneOf": lambda schema: sends(tagged(schema)),
    "component": lambda schema: named(schema, sends),
    "reply to a webhook": answered,
}
REPLIES: dict[str, Place] = {
    "body": replies,
    "property": lambda schema: replies(whole(schema)),
    "items": lambda schema: replies({"type": "array", "items": schema}),
    "allOf": lambda schema: replies(parts(schema)),
    "oneOf": lambda schema: replies(tagged(schema)),
    "component": lambda schema: named(schema, replies),
    "shared reply": shared,
    "error": failing,
    "webhook": hook,
    "callback": called_back,
}
AS_TEXT: dict[str, Place] = {
    "query": takes,
    "path": in_path,
    "form": lambda schema: sends(whole(schema), "application/x-www-form-urlencoded"),
}
SAID_AS_TEXT = {
    "string->int": "EN",
    "string->object": "EE",
    "type list wider": "NN",
    "wrapped in a wider anyOf": "NN",
    "oneOf option that overlaps": "NE",
}
"""Where everything is text, a text may be a number, and no value of JSON shows a break."""
DEFAULTS = ("default added", "default changed", "default 1->true")


def read(made: dict[str, Any]) -> dict[str, Any]:
    version = read_version("a.json", json.dumps(made).encode())
    assert version.tree is not None, [item.message for item in version.diagnostics]
    return version.tree


def worst(found: tuple[Finding, ...]) -> str:
    return LETTERS[found[0].level] if found else "-"


def judged(frame: Place, old: Any, new: Any) -> str:
    before, after = read(frame(old)), read(frame(new))
    there, back = diff.compare(before, after), diff.compare(after, before)
    return worst(there) + worst(back)


def differing(places: dict[str, Place], old: Any, new: Any, said: str) -> set[str]:
    return {
        f"{place}: {got}"
        for place, frame in places.items()
        if (got := judged(frame, old, new)) != said
    }


@pytest.mark.parametrize(("change", "old", "new", "levels"), SCHEMAS)
def test_a_change_is_judged_alike_everywhere(
    change: str, old: Any, new: Any, levels: str
) -> None:
    assert differing(REQUESTS, old, new, levels[:2]) == set()
    assert differing(REPLIES, old, new, levels[2:]) == set()


@pytest.mark.parametrize(("change", "old", "new", "levels"), SCHEMAS)
def test_a_change_is_judged_alike_where_all_is_text(
    change: str, old: Any, new: Any, levels: str
) -> None:
    if change not in DEFAULTS:
        said = SAID_AS_TEXT.get(change, levels[:2])
        assert differing(AS_TEXT, old, new, said) == set()


@pytest.mark.parametrize(
    ("change", "old", "new", "levels"), [row for row in SCHEMAS if row[0] in DEFAULTS]
)
def test_a_default_matters_to_those_who_leave_a_parameter_out(
    change: str, old: Any, new: Any, levels: str
) -> None:
    assert judged(takes, old, new) == "EE"
    assert judged(in_path, old, new) == "NN", "nobody leaves it out"
