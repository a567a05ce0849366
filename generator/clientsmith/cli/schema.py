"""`clientsmith schema`."""

from __future__ import annotations

import json

import click


@click.command("schema")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["json", "markdown"]),
    default="json",
    show_default=True,
    help="A JSON Schema, or a table for people.",
)
def command(format_: str) -> None:
    """Print the keys of clientsmith.toml: as JSON Schema for editors, or as a page."""
    if format_ == "markdown":
        from ..commands.configuration_page import configuration_page

        click.echo(configuration_page(), nl=False)
        return
    from ..config.json_schema import configuration_schema

    click.echo(json.dumps(configuration_schema(), indent=2, ensure_ascii=False))
