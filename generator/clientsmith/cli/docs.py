"""`clientsmith docs`."""

from __future__ import annotations

import gc
import os
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

import click

from ..commands.outcome import Outcome
from ..output.errors import OutputError
from . import options
from .console import Console, print_error
from .report import report


@click.command("docs")
@options.targets
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    help="Folder of the reference. Without it: `docs` beside the client where the "
    "configuration has a table `docs`, else `site`.",
)
@click.option(
    "--serve", is_flag=True, help="Serve it, and build it again when something changes."
)
@click.option(
    "--port", default=8000, show_default=True, help="Where to serve it; 0 takes any."
)
@options.loudness
@click.pass_context
def command(
    ctx: click.Context,
    targets: tuple[str, ...],
    config_path: Path | None,
    folder: Path | None,
    serve: bool,
    port: int,
    console: Console,
) -> None:
    """Build the reference of the client of SPEC, or of the configured API.

    A static site with search, and the same pages as Markdown.
    """
    configs = options.chosen(targets, config_path)
    if len(configs) > 1:
        raise click.UsageError("name one of the configured APIs")
    from ..commands.site import build

    job = partial(_build, partial(build, configs[0], folder), console)
    built = job()
    if serve and built.outcome.written is not None:
        _serve(job, built, configs[0].templates, port, console)
    ctx.exit(built.outcome.status)


class _Built(Protocol):
    """What building gives."""

    @property
    def root(self) -> Path: ...
    @property
    def outcome(self) -> Outcome: ...
    @property
    def inputs(self) -> tuple[Path, ...]: ...


def _build(build: Callable[..., _Built], console: Console) -> _Built:

    with console.progress("documenting") as progress:
        built = build(progress=progress)
    report(built.outcome.findings, verbosity=console.verbosity)
    written = built.outcome.written
    if written is not None:
        shown = os.path.relpath(built.root / "index.html")
        console.say(f"{built.root}: {built.outcome.files} files, {written.changes}; open {shown}")
    return built


def _serve(
    job: Callable[[], _Built],
    built: _Built,
    templates: Path | None,
    port: int,
    console: Console,
) -> None:
    """Serve and rebuild until interrupted."""
    from ..commands.serve import Server, Watch, follow
    from ..commands.site import forget
    from ..emit.render import templates_folder

    own = [templates_folder(), *([templates] if templates else [])]
    watch = Watch([*built.inputs, *own])
    try:
        server = Server(built.root, port)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise OutputError(
            f"cannot serve at port {port}: {reason}",
            "Name another one with --port, or any with --port 0.",
        ) from error

    def again() -> None:
        forget()
        try:
            began = time.time_ns()
            watch.add(job().inputs, since=began)
        except OutputError as error:
            print_error(error.message, error.hint)
        except Exception as error:  # a template that is being written, for one
            print_error(f"not built: {type(error).__name__}: {error}")

    gc.enable()  # unlike other commands, this one goes on
    console.say(f"serving {server.url} until interrupted")
    try:
        follow(watch, again, threading.Event())
    except KeyboardInterrupt:
        console.say("stopped")
    finally:
        server.close()
