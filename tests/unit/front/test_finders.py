"""Positions of nodes in JSON and YAML text."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from clientsmith.report.diagnostics import Diagnostics
from clientsmith.spec import load
from clientsmith.spec.load.json_finder import JsonFinder
from clientsmith.spec.load.yaml_finder import YamlFinder
from clientsmith.spec.source_map import Pointer, Text, child
from hypothesis import given, settings
from hypothesis import strategies as st

BLOCK = """\
# a comment
openapi: 3.1.0   # another
info:
  title: "a: b"
  version: 1.10
  description: |
    info:
      title: not a key

    tags: no
  "quoted key": 'it''s'
tags:
- name: one
  description: folded
    over two lines
-
  name: two
- - nested
  - - deeper
paths:
  /a/{b}:
    get: {operationId: x, tags: [p, "q, r", {s: t}], deprecated: true}
    ? explicit key
    : value
    put: &anchor
      a: 1
  ~tilde: *anchor
empty:
last: >-
  text
"""


def composed(text: str) -> Iterator[tuple[Pointer, tuple[int, int]]]:
    """Every pointer with its place, as another parser sees it."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    stack = [(Pointer(""), root, root.start_mark)]
    while stack:
        pointer, node, mark = stack.pop()
        yield pointer, (mark.line + 1, mark.column + 1)
        if isinstance(node, yaml.MappingNode):
            stack += [(child(pointer, k.value), v, k.start_mark) for k, v in node.value]
        elif isinstance(node, yaml.SequenceNode):
            stack += [
                (child(pointer, i), v, v.start_mark) for i, v in enumerate(node.value)
            ]


def test_places_in_block_and_flow_style_agree_with_another_parser() -> None:
    finder = YamlFinder(BLOCK)
    places = dict(composed(BLOCK))
    del places[Pointer("/empty")]
    assert len(places) > 30
    assert {at: finder(at) for at in places if "explicit" not in at} == {
        at: place for at, place in places.items() if "explicit" not in at
    }
    assert finder(Pointer("/empty")) == (28, 1)


def test_a_pointer_through_an_alias_leads_to_the_anchor() -> None:
    assert YamlFinder(BLOCK)(Pointer("/paths/~0tilde/a")) == (26, 7)


@pytest.mark.parametrize("finder", [YamlFinder(BLOCK), JsonFinder(Text(b'{"a": [1]}'))])
def test_what_is_not_there_is_placed_at_its_nearest_ancestor(
    finder: YamlFinder,
) -> None:
    line, column = finder(Pointer("/nowhere/at/all"))
    assert (line, column) in ((2, 1), (1, 1))


def test_scalars_are_given_as_they_were_typed() -> None:
    finder = YamlFinder(BLOCK)
    assert finder.text(Pointer("/info/version")) == "1.10"
    assert finder.text(Pointer("/openapi")) == "3.1.0"
    assert finder.text(Pointer("/paths/~1a~1{b}/get/deprecated")) == "true"
    assert finder.text(Pointer("/info/title")) is None
    assert JsonFinder(Text(b'{"a": [1.50, "x"]}')).text(Pointer("/a/0")) == "1.50"


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=15,
)


@settings(max_examples=150, deadline=None)
@given(values, st.sampled_from([None, 1, 4]), st.booleans())
def test_places_in_json_are_where_the_nodes_stand(
    value: object, indent: int | None, unique: bool
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    finder = JsonFinder(Text(text.encode()), unique)
    rows = text.split("\n")
    for pointer, key, node in walked(value):
        line, column = finder(pointer)
        rest = "\n".join([rows[line - 1][column - 1 :], *rows[line:]])
        found, end = json.JSONDecoder().raw_decode(rest)
        if key is None:
            assert found == node
        else:
            assert found == key
            assert rest[end:].startswith(":")


def test_what_stands_behind_a_deep_node_is_not_read(tmp_path: Path) -> None:
    """Else each level on the way would be read to its end, large as it may be."""
    rest = json.dumps(["x" * 100] * 10_000)
    text = '{"a": ' * 150 + f'{{"b": 1, "c": {rest}}}' + "}" * 150
    finder = JsonFinder(Text(text.encode()), unique=True)
    start = time.process_time()
    assert finder(Pointer("/a" * 150 + "/b")) == (1, 150 * 6 + 2)
    assert time.process_time() - start < 0.2
    deep = '{"a": ' * 300 + rest + "}" * 300
    (tmp_path / "deep.json").write_text(deep)
    found = Diagnostics()
    assert load.read_document(tmp_path / "deep.json", diagnostics=found) is None
    (error,) = found
    assert error.code == "too-deep" and error.place is not None
    assert error.place.column == 200 * 6 + 1


def walked(value: object) -> Iterator[tuple[Pointer, str | None, object]]:
    """Every node with its pointer, and its name if it is a member of an object."""
    stack: list[tuple[Pointer, str | None, object]] = [(Pointer(""), None, value)]
    while stack:
        pointer, key, node = stack.pop()
        yield pointer, key, node
        if isinstance(node, dict):
            stack += [(child(pointer, name), name, item) for name, item in node.items()]
        elif isinstance(node, list):
            stack += [(child(pointer, i), None, item) for i, item in enumerate(node)]


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(st.text("abz -#:'\"", max_size=6), values, min_size=1, max_size=4)
)
def test_places_in_yaml_agree_with_another_parser(value: dict[str, object]) -> None:
    for flow in (False, True, None):
        text = yaml.safe_dump(value, default_flow_style=flow, sort_keys=False, width=40)
        if "? " in text:
            continue
        finder = YamlFinder(text)
        for pointer, place in composed(text):
            assert finder(pointer) == place, text
