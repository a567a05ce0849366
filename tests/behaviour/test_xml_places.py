"""XML beyond whole bodies: parts of forms, parameters, webhooks, and Swagger 2.0."""

# ruff: noqa: E501 (documents are easier to read in long lines)

from __future__ import annotations

from email.parser import BytesParser
from email.policy import HTTP
from urllib.parse import parse_qs
from xml.etree import ElementTree

import pytest
from documents import Made, made

PLACES = """
openapi: 3.1.0
info: {title: Press, version: "1"}
servers: [{url: "https://x.test"}]
paths:
  /parts:
    post:
      operationId: sendParts
      requestBody:
        content:
          multipart/form-data:
            schema:
              type: object
              properties:
                book: {$ref: "#/components/schemas/Book"}
                more: {type: array, items: {$ref: "#/components/schemas/Book"}}
                cover: {type: string, format: binary}
                note: {type: object, xml: {name: memo}, properties: {text: {type: string, xml: {x-text: true}}, on: {type: string, format: date, xml: {attribute: true}}}}
                plain: {type: object, properties: {a: {type: integer}}}
            encoding:
              book: {contentType: application/xml}
              more: {contentType: text/xml}
              note: {contentType: application/vnd.memo+xml}
      responses: {"204": {description: ok}}
  /find/{shelf}:
    get:
      operationId: find
      parameters:
        - {name: shelf, in: path, required: true, content: {application/xml: {schema: {type: object, xml: {name: shelf}, properties: {row: {type: integer}}}}}}
        - {name: filter, in: query, content: {application/xml: {schema: {$ref: "#/components/schemas/Book"}}}}
        - {name: X-Book, in: header, content: {application/xml: {schema: {$ref: "#/components/schemas/Book"}}}}
      responses: {"204": {description: ok}}
webhooks:
  stored:
    post:
      requestBody: {content: {application/xml: {schema: {$ref: "#/components/schemas/Book"}}}}
      responses: {"204": {description: ok}}
components:
  schemas:
    Book:
      type: object
      required: [title]
      xml: {name: book, namespace: "http://b.test"}
      properties:
        title: {type: string}
        pages: {type: integer, xml: {attribute: true}}
        tags: {type: array, xml: {wrapped: true}, items: {type: string, xml: {name: tag}}}
"""

BOOK = {"title": "A & B", "pages": 3, "tags": ["x", "y"]}
WRITTEN = '<book xmlns="http://b.test" pages="3"><title>A &amp; B</title><tags><tag>x</tag><tag>y</tag></tags></book>'


def _same(left: str, right: str) -> bool:
    return ElementTree.canonicalize(left) == ElementTree.canonicalize(right)


def _parts(it: Made) -> list[tuple[str, str | None, str, str]]:
    last = it.server.last
    head = f"Content-Type: {last.headers['content-type']}\r\n\r\n".encode()
    message = BytesParser(policy=HTTP).parsebytes(head + last.body)
    return [
        (
            str(part.get_param("name", header="content-disposition")),
            part.get_filename(),
            part.get_content_type(),
            part.get_payload(decode=True).decode(),
        )
        for part in message.iter_parts()
    ]


def test_parts_parameters_and_webhooks_travel_as_xml() -> None:
    with made(PLACES) as it:
        book = it.package.Book(**BOOK)
        it.call(
            "POST /parts",
            book=book,
            more=[BOOK, {"title": "C"}],
            cover=b"jpg",
            note={"text": "Hi", "on": "2026-01-02"},
            plain={"a": 1},
        )
        found = _parts(it)
        assert [each[:3] for each in found] == [
            ("book", None, "application/xml"),
            ("more", None, "text/xml"),
            ("more", None, "text/xml"),
            ("cover", "cover", "application/octet-stream"),
            ("note", None, "application/vnd.memo+xml"),
            ("plain", None, "application/json"),
        ]
        texts = [each[3] for each in found]
        assert _same(texts[0], WRITTEN) and _same(texts[1], WRITTEN), texts
        assert _same(texts[2], '<book xmlns="http://b.test"><title>C</title></book>')
        assert _same(texts[4], '<memo on="2026-01-02">Hi</memo>')
        it.call("POST /parts", book="<book/>", plain=None)
        assert _parts(it) == [("book", None, "application/xml", "<book/>")]

        it.call("GET /find/{shelf}", shelf={"row": 7}, filter=BOOK, x_book=book)
        last = it.server.last
        assert last.path == "/find/%3Cshelf%3E%3Crow%3E7%3C%2Frow%3E%3C%2Fshelf%3E"
        assert _same(parse_qs(last.query)["filter"][0], WRITTEN)
        assert _same(last.headers["x-book"], WRITTEN)
        with pytest.raises(ValueError, match="'filter'"):
            it.call("GET /find/{shelf}", shelf={"row": 7}, filter={"title": "\x00"})

        stored = it.module("webhooks").stored
        assert stored(WRITTEN).to_dict() == BOOK
        assert stored(b'\xef\xbb\xbf<?xml version="1.0"?>' + WRITTEN.encode()) == book
        assert stored('{"title": "D"}').title == "D"
        bomb = '<!DOCTYPE b [<!ENTITY a "aaaa"><!ENTITY c "&a;&a;">]><book><title>&c;</title></book>'
        with pytest.raises(it.package.ResponseValidationError, match="XML"):
            stored(bomb)


SWAGGER = """
swagger: "2.0"
info: {title: Pets, version: "1"}
host: x.test
consumes: [application/xml]
produces: [application/xml]
paths:
  /pets:
    get:
      operationId: listPets
      responses: {"200": {description: ok, schema: {type: array, xml: {name: Pets, wrapped: true}, items: {$ref: "#/definitions/Pet"}}}}
    post:
      operationId: addPet
      parameters: [{name: body, in: body, required: true, schema: {$ref: "#/definitions/Pet"}}]
      responses:
        "200": {description: ok, schema: {$ref: "#/definitions/Pet"}}
        default: {description: no, schema: {type: object, xml: {name: Fault}, properties: {code: {type: integer}, reason: {type: string}}}}
definitions:
  Pet:
    type: object
    required: [name, photoUrls]
    xml: {name: Pet, prefix: p, namespace: "http://p.test"}
    properties:
      id: {type: integer, format: int64, xml: {attribute: true}}
      name: {type: string}
      photoUrls: {type: array, xml: {name: photoUrl, wrapped: true}, items: {type: string}}
      tags: {type: array, items: {$ref: "#/definitions/Tag"}}
      born: {type: string, format: date, xml: {prefix: t, namespace: "http://t.test"}}
  Tag: {type: object, xml: {name: Tag}, properties: {name: {type: string}}}
"""


def test_swagger_2_speaks_xml() -> None:
    pet = (
        '<p:Pet xmlns:p="http://p.test" xmlns:t="http://t.test" id="7"><name>Rex</name>'
        "<photoUrl><photoUrl>u</photoUrl><photoUrl>v</photoUrl></photoUrl>"
        "<Tag><name>a</name></Tag><Tag><name>b</name></Tag>"
        "<t:born>2026-01-02</t:born></p:Pet>"
    )
    value = {
        "id": 7,
        "name": "Rex",
        "photoUrls": ["u", "v"],
        "tags": [{"name": "a"}, {"name": "b"}],
        "born": "2026-01-02",
    }
    with made(SWAGGER) as it:
        it.server.answer(pet, "application/xml")
        given = {**value, "photo_urls": value["photoUrls"]}
        del given["photoUrls"]
        back = it.call("POST /pets", **given)
        sent = it.server.last.body.decode()
        assert _same(sent, pet), sent
        assert it.server.last.headers["content-type"] == "application/xml"
        assert back.to_dict() == value and type(back).__name__ == "Pet"
        it.server.answer(f"<Pets>{pet}{pet}</Pets>", "text/xml; charset=utf-8")
        assert [each.name for each in it.call("GET /pets")] == ["Rex", "Rex"]
        fault = "<Fault><code>12</code><reason>No such pet</reason></Fault>"
        it.server.answer(fault, "application/xml", status=409)
        with pytest.raises(it.package.ConflictError, match="No such pet") as caught:
            it.call("POST /pets", **given)
        assert caught.value.body.code == 12
