"""Operations, parameters, bodies, responses and security in normal form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Operation = Callable[..., tuple[Any, list[str]]]
STRING = {"type": "string"}


def parameter(name: str, place: str = "query", **rest: Any) -> dict[str, Any]:
    """A parameter with a schema."""
    return {"name": name, "in": place, "schema": STRING, **rest}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (parameter("a"), {"required": False, "style": "form", "explode": True}),
        (
            parameter("a", style="pipeDelimited"),
            {"style": "pipeDelimited", "explode": False},
        ),
        (parameter("a", "header"), {"style": "simple", "explode": False}),
        (parameter("a", "cookie"), {"style": "form", "explode": True}),
        (parameter("a", explode=False, allowReserved=True), {"explode": False}),
        (parameter("a", "Query"), {"in": "query"}),
        (parameter("a", example=1), {"examples": {"example": {"value": 1}}}),
        (
            parameter("a", collectionFormat="ssv"),
            {"style": "spaceDelimited", "explode": False},
        ),
        (parameter("a", collectionFormat="multi"), {"style": "form", "explode": True}),
        (parameter("a", collectionFormat="csv"), {"style": "form", "explode": False}),
    ],
)
def test_parameters_state_every_default(
    operation: Operation, before: dict[str, Any], after: dict[str, Any]
) -> None:
    node, codes = operation({"parameters": [before]})
    [found] = node["parameters"]
    assert {key: found[key] for key in after} == after
    assert "response-description" not in codes
    assert codes == []


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ({"name": "a", "in": "body", "schema": STRING}, None, "parameter-invalid"),
        ({"name": "", "in": "query"}, None, "parameter-invalid"),
        ("text", None, "parameter-invalid"),
        (parameter("Accept", "header"), None, "parameter-ignored"),
        (parameter("content-type", "header"), None, "parameter-ignored"),
        (parameter("a", style="matrix"), {"style": "form"}, "parameter-style"),
        ({"name": "a", "in": "query"}, {"schema": {}}, "parameter-no-schema"),
        (
            {"name": "a", "in": "query", "type": "string", "maxLength": 3},
            {"schema": {"type": "string", "maxLength": 3}},
            "parameter-no-schema",
        ),
        (parameter("b", "path", required=True), None, "path-parameter-unused"),
        (
            parameter("a", content={"application/json": {}}),
            {"content": {"application/json": {}}},
            "parameter-content",
        ),
        (
            {
                "name": "a",
                "in": "query",
                "content": {"text/plain": {}, "application/json": {}},
            },
            {"content": {"application/json": {}}},
            "parameter-content",
        ),
        (
            parameter("a", examples=[1]),
            {"examples": {"0": {"value": 1}}},
            "examples-not-map",
        ),
        (
            parameter("a", examples={"x": 1}),
            {"examples": {"x": {"value": 1}}},
            "example-not-object",
        ),
    ],
)
def test_each_odd_parameter_has_one_reading(
    operation: Operation, before: Any, after: dict[str, Any] | None, code: str
) -> None:
    node, codes = operation({"parameters": [before]})
    assert codes == [code]
    if after is None:
        assert "parameters" not in node
    else:
        [found] = node["parameters"]
        assert {key: found[key] for key in after} == after


def test_parameters_of_the_path_item_are_merged_and_overridden(
    front: Callable[..., Any],
) -> None:
    result = front(
        {
            "openapi": "3.0.3",
            "paths": {
                "/a/{id}": {
                    "parameters": [
                        parameter("id", "path", required=True, description="shared"),
                        parameter("X-Trace", "header"),
                        {"$ref": "#/components/parameters/Page"},
                    ],
                    "get": {
                        "parameters": [
                            parameter("x-trace", "header", description="own")
                        ]
                    },
                    "post": {"parameters": [parameter("page", description="own")]},
                }
            },
            "components": {"parameters": {"Page": parameter("page")}},
        }
    )
    item = result.tree["paths"]["/a/{id}"]
    assert "parameters" not in item
    get, post = item["get"]["parameters"], item["post"]["parameters"]
    assert [node.get("name", node.get("$ref")) for node in get] == [
        "id",
        "x-trace",
        "#/components/parameters/Page",
    ]
    assert [node["name"] for node in post] == ["id", "X-Trace", "page"]
    assert post[2]["description"] == "own"
    assert get[0] == post[0]
    assert get[0] is not post[0]
    assert str(
        result.sources.origin("/paths/~1a~1{id}/post/parameters/0/name").pointer
    ) == ("/paths/~1a~1{id}/parameters/0/name")


def test_each_parameter_keeps_its_own_place_when_all_move_up(
    front: Callable[..., Any],
) -> None:
    own = [parameter(name) for name in ("b", "c", "d")]
    item = {"parameters": [parameter("a")], "get": {"parameters": own}}
    result = front({"openapi": "3.1.0", "paths": {"/x": item}})
    found = {
        node["name"]: result.sources.origin(
            f"/paths/~1x/get/parameters/{index}"
        ).pointer
        for index, node in enumerate(result.tree["paths"]["/x"]["get"]["parameters"])
    }
    assert found == {
        "a": "/paths/~1x/parameters/0",
        "b": "/paths/~1x/get/parameters/0",
        "c": "/paths/~1x/get/parameters/1",
        "d": "/paths/~1x/get/parameters/2",
    }


def test_paths_and_their_parameters_are_made_to_agree(operation: Operation) -> None:
    node, codes = operation(
        {
            "parameters": [
                parameter("id", "path"),
                parameter("gone", "path", required=True),
                parameter("id", "path", required=True, description="second"),
            ]
        },
        "/x/{id}/{undeclared}",
    )
    assert [(found["name"], found["required"]) for found in node["parameters"]] == [
        ("id", True),
        ("undeclared", True),
    ]
    assert node["parameters"][0]["description"] == "second"
    assert node["parameters"][1]["schema"] == STRING
    assert sorted(codes) == [
        "parameter-repeated",
        "path-parameter-undeclared",
        "path-parameter-unused",
    ]


def test_paths_with_a_query_or_a_fragment_are_kept_and_reported(
    front: Callable[..., Any],
) -> None:
    paths = {
        "/a?beta=true": {"get": {}},
        "/a#one": {"get": {}},
        "/a": {"get": {}},
        "b": {"get": {}},
    }
    result = front({"openapi": "3.0.3", "paths": paths})
    assert list(result.tree["paths"]) == ["/a?beta=true", "/a#one", "/a", "/b"]
    assert {"path-query", "path-fragment", "path-no-slash"} <= set(result.codes)


def test_every_operation_gets_an_identifier_of_its_own(
    front: Callable[..., Any],
) -> None:
    paths = {
        "/b": {"get": {"operationId": "same"}, "post": {"operationId": " "}},
        "/a/{x}": {"get": {"operationId": "same"}, "delete": {}},
        "/A/x": {"get": {"operationId": "same"}},
    }
    for order in (paths, dict(reversed(paths.items()))):
        result = front({"openapi": "3.0.3", "paths": order})
        found = {
            f"{method} {path}": node["operationId"]
            for path, item in result.tree["paths"].items()
            for method, node in item.items()
        }
        assert found == {
            "get /A/x": "same",
            "get /a/{x}": "same_get_a_x",
            "delete /a/{x}": "delete_a_x",
            "get /b": "same_get_b",
            "post /b": "post_b",
        }
        assert result.codes.count("operation-id-repeated") == 2


@pytest.mark.parametrize(
    ("key", "fixed", "code"),
    [
        ("200", "200", None),
        ("2XX", "2XX", None),
        ("default", "default", None),
        ("2xx", "2XX", "status-invalid"),
        ("Default", "default", "status-invalid"),
        ("600", None, "status-invalid"),
        ("20", None, "status-invalid"),
        ("ok", None, "status-invalid"),
        ("2X0", None, "status-invalid"),
    ],
)
def test_responses_are_known_by_their_status(
    operation: Operation, key: str, fixed: str | None, code: str | None
) -> None:
    node, codes = operation({"responses": {key: {"description": ""}, "x-a": 1}})
    assert list(node.get("responses", {})) == ([fixed] if fixed else [])
    assert codes == ([code] if code else [])


def test_security_is_stated_on_each_operation(front: Callable[..., Any]) -> None:
    result = front(
        {
            "openapi": "3.0.3",
            "security": [{"key": []}, {"gone": []}],
            "paths": {
                "/a": {
                    "get": {},
                    "post": {"security": []},
                    "put": {"security": [{"key": "x"}, {}, "bare", 5]},
                    "patch": {"security": {"key": None}},
                }
            },
            "components": {
                "securitySchemes": {
                    "key": {"type": "apiKey", "in": "Header", "name": "X"},
                    "bad": {"type": "magic"},
                    "noname": {"type": "apiKey", "in": "header"},
                    "oauth": {
                        "type": "oauth2",
                        "flows": {
                            "implicit": {"scopes": ["a"]},
                            "password": {"tokenUrl": "https://x/t", "scopes": ["a"]},
                        },
                    },
                }
            },
        }
    )
    item = result.tree["paths"]["/a"]
    assert {method: item[method]["security"] for method in item} == {
        "get": [{"key": []}],
        "post": [],
        "put": [{"key": ["x"]}, {}],
        "patch": [{"key": []}],
    }
    schemes = result.tree["components"]["securitySchemes"]
    assert sorted(schemes) == ["key", "oauth"]
    assert schemes["key"]["in"] == "header"
    assert schemes["oauth"]["flows"] == {
        "password": {"tokenUrl": "https://x/t", "scopes": {"a": ""}}
    }


def test_swagger_2_becomes_openapi_3(front: Callable[..., Any]) -> None:
    result = front(
        {
            "swagger": "2.0",
            "info": {"title": "T", "version": "1"},
            "host": "x.test",
            "basePath": "/v1/",
            "schemes": ["http", "https", "ws"],
            "consumes": ["application/json", "application/xml"],
            "produces": ["application/json"],
            "parameters": {
                "Body": {"name": "b", "in": "body", "required": True, "schema": STRING},
                "Limit": {"name": "limit", "in": "query", "type": "integer"},
            },
            "responses": {
                "Bad": {"description": "bad", "schema": {"$ref": "#/definitions/E"}}
            },
            "definitions": {
                "E": {"type": "object"},
                "Q/R": {"$ref": "#/definitions/E"},
            },
            "securityDefinitions": {
                "b": {"type": "basic"},
                "o": {
                    "type": "oauth2",
                    "flow": "accessCode",
                    "authorizationUrl": "https://x/a",
                    "tokenUrl": "https://x/t",
                    "scopes": {"r": "read"},
                },
            },
            "paths": {
                "/a": {
                    "parameters": [{"$ref": "#/parameters/Limit"}],
                    "post": {
                        "parameters": [
                            {"$ref": "#/parameters/Body"},
                            {
                                "name": "ids",
                                "in": "query",
                                "type": "array",
                                "items": {"type": "string"},
                                "collectionFormat": "pipes",
                            },
                        ],
                        "responses": {
                            "200": {
                                "description": "ok",
                                "schema": {"type": "file"},
                                "headers": {"X-A": {"type": "integer"}},
                            },
                            "400": {"$ref": "#/responses/Bad"},
                        },
                    },
                    "put": {
                        "consumes": ["multipart/form-data"],
                        "produces": ["text/csv"],
                        "parameters": [
                            {
                                "name": "f",
                                "in": "formData",
                                "type": "file",
                                "required": True,
                            },
                            {"name": "n", "in": "formData", "type": "string"},
                        ],
                        "responses": {"200": {"description": "", "schema": STRING}},
                    },
                }
            },
        }
    )
    tree = result.tree
    assert [code for code in result.codes if code != "operation-id-missing"] == [
        "component-name"
    ]
    assert tree["servers"] == [
        {"url": "https://x.test/v1"},
        {"url": "http://x.test/v1"},
    ]
    post, put = tree["paths"]["/a"]["post"], tree["paths"]["/a"]["put"]
    assert post["requestBody"] == {
        "content": {
            "application/json": {"schema": STRING},
            "application/xml": {"schema": STRING},
        },
        "required": True,
    }
    assert post["parameters"][0] == {"$ref": "#/components/parameters/Limit"}
    assert post["parameters"][1]["style"] == "pipeDelimited"
    assert post["parameters"][1]["schema"] == {
        "type": "array",
        "items": {"type": "string"},
    }
    assert post["responses"]["200"]["content"] == {
        "application/json": {"schema": {"type": "string", "format": "binary"}}
    }
    assert post["responses"]["200"]["headers"]["X-A"]["schema"] == {"type": "integer"}
    assert post["responses"]["400"] == {"$ref": "#/components/responses/Bad"}
    assert put["requestBody"]["content"]["multipart/form-data"]["schema"] == {
        "type": "object",
        "properties": {
            "f": {"type": "string", "format": "binary"},
            "n": {"type": "string"},
        },
        "required": ["f"],
    }
    assert list(put["responses"]["200"]["content"]) == ["text/csv"]
    components = tree["components"]
    assert components["schemas"]["Q_R"] == {"$ref": "#/components/schemas/E"}
    assert components["responses"]["Bad"]["content"]["application/json"]["schema"] == {
        "$ref": "#/components/schemas/E"
    }
    assert list(components["parameters"]) == ["Limit"]
    assert components["securitySchemes"]["b"] == {"type": "http", "scheme": "basic"}
    assert components["securitySchemes"]["o"]["flows"]["authorizationCode"][
        "scopes"
    ] == {"r": "read"}
    assert (
        result.sources.origin("/components/schemas/E/type").pointer
        == "/definitions/E/type"
    )


def test_additions_of_3_2_are_kept_in_words_of_3_1(front: Callable[..., Any]) -> None:
    result = front(
        {
            "openapi": "3.2.0",
            "info": {"title": "T", "version": "1"},
            "paths": {
                "/a": {
                    "query": {
                        "operationId": "q",
                        "requestBody": {"content": {"a/b": {}}},
                    },
                    "additionalOperations": {"COPY": {"operationId": "c"}},
                    "get": {
                        "operationId": "g",
                        "parameters": [
                            {
                                "name": "f",
                                "in": "querystring",
                                "content": {"application/json": {"schema": STRING}},
                            }
                        ],
                        "responses": {
                            "200": {
                                "content": {"text/event-stream": {"itemSchema": STRING}}
                            }
                        },
                    },
                }
            },
        }
    )
    item = result.tree["paths"]["/a"]
    assert result.tree["openapi"].startswith("3.1.")
    extra = item["x-additionalOperations"]
    assert {method: node["operationId"] for method, node in extra.items()} == {
        "COPY": "c",
        "QUERY": "q",
    }
    assert extra["QUERY"]["security"] == []
    [found] = item["get"]["parameters"]
    assert (found["in"], found["x-in"], found["required"]) == (
        "query",
        "querystring",
        False,
    )
    media = item["get"]["responses"]["200"]["content"]["text/event-stream"]
    assert media == {"itemSchema": STRING}


def test_what_a_document_must_say_gets_stand_ins(front: Callable[..., Any]) -> None:
    result = front(
        {"openapi": "3.0.3", "info": {"version": None}, "tags": None, "servers": [{}]}
    )
    assert result.tree["info"] == {"title": "API", "version": "0.0.0"}
    assert result.tree["paths"] == {}
    assert "tags" not in result.tree
    assert "servers" not in result.tree


def test_tags_and_servers_are_put_in_order(front: Callable[..., Any]) -> None:
    result = front(
        {
            "openapi": "3.1.0",
            "info": {"title": "T", "version": "1"},
            "tags": ["a", {"name": "a"}, {"name": "b", "externalDocs": {}}, {"x": 1}],
            "servers": [
                "https://x.test",
                {
                    "url": "https://{host}/{base}",
                    "variables": {
                        "host": {"enum": ["a", 2], "default": None},
                        "base": "v1",
                    },
                },
                {"url": "/{gone}"},
            ],
            "paths": {"/a": {"get": {"operationId": "a", "tags": ["a", "a", 3]}}},
        }
    )
    assert result.tree["tags"] == [{"name": "a"}, {"name": "b"}]
    assert result.tree["paths"]["/a"]["get"]["tags"] == ["a"]
    assert result.tree["servers"] == [
        {"url": "https://x.test"},
        {
            "url": "https://{host}/{base}",
            "variables": {
                "host": {"enum": ["a", "2"], "default": "a"},
                "base": {"default": "v1"},
            },
        },
        {"url": "/{gone}", "variables": {"gone": {"default": ""}}},
    ]


@pytest.mark.parametrize("version", ["4.0.0", "1.2", "3.3.0", "x"])
def test_unknown_versions_are_errors(front: Callable[..., Any], version: str) -> None:
    assert front({"openapi": version, "paths": {}}).codes == ["unknown-version"]


@pytest.mark.parametrize(
    ("text", "known"), [("2.0", True), ("3.1", True), ("3.0", True)]
)
def test_versions_without_quotes_are_read(
    front: Callable[..., Any], text: str, known: bool
) -> None:
    key = "swagger" if text == "2.0" else "openapi"
    result = front(f"{key}: {text}\ninfo: {{title: T, version: '1'}}\npaths: {{}}\n")
    assert (result.codes == []) is known
    assert result.tree["openapi"].startswith("3.1.")


def test_forms_under_another_type_are_forms(front: Callable[..., Any]) -> None:
    content = {
        "application/form-data": {"schema": STRING},
        "multipart/x-www-form-urlencoded; charset=utf-8": {"schema": STRING},
        "application/json": {"schema": STRING},
    }
    operation = {"operationId": "a", "requestBody": {"content": content}}
    result = front(
        {
            "openapi": "3.0.3",
            "info": {"title": "T", "version": "1"},
            "paths": {"/a": {"post": {**operation, "responses": {}}}},
        }
    )
    found = result.tree["paths"]["/a"]["post"]["requestBody"]["content"]
    assert list(found) == [
        "multipart/form-data",
        "application/x-www-form-urlencoded",
        "application/json",
    ]
    assert result.codes.count("media-misspelt") == 2


@pytest.mark.parametrize(
    ("told", "kinds"),
    [
        (True, {"application/x-ndjson": STRING}),
        ({"format": "sse"}, {"text/event-stream": STRING}),
        (
            {
                "format": "sse",
                "stream-condition": "$request.stream",
                "response": {"type": "object"},
                "response-stream": {"type": "integer"},
            },
            {
                "application/json": {"type": "object"},
                "text/event-stream": {"type": "integer"},
            },
        ),
        ({"stream-condition": "$request.stream"}, {"application/json": STRING}),
        ({"format": "smoke"}, {"application/json": STRING}),
        ({"format": []}, {"application/json": STRING}),
        (False, {"application/json": STRING}),
    ],
)
def test_replies_stream_as_fern_says(
    told: object, kinds: dict[str, Any], operation: Operation
) -> None:
    reply = {
        "description": "ok",
        "content": {"application/json": {"schema": dict(STRING)}},
    }
    found, _ = operation(
        {"responses": {"200": reply, "404": reply}, "x-fern-streaming": told}
    )
    content = found["responses"]["200"]["content"]
    assert {name: entry["schema"] for name, entry in content.items()} == kinds
    assert list(found["responses"]["404"]["content"]) == ["application/json"]
