"""`clientsmith adopt`."""

from __future__ import annotations

import json
from contextlib import nullcontext
from pathlib import Path

import click

from .. import output
from ..config.node import find_repository, is_within
from ..config.values import for_spec
from ..report.diagnostics import Diagnostics
from . import options
from .console import Console, inert, print_error
from .reading import applied, bounds
from .report import report

_NAME = "clientsmith.toml"


@click.command("adopt")
@click.argument("old")
@click.argument("spec", required=False, type=click.Path(path_type=Path))
@click.option("--write", is_flag=True, help=f"Write {_NAME} into the current folder.")
@click.option("--force", is_flag=True, help=f"Overwrite a {_NAME} that is there.")
@click.option(
    "--names", is_flag=True, help="Print each operation with its call, as JSON."
)
@bounds
@options.loudness
@click.pass_context
def command(
    ctx: click.Context,
    old: str,
    spec: Path | None,
    write: bool,
    force: bool,
    names: bool,
    console: Console,
) -> None:
    """Read the Python SDK OLD, and configure a client of SPEC with the same names.

    OLD is a folder, a wheel, an sdist or an installed package; it is read, never run. Or it
    is the configuration of its generator, such as stainless.yml, which has the names. Prints
    what was found and, with SPEC, the configuration; exits with 1 where there are questions.
    """
    if write and spec is None:
        raise click.UsageError("--write needs the document; name it after OLD")
    if write and Path(_NAME).exists() and not force:
        raise click.UsageError(f"{_NAME} is there already; --force overwrites it")
    if spec is not None and not spec.is_file():
        raise click.UsageError(f"there is no file {spec}")
    if spec is not None and not is_within(spec, find_repository(Path.cwd())):
        raise click.UsageError(
            f"{spec} lies outside this repository, and {_NAME} cannot name it; copy it here"
        )
    config = None if spec is None or names else applied(for_spec(spec))
    faults = Diagnostics()
    from ..commands.front_end import begin_bundle, begun

    with nullcontext() if config is None else begun(config, begin_bundle) as early:
        from .. import adopt  # the reader, and the stages that decide names

        try:
            sdk, modules = adopt.read_old(old)
        except adopt.SourcesError as error:
            print_error(str(error), error.hint)
            ctx.exit(2)
        made = (
            adopt.make_successor(sdk, modules, config, Path(_NAME), faults, early)
            if config
            else None
        )
    if names:
        found = {
            call.dotted: [f"{item.verb} {item.path}" for item in call.requests]
            for call in sdk.calls
        }
        click.echo(json.dumps(found, indent=2))
        return
    if config is None:
        _tell(adopt.print_adoption(sdk))
        return
    if made is None:
        report(faults)
        ctx.exit(2)
    adoption = made.adoption
    _tell(adopt.print_adoption(adoption), err=not write)
    for call in made.kept:
        click.echo(
            inert(f"only the SDK has {call}; {adopt.OVERLAY} describes it"),
            err=not write,
        )
    if write:
        output.write_file(Path(_NAME).absolute(), made.text)
        if made.names is not None:
            output.write_file(Path(adopt.NAMES).absolute(), made.names)
        if made.overlay:
            output.write_file(Path(adopt.OVERLAY).absolute(), made.overlay)
        console.say(f"wrote {_NAME}; next: clientsmith generate")
    else:
        click.echo(made.text, nl=False)
    asked = adoption.questions or adoption.type_questions
    ctx.exit(1 if asked and made.names is None else 0)


def _tell(text: str, err: bool = False) -> None:
    """Print lines of which some were written by others."""
    click.echo("\n".join(map(inert, text.split("\n"))), nl=False, err=err)
