"""The configuration of a successor, with the names by which programs import."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from ..commands.front_end import Early, Front, begin_bundle, finish
from ..config import Config, load
from ..config.surface import PRESETS
from ..report.diagnostics import Diagnostics
from .configuration import (
    OVERLAY,
    moved_rules,
    needed_rules,
    write_bodies,
    write_configuration,
    write_names,
)
from .decided import Decided, decide_names, list_operations
from .exports import Found
from .lacking import write_overlay
from .makers import find_maker
from .makers_files import is_makers_file, read_makers_file
from .match import match
from .modules import Modules
from .read import read_sdk
from .sources import Sources, open_sources
from .surface import read_surface
from .values import Adoption, Sdk


@dataclass(frozen=True, slots=True)
class Successor:
    """How an SDK fits a document, and the files that are made of that: the text of a
    configuration, and of its names where a preset is known of the maker. `overlay` describes
    operations that only the SDK has, `kept` are their calls."""

    adoption: Adoption
    text: str
    names: str | None = None
    overlay: str = ""
    kept: tuple[str, ...] = ()


def read_old(old: str) -> tuple[Sdk, Modules]:
    """What callers see of an SDK, or what the configuration of its generator says, and the
    modules of the SDK.

    Raises:
        SourcesError: there is none, or it cannot be read.
    """
    if is_makers_file(old):
        return read_makers_file(old), Modules(Sources({}, frozenset()))
    sources = open_sources(old)
    modules = Modules(sources, list(sources.faults))
    return read_sdk(sources, modules), modules


def make_successor(
    sdk: Sdk,
    modules: Modules,
    config: Config,
    file: Path,
    diagnostics: Diagnostics,
    early: Callable[[], Early] | None = None,
) -> Successor | None:
    """Make the configuration that gives a successor the calls of an SDK; None where the
    document is unusable, which is reported.

    Args:
        sdk: what callers see of it.
        modules: its sources.
        config: names the document.
        file: where the configuration is to be.
        diagnostics: told what keeps the document from being used.
        early: gives the document, bundled, where its reading was begun.
    """
    begun = early() if early else begin_bundle(config)
    for item in begun.diagnostics:
        diagnostics.add(item)
    if begun.front is None or config.spec is None:
        return None
    front = finish(begun.front.copy(), config, diagnostics)
    if diagnostics.failed:
        return None
    shown = Path(os.path.relpath(config.spec, file.absolute().parent)).as_posix()
    known = sdk.maker in PRESETS
    before = match(sdk, list_operations(front))
    overlay = write_overlay(before, front.tree) if known else ""
    with TemporaryDirectory() as folder:
        if overlay:
            added = Path(folder, OVERLAY)
            added.write_text(overlay, encoding="utf-8")
            changed = replace(config, overlays=(added,))
            front = finish(begun.front, changed, diagnostics)
    failed = diagnostics.failed
    decided = None if failed else _decide(sdk, config, diagnostics, front)
    if decided is None:
        return None
    adoption = match(sdk, decided.operations, decided)
    preset = Found() if known else None
    text = write_configuration(adoption, decided, shown, surface=preset, settle=known)
    configs = load(file.absolute(), diagnostics, text) if known else ()
    if configs is None:
        return None
    again = decide_names(configs[0], diagnostics, front, decided) if configs else None
    if again is None:
        return Successor(adoption, text)
    folder = find_maker(sdk.maker).types
    surface = read_surface(modules, adoption, again, folder)
    whole = write_bodies(surface)
    if whole:  # which changes what types are called
        configs = load(file.absolute(), diagnostics, f"{text}\n{whole}") or ()
        again = (
            decide_names(configs[0], diagnostics, front, decided) if configs else None
        )
        if again is None:
            return Successor(adoption, text)
        surface = read_surface(modules, adoption, again, folder)
    rules = moved_rules(adoption, {item.key: item.default for item in again.operations})
    text = write_configuration(
        adoption, decided, shown, rules, surface, settle=True, overlay=bool(overlay)
    )
    kept = tuple(
        call.spelling for call in before.calls_alone if call not in adoption.calls_alone
    )
    return Successor(adoption, text, write_names(surface), overlay, kept)


def _decide(
    sdk: Sdk, config: Config, diagnostics: Diagnostics, front: Front
) -> Decided | None:
    """The names that need the fewest rules to be the SDK's: the usual ones, or tags and
    operationIds as they are, where its maker takes these."""
    usual = decide_names(config, diagnostics, front)
    if usual is None or not find_maker(sdk.maker).verbatim:
        return usual
    exact = decide_names(replace(config, naming="verbatim"), diagnostics, front, usual)
    return min(
        (each for each in (usual, exact) if each is not None),
        key=lambda each: len(needed_rules(match(sdk, each.operations, each), True)),
    )
