"""`clientsmith normalize`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from .. import output
from ..config.values import STDIN
from . import options
from .console import Console
from .report import report


@click.command("normalize")
@options.targets
@click.option("-i", "--in-place", is_flag=True, help="Overwrite the document.")
@click.option(
    "--overlays/--no-overlays", default=False, help="Apply the configured overlays."
)
@options.output_format
@options.loudness
@click.pass_context
def command(
    ctx: click.Context,
    targets: tuple[str, ...],
    config_path: Path | None,
    in_place: bool,
    overlays: bool,
    format_: str,
    console: Console,
) -> None:
    """Print SPEC in its normal form: OpenAPI 3.1, bundled, with everything explicit."""
    config, *others = options.chosen(targets, config_path)
    if others:
        raise click.UsageError("name one API or one document")
    if in_place and config.spec in (None, STDIN):
        raise click.UsageError("--in-place needs a file")
    from ..commands.generate import located
    from ..commands.pipeline import normalize

    if not overlays:
        config = replace(config, overlays=())
    with console.progress("normalizing") as progress:
        result = normalize(config, progress=progress)
    findings = located(result.diagnostics, result.sources)
    report(findings, format_, console.verbosity)
    if result.text is None:
        ctx.exit(2)
    if in_place and config.spec is not None:
        changed = output.write_file(config.spec.resolve(), result.text)  # not the link
        console.say(
            f"{config.shown(config.spec)}: {'rewritten' if changed else 'unchanged'}"
        )
    else:
        click.echo(result.text, nl=False)
