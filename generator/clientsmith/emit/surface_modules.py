"""Modules of names by which callers of an earlier SDK import: re-exports and aliases."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from ..model import ir
from ..names.constants import members_of
from ..sdk.annotation import OBJECT, Annotation, changed, generic, shadowed
from ..sdk.reading import read
from ..text.code import Code, literal
from .annotations import Annotations
from .bodies import arguments, payload
from .imports import Import, Imports
from .operation_modules import FUNCTIONS, FunctionView, function
from .surface import positional
from .tables import ERRORS, TableView, table

_TITLE = "Names that programs import from here."
_PARAMS = "params:"
"""Begins what stands for the arguments of an operation."""
_SPECIAL = ("resource:", "servers:", "enum:", "client:", "async_client:")
"""Begins what stands for a resource over an `ApiClient`, for the names of servers, for the
values of an enumeration as a class, and for a client that is one of its resources too."""
_OWN = "_names"
"""The module that has what a package does not take from one of its own."""
_CORE = "_core"
"""The module that has the names of `types.py` where `types` is a package."""


@dataclass(frozen=True, slots=True)
class AliasLine:
    """A name and what it stands for."""

    name: Code
    target: Annotation


@dataclass(frozen=True, slots=True)
class KeyView:
    """A key of a typed dictionary."""

    name: Code
    annotation: Annotation


@dataclass(frozen=True, slots=True)
class DictionaryView:
    """The arguments of a method as a typed dictionary."""

    name: Code
    about: str
    keys: tuple[KeyView, ...]


@dataclass(frozen=True, slots=True)
class ClassView:
    """A class of a resource that is made with an `ApiClient`, or in the way of a `client`, or of
    the names of servers."""

    name: Code
    base: Code
    about: str
    constants: tuple[tuple[Code, Code], ...] = ()
    client: Code | None = None


@dataclass(frozen=True, slots=True)
class NamesView:
    """A module that has names of others."""

    title: str
    imports: tuple[Import, ...]
    names: tuple[str, ...]
    aliases: tuple[AliasLine, ...]
    dictionaries: tuple[DictionaryView, ...] = ()
    classes: tuple[ClassView, ...] = ()
    functions: tuple[FunctionView, ...] = ()

    @property
    def endpoints(self) -> tuple[tuple[Code, Code], ...]:
        """What sends the operations of the functions, by the name of its constant."""
        return tuple({item.constant: item.endpoint for item in self.functions}.items())


def modules_of(printer: Annotations) -> dict[str, dict[str, str]]:
    """The configured modules with their names, `{client}` put in, parents included."""
    client = printer.names.client
    found: dict[str, dict[str, str]] = {}
    for module, names in printer.names.surface.modules.items():
        parts = module.split(".")
        for end in range(1, len(parts)):
            found.setdefault(".".join(parts[:end]), {})
        known = found.setdefault(module, {})
        for name, target in names.items():
            known[name.replace("{client}", client)] = target.replace("{client}", client)
    return found


def root_names(printer: Annotations) -> dict[str, list[str]]:
    """What the root of the package has besides its own names, by module."""
    found: dict[str, list[str]] = {}
    for name, target in modules_of(printer).get("", {}).items():
        found.setdefault(target.lstrip("."), []).append(name)
    return found


def hidden_models(printer: Annotations) -> set[str]:
    """The names of models that are something else at the root of the package."""
    modules = modules_of(printer)
    models = {printer.names.type(id_) for id_ in printer.plan.received}
    found = set()
    for name, target in modules.get("", {}).items():
        module = ""
        while target.startswith("."):  # a module below, so that this ends
            module = f"{module}{target}".lstrip(".")
            target = modules.get(module, {}).get(name, name)
        if name in models and target != name:
            found.add(name)
    return found


def surface_modules(
    printer: Annotations, known: Mapping[str, str], core: Iterable[str]
) -> Iterator[tuple[str, NamesView | TableView]]:
    """The files of the configured modules.

    Args:
        printer: knows the surface.
        known: where the names of types are, seen from a folder of the package.
        core: the names of `types.py`, which a package `types` has too.
    """
    found = modules_of(printer)
    for module, names in found.items():
        if not module:
            continue
        path = module.replace(".", "/")
        if module == "errors":
            names = {name: f"_runtime.errors:{name}" for name in ERRORS} | names
        below = any(other.startswith(f"{module}.") for other in found)
        if not below and module != "types":
            yield f"{path}.py", _names_view(printer, known, names, path.count("/") + 1)
            continue
        tables: dict[str, list[str]] = {}
        own: dict[str, str] = {}
        for name, target in names.items():
            if target.startswith("."):
                tables.setdefault(target[1:], []).append(name)
            else:
                tables.setdefault(_OWN, []).append(name)
                own[name] = target
        if own:
            depth = path.count("/") + 2
            yield f"{path}/{_OWN}.py", _names_view(printer, known, own, depth)
        if module == "types":
            free = [name for name in core if name not in names]
            tables[_CORE] = free
        if module == "models":
            for name, place in sorted(known.items()):
                if place.startswith("..models.") and name not in names:
                    stem = place.removeprefix("..models.")
                    tables.setdefault(stem, []).append(name)
        yield f"{path}/__init__.py", table(_TITLE, tables, depth=path.count("/") + 2)


def core_types(text: str) -> tuple[str, str]:
    """The file that has the names of `types.py` where `types` is a package."""
    return f"types/{_CORE}.py", text.replace("from ._runtime", "from .._runtime")


def _names_view(
    printer: Annotations,
    known: Mapping[str, str],
    names: Mapping[str, str],
    depth: int,
) -> NamesView:
    dots = "." * depth
    homes = {name: place.lstrip(".") for name, place in known.items()}
    if "models" not in printer.names.surface.modules:
        homes = {name: place.partition(".")[0] for name, place in homes.items()}
    near = {name: f"{dots}{place}" for name, place in homes.items()}
    imports = Imports(depth, near)
    functions: list[FunctionView] = []
    aliases, dictionaries, classes = [], [], []
    for name, target in sorted(names.items()):
        if target.startswith(FUNCTIONS):
            sending = function(printer, name, target, depth, imports)
            if sending is not None:
                functions.append(sending)
            continue
        if target.startswith(_PARAMS):
            key = target.removeprefix(_PARAMS)
            made = _dictionary(printer, name, key, imports, set(names))
            if made is not None:
                dictionaries.append(made)
            continue
        if target.startswith(_SPECIAL):
            shown_class = _class(printer, name, target, depth, imports)
            if shown_class is not None:
                classes.append(shown_class)
            continue
        module, colon, other = target.partition(":")
        if colon and module.replace(".", "").replace("_", "").isalnum():
            imports.add(f"{dots}{module}", _called(other, name))
        elif target in near:
            imports.add(near[target], _called(target, name))
        else:
            shown = shadowed(_without_unknown(read(target), imports), set(names))
            imports.use(shown.uses)
            imports.add("typing", "TypeAlias")
            aliases.append(AliasLine(Code(name), shown))
    written = {str(item.name) for item in dictionaries}
    written |= {str(item.name) for item in classes}
    written |= {str(item.name) for item in functions}
    every = tuple(
        name
        for name in sorted(names)
        if name in written
        or not names[name].startswith((_PARAMS, *_SPECIAL, *FUNCTIONS))
    )
    return NamesView(
        _TITLE,
        imports.listed(),
        every,
        tuple(aliases),
        tuple(dictionaries),
        tuple(classes),
        tuple(functions),
    )


def _without_unknown(annotation: Annotation, imports: Imports) -> Annotation:
    """The annotation with `object` for names that the package does not have."""

    def or_object(part: Annotation) -> Annotation:
        is_lost = part.head.isidentifier() and not imports.knows(part.head)
        return OBJECT if is_lost else part

    return changed(annotation, or_object)


def _class(
    printer: Annotations, name: str, target: str, depth: int, imports: Imports
) -> ClassView | None:
    """The class that stands for a resource, or for the servers; None where there is none."""
    kind, _, said = target.partition(":")
    if kind == "enum":
        return _enumeration(printer, name, said, imports)
    if kind == "servers":
        choices = printer.names.servers
        if not choices:
            return None
        imports.add("typing", "Literal")
        constants = tuple(
            (Code(f"{each}: Literal[{literal(each)}]"), Code(literal(each)))
            for each in choices
            if each.isidentifier()
        )
        return ClassView(Code(name), Code(""), "Names of servers.", constants)
    start = "Async" if kind.startswith("async") else ""
    dots = "." * depth
    bases = []
    for each in said.split(","):
        path = tuple(each.split("."))
        if path not in printer.names.resources():
            return None
        base = start + printer.names.resource_class(path)
        bases.append(f"{base}_" if base == name else base)
        home = f"{dots}resources.{printer.names.module(path)}"
        imports.add(home, _called(base, bases[-1]))
    known = ", ".join(bases)
    if kind == "resource":
        imports.add(f"{dots}_runtime.surface.api_client", "TagApi")
        listed = " and ".join(f"`client.{each}`" for each in said.split(","))
        about = f"{listed} over an `ApiClient`."
        return ClassView(Code(name), Code(f"TagApi, {known}"), about)
    names = printer.names
    client = Code(names.async_client if start else names.client)
    imports.add(f"{dots}_client", client)
    imports.add(f"{dots}_runtime.surface.client", "Joined")
    about = f"The client with the methods of `client.{said}` on it."
    shown = Code(f"Joined, {known}, {client}")
    return ClassView(Code(name), shown, about, client=client)


def _values(printer: Annotations, said: str) -> tuple[tuple[str, ir.Literal], ...]:
    """The values by name: as they are said, in JSON, or those of a type."""
    if said.startswith("{"):
        given = json.loads(said)
        return tuple((name, given[name]) for name in given if name.isidentifier())
    for id_ in printer.plan.named:
        declaration = printer.api.declarations[id_]
        if printer.names.type(id_) == said and isinstance(declaration, ir.Alias):
            return members_of(declaration)
    return ()


_ENUMERATIONS = {
    str: "StrEnum",
    int: "IntEnum",
    float: "float, Enum",
    bool: "Enum",
}
"""The base of a class of constants, by the type of these."""


def _enumeration(
    printer: Annotations, name: str, said: str, imports: Imports
) -> ClassView | None:
    """The class of the values of an enumeration, by the name of its type."""
    listed = _values(printer, said)
    kinds = {type(value) for _, value in listed}
    if len(kinds) != 1:
        return None
    base = _ENUMERATIONS[kinds.pop()]
    imports.add("enum", base.rpartition(" ")[2])
    values = tuple((Code(each), Code(literal(value))) for each, value in listed)
    about = "Values." if said.startswith("{") else f"The values of `{said}`."
    return ClassView(Code(name), Code(base), about, values)


def _called(name: str, other: str) -> str:
    return name if name == other else f"{name} as {other}"


def _dictionary(
    printer: Annotations, name: str, key: str, imports: Imports, taken: Set[str]
) -> DictionaryView | None:
    """The arguments of an operation that are passed by keyword."""
    operation = next((item for item in printer.api.operations if item.id == key), None)
    if operation is None:
        return None
    first = positional(printer, operation)
    keys = []
    for item in arguments(printer, operation, payload(printer, operation)):
        if item.name in first:
            continue
        shown = shadowed(item.annotation, taken)
        imports.use(shown.uses)
        if item.required:
            imports.add("typing", "Required")
            shown = generic("Required", shown)
        keys.append(KeyView(Code(item.name), shown))
    imports.add("typing_extensions", "TypedDict")
    about = f"The keyword arguments of {operation.method} {operation.path}."
    return DictionaryView(Code(name), about, tuple(keys))
