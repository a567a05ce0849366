from __future__ import annotations

from functools import cached_property
from typing import Any

from runtime.client import AsyncClient, Client
from runtime.download import AsyncDownload, Download
from runtime.operation import (
    Api,
    ApiKey,
    Basic,
    Bearer,
    Body,
    CursorPaging,
    LinkPaging,
    NextUrlPaging,
    OAuth2,
    OffsetPaging,
    Operation,
    PagePaging,
    Parameter,
    Reply,
    Server,
)
from runtime.options import Options
from runtime.pages import AsyncPages, Pages
from runtime.resource import AsyncResource, Resource
from runtime.stream import AsyncStream, Stream

from .models.things import Event, Thing, ThingList

_API = Api(
    "Shop",
    "shop",
    "1.2",
    servers=(Server("https://api.shop.example/v1"),),
    schemes={
        "token": Bearer("token"),
        "key": ApiKey("header", "X-Api-Key"),
        "query_key": ApiKey("query", "api_key"),
        "cookie_key": ApiKey("cookie", "session"),
        "login": Basic(),
        "oauth": OAuth2(token_url="/token", scopes=("read", "write")),
    },
    security=(
        ("token",),
        ("key",),
        ("query_key",),
        ("cookie_key",),
        ("login",),
        ("oauth",),
        (),
    ),
    models=f"{__package__}.models",
    sources={"token": ("token", "SHOP_TOKEN"), "key": ("api_key", "")},
)

GET: Operation[Thing] = Operation(
    "GET",
    "/things/{id}",
    parameters=(
        Parameter("id", "path"),
        Parameter("tag"),
        Parameter("X-Trace", "header", argument="x_trace"),
    ),
    replies={"200": "Thing"},
    errors={"4XX": "Problem"},
)
CREATE: Operation[Thing] = Operation(
    "POST",
    "/things",
    body=Body("application/json", fields=("name", "color")),
    replies={"201": "Thing", "200": "Thing"},
    errors={"4XX": "Problem"},
)
PAY: Operation[Thing] = Operation(
    "POST",
    "/payments",
    parameters=(Parameter("Idempotency-Key", "header", argument="idempotency_key"),),
    body=Body("application/json", fields=("name",)),
    replies={"200": "Thing"},
)
UPLOAD: Operation[Thing] = Operation(
    "PUT",
    "/files/{id}",
    parameters=(Parameter("id", "path"),),
    body=Body("application/octet-stream", argument="body"),
    replies={"200": "Thing"},
)
DELETE: Operation[None] = Operation(
    "DELETE",
    "/things/{id}",
    parameters=(Parameter("id", "path"),),
    replies={"204": "None"},
)
CONTENT: Operation[bytes] = Operation(
    "GET",
    "/files/{id}",
    parameters=(Parameter("id", "path"),),
    replies={"200": Reply("bytes", "application/octet-stream")},
)
EVENTS: Operation[Event] = Operation(
    "GET", "/events", replies={"200": Reply("Event", "text/event-stream")}
)
CHAT: Operation[Event] = Operation(
    "POST",
    "/chat",
    body=Body("application/json", fields=("name",)),
    replies={"200": Reply("Event", "text/event-stream")},
)
OPEN: Operation[Any] = Operation("GET", "/open", security=((),))
LOCKED: Operation[Any] = Operation(
    "GET", "/locked", security=(("token", "key"), ("login",))
)
ELSEWHERE: Operation[Any] = Operation(
    "GET", "/else", servers=(Server("https://up.shop.example"),)
)

_LIST = {
    "parameters": (
        Parameter("offset"),
        Parameter("page"),
        Parameter("cursor"),
        Parameter("limit"),
    )
}
BY_OFFSET: Operation[ThingList] = Operation(
    "GET",
    "/things",
    replies={"200": "ThingList"},
    paging=OffsetPaging(("things",), "offset", "Thing", "limit", ("more",)),
    **_LIST,
)
BY_PAGE: Operation[ThingList] = Operation(
    "GET",
    "/things",
    replies={"200": "ThingList"},
    paging=PagePaging(("things",), "page", "Thing"),
    **_LIST,
)
BY_CURSOR: Operation[ThingList] = Operation(
    "GET",
    "/things",
    replies={"200": "ThingList"},
    paging=CursorPaging(("things",), "cursor", "Thing", ("next",)),
    **_LIST,
)
BY_URL: Operation[ThingList] = Operation(
    "GET",
    "/things",
    replies={"200": "ThingList"},
    paging=NextUrlPaging(("things",), ("next",), "Thing"),
    **_LIST,
)
BY_LINK: Operation[list[Thing]] = Operation(
    "GET",
    "/things",
    replies={"200": "list[Thing]"},
    paging=LinkPaging((), "Thing"),
    **_LIST,
)


class Things(Resource):
    def get(
        self, *, id: object, options: Options | None = None, **more: object
    ) -> Thing:
        return self._call(GET, {"id": id, **more}, options)

    def create(
        self, *, name: str, options: Options | None = None, **more: object
    ) -> Thing:
        return self._call(CREATE, {"name": name, **more}, options)

    def pay(
        self, *, name: str, options: Options | None = None, **more: object
    ) -> Thing:
        return self._call(PAY, {"name": name, **more}, options)

    def upload(
        self, *, id: object, body: object, options: Options | None = None
    ) -> Thing:
        return self._call(UPLOAD, {"id": id, "body": body}, options)

    def delete(self, *, id: object, options: Options | None = None) -> None:
        return self._call(DELETE, {"id": id}, options)

    def open(self, *, options: Options | None = None) -> Any:
        return self._call(OPEN, {}, options)

    def locked(self, *, options: Options | None = None) -> Any:
        return self._call(LOCKED, {}, options)

    def elsewhere(self, *, options: Options | None = None) -> Any:
        return self._call(ELSEWHERE, {}, options)

    def list(
        self,
        how: Operation[Any] = BY_CURSOR,
        *,
        options: Options | None = None,
        **arguments: object,
    ) -> Pages[Thing, Any]:
        return self._pages(how, arguments, options)

    def content(self, *, id: object, options: Options | None = None) -> Download:
        return self._download(CONTENT, {"id": id}, options)

    def events(self, *, options: Options | None = None) -> Stream[Event]:
        return self._stream(EVENTS, {}, options)

    def chat(self, *, name: str, options: Options | None = None) -> Stream[Event]:
        return self._stream(CHAT, {"name": name}, options)


class AsyncThings(AsyncResource):
    async def get(
        self, *, id: object, options: Options | None = None, **more: object
    ) -> Thing:
        return await self._call(GET, {"id": id, **more}, options)

    async def create(
        self, *, name: str, options: Options | None = None, **more: object
    ) -> Thing:
        return await self._call(CREATE, {"name": name, **more}, options)

    async def pay(
        self, *, name: str, options: Options | None = None, **more: object
    ) -> Thing:
        return await self._call(PAY, {"name": name, **more}, options)

    async def upload(
        self, *, id: object, body: object, options: Options | None = None
    ) -> Thing:
        return await self._call(UPLOAD, {"id": id, "body": body}, options)

    async def delete(self, *, id: object, options: Options | None = None) -> None:
        return await self._call(DELETE, {"id": id}, options)

    async def open(self, *, options: Options | None = None) -> Any:
        return await self._call(OPEN, {}, options)

    async def locked(self, *, options: Options | None = None) -> Any:
        return await self._call(LOCKED, {}, options)

    async def elsewhere(self, *, options: Options | None = None) -> Any:
        return await self._call(ELSEWHERE, {}, options)

    def list(
        self,
        how: Operation[Any] = BY_CURSOR,
        *,
        options: Options | None = None,
        **arguments: object,
    ) -> AsyncPages[Thing, Any]:
        return self._pages(how, arguments, options)

    async def content(
        self, *, id: object, options: Options | None = None
    ) -> AsyncDownload:
        return await self._download(CONTENT, {"id": id}, options)

    async def events(self, *, options: Options | None = None) -> AsyncStream[Event]:
        return await self._stream(EVENTS, {}, options)

    async def chat(
        self, *, name: str, options: Options | None = None
    ) -> AsyncStream[Event]:
        return await self._stream(CHAT, {"name": name}, options)


class Shop(Client):
    def __init__(self, **settings: Any) -> None:
        super().__init__(_API, **settings)

    @cached_property
    def things(self) -> Things:
        return Things(self)


class AsyncShop(AsyncClient):
    def __init__(self, **settings: Any) -> None:
        super().__init__(_API, **settings)

    @cached_property
    def things(self) -> AsyncThings:
        return AsyncThings(self)
