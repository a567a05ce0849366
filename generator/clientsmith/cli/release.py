"""`clientsmith release`."""

from __future__ import annotations

import shlex
from datetime import UTC, datetime
from pathlib import Path

import click

from .. import config as configuration
from .. import output
from ..config import Config
from ..diff.report.advice import Advice, advise
from ..diff.report.wording import name_release, tell_reason
from ..process.files import read_text
from ..report.printers import located
from . import options
from .console import Console, inert
from .diff import find_configuration, read_allowances
from .reading import applied, bounds
from .report import report


@click.command("release")
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option(
    "-c",
    "--config",
    "config_path",
    type=click.Path(path_type=Path),
    help="Configuration; the nearest by itself.",
)
@click.option(
    "--api", "name", help="Name of the API, where the configuration has several."
)
@click.option(
    "--since", metavar="REVISION", help="The last release; the last tag by itself."
)
@click.option(
    "--check",
    is_flag=True,
    help="Only tell whether the version that is declared says enough; exit with 1 if not.",
)
@click.option(
    "--write",
    is_flag=True,
    help="Write the version and the entry of the changelog. Nothing is written without.",
)
@click.option(
    "--changelog",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("CHANGELOG.md"),
    show_default=True,
    help="The changelog that --write puts the entry into.",
)
@click.option(
    "--tag-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the text of the tag to this file.",
)
@click.option(
    "--allow-list",
    type=click.Path(path_type=Path),
    help="TOML file of changes that were decided on, which ask for no version.",
)
@click.option("--report", "link", default="", help="Address of the full report.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Date of the entry.")
@bounds
@options.loudness
@click.pass_context
def command(
    ctx: click.Context,
    old: str | None,
    new: str | None,
    config_path: Path | None,
    name: str | None,
    since: str | None,
    check: bool,
    write: bool,
    target: Path,
    tag_file: Path | None,
    allow_list: Path | None,
    link: str,
    today: datetime | None,
    console: Console,
) -> None:
    """Tell the next version, the entry of the changelog and the text of the tag.

    Without OLD and NEW the configured document is compared with itself as of the last tag,
    each with the configuration and the name lock of its time.
    """
    from ..commands.compare import Comparison
    from ..commands.release import (
        find_last_tag,
        insert_entry,
        plan_release,
        write_version,
    )

    if old is not None and new is not None:
        config = find_configuration(config_path, old, new)
    else:
        config = _configured(config_path, name)
        if config is None or config.spec is None:
            raise click.UsageError(
                "there is no configuration here; name OLD and NEW, or --config"
            )
        new = str(Path(config.shown(config.spec)))
        revision = since or find_last_tag()
        if revision is None:
            raise click.UsageError("there is no tag yet; name a revision with --since")
        old = f"{revision}:{new}"
    entries = read_allowances(allow_list)
    reading = applied(config or Config(root=Path.cwd()))
    day = (today or datetime.now(UTC)).date()
    plan = plan_release(old, new, config, reading, entries, day)
    sides = plan if isinstance(plan, Comparison) else plan.comparison
    for side in (sides.old, sides.new):
        report(located(side.diagnostics, side.sources), "text", -1)
    if isinstance(plan, Comparison):
        ctx.exit(2)
    bump, told = plan.bump, plan.report
    said = f"{name_release(told)} ({plan.verdict}): {told.changes}"
    where = _name_declaration(plan.comparison.configs[1])
    is_same = bump.declared == bump.version
    declared = f"; {where} {'says' if is_same else 'still says'} {bump.declared}"
    click.echo(inert(f"{said}{declared if bump.declared else ''}"))
    if check:
        if not bump.is_sufficient:
            need = f"the version must be {bump.needed} or higher, a {plan.verdict} one"
            click.echo(inert(f"{need}{tell_reason(told)}"), err=True)
            ctx.exit(1)
        return
    entry = plan.entry(day.isoformat(), link)
    click.echo(f"next version: {inert(plan.version)}\n\n{entry}")
    if not write:
        _tell_steps(advise(told))
    if tag_file is not None:
        output.write_file(tag_file, plan.tag_text(day.isoformat()))
    if not write:
        console.say("nothing was written; --write writes the version and the entry")
        return
    known = _read_changelog(target)
    if plan.version != plan.bump.declared:
        file = write_version(plan)
        if file is None:
            raise click.UsageError(
                f"write {plan.version} as `distribution.version` into the configuration, or as "
                "`info.version` into the document, and run it again"
            )
        console.say(inert(f"{file}: version {plan.version}"))
    output.write_file(target.absolute(), insert_entry(known, entry))
    tag = inert(f"v{plan.version.removeprefix('v')}")
    console.say(f"{target}: an entry for {inert(plan.version)}")
    console.say(
        f"next: clientsmith generate, commit, git tag -a {shlex.quote(tag)} -F TAG-FILE, "
        "git push --follow-tags"
    )


def _name_declaration(config: Config | None) -> str:
    """Where the version is declared that a release would raise."""
    is_own = config is not None and config.distribution.version
    return (
        "`distribution.version` of the configuration"
        if is_own
        else "`info.version` of the document"
    )


def _tell_steps(advice: Advice) -> None:
    """What to do next, as plain text."""
    if advice.owner:
        click.echo(f"If you own the API, {advice.choice}:")
    for step in advice.owner:
        click.echo(inert(f"- {step}"))
    if advice.maintainer:
        lead = "\n" if advice.owner else ""
        click.echo(f"{lead}If you maintain the client:")
    for number, step in enumerate(advice.maintainer, 1):
        click.echo(inert(f"{number}. {step}"))
    if advice.instead:
        click.echo(f"\n{inert(advice.instead)}")
    if advice.allowance:
        click.echo("\nbreaks.toml:\n")
    for line in advice.allowance:
        click.echo(inert(f"  {line}") if line else "")


def _read_changelog(target: Path) -> str:
    """What a changelog has already: of an ordinary file, for a link may lead out of here."""
    if target.is_symlink():
        raise click.UsageError(f"{target} is a link; name its file by --changelog")
    try:
        return read_text(target) if target.is_file() else ""
    except UnicodeDecodeError:
        raise click.UsageError(f"{target} is no text in UTF-8") from None


def _configured(path: Path | None, name: str | None) -> Config | None:
    found = path or configuration.find(Path.cwd())
    if found is None:
        return None
    configs = options.loaded(found)
    chosen = [config for config in configs if name is None or config.name == name]
    if len(chosen) != 1:
        names = ", ".join(config.name for config in configs)
        raise click.UsageError(f"choose one of {names} with --api")
    return chosen[0]
