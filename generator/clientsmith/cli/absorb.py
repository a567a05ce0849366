"""`clientsmith absorb`."""

from __future__ import annotations

from pathlib import Path

import click

from .. import output
from ..config import Config
from ..config.earlier import AliasesError, add_rows
from . import options
from .console import Console, inert
from .report import report


@click.command("absorb")
@options.targets
@click.option(
    "--write",
    is_flag=True,
    help="Write the modules and the lines of [extend], and put generated files back.",
)
@options.loudness
@click.pass_context
def command(
    ctx: click.Context,
    targets: tuple[str, ...],
    config_path: Path | None,
    write: bool,
    console: Console,
) -> None:
    """Move your edits of generated files into files of your own.

    New methods of resources and of the client become methods of a subclass, other bodies wraps;
    what models were given becomes a class that they are derived from. Anything else is shown as a
    diff, and stays until you decide. Exits with 1 if something stays.
    """
    configs = options.chosen(targets, config_path)
    ctx.exit(max(_absorb(config, write, console) for config in configs))


def _absorb(config: Config, write: bool, console: Console) -> int:
    from ..commands import pipeline
    from ..commands.generate import located, to_tell
    from ..extend.absorb import absorb

    result = pipeline.generate(config)
    if result.files is None or result.names is None or config.output is None:
        report(located(to_tell(result.diagnostics, config), result.sources))
        return 2
    found = absorb(result.files, config, result.names)
    if not found:
        console.say("no generated file was edited")
        return 0
    package = config.output.joinpath(*result.names.package.split("."))
    left = False
    lines: dict[tuple[str, ...], dict[str, str]] = {}
    for each in found:
        for note in each.notes:
            click.echo(inert(f"{each.path}: {note}"))
        if each.rest:
            left = True
            click.echo(
                inert(f"{each.path} has edits that are neither additions nor wraps:")
            )
            click.echo("\n".join(map(inert, each.rest.splitlines())))
        if not each.text:
            continue
        place = package / each.module
        if place.exists():
            left = True
            click.echo(
                inert(f"{config.shown(place)} is there already; add to it by hand:")
            )
            click.echo("\n".join(map(inert, each.text.splitlines())))
            continue
        for table, key, value in each.rows:
            lines.setdefault(table, {})[key] = value
        if write:
            _refuse_links(place, config.output)
            place.parent.mkdir(parents=True, exist_ok=True)
            (place.parent / "__init__.py").touch()
            output.write_file(place, each.text)
            console.say(f"wrote {config.shown(place)}")
        else:
            click.echo(inert(f"# {config.shown(place)}"))
            click.echo("\n".join(map(inert, each.text.splitlines())))
    if lines:
        _configure(config, lines, write, console)
    if write and not left:
        for each in found:
            output.write_file(config.output / each.path, result.files[each.path])
        console.say("next: clientsmith generate")
    return int(left)


def _refuse_links(place: Path, root: Path) -> None:
    """Nothing is written through a link that lies in the output."""
    plain = root.resolve() / place.parent.relative_to(root)
    written = (place, place.parent / "__init__.py")
    if place.parent.resolve() != plain or any(map(Path.is_symlink, written)):
        raise click.UsageError(f"{place} lies behind a link; nothing was written")


def _configure(
    config: Config,
    lines: dict[tuple[str, ...], dict[str, str]],
    write: bool,
    console: Console,
) -> None:
    """Add the lines of `[extend]`, or show them."""
    if config.file is None or not write:
        shown = ""
        for path, values in sorted(lines.items()):
            shown = add_rows(shown, path, values)
        click.echo("\n".join(map(inert, shown.strip().splitlines())))
        return
    lead = ("tool", "clientsmith") if config.file.name == "pyproject.toml" else ()
    table = (*lead, "apis", config.name) if config.name else lead
    made = config.file.read_text("utf-8")
    try:
        for path, values in sorted(lines.items()):
            made = add_rows(made, (*table, *path), values)
    except AliasesError as error:
        raise click.UsageError(f"add the lines by hand:\n{error}") from None
    output.write_file(config.file, made)
    console.say(f"{config.shown(config.file)} names them now")
