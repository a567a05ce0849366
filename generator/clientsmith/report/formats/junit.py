"""JUnit XML, for test dashboards."""

from __future__ import annotations

from collections.abc import Iterable

from ...text.escaping import xml
from .entry import Entry


def junit(suites: str, suite: str, entries: Iterable[Entry], fine: str) -> str:
    """A test case an entry: what makes a check fail fails, the rest passes.

    Args:
        suites: what all is called.
        suite: what it was done with.
        entries: the cases, in their order.
        fine: the name of the one case where there is no entry.
    """
    entries = list(entries)
    group = suites.replace(" ", ".")
    failures = sum(entry.fails for entry in entries)
    cases = [_case(entry, group) for entry in entries]
    if not cases:
        cases = [f'    <testcase name="{xml(fine)}" classname="{group}"/>']
    counts = f'tests="{len(cases)}" failures="{failures}"'
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<testsuites name="{suites}" {counts}>',
            f'  <testsuite name="{xml(suite)}" {counts} errors="0" skipped="0">',
            *cases,
            "  </testsuite>",
            "</testsuites>",
            "",
        ]
    )


def _case(entry: Entry, group: str) -> str:
    head = f'    <testcase name="{xml(entry.title)}" classname="{group}"'
    if entry.place:
        file = xml(entry.place.location.file)
        head += f' file="{file}" line="{entry.place.line}"'
    text = xml(entry.text)
    more = "".join(f"\n{xml(line)}" for line in entry.details)
    said = (
        f'<failure type="{entry.label}" message="{text}">{text}{more}</failure>'
        if entry.fails
        else f"<system-out>{entry.label}: {text}{more}</system-out>"
    )
    return f"{head}>\n      {said}\n    </testcase>"
