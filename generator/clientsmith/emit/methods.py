"""Methods of resources: what templates write as a method, its async twin and their stubs."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

from ..model import ir
from ..names.page_classes import list_class
from ..plan.results import Manner, Result
from ..sdk.annotation import (
    JSON_VALUE,
    NONE,
    Annotation,
    generic,
    literals,
    optional,
    shadowed,
    type_named,
    union,
)
from ..text.code import Code, with_full_stop
from ..text.sentences import first_sentence
from .annotations import Annotations, none_last
from .arguments import OMIT, ParameterView
from .bodies import Argument
from .calls import documented_call
from .raises import Raised, raises
from .requests import holding, passed
from .surface import (
    Extra,
    extras,
    file_annotations,
    page_annotations,
    page_class,
    positional,
    rule_of,
)
from .told import deprecation_notice, note, returned_text
from .variants import Variant

_CALLS = {
    Manner.CALL: Code("_call"),
    Manner.PAGES: Code("_pages"),
    Manner.STREAM: Code("_stream"),
    Manner.DOWNLOAD: Code("_download"),
}


@dataclass(frozen=True, slots=True)
class Documentation:
    """What a docstring says of a method, besides its parameters."""

    summary: str
    description: str
    deprecated: str
    note: str
    streams: bool
    downloads: bool
    explained: tuple[ParameterView, ...]
    raises: Raised
    method: str
    path: str
    returns: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class StreamStub:
    """An overload of a method by its argument `stream`."""

    annotation: Annotation
    optional: bool
    returns: Annotation


@dataclass(frozen=True, slots=True)
class StreamingView:
    """What a method does that is called with `stream=True`."""

    constant: Code
    passed: tuple[tuple[str, Code], ...]
    returns: Annotation
    async_returns: Annotation
    both: Annotation
    async_both: Annotation


@dataclass(frozen=True, slots=True)
class MethodView:
    """A method of a resource and of its asynchronous twin.

    `operation_id` is the document's name for what it sends, else method and path; `constant`
    is the name of its operation in the module, `call` the method of the runtime's `Resource`
    that sends it; `deprecated` is what its users are told if it is, by `decorator`. There are
    `overloads` where a body may be left out, but not half of it.
    `passed` are the arguments that it sends, as names and expressions. `renamed` are those
    with an earlier name, as that, the name and the warning; `former` are the signatures that
    have earlier names.
    """

    name: Code
    operation_id: str
    deprecated: str
    decorator: Code
    overload: Code
    parameters: tuple[ParameterView, ...]
    overloads: tuple[tuple[ParameterView, ...], ...]
    returns: Annotation
    async_returns: Annotation
    awaited: bool
    constant: Code
    call: Code
    passed: tuple[tuple[str, Code], ...]
    doc: Documentation
    extras: tuple[Extra, ...] = ()
    streaming: StreamingView | None = None
    page: str = ""
    holder: Code | None = None
    """The argument that holds all others."""
    twin: str = ""
    """What the docstring of the asynchronous method says: the summary, and where the rest is."""
    renamed: tuple[tuple[str, str, str], ...] = ()
    former: tuple[MethodView, ...] = ()

    @property
    def define(self) -> Code:
        """How the method is defined."""
        return Code("def")

    @property
    def async_define(self) -> Code:
        """How its asynchronous twin is defined."""
        return Code("async def" if self.awaited else "def")

    @property
    def needs_omit(self) -> bool:
        """Whether a parameter may be left out."""
        return (
            self.streaming is not None
            or any(item.optional for item in self.parameters)
            or any(item.default == "OMIT" for item in self.extras)
        )

    @property
    def streams(self) -> tuple[StreamStub, ...]:
        """The overloads by the argument `stream`, where there is one."""
        if self.streaming is None:
            return ()
        return _stream_stubs(self.returns, self.streaming.returns)

    @property
    def async_streams(self) -> tuple[StreamStub, ...]:
        """Those of the asynchronous twin."""
        if self.streaming is None:
            return ()
        return _stream_stubs(self.async_returns, self.streaming.async_returns)

    @property
    def whole_returns(self) -> Annotation:
        """The result, whatever is asked for."""
        return self.streaming.both if self.streaming else self.returns

    @property
    def async_whole_returns(self) -> Annotation:
        """That of the asynchronous twin."""
        return self.streaming.async_both if self.streaming else self.async_returns

    @property
    def given_options(self) -> Code:
        """The options of the call, with what further arguments say."""
        if not self.extras:
            return Code("options")
        named = "".join(f", {item.option}={item.name}" for item in self.extras)
        return Code(f"merged(options{named})")


def _stream_stubs(plain: Annotation, stream: Annotation) -> tuple[StreamStub, ...]:
    return (
        StreamStub(literals([True]), False, stream),
        StreamStub(optional(literals([False]), OMIT), True, plain),
        StreamStub(type_named("bool"), False, union((plain, stream))),
    )


def returned(printer: Annotations, result: Result) -> Annotation:
    """The annotation of an operation's decoded result."""
    if result.manner is Manner.DOWNLOAD:
        return type_named("bytes")
    if result.undeclared:
        return union((JSON_VALUE, NONE))
    found = [
        JSON_VALUE if reply.type is None else printer.reply(reply.type)
        for _, replies in result.replies
        for reply in replies
    ]
    options = [option for each in found for option in each.options]
    return union(
        none_last([*options, NONE] if result.empty or not options else options)
    )


def method(
    printer: Annotations,
    variant: Variant,
    *,
    constant: str,
    taken: Set[str],
    uses: set[str],
) -> MethodView:
    """The view of one method.

    Args:
        constant: the name of its operation in the module.
        taken: the names that the class defines, which its annotations cannot use plainly.
        uses: receives the words of all annotations, for the import block.
    """
    operation, result = variant.operation, variant.result
    decoded = shadowed(returned(printer, result), taken)
    given = handed(printer, operation, result, decoded, taken)
    uses |= decoded.uses | {"Options"}
    first = positional(printer, operation)
    parameters = _parameters(variant.listed, first, taken, uses)
    without, whole = _overloaded(variant.listed)
    overloads = [
        tuple(_parameters(each, first, taken, uses))
        for each in ([without, whole] if whole else [])
    ]
    rule = rule_of(printer.names.surface, operation)
    page = page_class(printer, operation)
    if result.manner not in (Manner.CALL, Manner.PAGES):
        page = ""
    call = Code("_paged") if page else _CALLS[result.manner]
    downloads = result.manner is Manner.DOWNLOAD
    file = file_annotations(printer, operation, downloads=downloads)
    if file is not None:
        page, call = "", Code("_file")
        given, other = map(type_named, file)
    elif page:
        given, other = page_annotations(printer, operation, page, taken)
    elif rule.turns and result.manner in (Manner.CALL, Manner.PAGES):
        page, call = "", Code("_turn")
        given, other = generic("Turn", decoded), generic("AsyncTurn", decoded)
    elif result.manner is Manner.CALL:
        other = given
    else:
        other = asynchronous(given)
    uses |= given.uses | other.uses
    there = {item.name for item in variant.listed}
    given_on = [
        (item.name, passed(printer, operation, item)) for item in variant.listed
    ]
    given_on += [(name, Code(value)) for name, value in variant.fixed]
    holder = rule.request
    if holder:
        parameters = [holding(holder, parameters, uses)]
        overloads, there = [], {holder}
    return MethodView(
        name=Code(variant.name),
        operation_id=operation.operation_id or operation.id,
        deprecated=_deprecation(operation),
        decorator=shadowed(type_named("deprecated"), taken),
        overload=shadowed(type_named("overload"), taken),
        parameters=tuple(parameters),
        overloads=tuple(overloads),
        returns=given,
        async_returns=other,
        awaited=call in ("_file", "_turn")
        or (result.manner is not Manner.PAGES and not page),
        constant=Code(constant),
        call=call,
        passed=tuple(given_on),
        doc=_documentation(printer, variant, parameters),
        extras=extras(printer, there, taken, uses),
        streaming=_streaming(printer, variant, (given, other), taken, uses),
        page=page,
        holder=Code(holder) if holder else None,
    )


def _streaming(
    printer: Annotations,
    variant: Variant,
    plain: tuple[Annotation, Annotation],
    taken: Set[str],
    uses: set[str],
) -> StreamingView | None:
    """What the method does that streams, where this one can be asked for it.

    Args:
        plain: what it gives otherwise, and its twin.
    """
    beside = variant.streamed
    if beside is None:
        return None
    decoded = shadowed(returned(printer, beside.result), taken)
    given = handed(printer, variant.operation, beside.result, decoded, taken)
    uses |= given.uses | {"AsyncStream", "Literal", "Omit"}
    passed = [(item.name, Code(item.name)) for item in variant.listed]
    passed += [(name, Code(value)) for name, value in beside.fixed]
    return StreamingView(
        constant=Code(f"_{beside.name.strip('_').upper()}"),
        passed=tuple(passed),
        returns=given,
        async_returns=asynchronous(given),
        both=union((plain[0], given)),
        async_both=union((plain[1], asynchronous(given))),
    )


def _parameters(
    listed: list[Argument], first: list[str], taken: Set[str], uses: set[str]
) -> list[ParameterView]:
    """The parameters of a signature, those that may be passed by position first."""
    views = {item.name: parameter_view(item, taken, uses) for item in listed}
    placed = [
        replace(views.pop(name), by_position=True) for name in first if name in views
    ]
    return [*placed, *views.values()]


def parameter_view(item: Argument, taken: Set[str], uses: set[str]) -> ParameterView:
    """The view of a keyword argument; `uses` receives the words of its annotation."""
    shown = shadowed(item.annotation, taken)
    uses |= shown.uses if item.required else shown.uses | {"Omit"}
    return ParameterView(
        Code(item.name),
        shown,
        not item.required,
        item.constant,
        note(item),
    )


def _overloaded(listed: list[Argument]) -> tuple[list[Argument], list[Argument]]:
    """The arguments of a call without its body and of one with all that the body needs, where
    that says more than the plain signature."""
    members = [item for item in listed if item.member is not None]
    if len(members) < 2 or not any(item.member for item in members):
        return [], []
    without = [item for item in listed if item.member is None]
    whole = [
        replace(item, required=item.required or bool(item.member)) for item in listed
    ]
    return without, sorted(whole, key=lambda item: not item.required)


def handed(
    printer: Annotations,
    operation: ir.Operation,
    result: Result,
    decoded: Annotation,
    taken: Set[str],
) -> Annotation:
    """The annotation of what a method returns: its result, or what hands it over."""
    match result.manner:
        case Manner.CALL:
            return decoded
        case Manner.DOWNLOAD:
            return type_named("Download")
        case Manner.STREAM:
            return generic("Stream", decoded)
        case Manner.PAGES:
            assert operation.paging is not None
            item = shadowed(printer.reply(operation.paging.item), taken)
            return generic(list_class(operation.paging), item, decoded)


def asynchronous(handle: Annotation) -> Annotation:
    """The twin of what hands a result over: of `Stream`, `AsyncStream`."""
    return generic(f"Async{handle.head}", *handle.arguments)


def _documentation(
    printer: Annotations, variant: Variant, parameters: list[ParameterView]
) -> Documentation:
    operation, manner = variant.operation, variant.result.manner
    summary = " ".join(operation.summary.split())
    description = operation.description.strip()
    if not summary:
        summary, _, description = description.partition("\n")
        summary = " ".join(summary.split())
        if len(summary) > 78:
            sentence = first_sentence(summary)
            rest = summary[len(sentence) :].lstrip()
            if rest:
                summary, description = sentence, rest + "\n" + description
    if description.strip(" .\n") == summary.strip(" ."):
        description = ""
    return Documentation(
        summary=with_full_stop(summary),
        description=description.strip("\n"),
        deprecated=deprecation_notice(operation),
        note=variant.note,
        streams=manner is Manner.STREAM,
        downloads=manner is Manner.DOWNLOAD,
        explained=tuple(item for item in parameters if item.note),
        raises=raises(operation),
        method=operation.method,
        path=operation.path,
        returns=returned_text(variant.operation, printer.api),
        example=documented_call(printer, variant, 12),
    )


def _deprecation(operation: ir.Operation) -> str:
    """What users of an operation are told that is deprecated, empty for another."""
    if not operation.deprecated:
        return ""
    return (
        operation.deprecation or f"{operation.method} {operation.path} is deprecated."
    )
