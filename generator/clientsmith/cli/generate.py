"""`clientsmith generate`."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from .. import output
from ..config import Config
from ..outcome import Outcome
from . import executors, many, options
from .console import Console, name_of, print_error
from .executors import Executor
from .report import report, shows_decisions


@click.command("generate")
@options.targets
@options.output_folder
@click.option(
    "--force", is_flag=True, help="Overwrite files that were edited, or not ours."
)
@click.option(
    "--diff", is_flag=True, help="Print what would change, and write nothing."
)
@options.output_format
@options.executor
@options.loudness
@click.pass_context
def command(
    ctx: click.Context,
    targets: tuple[str, ...],
    config_path: Path | None,
    output_path: Path | None,
    force: bool,
    diff: bool,
    format_: str,
    executor: str | None,
    console: Console,
) -> None:
    """Generate the client of SPEC (`-` for standard input), or of the configured APIs.

    The output is written all at once or not at all. Files in it that clientsmith did not
    write are kept.
    """
    configs = options.chosen(targets, config_path, output_path)
    waiting = []
    for config in configs:
        if output.is_current(config, "generate"):
            console.say(f"{name_of(config)} is up to date")
        else:
            waiting.append(config)
    with executors.opened(executor if waiting else None) as pool:
        ctx.exit(
            generate(waiting, console, pool, force=force, dry=diff, format_=format_)
        )


def generate(
    configs: list[Config],
    console: Console,
    pool: Executor | None = None,
    *,
    force: bool = False,
    dry: bool = False,
    format_: str | None,
) -> int:
    """Generate, write and tell; the exit code. Without a format, findings are not told."""
    decisions = shows_decisions(format_, console.verbosity)
    outcomes = (
        _delivered(configs, console, pool, force=force, dry=dry, decisions=decisions)
        if configs
        else []
    )
    if format_ is not None:
        report(many.findings(outcomes), format_, console.verbosity)
    status = 0
    for config, outcome in outcomes:
        if outcome.failure is not None:
            print_error(outcome.failure.message, outcome.failure.hint)
        status = max(status, outcome.status)
        console.diff(outcome.diff)
        if outcome.written is not None:
            _tell(outcome.written, outcome.files, name_of(config), console)
    return status


def _delivered(
    configs: list[Config],
    console: Console,
    pool: Executor | None,
    *,
    force: bool,
    dry: bool,
    decisions: bool,
) -> list[tuple[Config, Outcome]]:
    from ..delivery import deliver  # the whole pipeline

    job = partial(deliver, force=force, dry=dry, decisions=decisions)
    return list(many.run(job, configs, "generating", console, pool))


def _tell(written: output.Written, files: int, name: str, console: Console) -> None:
    for note in written.notes:
        console.say(f"note: {note}")
    for path in written.written:
        console.detail(f"  wrote {path}")
    for path in written.removed:
        console.detail(f"  removed {path}")
    changed = len(written.written) + len(written.removed)
    console.say(f"{name}: {files} files, {changed} changed")
