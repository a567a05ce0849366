"""Members of a wrong type, and members that OpenAPI does not know."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from clientsmith.report.diagnostics import Severity

from .conftest import Front

OPERATION = {"responses": {"200": {"description": ""}}}
_SCHEME = "/components/securitySchemes/s"


def document(**members: Any) -> dict[str, Any]:
    """A document with one operation, and more members."""
    path = {"get": OPERATION, **members.pop("item", {})}
    path["get"] = {**OPERATION, **members.pop("operation", {})}
    info = {"title": "T", "version": "1", **members.pop("info", {})}
    return {"openapi": "3.1.0", "info": info, "paths": {"/a": path}, **members}


def _scheme(scheme: dict[str, Any]) -> dict[str, Any]:
    return {"components": {"securitySchemes": {"s": scheme}}}


@pytest.mark.parametrize(
    ("members", "at"),
    [
        ({"operation": {"parameters": "none"}}, "/paths/~1a/get/parameters"),
        ({"operation": {"parameters": {}}}, "/paths/~1a/get/parameters"),
        ({"operation": {"parameters": 3}}, "/paths/~1a/get/parameters"),
        ({"item": {"parameters": {"a": {}}}}, "/paths/~1a/parameters"),
        ({"item": {"servers": {"url": "https://x.test"}}}, "/paths/~1a/servers"),
        ({"servers": {"url": "https://x.test"}}, "/servers"),
        ({"operation": {"tags": 5}}, "/paths/~1a/get/tags"),
        ({"operation": {"security": 7}}, "/paths/~1a/get/security"),
        ({"operation": {"requestBody": "x"}}, "/paths/~1a/get/requestBody"),
        (
            {"operation": {"parameters": [{"name": {}, "in": "query"}]}},
            "/paths/~1a/get/parameters/0/name",
        ),
        (
            {"operation": {"parameters": [{"name": "q", "in": ["query"]}]}},
            "/paths/~1a/get/parameters/0/in",
        ),
        (_scheme({"type": ["http"]}), f"{_SCHEME}/type"),
        (_scheme({"type": "apiKey", "in": "header", "name": {}}), f"{_SCHEME}/name"),
        (_scheme({"type": "http", "scheme": 5}), f"{_SCHEME}/scheme"),
        (_scheme({"type": "oauth2", "flows": []}), f"{_SCHEME}/flows"),
        (
            _scheme({"type": "oauth2", "flows": {"password": 7}}),
            f"{_SCHEME}/flows/password",
        ),
        (
            _scheme({"type": "oauth2", "flows": {"password": {"tokenUrl": []}}}),
            f"{_SCHEME}/flows/password/tokenUrl",
        ),
    ],
)
def test_a_part_of_a_wrong_type_is_an_error_with_a_place(
    front: Callable[..., Front], members: dict[str, Any], at: str
) -> None:
    done = front(document(**members))
    (item,) = [item for item in done.diagnostics if item.code == "wrong-structure"]
    assert item.severity is Severity.ERROR
    assert item.at == at
    assert done.place("wrong-structure")


def test_a_flow_of_a_wrong_type_is_an_error_with_a_place(
    front: Callable[..., Front],
) -> None:
    done = front(
        {
            "swagger": "2.0",
            "info": {"title": "T", "version": "1"},
            "paths": {},
            "securityDefinitions": {"o": {"type": "oauth2", "flow": {}}},
        }
    )
    (item,) = [item for item in done.diagnostics if item.code == "wrong-structure"]
    assert item.severity is Severity.ERROR
    assert item.at == "/securityDefinitions/o/flow"


def test_one_parameter_in_the_place_of_a_list_is_read(
    front: Callable[..., Front],
) -> None:
    one = {"name": "q", "in": "query", "schema": {"type": "string"}}
    done = front(document(operation={"parameters": one}))
    assert done.tree is not None and "wrong-structure" not in done.codes
    assert done.tree["paths"]["/a"]["get"]["parameters"][0]["name"] == "q"


@pytest.mark.parametrize(
    ("members", "at", "severity"),
    [
        ({"description": "stray"}, "/description", Severity.WARNING),
        ({"definitions": {"A": {"type": "object"}}}, "/definitions", Severity.WARNING),
        ({"components": {"schema": {}}}, "/components/schema", Severity.WARNING),
        ({"item": {"gett": {}}}, "/paths/~1a/gett", Severity.WARNING),
        ({"info": {"externalDocs": {}}}, "/info/externalDocs", Severity.INFO),
        ({"operation": {"produces": []}}, "/paths/~1a/get/produces", Severity.INFO),
        ({"tags": [{"name": "t", "x": 1}]}, "/tags/0/x", Severity.INFO),
        ({"servers": [{"url": "/", "x": 1}]}, "/servers/0/x", Severity.INFO),
    ],
)
def test_what_openapi_does_not_know_is_left_out_and_told(
    front: Callable[..., Front], members: dict[str, Any], at: str, severity: Severity
) -> None:
    done = front(document(**members))
    (item,) = [item for item in done.diagnostics if item.code == "unknown-member"]
    assert (item.at, item.severity) == (at, severity)
    node: Any = done.tree
    *steps, last = at[1:].split("/")
    for step in steps:
        key = step.replace("~1", "/")
        node = node[int(key)] if isinstance(node, list) else node[key]
    assert last not in node


def test_a_misspelt_member_gets_a_hint(front: Callable[..., Front]) -> None:
    done = front(document(components={"schema": {"Lost": {}}}))
    (item,) = [item for item in done.diagnostics if item.code == "unknown-member"]
    assert item.hint == "Write 'schemas' if that is meant."


def test_what_is_like_nothing_gets_no_wrong_hint(front: Callable[..., Front]) -> None:
    done = front(document(description="stray"))
    (item,) = [item for item in done.diagnostics if item.code == "unknown-member"]
    assert item.hint == "Begin it with 'x-'."


def test_extensions_stay(front: Callable[..., Front]) -> None:
    done = front(document(operation={"x-a": 1}, info={"x-b": 2}))
    assert done.tree is not None and not done.codes.count("unknown-member")
    assert done.tree["paths"]["/a"]["get"]["x-a"] == 1
    assert done.tree["info"]["x-b"] == 2
