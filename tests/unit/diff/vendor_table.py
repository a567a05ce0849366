"""Pairs of the kinds that vendors publish, each judged by hand before it was run: what changed,
both documents, and the worst level on the wire there and back, as in `judged_table`."""

# ruff: noqa: E501 - a table reads best with a row a line
# fmt: off

from __future__ import annotations

from typing import Any

from judged_table import (
    COLORS,
    HEAD,
    JSON,
    OK,
    TEXT,
    WHOLE,
    Node,
    asks,
    closed,
    content,
    given,
    gives,
    guards,
    hook,
    newer,
    oauth,
    older,
    ref,
    schemas,
    sends,
    swagger,
    thing,
)

NUMBER = {"type": "number"}
MANY = {"type": "array", "items": TEXT}
PATH = {"name": "id", "in": "path", "required": True, "schema": TEXT}
MULTIPART = "multipart/form-data"
PICTURE = thing("f", f={"type": "string", "format": "binary"})
PETS = schemas(Cat=thing("kind", "lives", kind=TEXT, lives=WHOLE), Dog=thing("kind", "barks", kind=TEXT, barks=TEXT))
TAGGED = schemas(Cat=thing("kind", kind={"const": "Cat"}), Dog=thing("kind", kind={"const": "Dog"}))
EITHER = {"oneOf": [ref("Cat"), ref("Dog")]}


def part(types: str) -> Node:
    """A file of a form that has to be of one of these types."""
    return older(sends(PICTURE, MULTIPART, encoding={"f": {"contentType": types}}))


def number(**bounds: Any) -> Node:
    return newer(sends(thing("n", n={"type": "number", **bounds})))


def items(**bounds: Any) -> Node:
    return newer(sends(thing("l", l={"type": "array", "items": TEXT, **bounds})))


def paged(*names: str) -> Node:
    return older(gives(thing("data", *names, data=MANY, **dict.fromkeys(names, TEXT))), method="get")


def kinds(**by_type: Any) -> Node:
    """A reply of several types."""
    reply = {"description": "ok", "content": {media.replace("_", "/"): {"schema": schema} for media, schema in by_type.items()}}
    return older({"responses": {"200": reply}})


def described(text: str, example: str) -> Node:
    """A document with texts wherever texts can stand."""
    schema = {"type": "object", "title": text, "description": text, "example": {"a": example}, "properties": {"a": {**TEXT, "description": text, "example": example}}}
    reply = {"description": text, "headers": {"X": {"description": text, "schema": WHOLE}}, "links": {"next": {"operationId": "make", "description": text}},
             "content": {JSON: {"schema": ref("A"), "examples": {"one": {"summary": text, "value": {"a": example}}}}}}
    operation = {"operationId": "make", "summary": text, "description": text, "tags": ["t"], "externalDocs": {"url": f"https://{example}.example"},
                 "parameters": [{"name": "q", "in": "query", "description": text, "example": example, "schema": TEXT}],
                 "requestBody": {"description": text, "content": {JSON: {"schema": ref("A")}}}, "responses": {"200": reply},
                 "callbacks": {"made": {"{$request.body#/a}": {"post": {"summary": text, "responses": {"200": {"description": text}}}}}}}
    return {"openapi": "3.0.3", "info": {**HEAD, "description": text, "contact": {"name": text}, "license": {"name": text}}, "tags": [{"name": "t", "description": text}],
            "servers": [{"url": "https://a.example", "description": text}], "paths": {"/a": {"summary": text, "description": text, "post": operation}},
            "components": {"schemas": {"A": schema}, "securitySchemes": {"k": {"type": "apiKey", "in": "header", "name": "K", "description": text}}}}


def sorted_as(order: int) -> Node:
    """A document whose lists mean the same in any order."""
    def turn(*each: Any) -> list[Any]:
        return list(each)[::order]
    union = {"anyOf": turn(TEXT, {"type": "object", "required": turn("a", "b"), "properties": dict(turn(("a", TEXT), ("b", WHOLE)))})}
    operation = {"parameters": turn({"name": "a", "in": "query", "schema": {**TEXT, "enum": turn("x", "y")}}, {"name": "b", "in": "header", "schema": TEXT}),
                 "requestBody": {"content": dict(turn((JSON, {"schema": union}), ("text/plain", {"schema": TEXT})))},
                 "responses": dict(turn(("200", OK["200"]), ("404", {"description": "no"}))), "security": turn({"key": []}, {"user": []}), "tags": turn("t", "u")}
    return newer(operation, tags=turn({"name": "t"}, {"name": "u"}), components=guards()["components"])


def converted(*, later: bool) -> Node:
    """A document of 3.0, and the same as a converter writes it for 3.1."""
    pet = thing("name", "kind", name=TEXT, kind=COLORS)
    props: Node = {
        "nick": {"type": ["string", "null"]} if later else {**TEXT, "nullable": True},
        "owner": {"anyOf": [ref("Owner"), {"type": "null"}]} if later else {"allOf": [ref("Owner")], "nullable": True},
        "tags": {"type": ["array", "null"], "items": TEXT} if later else {**MANY, "nullable": True},
        "weight": {"type": "number", "exclusiveMinimum": 0} if later else {"type": "number", "minimum": 0, "exclusiveMinimum": True},
        "picture": {"type": "string", "contentEncoding": "base64"} if later else {"type": "string", "format": "byte"},
        "note": {**TEXT, "examples": ["a"]} if later else {**TEXT, "example": "a"},
        "more": {"type": ["object", "null"], "additionalProperties": WHOLE} if later else {"type": "object", "nullable": True, "additionalProperties": WHOLE},
    }
    pet["properties"] |= props
    made = {**sends(ref("Pet")), "responses": {"200": {"description": "ok", **content(ref("Pet"))}}}
    return {**older(made, **schemas(Pet=pet, Owner=thing("id", id=WHOLE))), "openapi": "3.1.0" if later else "3.0.3"}


VENDOR: tuple[tuple[str, Node, Node, str], ...] = (
    # The whole document in other words: nobody notices
    ("3.0 to 3.1 by a converter", converted(later=False), converted(later=True), "--"),
    ("texts and examples everywhere", described("one", "a"), described("two", "b"), "--"),
    ("lists in another order", sorted_as(1), sorted_as(-1), "--"),
    ("an inlined schema is the one of another operation", older({**sends(thing("a", a=TEXT))}), older({**sends({"$ref": "#/paths/~1orders/post/responses/201/content/application~1json/schema"}), "responses": {**OK, "201": {"description": "it", **content(thing("a", a=TEXT))}}}), "NE"),
    ("an anchor instead of a pointer", newer(sends(thing(p=ref("S"))), **schemas(S={**TEXT, "maxLength": 3})), newer(sends(thing(p={"$ref": "#short"})), **schemas(S={**TEXT, "maxLength": 3, "$anchor": "short"})), "--"),
    ("a comment and a vocabulary", newer(sends(TEXT)), newer(sends({**TEXT, "$comment": "x"}), jsonSchemaDialect="https://spec.openapis.org/oas/3.1/dialect/base"), "--"),
    ("1 written as 1.0 in an enumeration", older(sends({"type": "number", "enum": [1, 2]})), older(sends({"type": "number", "enum": [1.0, 2.0]})), "--"),
    ("path level parameter, said again by an operation", newer({"parameters": [PATH]}, "/o/{id}"), {**newer({}), "paths": {"/o/{id}": {"parameters": [PATH], "post": {"parameters": [PATH], "responses": OK}}}}, "--"),
    ("2.0: a path parameter in csv", swagger(given("q", "path", required=True, type="array", items=TEXT), "/o/{q}"), older(asks(MANY, "q", "path"), "/o/{q}", servers=[{"url": "https://shop.example"}]), "--"),
    ("2.0: readOnly and a closed object", swagger({"consumes": [JSON], "parameters": [{"name": "b", "in": "body", "required": True, "schema": closed(a=TEXT, id={**TEXT, "readOnly": True})}]}), older(sends(closed(a=TEXT, id={**TEXT, "readOnly": True})), servers=[{"url": "https://shop.example"}]), "--"),
    # 3.0: a keyword beside a reference does nothing, in 3.1 it counts
    ("a bound beside a reference counts in 3.1", older(sends(thing(p={**ref("S"), "maxLength": 3})), **schemas(S=TEXT)), newer(sends(thing(p={**ref("S"), "maxLength": 3})), **schemas(S=TEXT)), "EN"),
    # Numbers and lists
    ("a finer step", number(multipleOf=0.1), number(multipleOf=0.01), "NE"),
    ("both lower bounds, of which one holds", number(minimum=0, exclusiveMinimum=0), number(exclusiveMinimum=0), "--"),
    ("unique, of at most one", items(maxItems=1), items(maxItems=1, uniqueItems=True), "NN"),
    ("contains that need not be", items(), items(contains=COLORS, minContains=0), "--"),
    ("contains at most", items(contains=COLORS, minContains=0), items(contains=COLORS, minContains=0, maxContains=2), "EN"),
    ("a condition that never holds", newer(sends(thing(a=TEXT))), newer(sends({**thing(a=TEXT), "if": False, "then": {"required": ["a"]}})), "NN"),
    ("not what the type excludes", newer(sends(thing(a=WHOLE))), newer(sends(thing(a={**WHOLE, "not": TEXT}))), "NN"),
    ("names that all fit", newer(sends(closed(ab=TEXT, cd=TEXT))), newer(sends({**closed(ab=TEXT, cd=TEXT), "propertyNames": {"maxLength": 2}})), "--"),
    ("names that do not all fit", newer(sends(closed(ab=TEXT, cde=TEXT))), newer(sends({**closed(ab=TEXT, cde=TEXT), "propertyNames": {"maxLength": 2}})), "EN"),
    ("a property that a pattern holds anyway", newer(sends({**closed(**{"x-a": TEXT}), "patternProperties": {"^x-": TEXT}})), newer(sends({**closed(), "patternProperties": {"^x-": TEXT}})), "NN"),
    ("required and described nowhere, now of a type", older(sends(thing("a"))), older(sends(thing("a", a=TEXT))), "EN"),
    ("names by a pattern that all fit", newer(sends(closed(ab=TEXT, cd=TEXT))), newer(sends({**closed(ab=TEXT, cd=TEXT), "propertyNames": {"pattern": "^[a-d]+$"}})), "--"),
    ("a property of another type than its pattern", newer(sends({**closed(**{"x-a": WHOLE}), "patternProperties": {"^x-": WHOLE}})), newer(sends({**closed(), "patternProperties": {"^x-": TEXT}})), "EE"),
    ("a required property that a pattern holds, gives", newer(gives({**closed("x-a", **{"x-a": TEXT}), "patternProperties": {"^x-": TEXT}})), newer(gives({**closed(), "patternProperties": {"^x-": TEXT}})), "EN"),
    # Paging, wrapping, splitting
    ("another field of the next page", paged("next_cursor"), paged("next_page_token"), "EE"),
    ("one field of the page less", paged("next", "total"), paged("next"), "EN"),
    ("a property moves into another", older(gives(thing("id", id=WHOLE))), older(gives(thing("meta", meta=thing("id", id=WHOLE)))), "EE"),
    ("the union becomes one object, sends", older(sends({"oneOf": [thing("a", a=TEXT), thing("b", b=TEXT)]})), older(sends(thing(a=TEXT, b=TEXT))), "NE"),
    ("the union becomes one object, gives", older(gives({"oneOf": [thing("a", a=TEXT), thing("b", b=TEXT)]})), older(gives(thing(a=TEXT, b=TEXT))), "EN"),
    ("an object or a list of them", older(gives(thing("r", r=thing("a", a=TEXT)))), older(gives(thing("r", r={"oneOf": [thing("a", a=TEXT), {"type": "array", "items": thing("a", a=TEXT)}]}))), "EN"),
    ("items that may be null", older(gives(thing("l", l=MANY))), older(gives(thing("l", l={"type": "array", "items": {**TEXT, "nullable": True}}))), "EN"),
    ("values of a map that may be null", older(gives(thing("m", m={"type": "object", "additionalProperties": TEXT}))), older(gives(thing("m", m={"type": "object", "additionalProperties": {**TEXT, "nullable": True}}))), "EN"),
    ("a moment becomes seconds", older(gives(thing("at", at={**TEXT, "format": "date-time"}))), older(gives(thing("at", at={**WHOLE, "format": "int64"}))), "EE"),
    ("required with a default in a body", older(sends(thing(a=TEXT))), older(sends(thing("a", a={**TEXT, "default": "x"}))), "EN"),
    # Discriminators: a hint, which changes no value that is valid (OpenAPI 3.1.1, Discriminator Object)
    ("a discriminator of what constants say, sends", newer(sends(EITHER), **TAGGED), newer(sends({**EITHER, "discriminator": {"propertyName": "kind"}}), **TAGGED), "NN"),
    ("a discriminator of what constants say, gives", newer(gives(EITHER), **TAGGED), newer(gives({**EITHER, "discriminator": {"propertyName": "kind"}}), **TAGGED), "NN"),
    ("a discriminator where any text was, sends", newer(sends(EITHER), **PETS), newer(sends({**EITHER, "discriminator": {"propertyName": "kind"}}), **PETS), "NN"),
    ("a discriminator where any text was, gives", newer(gives(EITHER), **PETS), newer(gives({**EITHER, "discriminator": {"propertyName": "kind"}}), **PETS), "NN"),
    # Media types
    ("json becomes a merge patch", older(sends(thing(a=TEXT)), method="patch"), older(sends(thing(a=TEXT), "application/merge-patch+json"), method="patch"), "EE"),
    ("the second type of a reply changed", kinds(application_json=thing("a", a=TEXT), application_xml=thing("a", a=TEXT)), kinds(application_json=thing("a", a=TEXT), application_xml=thing("a", a=WHOLE)), "NE"),
    ("a part takes fewer types", part("image/png, image/jpeg"), part("image/png"), "EN"),
    ("a part takes any type of a kind", part("image/png"), part("image/*"), "NE"),
    ("a part needs a header", older(sends(PICTURE, MULTIPART, encoding={"f": {"contentType": "image/png"}})), older(sends(PICTURE, MULTIPART, encoding={"f": {"contentType": "image/png", "headers": {"X-Sum": {"required": True, "schema": TEXT}}}})), "EN"),
    ("a part may have a header", older(sends(PICTURE, MULTIPART, encoding={"f": {"contentType": "image/png"}})), older(sends(PICTURE, MULTIPART, encoding={"f": {"contentType": "image/png", "headers": {"X-Sum": {"schema": TEXT}}}})), "NN"),
    # Paths and servers
    ("a suffix of the path", older({"parameters": [PATH]}, "/o/{id}"), older({"parameters": [PATH]}, "/o/{id}.json"), "EE"),
    ("a word beside a placeholder", older({"parameters": [PATH]}, "/o/{id}"), {**older({"parameters": [PATH]}, "/o/{id}"), "paths": {"/o/{id}": {"post": {"parameters": [PATH], "responses": OK}}, "/o/mine": {"post": {"responses": OK}}}}, "NE"),
    ("a sandbox beside the server", older({}, servers=[{"url": "https://a.example"}]), older({}, servers=[{"url": "https://a.example"}, {"url": "https://sandbox.a.example"}]), "NW"),
    # Security
    ("a scope has another name", newer({}, **guards({"o": ["read"]}, o=oauth("read", "pets:read"))), newer({}, **guards({"o": ["pets:read"]}, o=oauth("read", "pets:read"))), "WW"),
    ("a scheme renamed everywhere", newer({}, **guards({"key": []})), newer({}, security=[{"apiKey": []}], components={"securitySchemes": {"apiKey": {"type": "apiKey", "in": "header", "name": "X-Key"}, "user": {"type": "http", "scheme": "bearer"}}}), "NN"),
    # Schemas in other words
    ("a union of wholes, or a whole of unions", older(sends({"allOf": [{"oneOf": [thing("a", a=TEXT), thing("b", b=WHOLE)]}, thing("c", c=TEXT)]})), older(sends({"oneOf": [{"allOf": [thing("a", a=TEXT), thing("c", c=TEXT)]}, {"allOf": [thing("b", b=WHOLE), thing("c", c=TEXT)]}]})), "NN"),
    ("a reference to a reference", older(sends(thing("p", p=ref("A"))), **schemas(A=ref("B"), B=COLORS)), older(sends(thing("p", p=ref("B"))), **schemas(B=COLORS)), "NN"),
    ("a schema that holds itself has another name", older(gives(ref("Node")), **schemas(Node=thing("v", v=TEXT, below={"type": "array", "items": ref("Node")}))), older(gives(ref("Tree")), **schemas(Tree=thing("v", v=TEXT, below={"type": "array", "items": ref("Tree")}))), "NN"),
    ("a schema that holds itself, once written out", older(gives(ref("Node")), **schemas(Node=thing("v", v=TEXT, below=ref("Node")))), older(gives(ref("Node")), **schemas(Node=thing("v", v=TEXT, below=thing("v", v=TEXT, below=ref("Node"))))), "--"),
    ("a bound beside null, or a bound of what is not null", newer(sends(thing("p", p={"type": ["string", "null"], "minLength": 1}))), newer(sends(thing("p", p={"anyOf": [{"type": "string", "minLength": 1}, {"type": "null"}]}))), "--"),
    ("a length that the enumeration implies", older(sends(thing("c", c=COLORS))), older(sends(thing("c", c={**COLORS, "minLength": 1, "maxLength": 10}))), "NN"),
    ("a length that the format implies", older(sends(thing("i", i={**TEXT, "format": "uuid"}))), older(sends(thing("i", i={**TEXT, "format": "uuid", "minLength": 36, "maxLength": 36}))), "NN"),
    ("a length that the format does not imply", older(sends(thing("i", i={**TEXT, "format": "uuid"}))), older(sends(thing("i", i={**TEXT, "format": "uuid", "maxLength": 35}))), "EN"),
    ("a count that contains implies", items(contains=COLORS), items(contains=COLORS, minItems=1), "--"),
    ("one of two members is needed, sends", older(sends(thing("a", a=TEXT, b=TEXT))), older(sends({**thing(a=TEXT, b=TEXT), "anyOf": [{"required": ["a"]}, {"required": ["b"]}]})), "NE"),
    ("a property needs another", newer(sends(thing(a=TEXT, b=TEXT))), newer(sends({**thing(a=TEXT, b=TEXT), "dependentRequired": {"a": ["b"]}})), "EN"),
    ("an object with either member, from one with both", older(gives(thing("a", "b", a=TEXT, b=TEXT))), older(gives({"anyOf": [thing("a", a=TEXT, b=TEXT), thing("b", a=TEXT, b=TEXT)]})), "EN"),
    # What vendors do to money, dates, identifiers
    ("money as a number or a text, sends", older(sends(thing("m", m=NUMBER))), older(sends(thing("m", m={"oneOf": [NUMBER, TEXT]}))), "NE"),
    ("money as a text, gives", older(gives(thing("m", m=NUMBER))), older(gives(thing("m", m={**TEXT, "format": "decimal"}))), "EE"),
    ("a day becomes a moment, sends", older(sends(thing("d", d={**TEXT, "format": "date"}))), older(sends(thing("d", d={**TEXT, "format": "date-time"}))), "EE"),
    ("a day becomes a moment, gives", older(gives(thing("d", d={**TEXT, "format": "date"}))), older(gives(thing("d", d={**TEXT, "format": "date-time"}))), "EE"),
    ("an identifier need be no uuid, path", older(asks({**TEXT, "format": "uuid"}, "id", "path"), "/o/{id}"), older(asks(TEXT, "id", "path"), "/o/{id}"), "NE"),
    ("a flag becomes 0 or 1", older(gives(thing("f", f={"type": "boolean"}))), older(gives(thing("f", f={**WHOLE, "enum": [0, 1]}))), "EE"),
    # Paging and headers of requests
    ("the most of a page is lowered", older(asks({**WHOLE, "maximum": 1000}, "limit"), method="get"), older(asks({**WHOLE, "maximum": 100}, "limit"), method="get"), "EN"),
    ("limit has another name", older(asks(WHOLE, "limit"), method="get"), older(asks(WHOLE, "page_size"), method="get"), "WW"),
    ("a condition is needed", older(asks(TEXT, "If-Match", "header"), method="put"), older(asks(TEXT, "If-Match", "header", required=True), method="put"), "EN"),
    ("a key against doing it twice", older({}), older(asks(TEXT, "Idempotency-Key", "header")), "NW"),
    ("a filter of one word takes several", older(asks(COLORS, "color"), method="get"), older(asks({"type": "array", "items": COLORS}, "color"), method="get"), "NE"),
    ("a JSON query with one key more, required", older({"parameters": [{"name": "q", "in": "query", **content(thing("a", a=TEXT))}]}), older({"parameters": [{"name": "q", "in": "query", **content(thing("a", "b", a=TEXT, b=TEXT))}]}), "EW"),
    # Files
    ("a download becomes a link", kinds(application_pdf={"type": "string", "format": "binary"}), kinds(application_json=thing("url", url=TEXT)), "EE"),
    ("an upload becomes base64 in JSON", older(sends(PICTURE, MULTIPART)), older(sends(thing("f", f={**TEXT, "format": "byte"}))), "EE"),
    ("a form asks for one more field", older(sends(PICTURE, MULTIPART)), older(sends({**PICTURE, "required": ["f", "name"], "properties": {**PICTURE["properties"], "name": TEXT}}, MULTIPART)), "EW"),
    ("an array of files in 3.1", older(sends(thing(f={"type": "array", "items": {**TEXT, "format": "binary"}}), MULTIPART)), newer(sends(thing(f={"type": "array", "items": {"type": "string", "contentMediaType": "application/octet-stream"}}), MULTIPART)), "--"),
    # Replies
    ("errors get a body", older({"responses": {**OK, "404": {"description": "no"}}}), older({"responses": {**OK, "404": {"description": "no", **content(thing(code=TEXT))}}}), "NE"),
    ("an error says its code as a number", older({"responses": {**OK, "404": {"description": "no", **content(thing("code", code=TEXT))}}}), older({"responses": {**OK, "404": {"description": "no", **content(thing("code", code=WHOLE))}}}), "EE"),
    ("made at once, or later", older({"responses": {"201": {"description": "it", **content(thing("id", id=TEXT))}}}), older({"responses": {"201": {"description": "it", **content(thing("id", id=TEXT))}, "202": {"description": "later", **content(thing("job", job=TEXT))}}}), "WE"),
    ("made, or nothing to make", older({"responses": {"200": {"description": "it", **content(thing("id", id=TEXT))}}}), older({"responses": {"200": {"description": "it", **content(thing("id", id=TEXT))}, "204": {"description": "nothing"}}}), "WE"),
    ("made, or there already", older({"responses": {"201": {"description": "it", **content(ref("S"))}}}, **schemas(S=thing("id", id=TEXT))), older({"responses": {"201": {"description": "it", **content(ref("S"))}, "200": {"description": "it", **content(ref("S"))}}}, **schemas(S=thing("id", id=TEXT))), "NE"),
    ("a reply with links", older(gives(TEXT)), older({"responses": {"200": {"description": "it", **content(TEXT), "links": {"self": {"operationRef": "#/paths/~1orders/post"}}}}}), "--"),
    # Whole operations
    ("two operations become one of both paths", {**older({}), "paths": {"/a": {"get": {"responses": OK}}, "/b": {"get": {"responses": OK}}}}, {**older({}), "paths": {"/a": {"get": {"responses": OK}}}}, "EN"),
    ("an operation that was announced is gone", older({"deprecated": True, "x-sunset": "2020-01-01"}), {**older({}), "paths": {}}, "NN"),
    ("the operation asks for another media type by a header", older({"parameters": [{"name": "Accept", "in": "header", "required": True, "schema": {**TEXT, "enum": ["a/b"]}}]}), older({}), "--"),
    ("the base of the path moves into the server", {**older({}, servers=[{"url": "https://a.example"}]), "paths": {"/v1/a": {"get": {"responses": OK}}}}, {**older({}, servers=[{"url": "https://a.example/v1"}]), "paths": {"/a": {"get": {"responses": OK}}}}, "--"),
    # Security over the whole API
    ("the API's security moves to each operation", {**newer({}, **guards({"key": []})), "paths": {"/a": {"get": {"responses": OK}}, "/b": {"get": {"responses": OK}}}}, {**newer({}), "components": guards()["components"], "paths": {"/a": {"get": {"responses": OK, "security": [{"key": []}]}}, "/b": {"get": {"responses": OK, "security": [{"key": []}]}}}}, "--"),
    ("a health check needs no credential any more", {**newer({}, **guards({"key": []})), "paths": {"/health": {"get": {"responses": OK}}}}, {**newer({}, **guards({"key": []})), "paths": {"/health": {"get": {"responses": OK, "security": []}}}}, "NE"),
    ("a bearer token beside the key, either", newer({}, **guards({"key": []})), newer({}, **guards({"key": []}, {"user": []})), "NE"),
    ("the key of one operation in another header", newer({"security": [{"key": []}]}, **guards({"key": []})), newer({"security": [{"other": []}]}, **guards({"key": []}, other={"type": "apiKey", "in": "header", "name": "X-Other"})), "EE"),
    ("basic beside nothing becomes basic", newer({}, **guards({}, {"b": []}, b={"type": "http", "scheme": "basic"})), newer({}, **guards({"b": []}, b={"type": "http", "scheme": "basic"})), "EN"),
    # Items and tuples
    ("a list of anything gets its items", older(gives(thing("l", l={"type": "array", "items": {}}))), older(gives(thing("l", l=MANY))), "NE"),
    ("a list becomes a single value", older(gives(thing("l", l=MANY))), older(gives(thing("l", l=TEXT))), "EE"),
    ("a list of objects becomes a map of them", older(gives(thing("l", l={"type": "array", "items": thing("id", id=TEXT)}))), older(gives(thing("l", l={"type": "object", "additionalProperties": thing("id", id=TEXT)}))), "EE"),
    ("at least one, sends", items(), items(minItems=1), "EN"),
    ("at least one, gives", newer(gives(MANY)), newer(gives({**MANY, "minItems": 1})), "NE"),
    ("a pair as a tuple, gives", newer(gives({"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2})), newer(gives({"type": "array", "prefixItems": [NUMBER, NUMBER], "minItems": 2, "maxItems": 2})), "NN"),
    # Members that are anything, or nothing
    ("metadata of any kind gets texts only, sends", older(sends(thing(meta={"type": "object"}))), older(sends(thing(meta={"type": "object", "additionalProperties": TEXT}))), "EN"),
    ("metadata of texts may be anything, gives", older(gives(thing("meta", meta={"type": "object", "additionalProperties": TEXT}))), older(gives(thing("meta", meta={"type": "object"}))), "EN"),
    ("a member that is never there", newer(gives(thing("a", a=TEXT, b=TEXT))), newer(gives(thing("a", a=TEXT, b=False))), "NE"),
    ("a closed body takes a further member", older(sends(closed("a", a=TEXT))), older(sends(closed("a", a=TEXT, b=TEXT))), "NE"),
    ("a closed reply has a further member", older(gives(closed("a", a=TEXT))), older(gives(closed("a", a=TEXT, b=TEXT))), "NW"),
    ("a closed reply opens", older(gives(closed("a", a=TEXT))), older(gives(thing("a", a=TEXT))), "NN"),
    # Texts and numbers of queries
    ("a list of numbers as a text with commas", older(asks({"type": "array", "items": WHOLE}, explode=False)), older(asks(TEXT)), "WE"),
    ("words of a query in other letters", older(asks({**TEXT, "enum": ["asc", "desc"]})), older(asks({**TEXT, "enum": ["ASC", "DESC"]})), "EE"),
    ("a word more in a query's default", older(asks({**TEXT, "enum": ["asc", "desc"], "default": "asc"})), older(asks({**TEXT, "enum": ["asc", "desc", "none"], "default": "asc"})), "NE"),
    ("an empty value is allowed", older(asks(TEXT)), older(asks(TEXT, allowEmptyValue=True)), "NN"),
    ("a nested filter in brackets gets a member", older(asks(thing(a=TEXT), "f", style="deepObject")), older(asks(thing(a=TEXT, b=TEXT), "f", style="deepObject")), "NW"),
    ("a cookie becomes a header of the same name", older(asks(TEXT, "sid", "cookie", required=True)), older(asks(TEXT, "sid", "header", required=True)), "EE"),
    # XML
    ("a list in XML loses its wrapper", older(sends(thing(l={**MANY, "xml": {"wrapped": True}}), "application/xml")), older(sends(thing(l=MANY), "application/xml")), "EE"),
    ("an XML name of a property that is JSON only", older(sends(thing(a=TEXT))), older(sends(thing(a={**TEXT, "xml": {"name": "A"}}))), "--"),
    ("an XML prefix", older(sends(thing(a={**TEXT, "xml": {"namespace": "urn:a", "prefix": "x"}}), "application/xml")), older(sends(thing(a={**TEXT, "xml": {"namespace": "urn:a", "prefix": "y"}}), "application/xml")), "--"),
    # Nullable of all kinds
    ("3.0: a nullable list of nullable items", older(gives(thing("l", l={"type": "array", "nullable": True, "items": {**TEXT, "nullable": True}}))), newer(gives(thing("l", l={"type": ["array", "null"], "items": {"type": ["string", "null"]}}))), "--"),
    ("3.0: a nullable union", older(gives(thing("u", u={"nullable": True, "oneOf": [thing("a", a=TEXT), thing("b", b=TEXT)]}))), newer(gives(thing("u", u={"oneOf": [thing("a", a=TEXT), thing("b", b=TEXT), {"type": "null"}]}))), "--"),
    ("null instead of nothing, gives", older(gives(thing(n=TEXT))), older(gives(thing("n", n={**TEXT, "nullable": True}))), "EE"),
    ("null is taken no more, which nobody had to send", older(sends(thing(n={**TEXT, "nullable": True}))), older(sends(thing(n=TEXT))), "EN"),
    ("an empty text instead of null, gives", older(gives(thing("n", n={**TEXT, "nullable": True, "minLength": 1}))), older(gives(thing("n", n=TEXT))), "EE"),
    # Events
    ("hook: answered by another status", hook(TEXT), {**hook(TEXT), "webhooks": {"paid": {"post": {**sends(TEXT), "responses": {"204": {"description": "ok"}}}}}}, "WW"),
    ("hook: a header that is promised no more", {**hook(TEXT), "webhooks": {"paid": {"post": {**sends(TEXT), "parameters": [{"name": "X-Sum", "in": "header", "required": True, "schema": TEXT}], "responses": OK}}}}, hook(TEXT), "EN"),
    ("hook: a header in addition", hook(TEXT), {**hook(TEXT), "webhooks": {"paid": {"post": {**sends(TEXT), "parameters": [{"name": "X-Sum", "in": "header", "required": True, "schema": TEXT}], "responses": OK}}}}, "NE"),
    # Parts
    ("an id that a base marks as readOnly, required", older(sends({"allOf": [ref("B"), thing("a", a=TEXT)]}), **schemas(B=thing("id", id={**TEXT, "readOnly": True}))), older(sends({"allOf": [ref("B"), thing("a", a=TEXT)]}), **schemas(B=thing("id", id=TEXT))), "EN"),
    ("readOnly beside a reference in 3.1", newer(gives(thing("s", s=ref("S"))), **schemas(S=thing("a", a=TEXT))), newer(gives(thing("s", s={**ref("S"), "readOnly": True})), **schemas(S=thing("a", a=TEXT))), "NN"),
    ("further members of one type", older(sends({**thing(a=TEXT), "additionalProperties": True})), older(sends({**thing(a=TEXT), "additionalProperties": TEXT})), "EN"),
    ("a header of one of some words", older({"responses": {"200": {"description": "ok", "headers": {"X": {"required": True, "schema": COLORS}}}}}), older({"responses": {"200": {"description": "ok", "headers": {"X": {"required": True, "schema": {**TEXT, "enum": ["red", "blue", "green"]}}}}}}), "WN"),
    ("the length of a wait becomes a date", older({"responses": {"429": {"description": "slow", "headers": {"Retry-After": {"schema": WHOLE}}}}}), older({"responses": {"429": {"description": "slow", "headers": {"Retry-After": {"schema": TEXT}}}}}), "EN"),
)
