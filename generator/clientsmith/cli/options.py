"""Arguments and options that several commands share, and the configurations they choose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from .. import config as configuration
from ..config import Config
from ..config.values import STDIN
from ..diagnostics import Diagnostics
from .console import Console
from .reading import applied, bounds
from .report import FORMATS, report

F = TypeVar("F", bound=Callable[..., Any])
_VERBOSE = f"{__name__}.verbose"
_EXISTING = click.Path(path_type=Path)


def targets(function: F) -> F:
    """SPEC or the names of configured APIs, and where the configuration is."""
    for decorate in (
        bounds,
        click.option(
            "-c", "--config", "config_path", type=_EXISTING, help="Configuration file."
        ),
        click.argument("targets", nargs=-1, metavar="[SPEC | NAME...]"),
    ):
        function = decorate(function)
    return function


def output_folder(function: F) -> F:
    """Where the client lies."""
    return click.option(
        "-o",
        "--output",
        "output_path",
        type=click.Path(path_type=Path),
        help="Folder of the client; `generated` if neither this nor the configuration says.",
    )(function)


def output_format(function: F) -> F:
    """How findings are printed."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(FORMATS),
        default=FORMATS[0],
        show_default=True,
        help="How findings are printed.",
    )(function)


def executor(function: F) -> F:
    """Where the work on several APIs is done."""
    return click.option(
        "--executor",
        metavar="dask://HOST:PORT",
        help="Work on the APIs in a Dask cluster that shares this file system.",
    )(function)


def loudness(function: F) -> F:
    """-v and -q, given to the command as one `console`."""

    def note(ctx: click.Context, param: click.Parameter, verbose: bool) -> None:
        ctx.meta[_VERBOSE] = verbose

    def to_console(ctx: click.Context, param: click.Parameter, quiet: bool) -> Console:
        return Console(-1 if quiet else int(ctx.meta[_VERBOSE]))

    quiet = click.option(
        "-q",
        "--quiet",
        "console",
        is_flag=True,
        callback=to_console,
        help="Print errors only.",
    )
    verbose = click.option(
        "-v",
        "--verbose",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=note,
        help="Print each step.",
    )
    return verbose(quiet(function))


def chosen(
    targets: Sequence[str], config_path: Path | None, output_path: Path | None = None
) -> tuple[Config, ...]:
    """The configurations that the arguments name.

    A SPEC without --config has none but the defaults. Exits with the configuration's
    faults, or with usage errors.
    """
    path = config_path or (
        None if _is_spec(targets) else configuration.find(Path.cwd())
    )
    if path is None and len(targets) != 1:
        raise click.UsageError(
            "name an OpenAPI document, or run `clientsmith init` to write a configuration"
        )
    configs = loaded(path) if path else ()
    names = {config.name: config for config in configs if config.name}
    if targets and all(target in names for target in targets):
        configs = tuple(names[target] for target in targets)
    elif len(targets) == 1:
        configs = (_of_spec(Path(targets[0]), configs),)
    elif targets:
        unknown = ", ".join(target for target in targets if target not in names)
        raise click.UsageError(f"no API of that name is configured: {unknown}")
    if output_path is not None:
        if len(configs) > 1:
            raise click.UsageError("--output needs one API; name it")
        configs = (replace(configs[0], output=output_path.absolute()),)
    return tuple(applied(_with_output(config)) for config in configs)


def _is_spec(targets: Sequence[str]) -> bool:
    """Whether the only argument is a document rather than the name of an API."""
    return len(targets) == 1 and (targets[0] == str(STDIN) or Path(targets[0]).exists())


def loaded(path: Path) -> tuple[Config, ...]:
    """The configurations of a file; exits with its faults."""
    faults = Diagnostics()
    configs = configuration.load(path, faults)
    if configs is None:
        report(faults, "text")
        raise click.exceptions.Exit(2)
    return configs


def _of_spec(spec: Path, configs: tuple[Config, ...]) -> Config:
    """The defaults for a document, or the one configuration given with it."""
    if len(configs) == 1:
        return replace(configs[0], spec=spec if spec == STDIN else spec.absolute())
    return configuration.for_spec(spec)


def _with_output(config: Config) -> Config:
    return config if config.output else replace(config, output=Path.cwd() / "generated")
