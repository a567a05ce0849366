"""What parameters, forms and parts look like on the wire."""

# ruff: noqa: E501 (documents are easier to read in long lines)

from __future__ import annotations

import base64
import io
import json
from email.message import Message
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path
from typing import Any

import pytest
from documents import Made, made

HEAD = """
openapi: 3.{minor}
info: {{title: Wire, version: "1"}}
servers: [{{url: "https://x.test"}}]
paths:
"""


def document(paths: str, minor: str = "0.3") -> str:
    return HEAD.format(minor=minor) + paths


def parts(it: Made) -> list[Message]:
    """The parts of the last request, read by the standard library."""
    last = it.server.last
    head = f"Content-Type: {last.headers['content-type']}\r\n\r\n".encode()
    message = BytesParser(policy=HTTP).parsebytes(head + last.body)
    assert message.is_multipart() and not message.defects
    return list(message.get_payload())  # type: ignore[arg-type]


def described(it: Made) -> list[tuple[Any, Any, Any, bytes]]:
    """Name, file name, content type and raw content of each part of the last request."""
    found = []
    for part in parts(it):
        payload = part.get_payload(decode=True)
        assert isinstance(payload, bytes)
        name = part.get_param("name", header="content-disposition")
        found.append((name, part.get_filename(), part["content-type"], payload))
    return found


# --- Swagger 2.0 -----------------------------------------------------------------------------

SWAGGER = """
swagger: "2.0"
info: {title: Lists, version: "1"}
host: x.test
paths:
  /q/{p}/{t}/{c}:
    get:
      operationId: q
      parameters:
        - {name: p, in: path, required: true, type: array, items: {type: string}, collectionFormat: pipes}
        - {name: t, in: path, required: true, type: array, items: {type: string}, collectionFormat: tsv}
        - {name: c, in: path, required: true, type: array, items: {type: integer}}
        - {name: dflt, in: query, type: array, items: {type: integer}}
        - {name: csv, in: query, type: array, items: {type: integer}, collectionFormat: csv}
        - {name: ssv, in: query, type: array, items: {type: integer}, collectionFormat: ssv}
        - {name: tsv, in: query, type: array, items: {type: integer}, collectionFormat: tsv}
        - {name: pipes, in: query, type: array, items: {type: integer}, collectionFormat: pipes}
        - {name: multi, in: query, type: array, items: {type: integer}, collectionFormat: multi}
        - {name: nested, in: query, type: array, collectionFormat: multi, items: {type: array, items: {type: string}}}
        - {name: X-Csv, in: header, type: array, items: {type: integer}}
        - {name: X-Pipes, in: header, type: array, items: {type: integer}, collectionFormat: pipes}
        - {name: X-Tsv, in: header, type: array, items: {type: integer}, collectionFormat: tsv}
        - {name: X-Ssv, in: header, type: array, items: {type: integer}, collectionFormat: ssv}
      responses: {204: {description: ok}}
  /form:
    post:
      operationId: qf
      consumes: [CONSUMES]
      parameters:
        - {name: dflt, in: formData, type: array, items: {type: integer}}
        - {name: csv, in: formData, type: array, items: {type: integer}, collectionFormat: csv}
        - {name: ssv, in: formData, type: array, items: {type: integer}, collectionFormat: ssv}
        - {name: tsv, in: formData, type: array, items: {type: integer}, collectionFormat: tsv}
        - {name: pipes, in: formData, type: array, items: {type: integer}, collectionFormat: pipes}
        - {name: multi, in: formData, type: array, items: {type: integer}, collectionFormat: multi}
      responses: {204: {description: ok}}
"""
LISTS = {name: [1, 2] for name in ("dflt", "csv", "ssv", "tsv", "pipes", "multi")}


def test_lists_of_swagger_2_in_urls_and_headers() -> None:
    with made(SWAGGER.replace("CONSUMES", "application/x-www-form-urlencoded")) as it:
        headers = {f"x_{name}": [1, 2] for name in ("csv", "pipes", "tsv", "ssv")}
        it.call(
            "GET /q/{p}/{t}/{c}",
            p=["a", "b"],
            t=["a", "b"],
            c=[1, 2],
            **LISTS,
            nested=[["a", "b"], ["c"]],
            **headers,
        )
        last = it.server.last
        assert last.path == "/q/a%7Cb/a%09b/1,2"
        assert last.query.split("&") == [
            "dflt=1,2",
            "csv=1,2",
            "ssv=1%202",
            "tsv=1%092",
            "pipes=1%7C2",
            "multi=1",
            "multi=2",
            "nested=a,b",
            "nested=c",
        ]
        assert last.headers["x-csv"] == "1,2"
        assert last.headers["x-pipes"] == "1|2"
        assert last.headers["x-tsv"] == "1\t2"
        assert last.headers["x-ssv"] == "1 2"


def test_lists_of_swagger_2_in_forms() -> None:
    with made(SWAGGER.replace("CONSUMES", "application/x-www-form-urlencoded")) as it:
        it.call("POST /form", **LISTS)
        assert it.server.last.body.decode().split("&") == [
            "dflt=1,2",
            "csv=1,2",
            "ssv=1+2",
            "tsv=1%092",
            "pipes=1%7C2",
            "multi=1",
            "multi=2",
        ]
    with made(SWAGGER.replace("CONSUMES", "multipart/form-data")) as it:
        it.call("POST /form", **LISTS)
        assert [(name, content) for name, _, _, content in described(it)] == [
            ("dflt", b"1,2"),
            ("csv", b"1,2"),
            ("ssv", b"1 2"),
            ("tsv", b"1\t2"),
            ("pipes", b"1|2"),
            ("multi", b"1"),
            ("multi", b"2"),
        ]


NESTED = """
swagger: "2.0"
info: {title: Nested, version: "1"}
host: x.test
paths:
  /p/{csv_pipes}/{tsv_csv}:
    get:
      operationId: q
      parameters:
        - {name: csv_pipes, in: path, required: true, type: array, items: {type: array, collectionFormat: pipes, items: {type: string}}}
        - {name: tsv_csv, in: path, required: true, type: array, collectionFormat: tsv, items: {type: array, items: {type: string}}}
        - {name: multi_pipes, in: query, type: array, collectionFormat: multi, items: {type: array, collectionFormat: pipes, items: {type: integer}}}
        - {name: ssv_tsv, in: query, type: array, collectionFormat: ssv, items: {type: array, collectionFormat: tsv, items: {type: integer}}}
        - {name: pipes_csv_ssv, in: query, type: array, collectionFormat: pipes, items: {type: array, items: {type: array, collectionFormat: ssv, items: {type: string}}}}
        - {name: multi_csv_pipes, in: query, type: array, collectionFormat: multi, items: {type: array, collectionFormat: csv, items: {type: array, collectionFormat: pipes, items: {type: integer}}}}
        - {name: X-Pipes-Csv, in: header, type: array, collectionFormat: pipes, items: {type: array, items: {type: integer}}}
        - {name: X-Csv-Tsv, in: header, type: array, items: {type: array, collectionFormat: tsv, items: {type: integer}}}
      responses: {204: {description: ok}}
  /form:
    post:
      operationId: f
      consumes: [CONSUMES]
      parameters:
        - {name: csv_pipes, in: formData, type: array, items: {type: array, collectionFormat: pipes, items: {type: integer}}}
        - {name: ssv_csv, in: formData, type: array, collectionFormat: ssv, items: {type: array, items: {type: integer}}}
        - {name: multi_csv, in: formData, type: array, collectionFormat: multi, items: {type: array, items: {type: string}}}
        - {name: multi_tsv, in: formData, type: array, collectionFormat: multi, items: {type: array, collectionFormat: tsv, items: {type: integer}}}
      responses: {204: {description: ok}}
"""
TABLE = [[1, 2], [3]]
FORM = dict.fromkeys(("csv_pipes", "ssv_csv", "multi_csv", "multi_tsv"), TABLE)


def test_each_level_of_a_list_of_swagger_2_has_its_own_format() -> None:
    with made(NESTED.replace("CONSUMES", "application/x-www-form-urlencoded")) as it:
        it.call(
            "GET /p/{csv_pipes}/{tsv_csv}",
            csv_pipes=[["a", "b"], ["c", "d,e"]],
            tsv_csv=[["a", "b"], ["c"]],
            multi_pipes=TABLE,
            ssv_tsv=TABLE,
            pipes_csv_ssv=[[["a", "b"], ["c"]], [["d&e"]]],
            multi_csv_pipes=[TABLE, [[4]]],
            x_pipes_csv=TABLE,
            x_csv_tsv=TABLE,
        )
        last = it.server.last
        assert last.path == "/p/a%7Cb,c%7Cd%2Ce/a,b%09c"
        assert last.query.split("&") == [
            "multi_pipes=1%7C2",
            "multi_pipes=3",
            "ssv_tsv=1%092%203",
            "pipes_csv_ssv=a%20b,c%7Cd%26e",
            "multi_csv_pipes=1%7C2,3",
            "multi_csv_pipes=4",
        ]
        assert last.headers["x-pipes-csv"] == "1,2|3"
        assert last.headers["x-csv-tsv"] == "1\t2,3"
        it.call("POST /form", **FORM)
        assert it.server.last.body.decode().split("&") == [
            "csv_pipes=1%7C2,3",
            "ssv_csv=1,2+3",
            "multi_csv=1,2",
            "multi_csv=3",
            "multi_tsv=1%092",
            "multi_tsv=3",
        ]
    with made(NESTED.replace("CONSUMES", "multipart/form-data")) as it:
        it.call("POST /form", **FORM)
        assert [(name, content) for name, _, _, content in described(it)] == [
            ("csv_pipes", b"1|2,3"),
            ("ssv_csv", b"1,2 3"),
            ("multi_csv", b"1,2"),
            ("multi_csv", b"3"),
            ("multi_tsv", b"1\t2"),
            ("multi_tsv", b"3"),
        ]


# --- forms and parts -------------------------------------------------------------------------

STYLED = """
  /up:
    post:
      operationId: up
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema: {type: object, properties: {Files: {type: array, items: {type: string, format: binary}}, File: {type: string, format: binary}, tags: {type: array, items: {type: string}}}}
            encoding: {Files: {style: STYLE, explode: false}, File: {style: form}, tags: {style: form, explode: false}}
      responses: {"204": {description: ok}}
"""


@pytest.mark.parametrize("style", ["form", "deepObject", "spaceDelimited"])
@pytest.mark.parametrize(("minor", "tags"), [("0.3", [b"a", b"b"]), ("1.0", [b"a,b"])])
def test_files_are_parts_whatever_their_style(
    style: str, minor: str, tags: list[bytes], tmp_path: Path
) -> None:
    path = tmp_path / "c.png"
    path.write_bytes(b"\x89PNG")
    with made(document(STYLED.replace("STYLE", style), minor)) as it:
        files = [b"one", ("b.txt", b"two"), path, io.BytesIO(b"three")]
        it.call("POST /up", files=files, file=b"four", tags=["a", "b"])
        found = described(it)
        assert [(n, f, c) for n, f, _, c in found if n != "tags"] == [
            ("Files", "Files", b"one"),
            ("Files", "b.txt", b"two"),
            ("Files", "c.png", b"\x89PNG"),
            ("Files", "Files", b"three"),
            ("File", "File", b"four"),
        ]
        assert [each[3] for each in found if each[0] == "tags"] == tags


ROOTS = """
  /one:
    post:
      operationId: one
      requestBody: {required: true, content: {multipart/form-data: {schema: {type: string, format: binary}}}}
      responses: {"204": {description: ok}}
  /many:
    post:
      operationId: many
      requestBody: {required: true, content: {multipart/form-data: {schema: {type: array, items: {type: string, format: binary}}}}}
      responses: {"204": {description: ok}}
"""


def test_a_multipart_body_that_is_a_file() -> None:
    with made(document(ROOTS)) as it:
        it.call("POST /one", body=b"content")
        assert described(it) == [
            ("file", "file", "application/octet-stream", b"content")
        ]
        it.call("POST /one", body=("a.txt", b"content"))
        assert described(it) == [("file", "a.txt", "text/plain", b"content")]
        it.call("POST /one", body={"attachment": ("a.txt", b"content")})
        assert described(it) == [("attachment", "a.txt", "text/plain", b"content")]
        it.call("POST /many", body=[b"1", ("b.txt", b"2")])
        assert [(n, f, c) for n, f, _, c in described(it)] == [
            ("file", "file", b"1"),
            ("file", "b.txt", b"2"),
        ]


PAGEABLE = """
  /s:
    get:
      operationId: s
      parameters:
        - {name: pageable, in: query, schema: {type: object, properties: {page: {type: integer}, sort: {type: array, items: {type: string}}}}}
        - {name: c, in: cookie, schema: {type: object, properties: {l: {type: array, items: {type: string}}}}}
      responses: {"204": {description: ok}}
    post:
      operationId: t
      requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {pageable: {type: object, properties: {page: {type: integer}, sort: {type: array, items: {type: string}}}}}}, encoding: {pageable: {style: form, explode: true}}}}}
      responses: {"204": {description: ok}}
"""


def test_a_list_in_an_exploded_object_repeats() -> None:
    value = {"page": 1, "sort": ["name,asc", "id"]}
    with made(document(PAGEABLE)) as it:
        it.call("GET /s", pageable=value, c={"l": ["a", "b"]})
        assert it.server.last.query == "page=1&sort=name%2Casc&sort=id"
        assert it.server.last.headers["cookie"] == "l=a; l=b"
        it.call("POST /s", pageable=value)
        assert it.server.last.body == b"page=1&sort=name%2Casc&sort=id"


ENCODED = """
  /e:
    post:
      operationId: e
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              properties:
                icon: {type: string, contentEncoding: base64, contentMediaType: image/png}
                key: {type: string, format: byte}
                icons: {type: array, items: {type: string, contentEncoding: base64, contentMediaType: image/png}}
      responses: {"204": {description: ok}}
"""


def test_encoded_parts_say_how_they_are_encoded() -> None:
    content = bytes(range(256))
    with made(document(ENCODED, "1.0")) as it:
        it.call("POST /e", icon=content, key=content, icons=[content])
        icon, key, icons = parts(it)
        for part in (icon, icons):
            assert part["content-transfer-encoding"] == "base64"
            assert part["content-type"] == "image/png"
            assert part.get_payload(decode=True) == content
        assert key["content-transfer-encoding"] is None
        text = key.get_payload()
        assert isinstance(text, str) and base64.b64decode(text) == content


NULLS = """
  /n:
    post:
      operationId: n
      parameters:
        - {name: q, in: query, schema: {type: string, nullable: true}}
        - {name: l, in: query, schema: {type: array, items: {type: string, nullable: true}}}
        - {name: X-H, in: header, schema: {type: string, nullable: true}}
      requestBody:
        content:
          MEDIA:
            schema:
              type: object
              properties:
                gone: {type: string, nullable: true}
                kept: {type: string, nullable: true}
                list: {type: array, items: {type: string, nullable: true}}
                json: {type: object, nullable: true, properties: {x: {type: string, nullable: true}}}
                typed: {type: object, nullable: true}
            encoding: {typed: {contentType: application/json}}
      responses: {"204": {description: ok}}
"""


@pytest.mark.parametrize(
    "media", ["multipart/form-data", "application/x-www-form-urlencoded"]
)
def test_none_is_not_sent_outside_of_json(media: str) -> None:
    with made(document(NULLS.replace("MEDIA", media))) as it:
        it.call(
            "POST /n",
            q=None,
            l=["a", None],
            x_h=None,
            gone=None,
            kept="k",
            list=["a", None],
            json_={"x": None},
            typed=None,
        )
        last = it.server.last
        assert last.query == "l=a"
        assert "x-h" not in last.headers
        if media.startswith("multipart"):
            assert [(n, c) for n, _, _, c in described(it)] == [
                ("kept", b"k"),
                ("list", b"a"),
                ("json", b'{"x":null}'),
            ]
        else:
            assert last.body == b"kept=k&list=a&json=%7B%22x%22%3Anull%7D"


MEDIA = """
  /avatar:
    put:
      operationId: putAvatar
      requestBody: {required: true, content: {image/png: {schema: {type: string, format: binary}}, image/jpeg: {schema: {type: string, format: binary}}, image/gif: {schema: {type: string, format: binary}}}}
      responses: {"204": {description: ok}}
  /any:
    put:
      operationId: putAny
      requestBody: {required: true, content: {"image/*": {schema: {type: string, format: binary}}}}
      responses: {"204": {description: ok}}
  /patched:
    patch:
      operationId: patched
      requestBody: {required: true, content: {application/json-patch+json: {schema: {type: object}}, application/merge-patch+json: {schema: {type: object}}, application/apply-patch+yaml: {schema: {type: object}}}}
      responses: {"204": {description: ok}}
  /operations:
    patch:
      operationId: operations
      requestBody: {required: true, content: {application/merge-patch+json: {schema: {type: array, items: {type: object}}}, application/json-patch+json: {schema: {type: array, items: {type: object}}}}}
      responses: {"204": {description: ok}}
"""


def test_the_media_type_fits_the_file(tmp_path: Path) -> None:
    with made(document(MEDIA)) as it:
        for name, media in {
            "a.jpeg": "image/jpeg",
            "a.png": "image/png",
            "a.gif": "image/gif",
        }.items():
            path = tmp_path / name
            path.write_bytes(b"x")
            it.call("PUT /avatar", body=path)
            assert it.server.last.headers["content-type"] == media
            with path.open("rb") as file:
                it.call("PUT /any", body=file)
            assert it.server.last.headers["content-type"] == media
        it.call("PUT /avatar", body=b"x", options={"content_type": "image/png"})
        assert it.server.last.headers["content-type"] == "image/png"
        it.call("PUT /any", body=b"x", options={"content_type": "image/webp"})
        assert it.server.last.headers["content-type"] == "image/webp"


def test_a_patch_is_sent_as_the_kind_that_it_is() -> None:
    with made(document(MEDIA)) as it:
        it.call("PATCH /patched", body={"a": 1})
        last = it.server.last
        assert last.headers["content-type"] == "application/merge-patch+json"
        assert json.loads(last.body) == {"a": 1}
        it.call("PATCH /operations", body=[{"op": "remove", "path": "/a"}])
        assert it.server.last.headers["content-type"] == "application/json-patch+json"


# --- bodies that may be left out ---------------------------------------------------------------

OPTIONAL = document(
    """
  /notes:
    post:
      operationId: addNote
      requestBody: {content: {MEDIA: {schema: {type: object, required: [kind, text], properties: {kind: {type: string, enum: [note]}, text: {type: string}, on: {type: string}}}}}}
      responses: {"204": {description: ok}}
"""
)


@pytest.mark.parametrize(
    ("media", "written"),
    [
        ("application/json", b'{"kind":"note","text":"a"}'),
        ("application/x-www-form-urlencoded", b"kind=note&text=a"),
    ],
)
def test_what_has_one_value_is_there_if_the_body_is(media: str, written: bytes) -> None:
    with made(OPTIONAL.replace("MEDIA", media)) as it:
        it.call("POST /notes")
        assert it.server.last.body == b""
        assert "content-type" not in it.server.last.headers
        it.call("POST /notes", text="a")
        assert it.server.last.body == written
        assert it.server.last.headers["content-type"] == media
