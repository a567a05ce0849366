"""The smallest program that a change for callers breaks.

It type-checks against the old package and does not against the new one: the proof of the
finding, and a sample for the changelog.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ..sdk.annotation import (
    BUILTINS,
    NONE,
    OBJECT,
    STANDARD,
    Annotation,
    type_named,
)
from ..sdk.surface import Class, Member, Method, Surface

_INDENT = "    "


def witness(
    rule: str, old: Surface, thing: Method | Class | None, member: Member | None = None
) -> str:
    """The program for a change of `thing` in the old package; empty where there is none.
    With what it is in the new package, the program as it has to be there.

    `rule` is the rule's id without `python-`.
    """
    if rule == "package-renamed":
        return f"import {old.package}\n"
    if rule == "client-renamed":
        return f"from {old.package} import {old.client}\n\nprint({old.client})\n"
    make = _PROGRAMS.get(rule)
    return make(old, thing, member) if make is not None and thing is not None else ""


Thing = Method | Class | None
Program = Callable[[Surface, Thing, "Member | None"], str]


def write_program(
    old: Surface,
    parameters: Mapping[str, Annotation],
    returns: Annotation,
    body: str | Sequence[str],
    uses: tuple[str, ...] = (),
) -> str:
    """A function with its imports. Parameters are annotations by name; `uses` are names of
    the package that the body, a line or several, needs."""
    homes: dict[str, set[str]] = {old.package: set(uses)} if uses else {}
    for annotation in (*parameters.values(), returns):
        for word in annotation.uses - BUILTINS:
            homes.setdefault(STANDARD.get(word, old.package), set()).add(word)
    lines = [
        f"from {home} import {', '.join(sorted(words))}"
        for home, words in sorted(homes.items())
    ]
    listed = ", ".join(f"{name}: {text}" for name, text in parameters.items())
    head = f"def use({listed}) -> {returns}:"
    inner = [f"{_INDENT}{line}" for line in ([body] if isinstance(body, str) else body)]
    return "\n".join([*lines, "", "", head, *inner, ""]).lstrip("\n")


def _inputs(method: Method, more: Member | None = None) -> dict[str, Annotation]:
    listed = {
        name: item.annotation
        for name, item in method.arguments.items()
        if item.required
    }
    if more is not None:
        listed[more.name] = more.annotation
    return listed


def write_call(
    old: Surface, method: Method, more: Member | None = None, *, wrapped: str = ""
) -> tuple[dict[str, Annotation], str, tuple[str, ...]]:
    """The parameters of a function that calls a method, the call, and the names that it needs.

    `more` is an argument to give besides the required ones; with `wrapped` as the value of that
    key of a dictionary.
    """
    names = _inputs(method, more)
    is_client = method.path == old.client
    parameters = {f"{name}_": text for name, text in names.items()}
    if not is_client:
        parameters = {"client": type_named(old.client), **parameters}
    given = {name: f"{name}_" for name in names}
    if wrapped and more is not None:
        given[more.name] = f"{{{wrapped!r}: {given[more.name]}}}"
    listed = ", ".join(f"{name}={value}" for name, value in given.items())
    called = old.client if is_client else f"client.{method.path}"
    return parameters, f"{called}({listed})", (old.client,) if is_client else ()


def _calling(
    old: Surface,
    method: Method,
    more: Member | None = None,
    *,
    returns: Annotation = NONE,
) -> str:
    parameters, call, uses = write_call(old, method, more)
    body = call if returns == NONE else f"return {call}"
    return write_program(old, parameters, returns, body, uses)


def _access(old: Surface, thing: Method | Class | None, member: Member | None) -> str:
    assert isinstance(thing, Method)
    return write_program(
        old, {"client": type_named(old.client)}, OBJECT, f"return client.{thing.path}"
    )


def _without(old: Surface, thing: Method | Class | None, member: Member | None) -> str:
    assert isinstance(thing, Method)
    return _calling(old, thing)


def _with(old: Surface, thing: Method | Class | None, member: Member | None) -> str:
    assert isinstance(thing, Method)
    return _calling(old, thing, member)


def _positions(
    old: Surface, thing: Method | Class | None, member: Member | None
) -> str:
    assert isinstance(thing, Method)
    listed = {f"{name}_": thing.arguments[name].annotation for name in thing.positions}
    rest = {
        name: text
        for name, text in _inputs(thing).items()
        if name not in thing.positions
    }
    given = [*listed, *(f"{name}={name}_" for name in rest)]
    parameters = {"client": type_named(old.client), **listed}
    parameters |= {f"{name}_": text for name, text in rest.items()}
    return write_program(old, parameters, NONE, f"client.{thing.path}({', '.join(given)})")


def _result(old: Surface, thing: Method | Class | None, member: Member | None) -> str:
    assert isinstance(thing, Method)
    returns = member.annotation if member is not None else thing.returns
    return _calling(old, thing, returns=returns)


def _import(old: Surface, thing: Method | Class | None, member: Member | None) -> str:
    assert isinstance(thing, Class)
    return f"from {old.package} import {thing.name}\n\nprint({thing.name})\n"


def _model(old: Surface, thing: Method | Class | None, member: Member | None) -> str:
    assert isinstance(thing, Class)
    if thing.kind == "alias":
        return _alias(old, thing, member)
    if thing.members:
        first = next(iter(thing.members.values()))
        return (_keys if thing.kind == "typed dictionary" else _read)(old, thing, first)
    return f"from {old.package} import {thing.name}\n\n\nclass Mine({thing.name}):\n    pass\n"


def _read(old: Surface, thing: Method | Class | None, member: Member | None) -> str:
    assert isinstance(thing, Class) and member is not None
    body = f"return value.{member.name}"
    return write_program(old, {"value": type_named(thing.name)}, member.annotation, body)


def _keys(old: Surface, thing: Method | Class | None, member: Member | None) -> str:
    assert isinstance(thing, Class)
    return write_dictionary(old, thing, member)


def write_dictionary(
    old: Surface, thing: Class, member: Member | None, *, wrapped: str = ""
) -> str:
    """A function that makes a typed dictionary of its required keys, and of `member`; with
    `wrapped` that is the value of this key of a dictionary of its own."""
    given = {name: item for name, item in thing.members.items() if item.required}
    if member is not None and member.name in thing.members:
        given[member.name] = member
    parameters = {
        f"value{index}": item.annotation for index, item in enumerate(given.values())
    }
    values = {name: f"value{index}" for index, name in enumerate(given)}
    if wrapped and member is not None:
        values[member.name] = f"{{{wrapped!r}: {values[member.name]}}}"
    rows = ", ".join(f"{name!r}: {text}" for name, text in values.items())
    returns = type_named(thing.name)
    return write_program(old, parameters, returns, f"return {{{rows}}}")


def _required_keys(
    old: Surface, thing: Method | Class | None, member: Member | None
) -> str:
    return _keys(old, thing, None)


def _alias(old: Surface, thing: Method | Class | None, member: Member | None) -> str:
    assert isinstance(thing, Class)
    return write_program(
        old, {"value": thing.target}, type_named(thing.name), "return value"
    )


_PROGRAMS: dict[str, Program] = {
    "method-removed": _access,
    "method-renamed": _access,
    "argument-removed": _with,
    "argument-renamed": _with,
    "argument-type-narrowed": _with,
    "argument-type-changed": _with,
    "argument-added-required": _without,
    "argument-became-required": _without,
    "positions-changed": _positions,
    "result-type-widened": _result,
    "result-type-changed": _result,
    "class-removed": _import,
    "class-renamed": _import,
    "class-kind-changed": _model,
    "member-removed": _read,
    "member-type-widened": _read,
    "member-type-changed": _read,
    "key-removed": _keys,
    "key-type-narrowed": _keys,
    "key-type-changed": _keys,
    "key-added-required": _required_keys,
    "key-became-required": _required_keys,
    "alias-type-narrowed": _alias,
    "alias-type-changed": _alias,
}
"""What shows each kind of break."""
