"""Pairs of documents as a release manager meets them: what changed, both documents, the worst
level on the wire there and back (E error, W warning, N note, - nothing), and rules that must
tell of it there."""

# ruff: noqa: E501 - a table reads best with a row a line
# fmt: off

from __future__ import annotations

from typing import Any

Node = dict[str, Any]
JSON = "application/json"
TEXT = {"type": "string"}
WHOLE = {"type": "integer"}
OK = {"200": {"description": "ok"}}
HEAD = {"title": "Shop", "version": "1.0.0"}


def swagger(operation: Node, path: str = "/orders", method: str = "post", **top: Any) -> Node:
    return {"swagger": "2.0", "info": HEAD, "host": "shop.example", "paths": {path: {method: {"responses": OK, **operation}}}, **top}


def older(operation: Node, path: str = "/orders", method: str = "post", **top: Any) -> Node:
    return {"openapi": "3.0.3", "info": HEAD, "paths": {path: {method: {"responses": OK, **operation}}}, **top}


def newer(operation: Node, path: str = "/orders", method: str = "post", **top: Any) -> Node:
    return {**older(operation, path, method, **top), "openapi": "3.1.0"}


def content(schema: Any, media: str = JSON, **members: Any) -> Node:
    return {"content": {media: {"schema": schema, **members}}}


def sends(schema: Any, media: str = JSON, **members: Any) -> Node:
    return {"requestBody": {"required": True, **content(schema, media, **members)}}


def gives(schema: Any, status: str = "200") -> Node:
    return {"responses": {**OK, status: {"description": "it", **content(schema)}}}


def given(name: str, place: str = "query", **schema: Any) -> Node:
    """A parameter of Swagger 2.0."""
    return {"parameters": [{"name": name, "in": place, **schema}]}


def asks(schema: Any, name: str = "q", place: str = "query", **members: Any) -> Node:
    return {"parameters": [{"name": name, "in": place, "schema": schema, **({"required": True} if place == "path" else {}), **members}]}


def thing(*required: str, **properties: Any) -> Node:
    return {"type": "object", "properties": properties, **({"required": list(required)} if required else {})}


def closed(*required: str, **properties: Any) -> Node:
    return {**thing(*required, **properties), "additionalProperties": False}


def schemas(**named: Any) -> Node:
    return {"components": {"schemas": named}}


def ref(name: str) -> Node:
    return {"$ref": f"#/components/schemas/{name}"}


def guards(*needs: Node, **schemes: Any) -> Node:
    known = {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}, "user": {"type": "http", "scheme": "bearer"}}
    return {"security": list(needs), "components": {"securitySchemes": {**known, **schemes}}}


def oauth(*scopes: str) -> Node:
    return {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://a.example/token", "scopes": dict.fromkeys(scopes, "")}}}


def event(mapping: Node | None, *, where: str, names: tuple[str, ...] = ("Made", "Paid"), tag: str = "kind") -> Node:
    told: Node = {"propertyName": tag, **({"mapping": mapping} if mapping else {})}
    union = {"oneOf": [ref(name) for name in names], "discriminator": told}
    parts = {name: thing(tag, **{tag: TEXT, name.lower(): WHOLE}) for name in names}
    operation = sends(union) if where == "request" else gives(union)
    return older(operation, **schemas(**parts))


def hook(schema: Any) -> Node:
    """A webhook of OpenAPI 3.1."""
    return {**newer({}), "paths": {}, "webhooks": {"paid": {"post": {**sends(schema), "responses": OK}}}}


SHARED = schemas(S=thing("a", a=TEXT, b={"type": "string", "enum": ["red", "blue"]}))
EMAIL = {"type": "string", "format": "email"}
COLORS = {"type": "string", "enum": ["red", "blue"]}
LINES = {"type": "array", "items": thing("sku", sku=TEXT, count=WHOLE)}
CHANGES: tuple[tuple[str, Node, Node, str, tuple[str, ...]], ...] = (
    # Security
    ("2.0: key required for the whole API", swagger({}), swagger({}, securityDefinitions={"k": {"type": "apiKey", "in": "header", "name": "K"}}, security=[{"k": []}]), "EN", ()),
    ("2.0: key moved from header to query", swagger({}, securityDefinitions={"k": {"type": "apiKey", "in": "header", "name": "K"}}, security=[{"k": []}]), swagger({}, securityDefinitions={"k": {"type": "apiKey", "in": "query", "name": "K"}}, security=[{"k": []}]), "EE", ()),
    ("anonymous access removed", newer({}, **guards({}, {"key": []})), newer({}, **guards({"key": []})), "EN", ()),
    ("one of two ways in removed", newer({}, **guards({"key": []}, {"user": []})), newer({}, **guards({"key": []})), "EN", ()),
    ("both where one sufficed", newer({}, **guards({"key": []}, {"user": []})), newer({}, **guards({"key": [], "user": []})), "EN", ()),
    ("one more beside an anonymous way", newer({}, **guards({})), newer({}, **guards({}, {"key": []})), "NN", ()),
    ("a way that asks for more than another", newer({}, **guards({"key": []})), newer({}, **guards({"key": []}, {"key": [], "user": []})), "NN", ()),
    ("the operation overrides the document's security", newer({"security": []}, **guards({"key": []})), newer({}, **guards({"key": []})), "EN", ()),
    ("a scheme renamed and its type changed", newer({}, **guards({"key": []})), newer({}, **guards({"user": []})), "EE", ()),
    ("a scope fewer", newer({}, **guards({"o": ["a", "b"]}, o=oauth("a", "b"))), newer({}, **guards({"o": ["a"]}, o=oauth("a", "b"))), "NW", ()),
    ("two ways that differ in scopes, one gone", newer({}, **guards({"o": ["a"]}, {"o": ["b"]}, o=oauth("a", "b"))), newer({}, **guards({"o": ["a"]}, o=oauth("a", "b"))), "WN", ()),
    ("oauth became a bearer token", newer({}, **guards({"o": ["a"]}, o=oauth("a"))), newer({}, **guards({"o": []}, o={"type": "http", "scheme": "bearer"})), "NW", ()),
    # Parameters
    ("2.0: collectionFormat multi to csv in a query", swagger(given("q", type="array", items=TEXT, collectionFormat="multi")), swagger(given("q", type="array", items=TEXT, collectionFormat="csv")), "EE", ()),
    ("2.0: collectionFormat tsv in a path", swagger(given("q", "path", required=True, type="array", items=TEXT), "/o/{q}"), swagger(given("q", "path", required=True, type="array", items=TEXT, collectionFormat="tsv"), "/o/{q}"), "EE", ()),
    ("2.0: collectionFormat ssv in a form", swagger({**given("q", "formData", type="array", items=TEXT), "consumes": ["application/x-www-form-urlencoded"]}), swagger({**given("q", "formData", type="array", items=TEXT, collectionFormat="ssv"), "consumes": ["application/x-www-form-urlencoded"]}), "EE", ()),
    ("2.0: collectionFormat csv said", swagger(given("q", type="array", items=TEXT)), swagger(given("q", type="array", items=TEXT, collectionFormat="csv")), "--", ()),
    ("query to path", older(asks(TEXT, "id"), "/orders"), older(asks(TEXT, "id", "path"), "/orders/{id}"), "EE", ()),
    ("query to cookie, required", older(asks(TEXT, required=True)), older(asks(TEXT, place="cookie", required=True)), "EE", ("request-parameter-moved",)),
    ("query to header, with another type", older(asks(TEXT, required=True)), older(asks(WHOLE, place="header", required=True)), "EE", ("request-parameter-moved",)),
    ("query into the body", older({**asks(WHOLE, "count", required=True), **sends(thing(sku=TEXT))}), older(sends(thing("count", sku=TEXT, count=WHOLE))), "EE", ()),
    ("path parameters of one type change places", newer({"parameters": [{"name": n, "in": "path", "required": True, "schema": TEXT} for n in ("shop", "order")]}, "/s/{shop}/o/{order}"), newer({"parameters": [{"name": n, "in": "path", "required": True, "schema": TEXT} for n in ("order", "shop")]}, "/s/{order}/o/{shop}"), "EE", ("endpoint-path-parameters-swapped",)),
    ("placeholder renamed, parameters listed in another order", newer({"parameters": [{"name": n, "in": "path", "required": True, "schema": TEXT} for n in ("shop", "order")]}, "/s/{shop}/o/{order}"), newer({"parameters": [{"name": n, "in": "path", "required": True, "schema": TEXT} for n in ("id", "shop_id")]}, "/s/{shop_id}/o/{id}"), "--", ()),
    ("header lost its bound and its default changed", older(asks({**WHOLE, "maximum": 9, "default": 5}, place="header")), older(asks({**WHOLE, "default": 6}, place="header")), "EE", ()),
    ("required parameter got a default", older(asks(TEXT, required=True)), older(asks({**TEXT, "default": "a"}, required=True)), "NN", ()),
    ("optional with a default became required", older(asks({**WHOLE, "default": 1})), older(asks({**WHOLE, "default": 1}, required=True)), "EN", ()),
    ("query pattern set on an enumeration that fits", older(asks(COLORS)), older(asks({**COLORS, "pattern": "^[a-z]+$"})), "NN", ()),
    ("boolean query became text", older(asks({"type": "boolean"})), older(asks(TEXT)), "NE", ()),
    ("boolean query became its two words", older(asks({"type": "boolean"})), older(asks({"type": "string", "enum": ["true", "false"]})), "NN", ()),
    ("date-time query became text", older(asks({**TEXT, "format": "date-time"})), older(asks(TEXT)), "NE", ()),
    ("query list got a bound of items", older(asks({"type": "array", "items": TEXT})), older(asks({"type": "array", "items": TEXT, "maxItems": 10})), "EN", ()),
    ("path value got a bound", older(asks(TEXT, "id", "path"), "/o/{id}"), older(asks({**TEXT, "minLength": 3}, "id", "path"), "/o/{id}"), "EN", ()),
    ("integer in a path as uuid", older(asks(WHOLE, "id", "path"), "/o/{id}"), older(asks({**TEXT, "format": "uuid"}, "id", "path"), "/o/{id}"), "EE", ()),
    ("array of a query closed by prefixItems", newer(asks({"type": "array", "items": TEXT})), newer(asks({"type": "array", "prefixItems": [TEXT, WHOLE], "items": False})), "EN", ()),
    ("deepObject lost a required member", older(asks(thing("a", a=TEXT, b=TEXT), style="deepObject")), older(asks(thing("b", a=TEXT, b=TEXT), style="deepObject")), "EE", ()),
    # Bodies: bounds, enumerations, formats
    ("maxLength below what the enumeration has", older(sends(thing(c=COLORS))), older(sends(thing(c={**COLORS, "maxLength": 3}))), "EN", ()),
    ("3.0: exclusiveMinimum true where the bound is 0", older(sends(thing(n={"type": "number", "minimum": 0}))), older(sends(thing(n={"type": "number", "minimum": 0, "exclusiveMinimum": True}))), "EN", ()),
    ("integer: exclusiveMinimum 0 is minimum 1", older(sends(thing(n={**WHOLE, "minimum": 0, "exclusiveMinimum": True}))), older(sends(thing(n={**WHOLE, "minimum": 1}))), "--", ()),
    ("multipleOf 1 on an integer", older(sends(thing(n=WHOLE))), older(sends(thing(n={**WHOLE, "multipleOf": 1}))), "NN", ()),
    ("number multipleOf 1 is integer", older(sends(thing(n={"type": "number", "multipleOf": 1}))), older(sends(thing(n=WHOLE))), "NN", ()),
    ("int32 to a bound that int32 has", older(sends(thing(n={**WHOLE, "format": "int32"}))), older(sends(thing(n={**WHOLE, "format": "int32", "maximum": 2147483647}))), "NN", ()),
    ("email became a format", older(sends(thing(m=TEXT))), older(sends(thing(m=EMAIL))), "EN", ()),
    ("a password is shown as such", older(sends(thing(p=TEXT))), older(sends(thing(p={**TEXT, "format": "password"}))), "--", ()),
    ("decimal annotates a text", older(gives(thing(p=TEXT))), older(gives(thing(p={**TEXT, "format": "decimal"}))), "--", ()),
    ("response: int32 became int64", older(gives(thing(n={**WHOLE, "format": "int32"}))), older(gives(thing(n={**WHOLE, "format": "int64"}))), "EN", ()),
    ("response: int64 became unformatted", older(gives(thing(n={**WHOLE, "format": "int64"}))), older(gives(thing(n=WHOLE))), "EN", ()),
    ("response: enumeration grew", older(gives(thing(c=COLORS))), older(gives(thing(c={**TEXT, "enum": ["red", "blue", "green"]}))), "WN", ()),
    ("response: text became an enumeration", older(gives(thing(c=TEXT))), older(gives(thing(c=COLORS))), "NW", ()),
    ("response: bound lifted", older(gives(thing(n={**WHOLE, "maximum": 9}))), older(gives(thing(n=WHOLE))), "EN", ()),
    ("3.0: nullable in a request dropped", older(sends(thing(n={**TEXT, "nullable": True}))), older(sends(thing(n=TEXT))), "EN", ()),
    ("items of a list tightened below a map", older(sends({"type": "object", "additionalProperties": LINES})), older(sends({"type": "object", "additionalProperties": {"type": "array", "items": thing("sku", "count", sku=TEXT, count=WHOLE)}})), "EN", ()),
    ("uniqueItems dropped in a response", older(gives({"type": "array", "items": TEXT, "uniqueItems": True})), older(gives({"type": "array", "items": TEXT})), "EN", ()),
    # Objects
    ("optional property of a closed request removed", older(sends(closed(a=TEXT, b=TEXT))), older(sends(closed(a=TEXT))), "EN", ()),
    ("optional property of an open request removed", older(sends(thing(a=TEXT, b=TEXT))), older(sends(thing(a=TEXT))), "WN", ()),
    ("closed request: property renamed", older(sends(closed(a=TEXT))), older(sends(closed(c=TEXT))), "EE", ()),
    ("closed by unevaluatedProperties over allOf", newer(sends({"allOf": [thing(a=TEXT)], "properties": {"b": TEXT}, "unevaluatedProperties": False})), newer(sends({"allOf": [thing(a=TEXT)], "unevaluatedProperties": False})), "EN", ()),
    ("response property became optional", older(gives(thing("a", a=TEXT))), older(gives(thing(a=TEXT))), "EN", ()),
    ("response property became writeOnly, deep", older(gives({"type": "array", "items": thing("a", a=TEXT)})), older(gives({"type": "array", "items": thing("a", a={**TEXT, "writeOnly": True})})), "EW", ()),
    ("request property became readOnly, closed", older(sends(closed("a", a=TEXT))), older(sends(closed("a", a={**TEXT, "readOnly": True}))), "NE", ()),
    ("required readOnly property added to a request", older(sends(thing(a=TEXT))), older(sends(thing("b", a=TEXT, b={**TEXT, "readOnly": True}))), "NN", ()),
    ("writeOnly property added to a response, required", older(gives(thing(a=TEXT))), older(gives(thing("b", a=TEXT, b={**TEXT, "writeOnly": True}))), "NN", ()),
    ("minProperties that required implies", older(sends(thing("a", a=TEXT))), older(sends({**thing("a", a=TEXT), "minProperties": 1})), "--", ()),
    ("map of text became map of numbers", older(gives({"type": "object", "additionalProperties": TEXT})), older(gives({"type": "object", "additionalProperties": WHOLE})), "EE", ()),
    ("map became an object with known keys", older(gives({"type": "object", "additionalProperties": TEXT})), older(gives(closed(a=TEXT, b=TEXT))), "NW", ()),
    # Unions and discriminators
    ("request wrapped in anyOf with null", newer(sends(thing(a=thing(b=TEXT)))), newer(sends(thing(a={"anyOf": [thing(b=TEXT), {"type": "null"}]}))), "NE", ()),
    ("request: oneOf got an option that no old payload fits", older(sends({"oneOf": [thing("a", a=TEXT), {"type": "array", "items": TEXT}]})), older(sends({"oneOf": [thing("a", a=TEXT), {"type": "array", "items": TEXT}, WHOLE]})), "NE", ()),
    ("request: anyOf lost an option that another holds", older(sends(thing(n={"anyOf": [WHOLE, {"type": "number"}]}))), older(sends(thing(n={"type": "number"}))), "--", ()),
    ("request: mapping value renamed", event({"made": "Made", "paid": "Paid"}, where="request"), event({"created": "Made", "paid": "Paid"}, where="request"), "EE", ()),
    ("response: mapping value renamed", event({"made": "Made", "paid": "Paid"}, where="response"), event({"created": "Made", "paid": "Paid"}, where="response"), "EE", ()),
    ("response: mapping dropped, so names of schemas count", event({"made": "Made", "paid": "Paid"}, where="response"), event(None, where="response"), "EE", ()),
    ("response: one more event", event({"made": "Made", "paid": "Paid"}, where="response"), event({"made": "Made", "paid": "Paid", "lost": "Lost"}, names=("Made", "Paid", "Lost"), where="response"), "EN", ()),
    ("request: one more event", event({"made": "Made", "paid": "Paid"}, where="request"), event({"made": "Made", "paid": "Paid", "lost": "Lost"}, names=("Made", "Paid", "Lost"), where="request"), "NE", ()),
    ("the tag has another name", event({"made": "Made", "paid": "Paid"}, where="request"), event({"made": "Made", "paid": "Paid"}, where="request", tag="type"), "EE", ()),
    ("mapping values change places", event({"made": "Made", "paid": "Paid"}, where="response"), event({"made": "Paid", "paid": "Made"}, where="response"), "EE", ()),
    # Replies, headers, media types
    ("200 became 201", older(gives(thing(a=TEXT), "200")), older({"responses": {"201": {"description": "ok", **content(thing(a=TEXT))}}}), "EE", ()),
    ("2.0: produces lost a type", swagger({"produces": [JSON, "text/csv"], "responses": {"200": {"description": "ok", "schema": TEXT}}}), swagger({"produces": [JSON], "responses": {"200": {"description": "ok", "schema": TEXT}}}), "EN", ()),
    ("2.0: consumes of the document lost a type", swagger({"parameters": [{"name": "b", "in": "body", "schema": TEXT}]}, consumes=[JSON, "text/plain"]), swagger({"parameters": [{"name": "b", "in": "body", "schema": TEXT}]}, consumes=[JSON]), "EN", ()),
    ("2.0: body became required", swagger({"parameters": [{"name": "b", "in": "body", "schema": TEXT}]}), swagger({"parameters": [{"name": "b", "in": "body", "required": True, "schema": TEXT}]}), "EN", ()),
    ("2.0: body parameter renamed", swagger({"parameters": [{"name": "b", "in": "body", "schema": TEXT}]}), swagger({"parameters": [{"name": "order", "in": "body", "schema": TEXT}]}), "--", ()),
    ("2.0: form field became required", swagger({**given("f", "formData", type="string"), "consumes": ["multipart/form-data"]}), swagger({**given("f", "formData", type="string", required=True), "consumes": ["multipart/form-data"]}), "EN", ()),
    ("2.0: basePath changed", swagger({}, basePath="/v1"), swagger({}, basePath="/v2"), "WW", ()),
    ("2.0: https only", swagger({}, schemes=["http", "https"]), swagger({}, schemes=["https"]), "WN", ()),
    ("response header of another type", older({"responses": {"200": {"description": "ok", "headers": {"X-Left": {"schema": WHOLE}}}}}), older({"responses": {"200": {"description": "ok", "headers": {"X-Left": {"schema": TEXT}}}}}), "EN", ()),
    ("response header got a bound", older({"responses": {"200": {"description": "ok", "headers": {"X-Left": {"schema": WHOLE}}}}}), older({"responses": {"200": {"description": "ok", "headers": {"X-Left": {"schema": {**WHOLE, "minimum": 0}}}}}}), "NE", ()),
    ("json became a form", older(sends(thing(a=TEXT))), older(sends(thing(a=TEXT), "application/x-www-form-urlencoded")), "EE", ()),
    ("multipart part of another content type", older(sends(thing(a=TEXT), "multipart/form-data", encoding={"a": {"contentType": "text/plain"}})), older(sends(thing(a=TEXT), "multipart/form-data", encoding={"a": {"contentType": "application/json"}})), "EE", ()),
    # XML
    ("xml: a property has another element", older(sends(thing(a=TEXT), "application/xml")), older(sends(thing(a={**TEXT, "xml": {"name": "b"}}), "application/xml")), "EE", ()),
    ("xml: an element became an attribute", older(gives({}) | {"responses": {"200": {"description": "ok", **content(thing(a=TEXT), "application/xml")}}}), older({"responses": {"200": {"description": "ok", **content(thing(a={**TEXT, "xml": {"attribute": True}}), "application/xml")}}}), "EE", ()),
    ("xml: a list got a wrapper", older(sends(thing(a={"type": "array", "items": TEXT}), "application/xml")), older(sends(thing(a={"type": "array", "items": TEXT, "xml": {"wrapped": True}}), "application/xml")), "EE", ()),
    ("xml: another namespace", older(sends({**thing(a=TEXT), "xml": {"name": "o", "namespace": "https://a.example"}}, "application/xml")), older(sends({**thing(a=TEXT), "xml": {"name": "o", "namespace": "https://b.example"}}, "application/xml")), "EE", ()),
    ("xml: the name that it has anyway", older(sends(thing(a=TEXT), "application/xml")), older(sends(thing(a={**TEXT, "xml": {"name": "a"}}), "application/xml")), "--", ()),
    ("xml says nothing about JSON", older(sends(thing(a=TEXT))), older(sends(thing(a={**TEXT, "xml": {"name": "b"}}))), "--", ()),
    # Webhooks, versions of the format, and what else was met
    ("webhook property gone", hook(thing("a", a=TEXT)), hook(thing(b=TEXT)), "EW", ()),
    ("webhook enum grew", hook(thing(a=COLORS)), hook(thing(a={**TEXT, "enum": ["red", "blue", "x"]})), "WN", ()),
    ("webhook required added", hook(thing(a=TEXT)), hook(thing("a", a=TEXT)), "NE", ()),
    ("enum case", older(sends(thing(c=COLORS))), older(sends(thing(c={**TEXT, "enum": ["RED", "BLUE"]}))), "EE", ()),
    ("enum int grew resp", older(gives(thing(c={**WHOLE, "enum": [1, 2]}))), older(gives(thing(c={**WHOLE, "enum": [1, 2, 3]}))), "WN", ()),
    ("const changed req", newer(sends(thing("k", k={"const": "a"}))), newer(sends(thing("k", k={"const": "b"}))), "EE", ()),
    ("exclusive 3.0 vs 3.1", older(sends(thing(n={"type": "number", "minimum": 0, "exclusiveMinimum": True}))), newer(sends(thing(n={"type": "number", "exclusiveMinimum": 0}))), "--", ()),
    ("example", older(sends(thing(n={**TEXT, "example": "a"}))), newer(sends(thing(n={**TEXT, "examples": ["b"]}))), "--", ()),
    ("list to page", older(gives({"type": "array", "items": TEXT})), older(gives(thing("items", items={"type": "array", "items": TEXT}))), "EE", ()),
    ("file to files", older(sends(thing(f={**TEXT, "format": "binary"}), "multipart/form-data")), older(sends(thing(f={"type": "array", "items": {**TEXT, "format": "binary"}}), "multipart/form-data")), "NE", ()),
    ("file to text part", older(sends(thing(f={**TEXT, "format": "binary"}), "multipart/form-data")), older(sends(thing(f=TEXT), "multipart/form-data")), "EE", ()),
    ("octet to binary", newer(sends({}, "application/octet-stream")), newer(sends({**TEXT, "format": "binary"}, "application/octet-stream")), "--", ()),
    ("server var enum shrank", older({}, servers=[{"url": "https://{r}.x", "variables": {"r": {"default": "eu", "enum": ["eu", "us"]}}}]), older({}, servers=[{"url": "https://{r}.x", "variables": {"r": {"default": "eu", "enum": ["eu"]}}}]), "WN", ()),
    ("header param renamed req", older(asks(TEXT, "X-Foo", "header", required=True)), older(asks(TEXT, "Foo", "header", required=True)), "EE", ()),
    ("header param case", older(asks(TEXT, "X-Foo", "header", required=True)), older(asks(TEXT, "x-foo", "header", required=True)), "--", ()),
    ("maxItems 0", older(sends(thing(l={"type": "array", "items": TEXT}))), older(sends(thing(l={"type": "array", "items": TEXT, "maxItems": 0}))), "EN", ()),
    ("resp header optional", older({"responses": {"200": {"description": "ok", "headers": {"X": {"required": True, "schema": TEXT}}}}}), older({"responses": {"200": {"description": "ok", "headers": {"X": {"schema": TEXT}}}}}), "EN", ()),
    ("default->4XX", older({"responses": {"200": {"description": "o"}, "default": {"description": "e", **content(thing("m", m=TEXT))}}}), older({"responses": {"200": {"description": "o"}, "4XX": {"description": "e", **content(thing("m", m=TEXT))}}}), "NN", ()),
    ("error body changed", older({"responses": {"200": {"description": "o"}, "400": {"description": "e", **content(thing("m", m=TEXT))}}}), older({"responses": {"200": {"description": "o"}, "400": {"description": "e", **content(thing("n", n=TEXT))}}}), "EE", ()),
    ("operationId", older({"operationId": "a"}), older({"operationId": "b"}), "NN", ()),
    ("recursive deep", older(gives(ref("T")), **schemas(T=thing("v", v=TEXT, kids={"type": "array", "items": ref("T")}))), older(gives(ref("T")), **schemas(T=thing("v", v=WHOLE, kids={"type": "array", "items": ref("T")}))), "EE", ()),
    ("closed oneOf options", older(sends({"oneOf": [closed("a", a=TEXT), closed("b", b=TEXT)]})), older(sends({"oneOf": [closed("a", a=TEXT), closed("b", "c", b=TEXT, c=TEXT)]})), "EE", ()),
    ("allOf closed part", older(sends({"allOf": [thing(a=TEXT)]})), older(sends({"allOf": [thing(a=TEXT), thing("b", b=TEXT)]})), "EW", ()),
    ("dependentRequired dropped resp", newer(gives({**thing(a=TEXT, b=TEXT), "dependentRequired": {"a": ["b"]}})), newer(gives(thing(a=TEXT, b=TEXT))), "EN", ()),
    ("date became text resp", older(gives(thing(d={**TEXT, "format": "date"}))), older(gives(thing(d=TEXT))), "EN", ()),
    ("float became double resp", older(gives(thing(d={"type": "number", "format": "float"}))), older(gives(thing(d={"type": "number", "format": "double"}))), "EN", ()),
    ("int to number resp", older(gives(thing(d=WHOLE))), older(gives(thing(d={"type": "number"}))), "EN", ()),
    ("int to string resp", older(gives(thing(d=WHOLE))), older(gives(thing(d=TEXT))), "EE", ()),
    ("byte to binary", older(gives(thing(d={**TEXT, "format": "byte"}))), older(gives(thing(d={**TEXT, "format": "binary"}))), "EE", ()),
    ("byte 3.0 vs contentEncoding 3.1", older(gives(thing(d={**TEXT, "format": "byte"}))), newer(gives(thing(d={**TEXT, "contentEncoding": "base64"}))), "--", ()),
    ("nullable ref allOf", older(gives(thing(o={"allOf": [ref("S")], "nullable": True})), **schemas(S=thing(a=TEXT))), newer(gives(thing(o={"anyOf": [ref("S"), {"type": "null"}]})), **schemas(S=thing(a=TEXT))), "--", ()),
    ("nullable ref oneOf", older(gives(thing(o={"allOf": [ref("S")], "nullable": True})), **schemas(S=thing(a=TEXT))), newer(gives(thing(o={"oneOf": [{"type": "null"}, ref("S")]})), **schemas(S=thing(a=TEXT))), "--", ()),
    ("path-level param required false->true via op override", older({"parameters": [{"name": "q", "in": "query", "schema": TEXT, "required": True}]}), {**older({}), "paths": {"/orders": {"parameters": [{"name": "q", "in": "query", "required": True, "schema": TEXT}], "post": {"responses": OK}}}}, "--", ()),
    ("array in query style said", older(asks({"type": "array", "items": TEXT}, style="form")), older(asks({"type": "array", "items": TEXT}, style="form", explode=True)), "--", ()),
    ("query 2.0 csv vs 3.0 explode false", swagger(given("q", type="array", items=TEXT, collectionFormat="csv")), older(asks({"type": "array", "items": TEXT}, explode=False), servers=[{"url": "https://shop.example"}]), "--", ()),
    ("query 2.0 csv vs 3.0 default explode", swagger(given("q", type="array", items=TEXT, collectionFormat="csv")), older(asks({"type": "array", "items": TEXT}), servers=[{"url": "https://shop.example"}]), "EE", ()),
    ("apiKey cookie", newer({}, **guards({"c": []}, c={"type": "apiKey", "in": "cookie", "name": "sid"})), newer({}, **guards({"c": []}, c={"type": "apiKey", "in": "header", "name": "sid"})), "EE", ()),
    ("basic->bearer", newer({}, **guards({"c": []}, c={"type": "http", "scheme": "basic"})), newer({}, **guards({"c": []}, c={"type": "http", "scheme": "bearer"})), "EE", ()),
    ("two schemes, one op uses the other", newer({"security": [{"key": []}]}, **{k: v for k, v in guards().items() if k != "security"}), newer({"security": [{"user": []}]}, **{k: v for k, v in guards().items() if k != "security"}), "EE", ()),
    ("security global removed", newer({}, **guards({"key": []})), newer({}, **guards()), "NE", ()),
    ("mutualTLS added AND", newer({}, **guards({"key": []}, m={"type": "mutualTLS"})), newer({}, **guards({"key": [], "m": []}, m={"type": "mutualTLS"})), "EN", ()),
    ("request: anyOf to oneOf overlapping", older(sends({"anyOf": [thing(a=TEXT), thing(b=TEXT)]})), older(sends({"oneOf": [thing(a=TEXT), thing(b=TEXT)]})), "EN", ()),
    ("response: oneOf to anyOf", older(gives({"oneOf": [thing("a", a=TEXT), thing("b", b=TEXT)]})), older(gives({"anyOf": [thing("a", a=TEXT), thing("b", b=TEXT)]})), "NN", ()),
    ("resp union option removed", older(gives({"oneOf": [thing("a", a=TEXT), thing("b", b=TEXT)]})), older(gives(thing("a", a=TEXT))), "NE", ()),
    ("req union option removed", older(sends({"oneOf": [thing("a", a=TEXT), thing("b", b=TEXT)]})), older(sends(thing("a", a=TEXT))), "EN", ()),
    ("readOnly lifted required req", older(sends(thing("a", a={**TEXT, "readOnly": True}))), older(sends(thing("a", a=TEXT))), "EN", ()),
    ("property default changed body", older(sends(thing(a={**TEXT, "default": "x"}))), older(sends(thing(a={**TEXT, "default": "y"}))), "NN", ()),
    ("resp addl typed", older(gives({"type": "object", "additionalProperties": WHOLE})), older(gives({"type": "object", "additionalProperties": {"type": "number"}})), "EN", ()),
    ("query object explode prop added required", older(asks(thing(a=TEXT))), older(asks(thing("b", a=TEXT, b=TEXT))), "EW", ()),
    ("op removed deprecated no sunset", {**older({"deprecated": True}), "paths": {"/a": {"get": {"responses": OK}}, "/orders": {"post": {"deprecated": True, "responses": OK}}}}, {**older({}), "paths": {"/a": {"get": {"responses": OK}}}}, "NN", ()),
    ("minimum -> exclusiveMinimum float", older(sends(thing(n={"type": "number", "minimum": 1}))), newer(sends(thing(n={"type": "number", "exclusiveMinimum": 1}))), "EN", ()),
    ("maximum beyond int32", older(sends(thing(n={**WHOLE, "format": "int32"}))), older(sends(thing(n={**WHOLE, "maximum": 5000000000}))), "NE", ()),
    ("pattern that the enum violates", older(asks(COLORS)), older(asks({**COLORS, "pattern": "^b"})), "EN", ()),
    ("uuid to string path", older(asks({**TEXT, "format": "uuid"}, "id", "path"), "/o/{id}"), older(asks(TEXT, "id", "path"), "/o/{id}"), "NE", ()),
    ("string to integer path", older(asks(TEXT, "id", "path"), "/o/{id}"), older(asks(WHOLE, "id", "path"), "/o/{id}"), "EN", ()),
    ("array items readonly deep request", older(sends({"type": "array", "items": thing("a", a=TEXT)})), older(sends({"type": "array", "items": thing("a", "b", a=TEXT, b={**TEXT, "readOnly": True})})), "NN", ()),
    ("additional response media text", older(gives(TEXT)), older({"responses": {"200": {"description": "ok", "content": {JSON: {"schema": TEXT}, "text/plain": {"schema": TEXT}}}}}), "NE", ()),
    ("body optional->none", older({"requestBody": content(TEXT)}), older({}), "EN", ()),
    # Life of operations and components
    ("operation deprecated", older({}), older({"deprecated": True}), "NN", ("endpoint-deprecated",)),
    ("schema deprecated, used thrice", older(sends(ref("S")) | gives(ref("S")), **schemas(S=thing(a=TEXT))), older(sends(ref("S")) | gives(ref("S")), **schemas(S={**thing(a=TEXT), "deprecated": True})), "NN", ("schema-deprecated",)),
    ("version went back", older({}), {**older({}), "info": {"title": "Shop", "version": "0.9.0"}}, "W-", ("version-decreased",)),
    ("post became put", older({}, method="post"), older({}, method="put"), "EE", ()),
    ("path got a version", older({}, "/orders"), older({}, "/v2/orders"), "EE", ()),
    # One thing said in two ways
    ("inlined ref", older(sends(ref("S")), **SHARED), older(sends(thing("a", a=TEXT, b=COLORS))), "NN", ()),
    ("inlined response ref", older({"responses": {"200": {"$ref": "#/components/responses/R"}}}, components={"responses": {"R": {"description": "it", **content(TEXT)}}}), older(gives(TEXT)), "--", ()),
    ("inlined requestBody", older({"requestBody": {"$ref": "#/components/requestBodies/B"}}, components={"requestBodies": {"B": sends(TEXT)["requestBody"]}}), older(sends(TEXT)), "--", ()),
    ("allOf wrapper with description", older(sends(thing(s=ref("S"))), **SHARED), older(sends(thing(s={"allOf": [ref("S")], "description": "x"})), **SHARED), "--", ()),
    ("allOf wrapper 3.1 sibling", newer(sends(thing(s={"$ref": "#/components/schemas/S", "description": "x"})), **SHARED), newer(sends(thing(s={"allOf": [ref("S")], "description": "y"})), **SHARED), "--", ()),
    ("nullable 3.0 vs 3.1 list", older(gives(thing(a={**TEXT, "nullable": True}))), newer(gives(thing(a={"type": ["string", "null"]}))), "--", ()),
    ("nullable enum", older(gives(thing(a={"type": "string", "nullable": True, "enum": ["a", None]}))), newer(gives(thing(a={"type": ["string", "null"], "enum": ["a", None]}))), "--", ()),
    ("nullable enum oneOf", newer(gives(thing(a={"type": ["string", "null"], "enum": ["a", None]}))), newer(gives(thing(a={"anyOf": [{"type": "string", "enum": ["a"]}, {"type": "null"}]}))), "--", ()),
    ("enum via const union", newer(gives(thing(a={"type": "string", "enum": ["a", "b"]}))), newer(gives(thing(a={"oneOf": [{"const": "a"}, {"const": "b"}]}))), "--", ()),
    ("nullable const", newer(gives(thing(a={"type": ["string", "null"], "enum": ["a", None]}))), newer(gives(thing(a={"anyOf": [{"const": "a"}, {"type": "null"}]}))), "--", ()),
    ("type list vs anyOf", newer(sends(thing(a={"type": ["string", "integer"]}))), newer(sends(thing(a={"anyOf": [TEXT, WHOLE]}))), "--", ()),
    ("array type list nullable", newer(gives(thing(a={"type": ["array", "null"], "items": TEXT}))), newer(gives(thing(a={"anyOf": [{"type": "array", "items": TEXT}, {"type": "null"}]}))), "--", ()),
    ("array nullable 3.0", older(gives(thing(a={"type": "array", "items": TEXT, "nullable": True}))), newer(gives(thing(a={"oneOf": [{"type": "array", "items": TEXT}, {"type": "null"}]}))), "--", ()),
    ("required []", older(sends(thing(a=TEXT))), newer(sends({**thing(a=TEXT), "required": []})), "--", ()),
    ("additionalProperties true", older(sends(thing(a=TEXT))), newer(sends({**thing(a=TEXT), "additionalProperties": True})), "--", ()),
    ("additionalProperties {}", older(sends({"type": "object"})), newer(sends({"type": "object", "additionalProperties": {}})), "--", ()),
    ("no type but properties", older(sends(thing(a=TEXT))), older(sends({"properties": {"a": TEXT}})), "NN", ()),
    ("items {} ", older(sends({"type": "array", "items": {}})), newer(sends({"type": "array"})), "--", ()),
    ("empty schema true", newer(sends(thing(a={}))), newer(sends(thing(a=True))), "--", ()),
    ("format added to enum date", older(gives(thing(a={"type": "string", "enum": ["2024-01-01"]}))), older(gives(thing(a={"type": "string", "format": "date", "enum": ["2024-01-01"]}))), "NN", ()),
    ("title renamed", older(gives({**thing(a=TEXT), "title": "A"})), older(gives({**thing(a=TEXT), "title": "B"})), "--", ()),
    ("allOf flattened refs", older(gives({"allOf": [ref("S"), thing(c=TEXT)]}), **SHARED), older(gives(thing("a", a=TEXT, b=COLORS, c=TEXT)), **SHARED), "--", ()),
    ("allOf order", older(gives({"allOf": [ref("S"), thing(c=TEXT)]}), **SHARED), older(gives({"allOf": [thing(c=TEXT), ref("S")]}), **SHARED), "--", ()),
    ("nested allOf", older(gives({"allOf": [{"allOf": [ref("S")]}, thing(c=TEXT)]}), **SHARED), older(gives({"allOf": [ref("S"), thing(c=TEXT)]}), **SHARED), "--", ()),
    ("required moved to outer", older(gives({"allOf": [thing("a", a=TEXT)]})), older(gives({"allOf": [thing(a=TEXT)], "required": ["a"]})), "--", ()),
    ("enum inlined", older(gives(thing(a=ref("C"))), **schemas(C=COLORS)), older(gives(thing(a=COLORS))), "NN", ()),
    ("defs 3.1", newer(sends({**thing(a={"$ref": "#/components/schemas/S"})}), **SHARED), newer(sends({**thing(a=thing("a", a=TEXT, b=COLORS))})), "NN", ()),
    ("status 200 int key", older(gives(TEXT)), older({"responses": {200: {"description": "it", **content(TEXT)}}}), "--", ()),
    ("media charset", older(gives(TEXT)), older({"responses": {"200": {"description": "it", **content(TEXT, "application/json; charset=utf-8")}}}), "NN", ()),
    ("2.0 file upload vs 3.0", swagger({**given("f", "formData", type="file", required=True), "consumes": ["multipart/form-data"]}), older({"requestBody": {"required": True, **content(thing("f", f={"type": "string", "format": "binary"}), "multipart/form-data")}}, servers=[{"url": "https://shop.example"}]), "--", ()),
    ("2.0 file reply vs 3.0", swagger({"produces": ["image/png"], "responses": {"200": {"description": "ok", "schema": {"type": "file"}}}}), older({"responses": {"200": {"description": "ok", **content({"type": "string", "format": "binary"}, "image/png")}}}, servers=[{"url": "https://shop.example"}]), "--", ()),
    ("2.0 default content vs 3.0 json", swagger({"responses": {"200": {"description": "ok", "schema": thing(a=TEXT)}}}), older(gives(thing(a=TEXT)), servers=[{"url": "https://shop.example"}]), "--", ()),
    ("2.0 body vs 3.0", swagger({"consumes": [JSON], "parameters": [{"name": "b", "in": "body", "required": True, "schema": thing(a=TEXT)}]}), older(sends(thing(a=TEXT)), servers=[{"url": "https://shop.example"}]), "--", ()),
    ("2.0 x-nullable vs 3.0 nullable", swagger({"responses": {"200": {"description": "ok", "schema": thing(a={**TEXT, "x-nullable": True})}}}), older(gives(thing(a={**TEXT, "nullable": True})), servers=[{"url": "https://shop.example"}]), "--", ()),
    ("2.0 oauth vs 3.0", swagger({"security": [{"o": ["a"]}]}, securityDefinitions={"o": {"type": "oauth2", "flow": "application", "tokenUrl": "https://a.example/token", "scopes": {"a": ""}}}), older({"security": [{"o": ["a"]}]}, components={"securitySchemes": {"o": oauth("a")}}, servers=[{"url": "https://shop.example"}]), "--", ()),
    ("2.0 discriminator string vs 3.0", swagger({"responses": {"200": {"description": "ok", "schema": {"$ref": "#/definitions/P"}}}}, definitions={"P": {**thing("k", k=TEXT), "discriminator": "k"}, "Q": {"allOf": [{"$ref": "#/definitions/P"}, thing(x=TEXT)]}}), older(gives(ref("P")), **schemas(P={**thing("k", k=TEXT), "discriminator": {"propertyName": "k"}}, Q={"allOf": [ref("P"), thing(x=TEXT)]}), servers=[{"url": "https://shop.example"}]), "--", ()),
    ("path param int/str defaults style", older(asks(TEXT, "id", "path"), "/o/{id}"), older(asks(TEXT, "id", "path", style="simple", explode=False), "/o/{id}"), "--", ()),
    ("deepObject explode", older(asks(thing(a=TEXT), style="deepObject")), older(asks(thing(a=TEXT), style="deepObject", explode=True)), "NN", ()),
    ("security [] vs absent", older({"security": []}), older({}), "--", ()),
    ("server trailing slash", older({}, servers=[{"url": "https://a.example/"}]), older({}, servers=[{"url": "https://a.example"}]), "--", ()),
    ("minLength 0 minItems 0", older(sends(thing(a={**TEXT, "minLength": 0}, l={"type": "array", "items": TEXT, "minItems": 0}))), older(sends(thing(a=TEXT, l={"type": "array", "items": TEXT}))), "--", ()),
    ("deprecated false", older({"deprecated": False}), older({}), "--", ()),
    ("tagged options in another order", older(gives({"oneOf": [thing("k", k={"type": "string", "enum": ["a"]}), thing("k", k={"type": "string", "enum": ["b"]})]})), older(gives({"oneOf": [thing("k", k={"type": "string", "enum": ["b"]}), thing("k", k={"type": "string", "enum": ["a"]})]})), "--", ()),
    # Texts, XML, bytes, and alternatives of security
    ("form: number to string", older(sends(thing(n=WHOLE), "application/x-www-form-urlencoded")), older(sends(thing(n=TEXT), "application/x-www-form-urlencoded")), "NE", ()),
    ("form: enum ints to texts", older(sends(thing(n={**WHOLE, "enum": [1, 2]}), "application/x-www-form-urlencoded")), older(sends(thing(n={**TEXT, "enum": ["1", "2"]}), "application/x-www-form-urlencoded")), "NN", ()),
    ("json: enum ints to texts", older(sends(thing(n={**WHOLE, "enum": [1, 2]}))), older(sends(thing(n={**TEXT, "enum": ["1", "2"]}))), "EE", ()),
    ("text/plain body int to text", older(sends(WHOLE, "text/plain")), older(sends(TEXT, "text/plain")), "NE", ()),
    ("query: text of 3 to int enum", older(asks({**TEXT, "enum": ["1", "2", "x"]})), older(asks({**WHOLE, "enum": [1, 2]})), "EN", ()),
    ("query: text maxLength vs int", older(asks(WHOLE)), older(asks({**TEXT, "maxLength": 3})), "EE", ()),
    ("query: bool enum true only", older(asks({"type": "boolean"})), older(asks({"type": "boolean", "enum": [True]})), "EN", ()),
    ("path: int64 to string pattern digits", older(asks(WHOLE, "id", "path"), "/o/{id}"), older(asks({**TEXT, "pattern": "^[0-9]+$"}, "id", "path"), "/o/{id}"), "EE", ()),
    ("query: null const", newer(asks({"type": ["string", "null"]})), newer(asks(TEXT)), "EN", ()),
    ("query: number default 1 -> 1.0", older(asks({"type": "number", "default": 1})), older(asks({"type": "number", "default": 1.0})), "--", ()),
    ("query: const", newer(asks({"const": "a"})), newer(asks({**TEXT, "enum": ["a"]})), "--", ()),
    ("header int to bool", older({"responses": {"200": {"description": "o", "headers": {"X": {"schema": WHOLE}}}}}), older({"responses": {"200": {"description": "o", "headers": {"X": {"schema": {"type": "boolean"}}}}}}), "EE", ()),
    ("xml: root renamed by component", older(sends(ref("A"), "application/xml"), **schemas(A=thing(a=TEXT))), older(sends(ref("B"), "application/xml"), **schemas(B=thing(a=TEXT))), "EE", ()),
    ("xml: root renamed but named", older(sends(ref("A"), "application/xml"), **schemas(A={**thing(a=TEXT), "xml": {"name": "x"}})), older(sends(ref("B"), "application/xml"), **schemas(B={**thing(a=TEXT), "xml": {"name": "x"}})), "NN", ()),
    ("xml: deep in list", older({"responses": {"200": {"description": "o", **content({"type": "array", "items": ref("A")}, "text/xml")}}}, **schemas(A=thing(a=TEXT))), older({"responses": {"200": {"description": "o", **content({"type": "array", "items": ref("A")}, "text/xml")}}}, **schemas(A=thing(a={**TEXT, "xml": {"name": "b"}}))), "EE", ()),
    ("xml 2.0", swagger({"produces": ["application/xml"], "responses": {"200": {"description": "ok", "schema": thing(a=TEXT)}}}), swagger({"produces": ["application/xml"], "responses": {"200": {"description": "ok", "schema": thing(a={**TEXT, "xml": {"attribute": True}})}}}), "EE", ()),
    ("xml prefix only", older(sends({**thing(a=TEXT), "xml": {"name": "o", "namespace": "https://a", "prefix": "p"}}, "application/xml")), older(sends({**thing(a=TEXT), "xml": {"name": "o", "namespace": "https://a", "prefix": "q"}}, "application/xml")), "--", ()),
    ("image body binary vs none", newer({"requestBody": {"content": {"image/png": {}}}}), newer({"requestBody": {"content": {"image/png": {"schema": {"type": "string", "format": "binary"}}}}}), "--", ()),
    ("image body: binary to base64", older(sends({**TEXT, "format": "binary"}, "image/png")), older(sends({**TEXT, "format": "byte"}, "image/png")), "EE", ()),
    ("pdf response gets schema", newer({"responses": {"200": {"description": "o", "content": {"application/pdf": {}}}}}), newer({"responses": {"200": {"description": "o", "content": {"application/pdf": {"schema": {"type": "string", "contentMediaType": "application/pdf"}}}}}}), "--", ()),
    ("properties without type, required added", older(sends({"properties": {"a": TEXT}})), older(sends({"properties": {"a": TEXT}, "required": ["a"]})), "EN", ()),
    ("properties without type to string", older(sends({"properties": {"a": TEXT}})), older(sends(TEXT)), "EN", ()),
    ("items without type", older(sends({"items": TEXT})), older(sends({"type": "array", "items": TEXT})), "NN", ()),
    ("scope alternatives swapped", newer({}, **guards({"o": ["a"]}, {"o": ["b"]}, o=oauth("a", "b"))), newer({}, **guards({"o": ["b"]}, {"o": ["a"]}, o=oauth("a", "b"))), "--", ()),
    ("scope alternative needs more", newer({}, **guards({"o": ["a"]}, {"key": []}, o=oauth("a", "b"))), newer({}, **guards({"o": ["a", "b"]}, {"key": []}, o=oauth("a", "b"))), "WN", ()),
    ("anonymous kept, scope up", newer({}, **guards({}, {"o": ["a"]}, o=oauth("a", "b"))), newer({}, **guards({}, {"o": ["a", "b"]}, o=oauth("a", "b"))), "NN", ()),
)
