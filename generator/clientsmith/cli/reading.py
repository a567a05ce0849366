"""Options on what may be read, and how much of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from ..config import Config
from ..spec.limits import MOST

F = TypeVar("F", bound=Callable[..., Any])
_CHOSEN = f"{__name__}.chosen"
_BOUNDS = {
    "bytes": "Size of one file.",
    "nodes": "Members and items of one file.",
    "depth": "Levels of nesting.",
    "aliases": "YAML nodes that aliases may repeat.",
    "files": "Files that one document may refer to.",
    "seconds": "Time for the work on one document.",
    "memory": "Bytes of memory for the work on one document.",
}


def bounds(function: F) -> F:
    """--allow-host, --allow-root and the --max options, noted for `applied`."""
    for name in reversed(_BOUNDS):
        function = click.option(
            f"--max-{name}",
            type=click.IntRange(1, getattr(MOST, name)),
            expose_value=False,
            callback=_noted,
            help=f"{_BOUNDS[name]} More is refused.",
        )(function)
    root = click.option(
        "--allow-root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        multiple=True,
        expose_value=False,
        callback=_noted,
        help="A further folder that references may read from.",
    )
    host = click.option(
        "--allow-host",
        multiple=True,
        expose_value=False,
        callback=_noted,
        help="A host that references may read from; none by default.",
    )
    return host(root(function))


def _noted(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    ctx.meta.setdefault(_CHOSEN, {})[param.name] = value


def applied(config: Config) -> Config:
    """The configuration with what the command line says about reading."""
    context = click.get_current_context(silent=True)
    given: dict[str, Any] = context.meta.get(_CHOSEN, {}) if context else {}
    limits = {
        name: given[f"max_{name}"] for name in _BOUNDS if given.get(f"max_{name}")
    }
    return replace(
        config,
        limits=replace(config.limits, **limits),
        allow_hosts=(*config.allow_hosts, *given.get("allow_host", ())),
        allow_roots=(*config.allow_roots, *given.get("allow_root", ())),
    )
