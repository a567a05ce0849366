"""Operations that are functions of a module: `get_pet.sync(client=client, id="7")`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..model import ir
from ..plan.results import Manner, errors
from ..sdk.annotation import Annotation, generic, optional, type_named, union
from ..sdk.reading import read
from ..text.code import Code, literal
from .annotations import Annotations, none_last
from .arguments import ParameterView
from .bodies import Argument, Payload, arguments, payload
from .imports import Imports
from .methods import parameter_view, returned
from .surface import positional

FUNCTIONS = ("sync:", "sync_detailed:", "asyncio:", "asyncio_detailed:")
"""Begin what stands for a function that sends an operation: what it gives is what the reply is
read into, or all of the reply; it is awaited, or not."""
_RUNTIME = "_runtime.surface.operations"
_BODY = "body"


@dataclass(frozen=True, slots=True)
class FunctionView:
    """A function of a module that sends an operation.

    `constant` is the name of what sends it, which `endpoint` makes.
    """

    name: Code
    about: str
    parameters: tuple[ParameterView, ...]
    returns: Annotation
    constant: Code
    endpoint: Code
    awaited: bool
    detailed: bool

    @property
    def define(self) -> Code:
        """How it is defined."""
        return Code("async def" if self.awaited else "def")

    @property
    def send(self) -> Code:
        """What it calls."""
        way = "await {}.call_later" if self.awaited else "{}.call"
        return Code(way.format(self.constant))

    @property
    def result(self) -> Code:
        """What it returns."""
        return Code("reply" if self.detailed else "reply.parsed")


def function(
    printer: Annotations, name: str, target: str, depth: int, imports: Imports
) -> FunctionView | None:
    """The function that a target stands for; None where the document lacks its operation.

    Args:
        printer: knows the API.
        name: what it is called.
        target: `sync:GET /pets`.
        depth: the dots that lead to the root of the package.
        imports: receives what its annotations name.
    """
    kind, _, key = target.partition(":")
    operation = next((item for item in printer.api.operations if item.id == key), None)
    if operation is None:
        return None
    body = payload(printer, operation)
    listed, expanded = _listed(printer, operation, body)
    uses: set[str] = set()
    views = {
        item.name: _defaulted(item, parameter_view(item, set(), uses))
        for item in listed
    }
    first = [each for each in positional(printer, operation) if each in views]
    ordered = [replace(views.pop(each), by_position=True) for each in first]
    ordered += views.values()
    results = printer.plan.results[operation.id]
    documented = errors(printer.api, operation)
    shown = _returned(printer, operation)
    uses |= shown.uses
    detailed = kind.endswith("_detailed")
    imports.use(uses)
    runtime = f"{'.' * depth}{_RUNTIME}"
    for each in ("AuthenticatedClient", "Client", "Endpoint"):
        imports.add(runtime, each)
    if detailed:
        imports.add(runtime, "Response")
    if results.main.manner is Manner.DOWNLOAD:
        imports.add(runtime, "File")
    if any(item.optional for item in ordered):
        imports.add(f"{'.' * depth}_runtime.omit", "OMIT")
    path = ".".join((*printer.names.resource(operation.id), printer.names.method(key)))
    statuses = tuple(status for status, _ in documented)
    given = [literal(path), *([f"errors={_tuple(statuses)}"] if statuses else [])]
    if expanded is not None:
        given.append(f"body={expanded}")
    return FunctionView(
        name=Code(name),
        about=" ".join(operation.summary.split()) or f"Send `{key}`.",
        parameters=tuple(ordered),
        returns=generic("Response", shown) if detailed else optional(shown),
        constant=Code(f"_{printer.names.method(key).strip('_').upper()}"),
        endpoint=Code(f"Endpoint({', '.join(given)},)"),
        awaited=kind.startswith("asyncio"),
        detailed=detailed,
    )


def _defaulted(item: Argument, view: ParameterView) -> ParameterView:
    """One that must be given, but has a default, which is sent."""
    if not item.required or item.default is ir.ABSENT:
        return view
    known = {each.text for each in item.annotation.options}
    if type(item.default).__name__ in known:
        return replace(view, constant=Code(literal(item.default)))
    return replace(view, optional=True)


def _tuple(items: tuple[str, ...]) -> str:
    return f"({', '.join(map(literal, items))}{',' if len(items) == 1 else ''})"


def _listed(
    printer: Annotations, operation: ir.Operation, body: Payload
) -> tuple[list[Argument], Code | None]:
    """The arguments, of which the body is one."""
    listed = arguments(printer, operation, body)
    flat = next((pairs for _, pairs, whole, _ in reversed(body.bodies) if pairs), ())
    if not flat:
        return listed, None
    names = {name for name, _ in flat}
    content, _, _, required = body.bodies[-1]
    own = Argument(_BODY, _body(printer, content), required, "")
    pairs = "".join(f"{literal(wire)}: {literal(name)}, " for name, wire in flat)
    kept = [item for item in listed if item.name not in names]
    return [*kept, own], Code(f"{{{pairs}}}")


def _body(printer: Annotations, content: ir.Content) -> Annotation:
    named = content.type
    if isinstance(named, ir.Ref) and named.id in printer.plan.named:
        return printer.request(named)
    return read("Mapping[str, object]")


def _returned(printer: Annotations, operation: ir.Operation) -> Annotation:
    """What the reply is read into, documented errors too."""
    main = printer.plan.results[operation.id].main
    if main.manner is Manner.DOWNLOAD:
        found = [type_named("File")]
    else:
        found = list(returned(printer, main).options)
    for _, type_ in errors(printer.api, operation):
        found += printer.reply(type_).options
    return union(none_last(dict.fromkeys(found)))
