"""What changed for code that calls a generated package."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ..sdk.annotation import Annotation
from ..sdk.surface import Class, Member, Method, Surface
from ..spec.source_map import ROOT, Pointer
from .findings import Audience, Direction, Finding, Level, ordered
from .messages import quote, sentence
from .migration import migrate
from .renaming import Renames, find_renames, renamed_arguments
from .rules import RULES
from .terms import name_member, name_method
from .type_changes import TypeChanges
from .type_relation import Relation
from .witness import Thing, witness

_NOWHERE = (ROOT, ROOT)


def compare_surfaces(old: Surface, new: Surface) -> tuple[Finding, ...]:
    """The changes from one package's surface to another's, worst first.

    Arguments and keys are given by callers and may only widen; results and members are
    handed to them and may only narrow. What breaks comes with a program that shows it.
    """
    return ordered(_Callers(old, new).findings())


@dataclass(frozen=True, slots=True)
class _Owner:
    """The thing that a finding is about, or that a member belongs to, in both packages:
    a method or class, if it is one that programs can be shown of."""

    title: str
    old: Method | Class | None = None
    new: Method | Class | None = None
    at: tuple[Pointer, Pointer] = _NOWHERE
    operation: str = ""


@dataclass(frozen=True)
class _Callers:
    old: Surface
    new: Surface

    def findings(self) -> Iterator[Finding]:
        """Everything that changed."""
        old, new = self.old, self.new
        if old.package != new.package:
            title = f"package {quote(old.package)}"
            yield self._finding(
                "package-renamed", _Owner(title), old.package, new.package
            )
        if old.client != new.client:
            title = f"client {quote(old.client)}"
            yield self._finding(
                "client-renamed",
                _Owner(title),
                old.client,
                new.client,
                subject=old.client,
            )
        if old.templates != new.templates:
            yield self._finding("templates-changed", _Owner("package"), None, None)
        if (
            old.settings
            and new.settings
            and old.settings.signature != new.settings.signature
        ):
            owner = _Owner(f"client {quote(new.client)}", old.settings, new.settings)
            known = renamed_arguments(old.settings, new.settings, {})
            yield from self._arguments(owner, old.settings, new.settings, known)
        yield from self._variables()
        yield from self._waits()
        yield from self._former()
        yield from self._methods()
        renamed = self.renames.classes
        for name, other in sorted(renamed.items()):
            before_, after_ = old.classes[name], new.classes[other]
            at, title = (before_.at, after_.at), f"{after_.kind} {quote(name)}"
            rule, owner = (
                f"class-{self._renamed(name)}",
                _Owner(title, before_, after_, at),
            )
            yield self._finding(rule, owner, name, other, subject=name)
            yield from self._class(other, before_, after_)
        for name in sorted(
            {*old.classes, *new.classes} - {*renamed, *renamed.values()}
        ):
            yield from self._class(name, old.classes.get(name), new.classes.get(name))
        for name in sorted(old.tags.keys() & new.tags.keys()):
            yield from self._tags(name)

    @cached_property
    def renames(self) -> Renames:
        """What has another name now."""
        return find_renames(self.old, self.new)

    def _renamed(self, name: str) -> str:
        """Whether a name that was another one is an alias now, or gone."""
        return "aliased" if name in self.new.former else "renamed"

    def _variables(self) -> Iterator[Finding]:
        """Variables of the environment from which arguments of the client are read."""
        before, after = self.old.variables, self.new.variables
        for name in sorted({*before, *after}):
            was, is_ = before.get(name), after.get(name)
            if was != is_:
                title = f"argument {quote(name)} of the client"
                what = (
                    "added" if was is None else "removed" if is_ is None else "renamed"
                )
                yield self._finding(
                    f"variable-{what}", _Owner(title), was, is_,
                    subject=f"{self.old.client}({name}=...)",
                )  # fmt: skip

    def _waits(self) -> Iterator[Finding]:
        """States of what takes time: new ones that no list has, and listed ones that went."""
        for name in sorted(self.old.waits.keys() & self.new.waits.keys()):
            before, after = self.old.waits[name], self.new.waits[name]
            owner = _Owner(f"wait {quote(name)}")
            for state in sorted({*before, *after}):
                if state not in before and not after[state]:
                    yield self._finding("wait-state-added", owner, None, state)
                elif state not in after and before[state]:
                    yield self._finding("wait-state-removed", owner, state, None)

    def _former(self) -> Iterator[Finding]:
        """Earlier names that worked until now."""
        new = self.new
        for name, target in sorted(self.old.former.items()):
            owner, _, argument = name.rpartition(".")
            method = new.methods.get(owner)
            is_argument = method is not None and argument in method.arguments
            if not is_argument and not any(
                name in known for known in (new.former, new.methods, new.classes)
            ):
                owner_ = _Owner(f"earlier name {quote(name)}")
                yield self._finding("alias-removed", owner_, target, None, subject=name)

    def _methods(self) -> Iterator[Finding]:
        gone = _by_operation(self.old.methods, self.new.methods)
        for path in sorted({*self.old.methods, *self.new.methods}):
            before, after = self.old.methods.get(path), self.new.methods.get(path)
            if before is None:
                assert after is not None
                if after.operation not in gone:
                    yield self._of_method("method-added", None, after, None, path)
            elif after is None and path in self.renames.methods:
                moved = self.new.methods[self.renames.methods[path]]
                rule = f"method-{self._renamed(path)}"
                yield self._of_method(rule, before, moved, path, moved.path)
                if rule == "method-aliased":
                    yield from self._method(before, moved)
            elif after is None:
                yield self._of_method("method-removed", before, None, path, None)
            elif before.signature != after.signature:
                yield from self._method(before, after)

    def _method(self, old: Method, new: Method) -> Iterator[Finding]:
        owner = _Owner(
            f"method {quote(new.path)}", old, new, (old.at, new.at), new.operation
        )
        known = self.renames.arguments
        yield from self._arguments(owner, old, new, known)
        was_first = tuple(
            known.get(f"{new.path}.{name}", name) for name in old.positions
        )
        if was_first != new.positions:
            kept = new.positions[: len(was_first)] == was_first
            yield self._of_method(
                f"positions-{'added' if kept else 'changed'}", old, _give_all(new, was_first),
                list(old.positions), list(new.positions),
            )  # fmt: skip
        kind = self._types.relation(old.returns, new.returns)
        if kind is not Relation.SAME:
            was, is_ = self._types.told(old.returns, new.returns)
            yield self._of_method(f"result-type-{kind}", old, new, was, is_)

    def _arguments(
        self, owner: _Owner, old: Method, new: Method, known: Mapping[str, str]
    ) -> Iterator[Finding]:
        """What became of arguments; `known` are renames by the path of the method."""
        renamed = {
            name: found
            for name in old.arguments
            if (found := known.get(f"{new.path}.{name}"))
        }
        for was, now in sorted(renamed.items()):
            rule = f"argument-{self._renamed(f'{new.path}.{was}')}"
            title = f"argument {quote(was)} of the {owner.title}"
            yield self._finding(
                rule, replace(owner, title=title), was, now,
                members=(old.arguments[was], new.arguments[now]),
                subject=name_member(old, was),
            )  # fmt: skip
        before = {renamed.get(name, name): each for name, each in old.arguments.items()}
        yield from self._members("argument", owner, before, new.arguments)

    def _class(
        self, name: str, old: Class | None, new: Class | None
    ) -> Iterator[Finding]:
        there = new or old
        assert there is not None
        title = f"{there.kind} {quote(name)}"
        if old is None:
            owner = _Owner(title, at=(ROOT, there.at))
            yield self._finding("class-added", owner, None, name, subject=name)
            return
        if new is None:
            owner = _Owner(title, old, None, (old.at, ROOT))
            yield self._finding("class-removed", owner, name, None, subject=name)
            return
        owner = _Owner(title, old, new, (old.at, new.at))
        if old.module != new.module:
            moved = replace(owner, old=None, new=None)
            yield self._finding(
                "class-moved", moved, old.module, new.module, subject=name
            )
        if old.kind != new.kind:
            yield self._finding(
                "class-kind-changed", owner, old.kind, new.kind, subject=name
            )
        elif (old.members, old.target) == (new.members, new.target):
            return
        elif new.kind == "alias":
            kind = self._types.relation(old.target, new.target)
            if kind is not Relation.SAME:
                rule = f"alias-type-{kind}"
                yield self._finding(rule, owner, old.target, new.target, subject=name)
        else:
            place = "key" if new.kind == "typed dictionary" else "member"
            yield from self._members(place, owner, old.members, new.members)

    def _tags(self, name: str) -> Iterator[Finding]:
        """Values of discriminators: without its own, a value that comes is no such class."""
        before, after = self.old.tags[name], self.new.tags[name]
        classes = self.old.classes.get(name), self.new.classes.get(name)
        old, new = (item.at if item else ROOT for item in classes)
        owner = _Owner(f"class {quote(name)}", at=(old, new))
        for value in sorted(before - after):
            yield self._finding("tag-removed", owner, value, None, subject=name)
        for value in sorted(after - before):
            yield self._finding("tag-added", owner, None, value, subject=name)

    def _members(
        self,
        place: str,
        owner: _Owner,
        old: Mapping[str, Member],
        new: Mapping[str, Member],
    ) -> Iterator[Finding]:
        for name in sorted({*old, *new}):
            was, is_ = old.get(name), new.get(name)
            if was and is_:
                texts = self._types.told(was.annotation, is_.annotation)
                was = replace(was, annotation=texts[0])
                is_ = replace(is_, annotation=texts[1])
            here = replace(owner, title=f"{place} {quote(name)} of the {owner.title}")
            assert owner.old is not None
            subject = name_member(owner.old, name)
            what, values = self._change(place, was, is_)
            if what:
                yield self._finding(
                    f"{place}-{what}",
                    here,
                    *values,
                    members=(was, is_),
                    subject=subject,
                )
            if was and is_ and was.required != is_.required and place != "member":
                rule = f"{place}-became-{'required' if is_.required else 'optional'}"
                yield self._finding(
                    rule, here, None, None, members=(None, is_), subject=subject
                )

    def _change(
        self, place: str, old: Member | None, new: Member | None
    ) -> tuple[str, tuple[object, object]]:
        if old is None:
            assert new is not None
            need = (
                ""
                if place == "member"
                else "-required"
                if new.required
                else "-optional"
            )
            return f"added{need}", (None, new.annotation)
        if new is None:
            return "removed", (old.annotation, None)
        was, is_ = old.annotation, new.annotation
        kind = self._types.relation(was, is_)
        return ("" if kind is Relation.SAME else f"type-{kind}"), (was, is_)

    @cached_property
    def _types(self) -> TypeChanges:
        return TypeChanges(self.old, self.new, self.renames.classes)

    def _of_method(
        self,
        rule: str,
        old: Method | None,
        new: Method | None,
        was: object,
        is_: object,
    ) -> Finding:
        there = old or new
        assert there is not None
        at = (old.at if old else ROOT, new.at if new else ROOT)
        title = f"method {quote(there.path)}"
        was_, now = (
            Member("", each) if isinstance(each, Annotation) else None
            for each in (was, is_)
        )
        return self._finding(
            rule, _Owner(title, old, new, at, there.operation), was, is_,
            members=(was_, now), subject=name_method(there.path),
        )  # fmt: skip

    def _finding(
        self,
        rule: str,
        owner: _Owner,
        old: object,
        new: object,
        *,
        members: tuple[Member | None, Member | None] = (None, None),
        subject: str = "",
    ) -> Finding:
        old, new = (
            each.text if isinstance(each, Annotation) else each for each in (old, new)
        )
        known = RULES[f"python-{rule}"]
        breaks = known.level is Level.ERROR
        method, _, path = owner.operation.partition(" ")
        at, member = owner.at, members[0]
        return Finding(
            rule=known.id,
            level=known.level,
            pointer_old=at[0] or at[1],
            pointer_new=at[1] or at[0],
            message=sentence(f"the {owner.title}", known.text, old, new),
            operation=method,
            path=path,
            direction=Direction.NONE,
            old=old,
            new=new,
            hint=known.hint if breaks else "",
            audience=Audience.SOURCE,
            witness=witness(rule, self.old, owner.old, member) if breaks else "",
            remedy=self._remedy(rule, member, owner.new, members[1]) if breaks else "",
            subject=subject,
        )

    def _remedy(
        self, rule: str, old: Member | None, thing: Thing, member: Member | None
    ) -> str:
        """The program that a change breaks, as the new package takes it: with the earlier
        values, where it is certain how; empty where what it needs is gone."""
        if rule.endswith(("-removed", "-kind-changed")):
            return ""
        migrated = migrate(rule, old, self.new, thing, member)
        return migrated or witness(rule, self.new, thing, member)


def _give_all(method: Method, names: Container[str]) -> Method:
    """A method with the named arguments as they have to be given in a call of all of them."""
    given = (
        replace(each, required=each.required or each.name in names)
        for each in method.parameters
    )
    return replace(method, parameters=tuple(given))


def _by_operation(
    here: Mapping[str, Method], there: Mapping[str, Method]
) -> dict[str, Method]:
    """The methods that only one package has, by the operation that they call."""
    return {
        item.operation: item
        for path, item in here.items()
        if path not in there and item.operation
    }
