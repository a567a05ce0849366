"""Operations: parameters, bodies, responses, security, servers, webhooks."""

from __future__ import annotations

from typing import Any

import pytest
from clientsmith.build.ir_json import plain
from clientsmith.model import ir
from small import built, query, ref, reply

TEXT = {"type": "string"}


def call(method: str = "post", path: str = "/x", **operation: Any) -> ir.Operation:
    """One operation, built."""
    found = built(
        operation.pop("schemas", None),
        {path: {method: {"responses": {}, **operation}}},
        components=operation.pop("components", {}),
    )
    return found.api.operations[0]


def json_body(schema: Any, media: str = "application/json", **more: Any) -> Any:
    """A request body."""
    return {"content": {media: {"schema": schema, **more}}}


def test_identity_and_texts() -> None:
    made = call(
        operationId="makeX",
        tags=["a", "b"],
        summary="Make.",
        description="Makes.",
        deprecated=True,
        externalDocs={"url": "https://example.com/docs"},
    )
    assert made.id == "POST /x"
    assert (made.operation_id, made.tags) == ("makeX", ("a", "b"))
    assert (made.summary, made.description, made.deprecated) == (
        "Make.",
        "Makes.\n\nSee <https://example.com/docs>.",
        True,
    )
    assert made.at == "/paths/~1x/post"


def test_parts_without_names_are_known_by_position() -> None:
    body = json_body(
        {"type": "array", "prefixItems": [TEXT, {}]},
        "multipart/mixed",
        prefixEncoding=[{}, {"contentType": "image/png"}],
        itemEncoding={"contentType": "text/plain"},
    )
    made = call(requestBody=body).body
    assert made is not None
    (content,) = made.contents
    found = [(item.property, item.content_type) for item in content.encodings]
    assert found == [("1", "image/png"), ("*", "text/plain")]


def test_a_default_is_an_error_only_beside_a_success() -> None:
    thing = {"type": "object", "properties": {"a": TEXT}}
    answer = {"description": "", "content": {"application/json": {"schema": thing}}}

    def role(**responses: Any) -> str:
        paths = {"/x": {"get": {"responses": {"default": answer, **responses}}}}
        (declaration,) = built(None, paths).api.declarations.values()
        return declaration.hint.role

    assert role() == "response"
    assert role(**{"400": {"description": ""}}) == "response"
    assert role(**{"204": {"description": ""}}) == "error"


def test_a_cookie_may_be_written_as_it_is() -> None:
    cookie = {"name": "c", "in": "cookie", "style": "form", "schema": TEXT}
    made = call(parameters=[{**cookie, "x-style": "cookie", "explode": True}])
    assert [item.style for item in made.parameters] == ["cookie"]


def test_parameters_keep_the_document_s_order_and_words() -> None:
    made = call(
        parameters=[
            query("z", {"type": "integer", "default": 3, "description": "Inner."}),
            query("a", TEXT, allowReserved=True, deprecated=True, example="e"),
            {
                "name": "id",
                "in": "path",
                "required": True,
                "style": "label",
                "explode": False,
                "schema": TEXT,
            },
            {
                "name": "filter",
                "in": "query",
                "content": {"application/json": {"schema": {"type": "array"}}},
            },
        ]
    )
    z, a, id_, filter_ = made.parameters
    assert (z.wire, z.default, z.description) == ("z", 3, "Inner.")
    assert (a.allow_reserved, a.deprecated, a.examples) == (True, True, ("e",))
    assert (id_.location, id_.style, id_.explode) == (ir.In.PATH, "label", False)
    assert (filter_.media, plain(filter_.type)) == (
        "application/json",
        {"array": "any"},
    )


def test_parameters_without_a_style_get_that_of_their_place() -> None:
    places = ("path", "query", "header", "cookie")
    made = call(
        parameters=[{"name": "p", "in": place, "schema": TEXT} for place in places]
    )
    found = [(item.style, item.explode, item.required) for item in made.parameters]
    assert found == [
        ("simple", False, True),
        ("form", True, False),
        ("simple", False, False),
        ("form", True, False),
    ]


def test_a_parameter_that_is_the_whole_query_string() -> None:
    made = call(parameters=[query("q", TEXT, **{"x-in": "querystring"})])
    assert made.parameters[0].location is ir.In.QUERYSTRING


def test_long_enumerations_of_parameters_are_declared_for_their_operation() -> None:
    values = list("abcdefgh")
    found = built(
        paths={"/x": {"get": {"parameters": [query("sort", {"enum": values})]}}}
    )
    id_ = "/paths/~1x/get/parameters/0/schema"
    assert found.declared(id_).hint == ir.Hint("sort", False, "GET /x", "parameter")


def test_shared_components_are_built_once() -> None:
    values = list("abcdefgh")
    components = {
        "parameters": {"Sort": query("sort", {"enum": values})},
        "responses": {
            "Gone": {
                "description": "",
                "content": {
                    "application/json": {
                        "schema": {"type": "object", "properties": {"why": TEXT}}
                    }
                },
            }
        },
        "requestBodies": {
            "In": {**json_body({"properties": {"a": TEXT}}), "required": True}
        },
    }
    operation = {
        "parameters": [{"$ref": "#/components/parameters/Sort"}],
        "requestBody": {"$ref": "#/components/requestBodies/In"},
        "responses": {
            "410": {"$ref": "#/components/responses/Gone"},
            "4XX": {"$ref": "#/components/responses/Gone"},
        },
    }
    found = built(
        paths={"/a": {"put": operation}, "/b": {"put": operation}},
        components=components,
    )
    first, second = found.api.operations
    assert first.parameters[0] is second.parameters[0]
    assert first.body is second.body
    assert first.body is not None
    assert first.body.required
    assert [item.status for item in first.responses] == ["410", "4XX"]
    hints = {item.hint.words: item.hint for item in found.api.declarations.values()}
    assert hints["Gone"].role == "error"
    assert hints["Gone"].owner == "/components/responses/Gone"
    assert hints["In"].role == "body"
    assert hints["sort"].owner == "/components/parameters/Sort"


def test_bodies() -> None:
    made = call(
        requestBody={
            "required": True,
            "description": "The file.",
            "content": {
                "multipart/form-data": {
                    "schema": {
                        "type": "object",
                        "properties": {
                            "file": {"type": "string", "format": "binary"},
                            "photo": {
                                "type": "string",
                                "contentMediaType": "image/png",
                            },
                            "meta": TEXT,
                        },
                    },
                    "encoding": {
                        "meta": {
                            "contentType": "application/json",
                            "headers": {"X-A": {"schema": TEXT, "required": True}},
                        },
                        "file": {
                            "style": "form",
                            "explode": False,
                            "allowReserved": True,
                        },
                    },
                },
                "application/json": {"schema": TEXT, "examples": {"one": {"value": 1}}},
                "text/plain": {},
            },
        }
    )
    assert made.body is not None
    form, json, text = made.body.contents
    meta, file, photo = form.encodings
    assert (photo.property, photo.content_type) == ("photo", "image/png")
    assert (meta.property, meta.content_type) == ("meta", "application/json")
    assert (meta.headers[0].wire, meta.headers[0].required) == ("X-A", True)
    assert (file.style, file.explode, file.allow_reserved) == ("form", False, True)
    assert json.examples == (("one", 1),)
    assert text.type is None


def test_bytes_stay_bytes_in_forms_and_are_text_in_json() -> None:
    schema = {
        "type": "object",
        "properties": {"f": {"type": "string", "format": "binary"}},
    }
    found = built(
        {"Form": schema, "Json": schema},
        {
            "/a": {
                "post": {"requestBody": json_body(ref("Form"), "multipart/form-data")}
            },
            "/b": {"post": {"requestBody": json_body(ref("Json"))}},
        },
    )
    assert found.object("Form").fields[0].type == ir.Scalar(ir.Kind.BINARY, "binary")
    assert found.object("Json").fields[0].type == ir.Scalar(ir.Kind.STRING, "binary")


@pytest.mark.parametrize(
    ("media", "schema", "expected"),
    [
        ("application/octet-stream", {"type": "string", "format": "binary"}, "binary"),
        ("image/png", TEXT, "binary"),
        ("application/pdf", {}, "binary"),
        ("image/svg+xml", TEXT, "string"),
        ("text/csv", TEXT, "string"),
        ("application/vnd.api+json", {"type": "integer"}, "integer"),
    ],
)
def test_what_whole_bodies_are(media: str, schema: Any, expected: str) -> None:
    made = call(responses={"200": {"description": "", **json_body(schema, media)}})
    type_ = made.responses[0].contents[0].type
    assert isinstance(type_, ir.Scalar)
    assert type_.kind == expected


def test_responses_are_ordered_by_how_exact_they_are() -> None:
    empty = {"description": ""}
    made = call(responses={"default": empty, "4XX": empty, "404": empty, "200": empty})
    assert [item.status for item in made.responses] == ["200", "404", "4XX", "default"]


def test_response_headers() -> None:
    headers = {
        "X-Rate": {
            "schema": {"type": "integer"},
            "description": "Left.",
            "required": True,
        },
        "Content-Type": {"schema": TEXT},
        "X-Shared": {"$ref": "#/components/headers/Shared"},
    }
    found = built(
        paths={"/x": {"get": {"responses": reply(TEXT, headers=headers)}}},
        components={"headers": {"Shared": {"schema": {"type": "boolean"}}}},
    )
    rate, shared = found.api.operations[0].responses[0].headers
    assert (rate.wire, plain(rate.type), rate.required) == ("X-Rate", "integer", True)
    assert (rate.description, plain(shared.type)) == ("Left.", "boolean")


# --- sequences ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("media", "entry", "item"),
    [
        ("text/event-stream", {"schema": {"type": "integer"}}, "integer"),
        ("text/event-stream", {"schema": {"type": "array", "items": TEXT}}, "string"),
        ("text/event-stream", {}, "any"),
        ("application/jsonl", {"schema": {"type": "integer"}}, "integer"),
        ("application/x-ndjson; charset=utf-8", {"itemSchema": TEXT}, "string"),
        ("application/json-seq", {"itemSchema": {"type": "boolean"}}, "boolean"),
        ("multipart/mixed", {"itemSchema": TEXT}, "string"),
    ],
)
def test_sequences(media: str, entry: Any, item: str) -> None:
    made = call(responses={"200": {"description": "", "content": {media: entry}}})
    content = made.responses[0].contents[0]
    assert plain(content.item) == item
    assert not content.envelope


def test_a_reply_in_one_piece_or_as_events() -> None:
    made = call(
        responses={
            "200": {
                "description": "",
                "content": {
                    "application/json": {"schema": {"type": "object"}},
                    "text/event-stream": {"schema": TEXT},
                },
            }
        }
    )
    whole, events = made.responses[0].contents
    assert whole.item is None
    assert plain(events.item) == "string"


def event(name: str, data: Any) -> Any:
    """The schema of one event as a whole."""
    return {
        "type": "object",
        "required": ["event", "data"],
        "properties": {"event": {"const": name}, "data": data, "id": TEXT},
    }


def test_events_described_as_a_whole_are_marked() -> None:
    schemas = {
        "Started": event("started", {"type": "object", "properties": {"a": TEXT}}),
        "Done": event("done", TEXT),
        "Event": {"oneOf": [ref("Started"), ref("Done")]},
    }
    content = {"text/event-stream": {"schema": ref("Event")}}
    made = call(
        schemas=schemas, responses={"200": {"description": "", "content": content}}
    )
    assert made.responses[0].contents[0].envelope


def test_events_that_say_how_the_stream_ends_are_their_data() -> None:
    end = {"type": "string", "enum": ["[DONE]"]}
    schemas = {
        "Chunk": {"type": "object", "properties": {"n": {"type": "integer"}}},
        "Event": {"type": "object", "properties": {"data": ref("Chunk")}},
        "End": {"type": "object", "properties": {"data": end}},
        "Events": {"oneOf": [ref("Event"), ref("End")]},
    }
    for name, data in (("Events", "Chunk"), ("Event", "Event")):
        content = {"text/event-stream": {"schema": ref(name)}}
        responses = {"200": {"description": "", "content": content}}
        made = call(schemas=schemas, responses=responses).responses[0].contents[0]
        assert isinstance(made.item, ir.Ref) and made.item.id.endswith(f"/{data}")
        assert not made.envelope


def test_json_within_events_is_what_an_item_is() -> None:
    data = {
        "type": "string",
        "contentMediaType": "application/json",
        "contentSchema": {"type": "object", "properties": {"n": {"type": "integer"}}},
    }
    entry = {"itemSchema": event("tick", data)}
    found = built(
        paths={
            "/x": {
                "get": {
                    "responses": {
                        "200": {
                            "description": "",
                            "content": {"text/event-stream": entry},
                        }
                    }
                }
            }
        }
    )
    content = found.api.operations[0].responses[0].contents[0]
    assert isinstance(content.item, ir.Ref)
    assert list(found.fields(content.item.id)) == ["n"]
    assert not content.envelope


# --- security, servers, other methods -------------------------------------------------------


def test_security_schemes_of_every_kind() -> None:
    schemes = {
        "key": {"type": "apiKey", "in": "cookie", "name": "sid"},
        "basic": {"type": "http", "scheme": "Basic"},
        "bearer": {"type": "http", "scheme": "bearer"},
        "digest": {"type": "http", "scheme": "digest"},
        "oidc": {"type": "openIdConnect", "openIdConnectUrl": "https://a.example/x"},
        "tls": {"type": "mutualTLS"},
        "oauth": {
            "type": "oauth2",
            "flows": {
                "clientCredentials": {
                    "tokenUrl": "https://a.example/token",
                    "scopes": {"read": "Reads."},
                },
                "x-deviceAuthorization": {
                    "tokenUrl": "/token",
                    "deviceAuthorizationUrl": "/device",
                    "scopes": {},
                },
            },
        },
        "alias": {"$ref": "#/components/securitySchemes/key"},
        "odd": {"type": "smoke signals"},
    }
    found = built(components={"securitySchemes": schemes})
    kinds = {item.name: item.kind for item in found.api.schemes}
    assert kinds == {
        "alias": ir.SchemeKind.API_KEY,
        "basic": ir.SchemeKind.BASIC,
        "bearer": ir.SchemeKind.BEARER,
        "digest": ir.SchemeKind.HTTP,
        "key": ir.SchemeKind.API_KEY,
        "oauth": ir.SchemeKind.OAUTH2,
        "oidc": ir.SchemeKind.OPENID,
        "tls": ir.SchemeKind.MUTUAL_TLS,
    }
    by_name = {item.name: item for item in found.api.schemes}
    assert (by_name["key"].location, by_name["key"].parameter) == (ir.In.COOKIE, "sid")
    client, device = by_name["oauth"].flows
    assert client.scopes == (("read", "Reads."),)
    assert (device.name, device.token_url) == ("deviceAuthorization", "/token")
    assert device.authorization_url == "/device"
    assert by_name["oidc"].url == "https://a.example/x"
    assert found.codes == ["security-scheme"]


def test_requirements_are_alternatives_of_schemes() -> None:
    made = call(security=[{"a": [], "b": ["x"]}, {}, {}])
    assert made.security == ((("a", ()), ("b", ("x",))), ())


def test_servers_and_their_variables() -> None:
    server = {
        "url": "https://{region}.example.com",
        "variables": {"region": {"default": "eu", "enum": ["eu", "us"]}},
    }
    found = built(
        servers=[server, {"url": "/"}],
        paths={
            "/own": {"get": {"servers": [{"url": "/own"}]}},
            "/path": {"servers": [{"url": "/path"}], "get": {}},
            "/none": {"get": {}},
        },
    ).api
    assert [item.url for item in found.servers] == ["https://{region}.example.com", "/"]
    assert found.servers[0].variables == (
        ir.Variable(name="region", default="eu", values=("eu", "us")),
    )
    urls = {made.path: [item.url for item in made.servers] for made in found.operations}
    assert urls == {"/own": ["/own"], "/path": ["/path"], "/none": []}


def test_methods_that_3_1_does_not_know() -> None:
    found = built(
        paths={
            "/x": {
                "x-additionalOperations": {
                    "QUERY": {"operationId": "ask", "responses": {}},
                    "PURGE": {"operationId": "purge", "responses": {}},
                    "BAD": {"responses": 3},
                }
            }
        }
    )
    assert [made.id for made in found.api.operations] == ["PURGE /x", "QUERY /x"]
    assert found.codes == ["operation-invalid"]


def test_webhooks() -> None:
    found = built(
        webhooks={
            "created": {
                "post": {
                    "summary": "Created.",
                    "requestBody": json_body(
                        {"type": "object", "properties": {"id": TEXT}}
                    ),
                }
            }
        }
    )
    (hook,) = found.api.webhooks
    assert (hook.name, hook.method, hook.summary) == ("created", "POST", "Created.")
    assert hook.body is not None
    (declared,) = found.api.declarations.values()
    assert (declared.hint.words, declared.hint.role) == ("created", "webhook")


def test_callbacks_are_mentioned() -> None:
    callback = {"done": {"{$request.body#/url}": {"post": {"responses": {}}}}}
    found = built(paths={"/x": {"post": {"callbacks": callback}}})
    assert found.codes == ["callbacks-not-typed"]


def test_links_are_mentioned() -> None:
    links = {"next": {"operationId": "other"}}
    found = built(paths={"/x": {"get": {"responses": reply(TEXT, links=links)}}})
    assert found.codes == ["links-not-typed"]


def test_media_types_that_write_the_same_value_otherwise_are_told() -> None:
    pet = {"schema": {"type": "object", "properties": {"name": {"type": "string"}}}}
    found = built(
        paths={
            "/pets": {
                "post": {
                    "operationId": "addPet",
                    "parameters": [],
                    "security": [],
                    "requestBody": {
                        "content": {
                            "application/json": pet,
                            "application/x-www-form-urlencoded": pet,
                            "text/yaml": pet,
                        }
                    },
                    "responses": {
                        "200": {
                            "description": "Added.",
                            "content": {"application/json": pet, "text/yaml": pet},
                        }
                    },
                }
            }
        }
    )
    assert found.codes == ["body-alternative", "reply-alternative"]
    messages = [item.message for item in found.diagnostics]
    assert "text/yaml" in messages[0]
    assert "text/yaml" in messages[1]
