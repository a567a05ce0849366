"""`clientsmith init`."""

from __future__ import annotations

import os
import re
from pathlib import Path

import click

from .. import config as configuration
from .. import output
from ..commands.workflows import EXAMPLE, github_workflows
from ..config.node import find_repository, is_within
from ..text.toml import toml_value
from . import options
from .console import Console, inert
from .report import report

_NAME = "clientsmith.toml"
_DOCUMENT = Path("openapi.json")
_MOST_SHOWN = 5
_ADDRESS = re.compile(r"https?://[^\s/@?#\x00-\x1f\x7f]+([/?#][!-~]*)?", re.IGNORECASE)


@click.command("init")
@click.argument("spec", required=False, type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Overwrite files that are there.")
@options.app
@click.option(
    "--ci",
    type=click.Choice(["github"]),
    help="Write workflows, and the configuration only if there is none: a check of pull "
    "requests, a comment on them, a weekly look at upstream, and publishing to PyPI on a tag.",
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
    """Write a starter clientsmith.toml for SPEC into the current folder.

    With --app, the document of the app is written to openapi.json first.
    """
    if options.chosen_app() is not None:
        if spec is not None:
            raise click.UsageError("name a document, or an app, but not both")
        spec = _write_document(force=force, console=console)
    if ci is None or configuration.find(Path.cwd()) is None:
        _write_starter(spec, force=force, console=console)
    if ci is not None:
        _write_workflows(spec, upstream, force=force, console=console)


def _write_document(*, force: bool, console: Console) -> Path:
    """Write the document of the app, in normal form, as `clientsmith normalize` prints it."""
    for target in (_DOCUMENT, Path(_NAME)):
        if target.exists() and not force:
            raise click.UsageError(f"{target} is there already; --force overwrites it")
    from ..commands.generate import located
    from ..commands.pipeline import normalize

    result = normalize(options.chosen((), None)[0])
    report(located(result.diagnostics, result.sources), "text", console.verbosity)
    if result.text is None:
        raise click.exceptions.Exit(2)
    output.write_file(_DOCUMENT.absolute(), result.text)
    console.say(f"wrote {_DOCUMENT}, which describes the app")
    return _DOCUMENT


def _write_starter(spec: Path | None, *, force: bool, console: Console) -> None:
    target = Path(_NAME)
    if target.exists() and not force:
        raise click.UsageError(f"{_NAME} is there already; --force overwrites it")
    if spec is not None and not spec.is_file():
        raise click.UsageError(f"there is no file {spec}")
    from ..commands.starter import find_documents, starter

    found = [spec] if spec is not None else find_documents(Path.cwd())
    output.write_file(target.absolute(), starter(found[0] if found else None))
    if not found:
        console.say(f"wrote {_NAME}; next: name your document in it as `spec`")
        return
    console.say(f"wrote {_NAME} for {found[0]}; next: clientsmith generate")
    if more := [str(path) for path in found[1 : _MOST_SHOWN + 1]]:
        console.say(f"other documents here: {', '.join(more)}")


def _write_workflows(
    spec: Path | None, url: str, *, force: bool, console: Console
) -> None:
    """Write the workflows for the configured API, or for SPEC where nothing is configured."""
    found = configuration.find(Path.cwd())
    config = options.loaded(found)[0] if found else None
    from ..commands.starter import find_documents

    here = find_documents(Path.cwd())[:1] or [Path("openapi.yaml")]
    document, folder = spec or here[0], "generated"
    if config is not None:
        document = spec or Path(os.path.relpath(config.spec or document))
        folder = os.path.relpath(config.output) if config.output else folder
        url = url or config.upstream.url or ""
    named = (document.as_posix(), Path(folder).as_posix(), url)
    if faulty := next((name for name in named if "${{" in name), None):
        raise click.UsageError(
            f"{inert(faulty)} would be an expression in a workflow; name it otherwise"
        )
    if url and not _ADDRESS.fullmatch(url):
        raise click.UsageError(
            "--upstream must be an http address, without a name and password"
        )
    # YAML reads TOML's basic strings as they are meant.
    files = github_workflows(*(toml_value(name) if name else "" for name in named))
    home = Path(".github", "workflows")
    if not is_within(home, find_repository(Path.cwd())):
        raise click.UsageError(f"{home} leads out of this repository")
    known = [name for name in files if (home / name).exists()]
    if known and not force:
        raise click.UsageError(
            f"{home / known[0]} is there already; --force overwrites it"
        )
    for name, text in files.items():
        output.write_file((home / name).absolute(), text)
        console.say(f"wrote {(home / name).as_posix()}")
    console.say(
        "next: set the repository's variable CLIENTSMITH to what pip installs, such as "
        f"{EXAMPLE} with the hash of a commit"
    )
    if not url:
        console.say(
            "no upstream is known; --upstream URL adds a workflow that follows it"
        )
