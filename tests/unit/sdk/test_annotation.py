"""Annotations as values: printed, read, and asked what they are made of."""

from __future__ import annotations

import ast
import pickle

import pytest
from clientsmith.sdk.annotation import (
    JSON_VALUE,
    NONE,
    Annotation,
    call,
    changed,
    generic,
    listing,
    literals,
    mapping,
    optional,
    quoted,
    resolved,
    shadowed,
    spoken,
    type_named,
    union,
    value,
)
from clientsmith.sdk.reading import read
from hypothesis import given
from hypothesis import strategies as st

INT, PET, CAT = map(type_named, ("int", "Pet", "Cat"))

NAMES = st.sampled_from(["int", "str", "None", "Pet", "Cat", "date"]).map(type_named)
VALUES = st.one_of(st.text(max_size=4), st.booleans(), st.integers(-9, 9))
LITERALS = st.lists(VALUES, min_size=1, max_size=3).map(literals)
ANNOTATIONS = st.recursive(
    st.one_of(NAMES, LITERALS),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(union),
        inner.map(lambda each: generic("list", each)),
        st.lists(inner, max_size=3).map(lambda each: generic("tuple", *each)),
        inner.map(lambda each: generic("dict", type_named("str"), each)),
    ),
    max_leaves=8,
)


@given(ANNOTATIONS)
def test_what_is_printed_is_read_back(annotation: Annotation) -> None:
    again = read(annotation.text)
    assert again == annotation
    assert again.uses == annotation.uses
    assert (again.head, again.arguments) == (annotation.head, annotation.arguments)


@given(ANNOTATIONS)
def test_uses_are_the_names_that_python_finds(annotation: Annotation) -> None:
    tree = ast.parse(annotation.text, mode="eval")
    found = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert annotation.uses == found


@given(ANNOTATIONS, st.sets(st.sampled_from(["int", "list", "Pet", "Literal"])))
def test_what_is_shadowed_is_spoken_as_before(
    annotation: Annotation, taken: set[str]
) -> None:
    hidden = shadowed(annotation, taken)
    assert hidden.uses.isdisjoint(taken)
    assert spoken(hidden) == spoken(annotation)
    assert spoken(quoted(hidden)) == spoken(annotation)


@given(ANNOTATIONS)
def test_annotations_travel_between_processes(annotation: Annotation) -> None:
    again = pickle.loads(pickle.dumps(annotation))
    assert (again, again.arguments) == (annotation, annotation.arguments)
    assert again.uses == annotation.uses


def test_a_union_is_flat_and_has_each_option_once() -> None:
    assert union([union([INT, PET]), INT, NONE]) == "int | Pet | None"
    assert union([INT, INT]) is INT
    assert optional(optional(INT)) == "int | None"


@pytest.mark.parametrize(
    ("annotation", "extra", "text"),
    [
        (INT, NONE, "int | None"),
        (INT, type_named("Omit"), "int | Omit"),
        (JSON_VALUE, NONE, "JsonValue"),
        (JSON_VALUE, type_named("Omit"), "JsonValue | Omit"),
        (JSON_VALUE, type_named("Exact"), "JsonValue | Exact"),
        (type_named("Json"), NONE, "Json | None"),
        (type_named("Zebra"), NONE, "Zebra | None"),
    ],
)
def test_only_null_is_in_any_json_already(
    annotation: Annotation, extra: Annotation, text: str
) -> None:
    assert optional(annotation, extra) == text


def test_only_a_tuple_without_types_says_so() -> None:
    heads = ("list", "tuple", "type", "Zebra")
    assert [generic(head) for head in heads] == ["list", "tuple[()]", "type", "Zebra"]


@pytest.mark.parametrize(
    ("annotation", "parts"),
    [
        (literals(["a", 1]), ['Literal["a", 1]']),
        (generic("list", INT), ["int", "list[int]"]),
        (union([INT, literals(["a"])]), ["int", 'Literal["a"]', 'int | Literal["a"]']),
        (
            call("Tagged", [value("kind")], unknown=PET),
            ["Pet", 'Tagged("kind", unknown=Pet)'],
        ),
        (
            generic("Callable", listing([INT]), NONE),
            ["int", "[int]", "None", "Callable[[int], None]"],
        ),
        (quoted(PET), ["Pet", '"Pet"']),
    ],
)
def test_values_are_no_parts(annotation: Annotation, parts: list[str]) -> None:
    seen: list[Annotation] = []

    def change(part: Annotation) -> Annotation:
        seen.append(part)
        return part

    assert changed(annotation, change) == annotation
    assert seen == parts


@pytest.mark.parametrize(
    ("annotation", "options", "is_literal"),
    [
        (INT, [INT], False),
        (union([INT, PET]), [INT, PET], False),
        (generic("list", INT, PET), ["list[int, Pet]"], False),
        (literals(["a", "b"]), ['Literal["a", "b"]'], True),
        (shadowed(literals(["a"]), ["Literal"]), ['_Literal["a"]'], True),
        (type_named("Liter"), ["Liter"], False),
        (type_named("_Z"), ["_Z"], False),
    ],
)
def test_only_unions_have_options_and_only_literals_values(
    annotation: Annotation, options: list[str], is_literal: bool
) -> None:
    assert list(annotation.options) == options
    assert annotation.is_literal == is_literal


def test_what_tells_options_apart_is_not_spoken() -> None:
    tag = call("Tagged", [value("kind"), mapping({value("cat"): CAT})], unknown=PET)
    annotation = generic("Annotated", union([CAT, PET]), tag)
    assert annotation == (
        'Annotated[Cat | Pet, Tagged("kind", {"cat": Cat}, unknown=Pet)]'
    )
    assert read(annotation.text) == annotation
    assert spoken(annotation) == "Cat | Pet"
    assert shadowed(annotation, {"Pet", "Tagged"}) == (
        'Annotated[Cat | _Pet, _Tagged("kind", {"cat": Cat}, unknown=_Pet)]'
    )


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Pet", "int | list[Cat]"),
        ("list[Pet | None]", "list[int | list[Cat] | None]"),
        ("Literal['Pet']", 'Literal["Pet"]'),
        ("Tree", "list[Tree]"),
        ("Callable[[Pet], object]", "Callable[[int | list[Cat]], object]"),
    ],
)
def test_aliases_are_resolved_and_circles_stay(text: str, plain: str) -> None:
    aliases = {"Pet": read("int | list[Cat]"), "Tree": read("list[Tree]")}
    assert resolved(read(text), aliases) == plain


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Union[int, 'Cat', None]", "int | Cat | None"),
        ("Optional[Literal['a']]", 'Literal["a"] | None'),
        (
            "typing.Mapping[str, builtins.list[_date]]",
            "typing.Mapping[str, list[date]]",
        ),
        ("Literal[Kind.A, b'x', -1]", "Literal[Kind.A, b'x', -1]"),
        ("tuple[int, ...]", "tuple[int, ...]"),
        ("lambda: 0", "lambda: 0"),
        ("None", "None"),
        ("Literal[None, 1, 'a', True]", 'Literal[None, 1, "a", True]'),
        ("Callable[[int, 'Cat'], None]", "Callable[[int, Cat], None]"),
        ("tuple[()]", "tuple[()]"),
        ("Annotated[int, Tag({'a': 1, None: 'b'}, 0.5, key=None)]", "int"),
        (
            "Literal['a'] | Literal['b'] | int | Literal['c']",
            'Literal["a", "b"] | int | Literal["c"]',
        ),
        ("Pet | Literal['b']", 'Pet | Literal["b"]'),
        ("_", "_"),
    ],
)
def test_what_others_write_is_read(text: str, said: str) -> None:
    assert spoken(read(text)) == said


def test_what_is_no_expression_is_refused() -> None:
    with pytest.raises(ValueError, match="is no annotation"):
        read("two words")
