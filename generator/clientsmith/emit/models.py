"""Model modules: pydantic classes for what comes, typed dictionaries for what is sent.

Annotations and imports are real. What a module defines only later is text; that is so where
declarations lead round in a circle.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace

from .. import ir, shapes
from .aliases import AliasView, alias
from .annotations import Annotation, Annotations, optional, shadowed
from .code import Code, attribute_doc, deprecated_text, docstring, prose, quote
from .imports import Imports
from .layout import annotated

_NONE = Code("")


@dataclass(frozen=True, slots=True)
class ClassView:
    """A model or a typed dictionary; `fields` are whole statements."""

    name: Code
    doc: Code
    fields: tuple[Code, ...]
    assignment: Code = _NONE

    @property
    def gap(self) -> bool:
        """Whether a blank line parts the docstring from the fields."""
        return bool(self.doc and self.fields)


@dataclass(frozen=True, slots=True)
class ModuleView:
    """A module of declarations, each after what it names. `again` are names that a class of
    the module hides by a member that is called alike."""

    doc: Code
    imports: Code
    declarations: tuple[AliasView | ClassView, ...]
    again: tuple[Code, ...]


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
    imports = Imports(2, known, own)
    made: list[AliasView | ClassView] = []
    for index, (declaration, name) in enumerate(zip(listed, names, strict=True)):
        later = frozenset(names[index:]) | {f"_{each}" for each in own}
        view: AliasView | ClassView
        if isinstance(declaration, ir.Alias):
            view = alias(printer, declaration, name, imports, later, sending)
        elif sending:
            view = _typed_dict(printer, declaration, name, imports, later)
        else:
            view = _model(printer, declaration, name, imports, later)
        if isinstance(view, AliasView):
            follows = bool(made) and isinstance(made[-1], ClassView)
            view = replace(view, after_class=follows)
        made.append(view)
    return ModuleView(
        doc=Code(docstring([_module_doc(stem, sending)], 0)),
        imports=imports.block(),
        declarations=tuple(made),
        again=tuple(Code(f"_{name} = {name}") for name in sorted(imports.hidden)),
    )


_SHARED = {
    "shared": "that several resources use",
    "unused": "that no operation uses",
}


def _module_doc(stem: str, sending: bool) -> str:
    if stem in _SHARED:
        return f"{'Arguments' if sending else 'Models'} {_SHARED[stem]}."
    what = "What is sent to" if sending else "Models of"
    return f"{what} {stem.replace('_', ' ').strip()}."


def _model(
    printer: Annotations,
    declaration: ir.Object,
    name: str,
    imports: Imports,
    later: Set[str],
) -> ClassView:
    imports.add(".._runtime.models", "Model")
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
        shown = _placed(shadowed(shown, taken), imports, later)
        if attribute != field.wire:
            arguments.append(f"wire={quote(field.wire)}")
        if field.access is ir.Access.READ_ONLY:
            arguments.append("read_only=True")
        if field.deprecated:
            said = field.deprecation or f"`{attribute}` is deprecated."
            arguments.append(f"deprecated={quote(said)}")
        if not arguments:
            default = ""
        elif arguments == ["default=None"]:
            default = " = None"
        else:
            default = f" = Field({', '.join(arguments)})"
            imports.add(".._runtime.models", "Field")
        statements.append(_statement(attribute, shown, default, field))
    if declaration.extra is not None and declaration.extra != ir.ANY:
        extra = printer.made(f"dict[str, {printer.reply(declaration.extra).text}]")
        extra = _placed(shadowed(extra, taken), imports, later)
        imports.add(".._runtime.models", "Field")
        kept = annotated("__pydantic_extra__: ", extra.text, " = Field(init=False)", 4)
        statements.append(Code(kept))
    return ClassView(
        Code(name), _class_doc(name, declaration, statements), tuple(statements)
    )


def _placed(shown: Annotation, imports: Imports, later: Set[str]) -> Annotation:
    """An annotation whose names are imported, as text where some are not there yet."""
    imports.use(shown.uses)
    if not shown.uses & later:
        return shown
    return Annotation(quote(shown.text), shown.uses)


def _statement(
    attribute: str, shown: Annotation, default: str, field: ir.Field
) -> Code:
    text = annotated(f"{attribute}: ", shown.text, default, 4)
    description = _telling(attribute, field.description or field.title)
    if field.deprecated:
        description = deprecated_text(field.deprecation, description)
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
    imports: Imports,
    later: Set[str],
) -> ClassView | AliasView:
    """A class where every property name can be one, else the functional form."""
    imports.add("typing_extensions", "TypedDict")
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
        shown = _placed(shadowed(printer.request(field.type), taken), imports, later)
        text = shown.text
        if not field.required:
            imports.add("typing_extensions", "NotRequired")
            text = f"NotRequired[{text}]"
        if not plain:
            rows.append(annotated(f"{quote(field.wire)}: ", text, ",", 8)[:-1])
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
    text = f"{name} = TypedDict(\n    {quote(name)},\n    {{{body}\n    }},\n)"
    return AliasView(Code(text), Code(""), is_alias=False)
