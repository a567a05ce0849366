"""The reference on its own: generate, and write what documents the client."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from .. import output
from ..config import Config
from ..config.values import Docs
from ..docs.defaults import defaults
from ..docs.reference import assets
from ..emit.package import runtime
from ..emit.render import builtin
from . import pipeline
from .generate import deliver, inputs, located, to_tell
from .outcome import FINE, UNUSABLE, Outcome

_FOLDER = "docs/"
_ALONE = "site"

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Site:
    """A reference that was built: where it lies, what came of it, and what it was made of."""

    root: Path
    outcome: Outcome
    inputs: tuple[Path, ...] = ()


def build(
    config: Config, folder: Path | None = None, *, progress: Progress | None = None
) -> Site:
    """Build the reference of one API in a folder.

    Without a folder it is written with the client where the configuration asks for it, and
    else to `site` in the current folder. Raises OutputError where it cannot be written.
    """
    if folder is None and config.docs is not None and config.output is not None:
        outcome = deliver(config, progress=progress)
        return Site(config.output / _FOLDER, outcome, config.inputs)
    root = (folder or Path(_ALONE)).absolute()
    result = pipeline.generate(
        replace(config, docs=config.docs or Docs()), progress=progress
    )
    findings = located(to_tell(result.diagnostics, config), result.sources)
    read = tuple({*config.inputs, *inputs(result.sources)})
    if result.files is None:
        return Site(root, Outcome(config.name, UNUSABLE, findings), read)
    files = {
        path.removeprefix(_FOLDER): text
        for path, text in result.files.items()
        if path.startswith(_FOLDER)
    }
    written = output.write(files, root)
    outcome = Outcome(config.name, FINE, findings, written, (), len(files))
    return Site(root, outcome, read)


def forget() -> None:
    """Read the built-in templates again: they may have changed."""
    for known in (builtin, runtime, defaults, assets):
        known.cache_clear()
