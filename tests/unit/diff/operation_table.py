"""Changes outside of schemas: what changed, both documents, and the worst level there and
back (E error, W warning, N note, - nothing)."""

# ruff: noqa: E501 - a table reads best with a row a line
# fmt: off

from __future__ import annotations

from typing import Any

Node = dict[str, Any]
JSON = "application/json"
TEXT = {"type": "string"}
WHOLE = {"type": "integer"}
LIST = {"type": "array", "items": TEXT}
OBJECT = {"type": "object", "properties": {"a": TEXT}}
OK = {"description": "ok"}
BODY = {"description": "ok", "content": {JSON: {"schema": OBJECT}}}
FLOW = {"tokenUrl": "https://t", "scopes": {"r": "x"}}
SCHEMES = {"a": {"type": "apiKey", "in": "header", "name": "K"}, "b": {"type": "http", "scheme": "bearer"}, "o": {"type": "oauth2", "flows": {"clientCredentials": FLOW}}}


def node(**members: Any) -> Node:
    return {"responses": {"200": OK}, **members}


def api(paths: Node | None = None, **top: Any) -> Node:
    return {"openapi": "3.1.0", "info": {"title": "T", "version": "1.0.0"}, "paths": paths or {}, **top}


def single(operation: Node, path: str = "/p", method: str = "post", **top: Any) -> Node:
    return api({path: {method: operation}}, **top)


def query(**members: Any) -> Node:
    return {"name": "q", "in": "query", "schema": TEXT, **members}


def parameters(*listed: Node) -> Node:
    return single(node(parameters=list(listed)))


def in_path(schema: Node, **members: Any) -> Node:
    parameter = {"name": "q", "in": "path", "required": True, "schema": schema, **members}
    return single(node(parameters=[parameter]), path="/p/{q}")


def body(content: Node | None = None, **members: Any) -> Node:
    return single(node(requestBody={"content": content or {JSON: {"schema": OBJECT}}, **members}))


def replies(**by_status: Node) -> Node:
    return single(node(responses={status.lstrip("_"): reply for status, reply in by_status.items()}))


def headers(**named: Node) -> Node:
    return replies(_200={"description": "ok", "headers": named})


def guarded(*ways: Node, sc: Node = SCHEMES, own: bool = True, **top: Any) -> Node:
    asked = {"security": list(ways)} if own else {}
    return single(node(**asked), components={"securitySchemes": sc}, **top)


def scheme(one: Node) -> Node:
    return guarded({"a": []}, sc={"a": one})


def oauth(**flows: Node) -> Node:
    return scheme({"type": "oauth2", "flows": flows})


def callback(operation: Node, u: str = "{$request.body#/u}", n: str = "c") -> Node:
    return single(node(callbacks={n: {u: {"post": operation}}}))


def tagged(mapping: Node | None, names: tuple[str, str] = ("A", "B")) -> Node:
    options = [{"$ref": f"#/components/schemas/{name}"} for name in names]
    told: Node = {"propertyName": "k"} if mapping is None else {"propertyName": "k", "mapping": mapping}
    parts = {name: {**OBJECT, "required": ["k"], "properties": {"k": TEXT, name: TEXT}} for name in names}
    return {**body({JSON: {"schema": {"oneOf": options, "discriminator": told}}}), "components": {"schemas": parts}}


OPERATIONS: tuple[tuple[str, Node, Node, str], ...] = (
    ("param add opt", parameters(), parameters(query()), "NW"),
    ("param add req", parameters(), parameters(query(required=True)), "EW"),
    ("param add req default", parameters(), parameters(query(required=True, schema={"type": "string", "default": "x"})), "EW"),
    ("param became req", parameters(query()), parameters(query(required=True)), "EN"),
    ("param query->header", parameters(query()), parameters({**query(), "in": "header"}), "WW"),
    ("param query->header required", parameters(query(required=True)), parameters({**query(required=True), "in": "header"}), "EE"),
    ("param renamed", parameters(query()), parameters({**query(), "name": "r"}), "WW"),
    ("param case renamed query", parameters(query()), parameters({**query(), "name": "Q"}), "WW"),
    ("param order", parameters(query(), query(name="r")), parameters(query(name="r"), query()), "--"),
    ("param deprecated", parameters(query()), parameters(query(deprecated=True)), "NN"),
    ("param desc", parameters(query()), parameters(query(description="x")), "--"),
    ("param example", parameters(query()), parameters(query(example="x")), "--"),
    ("style implicit=explicit", parameters(query()), parameters(query(style="form", explode=True)), "--"),
    ("style form->space array", parameters(query(schema=LIST)), parameters(query(schema=LIST, style="spaceDelimited", explode=False)), "EE"),
    ("style form->pipe array explode false", parameters(query(schema=LIST, explode=False)), parameters(query(schema=LIST, style="pipeDelimited", explode=False)), "EE"),
    ("style form->deepObject obj", parameters(query(schema=OBJECT)), parameters(query(schema=OBJECT, style="deepObject", explode=True)), "EE"),
    ("param default forbidden", parameters(query()), parameters(query(schema={"type": "string", "enum": ["a"], "default": ""})), "EN"),
    ("param default forbidden only", parameters(query(schema={"type": "string", "enum": ["a"]})), parameters(query(schema={"type": "string", "enum": ["a"], "default": ""})), "NN"),
    ("param default null", parameters(query()), parameters(query(schema={"type": ["string", "null"], "default": None})), "NE"),
    ("param default null only", parameters(query(schema={"type": ["string", "null"]})), parameters(query(schema={"type": ["string", "null"], "default": None})), "NN"),
    ("param default number", parameters(query(schema=WHOLE)), parameters(query(schema={"type": "integer", "default": 5.0})), "EE"),
    ("path param without a place", single(node(), path="/a/{id}"), single(node(parameters=[{"name": "key", "in": "path", "required": True, "schema": TEXT}]), path="/a/{id}"), "NN"),
    ("explode array", parameters(query(schema=LIST)), parameters(query(schema=LIST, explode=False)), "EE"),
    ("explode scalar text", parameters(query()), parameters(query(explode=False)), "NN"),
    ("explode scalar int", parameters(query(schema=WHOLE)), parameters(query(schema=WHOLE, explode=False)), "NN"),
    ("style form->space scalar", parameters(query()), parameters(query(style="spaceDelimited")), "NN"),
    ("path simple->label", in_path(TEXT), in_path(TEXT, style="label"), "EE"),
    ("path simple->matrix", in_path(WHOLE), in_path(WHOLE, style="matrix"), "EE"),
    ("path explode obj", in_path(OBJECT), in_path(OBJECT, explode=True), "EE"),
    ("path explode array simple", in_path(LIST), in_path(LIST, explode=True), "NN"),
    ("path simple->label array", in_path(LIST), in_path(LIST, style="label"), "EE"),
    ("path explode array label", in_path(LIST, style="label"), in_path(LIST, style="label", explode=True), "EE"),
    ("path explode text label", in_path(TEXT, style="label"), in_path(TEXT, style="label", explode=True), "NN"),
    ("explode union of scalars", parameters(query(schema={"anyOf": [TEXT, {"type": "integer", "minimum": 1}]})), parameters(query(schema={"anyOf": [TEXT, {"type": "integer", "minimum": 1}]}, explode=False)), "NN"),
    ("explode union with array", parameters(query(schema={"anyOf": [TEXT, {**LIST, "minItems": 1}]})), parameters(query(schema={"anyOf": [TEXT, {**LIST, "minItems": 1}]}, explode=False)), "EE"),
    ("explode untyped", parameters(query(schema={})), parameters(query(schema={}, explode=False)), "EE"),
    ("explode object", parameters(query(schema=OBJECT)), parameters(query(schema=OBJECT, explode=False)), "EE"),
    ("explode deepObject", parameters(query(schema=OBJECT, style="deepObject")), parameters(query(schema=OBJECT, style="deepObject", explode=True)), "NN"),
    ("style exploded form->pipe array", parameters(query(schema=LIST)), parameters(query(schema=LIST, style="pipeDelimited", explode=True)), "NN"),
    ("explode header text", parameters({"name": "h", "in": "header", "schema": TEXT}), parameters({"name": "h", "in": "header", "schema": TEXT, "explode": True}), "NN"),
    ("explode cookie array", parameters({"name": "c", "in": "cookie", "schema": LIST}), parameters({"name": "c", "in": "cookie", "schema": LIST, "explode": False}), "EE"),
    ("allowReserved header", parameters({"name": "h", "in": "header", "schema": TEXT}), parameters({"name": "h", "in": "header", "schema": TEXT, "allowReserved": True}), "NN"),
    ("allowReserved", parameters(query()), parameters(query(allowReserved=True)), "WE"),
    ("allowReserved int", parameters(query(schema=WHOLE)), parameters(query(schema=WHOLE, allowReserved=True)), "NN"),
    ("allowEmptyValue", parameters(query()), parameters(query(allowEmptyValue=True)), "NN"),
    ("schema->content json", parameters(query()), parameters({"name": "q", "in": "query", "content": {JSON: {"schema": TEXT}}}), "EE"),
    ("content media change", parameters({"name": "q", "in": "query", "content": {JSON: {"schema": TEXT}}}), parameters({"name": "q", "in": "query", "content": {"text/plain": {"schema": TEXT}}}), "EE"),
    ("content schema change", parameters({"name": "q", "in": "query", "content": {JSON: {"schema": TEXT}}}), parameters({"name": "q", "in": "query", "content": {JSON: {"schema": WHOLE}}}), "EE"),
    ("shared->own parameter", api({"/p": {"parameters": [query()], "get": node()}}), api({"/p": {"get": node(parameters=[query()])}}), "--"),
    ("own overrides shared", api({"/p": {"parameters": [query()], "get": node(parameters=[query(schema=WHOLE)])}}), api({"/p": {"get": node(parameters=[query(schema=WHOLE)])}}), "--"),
    ("header Accept param ignored", parameters(), parameters({"name": "Accept", "in": "header", "schema": TEXT}), "--"),
    ("header Authorization required param ignored", parameters(), parameters({"name": "Authorization", "in": "header", "required": True, "schema": TEXT}), "--"),
    ("header Content-Type ignored", parameters(), parameters({"name": "Content-Type", "in": "header", "required": True, "schema": TEXT}), "--"),
    ("cookie add req", parameters(), parameters({"name": "c", "in": "cookie", "required": True, "schema": TEXT}), "EW"),
    ("array items in query narrowed", parameters(query(schema={"type": "array", "items": TEXT})), parameters(query(schema={"type": "array", "items": {"type": "string", "enum": ["a"]}})), "EN"),
    ("scalar->array form", parameters(query()), parameters(query(schema=LIST)), "NE"),
    ("scalar->array header", single(node(parameters=[{"name": "q", "in": "header", "schema": TEXT}])), single(node(parameters=[{"name": "q", "in": "header", "schema": LIST}])), "EW"),
    ("path var renamed", single(node(parameters=[{"name": "id", "in": "path", "required": True, "schema": TEXT}]), path="/a/{id}"), single(node(parameters=[{"name": "key", "in": "path", "required": True, "schema": TEXT}]), path="/a/{key}"), "--"),
    ("path var renamed & type", single(node(parameters=[{"name": "id", "in": "path", "required": True, "schema": TEXT}]), path="/a/{id}"), single(node(parameters=[{"name": "key", "in": "path", "required": True, "schema": WHOLE}]), path="/a/{key}"), "EN"),
    ("two vars swapped names", single(node(parameters=[{"name": "a", "in": "path", "required": True, "schema": TEXT}, {"name": "b", "in": "path", "required": True, "schema": WHOLE}]), path="/x/{a}/{b}"), single(node(parameters=[{"name": "b", "in": "path", "required": True, "schema": TEXT}, {"name": "a", "in": "path", "required": True, "schema": WHOLE}]), path="/x/{b}/{a}"), "EE"),
    ("trailing slash", single(node(), path="/a"), single(node(), path="/a/"), "EE"),
    ("path case", single(node(), path="/a"), single(node(), path="/A"), "EE"),
    ("endpoint add", api({"/a": {"get": node()}}), api({"/a": {"get": node()}, "/b": {"get": node()}}), "NE"),
    ("method change", single(node(), method="put"), single(node(), method="patch"), "EE"),
    ("method add", api({"/a": {"get": node()}}), api({"/a": {"get": node(), "post": node()}}), "NE"),
    ("deprecated removed", api({"/a": {"get": node()}, "/b": {"get": node(deprecated=True)}}), api({"/a": {"get": node()}}), "NN"),
    ("path order", api({"/a": {"get": node()}, "/b": {"get": node()}}), api({"/b": {"get": node()}, "/a": {"get": node()}}), "--"),
    ("opid", single(node(operationId="a")), single(node(operationId="b")), "NN"),
    ("tags", single(node(tags=["a"])), single(node(tags=["b"])), "NN"),
    ("tag order", single(node(tags=["a", "b"])), single(node(tags=["b", "a"])), "--"),
    ("summary", single(node(summary="a")), single(node(summary="b", description="x")), "--"),
    ("externalDocs", single(node()), single(node(externalDocs={"url": "https://x"})), "--"),
    ("info", api(), {**api(), "info": {"title": "U", "version": "2.0.0", "description": "d"}}, "--"),
    ("op servers added", single(node()), single(node(servers=[{"url": "https://b"}])), "WW"),
    ("op servers changed", single(node(servers=[{"url": "https://a"}])), single(node(servers=[{"url": "https://b"}])), "WW"),
    ("path servers changed", api({"/p": {"servers": [{"url": "https://a"}], "get": node()}}), api({"/p": {"servers": [{"url": "https://b"}], "get": node()}}), "WW"),
    ("path servers -> op servers", api({"/p": {"servers": [{"url": "https://a"}], "get": node()}}), api({"/p": {"get": node(servers=[{"url": "https://a"}])}}), "--"),
    ("server added", api(servers=[{"url": "https://a"}]), api(servers=[{"url": "https://a"}, {"url": "https://b"}]), "NW"),
    ("server replaced", api(servers=[{"url": "https://a/v1"}]), api(servers=[{"url": "https://a/v2"}]), "WW"),
    ("server desc", api(servers=[{"url": "https://a"}]), api(servers=[{"url": "https://a", "description": "x"}]), "--"),
    ("server trailing slash", api(servers=[{"url": "https://a"}]), api(servers=[{"url": "https://a/"}]), "--"),
    ("server none = /", api(), api(servers=[{"url": "/"}]), "--"),
    ("server var default", api(servers=[{"url": "https://{r}", "variables": {"r": {"default": "a"}}}]), api(servers=[{"url": "https://{r}", "variables": {"r": {"default": "b"}}}]), "WW"),
    ("server var enum grow", api(servers=[{"url": "https://{r}", "variables": {"r": {"default": "a", "enum": ["a"]}}}]), api(servers=[{"url": "https://{r}", "variables": {"r": {"default": "a", "enum": ["a", "b"]}}}]), "NW"),
    ("server var enum order", api(servers=[{"url": "https://{r}", "variables": {"r": {"default": "a", "enum": ["a", "b"]}}}]), api(servers=[{"url": "https://{r}", "variables": {"r": {"default": "a", "enum": ["b", "a"]}}}]), "--"),
    ("server var desc", api(servers=[{"url": "https://{r}", "variables": {"r": {"default": "a"}}}]), api(servers=[{"url": "https://{r}", "variables": {"r": {"default": "a", "description": "x"}}}]), "--"),
    ("server order", api(servers=[{"url": "https://a"}, {"url": "https://b"}]), api(servers=[{"url": "https://b"}, {"url": "https://a"}]), "WW"),
    ("body add req", single(node()), body(required=True), "EE"),
    ("body add opt", single(node()), body(), "NE"),
    ("body became req", body(), body(required=True), "EN"),
    ("body media add", body(), body({JSON: {"schema": OBJECT}, "application/xml": {"schema": OBJECT}}), "NE"),
    ("body media replaced", body(), body({"application/xml": {"schema": OBJECT}}), "EE"),
    ("body media params", body(), body({"application/json; charset=utf-8": {"schema": OBJECT}}), "NN"),
    ("body media case", body(), body({"Application/JSON": {"schema": OBJECT}}), "--"),
    ("body media wildcard", body(), body({"*/*": {"schema": OBJECT}}), "NE"),
    ("body media range", body({"image/png": {}}), body({"image/*": {}}), "NE"),
    ("body vendor json", body(), body({"application/vnd.x+json": {"schema": OBJECT}}), "EE"),
    ("body schema removed", body(), body({JSON: {}}), "NE"),
    ("body desc", body(), body(description="x"), "--"),
    ("encoding added", body({"multipart/form-data": {"schema": OBJECT}}), body({"multipart/form-data": {"schema": OBJECT, "encoding": {"a": {"contentType": "image/png"}}}}), "WW"),
    ("encoding changed", body({"multipart/form-data": {"schema": OBJECT, "encoding": {"a": {"contentType": "image/png"}}}}), body({"multipart/form-data": {"schema": OBJECT, "encoding": {"a": {"contentType": "image/jpeg"}}}}), "EE"),
    ("encoding style", body({"application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": {"a": LIST}}}}), body({"application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": {"a": LIST}}, "encoding": {"a": {"style": "spaceDelimited", "explode": False}}}}), "EE"),
    ("encoding explicit default", body({"application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": {"a": LIST}}}}), body({"application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": {"a": LIST}}, "encoding": {"a": {"style": "form", "explode": True}}}}), "--"),
    ("encoding explode text", body({"application/x-www-form-urlencoded": {"schema": OBJECT}}), body({"application/x-www-form-urlencoded": {"schema": OBJECT, "encoding": {"a": {"style": "form", "explode": False}}}}), "NN"),
    ("encoding explode array", body({"application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": {"a": LIST}}}}), body({"application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": {"a": LIST}}, "encoding": {"a": {"explode": False}}}}), "EE"),
    ("encoding of unknown", body({JSON: {"schema": OBJECT}}), body({JSON: {"schema": OBJECT, "encoding": {"a": {"style": "form"}}}}), "--"),
    ("form string->file", body({"multipart/form-data": {"schema": {"type": "object", "properties": {"a": TEXT}}}}), body({"multipart/form-data": {"schema": {"type": "object", "properties": {"a": {"type": "string", "format": "binary"}}}}}), "EE"),
    ("resp add 201", replies(_200=OK), replies(_200=OK, _201=OK), "NE"),
    ("resp error add", replies(_200=OK), replies(_200=OK, _404=OK), "NN"),
    ("resp 4XX->404", replies(_200=OK, _4XX=BODY), replies(_200=OK, _404=BODY), "--"),
    ("resp 4xx lower", replies(_200=OK, _4XX=BODY), replies(_200=OK, _4xx=BODY), "--"),
    ("resp default add", replies(_200=OK), replies(_200=OK, default=BODY), "NN"),
    ("resp default -> specific", replies(_200=OK, default=BODY), replies(_200=OK, _400=BODY), "NN"),
    ("resp 200 schema from default", replies(default=BODY), replies(_200=BODY, default=BODY), "NN"),
    ("resp default only schema changed", replies(default=BODY), replies(default={"description": "ok", "content": {JSON: {"schema": TEXT}}}), "EE"),
    ("resp default covers 404 incompat", replies(default=BODY), replies(default=BODY, _404={"description": "e", "content": {JSON: {"schema": TEXT}}}), "NN"),
    ("resp 200->2XX", replies(_200=BODY), replies(_2XX=BODY), "--"),
    ("resp content removed", replies(_200=BODY), replies(_200=OK), "EN"),
    ("resp 200->204", replies(_200=BODY), replies(_204=OK), "EE"),
    ("resp media add", replies(_200=BODY), replies(_200={"description": "ok", "content": {JSON: {"schema": OBJECT}, "text/csv": {}}}), "NE"),
    ("resp media replaced", replies(_200=BODY), replies(_200={"description": "ok", "content": {"application/xml": {"schema": OBJECT}}}), "EE"),
    ("resp media case", replies(_200=BODY), replies(_200={"description": "ok", "content": {"Application/JSON": {"schema": OBJECT}}}), "--"),
    ("resp media wildcard", replies(_200=BODY), replies(_200={"description": "ok", "content": {"*/*": {"schema": OBJECT}}}), "EN"),
    ("resp schema removed", replies(_200=BODY), replies(_200={"description": "ok", "content": {JSON: {}}}), "WN"),
    ("resp desc", replies(_200=OK), replies(_200={"description": "x"}), "--"),
    ("header add", headers(), headers(X={"schema": TEXT}), "NW"),
    ("header removed required", headers(X={"schema": TEXT, "required": True}), headers(), "EN"),
    ("header case", headers(X={"schema": TEXT}), headers(x={"schema": TEXT}), "--"),
    ("header required", headers(X={"schema": TEXT}), headers(X={"schema": TEXT, "required": True}), "NE"),
    ("header explode arr", headers(X={"schema": LIST}), headers(X={"schema": LIST, "explode": True}), "NN"),
    ("header explode obj", headers(X={"schema": OBJECT}), headers(X={"schema": OBJECT, "explode": True}), "EE"),
    ("header deprecated", headers(X={"schema": TEXT}), headers(X={"schema": TEXT, "deprecated": True}), "NN"),
    ("links", replies(_200=OK), replies(_200={"description": "ok", "links": {"l": {"operationId": "x"}}}), "--"),
    ("sec none->a", guarded(), guarded({"a": []}), "EN"),
    ("sec or added", guarded({"a": []}), guarded({"a": []}, {"b": []}), "NE"),
    ("sec and added", guarded({"a": []}), guarded({"a": [], "b": []}), "EN"),
    ("sec and->or", guarded({"a": [], "b": []}), guarded({"a": []}, {"b": []}), "NE"),
    ("sec alt order", guarded({"a": []}, {"b": []}), guarded({"b": []}, {"a": []}), "--"),
    ("sec optional added", guarded({"a": []}), guarded({"a": []}, {}), "NE"),
    ("sec replaced", guarded({"a": []}), guarded({"b": []}), "EE"),
    ("sec scope added", guarded({"o": ["r"]}), guarded({"o": ["r", "w"]}), "WN"),
    ("sec scope order", guarded({"o": ["r", "w"]}), guarded({"o": ["w", "r"]}), "--"),
    ("sec op inherits same", guarded({"a": []}, security=[{"a": []}]), guarded(own=False, security=[{"a": []}]), "--"),
    ("sec top->op", single(node(), components={"securitySchemes": SCHEMES}, security=[{"a": []}]), guarded({"a": []}), "--"),
    ("sec op opt-out", single(node(), components={"securitySchemes": SCHEMES}, security=[{"a": []}]), single(node(security=[]), components={"securitySchemes": SCHEMES}, security=[{"a": []}]), "NE"),
    ("sec [{}] = []", single(node(security=[{}]), components={"securitySchemes": SCHEMES}), single(node(security=[]), components={"securitySchemes": SCHEMES}), "--"),
    ("sec scheme renamed same", guarded({"a": []}), guarded({"c": []}, sc={"c": SCHEMES["a"]}), "NN"),
    ("apikey in", scheme(SCHEMES["a"]), scheme({"type": "apiKey", "in": "query", "name": "K"}), "EE"),
    ("apikey name", scheme(SCHEMES["a"]), scheme({"type": "apiKey", "in": "header", "name": "L"}), "EE"),
    ("apikey header name case", scheme(SCHEMES["a"]), scheme({"type": "apiKey", "in": "header", "name": "k"}), "--"),
    ("http scheme", scheme({"type": "http", "scheme": "basic"}), scheme({"type": "http", "scheme": "bearer"}), "EE"),
    ("http scheme case", scheme({"type": "http", "scheme": "Bearer"}), scheme({"type": "http", "scheme": "bearer"}), "--"),
    ("bearerFormat", scheme({"type": "http", "scheme": "bearer"}), scheme({"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}), "NN"),
    ("http->apikey", scheme({"type": "http", "scheme": "bearer"}), scheme(SCHEMES["a"]), "EE"),
    ("oidc url", scheme({"type": "openIdConnect", "openIdConnectUrl": "https://a"}), scheme({"type": "openIdConnect", "openIdConnectUrl": "https://b"}), "WW"),
    ("oauth flow removed", oauth(clientCredentials=FLOW, password=FLOW), oauth(clientCredentials=FLOW), "WN"),
    ("oauth flow replaced", oauth(clientCredentials=FLOW), oauth(password=FLOW), "WW"),
    ("oauth tokenUrl", oauth(clientCredentials=FLOW), oauth(clientCredentials={**FLOW, "tokenUrl": "https://u"}), "WW"),
    ("oauth refreshUrl", oauth(clientCredentials={**FLOW, "refreshUrl": "https://a"}), oauth(clientCredentials={**FLOW, "refreshUrl": "https://u"}), "WW"),
    ("oauth scope removed", oauth(clientCredentials=FLOW), oauth(clientCredentials={**FLOW, "scopes": {}}), "NN"),
    ("oauth scope desc", oauth(clientCredentials=FLOW), oauth(clientCredentials={**FLOW, "scopes": {"r": "y"}}), "NN"),
    ("scheme desc", scheme(SCHEMES["a"]), scheme({**SCHEMES["a"], "description": "x"}), "--"),
    ("callback added", single(node()), callback(node()), "NE"),
    ("callback url changed", callback(node()), callback(node(), u="{$request.body#/v}"), "EE"),
    ("callback renamed only", callback(node()), callback(node(), n="d"), "NN"),
    ("callback param added required", callback(node()), callback(node(parameters=[query(required=True)])), "NE"),
    ("callback reply schema narrowed", callback(node(responses={"200": {"description": "ok", "content": {JSON: {"schema": {"type": "number"}}}}})), callback(node(responses={"200": {"description": "ok", "content": {JSON: {"schema": WHOLE}}}})), "EN"),
    ("callback body required prop added", callback(node(requestBody={"content": {JSON: {"schema": OBJECT}}})), callback(node(requestBody={"content": {JSON: {"schema": {**OBJECT, "required": ["a"]}}}})), "NE"),
    ("webhook added", api(), api(webhooks={"w": {"post": node()}}), "NE"),
    ("webhook method", api(webhooks={"w": {"post": node()}}), api(webhooks={"w": {"put": node()}}), "EE"),
    ("webhook media changed", api(webhooks={"w": {"post": node(requestBody={"content": {JSON: {}}})}}), api(webhooks={"w": {"post": node(requestBody={"content": {"application/xml": {}}})}}), "EE"),
    ("webhook via components pathItems", api(webhooks={"w": {"post": node()}}), api(webhooks={"w": {"$ref": "#/components/pathItems/W"}}, components={"pathItems": {"W": {"post": node()}}}), "--"),
    ("op deprecated", single(node()), single(node(deprecated=True)), "NN"),
    ("op deprecated sunset", single(node()), single(node(deprecated=True, **{"x-sunset": "9999-01-01"})), "NN"),
    ("op sunset earlier", single(node(deprecated=True, **{"x-sunset": "9999-01-01"})), single(node(deprecated=True, **{"x-sunset": "2001-01-01"})), "E-"),
    ("op sunset later", single(node(deprecated=True, **{"x-sunset": "9998-01-01"})), single(node(deprecated=True, **{"x-sunset": "9999-01-01"})), "--"),
    ("component unused schema changed", api(components={"schemas": {"S": TEXT}}), api(components={"schemas": {"S": WHOLE}}), "--"),
    ("component ref->inline body", {**body({JSON: {"schema": {"$ref": "#/components/schemas/S"}}}), "components": {"schemas": {"S": OBJECT}}}, body(), "NN"),
    ("ref rename", {**body({JSON: {"schema": {"$ref": "#/components/schemas/S"}}}), "components": {"schemas": {"S": OBJECT}}}, {**body({JSON: {"schema": {"$ref": "#/components/schemas/R"}}}), "components": {"schemas": {"R": OBJECT}}}, "NN"),
    ("tags top", api(tags=[{"name": "a"}]), api(tags=[{"name": "b"}]), "--"),
    ("mapping said that is implied", tagged(None), tagged({"A": "#/components/schemas/A", "B": "#/components/schemas/B"}), "--"),
    ("mapping by name", tagged({"a": "A", "b": "B"}), tagged({"a": "#/components/schemas/A", "b": "#/components/schemas/B"}), "--"),
    ("mapping grew", tagged({"a": "A"}), tagged({"a": "A", "b": "B"}), "NE"),
    ("path-level param moved to op", api({"/p": {"parameters": [query()], "get": node()}}), api({"/p": {"get": node(parameters=[query()])}}), "--"),
    ("empty lists and maps", single(node()), single(node(tags=[], parameters=[], callbacks={}, servers=[], security=[])), "--"),
    ("empty reply", replies(_200=OK), replies(_200={**OK, "content": {}, "headers": {}, "links": {}}), "--"),
    ("flags that are off", parameters(query()), parameters(query(required=False, deprecated=False, allowEmptyValue=False, allowReserved=False)), "--"),
    ("extensions", single(node()), single(node(**{"x-a": 1})), "--"),
    ("param of another place", in_path(TEXT), single(node(parameters=[query(required=True)]), path="/p"), "EE"),
    ("cookie removed", parameters({"name": "c", "in": "cookie", "schema": TEXT}), parameters(), "WN"),
    ("content param -> schema", parameters({"name": "q", "in": "query", "content": {JSON: {"schema": OBJECT}}}), parameters(query(schema=OBJECT)), "EE"),
    ("content param narrowed", parameters({"name": "q", "in": "query", "content": {JSON: {"schema": {"type": "number"}}}}), parameters({"name": "q", "in": "query", "content": {JSON: {"schema": WHOLE}}}), "EN"),
    ("header ref inline", {**headers(X={"$ref": "#/components/headers/X"}), "components": {"headers": {"X": {"schema": TEXT}}}}, headers(X={"schema": TEXT}), "--"),
    ("param ref inline", {**parameters({"$ref": "#/components/parameters/Q"}), "components": {"parameters": {"Q": query()}}}, parameters(query()), "--"),
    ("error media problem+json", replies(_200=OK, _400=BODY), replies(_200=OK, _400={"description": "x", "content": {"application/problem+json": {"schema": OBJECT}}}), "NE"),
    ("query body narrowed", single(node(requestBody={"content": {JSON: {"schema": {"type": "number"}}}}), method="query"), single(node(requestBody={"content": {JSON: {"schema": WHOLE}}}), method="query"), "EN"),
    ("query method", api({"/p": {"get": node()}}), api({"/p": {"get": node(), "query": node()}}), "NE"),
    ("additional method", api({"/p": {"get": node()}}), api({"/p": {"get": node(), "additionalOperations": {"COPY": node()}}}), "NE"),
    ("additional method, parameter required", api({"/p": {"additionalOperations": {"COPY": node(parameters=[query()])}}}), api({"/p": {"additionalOperations": {"COPY": node(parameters=[query(required=True)])}}}), "EN"),
    ("query as an additional operation", single(node(), method="query"), api({"/p": {"additionalOperations": {"QUERY": node()}}}), "--"),
    ("items of a stream", replies(_200={"description": "ok", "content": {"text/event-stream": {"itemSchema": TEXT}}}), replies(_200={"description": "ok", "content": {"text/event-stream": {"itemSchema": WHOLE}}}), "EE"),
)
