"""Operations that look as if they told how a job is, and what a `[waits]` table would say.

They are offered, never imposed: nothing is generated of a candidate. Precision goes before
recall: a name of a state says little, so every rule here takes away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..model import ir, shapes
from ..text.words import singular, snake, split
from . import pages
from .paging_types import bare, objects
from .wait_words import (
    BAD_ENDS,
    FAILED,
    FIELD_ENDINGS,
    FIELDS,
    OF_PEOPLE,
    PEOPLE,
    STOPPED,
    SUCCESS,
    WAITING,
    WORKING,
    folded,
)
from .waits import values

_MOST_BESIDE = 3
"""Properties of an envelope that holds a job."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A poll that may be waited for. `id` is its last parameter and the property of the starts'
    replies that has it, where that is called otherwise. `reason` says why it is none, empty
    where it is one; `unsure` are states that no list of words has."""

    name: str
    poll: ir.Operation
    state: tuple[str, ...]
    success: tuple[str, ...] = ()
    failure: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    starts: tuple[ir.Operation, ...] = ()
    id: tuple[str, str] = ("", "")
    cancel: ir.Operation | None = None
    reason: str = ""

    @property
    def offered(self) -> bool:
        """Whether it is worth a table."""
        return not self.reason


def candidates(api: ir.Api) -> tuple[Candidate, ...]:
    """Each operation that reads one thing with a state of work and of an end, with why it is
    no job, if it looks like none. What is waited for already is left out."""
    known = {wait.poll for wait in api.waits}
    found: list[Candidate] = []
    names: set[str] = set()
    for operation in api.operations:
        if operation.id not in known:
            for candidate in _of(api, operation):
                name = _free(candidate.name, names)
                found.append(replace(candidate, name=name))
                break
    return tuple(found)


def _of(api: ir.Api, poll: ir.Operation) -> Iterator[Candidate]:
    if (
        poll.method != "GET"
        or poll.deprecated
        or not poll.path.rstrip("/").endswith("}")
    ):
        return
    content = pages.success(poll)
    if content is None or content.type is None or poll.paging is not None:
        return
    for path, type_ in _states(api, content.type):
        states = values(api, type_)
        words = {folded(state): state for state in states}
        working = words.keys() & (WORKING | WAITING)
        ending = words.keys() & (SUCCESS | BAD_ENDS)
        if not (working and ending):
            continue
        starts = list(_starts(api, poll, content.type))
        yield Candidate(
            name=_name(poll),
            poll=poll,
            state=path,
            success=tuple(each for each in states if folded(each) in SUCCESS),
            failure=tuple(each for each in states if folded(each) in BAD_ENDS),
            stop=tuple(each for each in states if folded(each) in STOPPED),
            unsure=tuple(
                each
                for each in states
                if folded(each) not in WORKING | WAITING | SUCCESS | BAD_ENDS | STOPPED
            ),
            starts=tuple(start for start, _ in starts),
            id=_id_of(poll, starts),
            cancel=_cancel(api, poll),
            reason=_reason(api, poll, content.type, words),
        )


def _reason(
    api: ir.Api, poll: ir.Operation, reply: ir.Type, words: dict[str, str]
) -> str:
    """Why a poll is no job; empty where it looks like one."""
    if len(objects(api, reply)) > 1:
        return "its reply may be several things"
    people = [words[word] for word in words if word in PEOPLE]
    if people:
        return f"`{people[0]}` is a state of people or of money"
    noun = _noun(poll)
    if noun in OF_PEOPLE:
        return f"{poll.path} is of people or of money"
    if not words.keys() & WORKING:
        return "no state says that a machine is at work"
    if not words.keys() & SUCCESS:
        return "no state says that it went well"
    if not words.keys() & FAILED:
        return "no state says that it failed"
    return ""


def _states(api: ir.Api, type_: ir.Type) -> Iterator[tuple[tuple[str, ...], ir.Type]]:
    """The properties that may hold a state: at the top, or in an envelope's one object."""
    for path, shape in _objects(api, type_):
        for field in sorted(
            shape.fields, key=lambda item: folded(item.wire) not in FIELDS
        ):
            if _is_state(field.wire):
                yield (*path, field.wire), field.type


def _is_state(wire: str) -> bool:
    word = folded(wire)
    return word in FIELDS or (word.endswith(FIELD_ENDINGS) and not _is_flag(wire))


def _is_flag(wire: str) -> bool:
    return wire.startswith(("is_", "has_"))


def _starts(
    api: ir.Api, poll: ir.Operation, reply: ir.Type
) -> Iterator[tuple[ir.Operation, str]]:
    """What starts a job, with the property of its reply that has the id: a POST whose reply is
    of the poll's type, or the one at the collection whose reply carries an id."""
    collection = poll.path.rstrip("/").rpartition("/")[0]
    parameter = _parameter(poll)
    mine = shapes.resolve(api, reply)
    ours = {item.wire for item in poll.parameters if item.location is ir.In.PATH}
    for operation in api.operations:
        if operation.method != "POST" or operation.deprecated:
            continue
        known = {
            item.wire for item in operation.parameters if item.location is ir.In.PATH
        }
        if not ours - {parameter} <= known or parameter in known:
            continue
        content = pages.success(operation)
        if content is None or content.type is None:
            continue
        at_collection = operation.path.rstrip("/") == collection
        same = isinstance(mine, ir.Object) and shapes.resolve(api, content.type) == mine
        carried = _carried(api, content.type, parameter)
        if carried and (same or at_collection):
            yield operation, carried


def _parameter(poll: ir.Operation) -> str:
    return poll.path.rstrip("/").rpartition("/")[2].strip("{}")


def _carried(api: ir.Api, reply: ir.Type, parameter: str) -> str:
    """The path in a reply of an id: a property called as the parameter, `id`, or the only one
    that ends so, perhaps in an envelope; empty without."""
    for path, shape in _objects(api, reply):
        names = [field.wire for field in shape.fields]
        exact = next((name for name in (parameter, "id") if name in names), "")
        ending = [name for name in names if re.search(r"(_id|Id|ID)$", name)]
        name = exact or (ending[0] if len(ending) == 1 else "")
        if name:
            return ".".join((*path, name))
    return ""


def _objects(
    api: ir.Api, type_: ir.Type
) -> Iterator[tuple[tuple[str, ...], ir.Object]]:
    """The objects that a reply may be, and those in an envelope, each with its path."""
    found = objects(api, type_)
    yield from (((), shape) for shape in found)
    for shape in found:
        if len(shape.fields) > _MOST_BESIDE:
            continue
        for field in shape.fields:
            inner = bare(api, field.type)
            if isinstance(inner, ir.Object):
                yield (field.wire,), inner


def _id_of(
    poll: ir.Operation, starts: list[tuple[ir.Operation, str]]
) -> tuple[str, str]:
    """The last parameter and where the starts carry it, where that has to be said."""
    carried = {name for _, name in starts} - {_parameter(poll), "id"}
    return (_parameter(poll), carried.pop()) if len(carried) == 1 else ("", "")


def _cancel(api: ir.Api, poll: ir.Operation) -> ir.Operation | None:
    base = poll.path.rstrip("/")
    wanted = {f"{base}/cancel", f"{base}:cancel", f"{base}/abort"}
    return next(
        (
            operation
            for operation in api.operations
            if operation.method in ("POST", "PUT")
            and operation.path.rstrip("/") in wanted
        ),
        None,
    )


def _noun(poll: ir.Operation) -> str:
    """The word before the last parameter of a path."""
    parts = [part for part in poll.path.split("/") if part and not part.startswith("{")]
    word = parts[-1] if parts else ""
    return folded(word.partition(".")[0])


def _name(poll: ir.Operation) -> str:
    parts = [part for part in poll.path.split("/") if part and not part.startswith("{")]
    words = split(parts[-1].partition(".")[0]) if parts else ()
    name = snake((*words[:-1], singular(words[-1]))) if words else "job"
    return (
        name
        if name.isidentifier() and name[0].isascii() and name[0].isalpha()
        else "job"
    )


def _free(name: str, taken: set[str]) -> str:
    made, number = name, 2
    while made in taken:
        made, number = f"{name}_{number}", number + 1
    taken.add(made)
    return made
