"""Waits as data: the constants of resource modules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import ir
from ..plan.results import Manner
from ..sdk.annotation import Annotation, type_named
from ..text.code import Code
from .operations import Options, argument_of, keywords
from .wait_facts import WaitFacts

_PLAIN = ir.Wait(name="", poll="")
_OPTIONS = (
    *("state", "success", "failure", "stop", "running", "unknown", "absent", "error"),
    *("progress", "first", "factor", "most", "timeout", "on_failure", "on_stop"),
)


@dataclass(frozen=True, slots=True)
class StepView:
    """An operation that is called for a job."""

    operation: Code
    arguments: tuple[str | tuple[str, str], ...]
    downloads: bool


@dataclass(frozen=True, slots=True)
class WaitView:
    """A wait as data: the arguments of the runtime's `Wait`."""

    constant: Code
    reply: Annotation
    result: Annotation
    name: str
    poll: Code
    arguments: tuple[str, ...]
    ids: tuple[tuple[str, tuple[str, ...]], ...]
    options: Options
    path: tuple[str, ...]
    further: StepView | None
    hold: Options
    cancel: StepView | None


def wait_constant(facts: WaitFacts, wait: ir.Wait) -> WaitView:
    """The view of a wait's constant."""
    poll = facts.operation(wait.poll)
    reply, result = facts.reply(wait), facts.result(wait)
    step = wait.result if isinstance(wait.result, ir.WaitStep) else None
    path = () if isinstance(wait.result, ir.WaitStep) else wait.result
    further = _step(facts, wait, step)
    if further is not None and further.downloads:
        result = type_named("Any")  # the twins give back different ones
    options = [
        (name, _number(getattr(wait, name)))
        for name in _OPTIONS
        if getattr(wait, name) != getattr(_PLAIN, name)
    ]
    kept = tuple(facts.kept(wait))
    options += [("kept", kept)] if kept else []
    facts.uses |= reply.uses | result.uses
    hold: list[tuple[str, object]] = []
    if wait.hold is not None:
        wire, most = wait.hold
        hold = [("argument", argument_of(facts.printer, poll, wire))]
        hold += [("most", _number(most))] if most != 30 else []
    return WaitView(
        constant=Code(facts.printer.names.wait(wait.name).constant),
        reply=reply,
        result=result,
        name=wait.name,
        poll=Code(facts.constant_of(wait.poll)),
        arguments=(*(facts.argument(poll, wire) for wire, _ in wait.ids), *kept),
        ids=tuple(_ids(facts, wait, poll)),
        options=keywords(options),
        path=path,
        further=further,
        hold=keywords(hold),
        cancel=_step(facts, wait, wait.cancel),
    )


def _step(facts: WaitFacts, wait: ir.Wait, step: ir.WaitStep | None) -> StepView | None:
    if step is None:
        return None
    operation, poll = facts.operation(step.operation), facts.operation(wait.poll)
    arguments: list[str | tuple[str, str]] = []
    for wire, source in step.arguments:
        name = facts.argument(operation, wire)
        kind, _, key = source.partition(":")
        if kind == "argument" and key:
            owner = operation if key in wait.kept else poll
            source = f"argument:{facts.argument(owner, key)}"
        same = source == f"argument:{name}"
        arguments.append(name if same else (name, source))
    manner = facts.plan.results[step.operation].main.manner
    return StepView(
        Code(facts.constant_of(step.operation)),
        tuple(arguments),
        manner is Manner.DOWNLOAD,
    )


def _ids(
    facts: WaitFacts, wait: ir.Wait, poll: ir.Operation
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Where the arguments of a poll are, but for those that the start has by the same
    name."""
    starts = [facts.operation(start) for start in wait.starts]
    for wire, sources in wait.ids:
        name = facts.argument(poll, wire)
        found: dict[str, None] = {}
        for source in sources:
            kind, _, key = source.partition(":")
            if kind != "argument" or not key:
                found[source] = None
                continue
            for start in starts:
                if any(each.wire == key for each in start.parameters):
                    found[f"argument:{facts.argument(start, key)}"] = None
                else:
                    named = facts.printer.names.sent(start.id)
                    known = [n for n, at in named.items() if at == f"body:{key}"]
                    found |= {f"argument:{each}": None for each in known}
        if tuple(found) != (f"argument:{name}",):
            yield name, tuple(found)
    for wire, name in zip(wait.kept, facts.kept(wait), strict=True):
        given = {f"argument:{facts.argument(start, wire)}": None for start in starts}
        if tuple(given) != (f"argument:{name}",):
            yield name, tuple(given)


def _number(value: object) -> object:
    """A whole number without its fraction."""
    return int(value) if isinstance(value, float) and value == int(value) else value
