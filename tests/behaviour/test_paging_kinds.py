"""Lists of every kind, walked to their ends over a socket by generated clients."""

from __future__ import annotations

import asyncio
import importlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from clientsmith.commands import pipeline
from clientsmith.config import for_spec
from loopback import serve

TEXT, NUMBER = {"type": "string"}, {"type": "integer"}
FLAG = {"type": "boolean"}
ITEM = {"type": "object", "properties": {"id": TEXT}}
ITEMS = {"type": "array", "items": ITEM}
SEVEN = [{"id": f"{number}"} for number in range(1, 8)]
KEY = {"type": "object", "properties": {"pk": TEXT, "sort-key": NUMBER}}
ANY_KEY = {"type": "object", "additionalProperties": NUMBER}
SIZE = 3
SNOWFLAKE = {"type": "string", "format": "snowflake"}
MOMENT = {"type": "string", "format": "date-time"}


def prop(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


@dataclass(frozen=True)
class Kind:
    """A list operation, and how its server makes a page of what it is asked with: from the
    place that a token or number stands for."""

    asks: Mapping[str, Any]
    schema: Any
    reply: Callable[[int, list[Any], Mapping[str, Any], str], Any]
    start: Callable[[Mapping[str, Any]], int]
    body: Mapping[str, Any] | None = None
    more: Mapping[str, Any] = field(default_factory=dict)
    path: str = ""
    headers: Callable[[int, str], dict[str, str]] = lambda end, base: {}
    told: tuple[str, ...] = ()


def later(end: int, value: object) -> Any:
    """A token of the next page, null after the last one."""
    return value if end < len(SEVEN) else None


def number(asked: Mapping[str, Any], name: str, default: int = 0) -> int:
    return int(asked.get(name) or default)


def after_id(asked: Mapping[str, Any], name: str = "after") -> int:
    return int(asked.get(name) or 0)


KINDS: dict[str, Kind] = {
    "moment_of_the_last": Kind(
        {"before": MOMENT, "limit": NUMBER},
        prop(
            items={"type": "array", "items": {**prop(id=TEXT, at=MOMENT), "required": ["at"]}},
            has_more=FLAG,
        ),
        lambda end, items, asked, base: {
            "items": [
                {**item, "at": f"2026-01-{20 - int(item['id'])}T00:00:00Z"} for item in items
            ],
            "has_more": end < len(SEVEN),
        },
        lambda asked: 20 - int(asked["before"][8:10]) if "before" in asked else 0,
    ),
    "id_of_the_last_before": Kind(
        {"before": TEXT, "limit": NUMBER},
        prop(items=ITEMS, has_more=FLAG),
        lambda end, items, asked, base: {"items": items, "has_more": end < len(SEVEN)},
        lambda asked: after_id(asked, "before"),
    ),
    "offset_as_text": Kind(
        {"limit": TEXT, "offset": TEXT},
        ITEMS,
        lambda end, items, asked, base: items,
        lambda asked: number(asked, "offset"),
    ),
    "page_as_text": Kind(
        {"page": TEXT, "per_page": TEXT},
        prop(things=ITEMS),
        lambda end, items, asked, base: {"things": items},
        lambda asked: SIZE * (number(asked, "page", 1) - 1),
    ),
    "ids_of_one_format": Kind(
        {"after": SNOWFLAKE, "limit": NUMBER},
        prop(users={"type": "array", "items": prop(id=SNOWFLAKE)}),
        lambda end, items, asked, base: {"users": items},
        after_id,
    ),
    "beside_errors": Kind(
        {"cursor": TEXT, "limit": NUMBER},
        prop(errors=ITEMS, things=ITEMS, cursor=TEXT),
        lambda end, items, asked, base: {
            "errors": [],
            "things": items,
            "cursor": later(end, str(end)) or "",
        },
        lambda asked: number(asked, "cursor"),
    ),
    "next_object": Kind(
        {"offset": TEXT, "limit": NUMBER},
        prop(data=ITEMS, next_page={**prop(offset=TEXT, uri=TEXT), "nullable": True}),
        lambda end, items, asked, base: {
            "data": items,
            "next_page": later(end, {"offset": f"t{end}", "uri": "/elsewhere"}),
        },
        lambda asked: int((asked.get("offset") or "t0")[1:]),
    ),
    "iterator_and_done": Kind(
        {"iterator": TEXT, "limit": NUMBER},
        prop(data=ITEMS, iterator=TEXT, done=FLAG),
        lambda end, items, asked, base: {
            "data": items,
            "iterator": str(end),
            "done": end >= len(SEVEN),
        },
        lambda asked: number(asked, "iterator"),
    ),
    "servers_own_link": Kind(
        {"$top": NUMBER, "$skip": NUMBER},
        prop(**{"@odata.nextLink": TEXT, "value": ITEMS}),
        lambda end, items, asked, base: {
            "value": items,
            "@odata.nextLink": later(end, f"{base}/servers_own_link?$token={end}"),
        },
        lambda asked: number(asked, "$token"),
    ),
    "last_of_zero_based": Kind(
        {"page": {**NUMBER, "default": 0}, "size": NUMBER},
        prop(content=ITEMS, sort=ITEMS, last=FLAG),
        lambda end, items, asked, base: {
            "content": items,
            "sort": [],
            "last": end >= len(SEVEN),
        },
        lambda asked: number(asked, "page") * SIZE,
    ),
    "id_of_the_last": Kind(
        {"after": TEXT, "before": TEXT, "limit": NUMBER},
        ITEMS,
        lambda end, items, asked, base: items,
        after_id,
    ),
    "map_of_items": Kind(
        {"pageToken": TEXT},
        prop(
            items={"type": "object", "additionalProperties": ITEM},
            unreachables={"type": "array", "items": TEXT},
            nextPageToken=TEXT,
        ),
        lambda end, items, asked, base: {
            "items": {item["id"]: item for item in items},
            "unreachables": [],
            "nextPageToken": later(end, str(end)) or "",
        },
        lambda asked: number(asked, "pageToken"),
    ),
    "nested_body": Kind(
        {},
        prop(data=ITEMS, pages=prop(next={**prop(starting_after=TEXT)})),
        lambda end, items, asked, base: {
            "data": items,
            "pages": {"next": {"starting_after": str(end)}} if end < len(SEVEN) else {},
        },
        lambda asked: number(asked.get("pagination") or {}, "starting_after"),
        body=prop(query=TEXT, pagination=prop(per_page=NUMBER, starting_after=TEXT)),
    ),
    "offset_in_options": Kind(
        {},
        prop(accounts=ITEMS, things=ITEMS, total_things=NUMBER),
        lambda end, items, asked, base: {
            "accounts": [],
            "things": items,
            "total_things": len(SEVEN),
        },
        lambda asked: number(asked.get("options") or {}, "offset"),
        body=prop(query=TEXT, options=prop(count=NUMBER, offset=NUMBER)),
    ),
    "links_with_rel": Kind(
        {"page_token": TEXT, "page_size": NUMBER},
        prop(
            things=ITEMS,
            links={"type": "array", "items": prop(rel=TEXT, href=TEXT)},
        ),
        lambda end, items, asked, base: {
            "things": items,
            "links": [{"rel": "self", "href": "/"}]
            + [{"rel": "next", "href": f"{base}/links_with_rel?page_token={end}"}]
            * (end < len(SEVEN)),
        },
        lambda asked: number(asked, "page_token"),
    ),
    "link_in_prose": Kind(
        {"after": TEXT, "limit": NUMBER},
        ITEMS,
        lambda end, items, asked, base: items,
        after_id,
        more={"description": "Follow the `Link` header to the next page."},
        headers=lambda end, base: (
            {"link": f'<{base}/link_in_prose?after={end}>; rel="next"'} if end < len(SEVEN) else {}
        ),
    ),
    "inner_host": Kind(
        {"cursor": TEXT, "limit": NUMBER},
        prop(data=ITEMS, next={**TEXT, "format": "uri"}),
        lambda end, items, asked, base: {
            "data": items,
            "next": later(end, f"http://10.0.0.7:8080/inner?cursor={end}&secret=1"),
        },
        lambda asked: number(asked, "cursor"),
    ),
    "declared": Kind(
        {"turn": TEXT},
        prop(stuff=ITEMS, leads=prop(to=TEXT)),
        lambda end, items, asked, base: {
            "stuff": items,
            "leads": {"to": later(end, str(end))},
        },
        lambda asked: number(asked, "turn"),
        more={
            "x-fern-pagination": {
                "cursor": "$request.turn",
                "next_cursor": "$response.leads.to",
                "results": "$response.stuff",
            }
        },
    ),
    "token_in_header": Kind(
        {"cursor": TEXT, "limit": NUMBER},
        ITEMS,
        lambda end, items, asked, base: items,
        lambda asked: number(asked, "cursor"),
        headers=lambda end, base: {"x-acme-next-cursor": str(end)} if end < len(SEVEN) else {},
        told=("X-Acme-Next-Cursor", "X-Request-Id"),
    ),
    "object_token": Kind(
        {},
        prop(Items=ITEMS, LastEvaluatedKey=KEY),
        lambda end, items, asked, base: {
            "Items": items,
            "LastEvaluatedKey": later(end, {"pk": "a", "sort-key": end}),
        },
        lambda asked: number(asked.get("ExclusiveStartKey") or {}, "sort-key"),
        body=prop(TableName=TEXT, ExclusiveStartKey=KEY),
    ),
    "map_token": Kind(
        {},
        prop(rows=ITEMS, next_token=ANY_KEY),
        lambda end, items, asked, base: {
            "rows": items,
            "next_token": later(end, {"n": end}),
        },
        lambda asked: number(asked.get("next_token") or {}, "n"),
        body=prop(name=TEXT, next_token=ANY_KEY),
    ),
    "token_told_of": Kind(
        {"scroll_param": TEXT},
        prop(
            data=ITEMS,
            scroll_param={**TEXT, "description": "Used to fetch the next page."},
        ),
        lambda end, items, asked, base: {
            "data": items,
            "scroll_param": later(end, str(end)) or "",
        },
        lambda asked: number(asked, "scroll_param"),
    ),
    "page_in_path": Kind(
        {},
        prop(results=ITEMS, hasMore=FLAG),
        lambda end, items, asked, base: {
            "results": items,
            "hasMore": end < len(SEVEN),
        },
        lambda asked: number(asked, "page") * SIZE,
        path="/page_in_path/{page}",
        more={
            "parameters": [
                {
                    "name": "page",
                    "in": "path",
                    "required": True,
                    "schema": NUMBER,
                    "description": "Zero-based page",
                }
            ]
        },
    ),
}


def document() -> dict[str, Any]:
    paths: dict[str, Any] = {}
    for name, kind in KINDS.items():
        operation: dict[str, Any] = {
            "operationId": name,
            "tags": ["lists"],
            "parameters": [
                {"name": each, "in": "query", "schema": schema}
                for each, schema in kind.asks.items()
            ],
            "responses": {
                "200": {
                    "description": "A page.",
                    "headers": {name: {"schema": TEXT} for name in kind.told},
                    "content": {"application/json": {"schema": kind.schema}},
                }
            },
            **kind.more,
        }
        if kind.body is not None:
            operation["requestBody"] = {"content": {"application/json": {"schema": kind.body}}}
        method = "get" if kind.body is None else "post"
        paths[kind.path or f"/{name}"] = {method: operation}
    return {
        "openapi": "3.0.3",
        "info": {"title": "Lists", "version": "1"},
        "paths": paths,
    }


class Server:
    """Serves pages of three things; `stuck` servers give their first page for ever, those
    that are `restless` each time with another token."""

    def __init__(self) -> None:
        self.stuck = self.restless = False
        self.asked: list[tuple[str, dict[str, Any]]] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        body = b""
        while True:
            message = await receive()
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        _, name, *rest = scope["path"].split("/")
        asked = dict(parse_qsl(scope["query_string"].decode()))
        asked |= json.loads(body) if body else {}
        asked |= {"page": rest[0]} if rest else {}
        self.asked.append((name, asked))
        kind = KINDS[name]
        host = dict(scope["headers"])[b"host"].decode()
        start = 0 if self.stuck else kind.start(asked)
        items = SEVEN[start : start + SIZE]
        end = start + len(items) + (len(self.asked) - 1) * self.restless
        base = f"http://{host}"
        reply = json.dumps(kind.reply(end, items, asked, base)).encode()
        fields = {"content-type": "application/json", **kind.headers(end, base)}
        headers = [(key.encode(), value.encode()) for key, value in fields.items()]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": reply})


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    root = tmp_path_factory.mktemp("kinds")
    spec = root / "spec.json"
    spec.write_text(json.dumps(document()), "utf-8")
    made = pipeline.generate(for_spec(spec))
    assert made.files is not None
    for path, text in made.files.items():
        Path(root, path).parent.mkdir(parents=True, exist_ok=True)
        Path(root, path).write_text(text, "utf-8", "surrogateescape")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(root))
        yield importlib.import_module("lists")


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[Server, str]]:
    server = Server()
    with serve(server) as url:
        yield server, url


def first_call(client: Any, name: str) -> Any:
    """The list of an operation, asked for from its beginning."""
    resource = getattr(client, name)
    given = {"page": 0} if name == "page_in_path" else {}
    method = resource.list if hasattr(resource, "list") else resource.create
    return method(**given)


def ids(items: list[Any]) -> list[str]:
    return [item[0] if isinstance(item, tuple) else item.id for item in items]


@pytest.mark.parametrize("name", KINDS)
def test_lists_are_walked_to_their_ends(
    package: Any, served: tuple[Server, str], name: str
) -> None:
    server, url = served
    server.stuck = False

    async def walk() -> list[Any]:
        async with package.AsyncLists(base_url=url, max_retries=0) as client:
            return [item async for item in first_call(client, name)]

    expected = [item["id"] for item in SEVEN]
    with package.Lists(base_url=url, max_retries=0) as client:
        assert ids(list(first_call(client, name))) == expected
    assert ids(asyncio.run(walk())) == expected


@pytest.mark.parametrize("restless", [False, True])
@pytest.mark.parametrize("name", KINDS)
def test_lists_without_end_raise(
    package: Any, served: tuple[Server, str], name: str, restless: bool
) -> None:
    server, url = served
    server.stuck, server.restless = True, restless
    server.asked.clear()

    async def walk() -> None:
        async with package.AsyncLists(base_url=url, max_retries=0) as client:
            async for _ in first_call(client, name):
                assert len(server.asked) < 10

    client = package.Lists(base_url=url, max_retries=0)
    try:
        with client, pytest.raises(package.PagingError):
            for _ in first_call(client, name):
                assert len(server.asked) < 10
        server.asked.clear()
        with pytest.raises(package.PagingError):
            asyncio.run(walk())
    finally:
        server.stuck = server.restless = False


def test_a_list_from_its_end_is_walked_backwards(package: Any, served: tuple[Server, str]) -> None:
    """`before` is never sent along with `after`."""
    server, url = served
    server.stuck = True
    server.asked.clear()
    with package.Lists(base_url=url, max_retries=0) as client:
        pages = client.id_of_the_last.list(before="8").pages()
        next(pages)
        next(pages)
        server.asked.clear()
        both = client.id_of_the_last.list(before="8", after="1").pages()
        next(both)
        next(both)
    assert [asked for _, asked in server.asked] == [
        {"before": "8", "after": "1"},
        {"after": "3"},
    ]


def test_a_body_keeps_what_else_it_holds(package: Any, served: tuple[Server, str]) -> None:
    server, url = served
    server.stuck = False
    server.asked.clear()
    with package.Lists(base_url=url, max_retries=0) as client:
        list(client.nested_body.list(query="x", pagination={"per_page": 3}))
    assert [asked for _, asked in server.asked] == [
        {"query": "x", "pagination": {"per_page": 3}},
        {"query": "x", "pagination": {"per_page": 3, "starting_after": "3"}},
        {"query": "x", "pagination": {"per_page": 3, "starting_after": "6"}},
    ]


def test_only_documented_parameters_are_taken_from_another_servers_link(
    package: Any, served: tuple[Server, str]
) -> None:
    server, url = served
    server.stuck = False
    server.asked.clear()
    with package.Lists(base_url=url, max_retries=0) as client:
        list(client.inner_host.list(limit=3))
    assert server.asked[1] == ("inner_host", {"limit": "3", "cursor": "3"})
