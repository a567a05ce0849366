"""XML over a real socket: what is sent is what the XML Objects say, and replies are typed."""

from __future__ import annotations

import asyncio
import gzip
import importlib
import xml.etree.ElementTree as Etree
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from clientsmith import config
from clientsmith.commands import pipeline
from loopback import serve
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

_CASE = Path(__file__).parents[1] / "golden" / "xml"
_PRESS = "https://example.com/press"

BOOK = b"""<?xml version="1.0" encoding="UTF-8"?>
<p:book xmlns:p="https://example.com/press" isbn="978-3">
  <p:title>Caf&#233; &amp; Co</p:title>
  <pages xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>
  <price> 12.50 </price>
  <in-print>1</in-print>
  <published>2024-02-29</published>
  <updated>2024-02-29T12:00:00Z</updated>
  <cover>
    aGVs
    bG8=
  </cover>
  <kind>poem</kind>
  <author id="7"><name>Ann</name></author>
  <tag>a</tag><tag>b</tag>
  <scores>1</scores>
  <blurb><![CDATA[<b>Good</b>]]></blurb>
  <height>20</height>
  <links><home>https://h</home></links>
  <media><medium type="paper"><sheets>3</sheets></medium></media>
  <shelf mark="x">9</shelf>
</p:book>"""


@dataclass
class Scripted:
    """A server that replies what it is told to, and keeps what it was sent."""

    content: bytes = b""
    media: str = "application/xml"
    status: int = 200
    coding: str = ""
    sent: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        self.sent = await request.body()
        self.headers = dict(request.headers)
        reply = Response(self.content, self.status)
        reply.headers["Content-Type"] = self.media
        if self.coding:
            reply.headers["Content-Encoding"] = self.coding
        await reply(scope, receive, send)


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The package of the golden case."""
    made = config.for_spec(_CASE / "spec.yaml")
    with package(replace(made, root=_CASE), tmp_path_factory.mktemp("press")) as found:
        yield found


@contextmanager
def package(chosen: config.Config, root: Path) -> Iterator[Any]:
    """The package that comes of a configuration."""
    made = pipeline.generate(chosen)
    assert made.files is not None and made.names is not None
    for path, text in made.files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8", "surrogateescape")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(root))
        yield importlib.import_module(made.names.package)


@pytest.fixture(scope="module")
def _served() -> Iterator[tuple[Scripted, str]]:
    server = Scripted()
    with serve(server) as url:
        yield server, url


@pytest.fixture
def server(_served: tuple[Scripted, str]) -> Scripted:
    """The server, with nothing to say yet."""
    _served[0].__init__()  # type: ignore[misc]
    return _served[0]


@pytest.fixture
def client(press: Any, _served: tuple[Scripted, str]) -> Iterator[Any]:
    """A client that reports deviations to `client.seen`."""
    seen: list[Any] = []
    with press.Press(base_url=_served[1], on_deviation=seen.append) as made:
        made.seen = seen
        yield made


def create(client: Any, **more: Any) -> Any:
    return client.books.create(isbn="978-3", title="T", **more)


def test_a_reply_is_typed_as_json_would_be(client: Any, server: Scripted) -> None:
    server.content, server.status = BOOK, 201
    book = create(client)
    assert (book.isbn, book.title) == ("978-3", "Café & Co")
    assert (book.pages, "pages" in book.model_fields_set) == (None, True)
    assert (book.price, book.in_print) == (12.5, True)
    assert book.published == date(2024, 2, 29)
    assert book.updated == datetime(2024, 2, 29, 12, tzinfo=UTC)
    assert (book.cover, book.kind) == (b"hello", "poem")
    assert (book.author.id, book.author.name) == (7, "Ann")
    assert (book.tags, book.scores) == (["a", "b"], [1])
    assert book.blurb.html == "<b>Good</b>"
    assert (book.size.height, book.size.width) == (20, None)
    assert book.links == {"home": "https://h"}
    assert [type(each).__name__ for each in book.media] == ["Paper"]
    assert book.media[0].sheets == 3
    assert book.shelf == {"@mark": "x", "#text": "9"}  # kept, though not declared
    assert client.seen == []


def test_what_is_sent_is_what_the_document_says(client: Any, server: Scripted) -> None:
    server.content, server.status = BOOK, 201
    create(
        client,
        pages=None,
        price=1.5,
        in_print=False,
        published=date(2024, 1, 2),
        cover=b"hello",
        kind="essay",
        author={"id": 7, "name": 'A <b> & "c"'},
        tags=["x", "y"],
        scores=[1, 2],
        blurb={"html": "<i>]]></i>"},
        size={"height": 3},
        links={"home": "h", "not a name": "n"},
        media=[{"type": "disc", "seconds": 5}],
    )
    assert server.headers["content-type"] == "application/xml"
    assert server.headers["accept"] == "application/xml"
    root = Etree.fromstring(server.sent)
    assert root.tag == f"{{{_PRESS}}}book"
    assert root.attrib == {"isbn": "978-3"}
    names = [child.tag for child in root]
    assert names == [
        *(f"{{{_PRESS}}}title", "pages", "price", "in-print", "published", "cover"),
        *("kind", "author", "tag", "tag", "scores", "scores", "blurb", "height"),
        *("links", "media"),
    ]
    nil = root.find("pages")
    assert nil is not None and list(nil.attrib.values()) == ["true"]
    assert root.findtext("in-print") == "false"
    assert root.findtext("cover") == "aGVsbG8="
    author = root.find("author")
    assert author is not None and author.attrib == {"id": "7"}
    assert author.findtext("name") == 'A <b> & "c"'
    assert root.findtext("blurb") == "<i>]]></i>"
    assert b"<![CDATA[" in server.sent
    entries = root.findall("links/entry")
    assert [[part.text for part in entry] for entry in entries] == [
        ["home", "h"],
        ["not a name", "n"],
    ]
    medium = root.find("media/medium")
    assert medium is not None and medium.attrib == {"type": "disc"}


def test_what_came_can_be_sent_again(client: Any, server: Scripted, press: Any) -> None:
    server.content, server.status = BOOK, 201
    book = create(client)
    server.content, server.status = b"<n>1</n>", 200
    assert client.books.replace(body=[book, book]) == 1
    assert server.headers["content-type"] == "application/vnd.press+xml"
    root = Etree.fromstring(server.sent)
    assert root.tag == "books"
    assert [child.tag for child in root] == [f"{{{_PRESS}}}book"] * 2
    server.content, server.status = Etree.tostring(root[0]), 201
    assert create(client) == book


@pytest.mark.parametrize(
    ("content", "titles"),
    [
        (
            b"<library><shelf><book isbn='1'><title>A</title></book></shelf></library>",
            "A",
        ),
        (
            b"<library><shelf><book isbn='1'><title>A</title></book>"
            b"<book isbn='2'><title>B</title></book></shelf></library>",
            "AB",
        ),
        (b"<library><shelf/></library>", ""),
        (b"<library/>", ""),
        # As servers write it against their description: not wrapped, and in an envelope.
        (b"<library><book isbn='1'><title>A</title></book></library>", "A"),
        (
            b"<Reply xmlns='urn:x'><Id>1</Id><library><books><book isbn='1'><title>A"
            b"</title></book></books></library></Reply>",
            "A",
        ),
    ],
)
def test_lists_are_lists_whatever_holds_them(
    client: Any, server: Scripted, content: bytes, titles: str
) -> None:
    server.content, server.media = content, "text/xml"
    books = client.books.list().books
    assert "".join(book.title for book in books) == titles
    assert client.seen == []


@pytest.mark.parametrize(
    ("encoding", "media"),
    [
        ("iso-8859-1", "application/xml"),
        ("utf-16", "application/xml"),
        ("utf-8-sig", "text/xml; charset=utf-8"),
    ],
)
def test_encodings(client: Any, server: Scripted, encoding: str, media: str) -> None:
    named = encoding.removesuffix("-sig")
    text = f"<?xml version='1.0' encoding='{named}'?><book isbn='1'><title>é</title></book>"
    server.content, server.status, server.media = text.encode(encoding), 201, media
    assert create(client).title == "é"


def test_the_charset_of_the_content_type(client: Any, server: Scripted) -> None:
    server.content = "<book isbn='1'><title>é</title></book>".encode("latin-1")
    server.status, server.media = 201, "text/xml; charset=ISO-8859-1"
    assert create(client).title == "é"


def test_errors_are_typed(client: Any, server: Scripted, press: Any) -> None:
    server.content = (
        b"<problem xmlns='urn:ietf:rfc:7807'><title>Taken</title><status>409</status>"
        b"</problem>"
    )
    server.status, server.media = 409, "application/problem+xml"
    with pytest.raises(press.ConflictError) as caught:
        create(client)
    assert type(caught.value.body).__name__ == "Fault"
    assert (caught.value.body.title, caught.value.body.status) == ("Taken", 409)
    assert "Taken" in str(caught.value)


def test_what_does_not_fit_is_kept_and_told(client: Any, server: Scripted) -> None:
    server.content = b"<book isbn='1'><title>A</title><pages>many</pages></book>"
    server.status = 201
    book = create(client)
    assert (book.title, book.pages) == ("A", "many")
    assert [each.pointer for each in client.seen] == ["/pages"]


def test_json_is_preferred_and_xml_is_there_for_who_asks(
    client: Any, server: Scripted
) -> None:
    server.content, server.media = b'{"text": "a"}', "application/json"
    assert client.notes.create(text="a", lang="en").text == "a"
    assert server.sent == b'{"lang":"en","text":"a"}'
    assert server.headers["accept"] == "application/json"
    # A server that replies in XML all the same is understood.
    server.content, server.media = b"<Note lang='de'>b</Note>", "application/xml"
    note = client.notes.create(text="a", lang="en")
    assert (note.lang, note.text) == ("de", "b")


def test_xml_without_a_structure_is_text(client: Any, server: Scripted) -> None:
    server.content = b"<a><b/></a>"
    assert client.raw_.retrieve() == "<a><b/></a>"


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE book [<!ENTITY a 'x'>]><book isbn='1'><title>&a;</title></book>",
        b"<!DOCTYPE book SYSTEM 'file:///etc/passwd'><book isbn='1'><title>t</title></book>",
        b"<!DOCTYPE b [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><b isbn='1'>&a;</b>",
        b"<book isbn='1'><title>&undefined;</title></book>",
        b"<a>" * 200 + b"</a>" * 200,
        b"<book isbn='1'><title>t</book>",
        b"not xml",
    ],
)
def test_what_is_not_safe_or_not_xml_is_refused(
    client: Any, server: Scripted, press: Any, content: bytes
) -> None:
    server.content, server.status = content, 201
    with pytest.raises(press.ResponseValidationError, match="XML") as caught:
        create(client)
    assert "root:" not in str(caught.value)
    assert caught.value.content == content


def test_a_document_of_too_many_bytes_is_refused(
    press: Any, server: Scripted, _served: tuple[Scripted, str]
) -> None:
    server.content = BOOK.replace(b"12.50", b" " * 2_000 + b"12.50")
    server.status = 201
    with press.Press(base_url=_served[1], body_limit=2_000) as client:
        with pytest.raises(press.ResponseValidationError, match="larger than 2000"):
            create(client)
        server.content = gzip.compress(server.content)
        server.coding = "gzip"
        assert len(server.content) < 2_000
        with pytest.raises(press.ResponseValidationError, match="larger than 2000"):
            create(client)


def test_characters_that_xml_does_not_have_are_refused(
    client: Any, server: Scripted
) -> None:
    with pytest.raises(ValueError, match="XML cannot hold"):
        create(client, kind="a\x00b")


def test_the_asynchronous_twin(
    press: Any, server: Scripted, _served: tuple[Scripted, str]
) -> None:
    server.content, server.status = BOOK, 201

    async def call() -> Any:
        async with press.AsyncPress(base_url=_served[1]) as client:
            return await client.books.create(isbn="1", title="t", tags=["a"])

    assert asyncio.run(call()).author.name == "Ann"
    assert b"<tag>a</tag>" in server.sent


def test_fakes_reply_in_xml(press: Any) -> None:
    transport = importlib.import_module("press.testing").fake()
    with press.Press(transport=transport) as client:
        assert client.books.list().books == []
        assert client.books.create(isbn="1", title="t").isbn == "text"
