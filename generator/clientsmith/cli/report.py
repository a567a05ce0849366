"""Prints findings in the format asked for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import click

from ..report.diagnostics import Diagnostics, Severity
from ..report.printers import PRINTERS, Finding, located, text
from .console import color

FORMATS = tuple(PRINTERS)
_FOR_READERS = ("github", "markdown")
"""Formats in which mere decisions would stand in the way, as in text."""

_SHADES = {
    Severity.ERROR: "red",
    Severity.UNSUPPORTED: "magenta",
    Severity.WARNING: "yellow",
    Severity.INFO: "blue",
}
_HEAD = re.compile(rf"^(\S.*?: |)({'|'.join(Severity)})(\[[a-z0-9-]+\]:)", re.MULTILINE)
_ERRORS = 20
"""So many errors of one code are shown in text unless more is asked for."""

_LEAST = {Severity.ERROR: -1, Severity.INFO: 1}
"""How much must be asked for to see a severity; 0 where it is not said."""


def shows_decisions(format_: str | None, verbosity: int) -> bool:
    """Whether findings that are mere decisions will be printed."""
    return format_ is not None and (
        verbosity > 0 or format_ not in (FORMATS[0], *_FOR_READERS)
    )


def report(
    findings: Iterable[Finding] | Diagnostics,
    format_: str = FORMATS[0],
    verbosity: int = 0,
) -> None:
    """Print findings: text for people on standard error, other formats on standard output.

    In text, -1 shows errors only, 0 no mere decisions, and 1 everything without end;
    annotations and Markdown leave out decisions too, formats for programs nothing.
    """
    if isinstance(findings, Diagnostics):
        findings = located(findings, None)
    if format_ in _FOR_READERS and verbosity <= 0:
        findings = [
            found
            for found in findings
            if found.diagnostic.severity is not Severity.INFO
        ]
    if format_ != FORMATS[0]:
        click.echo(PRINTERS[format_](findings), nl=False)
        return
    counts: Counter[str] = Counter()
    wanted = []
    for found in findings:
        item = found.diagnostic
        if _LEAST.get(item.severity, 0) <= verbosity:
            counts[item.code] += item.severity is Severity.ERROR
            if counts[item.code] <= _ERRORS or verbosity > 0:
                wanted.append(found)
    printed = text(wanted, most=0) if verbosity > 0 else text(wanted)
    if verbosity <= 0:
        printed += "".join(
            f"error[{code}]: {count - _ERRORS} more like it; -v shows them\n"
            for code, count in counts.items()
            if count > _ERRORS
        )
    click.echo(_HEAD.sub(_shaded, printed), nl=False, err=True, color=color())


def _shaded(match: re.Match[str]) -> str:
    place, severity, code = match.groups()
    return f"{place}{click.style(severity + code, fg=_SHADES[Severity(severity)])}"
