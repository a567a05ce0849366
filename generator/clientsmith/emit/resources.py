"""Resource modules: operations as data, and two thin classes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..names import Names
from ..plan import Plan, Resource
from .annotations import Annotations
from .code import Code, docstring, prose
from .imports import Imports, statement
from .layout import call, signature
from .methods import Method, method, returned
from .operations import constant
from .variants import variants

_RUNTIME_HOME = {
    "Pages": "pages",
    "AsyncPages": "pages",
    "Stream": "stream",
    "AsyncStream": "stream",
    "Download": "download",
    "AsyncDownload": "download",
}


@dataclass(frozen=True, slots=True)
class ChildView:
    """A nested resource: its property in modules and stubs, for both classes, and the names
    of these with their module."""

    module: str
    type: str
    async_type: str
    head: Code
    async_head: Code
    stub: Code
    async_stub: Code
    load: Code
    async_load: Code
    made: Code
    async_made: Code


@dataclass(frozen=True, slots=True)
class ResourceView:
    """A resource module and its stub."""

    doc: Code
    imports: Code
    typing: Code
    stub_imports: Code
    name: Code
    async_name: Code
    class_doc: Code
    async_doc: Code
    constants: tuple[Code, ...]
    children: tuple[ChildView, ...]
    methods: tuple[Method, ...]


def resource(
    printer: Annotations, plan: Plan, item: Resource, known: Mapping[str, str]
) -> ResourceView:
    """The view of `resources/<module>.py` and its stub."""
    names = printer.names
    taken = frozenset(
        [names.method(operation.id) for operation in item.operations]
        + [path[-1] for path in item.children]
    )
    owner = names.resource_class(item.path)
    facts: set[str] = set()
    words: set[str] = set()
    constants: list[Code] = []
    methods: list[Method] = []
    for operation in item.operations:
        for variant in variants(printer, plan, operation, taken):
            variable = f"_{variant.name.strip('_').upper()}"
            returns = returned(printer, variant.result)
            words |= returns.uses
            constants.append(constant(printer, variant, variable, returns.text, facts))
            methods.append(
                method(
                    printer,
                    variant,
                    constant=variable,
                    owner=owner,
                    taken=taken,
                    uses=words,
                )
            )
    children = tuple(
        child_view(names, path, ".", "self._client") for path in item.children
    )
    real = Imports(2, known)
    typing = Imports(2, known)
    stub = Imports(2, known)
    _import_words(typing, words)
    _import_words(stub, words)
    for fact in facts:
        real.add(".._runtime.operation", fact)
    if any("OMIT" in text.head for text in methods):
        real.add(".._runtime.omit", "OMIT")
    for block in (real, stub):
        block.add(".._runtime.resource", "Resource")
        block.add(".._runtime.resource", "AsyncResource")
        if children:
            block.add("functools", "cached_property")
    for child in children:
        for block in (typing, stub):
            block.add(f".{child.module}", child.type)
            block.add(f".{child.module}", child.async_type)
    if typing.without(real):
        real.add("typing", "TYPE_CHECKING")
    doc = _doc(printer, item)
    return ResourceView(
        doc=Code(docstring(doc[:1], 0)),
        imports=real.block(),
        typing=typing.without(real).block(4),
        stub_imports=stub.block(),
        name=Code(owner),
        async_name=Code(f"Async{owner}"),
        class_doc=Code(docstring(doc, 4)),
        async_doc=Code(docstring([f"`{owner}`, awaited."], 4)),
        constants=tuple(constants),
        children=children,
        methods=tuple(methods),
    )


def _import_words(block: Imports, words: set[str]) -> None:
    block.use(
        word for word in words if word not in _RUNTIME_HOME and word != "Iterable"
    )
    for word in words:
        if word in _RUNTIME_HOME:
            block.add(f".._runtime.{_RUNTIME_HOME[word]}", word)
    if "Iterable" in words:
        block.add("collections.abc", "Iterable")


def child_view(
    names: Names, path: tuple[str, ...], package: str, client: str
) -> ChildView:
    """A resource below another one or below the client.

    Args:
        package: the dots and names that lead to the resource modules.
        client: the expression of the client that the resource is given.
    """
    name = names.resource_class(path)
    twin = f"Async{name}"
    module = names.module(path)
    define = f"def {path[-1]}("
    return ChildView(
        module=module,
        type=name,
        async_type=twin,
        head=Code(signature(define, ["self"], name, 4, ":")),
        async_head=Code(signature(define, ["self"], twin, 4, ":")),
        stub=Code(signature(define, ["self"], name, 4, ": ...")),
        async_stub=Code(signature(define, ["self"], twin, 4, ": ...")),
        load=Code(statement(f"{package}{module}", {name}, 8)),
        async_load=Code(statement(f"{package}{module}", {twin}, 8)),
        made=Code(call(f"return {name}(", [client], 8)),
        async_made=Code(call(f"return {twin}(", [client], 8)),
    )


def _doc(printer: Annotations, item: Resource) -> list[str]:
    """What the document says of the tag that all operations of a resource share, else the
    resource's own name."""
    tags = [set(operation.tags) for operation in item.operations]
    shared = set.intersection(*tags) if tags else set()
    for tag in printer.api.tags:
        if tag.name in shared and tag.description.strip() and not item.path[1:]:
            return prose(tag.description, 80)
    words = item.path[-1].replace("_", " ").strip()
    return [f"{words[:1].upper()}{words[1:]}."]
