"""The only printer of types: an IR type and a direction give an annotation."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass, field

from ..model import ir
from ..names import Names
from ..plan import Plan
from .code import literal, quote

# Symbols that annotations use, by the module that defines them; None is a builtin.
STANDARD: Mapping[str, str] = {
    "Annotated": "typing",
    "Any": "typing",
    "Callable": "collections.abc",
    "Literal": "typing",
    "Mapping": "collections.abc",
    "Sequence": "collections.abc",
    "UUID": "uuid",
    "deprecated": "typing_extensions",
    "overload": "typing",
    "Decimal": "decimal",
    "date": "datetime",
    "datetime": "datetime",
    "time": "datetime",
}
RUNTIME: Mapping[str, str] = {
    "AsyncJobHandle": "jobs",
    "Base64": "types",
    "Exact": "exact",
    "FileContent": "types",
    "FileInput": "types",
    "JobHandle": "jobs",
    "JsonValue": "json",
    "Seconds": "timeout",
    "Tagged": "types",
    "WaitOptions": "waiting",
    "OMIT": "omit",
    "Omit": "omit",
    "Options": "options",
}
BUILTINS = frozenset(
    {"bool", "bytes", "dict", "float", "int", "list", "object", "str", "tuple"}
)

_REPLY: Mapping[ir.Kind, str] = {
    ir.Kind.STRING: "str",
    ir.Kind.INTEGER: "int",
    ir.Kind.NUMBER: "float",
    ir.Kind.DECIMAL: "Decimal",
    ir.Kind.BOOLEAN: "bool",
    ir.Kind.NULL: "None",
    ir.Kind.DATETIME: "datetime",
    ir.Kind.DATE: "date",
    ir.Kind.TIME: "time",
    ir.Kind.UUID: "UUID",
    ir.Kind.BASE64: "Base64",
    ir.Kind.BINARY: "str",
    ir.Kind.ANY: "JsonValue",
    ir.Kind.NEVER: "JsonValue",
}
_REQUEST: Mapping[ir.Kind, str] = {
    **_REPLY,
    ir.Kind.UUID: "UUID | str",
    ir.Kind.BASE64: "bytes",
    ir.Kind.BINARY: "FileInput",
    ir.Kind.ANY: "object",
    ir.Kind.NEVER: "object",
}
_WORD = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|[A-Za-z_][A-Za-z0-9_]*""")


@dataclass(frozen=True, slots=True)
class Annotation:
    """The text of a type and the names that it uses."""

    text: str
    uses: frozenset[str]


@dataclass(slots=True)
class Annotations:
    """Prints types for replies (what comes) and requests (what may be passed)."""

    api: ir.Api
    names: Names
    plan: Plan
    _known: dict[tuple[int, bool], Annotation] = field(default_factory=dict)
    _uses: dict[str, frozenset[str]] = field(default_factory=dict)

    def reply(self, type_: ir.Type) -> Annotation:
        """The annotation of a value that was received."""
        return self._print(type_, False)

    def request(self, type_: ir.Type) -> Annotation:
        """The annotation of a value that may be sent."""
        return self._print(type_, True)

    def _print(self, type_: ir.Type, sending: bool) -> Annotation:
        key = (id(type_), sending)
        found = self._known.get(key)
        if found is None:
            options = self._options(type_, sending)
            found = self._known[key] = self.made(_union(options))
        return found

    def made(self, text: str) -> Annotation:
        """An annotation from finished text."""
        uses = self._uses.get(text)
        if uses is None:
            uses = self._uses[text] = words(text)
        return Annotation(text, uses)

    def _options(self, type_: ir.Type, sending: bool) -> list[str]:
        """The union members of a type, flat."""
        match type_:
            case ir.Scalar(kind=kind) if kind.value in self.names.surface.plain:
                return ["str"]
            case ir.Scalar(kind=kind):
                return (_REQUEST if sending else _REPLY)[kind].split(" | ")
            case ir.Literals(values=values):
                return _literals(values, is_open=not sending or self._is_read(values))
            case ir.Ref(id=id_):
                return self._reference(id_, sending)
            case ir.Array(item=item):
                return [
                    f"{'Sequence' if sending else 'list'}[{self._print(item, sending).text}]"
                ]
            case ir.Map(value=value):
                inner = self._print(value, sending).text
                return [f"{'Mapping' if sending else 'dict'}[str, {inner}]"]
            case ir.Tuple(items=items, rest=rest):
                return [self._tuple(items, rest, sending)]
            case ir.Union(options=options, discriminator=tag):
                members = [
                    text for item in options for text in self._options(item, sending)
                ]
                if tag is not None and not sending:
                    return self._tagged(members, tag)
                return members

    def _reference(self, id_: ir.TypeId, sending: bool) -> list[str]:
        if id_ in self.plan.synonyms:
            return self._options(self.plan.synonyms[id_], sending)
        declaration = self.api.declarations[id_]
        name = self.names.type(id_)
        if sending and id_ in self.plan.differs:
            texts = [self.names.param(id_)]
            if isinstance(declaration, ir.Object):
                if id_ in self.plan.received and _sendable(declaration):
                    texts.insert(0, name)
                if declaration.extra is not None:
                    texts.append("Mapping[str, object]")
            return texts
        if isinstance(declaration, ir.Alias):
            return [name, *self._openings(declaration.target, sending)]
        return [name]

    def _is_read(self, values: tuple[ir.Literal, ...]) -> bool:
        """Whether what replies hold of an enumeration may be sent: values of it, and those
        that came later."""
        return any(held <= set(values) for held in self.plan.read)

    def _openings(self, target: ir.Type, sending: bool) -> list[str]:
        """The types that keep an enumeration open to values the document does not know yet."""
        match target:
            case ir.Literals(values=values) if len(values) > 1:
                return _opening(values) if not sending or self._is_read(values) else []
            case ir.Union(options=options):
                return [
                    text
                    for option in options
                    for text in self._openings(option, sending)
                ]
            case _:
                return []

    def _tuple(
        self, items: tuple[ir.Type, ...], rest: ir.Type | None, sending: bool
    ) -> str:
        texts = [self._print(item, sending).text for item in items]
        if rest is None:
            return f"tuple[{', '.join(texts) or '()'}]"
        texts.append(self._print(rest, sending).text)
        return f"{'Sequence' if sending else 'list'}[{_union(texts)}]"

    def _tagged(self, members: list[str], tag: ir.Discriminator) -> list[str]:
        null = [text for text in members if text == "None"]
        models = [text for text in members if text != "None"]
        told = self.tag(tag, models)
        if not told:
            return members
        return [f"Annotated[{_union(models)}, Tagged({', '.join(told)})]", *null]

    def tag(self, tag: ir.Discriminator, options: Collection[str]) -> list[str]:
        """The arguments of `Tagged`: the property, the model of each of its values, and the
        model of objects that have none of these, if there is one. Empty where no value
        leads to one of the options."""
        found: dict[str, dict[str, None]] = {}
        for value, id_ in tag.mapping:
            if (model := self.model(id_)) in options:
                found.setdefault(literal(value), {})[model] = None
        if not found:
            return []
        choices = [f"{value}: {' | '.join(models)}" for value, models in found.items()]
        items = [quote(tag.property), f"{{{', '.join(choices)}}}"]
        other = None if tag.default is None else self.model(tag.default)
        return [*items, other] if other is not None and other in options else items

    def model(self, id_: ir.TypeId) -> str:
        """The class of an option of a union."""
        behind = self.plan.synonyms.get(id_, ir.Ref(id_))
        return self.names.type(behind.id if isinstance(behind, ir.Ref) else id_)

    def members(self, type_: ir.Type, *, sending: bool) -> list[str]:
        """The options of a type, one annotation each, without what tells them apart. An
        enumeration is closed: `| str` stands beside its name."""
        if isinstance(type_, ir.Literals):
            return _literals(type_.values, is_open=False)
        if isinstance(type_, ir.Union):
            type_ = ir.Union(type_.options)
        return _joined(self._options(type_, sending))


def words(text: str) -> frozenset[str]:
    """The names that an annotation uses."""
    return frozenset(word for word in _WORD.findall(text) if word[0] not in "\"'")


def shadowed(annotation: Annotation, taken: Set[str]) -> Annotation:
    """The same type where some names mean something else, as in the body of a class that has
    a member called `list` or `date`: builtins are qualified, imports get a leading underscore.
    """
    clash = annotation.uses & taken
    if not clash:
        return annotation

    def other(match: re.Match[str]) -> str:
        word = match.group()
        if word not in clash:
            return word
        return f"builtins.{word}" if word in BUILTINS else f"_{word}"

    uses = frozenset(
        ("builtins" if word in BUILTINS else f"_{word}") if word in clash else word
        for word in annotation.uses
    )
    return Annotation(_WORD.sub(other, annotation.text), uses)


def optional(annotation: Annotation, extra: str) -> Annotation:
    """The annotation with one more option, such as `None` or `Omit`."""
    if annotation.text in (extra, "JsonValue" if extra == "None" else extra):
        return annotation
    if annotation.text.endswith(f" | {extra}"):
        return annotation
    return Annotation(f"{annotation.text} | {extra}", annotation.uses | {extra})


def _union(texts: list[str]) -> str:
    return " | ".join(_joined(texts))


def _joined(texts: list[str]) -> list[str]:
    """Options once each, the catch-alls swallowing the rest and None at the end."""
    options = dict.fromkeys(texts)
    for everything in ("object", "JsonValue"):
        if everything in options:
            return [everything]
    if "None" in options:
        del options["None"]
        options["None"] = None
    return list(options)


def _opening(values: tuple[ir.Literal, ...]) -> list[str]:
    known: list[str] = []
    if any(isinstance(value, str) for value in values):
        known.append("str")
    if any(isinstance(value, int) and not isinstance(value, bool) for value in values):
        known.append("int")
    return known


def _literals(values: tuple[ir.Literal, ...], *, is_open: bool) -> list[str]:
    """`Literal[...]`; open for replies unless there is one value, which is a constant."""
    listed = [value for value in values if value is not None]
    null = ["None"] if None in values else []
    if {value for value in listed if isinstance(value, bool)} == {True, False} and all(
        isinstance(value, bool) for value in listed
    ):
        return ["bool", *null]
    if not listed:
        return null
    text = f"Literal[{', '.join(literal(value) for value in listed)}]"
    opening = _opening(values) if is_open and len(listed) > 1 else []
    return [text, *opening, *null]


def _sendable(declaration: ir.Object) -> bool:
    """Whether a model that was received holds all that a request needs."""
    return not any(
        item.required and item.access is ir.Access.WRITE_ONLY
        for item in declaration.fields
    )
