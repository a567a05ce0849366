"""Nothing that a document says to its readers is left out of the reference."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from documentation_site import built, built_from

Node = dict[str, Any]


def _body(schema: Node, **more: Any) -> Node:
    return {"application/json": {"schema": schema} | more}


def _docs(mark: str) -> Node:
    return {"url": f"https://docs.test/{mark}", "description": f"SAID-{mark}"}


GARDEN: Node = {
    "openapi": "3.1.0",
    "info": {
        "title": "Garden",
        "version": "1",
        "summary": "SAID-info-summary",
        "description": "SAID-info",
        "termsOfService": "https://docs.test/SAID-terms",
        "contact": {"name": "SAID-contact", "email": "SAID-mail@docs.test"},
        "license": {"name": "SAID-licence", "identifier": "SAID-spdx"},
    },
    "externalDocs": _docs("api-docs"),
    "servers": [
        {
            "url": "https://{bed}.garden.test",
            "description": "SAID-server",
            "variables": {
                "bed": {
                    "default": "SAID-default-bed",
                    "enum": ["SAID-default-bed", "SAID-other-bed"],
                    "description": "SAID-variable",
                }
            },
        }
    ],
    "tags": [
        {
            "name": "plants",
            "description": "SAID-tag",
            "externalDocs": _docs("tag-docs"),
        }
    ],
    "security": [{"gate": ["dig"]}],
    "paths": {
        "/beds/{bed}/plants": {
            "post": {
                "tags": ["plants"],
                "operationId": "plant",
                "description": "SAID-operation",
                "externalDocs": _docs("operation-docs"),
                "parameters": [
                    {
                        "name": "bed",
                        "in": "path",
                        "required": True,
                        "description": "SAID-parameter",
                        "schema": {"type": "string"},
                        "examples": {
                            "a": {"summary": "SAID-first", "value": "SAID-one"},
                            "b": {"description": "SAID-second", "value": "SAID-two"},
                        },
                    },
                    {"$ref": "#/components/parameters/Depth"},
                ],
                "requestBody": {
                    "description": "SAID-body",
                    "content": _body(
                        {"$ref": "#/components/schemas/Plant"},
                        examples={
                            "tall": {
                                "summary": "SAID-tall",
                                "value": {"kind": "SAID-sent", "size": 9},
                            },
                            "small": {"$ref": "#/components/examples/Small"},
                            "far": {"externalValue": "https://docs.test/SAID-far.json"},
                        },
                    ),
                },
                "callbacks": {"SAID-grown": {"$ref": "#/components/callbacks/Grown"}},
                "x-codeSamples": [
                    {
                        "lang": "Ruby",
                        "label": "SAID-label",
                        "source": 'puts "SAID-code"',
                    }
                ],
                "responses": {
                    "201": {
                        "description": "SAID-reply",
                        "headers": {
                            "X-SAID-Left": {
                                "description": "SAID-header",
                                "schema": {"type": "integer"},
                            }
                        },
                        "content": _body(
                            {"$ref": "#/components/schemas/Plant"},
                            example={"kind": "SAID-got", "size": 1},
                        ),
                        "links": {
                            "SAID-water": {
                                "operationId": "water",
                                "description": "SAID-link",
                                "parameters": {"id": "$response.body#/SAID-id"},
                            }
                        },
                    },
                    "409": {
                        "description": "SAID-conflict",
                        "content": _body(
                            {"$ref": "#/components/schemas/Trouble"},
                            examples={
                                "full": {
                                    "summary": "SAID-full",
                                    "value": {"code": "SAID-error"},
                                }
                            },
                        ),
                    },
                },
            },
        },
        "/beds/{bed}/tools": {
            "get": {
                "tags": ["plants"],
                "operationId": "water",
                "servers": [{"url": "https://SAID-own.garden.test"}],
                "parameters": [
                    {
                        "name": "bed",
                        "in": "path",
                        "required": True,
                        "schema": {"type": "string"},
                    }
                ],
                "responses": {"204": {"description": "SAID-empty"}},
            }
        },
    },
    "components": {
        "securitySchemes": {
            "gate": {
                "type": "oauth2",
                "description": "SAID-scheme",
                "flows": {
                    "clientCredentials": {
                        "tokenUrl": "https://garden.test/SAID-token",
                        "scopes": {"dig": "SAID-scope"},
                    }
                },
            }
        },
        "parameters": {
            "Depth": {
                "name": "depth",
                "in": "query",
                "description": "SAID-shared",
                "schema": {"type": "integer", "examples": [4711]},
            }
        },
        "examples": {
            "Small": {
                "summary": "SAID-small",
                "value": {"kind": "SAID-referred", "size": 2},
            }
        },
        "callbacks": {
            "Grown": {
                "{$request.body#/SAID-url}": {
                    "post": {
                        "summary": "SAID-callback",
                        "responses": {"200": {"description": "Fine."}},
                    }
                }
            }
        },
        "schemas": {
            "Trouble": {
                "type": "object",
                "properties": {"code": {"type": "string"}},
            },
            "Plant": {
                "type": "object",
                "title": "A plant",
                "description": "SAID-schema",
                "externalDocs": _docs("schema-docs"),
                "required": ["kind", "size"],
                "properties": {
                    "kind": {"type": "string", "description": "SAID-property"},
                    "size": {"type": "integer", "examples": [4712]},
                    "light": {
                        "type": "string",
                        "enum": ["sun", "shade"],
                        "x-enum-descriptions": {
                            "sun": "SAID-sun",
                            "shade": "SAID-shade",
                        },
                    },
                    "soil": {"$ref": "#/components/schemas/Soil"},
                    "ring": {
                        "oneOf": [
                            {
                                "const": 1,
                                "title": "SAID-title",
                                "description": "SAID-const",
                            },
                            {"const": 2, "title": "SAID-title-too"},
                        ]
                    },
                    "names": {
                        "type": "object",
                        "additionalProperties": {
                            "type": "string",
                            "description": "SAID-value",
                        },
                    },
                    "codes": {
                        "type": "object",
                        "patternProperties": {
                            "^SAID-pattern": {
                                "type": "string",
                                "description": "SAID-matched",
                            }
                        },
                    },
                    "parts": {
                        "type": "array",
                        "items": {"type": "string", "description": "SAID-item"},
                    },
                },
            },
            "Soil": {
                "type": "string",
                "enum": ["loam", "sand"],
                "x-enum-varnames": ["SAID_LOAM", "SAID_SAND"],
            },
        },
    },
}
MARKS = sorted(set(re.findall(r"SAID[-_][\w-]+|471\d|docs\.test/[a-z-]+", str(GARDEN))))


@pytest.fixture(scope="module")
def garden(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return built(tmp_path_factory.mktemp("garden"), GARDEN)


@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_every_text_is_shown(garden: dict[str, str], suffix: str) -> None:
    """On pages for people, and in their twins."""
    shown = "\n".join(text for path, text in garden.items() if path.endswith(suffix))
    plain = re.sub(r"<[^>]+>", "", shown) + "".join(re.findall(r'href="[^"]*"', shown))
    plain = plain.replace("\\", "")
    assert [mark for mark in MARKS if mark not in plain] == []


SIBLINGS = Path(__file__).with_name("said.yaml")
LIMITS = "1111 2222 37 4444 5555 6666 7777 31 47 61 13 83 97 71".split()


@pytest.fixture(scope="module")
def siblings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return built_from(tmp_path_factory.mktemp("siblings"), SIBLINGS.read_text("utf-8"))


@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_every_field_that_carries_text_is_shown(
    siblings: dict[str, str], suffix: str
) -> None:
    """The fields of OpenAPI 3.2 that say something, extensions of others, and limits."""
    written = "\n".join(
        text for path, text in siblings.items() if path.endswith(suffix)
    )
    if suffix == ".html":
        linked = re.findall(r'="([^"]*)"', written)
        written = re.sub(r"<[^>]+>", " ", written.replace("<wbr>", ""))
        written += " ".join(linked)
    shown = set(re.findall(r"\w+(?:-\w+)*", written.replace("\\", "")))
    marks = {*re.findall(r"T[-_][a-z0-9]+", SIBLINGS.read_text("utf-8")), *LIMITS}
    missing = {mark for mark in marks if not any(mark in word for word in shown)}
    assert missing == set()


def test_a_tag_is_described_where_its_operations_are(garden: dict[str, str]) -> None:
    pages = [
        path
        for path, text in garden.items()
        if path.endswith(".html") and "SAID-tag<" in text
    ]
    assert pages and all(path.startswith("resources/") for path in pages)


def test_replies_stand_beside_the_call(garden: dict[str, str]) -> None:
    """A tab for each status, those of errors too; what the document does not show is made
    and says so."""
    page = next(
        text
        for path, text in garden.items()
        if path.endswith(".html") and "SAID-got" in text
    )
    beside = page.partition('class="beside"')[2]
    assert re.findall(r'data-tab="(\d+)"', beside) == ["201", "409"]
    assert beside.index("SAID-got") < beside.index("SAID-error")


def test_a_made_reply_says_so(tmp_path: Path) -> None:
    content: Node = {
        "openapi": "3.1.0",
        "info": {"title": "Made", "version": "1"},
        "paths": {
            "/x": {
                "get": {
                    "operationId": "x",
                    "responses": {
                        "200": {
                            "description": "Fine.",
                            "content": _body(
                                {
                                    "type": "object",
                                    "properties": {"made_name": {"type": "string"}},
                                }
                            ),
                        }
                    },
                }
            }
        },
    }
    files = built(tmp_path, content)
    page = next(text for path, text in files.items() if "Made from the types" in text)
    assert "made_name" in page.partition("Reply 200")[2]
