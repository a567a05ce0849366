"""`clientsmith diff`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path

import click

from .. import config as configuration
from .. import output
from ..config import Config
from ..config.earlier import AliasesError, add_aliases
from ..config.values import STDIN
from ..diff.allowlist import Allowance, AllowListError, read_allow_list
from ..diff.changelog import changelog
from ..diff.findings import Audience, Level
from ..diff.lifecycle import STABILITY, Policy
from ..diff.renaming import Renames
from ..diff.report import FORMATS, Report
from ..diff.report.workspace import as_one
from ..process.files import read_text
from ..report.printers import located
from . import options
from .console import Console
from .reading import applied, bounds
from .report import report

_CHANGELOG = "changelog"
_FOR_READERS = ("markdown", _CHANGELOG)
_NEVER = "none"
_AUDIENCES = {
    "all": frozenset(Audience),
    "wire": frozenset({Audience.WIRE}),
    "callers": frozenset({Audience.SOURCE}),
}


@click.command("diff")
@click.argument("old")
@click.argument("new", required=False)
@click.option(
    "--format",
    "format_",
    type=click.Choice([*FORMATS, _CHANGELOG]),
    default="text",
    show_default=True,
    help="How changes are printed.",
)
@click.option(
    "--for",
    "audience",
    type=click.Choice([*_AUDIENCES]),
    default="all",
    show_default=True,
    help="Changes on the wire, changes for callers of the package, or all.",
)
@click.option(
    "--fail-on",
    type=click.Choice([*(level.value for level in Level), _NEVER]),
    default=Level.ERROR.value,
    show_default=True,
    help="The mildest level that makes the exit code 1.",
)
@click.option(
    "-c",
    "--config",
    "config_path",
    type=click.Path(path_type=Path),
    help="Configuration that names the package, and has its overlays; the nearest, if OLD "
    "or NEW is its document.",
)
@click.option(
    "--allow-list",
    type=click.Path(path_type=Path),
    help="TOML file of changes that were decided on: rule, pointer, reason, expires.",
)
@click.option(
    "--stability",
    type=click.Choice(STABILITY),
    default="beta",
    show_default=True,
    help="Operations below this level (x-stability-level) may change freely.",
)
@click.option(
    "--notice",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    metavar="DAYS",
    help="Days between a deprecation and its x-sunset date.",
)
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), help="Judge dates by this day."
)
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file.",
)
@click.option(
    "--write-aliases",
    is_flag=True,
    help="Keep the earlier names of what was renamed: add them to [aliases].",
)
@click.option("--report", "link", default="", help="Address of the full report.")
@bounds
@options.loudness
@click.pass_context
def command(
    ctx: click.Context,
    old: str,
    new: str | None,
    format_: str,
    audience: str,
    fail_on: str,
    config_path: Path | None,
    allow_list: Path | None,
    stability: str,
    notice: int,
    today: datetime | None,
    target: Path | None,
    write_aliases: bool,
    link: str,
    console: Console,
) -> None:
    """Tell what changed from OLD to NEW, and whether it breaks clients of OLD.

    OLD and NEW are files, `-`, or paths in a git revision, such as main:openapi.yaml.
    OLD alone is a revision: each configured document is compared with itself as of then,
    with the configuration, the overlays and the name lock of each side.
    Exits with 1 if there are findings at the level of --fail-on or worse, with 2 if a
    document cannot be used.
    """
    if old == new == "-":
        raise click.UsageError("only one of the two can be standard input")
    entries = read_allowances(allow_list)
    days = dict.fromkeys(("beta", "stable"), notice)
    day = today.date() if today else None
    policy = Policy(stability=stability, notice=days)
    policy = replace(policy, today=day) if day else policy
    pairs: list[tuple[str, str, str, Config | None]]
    if new is None:
        pairs = list(_workspace(config_path, old))
        if len(pairs) > 1 and format_ == "junit":
            raise click.UsageError("junit reports one API; name OLD and NEW")
    else:
        pairs = [("", old, new, find_configuration(config_path, old, new))]
    from ..commands.compare import Scope, compare_documents

    printed: dict[str, tuple[Report, str]] = {}
    for name, before, after, config in pairs:
        with console.progress("comparing") as tell:
            if tell:
                tell(f"{before}, {after}")
            result = compare_documents(
                before,
                after,
                Scope(policy, entries, _AUDIENCES[audience], format_ in _FOR_READERS),
                config=config,
                reading=applied(config or Config(root=Path.cwd())),
            )
        for side in (result.old, result.new):
            # Faults that were mended are for `clientsmith normalize` to tell.
            found = located(side.diagnostics, side.sources)
            report(found, "text", 1 if console.verbosity > 0 else -1)
        if result.report is None:
            ctx.exit(2)
        if write_aliases:
            _write_aliases(config, result.renames, console)
        if format_ == _CHANGELOG:
            bump = result.report.bump
            version = bump.version if bump and bump.version != bump.released else ""
            day_ = policy.today.isoformat() if version else ""
            text = changelog(result.report, version, day_, link)
        else:
            text = FORMATS[format_](result.report)
        printed[name] = result.report, text
    if len(printed) == 1:
        ((_, text),) = printed.values()
    else:
        text = as_one(printed, format_)
    if target is not None:
        output.write_file(target, text)
    else:
        click.echo(text, nl=False)
    if fail_on != _NEVER:
        threshold = Level(fail_on)
        if any(
            item.level.reaches(threshold)
            for made, _ in printed.values()
            for item in made.findings
        ):
            ctx.exit(1)


def _write_aliases(
    config: Config | None, renames: Renames | None, console: Console
) -> None:
    """Add the earlier names of what was renamed to the configuration."""
    if config is None or config.file is None:
        raise click.UsageError("--write-aliases needs a configuration to write to")
    if not renames:
        return
    lead = ("tool", "clientsmith") if config.file.name == "pyproject.toml" else ()
    table = (*lead, "apis", config.name) if config.name else lead
    text = config.file.read_text("utf-8")
    try:
        made = add_aliases(text, table, asdict(renames))
    except AliasesError as error:
        raise click.UsageError(f"add the aliases by hand:\n{error}") from None
    if made != text:
        output.write_file(config.file, made)
        console.say(f"{config.shown(config.file)} has the earlier names now")


def _workspace(
    path: Path | None, revision: str
) -> Iterator[tuple[str, str, str, Config | None]]:
    """Each configured API: its name, its document as of a revision, and as it is."""
    found = path or configuration.find(Path.cwd())
    if found is None:
        raise click.UsageError("there is no configuration here; name OLD and NEW")
    for config in options.loaded(found):
        if config.spec is not None and config.spec != STDIN:
            spec = Path(os.path.relpath(config.spec)).as_posix()
            yield config.name or spec, f"{revision}:{spec}", spec, config


def find_configuration(path: Path | None, old: str, new: str) -> Config | None:
    """What names the package: the configured API whose document NEW is, or else OLD, also
    where it is that document in a git revision."""
    found = path or configuration.find(Path.cwd())
    if found is None:
        return None
    configs = options.loaded(found)
    by_spec = {
        config.spec.resolve(): config for config in reversed(configs) if config.spec
    }
    named = [Path(name) for side in (new, old) for name in (side, _in_revision(side))]
    fitting = [by_spec[spec] for name in named if (spec := name.resolve()) in by_spec]
    if fitting or path is None:
        return fitting[0] if fitting else None
    if len(configs) > 1:
        raise click.UsageError(f"no API of {path} has the document {new}, or {old}")
    return configs[0]


def _in_revision(name: str) -> str:
    return name.partition(":")[2] or name


def read_allowances(path: Path | None) -> tuple[Allowance, ...]:
    """The entries of an allow-list; none without a file."""
    if path is None:
        return ()
    try:
        return read_allow_list(read_text(path), str(path))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no text in UTF-8"
        raise click.UsageError(f"{path} cannot be read: {reason}") from None
    except AllowListError as error:
        raise click.UsageError(str(error)) from None
