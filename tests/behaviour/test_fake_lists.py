"""Fakes end lists with the documented page, whatever it says of a next one."""

from __future__ import annotations

import asyncio
import importlib
import json
from types import ModuleType
from typing import Any

import pytest
from clientsmith.commands import pipeline
from clientsmith.config import for_spec

FIRST, SECOND = {"id": "1"}, {"id": "2"}
ITEMS = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id"],
        "properties": {"id": {"type": "string"}},
    },
}
TEXT, NUMBER = {"type": "string"}, {"type": "integer"}


def listing(
    query: dict[str, Any], told: dict[str, Any], example: dict[str, Any] | None
) -> dict[str, Any]:
    """A path whose list is continued by what its replies have beside `items`."""
    schema = {"type": "object", "properties": {"items": ITEMS, **told}}
    schema["required"] = ["items", *told]
    media: dict[str, Any] = {"schema": schema}
    if example is not None:
        media["example"] = {"items": [FIRST, SECOND], **example}
    parameters = [
        {"name": name, "in": "query", "schema": type_} for name, type_ in query.items()
    ]
    content = {"application/json": media}
    replies = {"200": {"description": "A page.", "content": content}}
    return {"get": {"parameters": parameters, "responses": replies}}


OFFSET = {"limit": NUMBER, "offset": NUMBER}
LATER = "https://elsewhere.test/offset?offset=2"
PATHS = {
    "offset": listing(OFFSET, {"count": NUMBER}, {"count": 123}),
    "silent": listing(OFFSET, {}, {}),
    "told": listing(
        OFFSET, {"next": TEXT, "count": NUMBER}, {"next": LATER, "count": 9}
    ),
    "page": listing(
        {"page": NUMBER, "per_page": NUMBER},
        {"has_more": {"type": "boolean"}, "total_pages": NUMBER},
        {"has_more": True, "total_pages": 70},
    ),
    "paged": listing({"page": NUMBER, "per_page": NUMBER}, {}, {}),
    "cursor": listing({"cursor": TEXT}, {"next_cursor": TEXT}, {"next_cursor": "abc"}),
    "last": listing(
        {"starting_after": TEXT, "limit": NUMBER},
        {"has_more": {"type": "boolean"}},
        {"has_more": True},
    ),
    "url": listing({}, {"next": TEXT | {"format": "uri"}}, {"next": LATER}),
}
PATHS["link"] = listing({"page": NUMBER}, {}, {})
reply = PATHS["link"]["get"]["responses"]["200"]
reply["headers"] = {"Link": {"schema": TEXT}}
reply["content"]["application/json"] = {"schema": ITEMS, "example": [FIRST, SECOND]}
MADE_UP = {"made_up": listing({"cursor": TEXT}, {"next_cursor": TEXT}, None)}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("fake_lists")
    spec = folder / "fake_lists.json"
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Fake lists", "version": "1"},
        "servers": [{"url": "https://lists.test"}],
        "paths": {f"/{name}": item for name, item in (PATHS | MADE_UP).items()},
    }
    spec.write_text(json.dumps(document), "utf-8")
    files = pipeline.generate(for_spec(spec)).files or {}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8", "surrogateescape")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        yield importlib.import_module("fake_lists")


def read(package: ModuleType, name: str, *replies: Any, **given: Any) -> list[int]:
    """The ids of a list, read to its end."""
    transport = package.testing.fake()
    if replies:
        transport.reply("GET", f"/{name}", *replies)
    with package.FakeLists(transport=transport, strict=True) as client:
        found = []
        for item in getattr(client, name).list(**given):
            found.append(int(item.id))
            assert len(found) < 20, "the list has no end"
    assert len(transport.requests) <= 2 + len(replies)
    return found


@pytest.mark.parametrize("name", PATHS)
def test_a_list_ends(package: ModuleType, name: str) -> None:
    importlib.import_module("fake_lists.testing")
    assert read(package, name) == [1, 2]


@pytest.mark.parametrize("name", PATHS)
def test_a_list_ends_for_asynchronous_clients(package: ModuleType, name: str) -> None:
    testing = importlib.import_module("fake_lists.testing")

    async def all_of() -> list[int]:
        found = []
        transport = testing.async_fake()
        async with package.AsyncFakeLists(transport=transport, strict=True) as client:
            async for item in getattr(client, name).list():
                found.append(int(item.id))
                assert len(found) < 20, "the list has no end"
        return found

    assert asyncio.run(all_of()) == [1, 2]


def test_what_is_made_up_ends_too(package: ModuleType) -> None:
    importlib.import_module("fake_lists.testing")
    assert len(read(package, "made_up")) < 2


def test_later_pages_are_empty(package: ModuleType) -> None:
    importlib.import_module("fake_lists.testing")
    assert read(package, "offset", offset=50) == []
    assert read(package, "page", page=2) == []
    assert read(package, "page", page=1) == [1, 2]
    assert read(package, "cursor", cursor="any") == [1, 2]


def test_replies_of_a_test_are_given_as_they_are(package: ModuleType) -> None:
    testing = importlib.import_module("fake_lists.testing")

    def page(number: int, cursor: str) -> Any:
        body = {"items": [{"id": str(number)}], "next_cursor": cursor}
        fields = {"Content-Type": "application/json"}
        return testing.FakeReply(200, fields, (json.dumps(body).encode(),))

    assert read(package, "cursor", page(5, "x"), page(6, "")) == [5, 6]
