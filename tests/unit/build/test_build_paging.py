"""Which operations are paged, and which only look like it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from clientsmith.build.paging_stated import Rules, rules_of
from clientsmith.config import Config, OperationRule, PagingRule, PagingScheme
from clientsmith.model import ir
from small import built, query, ref, reply

TEXT = {"type": "string"}
NUMBER = {"type": "integer"}
FLAG = {"type": "boolean"}
MOMENT = {"type": "string", "format": "date-time"}
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
    found = built({"Item": prop(id=TEXT)}, {"/x": {"get": operation}}, Rules(rules or {}))
    return found.api.operations[0].paging


CASES: list[tuple[dict[str, Any], Any, tuple[Any, ...]]] = [
    (
        {"limit": NUMBER, "offset": NUMBER},
        prop(count=NUMBER, next=URL, previous=URL, results=ITEMS),
        ("offset", ("results",), ("next",), "offset", "limit"),
    ),
    ({"skip": NUMBER, "take": NUMBER}, ITEMS, ("offset", (), (), "skip", "take")),
    (
        {"page": NUMBER, "page_size": NUMBER},
        prop(message=prop(header=prop(available=NUMBER), body=prop(track_list=ITEMS))),
        ("page", ("message", "body", "track_list"), (), "page", "page_size"),
    ),
    (
        {"record_index": NUMBER, "page_size": NUMBER},
        prop(count=NUMBER, _embedded=prop(conversations=ITEMS)),
        ("offset", ("_embedded", "conversations"), (), "record_index", "page_size"),
    ),
    (
        {"listOffset": NUMBER, "pager_limit": NUMBER},
        ITEMS,
        ("offset", (), (), "listOffset", "pager_limit"),
    ),
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
        ({"after": TEXT, "limit": NUMBER}, prop(data=ITEMS, note=TEXT)),
        ({"before": MOMENT, "limit": NUMBER}, prop(data=ITEMS, has_more=FLAG)),
        ({"before": TEXT, "limit": NUMBER}, prop(data=ITEMS)),
        ({"offset": TEXT, "limit": NUMBER}, prop(data=ITEMS)),
        ({"offset": TEXT, "sort": TEXT}, ITEMS),
        ({"offset": TEXT, "limit": TEXT}, prop(thing=prop(meta=prop(link=ITEMS)))),
        ({"cursor": TEXT}, prop(data=ITEMS, cursor=NUMBER)),
        ({"limit": NUMBER, "offset": NUMBER}, prop(a=ITEMS, b=ITEMS)),
        ({"limit": NUMBER, "offset": NUMBER}, prop(total=NUMBER)),
        ({"limit": NUMBER, "offset": NUMBER}, TEXT),
        ({}, prop(data=ITEMS, next=TEXT)),
        (
            {"page": NUMBER, "per_page": NUMBER},
            {"type": "array", "items": prop(page=NUMBER, results=ITEMS, total=NUMBER)},
        ),
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
def test_what_tells_that_a_page_is_the_last(parameter: str, properties: Any, expected: Any) -> None:
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


def test_what_comes_back_as_it_was_sent_is_not_paged() -> None:
    """Creating things in a body that is of the type of a page."""
    page = prop(pagination=prop(page=NUMBER, pageSize=NUMBER, itemCount=NUMBER), Orders=ITEMS)
    operation = {
        "requestBody": {"content": {"application/json": {"schema": page}}},
        "responses": reply(page),
    }
    found = built({"Item": prop(id=TEXT)}, {"/orders": {"post": operation}})
    assert found.api.operations[0].paging is None


@pytest.mark.parametrize("name", ["createBooks", "books_list", "add_books"])
@pytest.mark.parametrize("path", ["/books", "/books/search"])
def test_the_page_and_size_of_what_is_made_are_not_of_a_list(name: str, path: str) -> None:
    """Printing at a size, beginning with a page, gives the prints that were made."""
    body = prop(page=NUMBER, size=NUMBER, title=TEXT)
    operation = {
        "operationId": name,
        "requestBody": {"content": {"application/json": {"schema": body}}},
        "responses": reply(ITEMS),
    }
    found = built({"Item": prop(id=TEXT)}, {path: {"post": operation}})
    is_list = name == "books_list" or path.endswith("search")
    assert (found.api.operations[0].paging is not None) == is_list


@pytest.mark.parametrize(("beside", "is_paged"), [("max_id", False), ("sort", True)])
def test_what_is_newer_than_an_id_is_no_next_page(beside: str, is_paged: bool) -> None:
    """Of a list that begins with the newest, which another parameter divides."""
    text = "Returns results with an ID greater than the specified ID."
    asked = [{**query("since_id", TEXT), "description": text}, query("limit", NUMBER)]
    operation = {"parameters": [*asked, query(beside, TEXT)], "responses": reply(ITEMS)}
    found = built({"Item": prop(id=TEXT)}, {"/statuses": {"get": operation}})
    assert (found.api.operations[0].paging is not None) == is_paged


def test_a_thing_that_is_needed_from_the_beginning_is_no_token() -> None:
    """`from` and `into` of a merge, beside a `Link` to what is left."""
    operation = {
        "requestBody": {
            "content": {
                "application/json": {"schema": {**prop(**{"from": TEXT}), "required": ["from"]}}
            }
        },
        "description": "The merged one answers with a `Link` header to the other.",
        "responses": reply(prop(id=TEXT, merge_history=ITEMS)),
    }
    found = built({"Item": prop(id=TEXT)}, {"/merge": {"post": operation}})
    assert found.api.operations[0].paging is None


def test_a_token_in_a_header_of_the_reply() -> None:
    header = {"X-Acme-Next-Cursor": {"schema": TEXT}}
    found = paged({"cursor": TEXT}, ITEMS, headers=header)
    assert found is not None
    assert (found.kind, found.parameter, found.header) == (
        "cursor",
        "cursor",
        "X-Acme-Next-Cursor",
    )
    assert paged({"cursor": TEXT}, ITEMS, headers={"X-Request-Id": {"schema": TEXT}}) is None
    assert paged({"sort": TEXT}, ITEMS, headers=header) is None


def test_writes_are_not_paged() -> None:
    operation = {
        "parameters": [query("limit", NUMBER), query("offset", NUMBER)],
        "responses": reply(ITEMS),
    }
    found = built({"Item": prop(id=TEXT)}, {"/x": {"put": operation}})
    assert found.api.operations[0].paging is None


def test_rules_of_the_configuration_come_first() -> None:
    parameters = {"limit": NUMBER, "offset": NUMBER}
    stated = {"p": NUMBER, "s": NUMBER}
    rule = PagingRule(kind="page", items=("deep", "list"), parameter="p", size="s")
    schema = prop(deep=prop(list=ITEMS))
    for name in ("list", "GET /x"):
        assert paged(parameters, ITEMS, {name: None}) is None
        found = paged(stated, schema, {name: rule})
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
    found = built({"Item": prop(id=TEXT)}, {"/x": {"get": operation}}, Rules({"GET /x": rule}))
    assert found.codes == ["paging-items"]
    assert found.api.operations[0].paging is not None
    assert found.api.operations[0].paging.item == ir.ANY


@pytest.mark.parametrize(
    "names",
    [{"parameter": "p"}, {"parameter": "a.p"}, {"parameter": "limit", "size": "s"}],
)
def test_a_rule_that_names_no_parameter_is_reported(names: dict[str, str]) -> None:
    rule = PagingRule(kind="page", items=("data",), **names)
    operation = {
        "parameters": [{"name": "limit", "in": "query", "schema": NUMBER}],
        "responses": reply(prop(data=ITEMS)),
    }
    found = built({"Item": prop(id=TEXT)}, {"/x": {"get": operation}}, Rules({"GET /x": rule}))
    assert "paging-parameter" in found.codes
    assert found.api.operations[0].paging is None


def test_rules_are_read_from_the_configuration() -> None:
    rule = PagingRule(kind="link")
    operations = {
        "a": OperationRule(paging=rule),
        "b": OperationRule(paging=False),
        "c": OperationRule(method="list"),
    }
    config = Config(root=Path("/"), operations=operations)
    assert rules_of(config).single == {"a": rule, "b": None}


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


def test_ids_lead_back_from_the_first_item_of_a_page() -> None:
    parameters = {"starting_after": TEXT, "ending_before": TEXT}
    found = paged(parameters, prop(data=ITEMS, has_more={"type": "boolean"}))
    assert found is not None
    assert (found.parameter, found.next) == ("starting_after", ("data", -1, "id"))
    assert (found.backward, found.previous) == ("ending_before", ("data", 0, "id"))


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


def described(wire: str, schema: Any, text: str) -> Any:
    """A query parameter with a description."""
    return query(wire, schema) | {"description": text}


def of(
    schema: Any,
    *parameters: Any,
    path: str = "/x",
    method: str = "get",
    rules: Rules | None = None,
    **more: Any,
) -> tuple[ir.Paging | None, list[str]]:
    """How an operation is paged, and what is said."""
    operation = {
        "operationId": "listX",
        "parameters": list(parameters),
        "responses": reply(schema),
        **more,
    }
    found = built({"Item": prop(id=TEXT)}, {path: {method: operation}}, rules)
    return found.api.operations[0].paging, found.codes


def short(paging: ir.Paging | None) -> tuple[Any, ...] | None:
    if paging is None:
        return None
    asked = ".".join([*paging.within, paging.parameter or ""])
    return (paging.kind.value, ".".join(paging.items), asked, paging.next)


LINKS = {"type": "array", "items": prop(rel=TEXT, href=TEXT)}


@pytest.mark.parametrize(
    ("parameters", "schema", "expected"),
    [
        (  # lists beside the items
            {"cursor": TEXT},
            prop(errors=ITEMS, things=ITEMS, cursor=TEXT),
            ("cursor", "things", "cursor", ("cursor",)),
        ),
        (
            {"page": NUMBER, "size": NUMBER},
            prop(content=ITEMS, sort=ITEMS, totalPages=NUMBER),
            ("page", "content", "page", ()),
        ),
        (  # the next request as an object
            {"offset": TEXT, "limit": NUMBER},
            prop(data=ITEMS, next_page=prop(offset=TEXT, uri=URL)),
            ("cursor", "data", "offset", ("next_page", "offset")),
        ),
        (
            {"starting_after": TEXT},
            prop(things=ITEMS, pages=prop(next=prop(starting_after=TEXT))),
            ("cursor", "things", "starting_after", ("pages", "next", "starting_after")),
        ),
        (  # an address by which the server divides the list
            {"$top": NUMBER, "$skip": NUMBER},
            prop(**{"@odata.nextLink": TEXT, "value": ITEMS}),
            ("next_url", "value", "", ("@odata.nextLink",)),
        ),
        (  # the id of the last item, without a flag
            {"after": TEXT, "before": TEXT, "limit": NUMBER},
            ITEMS,
            ("cursor", "", "after", (-1, "id")),
        ),
        (  # a map of items
            {"pageToken": TEXT},
            prop(
                items={"type": "object", "additionalProperties": ref("Item")},
                unreachables={"type": "array", "items": TEXT},
                nextPageToken=TEXT,
            ),
            ("cursor", "items", "pageToken", ("nextPageToken",)),
        ),
        (  # this page's cursor is not the next one
            {"cursor": TEXT, "limit": NUMBER},
            prop(data=ITEMS, cursor=TEXT, limit=NUMBER, next_cursor=TEXT),
            ("cursor", "data", "cursor", ("next_cursor",)),
        ),
        (
            {"cursor": TEXT, "limit": NUMBER},
            prop(data=ITEMS, cursor=TEXT, limit=NUMBER),
            None,
        ),
        (  # links with their relation
            {"page_token": TEXT},
            prop(things=ITEMS, links=LINKS),
            ("next_url", "things", "", ("links", "rel=next", "href")),
        ),
        ({"start": NUMBER, "end": NUMBER, "limit": NUMBER}, ITEMS, None),
    ],
)
def test_shapes_of_replies(parameters: Any, schema: Any, expected: Any) -> None:
    found, _ = of(schema, *(query(name, each) for name, each in parameters.items()))
    assert short(found) == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("offset", "Identifier of the first update to be returned."),
        ("offset", "The timestamp of the last result."),
        ("start", "The time from which on, in seconds."),
        ("page", "Ignored, and kept for old callers."),
    ],
)
def test_numbers_that_are_no_place_in_a_list(name: str, text: str) -> None:
    paging, _ = of(prop(result=ITEMS), described(name, NUMBER, text), query("limit", NUMBER))
    assert paging is None


@pytest.mark.parametrize(
    ("name", "text", "schema", "expected"),
    [
        (
            "turn",
            "Set it to the `next_turn` of the reply before.",
            prop(data=ITEMS, next_turn=TEXT),
            ("cursor", "data", "turn", ("next_turn",)),
        ),
        (
            "batch_token",
            "A pagination cursor of an earlier reply.",
            prop(data=ITEMS, next_batch_token=TEXT),
            ("cursor", "data", "batch_token", ("next_batch_token",)),
        ),
        (
            "from",
            "",
            prop(results=ITEMS, next={**NUMBER, "description": "What to send in from."}),
            ("cursor", "results", "from", ("next",)),
        ),
        ("page", "The page number to return.", ITEMS, ("page", "", "page", ())),
    ],
)
def test_words_of_descriptions(name: str, text: str, schema: Any, expected: Any) -> None:
    type_ = NUMBER if name in ("from", "page") else TEXT
    paging, _ = of(schema, described(name, type_, text))
    assert short(paging) == expected


def test_a_start_that_is_described_as_the_number_of_a_page() -> None:
    size = query("rows", NUMBER)
    reply_ = prop(listings=ITEMS, num_found=NUMBER)
    start = described("start", NUMBER, "Page number to fetch the results for. Default 0.")
    assert short(of(reply_, start, size)[0]) == ("page", "listings", "start", ())
    start = described("start", NUMBER, "The first result, as a number.")
    assert short(of(reply_, start, size)[0]) == ("offset", "listings", "start", ())


def test_pages_that_begin_at_zero_by_another_name() -> None:
    text = "The start page of the results to return. The first item is indexed at 0."
    paging, _ = of(ITEMS, described("pageStart", NUMBER, text), query("pageSize", NUMBER))
    assert paging is not None
    assert (paging.kind, paging.parameter, paging.first) == (
        ir.PagingKind.PAGE,
        "pageStart",
        0,
    )


@pytest.mark.parametrize("name", ["SkipPages", "pages_to_skip"])
def test_pages_to_leave_out_are_pages_that_begin_at_zero(name: str) -> None:
    found = paged({name: NUMBER, "PageSize": NUMBER}, ITEMS)
    assert found is not None
    assert (found.kind, found.parameter, found.first) == (ir.PagingKind.PAGE, name, 0)


def _read(path: str, schema: Any, *parameters: Any) -> ir.Paging | None:
    operation = {"parameters": list(parameters), "responses": reply(schema)}
    found = built({"Item": prop(id=TEXT)}, {path: {"get": operation}})
    return found.api.operations[0].paging


def test_faults_are_items_where_they_are_asked_for() -> None:
    asked = query("page", NUMBER), query("size", NUMBER)
    found = _read("/batches/errors", prop(errors=ITEMS, total=NUMBER), *asked)
    assert found is not None
    assert found.items == ("errors",)
    assert _read("/batches/all", prop(errors=ITEMS, total=NUMBER), *asked) is None


def test_a_thing_whose_links_are_of_the_type_of_all_links_is_no_page() -> None:
    links = prop(next=prop(href=TEXT), self=prop(href=TEXT))
    thing = prop(_id=TEXT, _links=links, roles=ITEMS)
    assert _read("/members/me", thing) is None
    assert _read("/members", prop(_links=links, items=ITEMS)) is not None


@pytest.mark.parametrize("name", ["total_rows_people", "total_people"])
def test_a_page_is_counted_by_the_name_of_its_list(name: str) -> None:
    meta = prop(**{name: NUMBER})
    found = _read("/people", prop(people=ITEMS, meta=meta), query("page", NUMBER))
    assert found is not None
    assert (
        _read("/people", prop(people=ITEMS, meta=prop(age=NUMBER)), query("page", NUMBER)) is None
    )


def test_what_is_reserved_asks_for_nothing() -> None:
    offset = query("offset", TEXT) | {"description": "Reserved for internal or future use."}
    assert _read("/people", prop(people=ITEMS), offset, query("limit", TEXT)) is None
    offset["description"] = "Where to begin."
    assert _read("/people", prop(people=ITEMS), offset, query("limit", TEXT)) is not None


def test_an_address_that_loads_more() -> None:
    found = _read("/groups", prop(groups=ITEMS, load_more_groups=TEXT))
    assert found is not None
    assert (found.kind, found.next) == (ir.PagingKind.NEXT_URL, ("load_more_groups",))


def test_an_id_below_which_the_next_page_is() -> None:
    text = "Load posts with an id lower than this value. Useful for pagination."
    before = query("before", TEXT) | {"description": text}
    found = _read("/posts", prop(posts=ITEMS), before)
    assert found is not None
    assert (found.parameter, found.next) == ("before", ("posts", -1, "id"))
    before["description"] = "Only posts with an id lower than this."
    assert _read("/posts", prop(posts=ITEMS), before) is None


DECLARED: list[tuple[dict[str, Any], Any]] = [
    (
        {"x-ms-pageable": {"nextLinkName": "more", "itemName": "stuff"}},
        ("next_url", "stuff", "", ("more",)),
    ),
    ({"x-ms-pageable": {"nextLinkName": None}}, None),
    (
        {
            "x-speakeasy-pagination": {
                "type": "cursor",
                "inputs": [{"name": "turn", "in": "parameters", "type": "cursor"}],
                "outputs": {"results": "$.stuff", "nextCursor": "$.more"},
            }
        },
        ("cursor", "stuff", "turn", ("more",)),
    ),
    (
        {
            "x-fern-pagination": {
                "cursor": "$request.turn",
                "next_cursor": "$response.more",
                "results": "$response.stuff",
            }
        },
        ("cursor", "stuff", "turn", ("more",)),
    ),
    (
        {
            "x-pagination": {
                "cursorParam": "turn",
                "cursorPath": "more",
                "resultsPath": "stuff",
            }
        },
        ("cursor", "stuff", "turn", ("more",)),
    ),
]


@pytest.mark.parametrize(("said", "expected"), DECLARED)
def test_declarations_of_documents(said: Any, expected: Any) -> None:
    schema = prop(stuff=ITEMS, others=ITEMS, more=TEXT)
    paging, _ = of(schema, query("turn", TEXT), **said)
    assert short(paging) == expected


def test_a_link_of_the_document_leads_to_the_next_page() -> None:
    link = {"operationId": "listX", "parameters": {"turn": "$response.body#/token"}}
    replies = reply(prop(data=ITEMS, token=TEXT))
    replies["200"]["links"] = {"next": link}
    paging, _ = of(TEXT, query("turn", TEXT), responses=replies)
    assert short(paging) == ("cursor", "data", "turn", ("token",))


def test_what_asks_may_lie_in_an_object_of_the_body() -> None:
    body = prop(query=TEXT, pagination=prop(per_page=NUMBER, cursor=TEXT))
    paging, _ = of(
        prop(data=ITEMS, next_cursor=TEXT),
        method="post",
        requestBody={"content": {"application/json": {"schema": body}}},
    )
    assert short(paging) == ("cursor", "data", "pagination.cursor", ("next_cursor",))
    assert paging is not None
    assert paging.size == "per_page"


def test_lists_that_are_not_paged_are_told() -> None:
    paging, codes = of(prop(data=ITEMS, next_cursor=TEXT), query("limit", NUMBER))
    assert (paging, codes) == (None, ["list-not-paged"])
    assert of(ITEMS) == (None, [])


def test_schemes_hold_for_patterns_of_operations() -> None:
    scheme = PagingScheme(
        kind="cursor",
        items=("stuff",),
        next=("more",),
        parameter="turn",
        operations=("GET /x*",),
    )
    rules = Rules(schemes=(scheme,))
    schema = prop(stuff=ITEMS, more=TEXT)
    paging, _ = of(schema, query("turn", TEXT), rules=rules)
    assert short(paging) == ("cursor", "stuff", "turn", ("more",))
    assert of(schema, path="/y", rules=rules)[0] is None
    elsewhere = Rules(schemes=(replace(scheme, operations=("other*",)),))
    assert of(schema, query("turn", TEXT), rules=elsewhere)[0] is None


def test_a_list_is_continued_as_its_siblings_are() -> None:
    cursor = described("turn", TEXT, "A cursor of the page before.")

    def listing(schema: Any) -> Any:
        return {"get": {"parameters": [cursor], "responses": reply(schema)}}

    told, silent = prop(data=ITEMS, next_turn=TEXT), prop(data=ITEMS)
    paths = {f"/{name}": listing(told) for name in "abc"} | {"/d": listing(silent)}
    found = built({"Item": prop(id=TEXT)}, paths).api.operations
    assert {short(operation.paging) for operation in found} == {
        ("cursor", "data", "turn", ("next_turn",))
    }


def test_a_page_is_counted_as_in_the_lists_beside_it() -> None:
    page = described("page", NUMBER, "List page")

    def listing(*asked: Any) -> Any:
        return {"get": {"parameters": [page, *asked], "responses": reply(prop(data=ITEMS))}}

    paths = {f"/{name}": listing(query("limit", NUMBER)) for name in "abc"}
    found = built({"Item": prop(id=TEXT)}, paths | {"/d": listing()}).api.operations
    assert [short(operation.paging) for operation in found] == [("page", "data", "page", ())] * 4
    alone = built({"Item": prop(id=TEXT)}, {"/d": listing()}).api.operations
    assert alone[0].paging is None


def test_the_last_of_items_that_are_wrapped_leads_on() -> None:
    asked = (query("starting_after", TEXT), query("ending_before", TEXT))
    wrapped = prop(data={"type": "array", "items": prop(data=prop(id=TEXT))})
    assert short(of(wrapped, *asked)[0]) == (
        "cursor",
        "data",
        "starting_after",
        ("data", -1, "data", "id"),
    )


def test_a_text_that_is_described_as_the_number_of_a_page() -> None:
    said = described("page", TEXT, "The number of page to retrieve.")
    assert short(of(prop(books=ITEMS), said)[0]) == ("page", "books", "page", ())
    token = described("page", TEXT, "Where the page before ended.")
    assert of(prop(books=ITEMS), token)[0] is None


def test_an_offset_that_comes_back_as_text_is_a_token() -> None:
    asked = (query("offset", TEXT), query("pageSize", NUMBER))
    found = of(prop(records=ITEMS, offset=TEXT), *asked)[0]
    assert short(found) == ("cursor", "records", "offset", ("offset",))
    repeated = prop(records=ITEMS, offset=TEXT, pageSize=NUMBER)
    assert of(repeated, *asked)[0] is None


def test_a_thing_that_has_a_list_is_not_paged() -> None:
    thing = prop(id=TEXT, title=TEXT, tags=ITEMS)
    asked = (query("page", NUMBER), query("per_page", NUMBER))
    assert of(thing, *asked, path="/things/search")[0] is None
    assert of(thing, *asked, path="/tags")[0] is not None


def test_a_default_reply_is_a_result_where_there_is_no_other() -> None:
    page = reply(prop(data=ITEMS, total=NUMBER))
    paging, _ = of(TEXT, query("page", NUMBER), responses={"default": page["200"]})
    assert short(paging) == ("page", "data", "page", ())
