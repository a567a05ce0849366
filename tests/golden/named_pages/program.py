"""Pages whose class the configuration names: what `pages()` gives, and what a user annotates."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import TYPE_CHECKING

from named_pages import (
    AsyncCursorPage,
    AsyncNamedPages,
    CursorPage,
    CursorPages,
    NamedPages,
    Owner,
    OwnerPage,
    Page,
    Pages,
    Pet,
    PetPage,
)
from typing_extensions import assert_type


class Handler(BaseHTTPRequestHandler):
    """Serves two pages of two things."""

    def do_GET(self) -> None:
        last = "after=2" in self.path
        things = [{"name": f"{n}", "id": n} for n in ((3, 4) if last else (1, 2))]
        page = {"data": things, "meta": {"next_cursor": None if last else "2"}}
        body = json.dumps(page).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


def names_of(pages: Iterator[CursorPage[Pet, PetPage]]) -> list[list[str]]:
    return [[pet.name for pet in page] for page in pages]


def owners_of(page: CursorPage[Owner, OwnerPage]) -> list[int]:
    return [owner.id for owner in page.items]


async def walk(url: str) -> list[str]:
    found: list[str] = []
    async with AsyncNamedPages(base_url=url) as client:
        first = await client.pets.list()
        assert_type(first, AsyncCursorPage[Pet, PetPage])
        assert isinstance(first, AsyncCursorPage)
        async for page in client.pets.list().pages():
            assert_type(page, AsyncCursorPage[Pet, PetPage])
            assert isinstance(page, AsyncCursorPage), page
            found += [pet.name for pet in page]
    return found


def main(url: str) -> None:
    with NamedPages(base_url=url) as client:
        pets = client.pets.list()
        assert_type(pets, CursorPages[Pet, PetPage])
        assert isinstance(pets, CursorPages)
        assert isinstance(pets, Pages)
        first = pets.first()
        assert_type(first, CursorPage[Pet, PetPage])
        assert isinstance(first, CursorPage)
        assert repr(first) == "<CursorPage of 2 items>", repr(first)
        following = first.next_page()
        assert_type(following, CursorPage[Pet, PetPage] | None)
        assert isinstance(following, CursorPage)
        assert following.next_page() is None
        assert names_of(client.pets.list().pages()) == [["1", "2"], ["3", "4"]]
        assert owners_of(client.owners.list().first()) == [1, 2]
        plain: Page[Pet, PetPage] = pets.first()
        assert [pet.name for pet in plain] == ["1", "2"]
    assert asyncio.run(walk(url)) == ["1", "2", "3", "4"]


if __name__ == "__main__":
    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        main(f"http://127.0.0.1:{server.server_port}")
        server.shutdown()

if TYPE_CHECKING:
    owners_of(NamedPages().pets.list().first())  # refused
