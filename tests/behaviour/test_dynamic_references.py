"""`$dynamicRef` that is overridden from other files (JSON Schema 2020-12, section 8.2.3.2)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from documents import made

FILES = {
    "openapi.yaml": """
        openapi: 3.1.0
        info: {title: Generics, version: "1"}
        servers: [{url: "https://x.test"}]
        paths:
          /users: {get: {operationId: users, responses: {"200": {description: ok, content:
            {application/json: {schema: {$ref: "a/users.yaml"}}}}}}}
          /pets: {get: {operationId: pets, responses: {"200": {description: ok, content:
            {application/json: {schema: {$ref: "#/components/schemas/PetPage"}}}}}}}
          /deep: {get: {operationId: deep, responses: {"200": {description: ok, content:
            {application/json: {schema: {$ref: "a/b/envelope.yaml"}}}}}}}
          /tree: {get: {operationId: tree, responses: {"200": {description: ok, content:
            {application/json: {schema: {$ref: "a/labelled.yaml"}}}}}}}
        components:
          schemas:
            PetPage:
              $ref: "a/page.yaml"
              $defs: {P: {$dynamicAnchor: item, $ref: "#/components/schemas/Pet"}}
            Pet: {type: object, required: [tail], properties: {tail: {type: string}}}
    """,
    "a/page.yaml": """
        $defs: {Any: {$dynamicAnchor: item, not: {}}}
        type: object
        required: [items]
        properties:
          items: {type: array, items: {$dynamicRef: "#item"}}
          by: {$ref: b/user.yaml}
    """,
    "a/users.yaml": """
        $ref: page.yaml
        $defs: {U: {$dynamicAnchor: item, $ref: b/user.yaml}}
    """,
    "a/b/user.yaml": """
        type: object
        required: [name]
        properties: {name: {type: string}}
    """,
    "a/b/envelope.yaml": """
        $ref: ../open.yaml#/Envelope
        $defs:
          P: {$dynamicAnchor: item, type: object, required: [toy], properties:
            {toy: {type: string}, owner: {$ref: user.yaml}}}
    """,
    "a/open.yaml": """
        Envelope: {type: object, properties: {page: {$ref: "#/Page"}}}
        Page: {type: object, properties:
          {items: {type: array, items: {$dynamicRef: "#item"}}},
          $defs: {D: {$dynamicAnchor: item}}}
    """,
    "a/tree.yaml": """
        $dynamicAnchor: node
        type: object
        required: [value]
        properties:
          value: {type: integer}
          children: {type: array, items: {$dynamicRef: "#node"}}
    """,
    "a/labelled.yaml": """
        $dynamicAnchor: node
        $ref: tree.yaml
        properties: {label: {type: string}}
        required: [label]
    """,
}


def test_what_another_file_leaves_open_is_filled_in(tmp_path: Path) -> None:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", "surrogateescape")
    reports: list[object] = []
    with made(tmp_path / "openapi.yaml", on_deviation=reports.append) as it:

        def kind(operation: str, value: object) -> Any:
            it.server.answer(json.dumps(value))
            return it.call(operation)

        users = kind("GET /users", {"items": [{"name": "a"}], "by": {"name": "b"}})
        assert type(users.items[0]).__name__ == type(users.by).__name__ == "User"
        pets = kind("GET /pets", {"items": [{"tail": "a"}]})
        assert type(pets.items[0]).__name__ == "Pet"
        deep = kind(
            "GET /deep",
            {"page": {"items": [{"toy": "a", "owner": {"name": "b"}}]}},
        )
        (toy,) = deep.page.items
        assert (toy.toy, type(toy.owner).__name__) == ("a", "User")
        leaf = {"value": 1, "label": "x"}
        tree = kind("GET /tree", {**leaf, "children": [{**leaf, "children": [leaf]}]})
        (child,) = tree.children
        assert type(child) is type(tree) is type(child.children[0])
        assert child.children[0].label == "x"
        assert reports == []
        kind("GET /tree", {**leaf, "children": [{"value": "1"}]})
        assert len(reports) == 2
