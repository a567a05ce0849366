"""`clientsmith merge`."""

from __future__ import annotations

from pathlib import Path

import click

from .. import output
from ..process.deferred import deferred
from ..process.files import read_text
from .console import print_error

names = deferred("..names", __package__)
_LOCK = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("merge")
@click.argument("ours", type=_LOCK)
@click.argument("theirs", type=_LOCK)
@click.pass_context
def command(ctx: click.Context, ours: Path, theirs: Path) -> None:
    """Merge the name lock THEIRS into OURS, so that the names of both branches stay.

    As a merge driver of git, for `*.names.lock merge=clientsmith` in .gitattributes:

    git config merge.clientsmith.driver 'clientsmith merge %A %B'

    Exits with 1, and leaves OURS as it is, where people have to decide: the branches name
    one thing differently, or two things alike.
    """
    try:
        text = names.merge_locks(*(read_text(each) for each in (ours, theirs)))
    except OSError as error:
        reason = f"{error.filename} cannot be read: {error.strerror}"
        raise click.UsageError(reason) from None
    except (names.LockFault, UnicodeDecodeError) as error:
        print_error(str(error))
        ctx.exit(1)
    output.write_file(ours, text)
