"""Which results a document leaves open itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def says_nothing(tree: Mapping[str, Any], at: str) -> bool:
    """Whether the schema of a media type, in the document itself, admits any value."""
    node: Any = tree
    for part in at.split("/")[1:]:
        node = node.get(part.replace("~1", "/").replace("~0", "~")) if node else None
    schema = (node or {}).get("schema", {})
    while "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2].replace("~1", "/").replace("~0", "~")
        schema = tree["components"]["schemas"][name]
    return not schema.keys() - {
        "title",
        "description",
        "examples",
        "default",
        "deprecated",
    }
