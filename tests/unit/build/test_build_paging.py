"""Which operations are paged, and which only look like it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from clientsmith import ir
from clientsmith.build.overrides import paging_rules
from clientsmith.config import Config, OperationRule, PagingRule
from small import built, query, ref, reply

TEXT = {"type": "string"}
NUMBER = {"type": "integer"}
FLAG = {"type": "boolean"}
URL = {"type": ["string", "null"], "format": "uri"}
ITEMS = {"type": "array", "items": ref("Item")}


def prop(**properties: Any) -> Any:
    """An object schema with properties."""
    return {"type": "object", "properties": properties}


def paged(
    parameters: dict[str, Any], schema: Any, rules: Any = None, **more: Any
) -> ir.Paging | None:
    """How a list operation is paged."""
    operation = {
        "operationId": "list",
        "parameters": [query(name, schema) for name, schema in parameters.items()],
        "responses": reply(schema, **more),
    }
    found = built({"Item": prop(id=TEXT)}, {"/x": {"get": operation}}, rules)
    return found.api.operations[0].paging


CASES: list[tuple[dict[str, Any], Any, tuple[Any, ...]]] = [
    (
        {"limit": NUMBER, "offset": NUMBER},
        prop(count=NUMBER, next=URL, previous=URL, results=ITEMS),
        ("offset", ("results",), ("next",), "offset", "limit"),
    ),
    ({"skip": NUMBER, "take": NUMBER}, ITEMS, ("offset", (), (), "skip", "take")),
    (
        {"page": NUMBER, "per_page": NUMBER},
        ITEMS,
        ("page", (), (), "page", "per_page"),
    ),
    (
        {"page[number]": NUMBER, "page[size]": NUMBER},
        prop(data=ITEMS, links=prop(next=TEXT)),
        ("page", ("data",), ("links", "next"), "page[number]", "page[size]"),
    ),
    (
        {"page": NUMBER},
        prop(orders=ITEMS, total_pages=NUMBER),
        ("page", ("orders",), (), "page", None),
    ),
    (
        {"cursor": TEXT, "limit": NUMBER},
        prop(channels=ITEMS, response_metadata=prop(next_cursor=TEXT)),
        (
            "cursor",
            ("channels",),
            ("response_metadata", "next_cursor"),
            "cursor",
            "limit",
        ),
    ),
    (
        {"after": TEXT, "limit": NUMBER},
        prop(data=ITEMS, last_id=TEXT, has_more=FLAG),
        ("cursor", ("data",), ("last_id",), "after", "limit"),
    ),
    (
        {"pageToken": TEXT},
        prop(items=ITEMS, nextPageToken=TEXT),
        ("cursor", ("items",), ("nextPageToken",), "pageToken", None),
    ),
    (
        {"continue": TEXT, "limit": NUMBER},
        prop(items=ITEMS, metadata=prop(**{"continue": TEXT})),
        ("cursor", ("items",), ("metadata", "continue"), "continue", "limit"),
    ),
    (
        {"offset": TEXT},
        prop(records=ITEMS, next_offset=TEXT),
        ("cursor", ("records",), ("next_offset",), "offset", None),
    ),
    (
        {"cursor": TEXT},
        prop(results=ITEMS, next=URL, previous=URL),
        ("next_url", ("results",), ("next",), None, None),
    ),
    (
        {"Page": NUMBER, "PageSize": NUMBER, "PageToken": TEXT},
        prop(calls=ITEMS, next_page_uri=URL),
        ("next_url", ("calls",), ("next_page_uri",), None, "PageSize"),
    ),
    (
        {},
        prop(data=ITEMS, _links=prop(next=prop(href=TEXT))),
        ("next_url", ("data",), ("_links", "next", "href"), None, None),
    ),
    (
        {"limit": NUMBER, "offset": NUMBER},
        prop(result=prop(points=ITEMS)),
        ("offset", ("result", "points"), (), "offset", "limit"),
    ),
    (
        {"starting_after": TEXT, "ending_before": TEXT, "limit": NUMBER},
        prop(data=ITEMS, has_more=FLAG),
        ("cursor", ("data",), ("data", -1, "id"), "starting_after", "limit"),
    ),
    (
        {"page": TEXT, "limit": NUMBER},
        prop(data=ITEMS, has_more=FLAG, next_page=TEXT),
        ("cursor", ("data",), ("next_page",), "page", "limit"),
    ),
    (
        {"cursor": TEXT},
        prop(rows=ITEMS, cursor=TEXT, next_page=FLAG),
        ("cursor", ("rows",), ("cursor",), "cursor", None),
    ),
    (
        {"limit": NUMBER, "offset": NUMBER},
        prop(albums=prop(items=ITEMS, next=URL, total=NUMBER)),
        ("offset", ("albums", "items"), ("albums", "next"), "offset", "limit"),
    ),
    (
        {"after": TEXT, "limit": NUMBER},
        prop(artists=prop(items=ITEMS, cursors=prop(after=TEXT))),
        (
            "cursor",
            ("artists", "items"),
            ("artists", "cursors", "after"),
            "after",
            "limit",
        ),
    ),
]


@pytest.mark.parametrize(("parameters", "schema", "expected"), CASES)
def test_recognized(parameters: Any, schema: Any, expected: tuple[Any, ...]) -> None:
    found = paged(parameters, schema)
    assert found is not None
    assert (
        found.kind,
        found.items,
        found.next,
        found.parameter,
        found.size,
    ) == expected
    assert found.item == ir.Ref(ir.TypeId("/components/schemas/Item"))


@pytest.mark.parametrize(
    ("parameters", "schema"),
    [
        ({}, ITEMS),
        ({"limit": NUMBER}, ITEMS),
        ({"page": NUMBER}, ITEMS),
        ({"page": NUMBER, "page_size": NUMBER, "page_token": TEXT}, ITEMS),
        ({"starting_after": TEXT}, prop(data=ITEMS)),
        ({"page": NUMBER, "size": NUMBER}, prop(scan=prop(findings=ITEMS))),
        ({"offset": NUMBER}, ITEMS),
        ({"page": TEXT, "limit": NUMBER}, prop(title=TEXT, tags=ITEMS)),
        (
            {"after": {"type": "string", "format": "date-time"}},
            prop(data=ITEMS, last_id=TEXT),
        ),
        ({"after": TEXT}, prop(data=ITEMS)),
        ({"cursor": TEXT}, prop(data=ITEMS, cursor=NUMBER)),
        ({"limit": NUMBER, "offset": NUMBER}, prop(a=ITEMS, b=ITEMS)),
        ({"limit": NUMBER, "offset": NUMBER}, prop(total=NUMBER)),
        ({"limit": NUMBER, "offset": NUMBER}, TEXT),
        ({}, prop(data=ITEMS, next=TEXT)),
    ],
)
def test_not_recognized(parameters: Any, schema: Any) -> None:
    assert paged(parameters, schema) is None


def test_a_flag_that_tells_whether_there_is_more() -> None:
    found = paged(
        {"limit": NUMBER, "offset": NUMBER},
        prop(data=ITEMS, pagination=prop(has_more=FLAG)),
    )
    assert found is not None
    assert found.more == ("pagination", "has_more")


@pytest.mark.parametrize(
    ("parameter", "properties", "expected"),
    [
        ("offset", {"total": NUMBER}, ((), ("total",), ())),
        ("offset", {"meta": prop(totalCount=NUMBER)}, ((), ("meta", "totalCount"), ())),
        ("offset", {"count": NUMBER}, ((), (), ())),
        ("offset", {"next_offset": NUMBER}, (("next_offset",), (), ())),
        (
            "page",
            {"pagination": prop(next_page=NUMBER, last_page=NUMBER)},
            (("pagination", "next_page"), (), ("pagination", "last_page")),
        ),
        ("page", {"cursor": TEXT}, ((), (), ())),
        (
            "page",
            {"links": prop(next=prop(href=URL), self=prop(href=URL))},
            (("links", "next", "href"), (), ()),
        ),
    ],
)
def test_what_tells_that_a_page_is_the_last(
    parameter: str, properties: Any, expected: Any
) -> None:
    found = paged({"limit": NUMBER, parameter: NUMBER}, prop(data=ITEMS, **properties))
    assert found is not None
    assert found.kind == parameter
    assert (found.next, found.total, found.pages) == expected


def test_a_link_header_needs_a_parameter_that_asks_for_pages() -> None:
    link = {"Link": {"schema": TEXT}}
    found = paged({"page": NUMBER, "per_page": NUMBER}, ITEMS, headers=link)
    assert found is not None
    assert (found.kind, found.items, found.size) == (ir.PagingKind.LINK, (), "per_page")
    assert paged({"sort": TEXT}, ITEMS, headers=link) is None


def test_searches_are_paged_by_their_bodies() -> None:
    body = prop(query=TEXT, cursor=TEXT, limit=NUMBER)
    operation = {
        "requestBody": {"content": {"application/json": {"schema": body}}},
        "responses": reply(prop(hits=ITEMS, next_cursor=TEXT)),
    }
    found = built({"Item": prop(id=TEXT)}, {"/search": {"post": operation}})
    made = found.api.operations[0].paging
    assert made is not None
    assert (made.kind, made.parameter, made.size) == ("cursor", "cursor", "limit")


def test_writes_are_not_paged() -> None:
    operation = {
        "parameters": [query("limit", NUMBER), query("offset", NUMBER)],
        "responses": reply(ITEMS),
    }
    found = built({"Item": prop(id=TEXT)}, {"/x": {"put": operation}})
    assert found.api.operations[0].paging is None


def test_rules_of_the_configuration_come_first() -> None:
    parameters = {"limit": NUMBER, "offset": NUMBER}
    rule = PagingRule(kind="page", items=("deep", "list"), parameter="p", size="s")
    schema = prop(deep=prop(list=ITEMS))
    for name in ("list", "GET /x"):
        assert paged(parameters, ITEMS, {name: None}) is None
        found = paged({}, schema, {name: rule})
        assert found is not None
        assert (found.kind, found.items, found.parameter) == (
            "page",
            ("deep", "list"),
            "p",
        )
        assert found.item == ir.Ref(ir.TypeId("/components/schemas/Item"))


def test_a_rule_that_finds_no_list_is_reported() -> None:
    rule = PagingRule(kind="page", items=("nowhere",))
    operation = {"responses": reply(prop(data=ITEMS))}
    found = built({"Item": prop(id=TEXT)}, {"/x": {"get": operation}}, {"GET /x": rule})
    assert found.codes == ["paging-items"]
    assert found.api.operations[0].paging is not None
    assert found.api.operations[0].paging.item == ir.ANY


def test_rules_are_read_from_the_configuration() -> None:
    rule = PagingRule(kind="link")
    operations = {
        "a": OperationRule(paging=rule),
        "b": OperationRule(paging=False),
        "c": OperationRule(method="list"),
    }
    config = Config(root=Path("/"), operations=operations)
    assert paging_rules(config) == {"a": rule, "b": None}


@pytest.mark.parametrize(
    ("schema", "description", "first"),
    [
        (NUMBER, "", 1),
        ({"type": "integer", "default": 0}, "", 0),
        ({"type": "integer", "minimum": 0}, "", 0),
        ({"type": "integer", "minimum": 0, "default": 1}, "", 1),
        (NUMBER, "The page, zero-based.", 0),
        (NUMBER, "Page number to return, starting with 0.", 0),
        (NUMBER, "The page to return. The first one is 1.", 1),
    ],
)
def test_where_pages_begin(schema: Any, description: str, first: int) -> None:
    page = query("page", schema) | {"description": description}
    operation = {
        "operationId": "list",
        "parameters": [page, query("size", NUMBER)],
        "responses": reply(ITEMS),
    }
    found = built({"Item": prop(id=TEXT)}, {"/x": {"get": operation}})
    paging = found.api.operations[0].paging
    assert paging is not None
    assert (paging.kind, paging.first) == ("page", first)


def test_a_size_that_has_to_be_given_asks_for_the_best_few() -> None:
    size = query("limit", NUMBER) | {"required": True}
    operation = {
        "operationId": "search",
        "parameters": [query("offset", NUMBER), size],
        "responses": reply(ITEMS),
    }
    found = built({"Item": prop(id=TEXT)}, {"/x": {"get": operation}})
    assert found.api.operations[0].paging is None


def test_a_cursor_that_is_told_of_in_the_link_header() -> None:
    after = query("after", TEXT) | {"description": "As in the [Link header](/docs)."}
    operation = {
        "operationId": "list",
        "parameters": [after, query("per_page", NUMBER)],
        "responses": reply(ITEMS),
    }
    found = built({"Item": prop(id=TEXT)}, {"/x": {"get": operation}})
    paging = found.api.operations[0].paging
    assert paging is not None
    assert paging.kind is ir.PagingKind.LINK
