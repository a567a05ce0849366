"""What `[waits]` says, held against the document: operations, states, and where the values
that identify a job come from."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from ..config import WaitResult, WaitRule
from ..config.places import Path
from ..config.waits import STATUS_CODE
from ..model import ir, shapes
from ..report.diagnostics import Diagnostics
from ..spec.source_map import ROOT, Location
from . import pages
from .paging_types import options

Place = Callable[[Path], Location | None]
Rules = Mapping[str, WaitRule | Literal[False]]


def with_waits(
    api: ir.Api,
    rules: Rules,
    diagnostics: Diagnostics,
    place: Place,
    declared: Rules,
) -> ir.Api:
    """The API with the waits that a configuration states, and those that its document does.

    Args:
        rules: waits by name; False refuses a candidate.
        diagnostics: told of each wait that does not fit the document, which is left out.
        place: tells where a key of the configuration stands.
        declared: waits of the document's own. One that does not fit is told of, no more.
    """
    found = (
        _Reading(api, name, rule, diagnostics, place).wait()
        for name, rule in sorted(rules.items())
        if rule is not False
    )
    waits = [wait for wait in found if wait is not None]
    for name, rule in sorted(declared.items()):
        if rule is False:
            continue
        faults = Diagnostics()
        wait = _Reading(api, name, rule, faults, lambda path: None).wait()
        if wait is not None and not faults.failed:
            waits.append(wait)
            continue
        for fault in faults:
            poll = next(each for each in api.operations if each.id == rule.poll)
            diagnostics.unsupported("wait-declared", poll.at, fault.message, fault.hint)
    return replace(api, waits=tuple(waits)) if waits else api


def listed_states(api: ir.Api, rules: Rules) -> dict[str, dict[str, str]]:
    """The states that the document lists for each configured wait, each with the list of the
    configuration that has it, empty for none."""
    found: dict[str, dict[str, str]] = {}
    for name, rule in rules.items():
        if rule is False:
            continue
        told = {state.casefold(): key for key in _LISTS for state in getattr(rule, key)}
        for operation in api.operations:
            content = pages.success(operation)
            if rule.poll in (operation.id, operation.operation_id) and content:
                types = shapes.at_path(api, content.type or ir.ANY, rule.state)
                every = [each for type_, _ in types for each in values(api, type_)]
                found[name] = {each: told.get(each.casefold(), "") for each in every}
    return found


_LISTS = ("success", "failure", "stop", "running")


class _Unfit(Exception):
    """A wait was reported that does not fit the document."""


@dataclass(frozen=True, slots=True)
class _Reading:
    api: ir.Api
    name: str
    rule: WaitRule
    diagnostics: Diagnostics
    place: Place

    def wait(self) -> ir.Wait | None:
        """The wait, None where it does not fit."""
        try:
            return self._wait()
        except _Unfit:
            return None

    def _wait(self) -> ir.Wait:
        rule = self.rule
        poll = self._operation("poll", rule.poll)
        starts = tuple(
            self._operation("start", name, index)
            for index, name in enumerate(rule.start)
        )
        by_code = rule.state == STATUS_CODE
        known = () if by_code else self._check_states(poll)
        self._check_paths(poll)
        listed = {
            state.casefold() for state in (*rule.success, *rule.failure, *rule.stop)
        }
        between = tuple(state for state in known if state.casefold() not in listed)
        result = self._result(poll, starts)
        return ir.Wait(
            name=self.name,
            poll=poll.id,
            starts=tuple(start.id for start in starts),
            ids=tuple(self._ids(poll, starts)),
            state=() if by_code else rule.state,
            success=rule.success,
            failure=rule.failure,
            stop=rule.stop,
            running=rule.running or between,
            unknown=rule.unknown,
            absent=rule.absent,
            result=result,
            kept=tuple(_kept(result, poll)),
            error=rule.error,
            progress=rule.progress,
            first=rule.interval.first,
            factor=rule.interval.factor,
            most=rule.interval.most,
            timeout=rule.timeout if rule.timeout is not False else None,
            hold=self._hold(poll),
            cancel=(
                None
                if rule.cancel is None
                else self._step("cancel", rule.cancel, {}, poll)
            ),
            on_failure=rule.on_failure,
            on_stop=rule.on_stop or ("raise" if rule.result else "return"),
            at=poll.at,
        )

    def _operation(self, key: str, said: str, index: int | None = None) -> ir.Operation:
        for operation in self.api.operations:
            if said in (operation.id, operation.operation_id):
                return operation
        every = [
            each
            for operation in self.api.operations
            for each in (operation.id, operation.operation_id)
            if each
        ]
        near = difflib.get_close_matches(said, every, n=1, cutoff=0.5)
        hint = (
            f'did you mean "{near[0]}"?' if near else "correct it, or take the wait out"
        )
        at = (key,) if index is None else (key, index)
        raise self._unfit("wait-operation", at, f"`{said}` is no operation", hint)

    def _check_states(self, poll: ir.Operation) -> tuple[str, ...]:
        """The states that the document lists, after the configured ones were held against
        them."""
        type_ = self._reply(poll)
        fields = [each for each, _ in shapes.at_path(self.api, type_, self.rule.state)]
        if not fields:
            path = ".".join(self.rule.state)
            raise self._unfit(
                "wait-state",
                ("state",),
                f"the reply of {poll.id} has no `{path}`",
                'name the property that holds the state, or "http"',
            )
        known = tuple(dict.fromkeys(v for t in fields for v in values(self.api, t)))
        if not known:
            return ()
        folded = {value.casefold(): value for value in known}
        for key in _LISTS:
            for index, state in enumerate(getattr(self.rule, key)):
                if state.casefold() in folded:
                    continue
                near = difflib.get_close_matches(
                    state.casefold(), folded, n=1, cutoff=0.6
                )
                self._unfit(
                    "wait-state",
                    (key, index),
                    f"`{state}` is no state of {poll.id}: it has {', '.join(known)}",
                    f'did you mean "{folded[near[0]]}"?' if near else "take it out",
                )
        if self.rule.running:
            every = {
                state.casefold() for key in _LISTS for state in getattr(self.rule, key)
            }
            for state in known:
                if state.casefold() not in every:
                    self.diagnostics.warning(
                        "wait-state-new",
                        poll.at,
                        f"state `{state}` of {poll.id} is in no list of `waits.{self.name}`",
                        f"it counts as {self.rule.unknown}; put it in a list",
                        self.place(("waits", self.name, "running")),
                    )
        return known

    def _reply(self, poll: ir.Operation) -> ir.Type:
        content = pages.success(poll)
        if content is None or content.type is None or poll.paging is not None:
            raise self._unfit(
                "wait-reply",
                ("poll",),
                f"{poll.id} has no single JSON reply that could tell how a job is",
                "name the operation that reads one job",
            )
        return content.type

    def _check_paths(self, poll: ir.Operation) -> None:
        """Report paths that the reply of a poll does not have."""
        for key in ("error", "progress", "result"):
            path = getattr(self.rule, key)
            if not path or isinstance(path, WaitResult):
                continue
            if not any(shapes.at_path(self.api, self._reply(poll), path)):
                self._unfit(
                    "wait-state",
                    (key,),
                    f"the reply of {poll.id} has no `{'.'.join(path)}`",
                    "correct the path, or leave it out",
                )

    def _ids(
        self, poll: ir.Operation, starts: tuple[ir.Operation, ...]
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        """What identifies a job, each with where it is to be had."""
        needed = [
            item.wire
            for item in poll.parameters
            if item.location is ir.In.PATH
            or (item.required and item.location is ir.In.QUERY)
        ]
        for wire in self.rule.id:
            if wire not in needed:
                near = difflib.get_close_matches(wire, needed, n=1, cutoff=0.4)
                hint = f'did you mean "{near[0]}"?' if near else "take it out"
                raise self._unfit(
                    "wait-argument", ("id", wire), f"{poll.id} needs no `{wire}`", hint
                )
        for number, wire in enumerate(needed):
            if wire in self.rule.id:
                yield wire, self.rule.id[wire]
                continue
            own = all(_has(start, wire) for start in starts)
            if own and starts:
                yield wire, (f"argument:{wire}",)
                continue
            found = self._in_replies(wire, starts, last=number == len(needed) - 1)
            if starts and not found:
                raise self._unfit(
                    "wait-argument",
                    ("start",),
                    f"nothing tells `{wire}` of {poll.id}",
                    f'say where it is: id = {{ {wire} = "PATH IN THE REPLY" }}',
                )
            yield wire, found or (wire,)

    def _in_replies(
        self, wire: str, starts: tuple[ir.Operation, ...], last: bool
    ) -> tuple[str, ...]:
        """The properties of the starts' replies that are called as a parameter, or `id`."""
        found: dict[str, None] = {}
        for start in starts:
            content = pages.success(start)
            if content is None or content.type is None:
                continue
            for name in (wire, *(("id",) if last else ())):
                if any(shapes.at_path(self.api, content.type, (name,))):
                    found[name] = None
                    break
        return tuple(found)

    def _result(
        self, poll: ir.Operation, starts: tuple[ir.Operation, ...]
    ) -> tuple[str, ...] | ir.WaitStep:
        said = self.rule.result
        if not isinstance(said, WaitResult):
            return said
        return self._step("result", said.operation, said.arguments, poll, starts)

    def _step(
        self,
        key: str,
        name: str,
        said: Mapping[str, str],
        poll: ir.Operation,
        starts: tuple[ir.Operation, ...] = (),
    ) -> ir.WaitStep:
        """An operation that is called for a job. Its path takes what the poll's takes, or what
        all of the starts' take."""
        operation = self._operation(key, name)
        parameters = [each.wire for each in operation.parameters]
        for wire in said:
            if wire not in parameters:
                raise self._unfit(
                    "wait-argument",
                    (key, wire),
                    f"{operation.id} has no parameter `{wire}`",
                    f"it has {', '.join(parameters) or 'none'}",
                )
        arguments = dict(said)
        for item in operation.parameters:
            if not item.required or item.wire in arguments:
                continue
            kept = bool(starts) and all(_has(start, item.wire) for start in starts)
            if not _has(poll, item.wire) and not kept:
                raise self._unfit(
                    "wait-argument",
                    (key,),
                    f"nothing tells `{item.wire}` of {operation.id}",
                    f"it is no parameter of {poll.id}",
                )
            arguments[item.wire] = f"argument:{item.wire}"
        ordered = sorted(arguments.items(), key=lambda item: parameters.index(item[0]))
        return ir.WaitStep(operation=operation.id, arguments=tuple(ordered))

    def _hold(self, poll: ir.Operation) -> tuple[str, float] | None:
        hold = self.rule.hold
        if hold is None:
            return None
        if not _has(poll, hold.argument):
            raise self._unfit(
                "wait-argument",
                ("hold", "argument"),
                f"{poll.id} has no parameter `{hold.argument}`",
                "name the parameter that has the server hold the request",
            )
        return hold.argument, hold.most

    def _unfit(self, code: str, at: Path, message: str, hint: str) -> _Unfit:
        """Report a fault of the configuration; the caller may raise what it gets."""
        place = self.place(("waits", self.name, *at))
        self.diagnostics.error(code, ROOT, f"waits.{self.name}: {message}", hint, place)
        return _Unfit()


def _kept(result: tuple[str, ...] | ir.WaitStep, poll: ir.Operation) -> Iterator[str]:
    """The parameters that only the operation of the result needs."""
    for wire, source in result.arguments if isinstance(result, ir.WaitStep) else ():
        if source == f"argument:{wire}" and not _has(poll, wire):
            yield wire


def _has(operation: ir.Operation, wire: str) -> bool:
    return any(item.wire == wire for item in operation.parameters)


def values(api: ir.Api, type_: ir.Type) -> tuple[str, ...]:
    """The values that the document lists for a state; empty where any may come."""
    found: list[str] = []
    for option in options(api, type_):
        if not isinstance(option, ir.Literals):
            return ()
        found += [_as_text(value) for value in option.values if value is not None]
    return tuple(found)


def _as_text(value: ir.Literal) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
