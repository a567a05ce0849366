"""`clientsmith init`."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from .. import config as configuration
from .. import output
from ..commands.workflows import github_workflows
from . import options
from .console import Console

_NAME = "clientsmith.toml"
_GUESSES = ("openapi", "swagger", "api", "spec", "schema")
_SUFFIXES = (".yaml", ".yml", ".json")
_STARTER = """\
# Run `clientsmith generate` to make the client, `clientsmith check` in CI.
# Paths are relative to this file. For completion in an editor, say
# `clientsmith schema > clientsmith.schema.json` and put this line first:
# #:schema ./clientsmith.schema.json
spec = {spec}
output = "generated"

# Names of the package and of its client class; taken from the API's title if left out.
{names}
# Patches of the specification (OpenAPI Overlay 1.1), applied in this order.
# overlays = ["overlays/fixes.yaml"]

# Diagnostic codes that are known and accepted; `clientsmith explain CODE` tells about one.
# allow = []

# The variable that a credential is read from if it is not given to the client.
{credentials}
# What an operation is called, and how its list is continued.
# [operations."GET /widgets"]
# resource = "widgets"
# method = "list"
# paging = {{ kind = "cursor", items = "data", next = "next_cursor", parameter = "cursor" }}
{waits}"""


@click.command("init")
@click.argument("spec", required=False, type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Overwrite files that are there.")
@click.option(
    "--ci",
    type=click.Choice(["github"]),
    help="Write workflows instead: a check of pull requests with a comment, a weekly look at "
    "upstream, and publishing to PyPI on a tag.",
)
@click.option(
    "--upstream",
    default="",
    metavar="URL",
    help="Where --ci fetches the document from.",
)
@options.loudness
def command(
    spec: Path | None, force: bool, ci: str | None, upstream: str, console: Console
) -> None:
    """Write a starter clientsmith.toml for SPEC into the current folder."""
    if ci is not None:
        _write_workflows(spec, upstream, force=force, console=console)
        return
    target = Path(_NAME)
    if target.exists() and not force:
        raise click.UsageError(f"{_NAME} is there already; --force overwrites it")
    found = spec or _guess(Path.cwd())
    if spec is not None and not spec.is_file():
        raise click.UsageError(f"there is no file {spec}")
    shown = found.as_posix() if found else "openapi.yaml"
    text = _STARTER.format(spec=json.dumps(shown), **_facts(found))
    output.write_file(target.absolute(), text)
    console.say(f"wrote {_NAME}; next: clientsmith generate")


def _facts(spec: Path | None) -> dict[str, str]:
    """The commented parts of the starter, as the document has them where it can be read."""
    names, credentials = ("acme", "Acme"), {"SchemeName": "api_key"}
    tables: list[str] = []
    if spec is not None:
        from ..commands.pipeline import generate
        from ..commands.wait_tables import as_table, offers

        made = generate(configuration.for_spec(spec))
        if made.api is not None and made.names is not None:
            names = made.names.package, made.names.client
            schemes = [
                scheme.name
                for scheme in made.api.schemes
                if scheme.kind != "mutualTLS"  # which has no argument
            ]
            decided = made.names
            found = {name: decided.credential(name) for name in schemes}
            credentials = found or credentials
            offered = offers(made.api, configuration.for_spec(spec))
            tables = [as_table(each) for each in offered if each.offered]
    prefix = names[0].replace(".", "_").upper()
    waits = ""
    if tables:
        about = "# What looks as if it takes time: the states are to be checked (docs/waits.md)."
        waits = "\n".join(("", about, *tables))
    return {
        "waits": waits,
        "names": f'# package = "{names[0]}"\n# client = "{names[1]}"\n',
        "credentials": "".join(
            f"# [credentials.{json.dumps(scheme)}]\n"
            f'# argument = "{argument}"\n# env = "{prefix}_{argument.upper()}"\n'
            for scheme, argument in credentials.items()
        ),
    }


def _write_workflows(
    spec: Path | None, url: str, *, force: bool, console: Console
) -> None:
    """Write the workflows for the configured API, or for SPEC where nothing is configured."""
    found = configuration.find(Path.cwd())
    config = options.loaded(found)[0] if found else None
    document, folder = spec or _guess(Path.cwd()) or Path("openapi.yaml"), "generated"
    if config is not None:
        document = spec or Path(os.path.relpath(config.spec or document))
        folder = os.path.relpath(config.output) if config.output else folder
        url = url or config.upstream.url or ""
    files = github_workflows(
        json.dumps(document.as_posix()),
        json.dumps(Path(folder).as_posix()),
        json.dumps(url) if url else "",
    )
    home = Path(".github", "workflows")
    known = [name for name in files if (home / name).exists()]
    if known and not force:
        raise click.UsageError(
            f"{home / known[0]} is there already; --force overwrites it"
        )
    for name, text in files.items():
        output.write_file((home / name).absolute(), text)
        console.say(f"wrote {(home / name).as_posix()}")
    if not url:
        console.say(
            "no upstream is known; --upstream URL adds a workflow that follows it"
        )


def _guess(folder: Path) -> Path | None:
    """A file that looks like an OpenAPI document, here or one folder down."""
    for place in (folder, *sorted(path for path in folder.iterdir() if path.is_dir())):
        for stem in _GUESSES:
            for suffix in _SUFFIXES:
                if (place / f"{stem}{suffix}").is_file():
                    return (place / f"{stem}{suffix}").relative_to(folder)
    return None
