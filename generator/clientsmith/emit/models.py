"""Model modules: pydantic classes for what comes, typed dictionaries for what is sent.

Annotations and imports are real. What a module defines only later is text; that is so where
declarations lead round in a circle.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from ..model import ir, shapes
from ..names.reserved import YIELDING_MODEL_ATTRIBUTES
from ..sdk.annotation import (
    OBJECT,
    Annotation,
    generic,
    optional,
    quoted,
    shadowed,
    type_named,
)
from ..text.code import Code, deprecated_text
from .aliases import AliasView, alias
from .annotations import Annotations
from .imports import Import, Imports
from .operations import Options, keywords


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a model, or a key of a typed dictionary.

    `options` are the arguments of the runtime's `Field`; a field that has none but may be
    left out is None by default. `guess` is the name that it has on the wire, where that is
    one of pydantic's own and can be read all the same.
    """

    name: Code
    annotation: Annotation
    optional: bool
    options: Options
    about: str
    guess: Code | None = None

    @property
    def key(self) -> str:
        """The name as a string."""
        return str(self.name)


@dataclass(frozen=True, slots=True)
class ClassView:
    """A model or a typed dictionary. Where a key cannot be a name, the dictionary is made by
    a call."""

    name: Code
    about: str
    fields: tuple[FieldView, ...]
    by_call: bool = False
    after_class: bool = False
    mixins: tuple[Code, ...] = ()
    """Classes of one's own that it is derived from."""

    @property
    def is_alias(self) -> bool:
        """Never: an `AliasView` is."""
        return False

    @property
    def title(self) -> str:
        """The name as a string."""
        return str(self.name)

    @property
    def guessed(self) -> tuple[FieldView, ...]:
        """The fields that can be read by another name too."""
        return tuple(field for field in self.fields if field.guess)

    @property
    def gap(self) -> bool:
        """Whether a blank line parts the docstring from the fields."""
        return bool(self.about and self.fields)


@dataclass(frozen=True, slots=True)
class ModuleView:
    """A module of declarations, each after what it names. `again` are names that a class of
    the module hides by a member that is called alike."""

    title: str
    imports: tuple[Import, ...]
    declarations: tuple[AliasView | ClassView, ...]
    again: tuple[Code, ...]


def models(
    printer: Annotations,
    stem: str,
    noun: str,
    ids: Iterable[ir.TypeId],
    known: Mapping[str, str],
) -> ModuleView:
    """The view of one `models/<stem>.py`."""
    return _module(printer, stem, noun, ids, known, sending=False)


def params(
    printer: Annotations,
    stem: str,
    noun: str,
    ids: Iterable[ir.TypeId],
    known: Mapping[str, str],
) -> ModuleView:
    """The view of one `params/<stem>.py`."""
    return _module(printer, stem, noun, ids, known, sending=True)


def _module(
    printer: Annotations,
    stem: str,
    noun: str,
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
        if isinstance(view, AliasView) or view.by_call:
            view = replace(view, after_class=bool(made) and _is_class(made[-1]))
        made.append(view)
    return ModuleView(
        title=_module_title(noun, names if stem != noun else [], sending),
        imports=imports.listed(),
        declarations=tuple(made),
        again=tuple(map(Code, sorted(imports.hidden))),
    )


def _is_class(view: AliasView | ClassView) -> bool:
    if isinstance(view, AliasView):
        return view.constants is not None
    return not view.by_call


_SHARED = {
    "shared": "that several resources use",
    "unused": "that no operation uses",
}


def _module_title(noun: str, parts: Sequence[str], sending: bool) -> str:
    """What a module holds of a noun: `parts` where others hold more of it."""
    if noun in _SHARED:
        title = f"{'Arguments' if sending else 'Models'} {_SHARED[noun]}"
    else:
        what = "What is sent to" if sending else "Models of"
        title = f"{what} {noun.replace('_', ' ').strip()}"
    told = f": `{parts[-1]}`" if parts else ""
    return f"{title}{told}{' and others' if len(parts) > 1 else ''}."


def _model(
    printer: Annotations,
    declaration: ir.Object,
    name: str,
    imports: Imports,
    later: Set[str],
) -> ClassView:
    surface = printer.names.surface
    both = surface.models == "classes"
    imports.add(f"..{'_runtime.surface' if both else '_runtime'}.models", "Model")
    fields = declaration.fields if both else shapes.readable(declaration)
    named = {
        field.wire: printer.names.field(declaration.id, field.wire) for field in fields
    }
    guesses = _guesses(named)
    taken = frozenset(named.values()) | {*guesses.values()}
    views: list[FieldView] = []
    for field in fields:
        shown = printer.reply(field.type)
        if both and "FileInput" in printer.request(field.type).uses:
            shown = OBJECT
        attribute = named[field.wire]
        options: list[tuple[str, object]] = []
        constant = shapes.constant(printer.api, field.type)
        required = field.required and field.access is not ir.Access.WRITE_ONLY
        if field.tag and not required and constant is not None:
            options += [("default", constant), ("tag", True)]
        elif not required:
            shown = optional(shown)
            options.append(("default", None))
        elif constant is not None:
            options += [("default", constant), ("constant", True)]
        own = printer.names.extend.fields.get(f"{name}.{attribute}")
        if own is not None:
            shown = type_named(own.name)
            shown = shown if field.required else optional(shown)
        shown = _placed(shadowed(shown, taken), imports, later)
        if attribute != field.wire:
            options.append(("wire", field.wire))
        if field.access is ir.Access.READ_ONLY:
            options.append(("read_only", True))
        if field.deprecated and surface.warnings == "all":
            said = field.deprecation or f"`{attribute}` is deprecated."
            options.append(("deprecated", said))
        if options == [("default", None)]:
            options = []
        if options:
            imports.add(".._runtime.models", "Field")
        said = _telling(attribute, _said(printer.api, field))
        view = _field(attribute, shown, field, options, said)
        if guess := guesses.get(field.wire):
            view = replace(view, guess=Code(guess))
        views.append(view)
    about = _class_about(name, declaration, views)
    if declaration.extra is not None and declaration.extra != ir.ANY:
        of = printer.reply(declaration.extra)
        extra = generic("dict", type_named("str"), of)
        extra = _placed(shadowed(extra, taken), imports, later)
        imports.add(".._runtime.models", "Field")
        kept = keywords([("init", False)])
        views.append(FieldView(_EXTRA, extra, optional=False, options=kept, about=""))
        about = _class_about(name, declaration, views)
    mixins = printer.names.extend.models.get(name, ())
    for mixin in mixins:
        imports.add(printer.names.extend.home(mixin, 2), mixin.name)
    bases = tuple(Code(mixin.name) for mixin in mixins)
    return ClassView(Code(name), about, tuple(views), mixins=bases)


def _guesses(named: Mapping[str, str]) -> dict[str, str]:
    """The names that fields would have if pydantic did not use them, by name on the wire."""
    if "property" in named.values():
        return {}  # a field of that name hides the decorator
    guessed = {wire: attribute.removesuffix("_") for wire, attribute in named.items()}
    return {
        wire: guess
        for wire, guess in guessed.items()
        if guess in YIELDING_MODEL_ATTRIBUTES and guess not in named.values()
    }


_EXTRA = Code("__pydantic_extra__")


def _placed(shown: Annotation, imports: Imports, later: Set[str]) -> Annotation:
    """An annotation whose names are imported, as text where some are not there yet."""
    imports.use(shown.uses)
    if not shown.uses & later:
        return shown
    return quoted(shown)


def _field(
    name: str,
    annotation: Annotation,
    field: ir.Field,
    options: list[tuple[str, object]],
    about: str,
) -> FieldView:
    if field.deprecated:
        about = deprecated_text(field.deprecation, about)
    return FieldView(
        name=Code(name),
        annotation=annotation,
        optional=not field.required,
        options=keywords(options),
        about=about,
    )


def _said(api: ir.Api, field: ir.Field) -> str:
    """What is said of a property, or of the component that is nothing but its text or number."""
    if field.description or field.title:
        return field.description or field.title
    type_ = field.type
    if isinstance(type_, ir.Union):
        options = [option for option in type_.options if option != ir.NULL]
        type_ = options[0] if len(options) == 1 else type_
    known = api.declarations.get(type_.id) if isinstance(type_, ir.Ref) else None
    plain = isinstance(known, ir.Alias) and isinstance(known.target, ir.Scalar)
    return known.description if known is not None and plain else ""


def _telling(name: str, text: str) -> str:
    """A description, empty where it only repeats the name."""
    said = re.sub(r"[\W_]+", "", text).lower()
    return "" if said == name.replace("_", "").lower() else text.strip()


_UNDECLARED = "An object whose properties are not declared."


def _class_about(name: str, declaration: ir.Object, fields: list[FieldView]) -> str:
    text = _telling(name, declaration.description or declaration.title)
    if declaration.deprecated:
        text = f"Deprecated. {text}".strip()
    return text or ("" if fields else _UNDECLARED)


def _typed_dict(
    printer: Annotations,
    declaration: ir.Object,
    name: str,
    imports: Imports,
    later: Set[str],
) -> ClassView:
    """A class where every property name can be one, else a call."""
    imports.add("typing_extensions", "TypedDict")
    fields = shapes.writable(declaration)
    documented = declaration.id not in printer.plan.received
    keys = {field.wire: field.wire for field in fields}
    if printer.names.surface.dictionaries == "attributes":
        keys = {wire: printer.names.field(declaration.id, wire) for wire in keys}
    plain = all(
        name.isidentifier()
        and name.isascii()
        and not keyword.iskeyword(name)
        and not (name.startswith("__") and not name.endswith("__"))
        for name in keys.values()
    )
    taken = frozenset(keys.values()) if plain else frozenset[str]()
    views: list[FieldView] = []
    for field in fields:
        shown = _placed(shadowed(printer.request(field.type), taken), imports, later)
        if not field.required:
            imports.add("typing_extensions", "NotRequired")
        said = _telling(keys[field.wire], _said(printer.api, field))
        view = _field(keys[field.wire], shown, field, [], said)
        views.append(view if documented else replace(view, about=""))
    about = _class_about(name, declaration, views) if documented else ""
    if not views:
        about = about or _UNDECLARED
    return ClassView(Code(name), about, tuple(views), by_call=not plain)
