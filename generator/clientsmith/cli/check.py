"""`clientsmith check`."""

from __future__ import annotations

from pathlib import Path

import click

from .. import output
from ..config import Config
from . import many, options
from .console import Console, name_of, print_error
from .generate import generate
from .report import report

_SHOWN = 400


@click.command("check")
@options.targets
@options.output_folder
@click.option("--fix", is_flag=True, help="Generate what is out of date.")
@click.option(
    "--diff/--no-diff", default=True, help="Print a unified diff.", show_default=True
)
@options.output_format
@options.loudness
@click.pass_context
def command(
    ctx: click.Context,
    targets: tuple[str, ...],
    config_path: Path | None,
    output_path: Path | None,
    fix: bool,
    diff: bool,
    format_: str,
    console: Console,
) -> None:
    """Tell whether the committed client is what SPEC, or the configured APIs, give now.

    Exits with 1 and a unified diff if files are missing, extra, changed or edited, if the
    name lock is stale, or if the specification lacks what its inventory lists.
    """
    configs = options.chosen(targets, config_path, output_path)
    waiting = [config for config in configs if not output.is_current(config, "check")]
    for config in configs:
        if config not in waiting:
            console.say(f"{name_of(config)} is up to date")
    if not waiting:
        return
    status = _check(waiting, console, diff and not fix, format_)
    if fix and status == 1:
        generated = generate(waiting, console, force=False, dry=False, format_=format_)
        status = generated or _check(waiting, console, diff, format_)
    ctx.exit(status)


def _check(configs: list[Config], console: Console, diff: bool, format_: str) -> int:
    from ..checking import check  # the whole pipeline

    outcomes = list(many.run(check, configs, "checking", console))
    if diff and format_ == "text":
        lines = [
            line for _, outcome in outcomes for line in getattr(outcome, "diff", ())
        ]
        console.diff(tuple(lines[:_SHOWN]))
        if len(lines) > _SHOWN:
            console.say(f"… and {len(lines) - _SHOWN} lines more")
    report(many.findings(outcomes), format_, console.verbosity)
    status = 0
    for config, outcome in outcomes:
        if isinstance(outcome, output.OutputError):
            print_error(outcome.message, outcome.hint)
            status = 2
            continue
        status = max(status, outcome.status)
        if outcome.status == 0:
            console.say(f"{name_of(config)} is up to date")
        elif outcome.status == 1:
            console.say(f"{name_of(config)} is not as it should be")
    return status
