"""What else than an OpenAPI document somebody may have named, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

_HEAD = 8192
"""Characters of a text that are looked at."""

_ASK = "Ask its maker for the OpenAPI document, or describe the operations in one."
_VIEWED = re.compile(
    r"""(?:\burl\s*:|spec-url=|apiDescriptionUrl=|data-url=)\s*["']([^"'<>\s]{1,300})["']"""
)
"""Where pages of Swagger UI, Redoc, Elements and Scalar say what they show."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A kind of file, as messages call it, and what to do with one."""

    what: str
    hint: str


_STARTS: tuple[tuple[bytes, Foreign], ...] = (
    (b"PK\x03\x04", Foreign("a ZIP archive", "Unpack it, and name the document.")),
    (b"%PDF", Foreign("a PDF", _ASK)),
    (b"BZh", Foreign("compressed by bzip2", "Unpack it with bunzip2 first.")),
    (b"\xfd7zXZ", Foreign("compressed by xz", "Unpack it with unxz first.")),
    (
        b"\x28\xb5\x2f\xfd",
        Foreign("compressed by Zstandard", "Unpack it with unzstd first."),
    ),
    (
        b"version https://git-lfs",
        Foreign("a pointer of Git LFS", "Run `git lfs pull` first."),
    ),
)

_HTML = re.compile(
    r"\s*(?><!--.*?-->\s*)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TEXTS: tuple[tuple[re.Pattern[str], Foreign], ...] = (
    (
        re.compile(r"\s*<(?=.*[<:](?:definitions|description)\b.*\bwsdl\b)", re.S),
        Foreign(
            "a WSDL description of a SOAP service",
            "Clients of SOAP come from zeep or such.",
        ),
    ),
    (
        re.compile(r"\s*<(?=.*<(?:\w+:)?application\b.*\bwadl\b)", re.S),
        Foreign(
            "a WADL description",
            "Convert it to OpenAPI, for example with api-spec-converter.",
        ),
    ),
    (
        re.compile(r"\s*<[?!\w]"),
        Foreign("XML", "OpenAPI documents are JSON or YAML; name such a file."),
    ),
    (
        re.compile(r"#%RAML\b"),
        Foreign(
            "a RAML description",
            "Convert it to OpenAPI, for example with webapi-parser.",
        ),
    ),
    (
        re.compile(r"\s*FORMAT:\s*1A\b"),
        Foreign(
            "an API Blueprint", "Convert it to OpenAPI, for example with apib2swagger."
        ),
    ),
    (
        re.compile(r"""(?>\s|//.*\n)*+syntax\s*=\s*["']proto\d["']"""),
        Foreign(
            "a protobuf file",
            "Clients of gRPC come from protoc; protoc-gen-openapi makes "
            "an OpenAPI document where the service has HTTP annotations.",
        ),
    ),
    (
        re.compile(r"(?>\s|#.*\n)*+(?:from\s+[\w.]+\s+import|import\s+\w)"),
        Foreign(
            "Python",
            "Name an app in it as `--app package.module:app`; it is then asked for its document.",
        ),
    ),
    (
        re.compile(r"""\s*import\s+["']@typespec/"""),
        Foreign(
            "TypeSpec",
            "Compile it with `tsp compile --emit @typespec/openapi3`, and name "
            "what that writes.",
        ),
    ),
    (
        re.compile(
            r'(?>\s|#.*\n|"""(?:.|\n)*?""")*+(?:extend\s+)?'
            r"(?:schema\s*(?:@\w+\s*)?\{|(?:type|interface|input|enum)\s+\w+[^\n:{]*\{"
            r"|(?:scalar|directive\s+@|union)\s*\w+[^\n:]*\n|(?:query|mutation)\b[^\n:]*\{)"
        ),
        Foreign(
            "a GraphQL schema",
            "clientsmith makes clients of HTTP APIs; for GraphQL there is "
            "ariadne-codegen.",
        ),
    ),
)


def _has(*keys: str) -> Callable[[Mapping[Any, Any]], bool]:
    return lambda data: all(key in data for key in keys)


def _within(
    outer: str, inner: str, text: str = ""
) -> Callable[[Mapping[Any, Any]], bool]:
    def holds(data: Mapping[Any, Any]) -> bool:
        node = data.get(outer)
        return isinstance(node, dict) and inner in node and text in str(node[inner])

    return holds


_VALUES: tuple[tuple[Callable[[Mapping[Any, Any]], bool], Foreign], ...] = (
    (
        _has("asyncapi"),
        Foreign(
            "an AsyncAPI document",
            "It describes messages rather than HTTP calls; name the "
            "OpenAPI document of the same service.",
        ),
    ),
    (
        lambda data: _within("info", "schema", "postman")(data)
        or _has("info", "item")(data)
        or _within("collection", "item")(data)
        or _within("collection", "info")(data),
        Foreign(
            "a Postman collection",
            "Export it as OpenAPI: in Postman, generate a "
            "specification from the collection, or run `npx postman-to-openapi`.",
        ),
    ),
    (
        lambda data: _has("__schema")(data) or _within("data", "__schema")(data),
        Foreign(
            "a GraphQL schema",
            "clientsmith makes clients of HTTP APIs; for GraphQL there is "
            "ariadne-codegen.",
        ),
    ),
    (
        _has("openrpc"),
        Foreign("an OpenRPC document", "It describes JSON-RPC rather than HTTP calls."),
    ),
    (
        _has("arazzo"),
        Foreign(
            "an Arazzo description",
            "Name the OpenAPI document among its sourceDescriptions.",
        ),
    ),
    (
        _has("overlay"),
        Foreign(
            "an overlay",
            "Name the document that it patches, and the overlay in `overlays` of "
            "the configuration.",
        ),
    ),
    (
        lambda data: str(data.get("kind")).startswith("discovery#"),
        Foreign(
            "a Google Discovery document",
            "Convert it to OpenAPI, for example with " "google-discovery-to-swagger.",
        ),
    ),
    (
        _has("smithy"),
        Foreign(
            "a Smithy model", "Convert it with `smithy build` and its openapi plugin."
        ),
    ),
    (
        _has("swaggerVersion"),
        Foreign(
            "Swagger 1.x", "Convert it to OpenAPI, for example with swagger-converter."
        ),
    ),
    (
        lambda data: data.get("_type") == "export"
        or "insomnia" in str(data.get("type", "")),
        Foreign(
            "an export of Insomnia", "Export the design document as OpenAPI instead."
        ),
    ),
    (
        _within("log", "entries"),
        Foreign(
            "a HAR recording",
            "Name a description of the API; mitmproxy2swagger drafts one "
            "from recordings.",
        ),
    ),
    (
        _has("apiVersion", "kind"),
        Foreign(
            "a Kubernetes manifest", "A cluster serves its document at /openapi/v2."
        ),
    ),
    (
        _has("$schema"),
        Foreign(
            "a JSON Schema",
            "It describes values without calls; name the OpenAPI document "
            "that refers to it.",
        ),
    ),
)


def recognize_bytes(content: bytes) -> Foreign | None:
    """What a file is by its first bytes; None for text, and for what is not known."""
    return next((kind for start, kind in _STARTS if content.startswith(start)), None)


def recognize_text(text: str) -> Foreign | None:
    """What a text is that is neither JSON nor YAML; None where it may well be."""
    head = text[:_HEAD]
    if _HTML.match(head):
        return _page(head)
    return next((kind for pattern, kind in _TEXTS if pattern.match(head)), None)


def recognize_value(data: object) -> Foreign | None:
    """What a parsed file is that is no OpenAPI document; None where that cannot be told."""
    if not isinstance(data, dict):
        return None
    return next((kind for test, kind in _VALUES if test(data)), None)


def _page(head: str) -> Foreign:
    viewed = _VIEWED.search(head)
    if viewed:
        return Foreign(
            "an HTML page",
            f"It shows {viewed[1]}, which is likely the document: name that.",
        )
    return Foreign(
        "an HTML page",
        "Name the document itself, which many servers have at /openapi.json, /swagger.json or "
        "/v3/api-docs; a page that asks to sign in is no document either.",
    )
