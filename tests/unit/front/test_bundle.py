"""References: from anywhere that is allowed into the components of one tree."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from clientsmith.report.diagnostics import Diagnostics, Severity
from clientsmith.spec import load
from clientsmith.spec.bundle import bundle

from .conftest import Front, run

HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Front]:
    """Bundle `api/openapi.yaml` among files given by path."""

    def start(files: dict[str, str], upto: str = "bundle") -> Front:
        for name, text in files.items():
            path = tmp_path / "repo" / "api" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return run(tmp_path / "repo" / "api" / "openapi.yaml", upto=upto)

    return start


def references(node: Any) -> list[str]:
    """The texts of all references below a node."""
    if isinstance(node, list):
        return [text for item in node for text in references(item)]
    if not isinstance(node, dict):
        return []
    own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
    return own + [text for item in node.values() for text in references(item)]


def test_parts_of_other_files_become_components_named_by_stem_or_last_token(
    folder: Callable[..., Front],
) -> None:
    result = folder(
        {
            "openapi.yaml": HEAD
            + "paths:\n  /a: {$ref: paths/a.yaml}\n  /b: {$ref: 'paths/a.yaml'}\n",
            "paths/a.yaml": "get:\n  responses:\n    '200': {$ref: '../all.yaml#/responses/Ok'}\n",
            "all.yaml": "responses:\n  Ok:\n    description: ok\n    content:\n"
            "      application/json: {schema: {$ref: 'schemas/pet.json'}}\n"
            "schemas:\n  Owner: {type: string}\n",
            "schemas/pet.json": json.dumps(
                {
                    "properties": {
                        "owner": {"$ref": "../all.yaml#/schemas/Owner"},
                        "parent": {"$ref": "pet.json"},
                        "self": {"$ref": "#"},
                        "tag": {"$ref": "#/$defs/tag"},
                    },
                    "$defs": {"tag": {"type": "string"}},
                }
            ),
        }
    )
    assert result.codes == []
    assert result.tree is not None
    components = result.tree["components"]
    assert sorted(components["schemas"]) == ["Owner", "pet", "tag"]
    assert components["schemas"]["pet"]["properties"] == {
        "owner": {"$ref": "#/components/schemas/Owner"},
        "parent": {"$ref": "#/components/schemas/pet"},
        "self": {"$ref": "#/components/schemas/pet"},
        "tag": {"$ref": "#/components/schemas/tag"},
    }
    for path in ("/a", "/b"):
        response = result.tree["paths"][path]["get"]["responses"]["200"]
        assert response == {"$ref": "#/components/responses/Ok"}
    assert result.tree["paths"]["/a"] is not result.tree["paths"]["/b"]


def test_moved_parts_are_found_in_their_files(folder: Callable[..., Front]) -> None:
    result = folder(
        {
            "openapi.yaml": HEAD + "paths:\n  /a: {$ref: a.yaml#/item}\n",
            "a.yaml": "x: 1\nitem:\n  get:\n    operationId: a\n"
            "    responses:\n      '200':\n        description: ok\n        content:\n"
            "          text/plain:\n            schema: {$ref: '#/inner'}\ninner:\n"
            "  type: string\n",
        }
    )
    assert result.sources is not None
    place = result.sources.locate("/paths/~1a/get/operationId")
    assert (Path(place.file).name, place.line, place.column) == ("a.yaml", 4, 5)
    place = result.sources.locate("/components/schemas/inner/type")
    assert (Path(place.file).name, place.line, place.column) == ("a.yaml", 12, 3)


def test_names_that_clash_get_context_whatever_the_order(
    folder: Callable[..., Front],
) -> None:
    texts = [f"      - {{$ref: {name}/error.yaml}}\n" for name in ("b", "a", "c")]
    names = []
    for order in (texts, texts[::-1]):
        result = folder(
            {
                "openapi.yaml": HEAD
                + "paths: {}\ncomponents:\n  schemas:\n    Any:\n      anyOf:\n"
                + "".join(order),
                **{f"{name}/error.yaml": f"title: {name}\n" for name in "abc"},
            }
        )
        assert result.tree is not None
        schemas = result.tree["components"]["schemas"]
        names.append(
            {name: node["title"] for name, node in schemas.items() if name != "Any"}
        )
    assert names[0] == names[1] == {"a_error": "a", "b_error": "b", "c_error": "c"}


def test_a_component_that_is_only_a_reference_gives_its_name(
    folder: Callable[..., Front],
) -> None:
    result = folder(
        {
            "openapi.yaml": HEAD
            + "paths: {}\ncomponents:\n  schemas:\n    Error: {$ref: schemas/_err_v2.yaml}\n"
            "    Other: {$ref: schemas/_err_v2.yaml}\n"
            "    User: {items: {$ref: 'schemas/_err_v2.yaml'}}\n",
            "schemas/_err_v2.yaml": "type: object\nproperties: {again: {$ref: _err_v2.yaml},"
            " entry: {$ref: '../openapi.yaml#/components/schemas/User'}}\n",
        }
    )
    assert result.tree is not None
    schemas = result.tree["components"]["schemas"]
    assert schemas["Other"] == {"$ref": "#/components/schemas/Error"}
    assert schemas["User"] == {"items": {"$ref": "#/components/schemas/Error"}}
    assert references(schemas["Error"]) == [
        "#/components/schemas/Error",
        "#/components/schemas/User",
    ]


def test_deep_and_encoded_pointers_are_hoisted(front: Callable[..., Front]) -> None:
    result = front(
        {
            "openapi": "3.1.0",
            "paths": {"/x y": {"get": {"responses": {"200": {"description": "here"}}}}},
            "components": {
                "schemas": {
                    "A": {
                        "properties": {
                            "b c": {"type": "string"},
                            "d": {"$ref": "#/x-s/1"},
                        }
                    },
                    "B": {"$ref": "#/components/schemas/A/properties/b%20c"},
                    "C": {"$ref": "#/components/schemas/%41"},
                },
                "responses": {"R": {"$ref": "#/paths/~1x%20y/get/responses/200"}},
            },
            "x-s": [{}, {"type": "integer"}],
        },
        upto="bundle",
    )
    assert result.codes == []
    assert result.tree is not None
    schemas = result.tree["components"]["schemas"]
    assert schemas["B"] == {"type": "string"}
    assert schemas["A"]["properties"]["b c"] == {"$ref": "#/components/schemas/B"}
    assert schemas["C"] == {"$ref": "#/components/schemas/A"}
    [hoisted] = [name for name in schemas if name not in "ABC"]
    assert schemas[hoisted] == {"type": "integer"}
    assert result.tree["components"]["responses"]["R"] == {"description": "here"}
    assert references(result.tree["paths"]) == ["#/components/responses/R"]


@pytest.mark.parametrize("names", ["SXYZ", "ZYXS", "YSZX", "XZSY"])
@pytest.mark.parametrize(
    ("section", "swagger"), [("components/schemas", False), ("definitions", True)]
)
def test_references_lead_through_references_in_any_order(
    front: Callable[..., Front], names: str, section: str, swagger: bool
) -> None:
    """Properties that are references themselves, through items and allOf, again and again."""

    def ref(path: str) -> dict[str, str]:
        return {"$ref": f"#/{section}/{path}"}

    inner = {"type": "object", "properties": {"q": {"type": "integer"}}}
    schemas: dict[str, Any] = {
        "S": {
            "properties": {
                "a": ref("X/properties/b"),
                "item": ref("X/properties/list/items"),
                "part": ref("X/properties/b/properties/q"),
                "member": ref("X/properties/whole/allOf/0"),
            }
        },
        "X": {
            "properties": {
                "b": ref("Y/properties/c"),
                "list": {"type": "array", "items": ref("Y/properties/c")},
                "whole": {"allOf": [ref("Y/properties/c"), ref("Z")]},
            }
        },
        "Y": {"properties": {"c": ref("Z/properties/d"), "e": ref("Z/properties/t")}},
        "Z": {"properties": {"d": inner, "t": {"type": "string"}}},
    }
    ordered = {name: schemas[name] for name in names}
    root: dict[str, Any] = (
        {"swagger": "2.0", "definitions": ordered}
        if swagger
        else {"openapi": "3.0.3", "components": {"schemas": ordered}}
    )
    done = front({**root, "info": {"title": "T", "version": "1"}, "paths": {}})
    assert done.tree is not None and not done.codes
    found = done.tree["components"]["schemas"]

    def behind(node: Any) -> Any:
        while "$ref" in node:
            node = found[node["$ref"].rpartition("/")[2]]
        return node

    properties = found["S"]["properties"]
    for name in ("a", "item", "member"):
        q = behind(properties[name])["properties"]["q"]
        assert behind(q)["type"] == "integer"
    assert behind(properties["part"])["type"] == "integer"
    for text in references(done.tree):
        assert text.rpartition("/")[2] in found


def test_identifiers_and_anchors_are_followed(front: Callable[..., Front]) -> None:
    result = front(
        {
            "openapi": "3.1.0",
            "paths": {},
            "components": {
                "schemas": {
                    "A": {
                        "$id": "https://x.test/schemas/a",
                        "properties": {"up": {"$ref": "b#part"}, "me": {"$ref": "#"}},
                    },
                    "B": {
                        "$id": "https://x.test/schemas/b",
                        "properties": {"p": {"$anchor": "part", "type": "string"}},
                    },
                    "C": {"$ref": "https://x.test/schemas/a"},
                }
            },
        },
        upto="bundle",
    )
    assert result.codes == []
    assert result.tree is not None
    schemas = result.tree["components"]["schemas"]
    assert schemas["C"] == {"$ref": "#/components/schemas/A"}
    assert schemas["A"]["properties"]["me"] == {"$ref": "#/components/schemas/A"}
    part = schemas["A"]["properties"]["up"]["$ref"].rpartition("/")[2]
    assert schemas[part] == {"$anchor": "part", "type": "string"}


def test_what_is_no_reference_is_left_alone(front: Callable[..., Front]) -> None:
    value = {"$ref": "nowhere.yaml"}
    document = {
        "openapi": "3.1.0",
        "paths": {},
        "x-ext": value,
        "components": {
            "schemas": {
                "A": {
                    "properties": {
                        "$ref": {"type": "string"},
                        "default": {"type": "string"},
                    },
                    "default": value,
                    "example": value,
                    "examples": [value],
                    "enum": [value],
                    "x-y": value,
                }
            },
            "examples": {"E": {"value": value}},
        },
    }
    result = front(document, upto="bundle")
    assert result.codes == []
    assert result.tree == document


@pytest.mark.parametrize(
    "reference",
    [
        "/etc/passwd",
        "../../../../../../etc/passwd.json",
        "../../outside.yaml",
        "file:///etc/passwd",
        "~/.netrc",
        "\\\\\\\\host\\\\share.yaml",
        "C:/x.yaml",
        "http://127.0.0.1:9/x.yaml",
        "https://example.test/x.yaml#/a",
        "//example.test/x.yaml",
        "..%2f..%2foutside.yaml",
        "link.yaml",
    ],
)
def test_references_that_reach_too_far_are_refused_without_a_look(
    folder: Callable[..., Front],
    reference: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    (tmp_path / "outside.yaml").write_text("secret: 1\n")
    (tmp_path / "repo" / "api").mkdir(parents=True)
    (tmp_path / "repo" / "api" / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    result = folder(
        {
            "openapi.yaml": HEAD
            + f'paths: {{}}\ncomponents:\n  schemas:\n    A: {{items: {{$ref: "{reference}"}}}}\n'
        }
    )
    assert [(item.code, item.severity) for item in result.diagnostics] == [
        ("ref-refused", Severity.ERROR)
    ]
    assert result.place("ref-refused") == "6:9"
    assert "secret" not in str(result.tree)


def test_files_beside_the_entry_folder_may_be_referred_to(
    folder: Callable[..., Front],
) -> None:
    result = folder(
        {
            "openapi.yaml": HEAD
            + "paths: {}\ncomponents: {schemas: {A: {$ref: '../common/a.yaml#/x'}}}\n",
            "../common/a.yaml": "x: {type: string}\n",
        }
    )
    assert result.codes == []
    assert result.tree is not None
    assert result.tree["components"]["schemas"] == {"A": {"type": "string"}}


def test_an_allowed_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "a.yaml").write_text("type: string\n")
    entry = tmp_path / "x" / "y" / "z" / "openapi.yaml"
    entry.parent.mkdir(parents=True)
    reference = "../../../far/a.yaml"
    entry.write_text(
        HEAD + f"paths: {{}}\ncomponents: {{schemas: {{A: {{$ref: {reference}}}}}}}\n"
    )
    diagnostics = Diagnostics()
    document = load.read_document(entry, diagnostics=diagnostics)
    assert document is not None
    bundled = bundle(document, diagnostics, allow_roots=[tmp_path / "far"])
    assert bundled is not None
    assert not list(diagnostics)
    assert bundled.tree["components"]["schemas"] == {"A": {"type": "string"}}


def test_what_is_missing_leaves_an_empty_schema_and_a_warning(
    front: Callable[..., Front],
) -> None:
    result = front(
        HEAD + "paths: {}\ncomponents:\n  schemas:\n    A:\n      properties:\n"
        "        a: {$ref: '#/components/schemas/Gone'}\n"
        "        b: {$ref: gone.yaml}\n        c: {$ref: '#gone'}\n        d: {$ref: readme.md}\n",
        upto="bundle",
    )
    assert [(item.code, item.severity) for item in result.diagnostics] == [
        ("ref-not-found", Severity.WARNING)
    ] * 4
    assert result.tree is not None
    assert result.tree["components"]["schemas"]["A"]["properties"]["a"] == {
        "x-clientsmith-dangling": "#/components/schemas/Gone"
    }
    assert result.place("ref-not-found") == "8:9"


def test_references_that_mean_nothing_are_errors_each(
    front: Callable[..., Front],
) -> None:
    result = front(
        {
            "openapi": "3.1.0",
            "paths": {"/p": {"$ref": "#/paths/~1q"}, "/q": {"$ref": "#/paths/~1p"}},
            "components": {
                "schemas": {
                    "Self": {"$ref": "#/components/schemas/Self"},
                    "A": {"$ref": "#/components/schemas/B"},
                    "B": {"$ref": "#/components/schemas/A"},
                    "Number": {"$ref": 42},
                    "Kind": {"$ref": "#/components/responses/R"},
                    "Tree": {"items": {"$ref": "#/components/schemas/Tree"}},
                },
                "responses": {"R": {"description": ""}},
            },
        },
        upto="bundle",
    )
    found = sorted((item.code, str(item.at)) for item in result.diagnostics)
    assert found == [
        ("ref-cycle", "/components/schemas/A"),
        ("ref-cycle", "/components/schemas/B"),
        ("ref-cycle", "/components/schemas/Self"),
        ("ref-cycle", "/paths/~1q"),
        ("ref-not-text", "/components/schemas/Number"),
        ("ref-wrong-kind", "/components/schemas/Kind"),
    ]


def test_a_long_ring_of_schemas_is_kept(front: Callable[..., Front]) -> None:
    schemas = {
        f"S{n}": {
            "properties": {"next": {"$ref": f"#/components/schemas/S{(n + 1) % 3000}"}}
        }
        for n in range(3000)
    }
    document = {"openapi": "3.1.0", "paths": {}, "components": {"schemas": schemas}}
    result = front(json.loads(json.dumps(document)), upto="bundle")
    assert result.codes == []
    assert result.tree == document


def test_whole_sections_lists_and_texts_may_be_references(
    folder: Callable[..., Front],
) -> None:
    result = folder(
        {
            "openapi.yaml": HEAD
            + "tags:\n- name: a\n  description: {$ref: 'text.yaml#/about'}\n"
            "paths: {$ref: paths.yaml}\ncomponents:\n  schemas: {$ref: schemas/all.yaml}\n",
            "text.yaml": "about: All about it.\n",
            "paths.yaml": "/a:\n  get:\n    parameters: {$ref: 'lists.yaml#/usual'}\n"
            "    responses: {$ref: 'lists.yaml#/answers'}\n",
            "lists.yaml": "usual:\n- {name: q, in: query, schema: {$ref: schemas/q.yaml}}\n"
            "answers:\n  '200': {description: ok}\n",
            "schemas/all.yaml": "Q: {$ref: q.yaml}\nP: {items: {$ref: '#/Q'}}\n",
            "schemas/q.yaml": "type: string\n",
        }
    )
    assert result.codes == ["ref-in-text"]
    assert result.tree is not None
    assert result.tree["tags"][0]["description"] == "All about it."
    operation = result.tree["paths"]["/a"]["get"]
    assert operation["responses"] == {"200": {"description": "ok"}}
    assert operation["parameters"] == [
        {"name": "q", "in": "query", "schema": {"$ref": "#/components/schemas/Q"}}
    ]
    assert result.tree["components"]["schemas"] == {
        "Q": {"type": "string"},
        "P": {"items": {"$ref": "#/components/schemas/Q"}},
    }


def test_maps_and_lists_may_lead_to_others(front: Callable[..., Front]) -> None:
    """And may not be what is wanted where they end."""
    schema = {"type": "object", "properties": {"$ref": "#/x-maps/one"}}
    result = front(
        {
            "openapi": "3.1.0",
            "info": {"title": "T", "version": "1"},
            "x-maps": {
                "one": {"a": {"type": "string"}, "$ref": "#/x-maps/two"},
                "two": {"b": {"type": "integer"}, "$ref": "#/x-maps/one"},
            },
            "paths": {
                "/a": {"parameters": [{"$ref": "#/x-lists/one"}]},
                "/b": {"$ref": "#/paths/~1c"},
                "/c": [{"$ref": "#/paths/~1b"}],
            },
            "x-lists": {"one": [{"name": "p", "in": "query", "schema": {}}]},
            "components": {"schemas": {"S": schema}},
        }
    )
    assert result.tree is not None
    properties = result.tree["components"]["schemas"]["S"]["properties"]
    assert properties == {"a": {"type": "string"}, "b": {"type": "integer"}}
    assert "ref-cycle" in result.codes


def test_mappings_of_discriminators_are_references(
    folder: Callable[..., Front],
) -> None:
    result = folder(
        {
            "openapi.yaml": HEAD
            + "paths: {}\ncomponents:\n  schemas:\n    Cat: {type: object}\n"
            "    Pet:\n      oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: dog.yaml}]\n"
            "      discriminator:\n        propertyName: kind\n        mapping:\n"
            "          cat: Cat\n          cat2: '#/components/schemas/Cat'\n"
            "          dog: dog.yaml\n"
            "          cow: Cow\n          pig: pig.yaml\n",
            "dog.yaml": "type: object\n",
        }
    )
    assert result.tree is not None
    pet = result.tree["components"]["schemas"]["Pet"]
    assert pet["discriminator"]["mapping"] == {
        "cat": "#/components/schemas/Cat",
        "cat2": "#/components/schemas/Cat",
        "dog": "#/components/schemas/dog",
    }
    assert result.codes == ["mapping-not-found"] * 2


def test_a_remote_document_is_read_from_an_allowed_host(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def fetch(url: str, limit: int) -> bytes | str:
        asked.append(url)
        if url.endswith("b.yaml"):
            return b"type: string\n"
        return b"x: {items: {$ref: sub/b.yaml}}\n"

    monkeypatch.setattr("clientsmith.spec.load.remote.fetch", fetch)
    diagnostics = Diagnostics()
    text = (
        HEAD
        + "paths: {}\ncomponents: {schemas: {A: {$ref: 'https://ok.test/d/a.yaml#/x'}}}\n"
    )
    document = load.read_document("api.yaml", text.encode(), diagnostics=diagnostics)
    assert document is not None
    bundled = bundle(document, diagnostics, allow_hosts={"ok.test"})
    assert bundled is not None
    assert not list(diagnostics)
    assert asked == ["https://ok.test/d/a.yaml", "https://ok.test/d/sub/b.yaml"]
    assert bundled.tree["components"]["schemas"] == {
        "A": {"items": {"$ref": "#/components/schemas/b"}},
        "b": {"type": "string"},
    }


def test_where_the_document_lies_does_not_show_in_names(tmp_path: Path) -> None:
    files = {
        "openapi.yaml": HEAD
        + "paths: {}\n"
        + "components:\n  schemas:\n    Box:\n      properties:\n"
        + "        value: {oneOf: [{type: string}, {type: object}]}\n"
        + "        first: {$ref: '#/components/schemas/Box/properties/value/oneOf/0'}\n"
        + "        second: {$ref: '#/components/schemas/Box/properties/value/oneOf/1'}\n"
        + "        near: {$ref: 'parts/item.yaml'}\n"
        + "        other: {$ref: '../common/item.yaml'}\n",
        "parts/item.yaml": "{type: object}\n",
        "../common/item.yaml": "{type: object}\n",
    }
    found = []
    for home in ("home/alice/secret", "srv"):
        for name, text in files.items():
            path = tmp_path / home / "api" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        found.append(run(tmp_path / home / "api" / "openapi.yaml", upto="bundle").tree)
    assert found[0] == found[1]
    names = list(found[0]["components"]["schemas"])
    assert names == ["Box", "Box_value", "Box_value_2", "common_item", "parts_item"]


PAGE = {
    "$id": "page",
    "$defs": {"Item": {"$dynamicAnchor": "item", "not": {}}},
    "type": "object",
    "properties": {"items": {"type": "array", "items": {"$dynamicRef": "#item"}}},
}
USER = {"type": "object", "properties": {"name": {"type": "string"}}}
OF_USER = {
    "$defs": {"U": {"$dynamicAnchor": "item", "$ref": "#/components/schemas/User"}}
}
PAGE_REF = {"$ref": "#/components/schemas/Page"}
WRAPPED = {"allOf": [PAGE_REF], "properties": {"n": {"type": "integer"}}}


@pytest.mark.parametrize(
    ("users", "others"),
    [
        ({**PAGE_REF, **OF_USER}, {}),
        ({"allOf": [PAGE_REF], **OF_USER}, {}),
        ({"$ref": "#/components/schemas/Wrapped", **OF_USER}, {"Wrapped": WRAPPED}),
        ({**PAGE_REF, "$defs": {"U": {"$dynamicAnchor": "item", **USER}}}, {}),
    ],
)
def test_what_a_schema_leaves_open_is_filled_in(
    front: Callable[..., Front], users: Any, others: Any
) -> None:
    schemas = {"Page": PAGE, "User": USER, "Users": users, **others}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": json.loads(json.dumps(schemas))},
    }
    done = front(document)
    assert done.tree is not None
    found = done.tree["components"]["schemas"]

    def behind(node: Any) -> Any:
        while "$ref" in node:
            node = found[node["$ref"].rpartition("/")[2]]
        return node

    def items(node: Any) -> Any:
        node = behind(node)
        if "properties" in node and "items" in node["properties"]:
            return behind(node["properties"]["items"]["items"])
        return next(filter(None, map(items, node.get("allOf", ()))), None)

    assert items(found["Users"])["properties"] == USER["properties"]
    assert "properties" not in (items(found["Page"]) or {})


def test_a_tree_of_a_stricter_kind_holds_its_own_kind(
    front: Callable[..., Front],
) -> None:
    node = {"type": "array", "items": {"$dynamicRef": "#node"}}
    schemas = {
        "Tree": {"$dynamicAnchor": "node", "properties": {"children": node}},
        "Strict": {
            "$dynamicAnchor": "node",
            "$ref": "#/components/schemas/Tree",
            "unevaluatedProperties": False,
        },
    }
    info = {"title": "T", "version": "1"}
    done = front(
        {
            "openapi": "3.1.0",
            "info": info,
            "paths": {},
            "components": {"schemas": schemas},
        }
    )
    assert done.tree is not None
    strict = done.tree["components"]["schemas"]["Strict"]
    assert strict["properties"]["children"]["items"] == {
        "$ref": "#/components/schemas/Strict"
    }
