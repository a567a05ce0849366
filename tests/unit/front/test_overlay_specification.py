"""The examples of the Overlay specification 1.0.0, section 4.5, and what its text demands."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

import pytest
import yaml_rs
from clientsmith.report.diagnostics import Diagnostics
from clientsmith.spec import load, overlay
from clientsmith.spec.bundle import bundle

HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"
ACTIONS = "overlay: 1.0.0\ninfo: {title: O, version: 1.0.0}\nactions:\n"


def applied(document: str, *actions: str) -> tuple[dict[str, Any], list[str]]:
    """The document, given without its head, after overlays; and the codes of what was said."""
    diagnostics = Diagnostics()
    entry = load.read_document(
        "api.yaml", (HEAD + dedent(document)).encode(), diagnostics=diagnostics
    )
    assert entry is not None
    bundled = bundle(entry, diagnostics)
    assert bundled is not None
    overlays = []
    for index, text in enumerate(actions):
        found = load.read_document(
            f"{index}.yaml", (ACTIONS + dedent(text)).encode(), diagnostics=diagnostics
        )
        assert found is not None
        overlays.append(found)
    tree = overlay.apply(bundled.tree, overlays, bundled.sources, diagnostics)
    return tree, [item.code for item in diagnostics]


def check(document: str, action: str, expected: str) -> None:
    tree, codes = applied(document, action)
    assert codes == []
    assert tree == yaml_rs.loads(HEAD + dedent(expected))


def test_a_structured_overlay_mirrors_the_document() -> None:
    """Its keys without values, `components` and `tags`, have nothing to add."""
    document = """
        paths:
          /: {get: {responses: {}}}
          /pets: {get: {summary: old, x-rate-limit: 5}}
        components: {schemas: {Pet: {}}}
        tags: [{name: pets}]
    """
    action = """
      - target: '$' # Root of document
        update:
          info: {x-overlay-applied: structured-overlay}
          paths:
            '/':
              summary: The root resource
              get: {summary: Retrieve the root resource, x-rate-limit: 100}
            '/pets':
              get: {summary: Retrieve a list of pets, x-rate-limit: 100}
          components:
          tags:
    """
    tree, codes = applied(document, action)
    assert codes == []
    assert tree["info"] == {
        "title": "T",
        "version": "1",
        "x-overlay-applied": "structured-overlay",
    }
    assert tree["paths"]["/"] == {
        "summary": "The root resource",
        "get": {
            "responses": {},
            "summary": "Retrieve the root resource",
            "x-rate-limit": 100,
        },
    }
    assert tree["paths"]["/pets"]["get"] == {
        "summary": "Retrieve a list of pets",
        "x-rate-limit": 100,
    }
    assert tree["components"] == {"schemas": {"Pet": {}}}
    assert tree["tags"] == [{"name": "pets"}]


def test_a_targeted_overlay() -> None:
    check(
        "paths: {/foo: {get: {}}, /bar: {get: {description: old, tags: [a]}}}",
        """
      - target: $.paths['/foo'].get
        update: {description: This is the new description}
      - target: $.paths['/bar'].get
        update: {description: This is the updated description}
      - target: $.paths['/bar']
        update:
          post: {description: of a child object, x-safe: false}
        """,
        """
        paths:
          /foo: {get: {description: This is the new description}}
          /bar:
            get: {description: This is the updated description, tags: [a]}
            post: {description: of a child object, x-safe: false}
        """,
    )


def test_a_wildcard_overlay() -> None:
    check(
        """
        paths:
          /a: {get: {parameters: [{name: filter, in: query}, {name: filter, in: header}]}}
          /b: {get: {parameters: [{name: other, in: query}]}, post: {}}
        """,
        """
      - target: $.paths.*.get
        update: {x-safe: true}
      - target: $.paths.*.get.parameters[?@.name=='filter' && @.in=='query']
        update: {schema: {$ref: '#/components/schemas/filterSchema'}}
        """,
        """
        paths:
          /a:
            get:
              x-safe: true
              parameters:
                - name: filter
                  in: query
                  schema: {$ref: '#/components/schemas/filterSchema'}
                - {name: filter, in: header}
          /b:
            get: {x-safe: true, parameters: [{name: other, in: query}]}
            post: {}
        """,
    )


PARAMETERS = "paths: {/a: {get: {parameters: %s}}, /b: {get: {parameters: %s}}}"
DUMMY, OTHER, NEW = (
    "{name: dummy, in: query}",
    "{name: other, in: query}",
    "{name: newParam, in: query}",
)


def test_an_item_is_appended_to_every_list_that_matches() -> None:
    check(
        PARAMETERS % (f"[{OTHER}]", "[]"),
        f"  - {{target: $.paths.*.get.parameters, update: {NEW}}}",
        PARAMETERS % (f"[{OTHER}, {NEW}]", f"[{NEW}]"),
    )


def test_a_list_of_items_is_appended_item_by_item() -> None:
    check(
        PARAMETERS % (f"[{OTHER}]", "[]"),
        f"  - {{target: $.paths.*.get.parameters, update: [{NEW}, {DUMMY}]}}",
        PARAMETERS % (f"[{OTHER}, {NEW}, {DUMMY}]", f"[{NEW}, {DUMMY}]"),
    )


def test_items_are_removed_wherever_they_match() -> None:
    check(
        PARAMETERS % (f"[{DUMMY}, {OTHER}, {DUMMY}]", f"[{DUMMY}]"),
        "  - {target: \"$.paths.*.get.parameters[?@.name == 'dummy']\", remove: true}",
        PARAMETERS % (f"[{OTHER}]", "[]"),
    )


TRAITS = """
    paths:
      /items: {get: {x-oai-traits: [paged]}}
      /items/{id}: {get: {x-oai-traits: [other], parameters: [{name: id, in: path}]}}
      /more: {get: {x-oai-traits: [paged], parameters: [{name: a, in: query}]}}
      /plain: {get: {}}
"""


def test_traits_say_where_an_update_applies() -> None:
    tree, codes = applied(
        TRAITS,
        """
      - target: $.paths[?@.get['x-oai-traits'][?@ == 'paged']].get
        update:
          parameters: [{name: top, in: query}, {name: skip, in: query}]
        """,
    )
    assert codes == []
    assert {
        path: [item["name"] for item in node["get"].get("parameters", [])]
        for path, node in tree["paths"].items()
    } == {
        "/items": ["top", "skip"],
        "/items/{id}": ["id"],
        "/more": ["a", "top", "skip"],
        "/plain": [],
    }


def test_the_traits_example_as_1_0_prints_it_matches_nothing() -> None:
    """It looks for a member of a list, below the operation; 1.1.0 prints what was meant."""
    tree, codes = applied(
        TRAITS, "  - {target: '$.paths.*.get[?@.x-oai-traits.paged]', update: {a: 1}}"
    )
    assert codes == ["overlay-no-match"]
    assert tree == yaml_rs.loads(HEAD + dedent(TRAITS))


def test_actions_apply_in_order_to_what_the_last_one_left() -> None:
    check(
        "servers: [{url: /one}, {url: /two}]",
        """
      - {target: $.servers, remove: true}
      - {target: $, update: {servers: [{url: /sandbox}]}}
      - {target: "$.servers[?@.url == '/sandbox']", update: {description: Local}}
        """,
        "servers: [{url: /sandbox, description: Local}]",
    )


def test_overlays_apply_in_order_too() -> None:
    tree, codes = applied(
        "tags: [{name: a}]",
        "  - {target: '$.tags[0]', update: {name: b}}",
        "  - {target: \"$.tags[?@.name == 'b']\", update: {description: B}}",
    )
    assert codes == []
    assert tree["tags"] == [{"name": "b", "description": "B"}]


def test_remove_goes_before_update() -> None:
    check(
        "tags: [{name: a}]",
        "  - {target: $.tags, update: {name: b}, remove: true}",
        "",
    )


def test_remove_that_is_false_is_as_good_as_none() -> None:
    check(
        "tags: [{name: a}]",
        "  - {target: $.tags, update: {name: b}, remove: false}",
        "tags: [{name: a}, {name: b}]",
    )


def test_extensions_and_descriptions_are_nobodys_concern() -> None:
    check(
        "tags: []",
        "  - {target: $.tags, description: adds, update: {name: b}, x-who: me}",
        "tags: [{name: b}]",
    )


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("$.paths['/a'].get.responses['200']", ["/a"]),
        ("$..responses['200']", ["/a", "/b"]),
        ("$.paths[?match(@.get.summary, 'o.*')].get.responses['200']", ["/b"]),
        ("$.paths[?length(@.get.tags) > 1].get.responses['200']", ["/a"]),
        ("$.paths[?count(@.*) == 2].get.responses['200']", ["/b"]),
        ("$.paths[?!@.post].get.responses['200']", ["/a"]),
        ('$["paths"]["\\u002fa"]["get"]["responses"]["200"]', ["/a"]),
    ],
)
def test_targets_are_queries_of_rfc_9535(target: str, expected: list[str]) -> None:
    document = """
        paths:
          /a: {get: {summary: none, tags: [x, y], responses: {'200': {}}}}
          /b: {get: {summary: one, tags: [x], responses: {'200': {}}}, post: {}}
    """
    action = f"  - target: '{target.replace(chr(39), chr(39) * 2)}'\n    update: {{x-hit: true}}"
    tree, codes = applied(document, action)
    assert codes == []
    hit = [
        path
        for path, item in tree["paths"].items()
        if item["get"]["responses"]["200"].get("x-hit")
    ]
    assert hit == expected
