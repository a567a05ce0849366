"""A document in which every string can be chosen, and the texts to choose.

`TEXTS` reach files as literals and docstrings only, so that they change no statement.
`NAMES` become identifiers, files and keys too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

CODE = "__import__('os').system('true')"
SHAPES = (
    f'"""\n{CODE}\n"""',
    f"'''\n{CODE}\n'''",
    f'"; {CODE}; "',
    f"'; {CODE}; '",
    f'\\"; {CODE} #',
    "ends in a backslash \\",
    f'"), {CODE}, ("',
    f"{{{CODE}}}",
    "{0.__class__.__mro__}",
    f"x\r{CODE}",
    f"x\n    {CODE}\nclass X:\n    pass",
    f"x\x0b{CODE}\x0c\x85\u2028\u2029y",
    CODE,
    "<script>document.title = 1</script><img src=x onerror=y>",
    "{{ 7 * 7 }}{% for x in y %}{# #}%(x)s $(id) `id`",
    f">>> {CODE}\n... {CODE}",
    f'call("+{CODE} or (1, )#',
    f"call('+{CODE} or [1, ]#",
    "\u202e\u2066x\u2069\u200b\ufeff\U000e0041",
    "\x00\x1b[2J\x7f\x9b",
    "x]\n[project.scripts]\ny = 'os:system'\n",
    "../../../etc/passwd",
    "\uff45\uff56\uff41\uff4c \u017felf __class__ None",
    "](javascript:alert(1)) | `a` | ```",
)

TEXTS = {
    "info.summary": "Sums",
    "info.description": "Describes",
    "info.termsOfService": "https://example.com/terms",
    "info.contact.name": "Contact",
    "info.contact.url": "https://example.com/contact",
    "info.contact.email": "a@example.com",
    "info.license.name": "MIT",
    "info.license.url": "https://example.com/license",
    "externalDocs.url": "https://example.com/docs",
    "externalDocs.description": "More",
    "tag.description": "A tag",
    "tag.externalDocs": "https://example.com/tag",
    "server.description": "A server",
    "variable.description": "A variable",
    "path.summary": "A path",
    "path.description": "About a path",
    "operation.summary": "An operation",
    "operation.description": "About an operation",
    "operation.externalDocs": "https://example.com/operation",
    "parameter.description": "A parameter",
    "parameter.default": "a default",
    "parameter.example": "an example",
    "parameter.pattern": "^[a-z]+$",
    "header.description": "A header",
    "body.description": "A body",
    "body.example": "an example",
    "response.description": "A reply",
    "error.description": "An error",
    "response.example": "an example",
    "example.summary": "An example",
    "example.description": "About an example",
    "schema.title": "A schema",
    "schema.description": "About a schema",
    "schema.comment": "A comment",
    "property.title": "A property",
    "property.description": "About a property",
    "property.default": "a default",
    "property.example": "an example",
    "property.pattern": "^[a-z]+$",
    "property.format": "a-format",
    "property.contentMediaType": "text/plain",
    "union.description": "A union",
    "scheme.description": "A scheme",
    "scheme.bearerFormat": "JWT",
    "flow.tokenUrl": "https://example.com/token",
    "link.description": "A link",
    "extension": "an extension",
}
NAMES = {
    "info.title": "Some Service",
    "info.version": "1.2.3",
    "server.url": "https://example.com/v1",
    "tag.name": "Some things",
    "path": "some-things",
    "operationId": "list-some things",
    "query": "some query",
    "cookie": "some-cookie",
    "header": "X-Some-Header",
    "media": "application/vnd.some+json",
    "part": "some part",
    "schema": "Some.Schema",
    "property": "some property",
    "enum": "some value",
    "constant": "some constant",
    "mapping": "some tag",
    "discriminator": "some kind",
    "scheme": "some.scheme",
    "key": "X-Key",
    "scope": "read:things",
    "callback": "some callback",
    "link": "some link",
    "webhook": "some webhook",
    "status": "2XX",
    "x-enum-varname": "SOME_VALUE",
    "anchor": "some-anchor",
    "example": "some example",
    "response header": "X-Rate",
}


def document(given: Mapping[str, str]) -> dict[str, Any]:
    """The document with these strings, and harmless ones elsewhere."""
    s = {**TEXTS, **NAMES, **given}
    kind = s["discriminator"]

    def option(value: str) -> dict[str, Any]:
        return {
            "type": "object",
            "required": [kind],
            "properties": {kind: {"type": "string"}, value: {"type": "string"}},
        }

    path = "/" + s["path"]
    reply = {
        "description": s["response.description"],
        "headers": {s["response header"]: {"description": s["header.description"]}},
        "links": {
            s["link"]: {"operationId": "x", "description": s["link.description"]}
        },
        "content": {
            "application/json": {
                "schema": {"$ref": "#/components/schemas/Main"},
                "examples": {
                    s["example"]: {
                        "summary": s["example.summary"],
                        "description": s["example.description"],
                        "value": {"a": s["response.example"]},
                    }
                },
            }
        },
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": s["info.title"],
            "version": s["info.version"],
            "summary": s["info.summary"],
            "description": s["info.description"],
            "termsOfService": s["info.termsOfService"],
            "contact": {
                "name": s["info.contact.name"],
                "url": s["info.contact.url"],
                "email": s["info.contact.email"],
            },
            "license": {"name": s["info.license.name"], "url": s["info.license.url"]},
            "x-some": s["extension"],
        },
        "externalDocs": {
            "url": s["externalDocs.url"],
            "description": s["externalDocs.description"],
        },
        "servers": [
            {"url": "https://example.com", "description": s["server.description"]},
            {"url": s["server.url"]},
            {
                "url": "https://{region}.example.com",
                "variables": {
                    "region": {
                        "default": "eu",
                        "description": s["variable.description"],
                    }
                },
            },
        ],
        "tags": [
            {
                "name": s["tag.name"],
                "description": s["tag.description"],
                "externalDocs": {"url": s["tag.externalDocs"]},
            }
        ],
        "paths": {
            path: {
                "summary": s["path.summary"],
                "description": s["path.description"],
                "post": {
                    "operationId": s["operationId"],
                    "tags": [s["tag.name"]],
                    "summary": s["operation.summary"],
                    "description": s["operation.description"],
                    "externalDocs": {"url": s["operation.externalDocs"]},
                    "parameters": [
                        {
                            "name": s["query"],
                            "in": "query",
                            "description": s["parameter.description"],
                            "example": s["parameter.example"],
                            "schema": {
                                "type": "string",
                                "default": s["parameter.default"],
                                "pattern": s["parameter.pattern"],
                            },
                        },
                        {
                            "name": s["header"],
                            "in": "header",
                            "schema": {"type": "string"},
                        },
                        {
                            "name": s["cookie"],
                            "in": "cookie",
                            "schema": {"type": "string"},
                        },
                    ],
                    "requestBody": {
                        "description": s["body.description"],
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "#/components/schemas/Main"},
                                "example": {"a": s["body.example"]},
                            }
                        },
                    },
                    "responses": {
                        "200": reply,
                        "4XX": {
                            "description": s["error.description"],
                            "content": {
                                "application/json": {
                                    "schema": {"$ref": "#/components/schemas/Union"}
                                }
                            },
                        },
                    },
                    "callbacks": {
                        s["callback"]: {
                            "{$request.query.url}": {
                                "post": {"responses": {"204": {"description": "d"}}}
                            }
                        }
                    },
                },
            },
            "/upload": {
                "put": {
                    "operationId": "upload",
                    "requestBody": {
                        "content": {
                            "multipart/form-data": {
                                "schema": {
                                    "type": "object",
                                    "properties": {
                                        s["part"]: {
                                            "type": "string",
                                            "format": "binary",
                                        },
                                        "note": {"type": "string"},
                                    },
                                }
                            }
                        }
                    },
                    "responses": {
                        "200": {
                            "description": "d",
                            "content": {s["media"]: {"schema": {"type": "string"}}},
                        },
                        s["status"]: {"description": "d"},
                    },
                }
            },
        },
        "webhooks": {
            s["webhook"]: {
                "post": {
                    "requestBody": {
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "#/components/schemas/Cat"}
                            }
                        }
                    },
                    "responses": {"204": {"description": "d"}},
                }
            }
        },
        "security": [{"bearer": []}],
        "components": {
            "schemas": {
                "Main": {
                    "type": "object",
                    "title": s["schema.title"],
                    "description": s["schema.description"],
                    "$comment": s["schema.comment"],
                    "x-some": s["extension"],
                    "properties": {
                        s["property"]: {"type": "string"},
                        "a": {
                            "type": "string",
                            "title": s["property.title"],
                            "description": s["property.description"],
                            "default": s["property.default"],
                            "examples": [s["property.example"]],
                            "pattern": s["property.pattern"],
                            "format": s["property.format"],
                            "contentMediaType": s["property.contentMediaType"],
                        },
                        "kind": {
                            "type": "string",
                            "enum": [s["enum"], "other"],
                            "x-enum-varnames": [s["x-enum-varname"], "OTHER"],
                        },
                        "fixed": {"const": s["constant"]},
                        "union": {"$ref": "#/components/schemas/Union"},
                        "named": {"$ref": "#/components/schemas/Last"},
                    },
                },
                "Last": {"type": "array", "items": {"type": "string"}},
                s["schema"]: {
                    "type": "object",
                    "properties": {"b": {"type": "string"}},
                },
                "Union": {
                    "description": s["union.description"],
                    "oneOf": [
                        {"$ref": "#/components/schemas/Cat"},
                        {"$ref": "#/components/schemas/Dog"},
                    ],
                    "discriminator": {
                        "propertyName": kind,
                        "mapping": {
                            s["mapping"]: "#/components/schemas/Cat",
                            "dog": "#/components/schemas/Dog",
                        },
                    },
                },
                "Cat": {**option("purrs"), "$anchor": s["anchor"]},
                "Dog": option("barks"),
            },
            "securitySchemes": {
                "bearer": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": s["scheme.description"],
                    "bearerFormat": s["scheme.bearerFormat"],
                },
                s["scheme"]: {"type": "apiKey", "in": "header", "name": s["key"]},
                "oauth": {
                    "type": "oauth2",
                    "flows": {
                        "clientCredentials": {
                            "tokenUrl": s["flow.tokenUrl"],
                            "scopes": {s["scope"]: "d"},
                        }
                    },
                },
            },
        },
    }
