"""`clientsmith check`."""

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
from .generate import generate
from .report import report, shows_decisions

_SHOWN = 400
Checked = tuple[Config, Outcome]


@click.command("check")
@options.targets
@options.output_folder
@click.option("--fix", is_flag=True, help="Generate what is out of date.")
@click.option(
    "--diff/--no-diff", default=True, help="Print a unified diff.", show_default=True
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
    fix: bool,
    diff: bool,
    format_: str,
    executor: str | None,
    console: Console,
) -> None:
    """Tell whether the committed client is what SPEC, or the configured APIs, give now.

    Exits with 1 and a unified diff if files are missing, extra, changed or edited, if the
    name lock is stale, if the specification lacks what its inventory lists, or if the
    upstream document says something else.
    """
    configs = options.chosen(targets, config_path, output_path)
    waiting = [config for config in configs if not output.is_current(config, "check")]
    for config in configs:
        if config not in waiting:
            console.say(f"{name_of(config)} is up to date")
    with executors.opened(executor if waiting else None) as pool:
        decisions = shows_decisions(format_, console.verbosity)
        outcomes = _check(waiting, console, pool, decisions)
        status = _status(outcomes)
        if fix and status == 1:
            status = generate(waiting, console, pool, format_=None)
            if status != 2:
                outcomes = _check(waiting, console, pool, decisions)
                status = _status(outcomes)
    if diff and format_ == "text":
        _print_diff(outcomes, console)
    report(many.findings(outcomes), format_, console.verbosity)
    for config, outcome in outcomes:
        if outcome.failure is not None:
            print_error(outcome.failure.message, outcome.failure.hint)
        elif outcome.status == 0:
            console.say(f"{name_of(config)} is up to date")
        elif outcome.status == 1:
            console.say(f"{name_of(config)} is not as it should be")
    ctx.exit(status)


def _check(
    configs: list[Config], console: Console, pool: Executor | None, decisions: bool
) -> list[Checked]:
    if not configs:
        return []
    from ..checking import check  # the whole pipeline

    job = partial(check, decisions=decisions)
    return list(many.run(job, configs, "checking", console, pool))


def _status(outcomes: list[Checked]) -> int:
    return max((outcome.status for _, outcome in outcomes), default=0)


def _print_diff(outcomes: list[Checked], console: Console) -> None:
    lines = [line for _, outcome in outcomes for line in outcome.diff]
    console.diff(tuple(lines[:_SHOWN]))
    if len(lines) > _SHOWN:
        console.say(f"… and {len(lines) - _SHOWN} lines more")
