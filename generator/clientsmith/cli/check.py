"""`clientsmith check`."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from .. import output
from ..commands.outcome import Outcome
from ..config import Config
from ..report.diagnostics import Diagnostics
from . import executors, many, options
from .console import Console, name_of, print_error
from .executors import Executor
from .generate import generate
from .report import report, shows_decisions

_SHOWN = 120
Checked = tuple[Config, Outcome]


@click.command("check")
@options.targets
@options.output_folder
@click.option("--fix", is_flag=True, help="Generate what is out of date.")
@click.option(
    "--diff/--no-diff", default=True, help="Print a unified diff.", show_default=True
)
@click.option(
    "--against",
    metavar="OLD",
    help="Judge the calls of a Python SDK (folder, wheel, sdist, installed package) instead: "
    "which of them the client has, and the lines of callers that would break.",
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
    against: str | None,
    format_: str,
    executor: str | None,
    console: Console,
) -> None:
    """Tell whether the committed client of SPEC, or of the configured APIs, is up to date.

    Exits with 1 and a unified diff if files are missing, extra, changed or edited, if the
    name lock is stale, if the specification lacks what its inventory lists, or if the
    upstream document says something else.
    """
    configs = options.chosen(targets, config_path, output_path)
    if against is not None:
        ctx.exit(_judge(against, configs))
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
            console.say(f"{name_of(config)} is not up to date: see the findings above")
        if outcome.own_lines:
            console.say(f"{outcome.own_lines} lines of {name_of(config)} are your own")
    ctx.exit(status)


def _judge(old: str, configs: tuple[Config, ...]) -> int:
    """Print what becomes of the calls of an SDK; 1 where some would break."""
    from .. import adopt  # the reader, and the stages that decide names

    if len(configs) != 1:
        raise click.UsageError("--against needs one API; name it")
    try:
        sdk = adopt.read_sdk(adopt.open_sources(old))
    except adopt.SourcesError as error:
        print_error(str(error), error.hint)
        return 2
    faults = Diagnostics()
    judged = adopt.judge_calls(sdk, configs[0], faults)
    if judged is None:
        report(faults)
        return 2
    click.echo(adopt.print_calls(judged), nl=False)
    return int(any(item.breaks_callers for item in judged))


def _check(
    configs: list[Config], console: Console, pool: Executor | None, decisions: bool
) -> list[Checked]:
    if not configs:
        return []
    from ..commands.check import check

    job = partial(check, decisions=decisions)
    return list(many.run(job, configs, "checking", console, pool))


def _status(outcomes: list[Checked]) -> int:
    return max((outcome.status for _, outcome in outcomes), default=0)


def _print_diff(outcomes: list[Checked], console: Console) -> None:
    lines = [line for _, outcome in outcomes for line in outcome.diff]
    console.diff(tuple(lines[:_SHOWN]))
    if len(lines) > _SHOWN:
        console.say(f"… and {len(lines) - _SHOWN} lines more")
