"""What the README and the reference of a client say, of documents as frameworks write them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from clientsmith.cli import main

TEXT = {"type": "string"}


def reply(schema: dict[str, Any]) -> dict[str, Any]:
    """A reply with the description that FastAPI and NestJS give to all."""
    content = {"application/json": {"schema": schema}}
    return {"200": {"description": "Successful Response", "content": content}}


def operation(function: str, path: str, method: str, **more: Any) -> dict[str, Any]:
    """An operation as FastAPI names it after a function."""
    route = re.sub(r"\W", "_", path)
    return {
        method: {
            "summary": function.replace("_", " ").title(),
            "operationId": f"{function}{route}_{method}",
            "responses": reply({"title": f"Response {function.title()}", **TEXT}),
            **more,
        }
    }


BODY = "Body_upload_cover_books__book_id__cover_post"
UPLOAD = {
    "content": {
        "multipart/form-data": {"schema": {"$ref": f"#/components/schemas/{BODY}"}}
    }
}
LOGIN = {
    "security": [],
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["email", "password"],
                    "properties": {"email": TEXT, "password": TEXT},
                }
            }
        },
    },
    "responses": reply({"$ref": "#/components/schemas/Session"}),
}
BOOK = {"in": "path", "name": "book_id", "required": True, "schema": TEXT}
COVER = "/books/{book_id}/cover"
SENT = {
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Sold"}}}
}
DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Shop", "version": "1"},
    "servers": [{"url": "https://shop.test"}],
    "security": [{"bearer": []}, {"cookie": []}],
    "paths": {
        "/books": operation("list_books", "/books", "get", description="All books."),
        COVER: {
            "parameters": [BOOK],
            **operation("get_cover", COVER, "get"),
            **operation("upload_cover", COVER, "post", requestBody=UPLOAD),
        },
        "/sessions": {"post": {"operationId": "create_session", **LOGIN}},
    },
    "webhooks": {
        "book-sold": operation("book_sold", "book-sold", "post", requestBody=SENT)
    },
    "components": {
        "schemas": {
            BODY: {
                "title": BODY,
                "type": "object",
                "required": ["file"],
                "properties": {"file": {"type": "string", "format": "binary"}},
            },
            "Session": {
                "title": "Session",
                "type": "object",
                "required": ["token"],
                "properties": {"token": TEXT},
            },
            "Sold": {"type": "object", "properties": {"id": TEXT}},
        },
        "securitySchemes": {
            "bearer": {"type": "http", "scheme": "bearer"},
            "cookie": {"type": "apiKey", "in": "cookie", "name": "session_id"},
        },
    },
}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project that is made of the document, with its reference."""
    folder = tmp_path_factory.mktemp("readers")
    (folder / "openapi.json").write_text(json.dumps(DOCUMENT))
    settings = f'spec = "openapi.json"\noutput = "{folder}/client"\n[docs]\n'
    (folder / "clientsmith.toml").write_text(settings)
    with pytest.raises(SystemExit) as ended:
        main(["generate", "-q", "-c", str(folder / "clientsmith.toml")])
    assert not ended.value.code
    return folder / "client"


def test_titles_of_frameworks_are_no_prose(client: Path) -> None:
    """Neither a title nor a summary made of a function's name, nor a description of replies
    that all have, stands in a docstring, the README or the reference."""
    shown = [
        path
        for path in client.rglob("*")
        if path.suffix in (".py", ".md", ".html") and "_runtime" not in path.parts
    ]
    made = re.compile(r"Body.upload|Get Cover|List Books|Book Sold|Successful Response")
    assert [path for path in shown if made.search(path.read_text())] == []
    readme = (client / "README.md").read_text()
    assert "- `client.books.list(…)`: All books\n" in readme
    assert "- `client.books.cover.retrieve(…)`: Get cover\n" in readme


def test_a_login_that_is_no_flow_is_told(client: Path) -> None:
    program = """\
client = Shop()
granted = client.sessions.create(email="…", password="…")
client = client.with_options(token=granted.token)"""
    for page in ("README.md", "docs/index.md"):
        text = (client / page).read_text()
        assert program in text and "Pass the `token` of its reply as" in text


def test_a_cookie_is_called_a_cookie(client: Path) -> None:
    for page in ("README.md", "docs/index.md", "docs/index.html", "shop/_client.py"):
        text = (client / page).read_text()
        assert "he value of the cookie session" in text and "an API key" not in text


def test_webhooks_are_received_by_a_program_that_is_shown(client: Path) -> None:
    for page in ("README.md", "docs/guides/webhooks.md", "docs/guides/webhooks.html"):
        text = re.sub(r"<[^>]+>", "", (client / page).read_text())
        assert "webhooks.verify(body, headers, secret)" in text
        assert "webhooks.book_sold(body)" in text
        assert "Standard Webhooks" in text


def test_asynchronous_methods_say_what_they_do(client: Path) -> None:
    text = (client / "shop/resources/books.py").read_text()
    assert '"""All books. See `Books.list`."""' in text


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("AsyncShop(transport=fake())", "`async_fake()`"),
        ("Shop(transport=async_fake())", "`fake()`"),
    ],
)
def test_the_fake_of_the_other_client_is_told_apart(
    client: Path, program: str, told: str
) -> None:
    lead = "from shop import AsyncShop, Shop\nfrom shop.testing import async_fake, fake\n"
    done = subprocess.run(
        [sys.executable, "-c", lead + program],
        cwd=client,
        capture_output=True,
        text=True,
        check=False,
    )
    assert f"; the fake of this client is {told}, not " in done.stderr
