"""Model modules: pydantic classes for what comes, typed dictionaries for what is sent."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .. import ir, shapes
from .aliases import AliasView, alias, tag
from .annotations import Annotation, Annotations, optional, shadowed
from .code import Code, attribute_doc, docstring, prose, quote
from .imports import Imports
from .layout import annotated, collection


@dataclass(frozen=True, slots=True)
class ClassView:
    """A model or a typed dictionary; `fields` are whole statements."""

    name: Code
    doc: Code
    fields: tuple[Code, ...]

    @property
    def gap(self) -> bool:
        """Whether a blank line parts the docstring from the fields."""
        return bool(self.doc and self.fields)


@dataclass(frozen=True, slots=True)
class ModuleView:
    """A module of declarations."""

    doc: Code
    imports: Code
    typing: Code
    aliases: tuple[AliasView, ...]
    tags: Code
    functional: tuple[Code, ...]
    classes: tuple[ClassView, ...]


def models(
    printer: Annotations, stem: str, ids: Iterable[ir.TypeId], known: Mapping[str, str]
) -> ModuleView:
    """The view of one `models/<stem>.py`."""
    return _module(printer, stem, ids, known, sending=False)


def params(
    printer: Annotations, stem: str, ids: Iterable[ir.TypeId], known: Mapping[str, str]
) -> ModuleView:
    """The view of one `params/<stem>.py`."""
    return _module(printer, stem, ids, known, sending=True)


def _module(
    printer: Annotations,
    stem: str,
    ids: Iterable[ir.TypeId],
    known: Mapping[str, str],
    *,
    sending: bool,
) -> ModuleView:
    listed = [printer.api.declarations[id_] for id_ in ids]
    names = [
        (printer.names.param if sending else printer.names.type)(declaration.id)
        for declaration in listed
    ]
    own = frozenset(names)
    real = Imports(2, known, own)
    typing = Imports(2, known, own)
    aliases: list[AliasView] = []
    tags: list[str] = []
    functional: list[Code] = []
    classes: list[ClassView] = []
    for declaration, name in zip(listed, names, strict=True):
        if isinstance(declaration, ir.Alias):
            aliases.append(alias(printer, declaration, name, real, typing, sending))
            if not sending:
                tags += tag(printer, declaration, name)
        elif sending:
            made = _typed_dict(printer, declaration, name, real, typing)
            if isinstance(made, ClassView):
                classes.append(made)
            else:
                functional.append(made)
        else:
            classes.append(_model(printer, declaration, name, real, typing))
    if tags:
        real.add(".._runtime.types", "Tagged")
    if typing.without(real):
        real.add("typing", "TYPE_CHECKING")
    what = "What is sent to" if sending else "Models of"
    return ModuleView(
        doc=Code(docstring([f"{what} {stem.replace('_', ' ')}."], 0)),
        imports=real.block(),
        typing=typing.without(real).block(4),
        aliases=tuple(aliases),
        tags=Code(f"_TAGS = {collection('{', tags, 0, 8)}" if tags else ""),
        functional=tuple(functional),
        classes=tuple(classes),
    )


def _model(
    printer: Annotations,
    declaration: ir.Object,
    name: str,
    real: Imports,
    typing: Imports,
) -> ClassView:
    real.add(".._runtime.models", "Model")
    fields = shapes.readable(declaration)
    named = {
        field.wire: printer.names.field(declaration.id, field.wire) for field in fields
    }
    taken = frozenset(named.values())
    statements: list[Code] = []
    for field in fields:
        shown = printer.reply(field.type)
        attribute = named[field.wire]
        arguments: list[str] = []
        if not field.required:
            shown = optional(shown, "None")
            arguments.append("default=None")
        shown = shadowed(shown, taken)
        typing.use(shown.uses)
        if attribute != field.wire:
            arguments.append(f"wire={quote(field.wire)}")
        if field.access is ir.Access.READ_ONLY:
            arguments.append("read_only=True")
        if not arguments:
            default = ""
        elif arguments == ["default=None"]:
            default = " = None"
        else:
            default = f" = Field({', '.join(arguments)})"
            real.add(".._runtime.models", "Field")
        statements.append(_statement(attribute, shown, default, field))
    if declaration.extra is not None and declaration.extra != ir.ANY:
        extra = shadowed(printer.reply(declaration.extra), taken)
        typing.use(extra.uses)
        statements.append(
            Code(annotated("__pydantic_extra__: ", f"dict[str, {extra.text}]", "", 4))
        )
    return ClassView(
        Code(name), _class_doc(name, declaration, statements), tuple(statements)
    )


def _statement(
    attribute: str, shown: Annotation, default: str, field: ir.Field
) -> Code:
    text = annotated(f"{attribute}: ", shown.text, default, 4)
    description = _telling(attribute, field.description or field.title)
    if field.deprecated:
        description = f"Deprecated. {description}".strip()
    if not description:
        return Code(text)
    return Code(f"{text}\n    {attribute_doc(prose(description, 84), 4)}")


def _telling(name: str, text: str) -> str:
    """A description, empty where it only repeats the name."""
    said = re.sub(r"[\W_]+", "", text).lower()
    return "" if said == name.replace("_", "").lower() else text.strip()


def _class_doc(name: str, declaration: ir.Object, statements: list[Code]) -> Code:
    text = _telling(name, declaration.description or declaration.title)
    if declaration.deprecated:
        text = f"Deprecated. {text}".strip()
    if not text:
        if statements:
            return Code("")
        text = "An object whose properties are not declared."
    return Code(docstring(prose(text, 84), 4))


def _typed_dict(
    printer: Annotations,
    declaration: ir.Object,
    name: str,
    real: Imports,
    typing: Imports,
) -> ClassView | Code:
    """A class where every property name can be one, else the functional form."""
    real.add("typing", "TypedDict")
    fields = shapes.writable(declaration)
    documented = declaration.id not in printer.plan.received
    plain = all(
        field.wire.isidentifier()
        and field.wire.isascii()
        and not keyword.iskeyword(field.wire)
        and not (field.wire.startswith("__") and not field.wire.endswith("__"))
        for field in fields
    )
    taken = frozenset(field.wire for field in fields) if plain else frozenset[str]()
    statements: list[Code] = []
    rows: list[str] = []
    for field in fields:
        shown = shadowed(printer.request(field.type), taken)
        typing.use(shown.uses)
        text = shown.text
        if not field.required:
            real.add("typing", "NotRequired")
            text = f"NotRequired[{text}]"
        if not plain:
            rows.append(annotated(f"{quote(field.wire)}: ", quote(text), ",", 8)[:-1])
        elif documented:
            statements.append(
                _statement(field.wire, Annotation(text, shown.uses), "", field)
            )
        else:
            statements.append(Code(annotated(f"{field.wire}: ", text, "", 4)))
    if plain:
        doc = _class_doc(name, declaration, statements) if documented else Code("")
        if not documented and not statements:
            doc = Code('"""An object whose properties are not declared."""')
        return ClassView(Code(name), doc, tuple(statements))
    body = "".join(f"\n        {row}," for row in rows)
    return Code(f"{name} = TypedDict(\n    {quote(name)},\n    {{{body}\n    }},\n)")
