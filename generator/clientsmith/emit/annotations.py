"""The annotation of an IR type, for what is received and for what is sent."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from ..model import ir
from ..model.kinds import KINDS
from ..names import Names
from ..plan import Plan
from ..sdk.annotation import (
    ANY_OBJECT,
    JSON_VALUE,
    NONE,
    OBJECT,
    Annotation,
    call,
    generic,
    literals,
    mapping,
    type_named,
    union,
    value,
)

RUNTIME: Mapping[str, str] = {
    "AsyncJobHandle": "jobs",
    "Base64": "types",
    "Exact": "exact",
    "FileContent": "types",
    "FileFields": "surface.files",
    "FileInput": "types",
    "JobHandle": "jobs",
    "JsonValue": "json",
    "Seconds": "timeout",
    "Tagged": "types",
    "AsyncTurn": "surface.turns",
    "Turn": "surface.turns",
    "WaitOptions": "waiting",
    "OMIT": "omit",
    "Omit": "omit",
    "Options": "options",
}
"""The module of the runtime that defines each of its names that annotations use."""

_REPLY: Mapping[ir.Kind, tuple[Annotation, ...]] = {
    kind: (type_named(facts.reply),) for kind, facts in KINDS.items()
}
_REQUEST: Mapping[ir.Kind, tuple[Annotation, ...]] = {
    kind: tuple(map(type_named, facts.request)) or _REPLY[kind]
    for kind, facts in KINDS.items()
}


@dataclass(slots=True)
class Annotations:
    """Annotations of types for replies (what comes) and requests (what may be passed)."""

    api: ir.Api
    names: Names
    plan: Plan
    _known: dict[tuple[int, bool], Annotation] = field(default_factory=dict)

    def reply(self, type_: ir.Type) -> Annotation:
        """The annotation of a value that was received."""
        return self._of(type_, False)

    def request(self, type_: ir.Type) -> Annotation:
        """The annotation of a value that may be sent."""
        return self._of(type_, True)

    def _of(self, type_: ir.Type, sending: bool) -> Annotation:
        key = (id(type_), sending)
        found = self._known.get(key)
        if found is None:
            options = self._options(type_, sending)
            found = self._known[key] = union(_joined(options))
        return found

    def _options(self, type_: ir.Type, sending: bool) -> list[Annotation]:
        """The union members of a type, flat."""
        match type_:
            case ir.Scalar(kind=kind) if kind.value in self.names.surface.plain:
                return [type_named("str")]
            case ir.Scalar(kind=kind):
                return [*(_REQUEST if sending else _REPLY)[kind]]
            case ir.Literals(values=values):
                return _literals(values, is_open=not sending or self._is_read(values))
            case ir.Ref(id=id_):
                return self._reference(id_, sending)
            case ir.Array(item=item):
                head = "Sequence" if sending else "list"
                return [generic(head, self._of(item, sending))]
            case ir.Map(value=value):
                head = "Mapping" if sending else "dict"
                return [generic(head, type_named("str"), self._of(value, sending))]
            case ir.Tuple(items=items, rest=rest):
                return [self._tuple(items, rest, sending)]
            case ir.Union(options=options, discriminator=tag):
                members = [
                    each for item in options for each in self._options(item, sending)
                ]
                if tag is not None and not sending:
                    return self._tagged(members, tag)
                return members

    def _reference(self, id_: ir.TypeId, sending: bool) -> list[Annotation]:
        if id_ in self.plan.synonyms:
            return self._options(self.plan.synonyms[id_], sending)
        declaration = self.api.declarations[id_]
        own = type_named(self.names.type(id_))
        if sending and id_ in self.plan.differs:
            found = [type_named(self.names.param(id_))]
            if isinstance(declaration, ir.Object):
                if id_ in self.plan.received and _sendable(declaration):
                    found.insert(0, own)
                if declaration.extra is not None:
                    found.append(ANY_OBJECT)
            return found
        if isinstance(declaration, ir.Alias):
            return [own, *self._openings(declaration.target, sending)]
        return [own]

    def _is_read(self, values: tuple[ir.Literal, ...]) -> bool:
        """Whether what replies hold of an enumeration may be sent: values of it, and those
        that came later."""
        return any(held <= set(values) for held in self.plan.read)

    def _openings(self, target: ir.Type, sending: bool) -> list[Annotation]:
        """The types that keep an enumeration open to values the document does not know yet."""
        match target:
            case ir.Literals(values=values) if len(values) > 1:
                return _opening(values) if not sending or self._is_read(values) else []
            case ir.Union(options=options):
                return [
                    each
                    for option in options
                    for each in self._openings(option, sending)
                ]
            case _:
                return []

    def _tuple(
        self, items: tuple[ir.Type, ...], rest: ir.Type | None, sending: bool
    ) -> Annotation:
        found = [self._of(item, sending) for item in items]
        if rest is None:
            return generic("tuple", *found)
        found.append(self._of(rest, sending))
        return generic("Sequence" if sending else "list", union(_joined(found)))

    def _tagged(
        self, members: list[Annotation], tag: ir.Discriminator
    ) -> list[Annotation]:
        models = [each for each in members if each != NONE]
        told = self.tag(tag, models)
        if told is None:
            return members
        null = [each for each in members if each == NONE]
        return [generic("Annotated", union(_joined(models)), told), *null]

    def tag(
        self,
        tag: ir.Discriminator,
        options: Collection[Annotation],
        unknown: Annotation | None = None,
    ) -> Annotation | None:
        """The call of `Tagged`: the property, the model of each of its values, and the
        model of objects that have none of these, if there is one; `unknown` that of other
        values. None where no value leads to one of the options."""
        found: dict[Annotation, dict[Annotation, None]] = {}
        for value_, id_ in tag.mapping:
            if (model := self.model(id_)) in options:
                found.setdefault(value(value_), {})[model] = None
        if not found:
            return None
        choices = {each: union(models) for each, models in found.items()}
        given = [value(tag.property), mapping(choices)]
        other = None if tag.default is None else self.model(tag.default)
        if other is not None and other in options:
            given.append(other)
        return call("Tagged", given, **({"unknown": unknown} if unknown else {}))

    def model(self, id_: ir.TypeId) -> Annotation:
        """The class of an option of a union."""
        behind = self.plan.synonyms.get(id_, ir.Ref(id_))
        return type_named(
            self.names.type(behind.id if isinstance(behind, ir.Ref) else id_)
        )

    def members(self, type_: ir.Type, *, sending: bool) -> list[Annotation]:
        """The options of a type, one annotation each, without what tells them apart. An
        enumeration is closed: `| str` stands beside its name."""
        if isinstance(type_, ir.Literals):
            return _literals(type_.values, is_open=False)
        if isinstance(type_, ir.Union):
            type_ = ir.Union(type_.options)
        return _joined(self._options(type_, sending))


def _joined(options: Iterable[Annotation]) -> list[Annotation]:
    """Options once each, the catch-alls swallowing the rest and None at the end."""
    found = dict.fromkeys(each for option in options for each in option.options)
    for everything in (OBJECT, JSON_VALUE):
        if everything in found:
            return [everything]
    return none_last(found)


def none_last(options: Iterable[Annotation]) -> list[Annotation]:
    """The options with None, where it is among them, at the end."""
    return sorted(options, key=NONE.__eq__)


def _opening(values: tuple[ir.Literal, ...]) -> list[Annotation]:
    found = []
    if any(isinstance(each, str) for each in values):
        found.append(type_named("str"))
    if any(isinstance(each, int) and not isinstance(each, bool) for each in values):
        found.append(type_named("int"))
    return found


def _literals(values: tuple[ir.Literal, ...], *, is_open: bool) -> list[Annotation]:
    """`Literal[...]`; open for replies unless there is one value, which is a constant."""
    listed = [each for each in values if each is not None]
    null = [NONE] if None in values else []
    if {each for each in listed if isinstance(each, bool)} == {True, False} and all(
        isinstance(each, bool) for each in listed
    ):
        return [type_named("bool"), *null]
    if not listed:
        return null
    opening = _opening(values) if is_open and len(listed) > 1 else []
    return [literals(listed), *opening, *null]


def _sendable(declaration: ir.Object) -> bool:
    """Whether a model that was received holds all that a request needs."""
    return not any(
        item.required and item.access is ir.Access.WRITE_ONLY
        for item in declaration.fields
    )
