"""What breaks a client on the wire, and what only looks like it."""

from __future__ import annotations

from typing import Any

import pytest
from clientsmith import diff
from clientsmith.diff import Finding, Level
from pairs import document, operation, ref, replies, schemas, sends, takes

PET = {
    "type": "object",
    "properties": {"name": {"type": "string"}},
    "required": ["name"],
}


def found(old: Any, new: Any) -> dict[str, Level]:
    return {item.rule: item.level for item in diff.compare(old, new)}


def errors(old: Any, new: Any) -> set[str]:
    return {rule for rule, level in found(old, new).items() if level is Level.ERROR}


def test_requests_may_widen_and_replies_may_narrow() -> None:
    small, large = {"type": "integer"}, {"type": "number"}
    assert errors(sends(small), sends(large)) == set()
    assert errors(sends(large), sends(small)) == {"request-body-type-narrowed"}
    assert errors(replies(large), replies(small)) == set()
    assert errors(replies(small), replies(large)) == {"response-body-type-widened"}


def test_a_reference_is_what_it_refers_to() -> None:
    inline, named = replies(PET), replies(ref("Pet"), **schemas(Pet=PET))
    assert set(found(inline, named)) == {"schema-added"}
    renamed = replies(ref("Animal"), **schemas(Animal=PET))
    assert set(found(named, renamed)) == {"schema-renamed"}


def test_a_wrapper_that_adds_nothing_is_no_change() -> None:
    wrapped = {"allOf": [ref("Pet")], "description": "A pet."}
    nullable = {"oneOf": [ref("Pet"), {"type": "null"}]}
    plain = {**PET, "type": ["object", "null"]}
    assert not found(
        replies(ref("Pet"), **schemas(Pet=PET)), replies(wrapped, **schemas(Pet=PET))
    )
    assert not found(
        replies(nullable, **schemas(Pet=PET)), replies(plain, **schemas(Pet=PET))
    )


def test_moving_members_between_parts_of_all_of_is_no_change() -> None:
    whole = {
        "type": "object",
        "properties": {"a": {"type": "string"}, "b": {"type": "string"}},
    }
    part = {"type": "object", "properties": {"a": {"type": "string"}}}
    rest = {"type": "object", "properties": {"b": {"type": "string"}}}
    assert not found(replies(whole), replies({"allOf": [part, rest]}))
    moved = found(replies({"allOf": [part, rest]}), replies({"allOf": [rest, part]}))
    assert set(moved.values()) <= {Level.INFO}


def test_what_one_part_requires_another_may_describe() -> None:
    old = {"allOf": [ref("Pet"), {"required": []}]}
    new = {"allOf": [ref("Pet"), {"required": ["age"]}]}
    pet = {"type": "object", "properties": {"age": {"type": "integer"}}}
    result = errors(sends(old, **schemas(Pet=pet)), sends(new, **schemas(Pet=pet)))
    assert result == {"request-property-became-required"}


def test_recursive_schemas_end_and_are_reported_once() -> None:
    def tree(**leaf: Any) -> dict[str, Any]:
        node = {
            "type": "object",
            "properties": {
                "children": {"type": "array", "items": ref("Node")},
                "parent": ref("Node"),
                "value": {"type": "string", **leaf},
            },
        }
        return replies(ref("Node"), **schemas(Node=node))

    (only,) = diff.compare(tree(), tree(maxLength=5))
    assert (only.rule, only.pointer_new) == (
        "response-property-max-length-set",
        "/components/schemas/Node/properties/value/maxLength",
    )


def test_mutually_recursive_schemas_show_changes_behind_the_cycle() -> None:
    def pair(kind: str) -> dict[str, Any]:
        a = {"type": "object", "properties": {"b": ref("B"), "kind": {"type": kind}}}
        b = {"type": "object", "properties": {"a": ref("A")}}
        paths = {
            **operation(
                "/a",
                requestBody={"content": {"application/json": {"schema": ref("A")}}},
            ),
            **operation(
                "/b",
                requestBody={"content": {"application/json": {"schema": ref("B")}}},
            ),
        }
        return document(paths=paths, **schemas(A=a, B=b))

    result = diff.compare(pair("string"), pair("integer"))
    assert {(item.path, item.rule) for item in result} == {
        ("/a", "request-property-type-changed"),
        ("/b", "request-property-type-changed"),
    }


def test_a_change_of_a_component_is_told_for_each_operation() -> None:
    def two(pet: dict[str, Any]) -> dict[str, Any]:
        reply = {
            "description": "ok",
            "content": {"application/json": {"schema": ref("Pet")}},
        }
        paths = {
            **operation("/a", responses={"200": reply}),
            **operation("/b", responses={"200": reply}),
        }
        return document(paths=paths, **schemas(Pet=pet))

    result = diff.compare(two(PET), two({**PET, "required": []}))
    assert [item.where for item in result] == ["GET /a", "GET /b"]
    assert {item.pointer_new for item in result} == {
        "/components/schemas/Pet/properties/name"
    }


def test_read_only_members_hardly_matter_in_requests() -> None:
    old = {"type": "object", "properties": {"id": {"type": "string", "readOnly": True}}}
    new = {
        "type": "object",
        "properties": {"id": {"type": "integer", "readOnly": True}},
    }
    assert not errors(sends(old), sends(new))
    assert errors(replies(old), replies(new)) == {"response-property-type-changed"}


def test_path_variables_may_be_renamed() -> None:
    def path(name: str) -> dict[str, Any]:
        parameter = {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {"type": "string"},
        }
        return document(paths=operation(f"/pets/{{{name}}}", parameters=[parameter]))

    assert not found(path("id"), path("petId"))


def test_a_written_path_goes_before_one_that_merely_looks_alike() -> None:
    old = document(
        paths={**operation("/a/{x}"), **operation("/a/{y}", operationId="y")}
    )
    assert not found(old, old)


@pytest.mark.parametrize("explode", [True, False])
def test_style_breaks_only_where_it_shows(explode: bool) -> None:
    def turned(schema: Any) -> dict[str, Level]:
        return found(takes(schema, explode=not explode), takes(schema, explode=explode))

    rule = "request-parameter-explode-changed"
    number, text = {"type": "integer"}, {"type": "string"}
    assert turned(number) == turned(text) == {rule: Level.INFO}
    assert turned({"type": "array", "items": text}) == {rule: Level.ERROR}


def test_header_names_count_without_case() -> None:
    def header(name: str) -> dict[str, Any]:
        parameter = {"name": name, "in": "header", "schema": {"type": "string"}}
        return document(paths=operation(parameters=[parameter]))

    assert not found(header("X-Trace"), header("x-trace"))


def test_a_range_of_statuses_holds_its_members() -> None:
    def status(code: str) -> dict[str, Any]:
        return document(paths=operation(responses={code: {"description": "ok"}}))

    assert not found(status("200"), status("2XX"))
    assert errors(status("200"), status("201")) == {"response-success-removed"}


@pytest.mark.parametrize("place", ["webhooks", "callbacks"])
def test_what_the_api_sends_is_judged_like_a_reply(place: str) -> None:
    def hook(schema: Any) -> dict[str, Any]:
        body = {"content": {"application/json": {"schema": schema}}, "required": True}
        called = {
            "post": {"requestBody": body, "responses": {"200": {"description": "ok"}}}
        }
        if place == "webhooks":
            return document(webhooks={"new": called})
        return document(paths=operation(callbacks={"done": {"{$url}": called}}))

    more = {
        **PET,
        "required": ["name", "age"],
        "properties": {**PET["properties"], "age": {}},
    }
    assert errors(hook(PET), hook(more)) == set()
    assert errors(hook(more), hook(PET)) == {"response-property-removed-required"}


def test_a_value_that_became_a_list_is_wider_if_lists_are_exploded() -> None:
    one, many = takes({"type": "string"}), takes(
        {"type": "array", "items": {"type": "string"}}
    )
    joined = takes({"type": "array", "items": {"type": "string"}}, explode=False)
    assert found(one, many) == {"request-parameter-type-widened": Level.INFO}
    assert "request-parameter-type-changed" in errors(one, joined)


def test_renaming_an_option_with_equal_content_breaks_nobody() -> None:
    old = sends({"oneOf": [ref("A"), ref("B")]}, **schemas(A=PET, B={"type": "string"}))
    new = sends({"oneOf": [ref("C"), ref("B")]}, **schemas(C=PET, B={"type": "string"}))
    assert not errors(old, new)


def test_options_are_known_by_their_tag() -> None:
    def tagged(kind: str, **more: Any) -> dict[str, Any]:
        members = {"kind": {"type": "string", "const": kind}, **more}
        return {"type": "object", "properties": members}

    old = replies({"oneOf": [tagged("a"), tagged("b", x={"type": "string"})]})
    new = replies({"oneOf": [tagged("b", x={"type": "integer"}), tagged("a")]})
    assert set(found(old, new)) == {"response-property-type-changed"}


def test_the_first_requirement_of_security_breaks_and_another_way_in_does_not() -> None:
    def guarded(*ways: dict[str, list[str]]) -> dict[str, Any]:
        return document(paths=operation(security=list(ways)))

    assert found(guarded(), guarded({"a": []})) == {
        "endpoint-security-added": Level.ERROR
    }
    both = found(guarded({"a": []}), guarded({"a": []}, {"b": []}))
    assert both == {"endpoint-security-added": Level.INFO}


@pytest.mark.parametrize(
    ("old", "new", "breaks"),
    [
        (
            {"type": "http", "scheme": "basic"},
            {"type": "http", "scheme": "bearer"},
            True,
        ),
        ({"type": "http", "scheme": "bearer"}, {"type": "oauth2", "flows": {}}, False),
        (
            {"type": "apiKey", "in": "header", "name": "k"},
            {"type": "apiKey", "in": "query", "name": "k"},
            True,
        ),
    ],
)
def test_a_credential_that_is_sent_differently_breaks(
    old: Any, new: Any, breaks: bool
) -> None:
    def scheme(node: Any) -> dict[str, Any]:
        return document(components={"securitySchemes": {"s": node}})

    assert bool(errors(scheme(old), scheme(new))) is breaks


def test_limits_that_move_from_included_to_excluded_are_one_change() -> None:
    old = sends({"type": "number", "maximum": 10})
    assert found(old, sends({"type": "number", "exclusiveMaximum": 10})) == {
        "request-body-exclusive-max-decreased": Level.ERROR
    }
    assert found(old, sends({"type": "number", "exclusiveMaximum": 11})) == {
        "request-body-exclusive-max-increased": Level.INFO
    }


def test_odd_documents_are_compared_without_a_fault() -> None:
    odd = document(
        paths={
            "/a": None,
            "/b": {
                "get": None,
                "post": {"parameters": [None, 3], "responses": [], "tags": 1},
            },
            "/c": {
                "get": {
                    "responses": {"200": {"content": {"x": None}, "headers": {"h": 1}}}
                }
            },
        },
        components={
            "schemas": {"A": ref("A"), "B": ref("Missing"), "C": {"allOf": [ref("C")]}}
        },
        security=[None, 1],
        servers=[1, {}],
        webhooks={"w": ref("A")},
    )
    assert diff.compare(odd, odd) == ()
    assert all(isinstance(item, Finding) for item in diff.compare(odd, document()))
    assert all(isinstance(item, Finding) for item in diff.compare(document(), odd))


def test_a_schema_in_place_is_the_component_that_it_was() -> None:
    pet = {**PET, "properties": {**PET["properties"], "tag": {}, "age": {}}}
    owner = {"type": "object", "properties": {"pet": ref("Pet")}, "required": ["pet"]}
    named = schemas(Pet=pet, Owner=owner, Anything={"description": "Anything."})
    inline_owner = {**owner, "properties": {"pet": pet}}

    for union in ("oneOf", "anyOf", "allOf"):
        by_name = {union: [ref("Owner"), ref("Pet")]}
        in_place = {union: [inline_owner, pet]}
        for frame in (sends, replies):
            assert not found(frame(by_name, **named), frame(in_place, **named)), union
    free = replies({"type": "array", "items": ref("Anything")}, **named)
    assert not found(free, replies({"type": "array", "items": {}}, **named))


def test_an_option_is_known_by_most_of_its_members() -> None:
    pet = {"type": "object", "properties": {"a": {}, "b": {"type": "integer"}}}
    more = {"type": "object", "properties": {"a": {}, "b": {"type": "number"}}}
    other = {"type": "object", "properties": {"x": {}, "y": {}}}
    old = sends({"oneOf": [ref("Pet"), ref("Other")]}, **schemas(Pet=pet, Other=other))
    new = sends({"oneOf": [other, more]}, **schemas(Pet=pet, Other=other))
    assert found(old, new) == {"request-property-type-widened": Level.INFO}
