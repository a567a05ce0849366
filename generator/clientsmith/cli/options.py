"""Arguments and options that several commands share, and the configurations they choose."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from .. import config as configuration
from ..config import Config
from ..config.values import STDIN
from ..process.deferred import deferred
from ..report.diagnostics import Diagnostics
from ..spec.source_map import is_url
from .console import Console
from .reading import applied, bounds
from .report import FORMATS, report

origins = deferred("..commands.origins", __package__)

F = TypeVar("F", bound=Callable[..., Any])
Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]
_VERBOSE = f"{__name__}.verbose"
_APP = f"{__name__}.app"
_EXISTING = click.Path(path_type=Path)


def _noted_app(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    ctx.meta[_APP] = value


def completing(known: Iterable[str]) -> Completer:
    """A completer of names that are known."""

    def complete(
        ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        return [CompletionItem(each) for each in known if each.startswith(incomplete)]

    return complete


def _complete_targets(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Configured APIs, and files."""
    path = ctx.params.get("config_path") or configuration.find(Path.cwd())
    configs = configuration.load(path, Diagnostics()) if path else ()
    names = [config.name for config in configs or () if config.name]
    files = CompletionItem(incomplete, type="file")
    return [*completing(names)(ctx, param, incomplete), files]


def app(function: F) -> F:
    """--app, noted for `chosen`."""
    return click.option(
        "--app",
        metavar="MODULE:APP",
        expose_value=False,
        callback=_noted_app,
        help="Take the document of a FastAPI, Litestar or Django app, which is imported in "
        "a process of its own.",
    )(function)


def chosen_app() -> str | None:
    """What --app names."""
    named: str | None = click.get_current_context().meta.get(_APP)
    return named


def targets(function: F) -> F:
    """SPEC or the names of configured APIs, and where the configuration is."""
    for decorate in (
        bounds,
        click.option(
            "-c", "--config", "config_path", type=_EXISTING, help="Configuration file."
        ),
        app,
        click.argument(
            "targets",
            nargs=-1,
            metavar="[SPEC | URL | NAME...]",
            shell_complete=_complete_targets,
        ),
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
    app = chosen_app()
    if app and targets:
        raise click.UsageError("name a document, or an app, but not both")
    path = config_path or (
        None if app or _is_spec(targets) else configuration.find(Path.cwd())
    )
    if path is None and len(targets) != 1 and not app:
        raise click.UsageError(
            "name an OpenAPI document, or run `clientsmith init` to write a configuration"
        )
    configs = loaded(path) if path else ()
    names = {config.name: config for config in configs if config.name}
    if targets and all(target in names for target in targets):
        configs = tuple(names[target] for target in targets)
    elif app or (len(targets) == 1 and not _is_name(targets[0], names)):
        configs = (_of_spec(app or targets[0], configs, is_app=bool(app)),)
    elif targets:
        unknown = [target for target in targets if target not in names]
        near = difflib.get_close_matches(unknown[0], names, n=1)
        hint = near[0] if near else ", ".join(names) or "there is none"
        raise click.UsageError(
            f"no API of that name is configured: {', '.join(unknown)}"
            + (f"; did you mean {hint}?" if near else f" ({hint})")
        )
    if output_path is not None:
        if len(configs) > 1:
            raise click.UsageError("--output needs one API; name it")
        configs = (replace(configs[0], output=output_path.absolute()),)
    return tuple(applied(_with_output(config)) for config in configs)


def _is_name(target: str, names: Collection[str]) -> bool:
    """Whether an argument can only be meant as the name of an API: there are some, and no
    file is called so or could be."""
    path = Path(target)
    return (
        bool(names)
        and not _is_spec([target])
        and not path.suffix
        and len(path.parts) == 1
    )


def _is_spec(targets: Sequence[str]) -> bool:
    """Whether the only argument is a document rather than the name of an API."""
    return len(targets) == 1 and (
        targets[0] == str(STDIN) or is_url(targets[0]) or Path(targets[0]).exists()
    )


def loaded(path: Path) -> tuple[Config, ...]:
    """The configurations of a file; exits with its faults."""
    faults = Diagnostics()
    configs = configuration.load(path, faults)
    if configs is None:
        report(faults, "text")
        raise click.exceptions.Exit(2)
    return configs


def _of_spec(named: str, configs: tuple[Config, ...], *, is_app: bool) -> Config:
    """The defaults for a document, or the one configuration given with it."""
    config = configs[0] if len(configs) == 1 else None
    if not is_app and not is_url(named):
        spec = Path(named)
        if config is None:
            return configuration.for_spec(spec)
        return replace(config, spec=spec if spec == STDIN else spec.absolute())
    limits = applied(config or Config(root=Path.cwd())).limits
    given = (
        origins.read_app(named, limits) if is_app else origins.read_url(named, limits)
    )
    config = replace(config, spec=None) if config else configuration.for_spec(given)
    # Naming an address allows its host, also for what the document refers to there.
    hosts = (
        config.allow_hosts if is_app else (*config.allow_hosts, *origins.host_of(named))
    )
    return replace(config, given=given, allow_hosts=hosts)


def _with_output(config: Config) -> Config:
    return config if config.output else replace(config, output=Path.cwd() / "generated")
