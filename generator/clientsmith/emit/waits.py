"""Waits as views: constants of resource modules, and the methods that wait."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace

from ..model import ir
from ..plan import Plan, Resource
from ..sdk.annotation import (
    OBJECT,
    Annotation,
    generic,
    listing,
    optional,
    shadowed,
    type_named,
)
from ..text.code import Code
from .annotations import Annotations
from .arguments import ParameterView
from .bodies import Argument
from .methods import Documentation, MethodView, method, parameter_view
from .operations import OperationView, argument_of
from .raises import Raised
from .variants import variants
from .wait_constants import WaitView, wait_constant
from .wait_facts import WaitFacts


@dataclass(frozen=True, slots=True)
class WaitMethodView:
    """A method that waits, or that gives a handle: `positional` comes first then. It calls
    `call` of the runtime's resource with the wait, what `leads`, the arguments that are
    `passed`, and what `ends`. `home` is the module of the constant, if that is another.
    """

    name: Code
    kind: str
    wait: str
    constant: Code
    decorator: Code
    overload: Code
    parameters: tuple[ParameterView, ...]
    returns: Annotation
    async_returns: Annotation
    call: Code
    passed: tuple[tuple[str, Code], ...]
    ends: tuple[Code, ...]
    doc: Documentation
    home: Code | None = None
    deprecated: str = ""
    positional: tuple[ParameterView, ...] = ()
    overloads: tuple[tuple[ParameterView, ...], ...] = ()
    awaited: bool = True
    leads: tuple[Code, ...] = ()

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
        return any(item.optional for item in self.parameters)


@dataclass(frozen=True, slots=True)
class WaitViews:
    """What a resource module has of waits: operations of other modules that jobs need,
    constants, and methods."""

    operations: tuple[OperationView, ...]
    waits: tuple[WaitView, ...]
    methods: tuple[WaitMethodView, ...]

    @property
    def offers(self) -> bool:
        """Whether the module has methods that wait."""
        return bool(self.methods)


NO_WAITS = WaitViews((), (), ())


def names_of_waits(printer: Annotations, path: tuple[str, ...]) -> Iterator[str]:
    """The methods of a resource that wait."""
    names = printer.names
    for wait in printer.api.waits:
        methods = names.wait(wait.name)
        if methods.resource == path:
            yield from (methods.wait, methods.job)
        for start, name in methods.starts.items():
            if names.resource(start) == path:
                yield name


def wait_views(
    printer: Annotations,
    plan: Plan,
    item: Resource,
    taken: Set[str],
    constants: Mapping[str, str],
    uses: set[str],
) -> WaitViews:
    """What a resource module has of waits.

    Args:
        taken: the names that the class defines.
        constants: those of the module's operations, by the operation's id.
        uses: receives the words of annotations.
    """
    facts = WaitFacts(printer, plan, item, frozenset(taken), dict(constants), uses)
    made = _Methods(facts)
    names = printer.names
    waits: list[WaitView] = []
    methods: list[WaitMethodView] = []
    for wait in printer.api.waits:
        own = names.wait(wait.name).resource == item.path
        if own:
            waits.append(wait_constant(facts, wait))
        for start in wait.starts:
            if names.resource(start) == item.path:
                methods.append(made.start(wait, start))
        if own:
            methods += [made.wait(wait), made.job(wait)]
    return WaitViews(tuple(facts.further), tuple(waits), tuple(methods))


@dataclass(frozen=True, slots=True)
class _Methods:
    facts: WaitFacts

    def start(self, wait: ir.Wait, start: str) -> WaitMethodView:
        """The method that starts something and waits for its end."""
        names = self.facts.printer.names
        operation = self.facts.operation(start)
        variant = next(
            variants(self.facts.printer, self.facts.plan, operation, self.facts.taken)
        )
        view = method(
            self.facts.printer,
            variant,
            constant=self.facts.constant_of(start),
            taken=self.facts.taken,
            uses=self.facts.uses,
        )
        passed = {name for name, _ in view.passed}
        name = _free("wait", passed)
        shown = optional(generic("WaitOptions", self.facts.reply(wait)))
        further = self._parameter(
            name,
            shown,
            "None",
            "Its `timeout`, and `on_poll`, which is called with every reply.",
        )
        own = names.wait(wait.name)
        here = own.resource == self.facts.item.path
        parameters = (*view.parameters, further)
        doc = self._doc(wait, view, parameters, _and_wait(view.doc.summary))
        return WaitMethodView(
            name=Code(own.starts[start]),
            kind="start",
            wait=wait.name,
            constant=Code(own.constant),
            decorator=view.decorator,
            overload=view.overload,
            parameters=_ordered(parameters),
            returns=self._used(self.facts.result(wait)),
            async_returns=self._used(self.facts.twin(wait)),
            call=Code("_start_and_wait"),
            passed=view.passed,
            ends=(Code(name), Code("options")),
            doc=replace(doc, raises=view.doc.raises),
            home=None if here else Code(names.module(own.resource)),
            deprecated=view.deprecated,
            overloads=tuple(_ordered((*each, further)) for each in view.overloads),
            leads=(Code(self.facts.constant_of(start)),),
        )

    def wait(self, wait: ir.Wait) -> WaitMethodView:
        """The method that waits for what is known by its arguments."""
        view, listed = self._poll(wait)
        named = {item.name for item in listed}
        timeout, told = _free("timeout", named), _free("on_poll", named)
        reply = self.facts.reply(wait)
        parameters = (
            *(
                parameter_view(item, self.facts.taken, self.facts.uses)
                for item in listed
            ),
            self._omitted(
                timeout,
                optional(type_named("Seconds")),
                f"Seconds until `WaitTimeout` is raised, 0 for a single look, None for no"
                f" end. Default: {_seconds(wait.timeout)}.",
            ),
            self._parameter(
                told,
                optional(generic("Callable", listing([reply]), OBJECT)),
                "None",
                "Called with every reply.",
            ),
        )
        own = self.facts.printer.names.wait(wait.name)
        return WaitMethodView(
            name=Code(own.wait),
            kind="wait",
            wait=wait.name,
            constant=Code(own.constant),
            decorator=view.decorator,
            overload=view.overload,
            parameters=_ordered(parameters),
            returns=self._used(self.facts.result(wait)),
            async_returns=self._used(self.facts.twin(wait)),
            call=Code("_wait"),
            passed=tuple((item.name, Code(item.name)) for item in listed),
            ends=(Code(timeout), Code(told), Code("options")),
            doc=self._doc(
                wait, view, parameters, f"Wait until {_noun(wait)} has ended."
            ),
        )

    def job(self, wait: ir.Wait) -> WaitMethodView:
        """The method that gives a handle."""
        view, listed = self._poll(wait)
        named = {item.name for item in listed}
        token, cancel = _free("token", named), _free("cancel_on_exit", named)
        reply = _free("reply", named)
        shown = self.facts.replies(wait)
        omitted = [replace(item, required=False, constant=None) for item in listed]
        parameters = (
            *(
                parameter_view(item, self.facts.taken, self.facts.uses)
                for item in omitted
            ),
            self._parameter(
                token,
                optional(type_named("str")),
                "None",
                "The `token` of an earlier handle, or of a `WaitTimeout`.",
            ),
            *(
                [
                    self._parameter(
                        cancel,
                        type_named("bool"),
                        "False",
                        "Cancel what goes on at the end of a `with` statement.",
                    )
                ]
                if wait.cancel is not None
                else []
            ),
        )
        reply_type = self.facts.reply(wait)
        handle = generic("JobHandle", reply_type, self.facts.result(wait))
        twin = generic("AsyncJobHandle", reply_type, self.facts.twin(wait))
        summary = f"A handle of {_noun(wait)}, by a reply, its arguments or a token."
        doc = self._doc(wait, view, parameters, summary)
        own = self.facts.printer.names.wait(wait.name)
        return WaitMethodView(
            name=Code(own.job),
            kind="job",
            wait=wait.name,
            constant=Code(own.constant),
            decorator=view.decorator,
            overload=view.overload,
            positional=(self._parameter(reply, shown, "None", ""),),
            parameters=_ordered(parameters),
            returns=self._used(handle),
            async_returns=self._used(twin),
            awaited=False,
            call=Code("_job"),
            leads=(Code(reply),),
            passed=tuple((item.name, Code(item.name)) for item in listed),
            ends=(
                Code(token),
                Code(cancel if wait.cancel is not None else "False"),
                Code("options"),
            ),
            doc=replace(doc, description=""),
        )

    def _doc(
        self,
        wait: ir.Wait,
        view: MethodView,
        parameters: tuple[ParameterView, ...],
        summary: str,
    ) -> Documentation:
        """What the docstring of a method says: that of the plain method, with a summary of
        its own."""
        return replace(
            view.doc,
            summary=summary,
            description=self._told(wait),
            note="",
            streams=False,
            downloads=False,
            explained=tuple(item for item in parameters if item.note),
            raises=Raised(),
            returns="",
        )

    def _used(self, shown: Annotation) -> Annotation:
        """An annotation as it stands in the module, whose imports have what it uses."""
        shown = shadowed(shown, self.facts.taken)
        self.facts.uses |= shown.uses | {"Options"}
        return shown

    def _told(self, wait: ir.Wait) -> str:
        """What the docstring says of the wait."""
        path = ".".join(wait.state)
        seen = f"`{path}` is {_either(wait.success)}" if path else "it has ended"
        if wait.absent == "success":
            seen = "it is gone" if not wait.success else f"it is gone, or {seen}"
        text = f"Polls until {seen}."
        if wait.stop:
            text += f" It ends too at {_either(wait.stop)}: somebody has to act."
        if wait.on_failure == "return":
            return text
        bad = f"At {_either(wait.failure)}" if wait.failure else "At a bad end"
        return f"{text} {bad} it raises `WaitFailed`."

    def _poll(self, wait: ir.Wait) -> tuple[MethodView, list[Argument]]:
        """The plain method of the poll, and its arguments but for those that we set."""
        poll = self.facts.operation(wait.poll)
        variant = next(
            variants(self.facts.printer, self.facts.plan, poll, self.facts.taken)
        )
        view = method(
            self.facts.printer,
            variant,
            constant=self.facts.constant_of(wait.poll),
            taken=self.facts.taken,
            uses=set(),
        )
        held = wait.hold and argument_of(self.facts.printer, poll, wait.hold[0])
        kept: list[Argument] = []
        if isinstance(wait.result, ir.WaitStep) and wait.kept:
            names = set(self.facts.kept(wait))
            listed = self.facts.variant(wait.result.operation).listed
            kept = [item for item in listed if item.name in names]
        return view, [item for item in (*variant.listed, *kept) if item.name != held]

    def _parameter(
        self, name: str, shown: Annotation, constant: str, note: str
    ) -> ParameterView:
        return ParameterView(Code(name), self._used(shown), False, Code(constant), note)

    def _omitted(self, name: str, shown: Annotation, note: str) -> ParameterView:
        self.facts.uses.add("Omit")
        return ParameterView(Code(name), self._used(shown), True, None, note)


def _ordered(parameters: Iterable[ParameterView]) -> tuple[ParameterView, ...]:
    """Those without a default first, as their names come."""
    return tuple(sorted(parameters, key=lambda item: item.has_default))


def _and_wait(summary: str) -> str:
    return f"{summary.rstrip('.') or 'Start it'}, and wait for the end."


def _noun(wait: ir.Wait) -> str:
    article = "an" if wait.name[0] in "aeio" else "a"
    return f"{article} {wait.name.replace('_', ' ')}"


def _either(states: tuple[str, ...]) -> str:
    shown = [f"`{state}`" for state in states]
    return " or ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def _seconds(timeout: float | None) -> str:
    return "None" if timeout is None else f"{timeout:g}"


def _free(name: str, taken: Set[str]) -> str:
    while name in taken:
        name += "_"
    return name
