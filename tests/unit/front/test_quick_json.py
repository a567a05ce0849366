"""The fast way to read JSON gives what the careful one gives, or leaves it to that one."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from clientsmith.report.diagnostics import Diagnostics
from clientsmith.spec import bundle, load
from clientsmith.spec.limits import DEFAULT, Limits
from clientsmith.spec.load import json_source
from clientsmith.spec.source_map import Pointer
from hypothesis import given, settings
from hypothesis import strategies as st

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)


def slow(text: str) -> Any:
    return json_source.parse(text, "a.json", DEFAULT, Diagnostics())


@settings(max_examples=300, deadline=None)
@given(values, st.booleans())
def test_both_ways_agree(value: object, plain: bool) -> None:
    text = json.dumps({"a": value}, ensure_ascii=plain)
    if "\\ud" in text.lower():
        return  # halves of pairs are mended later
    quick = json_source.quick(text.encode("utf-8", "surrogatepass"))
    assert quick is None or repr(quick) == repr(slow(text))
    if "NaN" not in text and "Infinity" not in text:
        assert quick is not None or not text.isprintable()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"openapi": "3.1.0", "openapi": "3.1.1"}', "duplicate-key"),
        ('{"openapi": "3.1.0", }', "json-syntax"),
        ('{"openapi": NaN}', "number-not-finite"),
        ('{"openapi": 1e999}', "number-too-large"),
        ('{"openapi": [-1e999]}', "number-too-large"),
        (f'{{"openapi": {"9" * 401}}}', "number-too-large"),
        (f'{{"openapi": -{"9" * 5000}}}', "number-too-large"),
        ('{"openapi": "\\ud800"}', "lone-surrogate"),
        ('{"openapi": "a\u200bb"}', "hidden-character"),
        ('{"openapi": "a\\u200Bb"}', "hidden-character"),
        (f'{{"openapi": {"[" * 200}{"]" * 200}}}', "too-deep"),
        (f'{{"openapi": {"[" * 100_000}', "too-deep"),
    ],
)
def test_what_needs_a_second_look_gets_it(text: str, code: str) -> None:
    diagnostics = Diagnostics()
    load.read_document("a.json", text.encode(), diagnostics=diagnostics)
    assert [item.code for item in diagnostics] == [code]


def test_a_number_as_long_as_allowed_is_kept_whole() -> None:
    number = 10**400 - 1
    found = load.read_document(
        "a.json", f'{{"a": {number}}}'.encode(), diagnostics=Diagnostics()
    )
    assert found is not None
    assert found.data == {"a": number}
    few = load.read_document(
        "a.json", b'{"a": 123}', limits=Limits(digits=2), diagnostics=Diagnostics()
    )
    assert few is None


@pytest.mark.parametrize("name", ["a.json", "a.yaml"])
def test_places_are_found_in_another_process(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text('{"openapi": "3.1.0",\n "paths": {}}')
    document = load.read_document(path, diagnostics=Diagnostics())
    assert document is not None
    made = bundle.bundle(document, Diagnostics())
    assert made is not None
    sources = pickle.loads(pickle.dumps(made.sources))
    place = sources.locate(Pointer("/paths"))
    assert (place.file, place.line, place.column) == (str(path), 2, 2)
    copy = sources.documents[str(path)]
    assert str(copy.text) == path.read_text()
    assert copy.identity == document.identity
    assert copy.neighbour("b.json") is None
    assert len(pickle.dumps(document.text)) < 300
    path.unlink()
    gone = pickle.loads(pickle.dumps(made.sources))
    assert gone.locate(Pointer("/paths")).file == str(path)
    assert str(gone.documents[str(path)].text) == ""
