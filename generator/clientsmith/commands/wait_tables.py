"""Candidates of `[waits]`, as the commented tables that are offered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..build.wait_candidates import Candidate, candidates
from ..config import Config
from ..model import ir
from ..text.toml import toml_value


def offers(api: ir.Api, config: Config) -> tuple[Candidate, ...]:
    """The candidates that a configuration has not refused by `waits.NAME = false`."""
    refused = {name for name, rule in config.waits.items() if rule is False}
    return tuple(each for each in candidates(api) if each.name not in refused)


def as_table(candidate: Candidate) -> str:
    """The lines of a `[waits]` table, all of them comments."""
    return "".join(f"# {line}\n" for line in _lines(candidate))


def not_taken(candidate: Candidate) -> str:
    """Why something that has states is not offered."""
    path = ".".join(candidate.state)
    return f"{candidate.poll.id} has `{path}`, but is no wait: {candidate.reason}"


def as_json(candidate: Candidate) -> dict[str, str]:
    """A candidate in a report for machines: with its table, or with the reason against it."""
    found = {"poll": candidate.poll.id, "state": ".".join(candidate.state)}
    if candidate.offered:
        return {**found, "name": candidate.name, "table": as_table(candidate)}
    return {**found, "reason": candidate.reason}


def report_lines(found: Iterable[Candidate]) -> Iterator[str]:
    """Lines of a report for people: why things with states are no waits, then the tables."""
    listed = tuple(found)
    taken = [each for each in listed if each.offered]
    yield from (not_taken(each) for each in listed if not each.offered)
    if taken:
        yield "what looks as if it takes time; check the states, see docs/waits.md:"
    for each in taken:
        yield ""
        yield from as_table(each).splitlines()


def _lines(candidate: Candidate) -> Iterator[str]:
    yield f"[waits.{candidate.name}]"
    yield f"poll = {toml_value(candidate.poll.id)}"
    starts = [start.id for start in candidate.starts]
    if starts:
        shown = starts[0] if len(starts) == 1 else starts
        yield f"start = {toml_value(shown)}"
    parameter, carried = candidate.id
    if carried:
        yield f"id = {{ {toml_value(parameter)} = {toml_value(carried)} }}"
    if candidate.state != ("status",):
        yield f"state = {toml_value('.'.join(candidate.state))}"
    for key in ("success", "failure", "stop"):
        states = getattr(candidate, key)
        if states:
            yield f"{key} = {toml_value(list(states))}"
    if candidate.cancel is not None:
        yield f"cancel = {toml_value(candidate.cancel.id)}"
    if candidate.unsure:
        yield f"running = []  # or elsewhere: {', '.join(map(toml_value, candidate.unsure))}"
