"""Resource modules: operations as data, and two thin classes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..names import Names
from ..names.reserved import YIELDING_ATTRIBUTES
from ..plan import Plan, Resource
from ..text.code import Code
from ..text.wrapping import prose
from .annotations import Annotations
from .former import FormerView, former_methods, names_of, with_former_arguments
from .imports import Import, Imports
from .methods import MethodView, method, returned
from .operations import OperationView, operation_view
from .surface import base_module
from .variants import variants
from .waits import (
    NO_WAITS,
    WaitMethodView,
    WaitViews,
    names_of_waits,
    wait_views,
)

_RUNTIME_HOME = {
    "TimeoutTypes": "surface.extras",
    "AsyncPaginator": "surface.pages",
    "HttpxBinaryResponseContent": "surface.replies",
    "BinaryAPIResponse": "surface.replies",
    "AsyncBinaryAPIResponse": "surface.replies",
    "Pages": "pages",
    "AsyncPages": "pages",
    "Stream": "stream",
    "AsyncStream": "stream",
    "Download": "download",
    "AsyncDownload": "download",
}


@dataclass(frozen=True, slots=True)
class ChildView:
    """A nested resource: its property, its class, and the modules that have that and its twin."""

    name: Code
    home: Code
    async_home: Code
    type: Code
    async_type: Code
    hides: bool = False
    """Whether it replaces a member of the client."""


WEBHOOKS = ChildView(
    name=Code("webhooks"),
    home=Code("._runtime.surface.webhooks"),
    async_home=Code("._runtime.surface.webhooks"),
    type=Code("Webhooks"),
    async_type=Code("AsyncWebhooks"),
)
"""What reads webhooks, where no resource is called so."""


Base = tuple[str, str]
"""The module and the name of a base class; that of the twin has `Async` before it."""


SECURITY = Code("_SECURITY")
"""What several operations ask for, as a constant of their module."""


@dataclass(frozen=True, slots=True)
class ResourceView:
    """A resource module and its stub."""

    title: str
    about: str
    imports: tuple[Import, ...]
    typing: tuple[Import, ...]
    stub_imports: tuple[Import, ...]
    name: Code
    async_name: Code
    operations: tuple[OperationView, ...]
    children: tuple[ChildView, ...]
    methods: tuple[MethodView, ...]
    former: tuple[FormerView, ...] = ()
    waits: WaitViews = NO_WAITS
    bases: tuple[Base, ...] = ()
    async_twins: str = ""
    security: tuple[tuple[str, ...], ...] = ()
    security_constant: Code = SECURITY

    @property
    def twins(self) -> tuple[MethodView, ...]:
        """The asynchronous twins that the synchronous class has, under their own names."""
        if not self.async_twins:
            return ()
        return tuple(
            replace(each, name=Code(f"{each.name}{self.async_twins}"), former=())
            for each in self.methods
        )

    @property
    def base(self) -> Code:
        """What the class is derived from."""
        return Code(", ".join(name for _, name in self.bases))

    @property
    def async_base(self) -> Code:
        """What its asynchronous twin is derived from."""
        return Code(", ".join(f"Async{name}" for _, name in self.bases))


def _omits_in_stub(view: MethodView | WaitMethodView) -> bool:
    """Whether the stub says of a parameter that it may be left out: overloads stand there
    instead of the signature, and may need all that they name."""
    if isinstance(view, MethodView) and (view.extras or view.former):
        return True
    listed = [item for each in view.overloads for item in each]
    return any(item.optional for item in listed) if listed else view.needs_omit


def _shared_security(operations: list[OperationView]) -> tuple[tuple[str, ...], ...]:
    """What several operations of a resource ask for that is not what the API asks for, and
    long enough to be said once."""
    if any(each.constant == SECURITY for each in operations):
        return ()
    found = Counter(each.security for each in operations if each.restricted)
    for security, count in found.most_common(1):
        if count > 1 and sum(map(len, security)) > 1:
            return security
    return ()


def resource(
    printer: Annotations, plan: Plan, item: Resource, known: Mapping[str, str]
) -> ResourceView:
    """The view of `resources/<module>.py` and its stub."""
    names = printer.names
    taken = frozenset(
        [names.method(operation.id) for operation in item.operations]
        + [path[-1] for path in item.children]
        + list(names_of(names, item.path))
        + list(names_of_waits(printer, item.path))
    )
    owner = names.resource_class(item.path)
    words: set[str] = set()
    operations: list[OperationView] = []
    methods: list[MethodView] = []
    constants: dict[str, str] = {}
    for operation in item.operations:
        for variant in variants(printer, plan, operation, taken):
            constant = f"_{variant.name.strip('_').upper()}"
            constants.setdefault(operation.id, constant)
            returns = returned(printer, variant.result)
            words |= returns.uses
            operations.append(operation_view(printer, variant, constant, returns.text))
            view = method(printer, variant, constant=constant, taken=taken, uses=words)
            see = f"{view.doc.summary} See `{owner}.{view.name}`.".lstrip()
            view = replace(view, twin=see)
            path = ".".join((*item.path, variant.name))
            methods.append(with_former_arguments(view, path, names))
    waits = wait_views(printer, plan, item, taken, constants, words)
    operations += waits.operations
    security = _shared_security(operations)
    if security:
        operations = [
            (
                replace(each, security_constant=SECURITY)
                if each.restricted and each.security == security
                else each
            )
            for each in operations
        ]
    children = tuple(child_view(names, path, 2) for path in item.children)
    real = Imports(2, known)
    typing = Imports(2, known)
    stub = Imports(2, known)
    import_words(typing, words)
    former = former_methods(printer, plan, item.path, taken, words)
    shown_methods: list[MethodView | WaitMethodView] = [*methods, *waits.methods]
    if any(map(_omits_in_stub, [*shown_methods, *(each.method for each in former)])):
        import_words(stub, words)
    else:
        import_words(stub, words - {"Omit"})
    if former:
        real.add(".._runtime.renamed", "Renamed")
    if any(view.renamed for view in methods):
        real.add(".._runtime.renamed", "renamed")
    stub.use(
        str(old.decorator)
        for view in (*methods, *(each.method for each in former))
        for old in (*view.former, view)
        if old.deprecated
    )
    for shown in operations:
        for name in shown.uses():
            real.add(".._runtime.operation", str(name))
    stub.use(
        str(view.overload)
        for view in (*methods, *(each.method for each in former))
        if view.overloads or view.streaming
    )
    if any(view.extras for view in methods):
        real.add(".._runtime.surface.extras", "merged")
    if any(view.holder for view in methods):
        real.add(".._runtime.surface.requests", "members")
    passed = {code.partition("(")[0] for view in methods for _, code in view.passed}
    for function, module in (("by_attributes", "requests"), ("as_files", "files")):
        if function in passed:
            real.add(f".._runtime.surface.{module}", function)
    stub.use(str(view.overload) for view in waits.methods if view.overloads)
    if any(view.needs_omit for view in shown_methods):
        real.add(".._runtime.omit", "OMIT")
    if waits.waits:
        real.add(".._runtime", "waiting")
        stub.add(".._runtime", "waiting")
    bases = _bases(names, item.path, waits.offers)
    for block in (real, stub):
        block.use(str(view.decorator) for view in shown_methods if view.deprecated)
        for home, base in bases:
            block.add(home, base)
            block.add(home, f"Async{base}")
        if children:
            block.add("functools", "cached_property")
    for child in children:
        for block in (typing, stub):
            block.add(child.home, child.type)
            block.add(child.async_home, child.async_type)
    if typing.without(real):
        real.add("typing", "TYPE_CHECKING")
    about = _about(printer, item)
    return ResourceView(
        title=_title(about, item),
        about=about,
        imports=real.listed(),
        typing=typing.without(real).listed(4),
        stub_imports=stub.listed(),
        name=Code(owner),
        async_name=Code(f"Async{owner}"),
        operations=tuple(operations),
        children=children,
        methods=tuple(methods),
        former=former,
        bases=bases,
        waits=waits,
        async_twins=names.surface.async_twins,
        security=security,
    )


def _bases(names: Names, path: tuple[str, ...], waits: bool) -> tuple[Base, ...]:
    """What the classes of a resource are derived from."""
    surface = names.surface
    plain: Base = (base_module(surface, 2, "resource"), "Resource")
    if surface.webhooks and path == ("webhooks",):
        plain = (base_module(surface, 2, "webhooks"), "WebhooksResource")
    if not waits:
        return (plain,)
    waiting = (".._runtime.waiting_resource", "WaitingResource")
    return (waiting,) if surface.is_plain else (waiting, plain)


def import_words(block: Imports, words: set[str], up: str = "..") -> None:
    """Import what annotations are made of; `up` leads to the root of the package."""
    block.use(
        word for word in words if word not in _RUNTIME_HOME and word != "Iterable"
    )
    for word in words:
        if word in _RUNTIME_HOME:
            block.add(f"{up}_runtime.{_RUNTIME_HOME[word]}", word)
    if "Iterable" in words:
        block.add("collections.abc", "Iterable")


def child_view(names: Names, path: tuple[str, ...], depth: int) -> ChildView:
    """A resource below another one or below the client, which is of a class of one's own where
    the configuration says so; `depth` is how far below the package the module stands.
    """
    name = names.resource_class(path)
    folder = "." if depth > 1 else ".resources."
    home = async_home = f"{folder}{names.module(path)}"
    async_name = f"Async{name}"
    own = names.extend.resources.get(".".join(path))
    if own is not None:
        home, name = names.extend.home(own, depth), own.name
        if ".".join(path) not in names.extend.sync_only:
            async_home, async_name = home, f"Async{name}"
    return ChildView(
        name=Code(path[-1]),
        home=Code(home),
        async_home=Code(async_home),
        type=Code(name),
        async_type=Code(async_name),
        hides=len(path) == 1 and path[0] in YIELDING_ATTRIBUTES,
    )


def _about(printer: Annotations, item: Resource) -> str:
    """What the document says of the tag that all operations of a resource share, else the
    resource's own name."""
    tags = [set(operation.tags) for operation in item.operations]
    shared = set.intersection(*tags) if tags else set()
    for tag in printer.api.tags:
        if tag.name in shared and tag.description.strip() and not item.path[1:]:
            return tag.description.strip()
    return _own_name(item)


def _title(about: str, item: Resource) -> str:
    """The first paragraph of a text if it is one line, else the resource's own name."""
    line, *more = prose(about, 80)
    return _own_name(item) if more and more[0] else line


def _own_name(item: Resource) -> str:
    words = item.path[-1].replace("_", " ").strip()
    return f"{words[:1].upper()}{words[1:]}."
