"""What changed for code that calls a generated package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..source import ROOT, Pointer
from .findings import Audience, Direction, Finding, Level, ordered
from .messages import quote, sentence
from .rules import RULES
from .surface import Class, Member, Method, Surface
from .typing_text import Relation, relation

_OMIT = " | Omit"


def compare_surfaces(old: Surface, new: Surface) -> tuple[Finding, ...]:
    """The changes from one package's surface to another's, worst first.

    Arguments and keys are given by callers and may only widen; results and members are
    handed to them and may only narrow.
    """
    return ordered(_all(old, new))


def _all(old: Surface, new: Surface) -> Iterator[Finding]:
    if old.package != new.package:
        yield _finding(
            "package-renamed", f"package {quote(old.package)}", old.package, new.package
        )
    if old.client != new.client:
        yield _finding(
            "client-renamed", f"client {quote(old.client)}", old.client, new.client
        )
    if old.settings and new.settings and old.settings.stub != new.settings.stub:
        title = f"client {quote(new.client)}"
        yield from _members(
            "argument", title, old.settings.arguments, new.settings.arguments, ()
        )
    yield from _methods(old, new)
    for name in sorted({*old.classes, *new.classes}):
        before, after = old.classes.get(name), new.classes.get(name)
        if before is None or after is None:
            there = before or after
            assert there is not None
            what = "class-removed" if before else "class-added"
            at = (before.at if before else ROOT, after.at if after else ROOT)
            title = f"{there.kind} {quote(name)}"
            yield _finding(what, title, before and name, after and name, at)
        else:
            yield from _class(before, after)


def _methods(old: Surface, new: Surface) -> Iterator[Finding]:
    gone = {
        item.operation: item
        for path, item in old.methods.items()
        if path not in new.methods
    }
    come = {
        item.operation: item
        for path, item in new.methods.items()
        if path not in old.methods
    }
    for path in sorted({*old.methods, *new.methods}):
        before, after = old.methods.get(path), new.methods.get(path)
        if (
            before is not None
            and after is None
            and before.operation in come
            and before.operation
        ):
            after = come[before.operation]
            yield _of_method("method-renamed", before, after, before.path, after.path)
        elif (
            before is None
            and after is not None
            and after.operation in gone
            and after.operation
        ):
            continue
        if before is None and after is not None:
            yield _of_method("method-added", None, after, None, path)
        elif after is None and before is not None:
            yield _of_method("method-removed", before, None, path, None)
        elif before is not None and after is not None:
            yield from _method(before, after)


def _method(old: Method, new: Method) -> Iterator[Finding]:
    if old.stub == new.stub:
        return
    title = f"method {quote(new.path)}"
    yield from _members("argument", title, old.arguments, new.arguments, (old, new))
    kind = relation(old.returns, new.returns)
    if kind is not Relation.SAME:
        yield _of_method(f"result-type-{kind}", old, new, old.returns, new.returns)


def _class(old: Class, new: Class) -> Iterator[Finding]:
    if old.statements == new.statements and old.kind == new.kind:
        return
    title = f"{new.kind} {quote(new.name)}"
    at = old.at, new.at
    if old.kind != new.kind:
        yield _finding("class-kind-changed", title, old.kind, new.kind, at)
    elif new.kind == "alias":
        kind = relation(old.target, new.target)
        if kind is not Relation.SAME:
            yield _finding(f"alias-type-{kind}", title, old.target, new.target, at)
    else:
        place = "member" if new.kind == "model" else "key"
        yield from _members(place, title, old.members, new.members, (old, new))


def _members(
    place: str,
    title: str,
    old: Mapping[str, Member],
    new: Mapping[str, Member],
    owners: tuple[Method | Class, ...],
) -> Iterator[Finding]:
    at = (owners[0].at, owners[1].at) if owners else (ROOT, ROOT)
    operation = owners[1].operation if owners and isinstance(owners[1], Method) else ""
    for name in sorted({*old, *new}):
        was, is_ = old.get(name), new.get(name)
        what, values = _member(place, was, is_)
        if what:
            noun = f"{place} {quote(name)} of the {title}"
            yield _finding(f"{place}-{what}", noun, *values, at, operation)
        if was and is_ and was.required != is_.required and place != "member":
            rule = f"{place}-became-{'required' if is_.required else 'optional'}"
            noun = f"{place} {quote(name)} of the {title}"
            yield _finding(rule, noun, None, None, at, operation)


def _member(
    place: str, old: Member | None, new: Member | None
) -> tuple[str, tuple[object, object]]:
    if old is None and new is not None:
        need = "" if place == "member" else "-required" if new.required else "-optional"
        return f"added{need}", (None, new.annotation)
    if new is None and old is not None:
        return "removed", (old.annotation, None)
    assert old is not None and new is not None
    # Whether it may be left out is told apart from what it may be.
    was, is_ = (
        item.annotation.removesuffix(_OMIT) if place == "argument" else item.annotation
        for item in (old, new)
    )
    kind = relation(was, is_)
    return ("" if kind is Relation.SAME else f"type-{kind}"), (was, is_)


def _of_method(
    rule: str, old: Method | None, new: Method | None, was: object, is_: object
) -> Finding:
    there = old or new
    assert there is not None
    at = (old.at if old else ROOT, new.at if new else ROOT)
    return _finding(rule, f"method {quote(there.path)}", was, is_, at, there.operation)


def _finding(
    rule: str,
    title: str,
    old: object,
    new: object,
    at: tuple[Pointer, Pointer] = (ROOT, ROOT),
    operation: str = "",
) -> Finding:
    known = RULES[f"python-{rule}"]
    method, _, path = operation.partition(" ")
    return Finding(
        rule=known.id,
        level=known.level,
        pointer_old=at[0] or at[1],
        pointer_new=at[1] or at[0],
        message=sentence(f"the {title}", known.text, old, new),
        operation=method,
        path=path,
        direction=Direction.NONE,
        old=old,
        new=new,
        hint=known.hint if known.level is not Level.INFO else "",
        audience=Audience.SOURCE,
    )
