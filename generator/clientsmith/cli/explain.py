"""`clientsmith explain`."""

from __future__ import annotations

import difflib

import click

from ..report.codes import CODES
from ..report.printers import explain
from .options import completing


@click.command("explain")
@click.argument("code", required=False, shell_complete=completing(sorted(CODES)))
def command(code: str | None) -> None:
    """Explain a diagnostic CODE, or list them all."""
    if code is None:
        width = max(map(len, CODES))
        for name, explained in sorted(CODES.items()):
            click.echo(f"{name:{width}}  {explained.title}")
        return
    found = explain(code)
    if found is None:
        near = difflib.get_close_matches(code, CODES, n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise click.UsageError(f"there is no code {code}{hint}")
    click.echo(found, nl=False)
