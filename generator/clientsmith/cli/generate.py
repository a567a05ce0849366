"""`clientsmith generate`."""

from __future__ import annotations

import os
import shlex
from functools import partial
from pathlib import Path

import click

from .. import output
from ..commands.outcome import Outcome, Summary
from ..config import Config
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
@click.option(
    "--watch", is_flag=True, help="Generate again whenever the document changes."
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
    watch: bool,
    format_: str,
    executor: str | None,
    console: Console,
) -> None:
    """Generate the client of SPEC, or of the configured APIs.

    SPEC is a file, an address such as http://localhost:8000/openapi.json, or `-` for standard
    input; with --app it is what an app says of itself.

    The output is written all at once or not at all. Files in it that clientsmith did not
    write are kept.
    """
    choose = partial(options.chosen, targets, config_path, output_path)
    configs = choose()
    if watch:
        from .watching import watch_and_generate  # beside the other ways

        job = partial(generate, console=console, force=force, format_=format_)
        watch_and_generate(choose, configs, job, console)
        return
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
    read: list[Path] | None = None,
) -> int:
    """Generate, write and tell; the exit code. Without a format, findings are not told.

    `read` is told the files that the documents were read from.
    """
    decisions = shows_decisions(format_, console.verbosity)
    outcomes = (
        _delivered(configs, console, pool, force=force, dry=dry, decisions=decisions)
        if configs
        else []
    )
    if read is not None:
        read.extend(path for _, outcome in outcomes for path in outcome.inputs)
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
            if outcome.summary is not None:
                _summarize(outcome.summary, config, console)
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
    from ..commands.generate import deliver

    job = partial(deliver, force=force, dry=dry, decisions=decisions)
    return list(many.run(job, configs, "generating", console, pool))


def _tell(written: output.Written, files: int, name: str, console: Console) -> None:
    for note in written.notes:
        console.say(f"note: {note}")
    for path in written.written:
        console.detail(f"  wrote {path}")
    for path in written.removed:
        console.detail(f"  removed {path}")
    console.say(f"{name}: {files} files, {written.changes}")


def _summarize(made: Summary, config: Config, console: Console) -> None:
    """Say what was made, what was not, and what comes next."""
    folder = _folder(config)
    if made.earlier:
        console.say(
            f"note: the package was called {made.earlier}; "
            f'to keep that, set package = "{made.earlier}" in clientsmith.toml'
        )
    paged = f"; {_count(made.paged, 'list')} fetched page by page" if made.paged else ""
    lowered = (
        f"all but {_count(made.lowered, 'part')}, which `clientsmith coverage` lists"
        if made.lowered
        else "all of the document"
    )
    calls = _count(made.operations, "operation")
    for title, text in (
        ("package", f"from {made.package} import {made.client}, Async{made.client}"),
        ("calls", f"{calls} in {_count(made.resources, 'resource')}{paged}"),
        ("models", f"{made.models:,}"),
        ("in full", lowered),
        ("next", f"pip install {folder}, and read {folder}/README.md"),
    ):
        console.say(f"  {title:<8} {text}")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _folder(config: Config) -> str:
    """The output as a shell here takes it."""
    path = Path(os.path.relpath(config.output or "generated")).as_posix()
    return shlex.quote(path if path.startswith("..") else f"./{path}")
