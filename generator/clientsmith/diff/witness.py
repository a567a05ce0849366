"""The smallest program that a change for callers breaks.

It type-checks against the old package and does not against the new one: the proof of the
finding, and a sample for the changelog.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

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


Program = Callable[[Surface, "Method | Class | None", "Member | None"], str]


def _program(
    old: Surface,
    parameters: Mapping[str, Annotation],
    returns: Annotation,
    body: str,
    uses: tuple[str, ...] = (),
) -> str:
    """A function with its imports. Parameters are annotations by name; `uses` are names of
    the package that the body needs."""
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
    return "\n".join([*lines, "", "", head, f"{_INDENT}{body}", ""]).lstrip("\n")


def _inputs(method: Method, more: Member | None = None) -> dict[str, Annotation]:
    listed = {
        name: item.annotation
        for name, item in method.arguments.items()
        if item.required
    }
    if more is not None:
        listed[more.name] = more.annotation
    return listed


def _call(method: Method, names: Iterable[str], client: str) -> str:
    given = ", ".join(f"{name}={name}_" for name in names)
    return f"{client if method.path == client else f'client.{method.path}'}({given})"


def _calling(
    old: Surface,
    method: Method,
    more: Member | None = None,
    *,
    returns: Annotation = NONE,
) -> str:
    names = _inputs(method, more)
    parameters = {f"{name}_": text for name, text in names.items()}
    call = _call(method, names, old.client)
    if method.path != old.client:
        parameters = {"client": type_named(old.client), **parameters}
    body = call if returns == NONE else f"return {call}"
    uses = (old.client,) if method.path == old.client else ()
    return _program(old, parameters, returns, body, uses)


def _access(old: Surface, thing: Method | Class | None, member: Member | None) -> str:
    assert isinstance(thing, Method)
    return _program(
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
    return _program(old, parameters, NONE, f"client.{thing.path}({', '.join(given)})")


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
    return _program(old, {"value": type_named(thing.name)}, member.annotation, body)


def _keys(old: Surface, thing: Method | Class | None, member: Member | None) -> str:
    assert isinstance(thing, Class)
    given = {name: item for name, item in thing.members.items() if item.required}
    if member is not None and member.name in thing.members:
        given[member.name] = member
    parameters = {
        f"value{index}": item.annotation for index, item in enumerate(given.values())
    }
    rows = ", ".join(f"{name!r}: value{index}" for index, name in enumerate(given))
    return _program(old, parameters, type_named(thing.name), f"return {{{rows}}}")


def _required_keys(
    old: Surface, thing: Method | Class | None, member: Member | None
) -> str:
    return _keys(old, thing, None)


def _alias(old: Surface, thing: Method | Class | None, member: Member | None) -> str:
    assert isinstance(thing, Class)
    return _program(
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
