"""The name lock: what has a name keeps it, whatever comes beside it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from clientsmith.config import OperationRule
from clientsmith.model import ir
from clientsmith.names import LockFault, read_lock
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from naming import (
    alias,
    api,
    component,
    everything,
    inline,
    json_body,
    named,
    operation,
    parameter,
    shuffled,
)

WIRES = st.lists(
    st.sampled_from(
        [
            "id",
            "Id",
            "user_id",
            "userId",
            "schema",
            "schema_",
            "copy",
            "a b",
            "=",
            "%",
            "",
        ]
    ),
    unique=True,
    max_size=4,
).map(tuple)
SEGMENTS = st.sampled_from(["runs", "search", "list", "users", "user", "cancel", "me"])
PATHS = st.lists(SEGMENTS | st.just("{id}"), min_size=1, max_size=5).map(
    lambda parts: "/" + "/".join(parts)
)
CALLS = st.tuples(
    st.sampled_from(["GET", "POST", "PUT", "DELETE"]),
    PATHS,
    st.sampled_from([None, "getRun", "list_users", "run", "searchAll"]),
    WIRES,
)
SCHEMAS = st.dictionaries(
    st.sampled_from(
        ["Run", "run", "a.Run", "b.Run", "RunParam", "Runs", "User", "Users", "Me.User"]
    ),
    WIRES,
    max_size=6,
)


def build(
    calls: list[tuple[str, str, str | None, tuple[str, ...]]],
    schemas: dict[str, tuple[str, ...]],
) -> ir.Api:
    declarations: list[ir.Declaration] = [
        component(name, *wires) for name, wires in schemas.items()
    ]
    for made in list(declarations):
        hint = ir.Hint("state", owner=made.id, role="property")
        target = ir.Literals((made.id,))
        declarations.append(alias(f"{made.id}/properties/state", hint, target))
    operations = {}
    for method, path, id_, wires in calls:
        line = f"{method} {path}"
        body = inline(
            f"/paths/{line}", ir.Hint("body", owner=line, role="body"), *wires
        )
        declarations.append(body)
        operations[line] = operation(
            line,
            id_,
            parameters=tuple(map(parameter, wires)),
            body=json_body(ir.Ref(body.id)) if wires else None,
        )
    return api(operations.values(), declarations)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(CALLS, max_size=5),
    st.lists(CALLS, max_size=5),
    SCHEMAS,
    SCHEMAS,
    st.integers(0, 9),
)
def test_additions_never_rename(
    before: list[tuple[str, str, str | None, tuple[str, ...]]],
    more: list[tuple[str, str, str | None, tuple[str, ...]]],
    schemas: dict[str, tuple[str, ...]],
    others: dict[str, tuple[str, ...]],
    seed: int,
) -> None:
    small = build(before, schemas)
    names = named(small)
    lines = {f"{method} {path}" for method, path, _, _ in before}
    added = [call for call in more if f"{call[0]} {call[1]}" not in lines]
    grown = {
        name: (*wires, *(w for w in others.get(name, ()) if w not in wires))
        for name, wires in schemas.items()
    }
    large = build(before + added, others | grown)
    found = everything(
        named(shuffled(large, seed), lock=read_lock(names.to_lock())), large
    )
    for key, name in everything(names, small).items():
        assert found[key] == name


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(CALLS, max_size=7), SCHEMAS, st.integers(0, 99))
def test_order_does_not_matter_and_names_differ(
    calls: list[tuple[str, str, str | None, tuple[str, ...]]],
    schemas: dict[str, tuple[str, ...]],
    seed: int,
) -> None:
    made = build(calls, schemas)
    names = named(made)
    assert everything(named(shuffled(made, seed)), made) == everything(names, made)
    classes = [names.type(id_) for id_ in made.declarations]
    classes += [names.param(id_) for id_ in made.declarations]
    for path in names.resources():
        name = names.resource_class(path)
        classes += [name, f"Async{name}"]
    assert len({name.casefold() for name in classes}) == len(classes)
    modules = [names.module(path).casefold() for path in names.resources()]
    assert len(set(modules)) == len(modules)
    resources = set(names.resources())
    methods = [(*names.resource(o.id), names.method(o.id)) for o in made.operations]
    assert len(set(methods)) == len(methods)
    assert not resources & set(methods)


def sample() -> ir.Api:
    shape = component("simple-user", "userId", "schema", "name")
    return api(
        [
            operation("GET /users/{id}", parameters=(parameter("X-Trace", "header"),)),
            operation("POST /users", body=json_body(ir.Ref(shape.id))),
        ],
        [shape],
    )


def test_the_lock_is_small_and_readable() -> None:
    lock = json.loads(named(sample()).to_lock())
    assert lock == {
        "lock": 1,
        "naming": "path",
        "package": "pets",
        "client": "Pets",
        "operations": {
            "GET /users/{id}": "users.retrieve",
            "POST /users": "users.create",
        },
        "arguments": {
            "GET /users/{id}": {"header:X-Trace": "x_trace", "path:id": "id"},
            "POST /users": {
                "body:name": "name",
                "body:schema": "schema_",
                "body:userId": "user_id",
            },
        },
        "resources": {"users": "Users"},
        "types": {"/components/schemas/simple-user": "SimpleUser"},
        "fields": {
            "/components/schemas/simple-user": {
                "schema": "schema_",
                "userId": "user_id",
            }
        },
        "shapes": {"/components/schemas/simple-user": ["cff55010"]},
    }


def test_locks_with_all_names_of_an_operation_in_a_line_are_read() -> None:
    lock = json.loads(named(sample()).to_lock())
    new = read_lock(json.dumps(lock))
    lock["arguments"] = {
        "GET /users/{id}": "header:X-Trace=x_trace path:id",
        "POST /users": "body:name body:schema=schema_ body:userId=user_id",
    }
    lock["fields"] = {
        "/components/schemas/simple-user": "schema=schema_ userId=user_id"
    }
    assert read_lock(json.dumps(lock)) == new
    lock["fields"] = {"/a": "a%20b=a_b"}
    assert read_lock(json.dumps(lock)).fields == {"/a": {"a b": "a_b"}}


def test_branches_that_add_different_names_merge_without_conflict(
    tmp_path: Path,
) -> None:
    def lock_with(*added: str) -> str:
        wires = sorted(["first", "middle", "second", "third", *added])
        shape = component("Pet", *(f"{wire}Name" for wire in wires))
        query = tuple(parameter(f"{wire}Key") for wire in wires)
        return named(
            api(
                [
                    operation("GET /pets/{id}", parameters=query),
                    operation("PUT /pets", body=json_body(ir.Ref(shape.id))),
                ],
                [shape],
            )
        ).to_lock()

    versions = {"base": (), "ours": ("early",), "theirs": ("other", "zebra")}
    for name, added in versions.items():
        text = lock_with(*added)
        # What a schema holds changes its checksum, which has a line of its own.
        (tmp_path / name).write_text(text.partition(' "shapes"')[0])
    command = ["git", "merge-file", "-p", "ours", "base", "theirs"]
    merged = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert merged.returncode == 0, merged.stdout
    found = read_lock(merged.stdout.rstrip().rstrip(",") + "}")
    every = read_lock(lock_with("early", "other", "zebra"))
    assert found.arguments == every.arguments
    assert found.fields == every.fields


def test_branches_that_change_neighbours_merge_without_conflict(
    tmp_path: Path,
) -> None:
    def lock_with(**wires: str) -> str:
        kinds = [
            component(f"Kind{i:02}", f"own{i}", wires.get(f"k{i}", "size"))
            for i in range(40)
        ]
        calls = [
            operation(f"PUT /kinds/{i}", body=json_body(ir.Ref(kind.id)))
            for i, kind in enumerate(kinds)
        ]
        return named(api(calls, kinds)).to_lock()

    base, ours = lock_with(), lock_with(k7="colour")
    theirs = lock_with(k8="weight")
    for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
        (tmp_path / name).write_text(text)
    command = ["git", "merge-file", "-p", "ours", "base", "theirs"]
    merged = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert merged.returncode == 0, merged.stdout
    assert read_lock(merged.stdout) == read_lock(lock_with(k7="colour", k8="weight"))


def test_older_locks_have_checksums_beside_their_keys() -> None:
    text = named(sample()).to_lock()
    table = json.loads(text)
    table["shapes"] = {id_: shape for id_, (shape,) in table["shapes"].items()}
    assert read_lock(json.dumps(table)) == read_lock(text)


def test_reading_and_writing_agree() -> None:
    names = named(sample())
    again = named(sample(), lock=read_lock(names.to_lock()))
    assert again.to_lock() == names.to_lock()


def test_vanished_names_are_free_again() -> None:
    first = api((), [component("a.Run"), component("b.Run")])
    names = named(first)
    assert names.type(ir.TypeId("/components/schemas/a.Run")) == "ARun"
    lock = read_lock(names.to_lock())
    second = api((), [component("b.Run"), component("ARun")])
    found = named(second, lock=lock)
    assert found.type(ir.TypeId("/components/schemas/ARun")) == "ARun"
    assert found.type(ir.TypeId("/components/schemas/b.Run")) == "BRun"
    assert "a.Run" not in found.to_lock()


def test_the_way_of_naming_is_kept() -> None:
    lines = [operation(f"GET /{x}/{{id}}", f"{x}/get") for x in ("cats", "dogs")]
    lock = read_lock(named(api(lines)).to_lock())
    paths = [operation(f"GET /{x}/{{id}}") for x in ("birds", "fish", "cows", "bees")]
    names = named(api([*lines, *paths]), lock=lock)
    assert names.naming == "operation_id"


def test_a_new_resource_does_not_take_the_place_of_a_method() -> None:
    old = operation("GET /users/{id}/keys")
    rules = {old.id: OperationRule(resource=("users",), method="keys")}
    first = named(api([operation("GET /users/{id}"), old]), operations=rules)
    lock = read_lock(first.to_lock())
    new = operation("POST /users/{id}/keys")
    names = named(api([operation("GET /users/{id}"), old, new]), lock=lock)
    assert names.method(old.id) == "keys"
    assert (*names.resource(new.id), names.method(new.id)) == ("users", "create_keys")


@pytest.mark.parametrize(
    "text",
    [
        "not json",
        "[]",
        '{"lock": 2}',
        '{"lock": 1, "types": []}',
        '{"lock": 1, "types": {"/x": "A-B"}}',
        '{"lock": 1, "types": {"/x": ""}}',
        '{"lock": 1, "operations": {"GET /": "a.import"}}',
        '{"lock": 1, "fields": {"/x": "wire=os.system()"}}',
        '{"lock": 1, "arguments": {"GET /": "query:x=größe"}}',
        '{"lock": 1, "resources": {"a.b()": "X"}}',
        '{"lock": 1, "package": "a/b"}',
        '{"lock": 1, "naming": 3}',
    ],
)
def test_a_lock_that_is_none(text: str) -> None:
    with pytest.raises(ValueError):
        read_lock(text)


BAD_NAMES = ["a b", "", "__class__", "class", "größe", "a-b", "x\n", "f()", "a" * 300]
WHERE: dict[str, tuple[dict[str, object], list[str]]] = {
    # section: an entry with NAME in it, and further names that mean something there
    "package": ({"package": "NAME"}, ["pydantic", "json", "httpx2", "con", "a..b"]),
    "client": ({"client": "NAME"}, ["APIError", "Any", "True"]),
    "types": ({"types": {"/x": "NAME"}}, ["Model", "Literal"]),
    "params": ({"types": {"/x": "Pet NAME"}}, ["Omit", "p q"]),
    "method": ({"operations": {"GET /x": "pets.NAME"}}, ["self", "mro"]),
    "path": ({"operations": {"GET /x": "NAME.list"}}, ["close", "raw", "self"]),
    "resources": ({"resources": {"NAME": "Pets"}}, ["close", "a..b"]),
    "classes": ({"resources": {"pets": "NAME"}}, ["Pages", "Any"]),
    "modules": ({"resources": {"pets": "Pets NAME"}}, ["../x", "a.b"]),
    "arguments": ({"arguments": {"GET /x": "query:q=NAME"}}, ["self", "options"]),
    "fields": ({"fields": {"/x": "wire=NAME"}}, ["model_config", "validate"]),
    "webhooks": ({"webhooks": {"w": "NAME"}}, ["self"]),
    "credentials": ({"credentials": {"s": "NAME"}}, ["headers", "self", "base_url"]),
    "naming": ({"naming": "NAME"}, ["auto", "random"]),
}


BLANKS = {
    "arguments": ("", "a b", "x\n"),
    "fields": ("", "a b", "x\n"),
    "params": ("", "x\n"),
    "modules": ("",),
    "types": ("a b",),
    "classes": ("a b",),
}


@pytest.mark.parametrize("where", WHERE)
def test_names_that_could_not_stand_in_code(where: str) -> None:
    template, reserved = WHERE[where]
    for name in (*BAD_NAMES, *reserved):
        text = json.dumps({"lock": 1, **template})
        text = text.replace("NAME", json.dumps(name)[1:-1])
        if name in BLANKS.get(where, ()):
            continue  # there, a blank parts entries, or stands for a name that follows
        with pytest.raises(LockFault):
            read_lock(text)


@pytest.mark.parametrize(
    "lock",
    [
        {"types": {"/x": "Pet", "/y": "pet"}},
        {"types": {"/x": "Pet", "/y": "Cat PetParam"}},
        {"operations": {"GET /x": "pets.list", "GET /y": "pets.list"}},
        {"arguments": {"GET /x": "query:a=b query:b"}},
        {"fields": {"/x": "a=b c=b"}},
        {"resources": {"a": "X", "b": "X"}},
        {"webhooks": {"a": "x", "b": "x"}},
    ],
)
def test_one_name_for_two_things(lock: dict[str, object]) -> None:
    with pytest.raises(LockFault, match="two things"):
        read_lock(json.dumps({"lock": 1, **lock}))


@pytest.mark.parametrize(
    "text",
    [
        '{"lock": 1, "types": {"/x": ' + "[" * 100_000 + "]" * 100_000 + "}}",
        "[" * 200_000,
        '{"lock": 1, "types": {"/x": "Pet", "/x": "Cat"}}',
        '{"lock": ' + "9" * 5000 + "}",
        '{"lock": NaN}',
        "<<<<<<< HEAD\n{}\n",
        "=======\n{}\n",
        ">>>>>>> x\n{}\n",
    ],
    ids=lambda text: text[:12],
)
def test_texts_that_are_no_lock(text: str) -> None:
    with pytest.raises(LockFault):
        read_lock(text)


CONFLICT = """{
 "lock": 1,
 "types": {
<<<<<<< HEAD
  "/cat": "Cat",
||||||| base
=======
  "/dog": "DOG_NAME",
>>>>>>> branch
  "/pet": "Pet"
 }
}
"""


def test_a_merge_conflict_keeps_the_names_of_both_branches() -> None:
    lock = read_lock(CONFLICT.replace("DOG_NAME", "Dog"))
    assert lock.types == {"/cat": "Cat", "/pet": "Pet", "/dog": "Dog"}


@pytest.mark.parametrize(
    "text",
    [
        CONFLICT.replace("/dog", "/cat").replace("DOG_NAME", "Lion"),
        CONFLICT.replace("DOG_NAME", "Cat"),
        CONFLICT.replace("DOG_NAME", "import"),
    ],
    ids=["two names of one", "one name of two", "no name"],
)
def test_a_merge_conflict_that_people_have_to_decide(text: str) -> None:
    with pytest.raises(LockFault):
        read_lock(text)


def test_an_empty_lock_is_fine() -> None:
    assert read_lock("").types == {}
