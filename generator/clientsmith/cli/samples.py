"""`clientsmith samples`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from .. import output
from . import options
from .console import Console
from .report import report


@click.command("samples")
@options.targets
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file; one that ends in .json is JSON.",
)
@options.loudness
@click.pass_context
def command(
    ctx: click.Context,
    targets: tuple[str, ...],
    config_path: Path | None,
    target: Path | None,
    console: Console,
) -> None:
    """Print an Overlay that gives each operation of SPEC programs as `x-codeSamples`.

    Other tools that document an API show them; apply it with any tool for OpenAPI Overlays.
    """
    config, *others = options.chosen(targets, config_path)
    if others:
        raise click.UsageError("name one API or one document")
    from .. import docs
    from ..commands.generate import located
    from ..commands.pipeline import generate
    from ..config import Docs
    from ..spec import dump

    with console.progress("reading") as progress:
        made = generate(replace(config, docs=config.docs or Docs()), progress=progress)
    report(located(made.diagnostics, made.sources), verbosity=console.verbosity)
    if made.subject is None or made.files is None:
        ctx.exit(2)
    as_json = target is not None and target.suffix == ".json"
    text = dump.dump(docs.samples_overlay(made.subject), as_json=as_json)
    if target is None:
        click.echo(text, nl=False)
    else:
        output.write_file(target.absolute(), text)
        console.say(f"wrote {target}")
