"""The methods of one operation: the plain one, its stream, and those of its further forms."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from ..model import ir
from ..plan import Plan
from ..plan.results import Manner, Result, Results
from .annotations import Annotations
from .bodies import Argument, Payload, arguments, payload


@dataclass(frozen=True, slots=True)
class Streamed:
    """The streaming method beside a plain one: its name, its result and what it sets."""

    name: str
    result: Result
    fixed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """One method of an operation.

    `operation` is reduced to the form that the method sends and asks for, `note` says what
    sets it apart from the plain one. `fixed` are arguments that it sets by itself, as (name,
    literal).
    """

    name: str
    operation: ir.Operation
    payload: Payload
    result: Result
    listed: list[Argument]
    fixed: tuple[tuple[str, str], ...] = ()
    note: str = ""
    streamed: Streamed | None = None


def variants(
    printer: Annotations, plan: Plan, operation: ir.Operation, taken: Set[str]
) -> Iterator[Variant]:
    """The methods of an operation, the plain one first; `taken` are the names that the
    class has otherwise."""
    method = printer.names.method(operation.id)
    yield from _forms(printer, operation, plan.results[operation.id], method, taken)
    for form, results in plan.forms.get(operation.id, ()):
        name = _free(f"{method}_{form.suffix}", taken)
        yield from _forms(printer, form.operation, results, name, taken, form.note)


def _forms(
    printer: Annotations,
    operation: ir.Operation,
    decided: Results,
    name: str,
    taken: Set[str],
    note: str = "",
) -> Iterator[Variant]:
    """A plain method, and a streaming one beside it where the document offers both."""
    body = payload(printer, operation)
    listed = arguments(printer, operation, body)
    main, stream = decided.main, decided.stream
    flag = next((item for item in listed if item.name == "stream"), None)
    kept = [item for item in listed if item is not flag or not _boolean(item)]
    fixed = (("stream", "True"),) if len(kept) < len(listed) else ()
    if stream is not None:
        other = _free(f"{name}_stream", taken)
        switched = printer.names.surface.streams == "argument" and fixed
        beside = Streamed(other, stream, fixed) if switched else None
        yield Variant(name, operation, body, main, kept, (), note, beside)
        yield Variant(other, operation, body, stream, kept, fixed, note)
    elif main.manner is Manner.STREAM:
        yield Variant(name, operation, body, main, kept, fixed, note)
    else:
        yield Variant(name, operation, body, main, listed, (), note)


def _free(name: str, taken: Set[str]) -> str:
    while name in taken:
        name += "_"
    return name


def _boolean(item: Argument) -> bool:
    return "bool" in item.annotation.uses
