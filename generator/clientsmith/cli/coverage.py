"""`clientsmith coverage`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ..config import Config
from . import options
from .console import Console, inert
from .report import report

_FORMATS = ("text", "json")


@click.command("coverage")
@options.targets
@click.option(
    "--format",
    "format_",
    type=click.Choice(_FORMATS),
    default=_FORMATS[0],
    show_default=True,
    help="How the report is printed.",
)
@options.loudness
@click.pass_context
def command(
    ctx: click.Context,
    targets: tuple[str, ...],
    config_path: Path | None,
    format_: str,
    console: Console,
) -> None:
    """Print which parts of SPEC are generated in full, as a fallback, or not at all.

    Exits with 1 if something falls short that the configuration does not allow. -v lists
    the parts that are generated in full as well.
    """
    configs = options.chosen(targets, config_path)
    ctx.exit(max(_cover(config, format_, console) for config in configs))


def _cover(config: Config, format_: str, console: Console) -> int:
    from ..commands import pipeline
    from ..commands.generate import located, to_tell
    from ..commands.wait_tables import as_json, offers, report_lines
    from ..config import allowances

    with console.progress("reading") as progress:
        result = pipeline.generate(config, progress=progress)
    told = to_tell(result.diagnostics, config)
    coverage = result.coverage
    if coverage is None or result.sources is None:
        report(located(told, result.sources), verbosity=console.verbosity)
        return 2
    allowances.report_unneeded(result.diagnostics, config, told)
    rows = [
        {
            "part": str(row.part),
            "name": row.name,
            "outcome": str(row.outcome),
            "reason": row.reason,
            "place": str(result.sources.locate(row.at)),
        }
        for row in coverage.rows
        if row.reason or console.verbosity > 0
    ]
    waits = offers(result.api, config) if result.api is not None else ()
    counts = {
        str(part): {str(outcome): number for outcome, number in numbers.items()}
        for part, numbers in coverage.counts.items()
    }
    if format_ == "json":
        found = {
            "counts": counts,
            "typed": coverage.typed_share,
            "paging": {"paged": coverage.paged, "lists": coverage.listing},
            "rows": rows,
            "waits": [as_json(each) for each in waits],
        }
        click.echo(json.dumps(found, indent=2))
    else:
        _print(counts, rows)
        if result.api is not None and not (result.api.operations or result.api.webhooks):
            click.echo("the document has no operations")
        share = f"{coverage.typed_share:.1%}"
        click.echo(f"{share} of the operations with a declared reply have a typed one")
        click.echo(f"{coverage.paged} of {coverage.listing} lists are paged")
        for line in report_lines(waits):
            click.echo(inert(line))
    return 1 if told.failed or allowances.beyond(told, config) else 0


def _print(counts: dict[str, dict[str, int]], rows: list[dict[str, str]]) -> None:
    for row in rows:
        reason = f": {row['reason']}" if row["reason"] else ""
        line = f"{row['place']}: {row['outcome']} {row['part']} {row['name']}{reason}"
        click.echo(inert(line))
    outcomes = list(next(iter(counts.values())))
    click.echo(f"{'':16}" + "".join(f"{outcome:>10}" for outcome in outcomes))
    for part, numbers in counts.items():
        click.echo(
            f"{part:16}" + "".join(f"{numbers[outcome]:>10}" for outcome in outcomes)
        )
