"""Prints findings in the format asked for."""

from __future__ import annotations

import click

from ..diagnostics import Diagnostics, Severity
from .console import color, inert

FORMATS = ("text", "json", "github", "sarif")
_SHADES = {
    Severity.ERROR: "red",
    Severity.UNSUPPORTED: "magenta",
    Severity.WARNING: "yellow",
    Severity.INFO: "blue",
}


def report(findings: Diagnostics, format_: str = FORMATS[0]) -> None:
    """Print findings: text for people on standard error, other formats on standard output."""
    for item in findings:
        head = click.style(f"{item.severity}[{item.code}]", fg=_SHADES[item.severity])
        place = f"{item.place}: " if item.place else ""
        click.echo(
            f"{inert(place)}{head}: {inert(item.message)}", err=True, color=color()
        )
        if item.hint:
            click.echo(f"  {inert(item.hint)}", err=True, color=color())
