"""Members that no version of OpenAPI knows: they are left out, so that the normal form is valid.

Schemas are not looked at, since JSON Schema lets them have further keywords.
"""

from __future__ import annotations

from difflib import get_close_matches

from ..grammar import FIELDS, Kind, Path
from .context import Context, Node

_LATER = {
    Kind.RESPONSE: "summary",
    Kind.SECURITY_SCHEME: "oauth2MetadataUrl deprecated",
    Kind.EXAMPLE: "dataValue serializedValue",
}
"""Of OpenAPI 3.2, where the normal form keeps it as it is."""

_PLAIN = {
    Kind.DOCUMENT: "openapi info jsonSchemaDialect servers paths webhooks components security"
    " tags externalDocs $self",
    Kind.COMPONENTS: "",
    Kind.PATH_ITEM: "$ref summary description servers",
    Kind.OPERATION: "tags summary description externalDocs operationId deprecated security"
    " servers",
    Kind.PARAMETER: "name in description required deprecated allowEmptyValue style explode"
    " allowReserved example",
    Kind.HEADER: "description required deprecated style explode example",
    Kind.REQUEST_BODY: "description required",
    Kind.MEDIA_TYPE: "example",
    Kind.ENCODING: "contentType style explode allowReserved",
    Kind.RESPONSE: "description",
    Kind.EXAMPLE: "summary description value externalValue",
    Kind.LINK: "operationRef operationId parameters requestBody description server",
    Kind.SECURITY_SCHEME: "type description name in scheme bearerFormat flows openIdConnectUrl",
}
"""The members of each kind that hold no object of the grammar (OpenAPI 3.1, section 4.8)."""

KNOWN: dict[Kind, frozenset[str]] = {
    kind: frozenset((*FIELDS[kind], *words.split(), *_LATER.get(kind, "").split()))
    for kind, words in _PLAIN.items()
}
_WITHOUT_KIND = {
    "info": "title summary description termsOfService contact license version",
    "contact": "name url email",
    "license": "name identifier url",
    "tag": "name description externalDocs summary parent kind",
    "server": "url description variables name",
    "server variable": "enum default description",
}
_CLOSE = 0.8
"""How much alike a member and the one that may be meant are, from 0 to 1."""
_OLD = ("definitions", "parameters", "responses", "securityDefinitions")
"""Sections of Swagger 2.0, where references to them were followed."""
_TELLING = (Kind.DOCUMENT, Kind.COMPONENTS, Kind.PATH_ITEM)
"""Kinds whose members hold operations and what they need: losing one is no trifle."""


def is_unknown(kind: Kind, key: str) -> bool:
    """Whether an object of a kind has no member of that name."""
    known = KNOWN.get(kind)
    return known is not None and key not in known and key[:2] != "x-"


def leave_out(node: Node, key: str, kind: Kind, way: Path, context: Context) -> None:
    """Leave out a member that a kind does not have."""
    del node[key]
    meant = get_close_matches(key, KNOWN[kind], 1, _CLOSE)
    hint = f"Write {meant[0]!r} if that is meant." if meant else "Begin it with 'x-'."
    if key in meant:
        hint = "Remove it: another version of OpenAPI has it."
    say = context.warn if kind in _TELLING else context.info
    say(
        "unknown-member",
        (way, key),
        f"OpenAPI knows no member {key[:60]!r} here; it was left out.",
        hint,
    )


def strip(node: object, what: str, way: Path, context: Context) -> None:
    """Leave out what an object without a kind of its own does not have."""
    if type(node) is not dict:
        return
    known = _WITHOUT_KIND[what].split()
    for key in [key for key in node if key not in known and key[:2] != "x-"]:
        del node[key]
        context.info(
            "unknown-member",
            (way, key),
            f"OpenAPI knows no member {key[:60]!r} of a {what}; it was left out.",
            "Begin it with 'x-'.",
        )


def root(tree: Node, way: Path, context: Context) -> None:
    """Leave out what the document, its info and its tags do not have."""
    for key in _OLD:
        if key in tree:
            leave_out(tree, key, Kind.DOCUMENT, way, context)
    info = tree["info"]
    strip(info, "info", (way, "info"), context)
    for key in ("contact", "license"):
        strip(info.get(key), key, ((way, "info"), key), context)
    for index, tag in enumerate(tree.get("tags", ())):
        strip(tag, "tag", ((way, "tags"), index), context)
