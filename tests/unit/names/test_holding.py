"""The name lock over changes of a document: what is still there keeps its name."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from clientsmith.commands import pipeline
from clientsmith.config import for_spec
from clientsmith.model import ir
from clientsmith.names import Names, read_lock

Generate = Callable[..., list[tuple[ir.Api, Names]]]

HEAD = "openapi: 3.1.0\ninfo: {title: Zoo, version: '1'}\n"
DETAILS = "{type: object, properties: {reason: {type: string}, code: {type: integer}}}"
NONE = "paths: {}\n"


@pytest.fixture
def generate(tmp_path: Path) -> Generate:
    """Name documents one after the other, each with the lock of the one before."""

    def run(*documents: str) -> list[tuple[ir.Api, Names]]:
        spec, lock = tmp_path / "zoo.yaml", tmp_path / "zoo.names.lock"
        lock.unlink(missing_ok=True)
        found = []
        for document in documents:
            spec.write_text(HEAD + document)
            config = dataclasses.replace(for_spec(spec), lock=lock)
            result = pipeline.generate(config)
            assert result.api is not None and result.names is not None
            lock.write_text(result.lock_text)
            read_lock(result.lock_text)
            found.append((result.api, result.names))
        return found

    return run


def classes(found: tuple[ir.Api, Names]) -> set[str]:
    api, names = found
    return {names.type(id_) for id_ in api.declarations}


def schemas(**texts: str) -> str:
    lines = [f"    {name}: {text}\n" for name, text in texts.items()]
    return NONE + "components:\n  schemas:\n" + "".join(lines)


def holder(inner: str = DETAILS, more: str = "") -> str:
    return f"{{type: object, properties: {{details: {inner}{more}}}}}"


def get(path: str, name: str, schema: str = DETAILS) -> str:
    """A path with one operation; JSON, so that braces need no quotes."""
    parameters = [
        {"name": each, "in": "path", "required": True, "schema": {"type": "string"}}
        for each in re.findall(r"{(.*?)}", path)
    ]
    reply = {"description": "ok", "content": {"application/json": {"schema": "SCHEMA"}}}
    call = {"operationId": name, "parameters": parameters, "responses": {"200": reply}}
    text = json.dumps({"get": call}).replace('"SCHEMA"', schema)
    return f'  "{path}": {text}\n'


def test_a_twin_that_comes_before_takes_no_name(generate: Generate) -> None:
    old, new = generate(
        schemas(Answer=holder()),
        schemas(BetaAnswer=holder(more=", extra: {type: string}"), Answer=holder()),
    )
    assert classes(old) == {"Answer", "AnswerDetails"}
    assert classes(new) == classes(old) | {"BetaAnswer"}


def test_a_twin_that_goes_leaves_the_name(generate: Generate) -> None:
    inner = "{type: object, properties: {tag: {type: object, properties: {a: {type: string}}}}}"
    cats, dogs = get("/cats/{id}", "getCat", inner), get("/dogs/{id}", "getDog", inner)
    old, new = generate("paths:\n" + cats + dogs, "paths:\n" + dogs)
    assert len(classes(old)) == 2
    assert classes(new) == classes(old)


def test_what_became_equal_keeps_both_names(generate: Generate) -> None:
    other = DETAILS.replace("reason", "cause")
    old, new, last = generate(
        schemas(A=holder(other), B=holder()),
        schemas(A=holder(), B=holder()),
        schemas(A=holder(), B=holder(), C=holder()),
    )
    assert classes(old) == {"A", "ADetails", "B", "BDetails"}
    assert classes(new) == classes(old)
    assert classes(last) == classes(old) | {"C"}


def test_a_placeholder_that_is_renamed_renames_nothing(generate: Generate) -> None:
    old, new = generate(
        "paths:\n" + get("/pets/{id}/parts/{part}", "getPart"),
        "paths:\n" + get("/pets/{pet_id}/parts/{no}", "findPart"),
    )
    assert classes(new) == classes(old)
    (was,), (now,) = old[0].operations, new[0].operations
    assert new[1].method(now.id) == old[1].method(was.id)
    assert new[1].argument(now.id, ("path", "pet_id")) == "id"
    assert new[1].argument(now.id, ("path", "no")) == "part"


def test_a_component_that_is_renamed_keeps_its_class(generate: Generate) -> None:
    old, new = generate(
        schemas(Pet=holder(), Other="{type: object}"),
        schemas(Animal=holder(), Other="{type: object}"),
    )
    assert classes(new) == classes(old) == {"Pet", "PetDetails", "Other"}


def test_options_keep_their_names_in_another_order(generate: Generate) -> None:
    def option(kind: str, more: str) -> str:
        inner = {"type": "object", "properties": {f"in_{more}": {"type": "string"}}}
        made = {"type": "object", "properties": {"kind": {"const": kind}, more: inner}}
        return json.dumps(made)

    a, b, c = option("cat", "purr"), option("dog", "bark"), option("bird", "song")
    old, new = generate(
        schemas(Pet=f"{{oneOf: [{a}, {b}]}}"),
        schemas(Pet=f"{{oneOf: [{c}, {b}, {a}]}}"),
    )

    def by_tag(found: tuple[ir.Api, Names]) -> dict[str, str]:
        api, names = found
        return {
            "/".join(sorted(field.wire for field in made.fields)): names.type(id_)
            for id_, made in api.declarations.items()
            if isinstance(made, ir.Object)
        }

    assert by_tag(old).items() <= by_tag(new).items()


def test_an_enumeration_that_grows_keeps_its_name(generate: Generate) -> None:
    def enum(*more: str) -> str:
        values = [f"a_long_value_{number}" for number in range(9)]
        return holder(f"{{type: string, enum: [{', '.join([*values, *more])}]}}")

    old, new = generate(
        schemas(Answer=enum()), schemas(AAnswer=enum("x"), Answer=enum("x"))
    )
    assert classes(old) <= classes(new)
