"""More pairs, of kinds that the other tables have few of: what changed, both documents, and the
worst level there and back (E error, W warning, N note, - nothing). Each was judged by what the
specification says of old requests and new replies before it was run."""

# ruff: noqa: E501 - a table reads best with a row a line
# fmt: off

from __future__ import annotations

from typing import Any

from judged_table import (
    COLORS,
    JSON,
    OK,
    SHARED,
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
    older,
    ref,
    schemas,
    sends,
    swagger,
    thing,
)

FORM = "multipart/form-data"
URL = "application/x-www-form-urlencoded"
SHOP = [{"url": "https://shop.example"}]


def prop(schema: Any) -> Node:
    return thing("p", p=schema)


def maybe(schema: Any) -> Node:
    return thing(p=schema)


def answers(**by_status: Any) -> Node:
    return older({"responses": {status.lstrip("_"): reply for status, reply in by_status.items()}})


def body(schema: Any, media: str = JSON) -> Node:
    return {"description": "it", **content(schema, media)}


def head(**headers: Any) -> Node:
    return older({"responses": {"200": {"description": "ok", "headers": headers}}})


FURTHER: tuple[tuple[str, Node, Node, str], ...] = (
    ("response: text may be null by a list of types", newer(gives(prop(TEXT))), newer(gives(prop({"type": ["string", "null"]}))), "EN"),
    ("request: two types to one", newer(sends(prop({"type": ["string", "integer"]}))), newer(sends(prop(WHOLE))), "EN"),
    ("response: two types to one", newer(gives(prop({"type": ["string", "integer"]}))), newer(gives(prop(TEXT))), "NE"),
    ("list of one type", newer(sends(prop({"type": ["string"]}))), newer(sends(prop(TEXT))), "--"),
    ("request: null left the enumeration", newer(sends(prop({"type": ["string", "null"], "enum": ["a", None]}))), newer(sends(prop({"type": ["string", "null"], "enum": ["a"]}))), "E-"),
    ("type null of the list, which the enumeration does not have", newer(sends(prop({"type": ["string", "null"], "enum": ["a"]}))), newer(sends(prop({"type": "string", "enum": ["a"]}))), "NN"),
    ("request: number with integer in the list", newer(sends(prop({"type": ["number", "integer"]}))), newer(sends(prop({"type": "number"}))), "--"),
    ("request: text or list of text to list of text", newer(sends(prop({"type": ["string", "array"], "items": TEXT}))), newer(sends(prop({"type": "array", "items": TEXT}))), "EN"),
    ("query: null in a list of types", newer(asks({"type": ["string", "null"]})), newer(asks({"type": ["string"]})), "EN"),
    ("3.0 nullable number to 3.1 list", older(sends(prop({"type": "number", "nullable": True, "minimum": 1}))), newer(sends(prop({"type": ["number", "null"], "minimum": 1}))), "--"),
    # AllOf
    ("the higher of two bounds", older(sends(prop({"allOf": [{**WHOLE, "minimum": 1}, {**WHOLE, "minimum": 5}]}))), older(sends(prop({**WHOLE, "minimum": 5}))), "--"),
    ("enumerations of an allOf meet", older(sends(prop({"allOf": [{**TEXT, "enum": ["a", "b"]}, {**TEXT, "enum": ["b", "c"]}]}))), older(sends(prop({**TEXT, "enum": ["b"]}))), "NN"),
    ("number and integer are integer", older(sends(prop({"allOf": [{"type": "number"}, WHOLE]}))), older(sends(prop(WHOLE))), "NN"),
    ("a closed part of an allOf forbids the others", older(sends({"allOf": [closed(a=TEXT), thing(b=TEXT)]})), older(sends(closed(a=TEXT))), "--"),
    ("request: closed, and a closed part of an allOf beside an open one", older(sends(closed("a", a=TEXT))), older(sends({"allOf": [closed(a=TEXT), {"required": ["a"]}]})), "--"),
    ("response: closed, and a closed part of an allOf that is said twice", older(gives(closed(a=TEXT))), older(gives({"allOf": [closed(a=TEXT), closed(a=TEXT)]})), "--"),
    ("request: parts that are closed each let only what both describe pass", older(sends(closed(a=TEXT, b=TEXT))), older(sends({"allOf": [closed(a=TEXT), closed(b=TEXT)]})), "EN"),
    ("request: closed, and closed over all parts", newer(sends(closed(a=TEXT, b=TEXT))), newer(sends({"allOf": [thing(a=TEXT), thing(b=TEXT)], "unevaluatedProperties": False})), "--"),
    ("request: closed by either keyword", newer(sends(closed(a=TEXT))), newer(sends({**thing(a=TEXT), "unevaluatedProperties": False})), "--"),
    ("response: further members of one schema, in an allOf", older(gives({"type": "object", "additionalProperties": TEXT})), older(gives({"allOf": [{"type": "object", "additionalProperties": TEXT}, {"type": "object"}]})), "--"),
    ("request: a part that requires more", older(sends({"allOf": [thing(a=TEXT)]})), older(sends({"allOf": [thing(a=TEXT), {"required": ["b"], "properties": {"b": TEXT}}]})), "EW"),
    ("response: a part that required is gone", older(gives({"allOf": [thing("a", a=TEXT), thing("b", b=TEXT)]})), older(gives({"allOf": [thing("a", a=TEXT)]})), "EN"),
    ("request: a part only describes", older(sends({"allOf": [thing("a", a=TEXT)]})), older(sends({"allOf": [thing("a", a=TEXT), {"description": "x"}]})), "--"),
    ("request: a part refers to itself elsewhere", older(sends({"allOf": [ref("S")], "required": ["b"]}), **SHARED), older(sends({"allOf": [ref("S")]}), **SHARED), "NE"),
    # AdditionalProperties
    ("request: closed to further texts", older(sends(closed(a=TEXT))), older(sends({**thing(a=TEXT), "additionalProperties": TEXT})), "NE"),
    ("request: further texts to numbers", older(sends({**thing(a=TEXT), "additionalProperties": TEXT})), older(sends({**thing(a=TEXT), "additionalProperties": WHOLE})), "EE"),
    ("request: further texts to anything", older(sends({**thing(a=TEXT), "additionalProperties": TEXT})), older(sends(thing(a=TEXT))), "NW"),
    ("request: named what further texts allowed", older(sends({**thing(a=TEXT), "additionalProperties": TEXT})), older(sends({**thing(a=TEXT, b=TEXT), "additionalProperties": TEXT})), "NN"),
    ("request: named otherwise than further texts", older(sends({**thing(a=TEXT), "additionalProperties": TEXT})), older(sends({**thing(a=TEXT, b=WHOLE), "additionalProperties": TEXT})), "EW"),
    ("response: closed to further texts of another type", older(gives({"type": "object", "additionalProperties": TEXT})), older(gives({"type": "object", "additionalProperties": {**TEXT, "nullable": True}})), "EN"),
    ("request: names of members by pattern", newer(sends({"type": "object", "additionalProperties": TEXT})), newer(sends({"type": "object", "additionalProperties": TEXT, "propertyNames": {"pattern": "^[a-z]+$"}})), "EN"),
    ("request: members by pattern of another type", newer(sends({"type": "object", "patternProperties": {"^x": TEXT}})), newer(sends({"type": "object", "patternProperties": {"^x": WHOLE}})), "EE"),
    ("request: fewer members allowed", older(sends({"type": "object", "additionalProperties": TEXT, "maxProperties": 9})), older(sends({"type": "object", "additionalProperties": TEXT, "maxProperties": 5})), "EN"),
    # OneOf, anyOf
    ("request: oneOf to anyOf of options that exclude each other", older(sends({"oneOf": [TEXT, WHOLE]})), older(sends({"anyOf": [TEXT, WHOLE]})), "--"),
    ("request: oneOf to anyOf of options that overlap", older(sends({"oneOf": [thing("a", a=TEXT), thing("b", b=TEXT)]})), older(sends({"anyOf": [thing("a", a=TEXT), thing("b", b=TEXT)]})), "NW"),
    ("request: oneOf of closed options to anyOf", older(sends({"oneOf": [closed("a", a=TEXT), closed("b", b=TEXT)]})), older(sends({"anyOf": [closed("a", a=TEXT), closed("b", b=TEXT)]})), "NN"),
    ("request: anyOf to allOf", older(sends({"anyOf": [thing("a", a=TEXT), thing("b", b=TEXT)]})), older(sends({"allOf": [thing("a", a=TEXT), thing("b", b=TEXT)]})), "EN"),
    ("one option is the option", older(sends({"oneOf": [thing("a", a=TEXT)]})), older(sends(thing("a", a=TEXT))), "--"),
    ("request: an option lost", older(sends({"oneOf": [TEXT, WHOLE]})), older(sends({"oneOf": [TEXT]})), "EN"),
    ("response: an option lost", older(gives({"oneOf": [TEXT, WHOLE]})), older(gives({"oneOf": [TEXT]})), "NE"),
    ("request: an option tightened", older(sends({"oneOf": [{**TEXT, "maxLength": 9}, WHOLE]})), older(sends({"oneOf": [{**TEXT, "maxLength": 5}, WHOLE]})), "EN"),
    ("request: not set", older(sends(prop(TEXT))), older(sends(prop({**TEXT, "not": {"enum": ["x"]}}))), "EN"),
    ("response: conditions lifted", newer(gives({**thing(a=TEXT, b=TEXT), "if": {"required": ["a"]}, "then": {"required": ["b"]}})), newer(gives(thing(a=TEXT, b=TEXT))), "EN"),
    ("request: dependentRequired set", newer(sends(thing(a=TEXT, b=TEXT))), newer(sends({**thing(a=TEXT, b=TEXT), "dependentRequired": {"a": ["b"]}})), "EN"),
    ("request: contains set", newer(sends({"type": "array", "items": TEXT})), newer(sends({"type": "array", "items": TEXT, "contains": {"const": "x"}})), "EN"),
    # Defaults
    ("response: default changed", older(gives(maybe({**TEXT, "default": "a"}))), older(gives(maybe({**TEXT, "default": "b"}))), "NN"),
    ("request: a default of an optional property set", older(sends(maybe(TEXT))), older(sends(maybe({**TEXT, "default": "a"}))), "NN"),
    # Contents
    ("request: one of two types gone", older({"requestBody": {"required": True, "content": {JSON: {"schema": TEXT}, "text/plain": {"schema": TEXT}}}}), older(sends(TEXT)), "EN"),
    ("response: one of two types gone", answers(_200={"description": "ok", "content": {JSON: {"schema": TEXT}, "text/csv": {"schema": TEXT}}}), answers(_200=body(TEXT)), "EN"),
    ("request: form to files", older(sends(thing(a=TEXT), URL)), older(sends(thing(a=TEXT), FORM)), "EE"),
    ("request: a range to one of it", older(sends({**TEXT, "format": "binary"}, "image/*")), older(sends({**TEXT, "format": "binary"}, "image/png")), "EN"),
    ("response: one type to any", answers(_200=body(TEXT)), answers(_200=body(TEXT, "*/*")), "EN"),
    # Statuses
    ("a range beside the status", answers(_200=body(TEXT)), answers(_200=body(TEXT), _2XX=body(WHOLE)), "WE"),
    ("a range to two of it", answers(_2XX=body(TEXT)), answers(_200=body(TEXT), _201=body(TEXT)), "--"),
    ("errors by default to ranges", answers(_200=OK["200"], default=body(TEXT)), answers(_200=OK["200"], _4XX=body(TEXT), _5XX=body(TEXT)), "NN"),
    ("an error with another body", answers(_200=OK["200"], _404=body(prop(TEXT))), answers(_200=OK["200"], _404=body(prop(WHOLE))), "EE"),
    ("the range's body tightened under a status", answers(_4XX=body(prop(TEXT)), _200=OK["200"]), answers(_200=OK["200"], _4XX=body(prop(TEXT)), _404=body(thing(q=TEXT))), "EW"),
    ("204 to 200 with a body", answers(_204={"description": "ok"}), answers(_200=body(TEXT)), "EE"),
    ("a redirect added", answers(_200=OK["200"]), answers(_200=OK["200"], _302={"description": "ok"}), "NN"),
    ("numbers of statuses in quotes", older({"responses": {200: {"description": "it", **content(TEXT)}, 404: {"description": "no"}}}), older({"responses": {"200": {"description": "it", **content(TEXT)}, "404": {"description": "no"}}}), "--"),
    # Headers
    ("names of headers in other letters", older(asks(TEXT, "X-Trace", "header", required=True)), older(asks(TEXT, "x-trace", "header", required=True)), "--"),
    ("a header required now", older(asks(TEXT, "X-Trace", "header")), older(asks(TEXT, "X-Trace", "header", required=True)), "EN"),
    ("a new header, required", older({}), older(asks(TEXT, "X-Trace", "header", required=True)), "EW"),
    ("a required header with a default", older(asks({**TEXT, "default": "a"}, "X-Trace", "header", required=True)), older(asks({**TEXT, "default": "b"}, "X-Trace", "header", required=True)), "NN"),
    ("a header's bound tightened", older(asks({**TEXT, "maxLength": 9}, "X-Trace", "header")), older(asks({**TEXT, "maxLength": 5}, "X-Trace", "header")), "EN"),
    ("response header no more promised", head(X={"required": True, "schema": TEXT}), head(X={"schema": TEXT}), "EN"),
    ("response header renamed, promised", head(X={"required": True, "schema": TEXT}), head(Y={"required": True, "schema": TEXT}), "EE"),
    # Security
    ("mutual TLS in addition", newer({}, **guards({"key": []}, )), newer({}, **guards({"key": [], "m": []}, m={"type": "mutualTLS"})), "EN"),
    ("key from a cookie to a header", newer({}, **guards({"c": []}, c={"type": "apiKey", "in": "cookie", "name": "k"})), newer({}, **guards({"c": []}, c={"type": "apiKey", "in": "header", "name": "k"})), "EE"),
    ("a scheme that nobody uses", newer({}, components={"securitySchemes": {"k": {"type": "http", "scheme": "basic"}}}), newer({}), "NN"),
    ("the document's security, which the operation overrides", newer({"security": []}, **guards({"key": []})), newer({"security": []}, **guards({"user": []})), "--"),
    ("OpenID scopes added", newer({}, **guards({"i": ["a"]}, i={"type": "openIdConnect", "openIdConnectUrl": "https://i.example"})), newer({}, **guards({"i": ["a", "b"]}, i={"type": "openIdConnect", "openIdConnectUrl": "https://i.example"})), "WN"),
    # Servers
    ("a variable lost a value", older({}, servers=[{"url": "https://{r}.x", "variables": {"r": {"default": "a", "enum": ["a", "b"]}}}]), older({}, servers=[{"url": "https://{r}.x", "variables": {"r": {"default": "a", "enum": ["a"]}}}]), "WN"),
    ("http to https", older({}, servers=[{"url": "http://a.example"}]), older({}, servers=[{"url": "https://a.example"}]), "WW"),
    ("hosts in other letters", older({}, servers=[{"url": "https://A.example/v1"}]), older({}, servers=[{"url": "https://a.example/v1"}]), "--"),
    ("the default port said", older({}, servers=[{"url": "https://a.example:443/v1"}]), older({}, servers=[{"url": "https://a.example/v1"}]), "--"),
    # ReadOnly, writeOnly
    ("request: required was readOnly", older(sends(thing("a", a={**TEXT, "readOnly": True}))), older(sends(thing("a", a=TEXT))), "EN"),
    ("response: writeOnly no more", older(gives(thing("a", a={**TEXT, "writeOnly": True}))), older(gives(thing("a", a=TEXT))), "WE"),
    ("response: readOnly said", older(gives(thing("a", a=TEXT))), older(gives(thing("a", a={**TEXT, "readOnly": True}))), "NN"),
    ("request: writeOnly said", older(sends(thing("a", a=TEXT))), older(sends(thing("a", a={**TEXT, "writeOnly": True}))), "NN"),
    ("both: required became readOnly", older({**sends(ref("S")), **gives(ref("S"))}, **schemas(S=thing("a", a=TEXT))), older({**sends(ref("S")), **gives(ref("S"))}, **schemas(S=thing("a", a={**TEXT, "readOnly": True}))), "NE"),
    ("both: required became writeOnly", older({**sends(ref("S")), **gives(ref("S"))}, **schemas(S=thing("a", a=TEXT))), older({**sends(ref("S")), **gives(ref("S"))}, **schemas(S=thing("a", a={**TEXT, "writeOnly": True}))), "EW"),
    ("closed request: optional property became readOnly", older(sends(closed(a=TEXT, b=TEXT))), older(sends(closed(a=TEXT, b={**TEXT, "readOnly": True}))), "NN"),
    # Deprecation
    ("property deprecated", older(sends(thing(a=TEXT))), older(sends(thing(a={**TEXT, "deprecated": True}))), "NN"),
    ("header of a response deprecated", head(X={"schema": TEXT}), head(X={"schema": TEXT, "deprecated": True}), "NN"),
    # Webhooks, callbacks
    ("hook: a promised property gone", hook(thing("a", a=TEXT)), hook(thing(b=TEXT)), "EW"),
    ("hook: an enumeration grew", hook(thing("a", a=COLORS)), hook(thing("a", a={**TEXT, "enum": ["red", "blue", "green"]})), "WN"),
    ("hook: a property more", hook(thing("a", a=TEXT)), hook(thing("a", "b", a=TEXT, b=TEXT)), "NE"),
    ("hook: a property may be null", hook(thing("a", a=TEXT)), hook(thing("a", a={"type": ["string", "null"]})), "EN"),
    ("hook: removed", hook(TEXT), {**hook(TEXT), "webhooks": {}}, "EN"),
    # 3.0 and 3.1
    ("3.1: bound that excludes", older(sends(prop({"type": "number", "minimum": 0, "exclusiveMinimum": True}))), newer(sends(prop({"type": "number", "exclusiveMinimum": 0}))), "--"),
    ("3.1: bound that does not exclude", older(sends(prop({"type": "number", "minimum": 0, "exclusiveMinimum": False}))), newer(sends(prop({"type": "number", "minimum": 0}))), "--"),
    ("3.1: base64", older(sends(prop({**TEXT, "format": "byte"}))), newer(sends(prop({**TEXT, "contentEncoding": "base64"}))), "--"),
    ("3.1: a file of a form", older(sends(thing("f", f={**TEXT, "format": "binary"}), FORM)), newer(sends(thing("f", f={**TEXT, "contentMediaType": "application/octet-stream"}), FORM)), "--"),
    ("3.1: a file of a form without type", older(sends(thing("f", f={**TEXT, "format": "binary"}), FORM)), newer(sends(thing("f", f={"contentMediaType": "application/octet-stream"}), FORM)), "NN"),
    ("3.1: examples", older(sends(prop({**TEXT, "example": "a"}))), newer(sends(prop({**TEXT, "examples": ["a"]}))), "--"),
    ("3.1: nullable reference", older(gives(prop({"nullable": True, "allOf": [ref("S")]})), **SHARED), newer(gives(prop({"oneOf": [ref("S"), {"type": "null"}]})), **SHARED), "--"),
    ("3.1: nullable enumeration", older(gives(prop({**TEXT, "nullable": True, "enum": ["a", "b", None]}))), newer(gives(prop({"oneOf": [{**TEXT, "enum": ["a", "b"]}, {"type": "null"}]}))), "--"),
    ("3.1: an enumeration of one", older(sends(prop({**TEXT, "enum": ["a"]}))), newer(sends(prop({"const": "a"}))), "--"),
    ("3.1: tuple", older(sends({"type": "array", "items": TEXT, "minItems": 2, "maxItems": 2})), newer(sends({"type": "array", "prefixItems": [TEXT, TEXT], "minItems": 2, "items": False})), "NN"),
    # 2.0 and 3.0
    ("2.0: multi", swagger(given("q", type="array", items=TEXT, collectionFormat="multi")), older(asks({"type": "array", "items": TEXT}), servers=SHOP), "--"),
    ("2.0: csv", swagger(given("q", type="array", items=TEXT)), older(asks({"type": "array", "items": TEXT}, explode=False), servers=SHOP), "--"),
    ("2.0: pipes", swagger(given("q", type="array", items=TEXT, collectionFormat="pipes")), older(asks({"type": "array", "items": TEXT}, style="pipeDelimited", explode=False), servers=SHOP), "--"),
    ("2.0: form", swagger({**given("f", "formData", type="string", required=True), "consumes": [URL]}), older(sends(thing("f", f=TEXT), URL), servers=SHOP), "--"),
    ("2.0: basic", swagger({}, securityDefinitions={"b": {"type": "basic"}}, security=[{"b": []}]), older({}, components={"securitySchemes": {"b": {"type": "http", "scheme": "basic"}}}, security=[{"b": []}], servers=SHOP), "--"),
    ("2.0: header of a reply", swagger({"responses": {"200": {"description": "ok", "headers": {"X": {"type": "integer"}}}}}), older({"responses": {"200": {"description": "ok", "headers": {"X": {"schema": WHOLE}}}}}, servers=SHOP), "--"),
    ("2.0: server", swagger({}, basePath="/v1", schemes=["https"]), older({}, servers=[{"url": "https://shop.example/v1"}]), "--"),
    ("2.0: parameter with bounds", swagger(given("q", type="integer", minimum=1, maximum=9, default=5)), older(asks({**WHOLE, "minimum": 1, "maximum": 9, "default": 5}), servers=SHOP), "--"),
    ("2.0: body that may be left out", swagger({"consumes": [JSON], "parameters": [{"name": "b", "in": "body", "schema": TEXT}]}), older({"requestBody": content(TEXT)}, servers=SHOP), "--"),
    ("2.0: produces two types", swagger({"produces": [JSON, "text/csv"], "responses": {"200": {"description": "ok", "schema": TEXT}}}), older({"responses": {"200": {"description": "ok", "content": {JSON: {"schema": TEXT}, "text/csv": {"schema": TEXT}}}}}, servers=SHOP), "--"),
    ("2.0: shared parameter", swagger({"parameters": [{"$ref": "#/parameters/Q"}]}, parameters={"Q": {"name": "q", "in": "query", "type": "string"}}), older(asks(TEXT), servers=SHOP), "--"),
    ("2.0: implicit flow", swagger({}, securityDefinitions={"o": {"type": "oauth2", "flow": "implicit", "authorizationUrl": "https://a", "scopes": {"a": ""}}}, security=[{"o": ["a"]}]), older({}, components={"securitySchemes": {"o": {"type": "oauth2", "flows": {"implicit": {"authorizationUrl": "https://a", "scopes": {"a": ""}}}}}}, security=[{"o": ["a"]}], servers=SHOP), "--"),
)
